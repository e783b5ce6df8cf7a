"""Finding records: there are few, so that all that match are known."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from commons.search_index import matching, ranks
from commons.words import Asked
from newsroom.searching.passages import Piece, Wanted, mark
from seizures.models import Seizure

MOST_RECORDS = 2_000
MOST_RANKED = 400
BESIDE_ARTICLES = 6
ROWS_A_PAGE = 20


@dataclass(frozen=True)
class FoundRecord:
    seizure: Seizure
    title: list[Piece]


@dataclass(frozen=True)
class FoundRecords:
    """One page of the records that match, and how many there are (``MOST_RECORDS`` at most)."""

    rows: list[FoundRecord] = field(default_factory=list)
    number: int = 0
    next_number: int | None = None
    previous_number: int | None = None


def find_records(
    asked: Asked,
    languages: tuple[str, ...],
    among: QuerySet,
    *,
    language: str,
    by_date: bool,
    page: int = 1,
    rows: int = ROWS_A_PAGE,
) -> FoundRecords:
    """Records of ``among`` that match, the best first, or the newest; titled in ``language``."""
    found = matching(Seizure, asked, languages, most=MOST_RECORDS)
    keys = list(among.filter(pk__in=found).newest().values_list("pk", flat=True)) if found else []
    if not by_date and len(keys) <= MOST_RANKED:
        rank = ranks(Seizure, asked, languages, keys)
        keys.sort(key=lambda key: -rank.get(key, 0))
    start, end = (page - 1) * rows, page * rows
    shown = Seizure.objects.with_titles().in_bulk(keys[start:end])
    wanted = Wanted(asked.stems([language]), language)
    return FoundRecords(
        rows=[
            FoundRecord(shown[key], mark(shown[key].title, wanted))
            for key in keys[start:end]
            if key in shown
        ],
        number=len(keys),
        next_number=page + 1 if len(keys) > end else None,
        previous_number=page - 1 if page > 1 else None,
    )
