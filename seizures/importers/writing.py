"""Writing a batch of rows: records with all their parts, in bulk and in one transaction.

Rows are written past the models, so everything a model would do is done here: identifiers, bounds
of dates, amounts read from their words, lists brought in step, the change told to the floors above.
"""

import re
from collections import defaultdict
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from commons.bulk_rows import Shape, new_keys
from seizures import changes, dates
from seizures.history import told_as
from seizures.importers.draft import Draft, Line, Place
from seizures.importers.looking import ReadRow
from seizures.importers.source import Source
from seizures.lists import listing
from seizures.models import (
    ChangeKind,
    Claim,
    IdentifierSeries,
    ImportedRow,
    ImportRun,
    Seizure,
    SeizureAgency,
    SeizurePlace,
    SubstanceLine,
    Wording,
)

CLAIM_NAME = 200
WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Parts = dict[type, list[dict[str, Any]]]


def create(run: ImportRun, source: Source, rows: list[ReadRow], *, now: datetime) -> None:
    """New records of these rows, published now unless they are doubtful or all stay drafts."""
    records = [_record(read.draft, run, now) for read in rows]
    _identify(records)
    keys = new_keys(Seizure, len(records))
    _shape(Seizure).insert(records, keys=keys)
    written: Parts = defaultdict(list)
    for read, key in zip(rows, keys, strict=True):
        for model, found in _parts(read, run, source).items():
            written[model] += [{**part, "seizure_id": key} for part in found]
        written[ImportedRow].append(
            {
                "run_id": run.pk,
                "source": source.code,
                "key": read.key,
                "occurrence": read.occurrence,
                "content": read.content,
                "number": read.row.number,
                "seizure_id": key,
            }
        )
    for model, found in written.items():
        _shape(model).insert(found)
    live = [(key, record) for key, record in zip(keys, records, strict=True) if record["live"]]
    listing.rewrite(key for key, _record in live)
    changes.tell(record["public_id"] for _key, record in live)


@cache
def _shape(model: type) -> Shape:
    return Shape(model)


def update(run: ImportRun, source: Source, read: ReadRow, known: ImportedRow) -> None:
    """The record of a row that has changed in its source follows it, by the desk's own way.

    The claim of before stays and is no longer relied on. It is published through a revision, so
    that history, lists and search hear of it as of any other change.
    """
    record = known.seizure
    with override(source.language):
        reason = _("Superseded: the source changed this row in %(file)s.") % {"file": run.file_name}
    earlier = list(record.claims.all())
    for claim in earlier:
        if claim.chosen:
            claim.chosen, claim.reason = False, claim.reason or reason[:300]
    fresh = {
        model: [model(**part) for part in found]
        for model, found in _parts(read, run, source).items()
    }
    for name, value in _values(read.draft).items():
        setattr(record, name, value)
    record.substances = fresh[SubstanceLine]
    record.places = fresh.get(SeizurePlace, [])
    record.agencies = fresh.get(SeizureAgency, [])
    record.claims = fresh[Claim] + earlier
    if Wording in fresh:
        record.wordings = fresh[Wording]
    revision = record.save_revision()
    if record.live:
        with told_as(ChangeKind.IMPORTED, why=reason, why_language=source.language):
            revision.publish()
    else:
        record.save()
    known.run, known.content, known.number = run, read.content, read.row.number
    known.revision_id = revision.pk
    known.save()


def _record(draft: Draft, run: ImportRun, now: datetime) -> dict[str, Any]:
    live = not (run.as_drafts or draft.is_doubtful)
    values = _values(draft)
    values["filed_under"] = (
        values["occurred_earliest"]
        or values["announced_earliest"]
        or values["occurred_latest"]
        or now.date()
    )
    published = now if live else None
    return values | {
        "live": live,
        "first_filed_at": now,
        "first_published_at": published,
        "last_published_at": published,
    }


def _values(draft: Draft) -> dict[str, Any]:
    return {
        "kind": draft.kind,
        "status": draft.status,
        "mode": draft.mode,
        "concealment": draft.concealment,
        **_bounds("occurred", draft.occurred),
        **_bounds("announced", draft.announced),
        **draft.fields,
    }


@lru_cache(maxsize=20_000)
def _days(written: str) -> tuple[date | None, date | None]:
    if WHOLE_DAY.fullmatch(written):  # most are, and the parser of EDTF takes milliseconds
        return (date.fromisoformat(written),) * 2
    fuzzy = dates.parse(written) if written else None
    return (fuzzy.earliest, fuzzy.latest) if fuzzy else (None, None)


def _bounds(field: str, written: str) -> dict[str, Any]:
    earliest, latest = _days(written)
    return {field: written, f"{field}_earliest": earliest, f"{field}_latest": latest}


def _identify(records: list[dict[str, Any]]) -> None:
    by_year = defaultdict(list)
    for record in records:
        by_year[record["filed_under"].year].append(record)
    for year, found in sorted(by_year.items()):
        identifiers = IdentifierSeries.next_identifiers(year, len(found))
        for record, identifier in zip(found, identifiers, strict=True):
            record["public_id"] = identifier


@lru_cache(maxsize=200_000)
def _line(line: Line) -> dict[str, Any]:
    """The fields of a substance line with its amounts, as the model reads them."""
    read = SubstanceLine(
        substance=line.substance,
        form=line.form,
        named=line.named,
        as_written=line.as_written,
        reading=line.reading,
        purity_low=Decimal(line.purity_low) if line.purity_low else None,
        purity_high=Decimal(line.purity_high) if line.purity_high else None,
    )
    read.interpret()
    names = (
        "substance", "form", "named", "as_written", "reading", "purity_low", "purity_high",
        "qualifier", "unit", "low", "best", "high", "kg_low", "kg_high", "conversion_rule",
    )  # fmt: skip
    return {name: getattr(read, name) for name in names}


@lru_cache(maxsize=200_000)
def _place(place: Place) -> dict[str, Any]:
    fields = asdict(place)
    for name in ("latitude", "longitude"):
        fields[name] = Decimal(fields[name]) if fields[name] else None
    return fields


def _parts(read: ReadRow, run: ImportRun, source: Source) -> Parts:
    """The parts of a record by their models, as values by column."""
    draft = read.draft
    parts: Parts = {
        SubstanceLine: [{**_line(line), "sort_order": at} for at, line in enumerate(draft.lines)],
        Claim: [_claim(read, run, source)],
    }
    if draft.places:
        parts[SeizurePlace] = [
            {**_place(place), "sort_order": at} for at, place in enumerate(draft.places)
        ]
    if draft.agencies:
        parts[SeizureAgency] = [
            {"name": name, "sort_order": at} for at, name in enumerate(draft.agencies)
        ]
    if draft.wordings:
        parts[Wording] = [
            {"language": language, "title": title, "cover_load": cover_load}
            for language, (title, cover_load) in draft.wordings.items()
        ]
    return parts


def _claim(read: ReadRow, run: ImportRun, source: Source) -> dict[str, Any]:
    with_number = f", {_row_word(source.language)} {read.row.number}"
    fields = {
        "quote": read.row.quote,
        "quote_language": source.language,
        "figure_as_written": read.draft.figure[:160],
        "source_name": source.name[: CLAIM_NAME - len(with_number)] + with_number,
        "publisher": source.publisher,
        "url": source.url,
        "retrieved": run.retrieved,
        "sort_order": 0,
    }
    return fields | read.draft.claim


@lru_cache(maxsize=8)
def _row_word(language: str) -> str:
    """In the language of the source, as its name is."""
    with override(language):
        return _("row")
