"""Writing a batch of rows: records with all their parts, in bulk and in one transaction.

Rows are written past the models, so everything a model would do is done here: identifiers, bounds
of dates, amounts read from their words, lists brought in step, the change told to the floors above.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from seizures import changes, dates
from seizures.importers.draft import Draft, Line
from seizures.importers.looking import ReadRow
from seizures.importers.source import Source
from seizures.models import (
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


def create(run: ImportRun, source: Source, rows: list[ReadRow], *, now: datetime) -> None:
    """New records of these rows, published now unless they are doubtful or all stay drafts."""
    records = [_record(read.draft, run, now) for read in rows]
    _identify(records)
    Seizure.objects.bulk_create(records)
    parts: dict[type, list] = defaultdict(list)
    for read, record in zip(rows, records, strict=True):
        for part in _parts(read, run, source):
            part.seizure_id = record.pk
            parts[type(part)].append(part)
    for model, found in parts.items():
        model.objects.bulk_create(found)
    ImportedRow.objects.bulk_create(
        ImportedRow(
            run_id=run.pk,
            source=source.code,
            key=read.key,
            occurrence=read.occurrence,
            content=read.content,
            number=read.row.number,
            seizure_id=record.pk,
        )
        for read, record in zip(rows, records, strict=True)
    )
    tell(record for record in records if record.live)


def tell(records: Iterable[Seizure]) -> None:
    """Bring the lists in step with these records, and tell the floors above."""
    changes.tell([record.public_id for record in records])


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
    fresh = _parts(read, run, source)
    for name, value in _values(read.draft).items():
        setattr(record, name, value)
    record.substances = [part for part in fresh if isinstance(part, SubstanceLine)]
    record.places = [part for part in fresh if isinstance(part, SeizurePlace)]
    record.agencies = [part for part in fresh if isinstance(part, SeizureAgency)]
    record.claims = [part for part in fresh if isinstance(part, Claim)] + earlier
    if wordings := [part for part in fresh if isinstance(part, Wording)]:
        record.wordings = wordings
    revision = record.save_revision()
    if record.live:
        revision.publish()
    else:
        record.save()
    known.run, known.content, known.number = run, read.content, read.row.number
    known.revision_id = revision.pk
    known.save()


def _record(draft: Draft, run: ImportRun, now: datetime) -> Seizure:
    live = not (run.as_drafts or draft.is_doubtful)
    published = {"first_published_at": now, "last_published_at": now} if live else {}
    record = Seizure(live=live, first_filed_at=now, **published, **_values(draft))
    record.filed_under = (
        record.occurred_earliest
        or record.announced_earliest
        or record.occurred_latest
        or now.date()
    )
    return record


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
    fuzzy = dates.parse(written) if written else None
    return (fuzzy.earliest, fuzzy.latest) if fuzzy else (None, None)


def _bounds(field: str, written: str) -> dict[str, Any]:
    earliest, latest = _days(written)
    return {field: written, f"{field}_earliest": earliest, f"{field}_latest": latest}


def _identify(records: list[Seizure]) -> None:
    by_year = defaultdict(list)
    for record in records:
        by_year[record.filed_under.year].append(record)
    for year, found in sorted(by_year.items()):
        identifiers = IdentifierSeries.next_identifiers(year, len(found))
        for record, identifier in zip(found, identifiers, strict=True):
            record.public_id = identifier


@lru_cache(maxsize=200_000)
def _line(line: Line) -> dict[str, Any]:
    """The fields of a substance line with its amounts, as the model reads them."""
    read = SubstanceLine(
        substance=line.substance,
        form=line.form,
        named=line.named,
        as_written=line.as_written,
        reading=line.reading,
        purity_low=line.purity_low or None,
        purity_high=line.purity_high or None,
    )
    read.interpret()
    names = (
        "substance", "form", "named", "as_written", "reading", "purity_low", "purity_high",
        "qualifier", "unit", "low", "best", "high", "kg_low", "kg_high", "conversion_rule",
    )  # fmt: skip
    return {name: getattr(read, name) for name in names}


def _parts(read: ReadRow, run: ImportRun, source: Source) -> list:
    draft = read.draft
    parts: list = [
        SubstanceLine(sort_order=at, **_line(line)) for at, line in enumerate(draft.lines)
    ]
    for at, place in enumerate(draft.places):
        parts.append(
            SeizurePlace(
                sort_order=at,
                role=place.role,
                name=place.name,
                country=place.country,
                precision=place.precision,
                subdivision=place.subdivision,
                locode=place.locode,
                latitude=place.latitude or None,
                longitude=place.longitude or None,
                site=place.site,
            )
        )
    parts += [SeizureAgency(sort_order=at, name=name) for at, name in enumerate(draft.agencies)]
    parts += [
        Wording(language=language, title=title, cover_load=cover_load)
        for language, (title, cover_load) in draft.wordings.items()
    ]
    parts.append(_claim(read, run, source))
    return parts


def _claim(read: ReadRow, run: ImportRun, source: Source) -> Claim:
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
    return Claim(**fields | read.draft.claim)


@lru_cache(maxsize=8)
def _row_word(language: str) -> str:
    """In the language of the source, as its name is."""
    with override(language):
        return _("row")
