"""What the newest version of an article tells of seizures, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from newsroom.models import Article, SuggestionAnswer
from newsroom.versions.plain_text import words_of
from seizures import candidates, suggestions
from seizures.candidates import Candidate
from seizures.models import Seizure
from seizures.suggestions import Find

# Where the newsroom tells its story. Headings and pull quotes say again what the text says; cards,
# captions and lines that point elsewhere are not the article's own telling.
TOLD_IN = frozenset({"paragraph", "analysis", "table", "kept_html"})


@dataclass(frozen=True)
class Passage:
    """A paragraph of the text, and the block of the body it stands in."""

    block: str
    text: str


@dataclass
class Suggestion:
    """A find in an article, with what an editor said of it and the records it may be."""

    find: Find
    number: int
    answer: SuggestionAnswer | None = None
    candidates: list[Candidate] = field(default_factory=list)
    has_card: bool = False
    rows: list = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.find.key

    @property
    def record(self) -> Seizure | None:
        return self.answer.seizure if self.answer else None

    @property
    def is_settled(self) -> bool:
        """Answered, or told by a card that the article shows already."""
        return self.answer is not None or self.has_card


@dataclass
class RecordsInText:
    """All that is found in an article, in the order of its text."""

    article: Article
    passages: list[Passage]
    suggestions: list[Suggestion]

    @property
    def offered(self) -> list[Suggestion]:
        return [each for each in self.suggestions if not _is_set_aside(each)]

    @property
    def set_aside(self) -> list[Suggestion]:
        return [each for each in self.suggestions if _is_set_aside(each)]

    @property
    def unsettled(self) -> list[Suggestion]:
        return [each for each in self.suggestions if not each.is_settled]

    def by_key(self, key: str) -> Suggestion | None:
        return next((each for each in self.suggestions if each.key == key), None)


def _is_set_aside(suggestion: Suggestion) -> bool:
    return suggestion.answer is not None and suggestion.answer.seizure_id is None


def read(article: Article) -> RecordsInText:
    """Read a version of an article. Six queries, however much it tells."""
    passages = passages_of(article)
    finds = _finds(article, passages)
    answers = {}
    if finds and article.pk:
        given = article.suggestion_answers.all().select_related("seizure")
        answers = {answer.key: answer for answer in given}
    found = [
        Suggestion(find, number, answers.get(find.key))
        for number, find in enumerate(finds, start=1)
    ]
    _compare(article, found)
    return RecordsInText(article, passages, found)


def passages_of(article: Article) -> list[Passage]:
    return [
        Passage(child.id or "", line)
        for child in article.body
        if child.block_type in TOLD_IN
        for line in words_of(child)
    ]


def day_of(article: Article) -> date:
    """The day against which its text is read: of its publication, or today for a draft."""
    published = article.first_published_at
    return timezone.localdate(published) if published else timezone.localdate()


def _finds(article: Article, passages: Sequence[Passage]) -> list[Find]:
    return suggestions.read(
        [passage.text for passage in passages],
        language=article.locale.language_code,
        published=day_of(article),
        countries=[each.country for each in article.countries.all()],
    )


def _compare(article: Article, found: list[Suggestion]) -> None:
    """Put beside each what it may be, and whether a card in the article shows it."""
    shown = {record.pk for record in _cards(article)}
    open_ones = [each for each in found if each.answer is None]
    compared = candidates.find_all([each.find for each in open_ones])
    for suggestion, records in zip(open_ones, compared, strict=True):
        suggestion.candidates = records
        suggestion.has_card = any(each.record.pk in shown for each in records)
    for suggestion in found:
        if suggestion.record:
            suggestion.has_card = suggestion.record.pk in shown


def _cards(article: Article) -> list[Seizure]:
    return [
        child.value
        for child in article.body
        if child.block_type == "seizure_card" and child.value is not None
    ]
