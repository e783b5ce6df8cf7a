"""Which tags of the old site are countries or criminal groups of ours."""

import unicodedata
from functools import cache

from django.conf import settings
from django.utils.translation import override

from commons import countries
from newsroom.models import CriminalGroup


def folded(name: str) -> str:
    """A name as it is compared: no accents, no capitals, one space."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(each for each in decomposed if not unicodedata.combining(each))
    return " ".join(bare.casefold().split())


def country_of(tag: str) -> str:
    """The ISO 3166 code of a tag that is a country's name, in a language of ours, or its code."""
    if tag in _codes():
        return tag
    return _names().get(folded(tag), "")


class GroupNames:
    """Our groups by each of their names. A name that two of them go by says neither."""

    def __init__(self):
        self.keys: dict[str, set[int]] = {}
        for key, names in CriminalGroup.objects.values_list("pk", "all_names"):
            for name in filter(None, names.split("\n")):
                self.keys.setdefault(folded(name), set()).add(key)

    def find(self, tag: str) -> int | None:
        keys = self.keys.get(folded(tag), set())
        return next(iter(keys)) if len(keys) == 1 else None


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code, _name in countries.choices)


@cache
def _names() -> dict[str, str]:
    names = {}
    for language, _label in settings.LANGUAGES:
        with override(language):
            names |= {folded(countries.name(code)): code for code in _codes()}
    return names
