"""Who did what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from seizures.models.seizure import Seizure
from seizures.vocabularies import AgencyRole


class SeizureAgency(Orderable):
    """An agency and what it did."""

    seizure = ParentalKey(Seizure, on_delete=models.CASCADE, related_name="agencies")
    name = models.CharField(_("agency"), max_length=160)
    role = models.CharField(
        _("role"), max_length=12, choices=AgencyRole.choices, default=AgencyRole.SEIZED
    )

    class Meta(Orderable.Meta):
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def __str__(self):
        return self.name
