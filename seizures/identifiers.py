"""Numbers that carry their own proof: check digits of containers and ships, and place codes."""

import re

from django.utils.translation import gettext as _
from stdnum import imo, iso6346

_LOCODE = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")


class CodeError(ValueError):
    """A number that cannot be right, and what would be."""


def check_container_number(text: str) -> str:
    """The compact form of a container number (ISO 6346): ``CMAU3206704``.

    Raises :class:`CodeError` when it has the wrong shape or the wrong check digit.
    """
    number = iso6346.compact(text).replace("-", "").replace("/", "")
    if not re.fullmatch(r"[A-Z]{3}[UJZR][0-9]{7}", number):
        raise CodeError(
            _(
                "“%(text)s” is no container number: it takes three letters, one of U, J, Z or R, "
                "and seven digits, as in CSQU3054383."
            )
            % {"text": text}
        )
    return _with_check_digit(number, iso6346.calc_check_digit(number[:-1]), text)


def check_imo_number(text: str) -> str:
    """The seven digits of a ship's IMO number. Raises :class:`CodeError`."""
    number = re.sub(r"[^0-9A-Z]", "", text.upper()).removeprefix("IMO")
    if not re.fullmatch(r"[0-9]{7}", number):
        raise CodeError(
            _("“%(text)s” is no IMO number: it takes seven digits, as in 9176187.") % {"text": text}
        )
    return _with_check_digit(number, imo.calc_check_digit(number[:-1]), text)


def check_locode(text: str) -> str:
    """The compact form of a UN/LOCODE (UNECE Recommendation 16): ``PECLL``.

    Only the shape is checked: two letters for the country, three for the place.
    """
    code = re.sub(r"\s+", "", text.upper())
    if not _LOCODE.fullmatch(code):
        raise CodeError(
            _(
                "“%(text)s” is no UN/LOCODE: it takes two letters for the country and three "
                "letters or digits (2 to 9) for the place, as in PECLL."
            )
            % {"text": text}
        )
    return code


def _with_check_digit(number: str, expected: str, text: str) -> str:
    if number[-1] != expected:
        raise CodeError(
            _(
                "The check digit of “%(text)s” does not fit: with these characters it would be "
                "%(expected)s, not %(found)s. Compare it with the source."
            )
            % {"text": text, "expected": expected, "found": number[-1]}
        )
    return number
