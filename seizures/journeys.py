"""Where a consignment's route begins: one rule for lists, charts and maps.

It begins where the consignment left: at its departure, else at its origin. Where no source says
that, it begins where it was seized, if a transit or a destination in another country is known; a
consignment that was seized in the country it was bound for came from somewhere nobody names.
"""

from collections.abc import Iterable

from seizures.vocabularies import Role

Countries = set[str]
# What the lists call the countries that a route begins in, beside the roles of places.
START = "start"

# Asking an enumeration for its values takes longer than the rule.
_ROLES = tuple(Role.values)


def starts(countries: Iterable[tuple[str, str]]) -> Countries:
    """The countries a route begins in, of (role, country) of a record's places; often none."""
    of_role: dict[str, Countries] = {role: set() for role in _ROLES}
    for role, country in countries:
        if country:
            of_role[role].add(country)
    left = of_role[Role.DEPARTURE] or of_role[Role.ORIGIN]
    if left:
        return left
    seized = of_role[Role.SEIZED] - of_role[Role.DESTINATION]
    onwards = of_role[Role.TRANSIT] | of_role[Role.DESTINATION]
    return seized if onwards - of_role[Role.SEIZED] else set()
