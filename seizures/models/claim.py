"""A claim: who says so, in which words, and where to read it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from seizures import dates
from seizures.models.seizure import Seizure
from seizures.vocabularies import ClaimAbout


class Claim(Orderable):
    """A source's statement about one figure of a record.

    Where sources disagree all claims stay: the chosen one is what the record shows, and the
    record says that others differ. ``reason`` says why this one was or was not chosen.
    """

    seizure = ParentalKey(Seizure, on_delete=models.CASCADE, related_name="claims")
    about = models.CharField(
        _("about"), max_length=12, choices=ClaimAbout.choices, default=ClaimAbout.WHOLE
    )
    quote = models.TextField(
        _("quote"), help_text=_("The source's exact words, in its own language.")
    )
    quote_language = models.CharField(
        _("language of the quote"), max_length=10, default="en", help_text=_("As in en or es.")
    )
    figure_as_written = models.CharField(
        _("figure as written"), max_length=160, blank=True, help_text=_("As in “2.2 tons”.")
    )
    source_name = models.CharField(_("source"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)
    archived_url = models.URLField(_("archived link"), max_length=500, blank=True)
    published = models.CharField(
        _("published"), max_length=40, blank=True, help_text=_("EDTF, as in 2023-01-07.")
    )
    retrieved = models.DateField(_("retrieved"), null=True, blank=True)
    chosen = models.BooleanField(
        _("the record relies on it"),
        default=True,
        help_text=_("Untick when another source is relied on; this one stays on the record."),
    )
    reason = models.CharField(
        _("why"),
        max_length=300,
        blank=True,
        help_text=_("Where sources disagree: why this choice."),
    )

    from_record = models.CharField(
        _("from the record"),
        max_length=16,
        blank=True,
        editable=False,
        help_text=_("The identifier of the record that it came with, when two were merged."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        indexes = [models.Index(fields=["url"], name="claim_link")]

    def clean(self):
        super().clean()
        self.published = self.published.strip()
        if self.published:
            try:
                dates.parse(self.published)
            except dates.DateError as error:
                raise ValidationError({"published": str(error)}) from error

    @property
    def published_in_words(self) -> str:
        return dates.parse(self.published).in_words(get_language()) if self.published else ""

    def __str__(self):
        return f"{self.source_name}: {self.quote}"[:120]
