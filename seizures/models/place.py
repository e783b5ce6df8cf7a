"""A place of a record, its role, and how precisely it is known."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from commons import countries
from seizures import identifiers
from seizures.models.seizure import Seizure
from seizures.vocabularies import Precision, Role, Site

WHOLE_POSITION = _("A position needs both a latitude (-90 to 90) and a longitude (-180 to 180).")


class SeizurePlace(Orderable):
    """Where something happened, or was going. What is imprecise is stored and drawn so."""

    seizure = ParentalKey(Seizure, on_delete=models.CASCADE, related_name="places")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.SEIZED)
    name = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("As in “Port of Callao”.")
    )
    country = models.CharField(
        _("country"), max_length=2, blank=True, choices=countries.choices, db_index=True
    )
    subdivision = models.CharField(
        _("subdivision"), max_length=6, blank=True, help_text=_("ISO 3166-2, as in PE-CAL.")
    )
    locode = models.CharField(
        _("UN/LOCODE"), max_length=6, blank=True, help_text=_("As in PECLL or NLRTM.")
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    precision = models.CharField(
        _("precision"), max_length=10, choices=Precision.choices, default=Precision.CITY
    )
    site = models.CharField(_("kind of site"), max_length=12, choices=Site.choices, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        indexes = [
            models.Index(fields=["role", "country"], name="place_role_and_country"),
            models.Index(Upper("name"), "country", name="place_by_name"),
            models.Index(fields=["locode"], name="place_by_locode", condition=~Q(locode="")),
            models.Index(
                fields=["role", "seizure"],
                name="place_with_position",
                condition=Q(latitude__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__isnull=False,
                    longitude__range=(-180, 180),
                ),
                name="place_position_is_whole_and_on_earth",
                violation_error_message=WHOLE_POSITION,
            )
        ]

    def __str__(self):
        return self.in_words

    def clean(self):
        super().clean()
        if not (self.name or self.country):
            raise ValidationError(_("A place needs a name or a country."))
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: WHOLE_POSITION})
        if self.locode:
            try:
                self.locode = identifiers.check_locode(self.locode)
            except identifiers.CodeError as error:
                raise ValidationError({"locode": str(error)}) from error

    @property
    def country_name(self) -> str:
        return countries.name(self.country)

    @property
    def in_words(self) -> str:
        """“Port of Callao, Peru”, without saying a country twice."""
        parts = [self.name, self.country_name]
        return ", ".join(dict.fromkeys(str(part) for part in parts if part))
