"""When an article may be seen, and when it no longer may: embargo and withdrawal."""

import logging

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commons.publication import PublicationBlocked
from newsroom.models.standing import Standing
from newsroom.signals import article_to_be_published

logger = logging.getLogger(__name__)
SCHEDULED_PUBLICATION = "wagtail.publish.scheduled"


class Released(models.Model):
    """What decides whether readers may see an article, apart from its words.

    An embargo and a withdrawal belong to the article and not to one version of it: they hold from
    the moment they are saved, and no older version brings back another.
    """

    embargoed_until = models.DateTimeField(
        _("embargoed until"),
        null=True,
        blank=True,
        help_text=_(
            "Nobody outside the desk sees the article before this moment, whoever publishes it. "
            "It holds as soon as it is saved."
        ),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn on"), null=True, editable=False)
    withdrawal_reason = models.TextField(_("reason of the withdrawal"), blank=True, editable=False)

    OF_THE_ARTICLE = ("embargoed_until", "withdrawn_at", "withdrawal_reason")

    exclude_fields_in_copy = ["withdrawn_at", "withdrawal_reason"]

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.live:  # out, perhaps again: it is not withdrawn
            self.withdrawn_at, self.withdrawal_reason = None, ""
        super().save(*args, **kwargs)

    def publish(self, revision, user=None, changed=True, log_action=True, *args, **kwargs):
        """Publish or schedule, unless a check keeps it back: then :class:`PublicationBlocked`.

        The scheduler has nobody to tell: what is kept back stays scheduled, dark, and is tried
        again at its next run.
        """
        on_schedule = log_action == SCHEDULED_PUBLICATION
        try:
            if user or on_schedule:
                article_to_be_published.send(sender=type(self), version=revision.as_object())
        except PublicationBlocked as blocked:
            if not on_schedule:
                raise
            logger.error("Kept back at its hour: %s", " ".join(blocked.messages))
            return None
        return super().publish(revision, user, changed, log_action, *args, **kwargs)

    publish.alters_data = True

    # --- Where it stands --------------------------------------------------------------------------

    @cached_property
    def standing(self) -> Standing:
        """Where it stands. ``with_standing()`` asks this of many at once."""
        return self._standing_and_schedule[0]

    @cached_property
    def scheduled_for(self):
        """When an approved version goes out by itself, or ``None``."""
        return self._standing_and_schedule[1]

    @cached_property
    def _standing_and_schedule(self) -> tuple:
        stored = type(self).objects.filter(pk=self.pk).with_standing()
        return stored.values_list("standing", "scheduled_for").first() or (Standing.DRAFT, None)

    @property
    def standing_label(self) -> str:
        return Standing(self.standing).label

    @property
    def stands_until(self):
        """The moment at which it goes out by itself, or that it was withdrawn; else ``None``."""
        moments = {
            Standing.SCHEDULED: self.scheduled_for or self.first_published_at,
            Standing.EMBARGOED: max(
                filter(None, (self.embargoed_until, self.scheduled_for)), default=None
            ),
            Standing.WITHDRAWN: self.withdrawn_at,
        }
        return moments.get(self.standing)

    @property
    def is_under_embargo(self) -> bool:
        return self.embargoed_until is not None and self.embargoed_until > timezone.now()

    @property
    def is_out(self) -> bool:
        """``ArticleQuerySet.out()`` of one that is in the hand."""
        first = self.first_published_at
        return (
            self.live
            and first is not None
            and first <= timezone.now()
            and not self.is_under_embargo
        )

    # --- Embargo ----------------------------------------------------------------------------------

    def clean(self):
        super().clean()
        if not self.is_under_embargo:
            return
        if self.pk and type(self).objects.out().filter(pk=self.pk).exists():
            raise ValidationError(
                {
                    "embargoed_until": _(
                        "Readers have this article already, so no embargo can hold it back. "
                        "Withdraw it, or give the new version a time to go live."
                    )
                }
            )
        if self.go_live_at and self.go_live_at < self.embargoed_until:
            raise ValidationError(
                {
                    "go_live_at": _(
                        "It would go live before its embargo ends. Leave the time empty to publish "
                        "at the end of the embargo, or give a later one."
                    )
                }
            )
        self.hold()

    def hold(self) -> None:
        """Publishing under an embargo schedules the article for its end, never earlier."""
        if self.is_under_embargo:
            self.go_live_at = max(self.go_live_at or self.embargoed_until, self.embargoed_until)

    def with_content_json(self, content):
        """A version of the article, under the embargo that the article is under today."""
        version = super().with_content_json(content)
        for field in self.OF_THE_ARTICLE:
            setattr(version, field, getattr(self, field))
        version.hold()
        return version

    def save_revision(self, *args, **kwargs):
        """A new version. An embargo that was made longer moves what is scheduled already."""
        revision = super().save_revision(*args, **kwargs)
        type(self).objects.filter(pk=self.pk).update(embargoed_until=self.embargoed_until)
        if self.is_under_embargo:
            self.revisions.filter(approved_go_live_at__lt=self.embargoed_until).update(
                approved_go_live_at=self.embargoed_until
            )
        return revision

    save_revision.alters_data = True

    # --- Withdrawal -------------------------------------------------------------------------------

    @property
    def withdrawal_in_words(self) -> str:
        """Why it was withdrawn, for readers."""
        return self.withdrawal_reason or gettext("The newsroom has given no reason.")

    # --- At its address ---------------------------------------------------------------------------

    def route(self, request, path_components):
        if not self.is_out:
            raise Http404
        return super().route(request, path_components)

    def serve(self, request, *args, **kwargs):
        """The article, or 410 (RFC 9110, section 15.5.11) with the reason it was withdrawn for."""
        if self.live:
            return super().serve(request, *args, **kwargs)
        request.is_preview = False
        return TemplateResponse(request, "newsroom/withdrawn.html", {"article": self}, status=410)
