"""What to try when nothing was found: other words, fewer filters, the other language."""

import difflib
from dataclasses import dataclass, field

from django.core.cache import cache
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language_info, override

from commons import languages, words
from commons.search_index import matching
from newsroom.models import Article
from newsroom.searching.form import Question
from newsroom.searching.names import names
from newsroom.searching.results import Results, article_search
from seizures.models import Seizure

HEADLINES_READ = 3_000
SECONDS_KEPT = 600
CLOSE_ENOUGH = 0.74
SHORTEST_MENDED = 4
MOST_WORDS_MENDED = 4
MOST_COUNTED = 1_000
NEWEST_SHOWN = 3


@dataclass(frozen=True)
class Trying:
    """Something to try: what it is in words, how much it finds, where."""

    text: str
    number: int
    url: str
    language: str = ""


@dataclass(frozen=True)
class Advice:
    did_you_mean: Trying | None = None
    without: list[Trying] = field(default_factory=list)
    single_words: list[Trying] = field(default_factory=list)
    elsewhere: list[Trying] = field(default_factory=list)
    newest: list[Article] = field(default_factory=list)


def advise(question: Question, results: Results) -> Advice:
    """Only what does find something is advised, with how much."""
    published = Article.objects.published().listed_in(language=question.languages[0])
    return Advice(
        did_you_mean=_did_you_mean(question),
        without=_without_each(question, results),
        single_words=_single_words(question),
        elsewhere=_elsewhere(question),
        newest=list(published.with_card_parts()[:NEWEST_SHOWN]),
    )


def _number(question: Question) -> int:
    """How many articles a search finds, as far as they are counted."""
    return article_search(question).number() if question.is_valid() else 0


def _without_each(question: Question, results: Results) -> list[Trying]:
    found = []
    for narrowing in results.narrowed_by:
        if number := _number(question.changed(**{narrowing.name: None})):
            text = f"{narrowing.label}: {narrowing.value}"
            found.append(Trying(text, number, narrowing.url))
    return found


def _single_words(question: Question) -> list[Trying]:
    if len(question.words.wanted) < 2:
        return []
    texts = [" ".join(phrase) for phrase in question.words.wanted[:MOST_WORDS_MENDED]]
    found = [
        Trying(text, _number(question.changed(q=text)), question.address(q=text)) for text in texts
    ]
    return [trying for trying in found if trying.number]


def _elsewhere(question: Question) -> list[Trying]:
    """The same words in each language that was not searched."""
    found = []
    for code, _name in languages.published():
        if code in question.languages:
            continue
        asked = words.read(question.said["q"], [code])
        keys = matching(Article, asked, (code,), most=MOST_COUNTED)
        published = Article.objects.published().listed_in(language=code).order_by()
        if number := published.filter(listed_key__in=keys).count():
            with override(code):
                url = f"{reverse('newsroom:search')}?{urlencode({'q': question.said['q']})}"
            name = get_language_info(code)["name_local"].capitalize()
            found.append(Trying(name, number, url, language=code))
    return found


# --- Did you mean -----------------------------------------------------------------------------


def _did_you_mean(question: Question) -> Trying | None:
    """The query with each word that nothing has put right; or, where that finds nothing either,
    only the words that were put right."""
    query, mended = question.said["q"], []
    for word in words.split(query)[:MOST_WORDS_MENDED]:
        if len(word) < SHORTEST_MENDED or _exists(word, question.languages):
            continue
        better = _closest(word, question.languages)
        if better:
            query = query.replace(word, better, 1)
            mended.append(better)
    for better_query in (query, " ".join(mended)) if mended else ():
        if number := _number(question.changed(q=better_query)):
            return Trying(better_query, number, question.address(q=better_query))
    return None


def _exists(word: str, codes: tuple[str, ...]) -> bool:
    asked = words.Asked(((word,),))
    return any(matching(model, asked, codes, most=1) for model in (Article, Seizure))


def _closest(word: str, codes: tuple[str, ...]) -> str | None:
    """The known word most like it, among those about as long that begin or end as it does."""
    folded = words.fold(word)
    known = {fold: written for code in codes for fold, written in known_words(code).items()}
    alike = [
        fold
        for fold in known
        if abs(len(fold) - len(folded)) <= 2 and (fold[0] == folded[0] or fold[-3:] == folded[-3:])
    ]
    closest = difflib.get_close_matches(folded, alike, n=1, cutoff=CLOSE_ENOUGH)
    return known[closest[0]] if closest else None


def known_words(language: str) -> dict[str, str]:
    """Words of the newest published headlines and of names that readers may see, by folded form.

    Kept for ten minutes.
    """
    key = f"search-words:{language}"
    known = cache.get(key)
    if known is None:
        published = Article.objects.published().listed_in(language=language)
        texts = list(published.values_list("title", flat=True)[:HEADLINES_READ])
        texts += [name.text for name in names(language)]
        known = {
            words.fold(word): word
            for text in texts
            for word in words.split(text)
            if len(word) >= SHORTEST_MENDED
        }
        cache.set(key, known, SECONDS_KEPT)
    return known
