"""Countries: where their middle is, and what they are called in English and Spanish.

Codes and names are those of ISO 3166-1 (``commons.countries``); below are the names that
newspapers and agencies use besides.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from django.utils.translation import override

from commons import countries
from seizures.gazetteer.names import key
from seizures.gazetteer.place import ask, degrees

LANGUAGES = ("en", "es")
_ALSO = {
    "BO": "Bolivia",
    "BQ": "Caribbean Netherlands|Bonaire|Caribe Neerlandés",
    "BY": "Belarus|Bielorrusia",
    "CD": "DR Congo|DRC|Democratic Republic of the Congo|República Democrática del Congo",
    "CG": "Congo|Republic of the Congo|Congo-Brazzaville",
    "CI": "Ivory Coast|Cote d'Ivoire|Costa de Marfil",
    "CV": "Cape Verde|Cabo Verde",
    "CZ": "Czech Republic|Czechia|República Checa|Chequia",
    "FK": "Falkland Islands|Islas Malvinas|Falklands",
    "GB": "UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|Gran Bretaña|"
    "Inglaterra|Escocia|Gales|Reino Unido|United Kingdom",
    "GF": "French Guiana|Guayana Francesa|Guayana francesa",
    "HK": "Hong Kong",
    "IR": "Iran|Irán",
    "KP": "North Korea|Corea del Norte",
    "KR": "South Korea|Korea|Corea del Sur|Republic of Korea",
    "LA": "Laos",
    "MD": "Moldova|Moldavia",
    "MK": "North Macedonia|Macedonia|Macedonia del Norte",
    "MM": "Myanmar|Burma|Birmania",
    "MO": "Macau|Macao",
    "NL": "Netherlands|The Netherlands|Holland|Holanda|Países Bajos",
    "PS": "Palestine|Palestina",
    "RU": "Russia|Rusia",
    "SY": "Syria|Siria",
    "SZ": "Swaziland|Eswatini|Suazilandia",
    "TL": "East Timor|Timor Oriental",
    "TR": "Turkey|Turquía|Türkiye",
    "TW": "Taiwan|Taiwán",
    "TZ": "Tanzania",
    "US": "USA|U.S.|US|U.S.A.|United States|United States of America|Estados Unidos|EE. UU.|"
    "EE.UU.|EEUU|Estados Unidos de América",
    "VA": "Vatican|Vaticano",
    "VE": "Venezuela",
    "VG": "British Virgin Islands|Islas Vírgenes Británicas",
    "VI": "US Virgin Islands|U.S. Virgin Islands|Islas Vírgenes de Estados Unidos",
    "VN": "Vietnam|Viet Nam",
    "XK": "Kosovo",
    "AE": "UAE|United Arab Emirates|Emiratos Árabes Unidos|Emiratos",
}
_LAST_PART = re.compile(r"^(?P<rest>.+?)\s*(?:,\s*(?P<after>[^,]+)|\((?P<within>[^)]+)\))\s*$")


@dataclass(frozen=True, slots=True)
class Country:
    """A country and the middle of its largest land, for what is known of the country alone."""

    code: str
    latitude: Decimal
    longitude: Decimal

    @property
    def name(self) -> str:
        """In the active language."""
        return countries.name(self.code)


def country(code: str) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code, with the middle of its largest land."""
    found = ask("select code, latitude, longitude from country where code = ?", code.upper())
    return Country(found[0][0], degrees(found[0][1]), degrees(found[0][2])) if found else None


@cache
def _codes_by_name() -> dict[str, str]:
    codes = {}
    for language in LANGUAGES:
        with override(language):
            for code, name in countries.choices_now():
                codes[key(str(name))] = code
    for code, names in _ALSO.items():
        for name in names.split("|"):
            codes[key(name)] = code
    return codes


def find_country(name: str) -> str:
    """The code of a country by its name in English or Spanish, or by its code; nothing if none."""
    written = name.strip()
    if len(written) == 2 and written.upper() in countries.CODES:
        return written.upper()
    spoken = key(written)
    return _codes_by_name().get(spoken) or _codes_by_name().get(spoken.removeprefix("the "), "")


def split_country(text: str) -> tuple[str, str]:
    """“Callao, Peru” or “Callao (Perú)”: the place's name and the country's code, if it says it."""
    if (parts := _LAST_PART.match(text)) and (
        code := find_country(parts["after"] or parts["within"])
    ):
        return parts["rest"].strip(), code
    return text.strip(), ""
