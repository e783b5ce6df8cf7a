"""What a WebSub hub is still to be told: one row an article that changed."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class HubPing(models.Model):
    """The feeds that may hold an article are to be fetched again.

    Gone as soon as the hub has taken it. No foreign key: a deleted article has left its feeds.
    """

    article = models.BigIntegerField(unique=True)
    language = models.CharField(max_length=10)
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("news for the hub")
        verbose_name_plural = _("news for the hub")

    def __str__(self):
        return f"article {self.article}"
