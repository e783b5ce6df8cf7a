"""What other sites say of our pages by Webmention (W3C Recommendation of 12 January 2017).

One row is one pair of source and target, however often it is sent; sending it again asks us to
look again. Nothing is kept of who sent it: what counts is what stands at the source.
"""

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.models import Article
from republication.models.reuse import ADDRESS_MAX_LENGTH, Kind, Reuse
from republication.reuses.addresses import host_of
from seizures.models import Seizure


class MentionState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    GONE = "gone", _("gone")


class WebmentionQuerySet(models.QuerySet):
    def due(self):
        """Those whose source is to be read now, the one that has waited longest first."""
        return self.filter(state=MentionState.WAITING, due_at__lte=timezone.now()).order_by(
            "due_at", "pk"
        )

    def with_subjects(self):
        return self.select_related("article__locale", "seizure", "reuse").prefetch_related(
            "seizure__wordings", "seizure__substances", "seizure__places"
        )


def new_token() -> str:
    return secrets.token_urlsafe(16)


def pair_of(source: str, target: str) -> str:
    """The same for the same source and target; 64 hexadecimal digits."""
    return hashlib.sha256(f"{source}\n{target}".encode()).hexdigest()


class Webmention(models.Model):
    """A page elsewhere (``source``) that is said to mention one of ours (``target``).

    ``was_accepted`` says that it once was, so that what is found missing at the source later is
    *gone* and not *refused*.
    """

    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    source = models.URLField(_("source"), max_length=ADDRESS_MAX_LENGTH)
    target = models.URLField(_("target"), max_length=ADDRESS_MAX_LENGTH)
    pair = models.CharField(max_length=64, unique=True, editable=False)
    host = models.CharField(_("site"), max_length=253, db_index=True, editable=False)
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="webmentions",
    )
    seizure = models.ForeignKey(
        Seizure,
        verbose_name=_("record"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="webmentions",
    )
    reuse = models.ForeignKey(
        Reuse,
        verbose_name=_("reuse"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="webmentions",
    )

    state = models.CharField(
        _("state"), max_length=10, choices=MentionState.choices, default=MentionState.WAITING
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, blank=True)
    title = models.CharField(_("title there"), max_length=300, blank=True)
    detail = models.CharField(_("what was found"), max_length=300, blank=True)
    was_accepted = models.BooleanField(default=False, editable=False)

    received_at = models.DateTimeField(_("first received"), default=timezone.now, editable=False)
    due_at = models.DateTimeField(_("to be read"), default=timezone.now, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    checked_at = models.DateTimeField(_("last read"), null=True, editable=False)

    objects = WebmentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("Webmention")
        verbose_name_plural = _("Webmentions")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="webmention_due")]

    def __str__(self):
        return self.source

    def save(self, *args, **kwargs):
        self.pair = pair_of(self.source, self.target)
        self.host = host_of(self.source)
        super().save(*args, **kwargs)

    @property
    def subject(self) -> str:
        """What it is about, in words."""
        if self.article_id:
            return self.article.title
        return f"{self.seizure.public_id} {self.seizure.title}".strip() if self.seizure_id else ""

    @property
    def status_url(self) -> str:
        """Where its sender can see what became of it."""
        return f"{settings.BASE_URL}/webmention/{self.token}/"
