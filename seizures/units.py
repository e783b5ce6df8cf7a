"""Units of quantities as data: how they are spelled in English and Spanish, and their kilograms.

A Spanish "tonelada" is metric; an English "ton" that does not say which stays unspecified.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from django.utils.translation import gettext_noop


@dataclass(frozen=True)
class Unit:
    """A unit with its kilograms (an interval where the word has several meanings) and source.

    ``kilograms_low`` is ``None`` for what is no mass, or not one that can be known.
    """

    code: str
    spellings: tuple[str, ...]
    singular: str
    plural: str
    kilograms_low: Decimal | None = None
    kilograms_high: Decimal | None = None
    source: str = ""

    @property
    def is_mass(self) -> bool:
        return self.kilograms_low is not None


def _mass(
    code: str, spellings: str, singular: str, plural: str, kilograms: str, source: str
) -> Unit:
    return Unit(
        code,
        tuple(spellings.split("|")),
        singular,
        plural,
        Decimal(kilograms),
        Decimal(kilograms),
        source,
    )


_SI = gettext_noop("International System of Units (BIPM)")
_YARD_AND_POUND = gettext_noop("International yard and pound agreement, 1959: 0.45359237 kg")
_UNSTATED_TON = gettext_noop(
    "The source does not say which ton: from the short ton (907.18474 kg) to the metric ton "
    "(1,000 kg). The long ton is left out: no seizure is announced in it today."
)
_UNITS = (
    _mass(
        "kg",
        "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|kilogramo|kilogramos",
        gettext_noop("kg"),
        gettext_noop("kg"),
        "1",
        _SI,
    ),
    _mass(
        "g",
        "g|gr|gram|grams|gramme|grammes|gramo|gramos",
        gettext_noop("g"),
        gettext_noop("g"),
        "0.001",
        _SI,
    ),
    _mass(
        "mg",
        "mg|milligram|milligrams|miligramo|miligramos",
        gettext_noop("mg"),
        gettext_noop("mg"),
        "0.000001",
        _SI,
    ),
    _mass(
        "t",
        "t|tonne|tonnes|metric ton|metric tons|metric tonne|metric tonnes|mt|tm|"
        "tonelada|toneladas|tonelada métrica|toneladas métricas",
        gettext_noop("metric ton"),
        gettext_noop("metric tons"),
        "1000",
        _SI,
    ),
    _mass(
        "short-ton",
        "short ton|short tons|us ton|us tons|tonelada corta|toneladas cortas",
        gettext_noop("short ton"),
        gettext_noop("short tons"),
        "907.18474",
        _YARD_AND_POUND,
    ),
    _mass(
        "long-ton",
        "long ton|long tons|tonelada larga|toneladas largas",
        gettext_noop("long ton"),
        gettext_noop("long tons"),
        "1016.0469088",
        _YARD_AND_POUND,
    ),
    _mass(
        "lb",
        "lb|lbs|pound|pounds|libra|libras",
        gettext_noop("pound"),
        gettext_noop("pounds"),
        "0.45359237",
        _YARD_AND_POUND,
    ),
    _mass(
        "oz",
        "oz|ounce|ounces|onza|onzas",
        gettext_noop("ounce"),
        gettext_noop("ounces"),
        "0.028349523125",
        _YARD_AND_POUND,
    ),
    Unit(
        "ton",
        ("ton", "tons"),
        gettext_noop("ton (which ton is not stated)"),
        gettext_noop("tons (which ton is not stated)"),
        Decimal("907.18474"),
        Decimal(1000),
        _UNSTATED_TON,
    ),
    Unit(
        "l",
        ("l", "litre", "litres", "liter", "liters", "litro", "litros"),
        gettext_noop("litre"),
        gettext_noop("litres"),
    ),
    Unit(
        "gal",
        ("gallon", "gallons", "galón", "galones"),
        gettext_noop("gallon"),
        gettext_noop("gallons"),
    ),
    Unit(
        "plant",
        ("plant", "plants", "planta", "plantas"),
        gettext_noop("plant"),
        gettext_noop("plants"),
    ),
    Unit(
        "ha",
        ("ha", "hectare", "hectares", "hectárea", "hectáreas"),
        gettext_noop("hectare"),
        gettext_noop("hectares"),
    ),
    Unit("dose", ("dose", "doses", "dosis"), gettext_noop("dose"), gettext_noop("doses")),
    Unit(
        "tablet",
        ("tablet", "tablets", "pill", "pills", "pastilla", "pastillas", "tableta", "tabletas"),
        gettext_noop("tablet"),
        gettext_noop("tablets"),
    ),
    Unit(
        "package",
        (
            "package",
            "packages",
            "packet",
            "packets",
            "brick",
            "bricks",
            "paquete",
            "paquetes",
            "ladrillo",
            "ladrillos",
        ),
        gettext_noop("package"),
        gettext_noop("packages"),
    ),
)
UNITS: Mapping[str, Unit] = MappingProxyType({unit.code: unit for unit in _UNITS})
UNIT_BY_SPELLING: Mapping[str, Unit] = MappingProxyType(
    {spelling: unit for unit in _UNITS for spelling in unit.spellings}
)
