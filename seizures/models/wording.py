"""The words of a record that have a language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from commons import languages
from seizures.models.seizure import Seizure


class Wording(models.Model):
    """A record's few words that have a language; everything else is numbers, codes and labels."""

    seizure = ParentalKey(Seizure, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(_("language"), max_length=10, choices=languages.published)
    title = models.CharField(
        _("title"),
        max_length=160,
        help_text=_("What and where in one line, as in “Cocaine in cans of asparagus, Callao”."),
    )
    cover_load = models.CharField(
        _("cover load"), max_length=120, blank=True, help_text=_("As in “cans of asparagus”.")
    )

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["seizure", "language"], name="one_wording_a_language")
        ]

    def __str__(self):
        return self.title
