"""Countries as data sets name them. What none of these lists knows is reported, never guessed.

The names are those of ISO 3166-1 in English, with the older and longer forms that UNODC's files
use. A name for a part of a country gives the country and keeps the part's name; a name that stands
for no present country of ISO 3166-1 is kept as a name alone.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import override

from commons import countries

NO_COUNTRY = frozenset({"", "unknown", "other", "none", "n/a", "-", "not specified"})
SEVERAL = frozenset({"multiple countries", "various", "several countries"})
_ALSO = {
    "aland islands": "AX",
    "bahamas": "BS",
    "bolivia, plurinational state of": "BO",
    "congo, the democratic republic of the": "CD",
    "czech republic": "CZ",
    "iran, islamic republic of": "IR",
    "korea, democratic people's republic of": "KP",
    "korea, republic of": "KR",
    "lao peoples democratic republic": "LA",
    "lao people's democratic republic": "LA",
    "libyan arab jamahiriya": "LY",
    "macau, sar of china": "MO",
    "hong kong, sar of china": "HK",
    "macedonia, the former yugoslav republic of": "MK",
    "moldova, republic of": "MD",
    "russian federation": "RU",
    "swaziland": "SZ",
    "syrian arab republic": "SY",
    "taiwan, province of china": "TW",
    "tanzania, united republic of": "TZ",
    "turkey": "TR",
    "united states": "US",
    "united states of america": "US",
    "united kingdom of great britain and northern ireland": "GB",
    "venezuela, bolivarian republic of": "VE",
    "viet nam": "VN",
}
_PARTS = {
    "iraq (central iraq)": ("IQ", "Central Iraq"),
    "iraq (kurdistan region)": ("IQ", "Kurdistan Region"),
    "united kingdom (england and wales)": ("GB", "England and Wales"),
    "united kingdom (northern ireland)": ("GB", "Northern Ireland"),
    "united kingdom (scotland)": ("GB", "Scotland"),
    "netherlands antilles": ("", "Netherlands Antilles"),
    "kosovo under unscr 1244": ("", "Kosovo (under UNSCR 1244)"),
}


@dataclass(frozen=True)
class Named:
    """What a name stands for: a code of ISO 3166-1, and a name where the code says too little."""

    code: str
    name: str = ""


@lru_cache(maxsize=4_096)
def find(written: str) -> Named | None:
    """The country of a name or an alpha-2 code; ``None`` for a name that no list knows."""
    text = " ".join(written.split())
    folded = text.casefold()
    if folded in _PARTS:
        return Named(*_PARTS[folded])
    code = _by_name().get(folded) or (text if text in countries.CODES else "")
    return Named(code) if code else None


def says_none(written: str) -> bool:
    """Whether a cell says that no one country is known."""
    return " ".join(written.split()).casefold() in NO_COUNTRY | SEVERAL


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    with override("en"):
        return {str(name).casefold(): code for code, name in countries.choices_now()} | _ALSO
