"""A substance line: what was seized and how much, as written and as understood."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.formats import localize
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from seizures import quantities
from seizures.models.seizure import Seizure
from seizures.paper.interval_bars import IntervalBar, interval_bar
from seizures.vocabularies import Form, Substance


def _amount(label):
    """An amount in the unit as written: exact decimals, never floats. ``None`` is unknown."""
    return models.DecimalField(
        label, max_digits=20, decimal_places=8, null=True, blank=True, editable=False
    )


def _kept(kilograms: Decimal | None) -> Decimal | None:
    """Kilograms as the database keeps them: to a hundredth of a milligram."""
    return None if kilograms is None else kilograms.quantize(Decimal("0.00000001"))


class SubstanceLine(Orderable):
    """One substance of a record. The amounts are read from the words and never typed.

    ``as_written`` keeps the source's words. What :mod:`seizures.quantities` understood is stored
    beside it: qualifier, unit, low, best and high in that unit, and low and high in kilograms
    with the conversion rule used; each unknown where the words do not say.
    A joint quantity ("eight tons of cocaine and cocaine base") is one line of a joint substance.
    """

    seizure = ParentalKey(Seizure, on_delete=models.CASCADE, related_name="substances")
    substance = models.CharField(_("substance"), max_length=24, choices=Substance.choices)
    form = models.CharField(_("form"), max_length=16, choices=Form.choices, blank=True)
    named = models.CharField(
        _("as the source names it"),
        max_length=160,
        blank=True,
        help_text=_("Where the source’s word says more than the list above, as in “AB-FUBINACA”."),
    )
    as_written = models.CharField(
        _("quantity as written"),
        max_length=160,
        blank=True,
        help_text=_("The source's words, as in “some three tons”. Empty when it says none."),
    )
    reading = models.CharField(
        _("to be read as"),
        max_length=80,
        blank=True,
        help_text=_(
            "Only when the words are not understood: the same quantity in plain form, "
            "as in “over 8 tons”."
        ),
    )
    purity_low = models.DecimalField(
        _("purity, at least (%)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    purity_high = models.DecimalField(
        _("purity, at most (%)"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    qualifier = models.CharField(max_length=10, blank=True, editable=False)
    unit = models.CharField(max_length=24, blank=True, editable=False)
    low = _amount(_("low"))
    best = _amount(_("best"))
    high = _amount(_("high"))
    kg_low = _amount(_("low, kilograms"))
    kg_high = _amount(_("high, kilograms"))
    conversion_rule = models.CharField(max_length=40, blank=True, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = _("substance")
        verbose_name_plural = _("substances")
        indexes = [models.Index(fields=["substance", "form"], name="substance_and_form")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kg_low__isnull=True)
                | Q(kg_high__isnull=True)
                | Q(kg_low__lte=F("kg_high")),
                name="substance_kilograms_in_order",
            ),
            models.CheckConstraint(
                condition=(Q(low__isnull=True) | Q(low__gte=0))
                & (Q(kg_low__isnull=True) | Q(kg_low__gte=0)),
                name="substance_never_negative",
            ),
            models.CheckConstraint(
                condition=(Q(purity_low__isnull=True) | Q(purity_low__range=(0, 100)))
                & (Q(purity_high__isnull=True) | Q(purity_high__range=(0, 100))),
                name="substance_purity_is_percent",
                violation_error_message=_("Purity is a percentage, 0 to 100."),
            ),
            models.CheckConstraint(
                condition=Q(purity_low__isnull=True)
                | Q(purity_high__isnull=True)
                | Q(purity_low__lte=F("purity_high")),
                name="substance_purity_in_order",
                violation_error_message=_("“Purity, at most” is lower than “purity, at least”."),
            ),
        ]

    def __str__(self):
        return f"{self.as_written} {self.label}".strip()

    def clean(self):
        super().clean()
        try:
            self.interpret()
        except quantities.QuantityError as error:
            raise ValidationError(
                {"reading" if self.reading else "as_written": str(error)}
            ) from error

    def save(self, *args, **kwargs):
        self.interpret()
        super().save(*args, **kwargs)

    def interpret(self) -> None:
        """Read the words into amounts. Raises :class:`quantities.QuantityError` in words."""
        quantity = self.quantity
        mass = quantities.to_kilograms(quantity)
        self.qualifier, self.unit = quantity.qualifier, quantity.unit
        self.low, self.best, self.high = quantity.low, quantity.best, quantity.high
        self.kg_low, self.kg_high = _kept(mass.low), _kept(mass.high)
        self.conversion_rule = mass.rule

    @property
    def label(self) -> str:
        """Substance and form: “cocaine hydrochloride”; what no list has, as the source names it."""
        if self.substance == Substance.OTHER and self.named:
            return self.named
        if not self.form:
            return str(self.get_substance_display())
        return pgettext("a substance in a form", "%(substance)s %(form)s") % {
            "substance": self.get_substance_display(),
            "form": self.get_form_display(),
        }

    @property
    def is_known(self) -> bool:
        """Whether the source gave any quantity at all."""
        return self.low is not None or self.high is not None

    @property
    def quantity(self) -> quantities.Quantity:
        if self.reading.strip():
            return quantities.parse_plain(self.reading)
        return quantities.parse(self.as_written)

    @property
    def in_words(self) -> str:
        """The quantity as understood, in the active language."""
        return quantities.in_words(self.quantity, get_language())

    @property
    def purity_in_words(self) -> str:
        """“80 to 85 %”, or nothing where it is unknown."""
        low, high = self.purity_low, self.purity_high
        if low is None and high is None:
            return ""
        if low is None:
            return gettext("at most %(percent)s %%") % {"percent": localize(high.normalize())}
        if high is None:
            return gettext("at least %(percent)s %%") % {"percent": localize(low.normalize())}
        if low == high:
            return f"{localize(low.normalize())} %"
        return gettext("%(low)s to %(high)s %%") % {
            "low": localize(low.normalize()),
            "high": localize(high.normalize()),
        }

    @property
    def mass_in_words(self) -> str:
        """Kilograms, or nothing where the quantity is unknown or no mass."""
        if self.kg_low is None and self.kg_high is None:
            return ""
        return quantities.mass_in_words(self.kg_low, self.kg_high, get_language())

    @property
    def conversion_in_words(self) -> str:
        """The rule by which kilograms were reached, with its source."""
        return quantities.rule_in_words(self.conversion_rule) if self.conversion_rule else ""

    @property
    def bar(self) -> IntervalBar | None:
        """The quantity as a bar: in kilograms, else in the unit as written; ``None`` if unknown."""
        if self.kg_low is not None or self.kg_high is not None:
            return interval_bar(self.kg_low, self.kg_high)
        return interval_bar(self.low, self.high)

    @property
    def low_in_words(self) -> str:
        """The lower end of the bar; nothing where it is open."""
        return self._end_in_words(self.low, self.kg_low)

    @property
    def high_in_words(self) -> str:
        """The upper end of the bar; nothing where it is open."""
        return self._end_in_words(self.high, self.kg_high)

    def _end_in_words(self, amount: Decimal | None, kilograms: Decimal | None) -> str:
        if kilograms is not None:
            return quantities.mass_in_words(kilograms, kilograms, get_language())
        if amount is None:
            return ""
        end = quantities.Quantity(
            "", quantities.Qualifier.EXACTLY, low=amount, high=amount, unit=self.unit
        )
        return quantities.in_words(end, get_language())
