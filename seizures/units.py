"""Units of quantities as data: how they are spelled in English and Spanish, and their kilograms.

A Spanish "tonelada" is metric; an English "ton" that does not say which stays unspecified. What
data sets count in ("Unit", "Trip", "Block (350gr)") is a unit of its own: it becomes kilograms
only where its very name says how many.
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
_VISS = gettext_noop(
    "Viss of Myanmar, 100 ticals: 3.6 pounds (United Nations, World Weights and Measures, 1966)"
)
_BY_ITS_OWN_NAME = gettext_noop(
    "The source’s own unit, whose name says its mass: that mass, as the source has it"
)


def _count(code: str, spellings: str, singular: str, plural: str) -> Unit:
    """What can be counted or measured, and is no mass: it never becomes kilograms."""
    return Unit(code, tuple(spellings.split("|")), singular, plural)


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
    _mass(
        "ug",
        "µg|ug|mcg|microgram|micrograms|microgramo|microgramos",
        gettext_noop("µg"),
        gettext_noop("µg"),
        "0.000000001",
        _SI,
    ),
    _mass("viss", "viss|peittha", gettext_noop("viss"), gettext_noop("viss"), "1.632932532", _VISS),
    _mass(
        "100-gram",
        "hectogram lot|hectogram lots",
        gettext_noop("lot of 100 g"),
        gettext_noop("lots of 100 g"),
        "0.1",
        _BY_ITS_OWN_NAME,
    ),
    _mass(
        "block-350-g",
        "block (350gr)|source block|source blocks",
        gettext_noop("block of 350 g"),
        gettext_noop("blocks of 350 g"),
        "0.35",
        _BY_ITS_OWN_NAME,
    ),
    _mass(
        "paper-tenth-g",
        "paper (1/10 gm)|source paper|source papers",
        gettext_noop("paper of a tenth of a gram"),
        gettext_noop("papers of a tenth of a gram"),
        "0.0001",
        _BY_ITS_OWN_NAME,
    ),
    _count(
        "ml",
        "ml|millilitre|millilitres|milliliter|milliliters|mililitro|mililitros|cc|"
        "cubic centimeter|cubic centimeters|cubic centimetre|cubic centimetres|"
        "centímetro cúbico|centímetros cúbicos",
        gettext_noop("ml"),
        gettext_noop("ml"),
    ),
    _count(
        "gal-us",
        "us gallon|us gallons|gallons (us, liquid)",
        gettext_noop("US gallon"),
        gettext_noop("US gallons"),
    ),
    _count(
        "gal-uk",
        "imperial gallon|imperial gallons|uk gallon|uk gallons|gallons (uk)",
        gettext_noop("imperial gallon"),
        gettext_noop("imperial gallons"),
    ),
    _count("acre", "acre|acres", gettext_noop("acre"), gettext_noop("acres")),
    _count("bush", "bush|bushes|mata|matas", gettext_noop("bush"), gettext_noop("bushes")),
    _count(
        "capsule",
        "capsule|capsules|cápsula|cápsulas",
        gettext_noop("capsule"),
        gettext_noop("capsules"),
    ),
    _count(
        "ampoule",
        "ampoule|ampoules|ampolla|ampollas",
        gettext_noop("ampoule"),
        gettext_noop("ampoules"),
    ),
    _count(
        "injection",
        "injection|injections|inyección|inyecciones",
        gettext_noop("injection"),
        gettext_noop("injections"),
    ),
    _count("vial", "vial|vials|viales", gettext_noop("vial"), gettext_noop("vials")),
    _count(
        "bottle", "bottle|bottles|botella|botellas", gettext_noop("bottle"), gettext_noop("bottles")
    ),
    _count(
        "flacon", "flacon|flacons|frasco|frascos", gettext_noop("flacon"), gettext_noop("flacons")
    ),
    _count(
        "blotter",
        "blotter|blotters|blotting paper|blotting papers|papel secante|papeles secantes",
        gettext_noop("blotter"),
        gettext_noop("blotters"),
    ),
    _count(
        "stamp",
        "stamp|stamps|estampilla|estampillas",
        gettext_noop("stamp (blotter)"),
        gettext_noop("stamps (blotter)"),
    ),
    _count("joint", "joint|joints|porro|porros", gettext_noop("joint"), gettext_noop("joints")),
    _count("piece", "piece|pieces|pieza|piezas", gettext_noop("piece"), gettext_noop("pieces")),
    _count("unit", "unit|units|unidad|unidades", gettext_noop("unit"), gettext_noop("units")),
    _count(
        "trip",
        "trip|trips",
        gettext_noop("“trip” (the source’s unit)"),
        gettext_noop("“trips” (the source’s unit)"),
    ),
    _count(
        "mark",
        "mark|marks",
        gettext_noop("“mark” (the source’s unit)"),
        gettext_noop("“marks” (the source’s unit)"),
    ),
    _count(
        "barette",
        "barette|barettes",
        gettext_noop("“barette” (the source’s unit)"),
        gettext_noop("“barettes” (the source’s unit)"),
    ),
    _count(
        "unstated",
        "of unstated unit|of another unit",
        gettext_noop("(the source names no unit)"),
        gettext_noop("(the source names no unit)"),
    ),
)
UNITS: Mapping[str, Unit] = MappingProxyType({unit.code: unit for unit in _UNITS})
UNIT_BY_SPELLING: Mapping[str, Unit] = MappingProxyType(
    {spelling: unit for unit in _UNITS for spelling in unit.spellings}
)
