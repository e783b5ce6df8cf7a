"""Whether what a record says of one place fits together: country, UN/LOCODE and position.

A position may lie some way off its town: a port has arms, a town has districts, and a position
“at sea” is far from both. What is said here is advice, never a refusal.
"""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from commons import countries
from seizures import gazetteer
from seizures.vocabularies import Precision

NEAR_KM = 60
MOST_DEGREES = 180


def disagreements(
    *, country: str, locode: str, latitude: Decimal | None, longitude: Decimal | None, precision=""
) -> list[str]:
    """What does not fit, in words; nothing where it does, or where the gazetteer cannot tell."""
    said = []
    if country and locode and locode[:2].upper() != country:
        said.append(
            _("The UN/LOCODE %(code)s is a place in %(there)s, not in %(here)s.")
            % {
                "code": locode,
                "there": countries.name(locode[:2].upper()) or locode[:2].upper(),
                "here": countries.name(country),
            }
        )
    if latitude is None or longitude is None:
        return said
    place = gazetteer.by_locode(locode) if locode else None
    if place:
        far = gazetteer.kilometres_between(latitude, longitude, place.latitude, place.longitude)
        if far > NEAR_KM and precision not in (Precision.REGION, Precision.COUNTRY):
            said.append(
                _("The position is %(number)d km from %(place)s (%(code)s).")
                % {"number": far, "place": place.name, "code": locode}
            )
    elif country:
        near = gazetteer.nearest(latitude, longitude, within=100)
        if near and near.country != country:
            said.append(
                _("The position lies near %(place)s, %(there)s; the country is %(here)s.")
                % {
                    "place": near.name,
                    "there": countries.name(near.country),
                    "here": countries.name(country),
                }
            )
    return said


def degrees(text: str) -> Decimal | None:
    """A latitude or longitude as typed; nothing where it is none."""
    try:
        typed = Decimal(text.strip().replace(",", "."))
    except (InvalidOperation, ValueError):
        return None
    return typed if typed.is_finite() and abs(typed) <= MOST_DEGREES else None
