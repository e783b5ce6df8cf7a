"""Our own CSV: the columns of the flat export, so that what leaves the house can come back.

A row a substance; further substances of a record follow in rows with the same ``identifier`` and a
``line`` above 1. Columns may stand in any order, and all but :attr:`OwnCSV.required` may be
missing; what an export computes (kilograms, bounds of dates) is read afresh and not from the file.
``identifier`` names a record in the file it comes from: the record here gets one of ours, and a
newer file with the same may change it. Codes are those of :mod:`seizures.vocabularies`. An own file
can be mended, so a cell that is not understood refuses its row.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import zip_longest

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from seizures import dates, identifiers, quantities
from seizures.importers import country_names, substance_names
from seizures.importers.draft import Draft, Line, Place, RefusedRowError, Row
from seizures.importers.source import Notes, Reading, Source
from seizures.models import Seizure
from seizures.vocabularies import (
    Concealment,
    Form,
    Kind,
    Mode,
    Precision,
    Role,
    Site,
    Status,
    Substance,
    ValueKind,
)

SEVERAL = "|"
ROLES = (Role.ORIGIN, Role.PRODUCTION, Role.DEPARTURE, Role.TRANSIT, Role.DESTINATION)
STATUSES = {Status.UNVERIFIED, Status.VERIFIED, Status.DISPUTED}
TEMPLATE = (
    "identifier", "title", "kind", "status", "occurred", "announced", "line", "substance", "form",
    "named", "as_written", "reading", "purity_low", "purity_high", "seized_name",
    "seized_country", "seized_subdivision", "seized_locode", "seized_latitude",
    "seized_longitude", "seized_precision", "seized_site",
    *(f"{role.value}_{name}" for role in ROLES for name in ("place", "country", "locode")),
    "mode", "vessel", "imo_number", "container_number", "concealment", "cover_load", "agencies",
    "arrests_low", "arrests_high", "value_amount", "value_currency", "value_kind",
    "value_claimed_by", "quote", "quote_language", "figure_as_written", "source_name", "publisher",
    "source_url", "source_archived_url", "published", "retrieved",
)  # fmt: skip
# What the export puts before a text that a spreadsheet would run.
_GUARDED = re.compile(r"'[=+\-@\t\r]")


class OwnCSV(Source):
    code = "own"
    name = gettext_noop("Our own CSV")
    publisher = ""
    terms = gettext_noop("As each row's source states.")
    required = ("substance", "as_written", "source_name")
    key_is_unique = True

    def key(self, row: Row) -> list[str] | None:
        return [row.get("identifier")] if row.get("identifier") else None

    def grouped(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Rows of further substances go with the row before them, where they name its record."""
        first: Row | None = None
        for row in rows:
            named = row.get("identifier")
            if first is not None and named and named == first.get("identifier") and _goes_on(row):
                first.further = (*first.further, row)
                continue
            if first is not None:
                yield first
            first = row
        if first is not None:
            yield first

    def read(self, row: Row, note: Notes, reading: Reading) -> Draft:
        cells = Cells(row)
        if _goes_on(row):
            raise RefusedRowError("orphan", "line", row.get("line"))
        if self._is_here(row):
            raise RefusedRowError("already-ours", "identifier", row.get("identifier"))
        return Draft(
            kind=cells.code("kind", Kind.values) or str(Kind.EVENT),
            status=cells.code("status", STATUSES) or str(Status.UNVERIFIED),
            occurred=cells.edtf("occurred", reading.today),
            announced=cells.edtf("announced", reading.today),
            mode=cells.code("mode", Mode.values),
            concealment=cells.code("concealment", Concealment.values),
            lines=tuple(
                line for each in (row, *row.further) if (line := Cells(each).line(note)) is not None
            ),
            places=tuple(cells.places()),
            agencies=tuple(cells.several("agencies", 160)),
            figure=cells.text("figure_as_written") or cells.text("as_written"),
            fields=cells.fields(),
            claim=cells.claim(),
            wordings=cells.wordings(),
        )

    def _is_here(self, row: Row) -> bool:
        """Whether the row is an export of a record of this very database."""
        named = row.get("identifier")
        if not named or ((url := row.get("url")) and not url.startswith(settings.BASE_URL)):
            return False
        return Seizure.objects.filter(public_id=named).exists()


def _goes_on(row: Row) -> bool:
    return row.get("line") not in ("", "1")


class Cells:
    """A row's cells, each read as what its column holds, or refused in words."""

    def __init__(self, row: Row):
        self.row = row

    def text(self, column: str, longest: int = 0) -> str:
        text = self.row.get(column)
        text = text[1:] if _GUARDED.match(text) else text
        if longest and len(text) > longest:
            raise self.refused(
                column, _("is longer than %(longest)s characters") % {"longest": longest}
            )
        return text

    def several(self, column: str, longest: int = 120) -> list[str]:
        parts = [part.strip() for part in self.text(column).split(SEVERAL) if part.strip()]
        if any(len(part) > longest for part in parts):
            raise self.refused(
                column, _("is longer than %(longest)s characters") % {"longest": longest}
            )
        return parts

    def code(self, column: str, known) -> str:
        text = self.text(column)
        if text and text not in known:
            raise self.refused(
                column, _("is none of: %(known)s") % {"known": ", ".join(sorted(known))}
            )
        return text

    def edtf(self, column: str, today: date | None = None) -> str:
        text = self.text(column, 40)
        if not text:
            return ""
        try:
            fuzzy = dates.parse(text)
        except dates.DateError as error:
            raise self.refused(column, str(error)) from error
        if today and fuzzy.earliest and fuzzy.earliest > today:
            raise RefusedRowError("future-date", column, text)
        return text

    def number(self, column: str, lowest: int, highest: int, decimals: int = 2) -> Decimal | None:
        """A number with no more decimals than the record keeps of it: none is rounded."""
        text = self.text(column)
        if not text:
            return None
        try:
            value = Decimal(text)
        except InvalidOperation as error:
            raise RefusedRowError("no-number", column, text) from error
        if not value.is_finite() or not lowest <= value <= highest:
            raise self.refused(
                column,
                _("lies outside %(lowest)s to %(highest)s")
                % {"lowest": lowest, "highest": highest},
            )
        if value != round(value, decimals):
            raise self.refused(
                column, _("has more than %(number)d decimals") % {"number": decimals}
            )
        return value

    def checked(self, column: str, check) -> str:
        """A number that carries its own proof."""
        text = self.text(column)
        try:
            return check(text) if text else ""
        except identifiers.CodeError as error:
            raise self.refused(column, str(error)) from error

    def country(self, column: str, written: str) -> str:
        if not written:
            return ""
        named = country_names.find(written)
        if named is None or not named.code:
            raise self.refused(column, _("is no country: write two letters, as in PE"))
        return named.code

    def line(self, note: Notes) -> Line | None:
        written = self.text("substance")
        if not written and not self.text("as_written"):
            return None
        if written in Substance.values:
            named = substance_names.Named(written)
        else:
            named = substance_names.find(written)
            if not named.is_known:
                note("unknown-substance", "substance", written)
        as_written, reading = self.text("as_written", 160), self.text("reading", 80)
        try:
            if reading:
                quantities.parse_plain(reading)
            else:
                quantities.parse(as_written)
        except quantities.QuantityError as error:
            raise self.refused("reading" if reading else "as_written", str(error)) from error
        low, high = self.number("purity_low", 0, 100), self.number("purity_high", 0, 100)
        if low is not None and high is not None and low > high:
            raise self.refused("purity_high", _("is lower than purity_low"))
        return Line(
            named.substance,
            self.code("form", Form.values) or named.form,
            self.text("named", 160) or named.named,
            as_written,
            reading,
            "" if low is None else str(low),
            "" if high is None else str(high),
        )

    def places(self) -> Iterator[Place]:
        name, country = self.text("seized_name", 120), self.text("seized_country")
        if name or country:
            latitude = self.number("seized_latitude", -90, 90, 5)
            longitude = self.number("seized_longitude", -180, 180, 5)
            if (latitude is None) != (longitude is None):
                raise self.refused("seized_latitude", _("needs both a latitude and a longitude"))
            yield Place(
                str(Role.SEIZED),
                name,
                self.country("seized_country", country),
                self.code("seized_precision", Precision.values)
                or str(Precision.CITY if name else Precision.COUNTRY),
                self.text("seized_subdivision", 6),
                self.checked("seized_locode", identifiers.check_locode),
                "" if latitude is None else str(latitude),
                "" if longitude is None else str(longitude),
                self.code("seized_site", Site.values),
            )
        for role in ROLES:
            yield from self._on_the_way(role)

    def _on_the_way(self, role: Role) -> Iterator[Place]:
        names = self.several(f"{role.value}_place")
        countries = self.several(f"{role.value}_country")
        locodes = self.several(f"{role.value}_locode")
        for name, country, locode in zip_longest(names, countries, locodes, fillvalue=""):
            if locode:
                try:
                    locode = identifiers.check_locode(locode)
                except identifiers.CodeError as error:
                    raise self.refused(f"{role.value}_locode", str(error)) from error
            code = self.country(f"{role.value}_country", country)
            if name or code:
                precision = Precision.CITY if name else Precision.COUNTRY
                yield Place(str(role), name, code, str(precision), locode=locode)

    def fields(self) -> dict:
        low, high = (self.number(f"arrests_{end}", 0, 10**6, 0) for end in ("low", "high"))
        if low is not None and high is not None and low > high:
            raise self.refused("arrests_high", _("is lower than arrests_low"))
        amount, currency = (
            self.number("value_amount", 0, 10**13 - 1),
            self.text("value_currency", 3),
        )
        if amount is not None and not re.fullmatch("[A-Z]{3}", currency):
            raise self.refused("value_currency", _("is no currency code, as in PEN or USD"))
        return {
            "vessel": self.text("vessel", 100),
            "imo_number": self.checked("imo_number", identifiers.check_imo_number),
            "container_number": self.checked(
                "container_number", identifiers.check_container_number
            ),
            "arrests_low": None if low is None else int(low),
            "arrests_high": None if high is None else int(high),
            "value_amount": amount,
            "value_currency": currency,
            "value_kind": self.code("value_kind", ValueKind.values),
            "value_claimed_by": self.text("value_claimed_by", 200),
        }

    def claim(self) -> dict:
        source_name = self.text("source_name", 200)
        if not source_name:
            raise self.refused("source_name", _("is empty, and nothing stands without a source"))
        found = {
            "source_name": source_name,
            "publisher": self.text("publisher", 200),
            "url": self._link("source_url"),
            "archived_url": self._link("source_archived_url"),
            "published": self.edtf("published"),
            "quote_language": self.text("quote_language", 10) or settings.LANGUAGE_CODE,
        }
        if quote := self.text("quote"):
            found["quote"] = quote
        if retrieved := self.text("retrieved"):
            try:
                found["retrieved"] = date.fromisoformat(retrieved)
            except ValueError as error:
                raise RefusedRowError("bad-date", "retrieved", retrieved) from error
        return found

    def wordings(self) -> dict[str, tuple[str, str]]:
        title, cover_load = self.text("title", 160), self.text("cover_load", 120)
        return {settings.LANGUAGE_CODE: (title, cover_load)} if title or cover_load else {}

    def _link(self, column: str) -> str:
        text = self.text(column, 500)
        try:
            if text:
                URLValidator(["http", "https"])(text)
        except ValidationError as error:
            raise self.refused(column, _("is no address of the web")) from error
        return text

    def refused(self, column: str, said: str) -> RefusedRowError:
        text = self.row.get(column)
        whole = said if text in said and text else f"“{text}” {said}" if text else said
        return RefusedRowError("bad-value", column, text, whole)
