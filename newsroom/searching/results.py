"""One page of results: articles, records, and how to go on from them."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import QuerySet

from newsroom.searching.articles import NEWEST, FoundArticles, Search
from newsroom.searching.form import ARTICLES, RECORDS, Question
from newsroom.searching.records import BESIDE_ARTICLES, ROWS_A_PAGE, FoundRecords, find_records
from seizures.models import Seizure, SeizurePlace


@dataclass(frozen=True)
class Narrowing:
    """A filter that is set: its name and value in words, and the address without it."""

    name: str
    label: str
    value: str
    url: str


@dataclass(frozen=True)
class Results:
    query: str
    articles: FoundArticles | None
    records: FoundRecords | None
    narrowed_by: list[Narrowing] = field(default_factory=list)
    next_url: str = ""
    previous_url: str = ""
    articles_url: str = ""
    records_url: str = ""
    newest_url: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing here, and no page before this one either."""
        found = [part for part in (self.articles, self.records) if part is not None]
        return not any(part.rows or part.number != 0 for part in found)


def results_of(question: Question) -> Results:
    """Raises :class:`commons.keyset.CursorError` for a cursor that no page gave out."""
    said = question.said
    page = said["page"] or 1
    articles = records = None
    if said["kind"] != RECORDS:
        articles = article_search(question).run()
    if said["kind"] == RECORDS:
        records = _records(question, page=page, rows=ROWS_A_PAGE)
    elif said["kind"] != ARTICLES and not question.concerns_articles_only:
        records = _records(question, page=1, rows=BESIDE_ARTICLES)
    return Results(
        query=said["q"],
        articles=articles,
        records=records,
        narrowed_by=[
            Narrowing(name, label, value, question.address(**{name: None}))
            for name, label, value in question.narrowed_by()
        ],
        articles_url=question.address(kind=ARTICLES),
        records_url=question.address(kind=RECORDS),
        newest_url=question.address(order=NEWEST),
        **_neighbours(question, records if articles is None else articles),
    )


def article_search(question: Question) -> Search:
    said = question.said
    return Search(
        asked=question.words,
        languages=question.languages,
        among=question.filters.qs,
        order=said["order"],
        page=said["page"] or 1,
        cursor=said["cursor"],
    )


def _records(question: Question, *, page: int, rows: int) -> FoundRecords:
    return find_records(
        question.words,
        question.languages,
        narrowed_records(question),
        language=question.language,
        by_date=question.said["order"] == NEWEST,
        page=page,
        rows=rows,
    )


def narrowed_records(question: Question) -> QuerySet:
    """The listed records of the country and the days asked for; the last day is not among them."""
    after, before = (
        question.filters.asked(name) for name in ("published_after", "published_before")
    )
    records = Seizure.objects.listed().overlapping(
        after and after.date(), before and before.date() - timedelta(days=1)
    )
    if country := question.filters.asked("country"):
        places = SeizurePlace.objects.filter(country=country)
        records = records.filter(pk__in=places.values("seizure"))
    return records


def _neighbours(question: Question, found) -> dict[str, str]:
    if cursor := getattr(found, "cursor", None):
        following = question.address(cursor=cursor)
    else:
        following = question.address(page=found.next_number) if found.next_number else ""
    preceding = question.address(page=found.previous_number) if found.previous_number else ""
    return {"next_url": following, "previous_url": preceding}
