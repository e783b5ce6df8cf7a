"""Places and countries of the world by name, by UN/LOCODE and by position.

Read from a file that ships with the project (``places.sqlite3``, made by :mod:`.build`; sources
and licences in README.md), so that no question leaves the house. Pure: it knows nothing of the
records or the web. The file is opened when it is first asked and never held in memory.

Positions are degrees as exact decimals with five places. A position of a town or port says where
the town is, never where in it something happened.
"""

from seizures.gazetteer.country_names import Country, country, find_country, split_country
from seizures.gazetteer.lookup import (
    by_locode,
    find,
    kilometres_between,
    nearest,
    suggest,
)
from seizures.gazetteer.place import Place

__all__ = [
    "Country",
    "Place",
    "by_locode",
    "country",
    "find",
    "find_country",
    "kilometres_between",
    "nearest",
    "split_country",
    "suggest",
]
