"""What an editor does with a find: each verb is one transaction, and doing it twice changes
nothing."""

from django.db import transaction
from django.utils import timezone

from newsroom.models import Article, NewsroomSettings, SuggestionAnswer
from newsroom.models.suggestion_answer import Answer
from newsroom.records_in_text.finding import Suggestion
from seizures import drafting
from seizures.drafting import Source
from seizures.models import Seizure


@transaction.atomic
def make_draft(*, article: Article, suggestion: Suggestion, user) -> tuple[Seizure, bool]:
    """An unpublished record of it, and whether it was made now: there is one a statement.

    Raises :class:`django.core.exceptions.ValidationError` when a part does not fit its field.
    """
    given = _locked(article, suggestion)
    if given and given.seizure:
        return given.seizure, False
    record = drafting.draft_from(suggestion.find, source=source_of(article), user=user)
    _answer(article, suggestion, Answer.DRAFTED, record, user)
    return record, True


@transaction.atomic
def say_it_is(*, article: Article, suggestion: Suggestion, record: Seizure, user) -> None:
    """Add the sentence to the claims of a draft of that record, and remember the answer."""
    drafting.add_claim(record, suggestion.find, source=source_of(article), user=user)
    _answer(article, suggestion, Answer.SAME, record, user)


def say_it_is_none(*, article: Article, suggestion: Suggestion, user) -> None:
    """Not a seizure: it is not offered again in this article, as long as its words stay."""
    _answer(article, suggestion, Answer.NO_SEIZURE, None, user)


def offer_again(*, article: Article, suggestion: Suggestion) -> None:
    """Take the answer back. A draft that was made, or a claim that was added, stays."""
    article.suggestion_answers.filter(key=suggestion.key).delete()


@transaction.atomic
def put_card(*, article: Article, record: Seizure, block: str, user) -> bool:
    """Put the record's card behind the block that tells of it, in a new draft of the article.

    Whether it was put there now: an article shows a record once.
    """
    stored = list(article.body.raw_data)
    if any(each["type"] == "seizure_card" and each["value"] == record.pk for each in stored):
        return False
    ids = [each.get("id") for each in stored]
    place = ids.index(block) + 1 if block in ids else len(stored)
    stored.insert(place, {"type": "seizure_card", "value": record.pk})
    article.body = article.body.stream_block.to_python(stored)
    article.save_revision(user=user, log_action=True)
    return True


def source_of(article: Article) -> Source:
    """The article as a source. A draft has no address yet: a record must not give it away."""
    is_ours = not article.origin_outlet
    address = article.origin_url
    if is_ours and article.is_published:
        address = article.full_url or ""
    published = article.first_published_at
    return Source(
        name=article.origin_outlet or NewsroomSettings.load().name,
        language=article.locale.language_code,
        url=address,
        published=timezone.localdate(published).isoformat() if published else "",
    )


def _locked(article: Article, suggestion: Suggestion) -> SuggestionAnswer | None:
    """The answer given so far. Two editors at once wait for each other at the article's row."""
    Article.objects.select_for_update().filter(pk=article.pk).values("pk").first()
    answers = article.suggestion_answers.select_related("seizure")
    return answers.filter(key=suggestion.key).first()


def _answer(article, suggestion, answer, record, user) -> None:
    SuggestionAnswer.objects.update_or_create(
        article_id=article.pk,
        key=suggestion.key,
        defaults={
            "quote": suggestion.find.quote,
            "answer": answer,
            "seizure": record,
            "given_by": user,
        },
    )
