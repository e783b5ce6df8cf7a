"""A mention: a published article that shows a card of a record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.querysets import ArticleQuerySet
from seizures.models import Seizure


class MentionQuerySet(models.QuerySet):
    def published(self):
        """Mentions in articles that a reader may see."""
        return self.filter(
            article__in=ArticleQuerySet(self.model._meta.get_field("article").related_model)
            .published()
            .values("pk")
        )


class Mention(models.Model):
    """Written by :func:`newsroom.services.replace_mentions` when an article is published.

    It is what lets a record list the articles that cite it without reading their blocks.
    """

    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="mentions"
    )
    seizure = models.ForeignKey(Seizure, on_delete=models.CASCADE, related_name="mentions")

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [
            models.UniqueConstraint(fields=["article", "seizure"], name="one_mention_a_record")
        ]

    def __str__(self):
        return f"{self.article_id} → {self.seizure_id}"
