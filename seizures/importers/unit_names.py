"""Units as data sets spell them: each is one of :mod:`seizures.units`, times a multiplier.

``plain`` is how the quantity is written in the plain form that editors use too, so that a line
reads the same whoever reads it again. What is not listed is reported; the quantity then stays
unknown, and the source's words stay in the claim.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class UnitName:
    """A spelling of a source: the unit's code, its plain spelling, and how many it stands for."""

    code: str
    plain: str
    multiplier: Decimal = Decimal(1)


_SPELLINGS = {
    "kg": ("kg", "kilogram|kilograms|kg|kilogramo|kilogramos"),
    "g": ("g", "gram|grams|g|gramo|gramos"),
    "mg": ("mg", "milligram"),
    "ug": ("µg", "microgram"),
    "lb": ("lb", "lb|lbs|pound|pounds"),
    "oz": ("oz", "ounce"),
    "ton": ("ton", "ton|tons"),
    "viss": ("viss", "viss"),
    "100-gram": ("hectogram lots", "100 gram"),
    "block-350-g": ("source blocks", "block (350gr)"),
    "paper-tenth-g": ("source papers", "paper (1/10 gm)"),
    "l": ("litres", "litre|litres|liter"),
    "ml": ("ml", "millilitre|cc|cubic centimeter"),
    "gal-us": ("us gallons", "gallons (us, liquid)"),
    "gal-uk": ("uk gallons", "gallons (uk)"),
    "acre": ("acres", "acres|acre"),
    "ha": ("hectares", "hectars|hectares|hectare"),
    "plant": ("plants", "plants|plant"),
    "bush": ("bushes", "bush"),
    "tablet": ("tablets", "tablet|tablets|pill|pills"),
    "capsule": ("capsules", "capsule|capsules"),
    "ampoule": ("ampoules", "ampoule|ampoules"),
    "injection": ("injections", "injection|injections"),
    "vial": ("vials", "vials|vial"),
    "bottle": ("bottles", "bottles|bottle"),
    "flacon": ("flacons", "flacons|flacon"),
    "blotter": ("blotters", "blotter|blotting paper"),
    "stamp": ("stamps", "stamp|stamps"),
    "dose": ("doses", "dose|doses"),
    "joint": ("joints", "joint|joints"),
    "package": ("packages", "packages|package"),
    "piece": ("pieces", "piece|pieces"),
    "unit": ("units", "unit|units"),
    "trip": ("trips", "trip"),
    "mark": ("marks", "mark"),
    "barette": ("barettes", "barette"),
    "unstated": ("of unstated unit", "|other|unknown"),
}
_MULTIPLES = {
    "thousand of tablets": UnitName("tablet", "tablets", Decimal(1000)),
    "thousand of doses": UnitName("dose", "doses", Decimal(1000)),
    "hundred of units": UnitName("unit", "units", Decimal(100)),
}
_BY_SPELLING = {
    spelling: UnitName(code, plain)
    for code, (plain, spellings) in _SPELLINGS.items()
    for spelling in spellings.split("|")
} | _MULTIPLES


def find(written: str) -> UnitName | None:
    """The unit of a spelling, in whatever letters; ``None`` for one that is not listed."""
    return _BY_SPELLING.get(" ".join(written.split()).casefold())
