"""What cells mean, whatever their source: amounts, days, countries and names of places.

Each distinct wording is read once and remembered. Amounts go the way of every quantity of the
record (:mod:`seizures.quantities`), so that a line reads the same when an editor opens it.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import lru_cache

from seizures import quantities
from seizures.importers import country_names, unit_names
from seizures.importers.draft import Place, RefusedRowError
from seizures.vocabularies import Precision

STEP = Decimal("0.00000001")
# What a binary float leaves behind when 7 is multiplied by 0.001; a digit of the source is larger.
RESIDUE = Decimal("1e-9")
# Far beyond what the record takes, and within what can be reckoned with exactly.
MOST_DIGITS, LONGEST_NUMBER = 12, 60
HEAVIEST_SEIZURE_KG = Decimal(50_000)
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_FORMULA = re.compile(r"\s*(?:[=@\t]|[+-](?![\d.,\s-]*$))")
_SMALL_WORDS = frozenset(
    {"de", "del", "la", "las", "los", "el", "y", "e", "of", "the", "and", "da", "do", "dos", "du"}
)


@dataclass(frozen=True)
class Amount:
    """A quantity as written, how it is read, and what is to be said of it (kinds of notes)."""

    as_written: str
    reading: str
    kilograms: Decimal | None
    remarks: tuple[str, ...] = ()


@lru_cache(maxsize=200_000)
def amount(number: str, unit: str, thousands: bool = False) -> Amount | None:
    """The quantity of two cells; ``None`` where there is none. Raises :class:`RefusedRowError`.

    With ``thousands`` a comma separates thousands and nothing else.
    """
    if not number:
        return None
    value = _decimal(number, thousands)
    if value < 0:
        raise RefusedRowError("negative", "", number)
    remarks = ["zero"] if value == 0 else []
    as_written = f"{number} {unit}".strip()
    name = unit_names.find(unit)
    if name is None:
        return Amount("", "", None, ("unknown-unit",))
    exact = value * name.multiplier
    kept = exact.quantize(STEP, rounding=ROUND_HALF_EVEN)
    if kept != exact:
        near = abs(kept - exact) <= RESIDUE * exact
        remarks.append("residue" if near else "rounded")
    plain = f"{kept.normalize():f} {name.plain}"
    try:
        quantity = quantities.parse_plain(plain)
    except quantities.QuantityError as error:
        raise RefusedRowError("absurd", "", as_written, str(error)) from error
    mass = quantities.to_kilograms(quantity)
    reading = "" if _reads_alike(as_written, quantity) else plain
    return Amount(as_written, reading, mass.high, tuple(remarks))


def _reads_alike(as_written: str, quantity: quantities.Quantity) -> bool:
    try:
        read = quantities.parse(as_written)
    except quantities.QuantityError:
        return False
    return (read.low, read.high, read.unit, read.qualifier) == (
        quantity.low,
        quantity.high,
        quantity.unit,
        quantity.qualifier,
    )


def _decimal(number: str, thousands: bool) -> Decimal:
    text = number
    if thousands and "," in number:
        if not _THOUSANDS.fullmatch(number):
            raise RefusedRowError("no-number", "", number)
        text = number.replace(",", "")
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise RefusedRowError("no-number", "", number) from error
    if not value.is_finite() or "_" in text:
        raise RefusedRowError("no-number", "", number)
    if value.adjusted() > MOST_DIGITS or len(number) > LONGEST_NUMBER:
        raise RefusedRowError("absurd", "", number)
    return value


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would run it: text that begins with a sign and is no number."""
    return bool(_FORMULA.match(cell)) and cell.strip() not in ("-", "--", "+")


@lru_cache(maxsize=20_000)
def day(written: str, today: date) -> str:
    """A day written 2016-01-19, as EDTF. Raises :class:`RefusedRowError`, for the future too."""
    try:
        found = date.fromisoformat(written)
    except ValueError as error:
        raise RefusedRowError("bad-date", "", written) from error
    return _not_ahead(found, today, written)


@lru_cache(maxsize=20_000)
def american_day(written: str, today: date) -> str:
    """A day written 02/20/2019, with or without an hour of midnight: month first."""
    found = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})(?: 12:00:00 AM)?", written)
    try:
        month, day_of_month, year = map(int, found.groups())
        return _not_ahead(date(year, month, day_of_month), today, written)
    except (AttributeError, ValueError) as error:
        if isinstance(error, RefusedRowError):
            raise
        raise RefusedRowError("bad-date", "", written) from error


def _not_ahead(found: date, today: date, written: str) -> str:
    if found > today:
        raise RefusedRowError("future-date", "", written)
    return found.isoformat()


@lru_cache(maxsize=100_000)
def tidy(name: str) -> str:
    """A name of a place without stray spaces, and with small letters where it had none.

    The source's own spelling stays in the claim.
    """
    text = " ".join(name.split()).strip(" ,;")
    if text in ("-", "--", ".", "N/A"):
        return ""
    if text.isupper() and len(text) > len("USA"):
        words = text.split(" ")
        text = " ".join(_small(word, at) for at, word in enumerate(words))
    return text


def _small(word: str, at: int) -> str:
    if at and word.lower() in _SMALL_WORDS:
        return word.lower()
    if re.fullmatch(r"(?:[^\W\d_]\.)+,?", word):
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word.lower())


@lru_cache(maxsize=100_000)
def place(
    role: str, country: str, name: str = "", region: str = "", site: str = ""
) -> Place | None:
    """A place of names as written; ``None`` where they say none. An unknown country raises.

    ``KeyError`` is raised with the country's name: whether the row can do without it is the
    source's to say.
    """
    named = None if country_names.says_none(country) else country_names.find(country)
    if named is None and not country_names.says_none(country):
        raise KeyError(country)
    parts = [tidy(name), tidy(region), named.name if named else ""]
    label = ", ".join(dict.fromkeys(part for part in parts if part))[:120].strip()
    code = named.code if named else ""
    if not (label or code):
        return None
    precision = Precision.CITY if parts[0] else Precision.REGION if label else Precision.COUNTRY
    return Place(str(role), label, code, str(precision), site=site)
