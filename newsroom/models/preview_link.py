"""A link by which somebody outside reads one version of an article that is not out."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

RANDOM_BYTES = 32


class Lifetime(models.IntegerChoices):
    """For how many days a link is good."""

    DAY = 1, _("one day")
    THREE_DAYS = 3, _("three days")
    WEEK = 7, _("one week")


class PreviewLinkQuerySet(models.QuerySet):
    def of_token(self, token: str):
        """The link of that secret, expired or not, or ``None``."""
        return self.filter(token_hash=hashed(token)).first()

    def open(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def newest(self):
        return self.order_by("-created_at", "-pk")


class PreviewLink(models.Model):
    """Shows exactly the version that was shared: a lawyer's word is about the text that was read,
    and what is written afterwards may be for nobody else's eyes.

    The secret itself is shown once and never stored; the database holds its SHA-256.
    """

    article = models.ForeignKey(
        "newsroom.Article", on_delete=models.CASCADE, related_name="preview_links"
    )
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    shared_with = models.CharField(
        _("for whom"),
        max_length=120,
        help_text=_("So that the desk knows later who has it: “our lawyer”, an outlet’s name."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("shared"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("good until"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")

    def __str__(self):
        return f"{self.article_id}: {self.shared_with}"

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """256 random bits, as an address may carry them."""
    return secrets.token_urlsafe(RANDOM_BYTES)


def end_of(lifetime: int):
    return timezone.now() + timedelta(days=lifetime)
