"""What happens to articles: each verb is one transaction."""

from django.db import transaction

from newsroom.models import Article, Mention
from seizures.models import Seizure


@transaction.atomic
def follow_merged_records(*records: Seizure) -> None:
    """Let the published articles that show one of these records mention the one it stands for."""
    mentioning = Mention.objects.filter(seizure__in=records).values("article")
    for article in Article.objects.filter(pk__in=mentioning):
        replace_mentions(article=article)


@transaction.atomic
def replace_mentions(*, article: Article) -> None:
    """Make the mentions of an article those of the records its body shows."""
    shown = {seizure.pk for seizure in article.seizures_shown()}
    article.mentions.exclude(seizure__in=shown).delete()
    Mention.objects.bulk_create(
        [Mention(article=article, seizure_id=pk) for pk in sorted(shown)], ignore_conflicts=True
    )
