"""In which language a copy is: of those that the house speaks, by the small words of its text."""

from republication.verification.page import Page
from republication.verification.texts import Comparison, words

_SPOKEN = {
    "en": "the of and to in that was for with by from which were has have had this",
    "es": "el la los las de que en y por con una del se para su fue como mas",
    "pt": "o os a as de que em e por com uma do da se para foi como mais nao",
    "fr": "le les des et en une du que qui dans pour par est sur avec etait",
    "de": "der die das und in den von zu mit ist im fur auf eine wurde nicht",
    "it": "il gli di che in e per con una del si della dei sono alla nel",
}
_SMALL_WORDS = {language: frozenset(spoken.split()) for language, spoken in _SPOKEN.items()}
_MOST_WORDS = 4_000
_SHARE = 0.12


def language_of(page: Page, comparison: Comparison) -> str:
    """Its main subtag (BCP 47); empty where neither its words nor its markup tell."""
    start, end = comparison.start or 0, comparison.end or len(page.text)
    sample = words(page.text[start : min(end, start + 8 * _MOST_WORDS)])[:_MOST_WORDS]
    if len(sample) >= 20:
        shares = {
            language: sum(word in small for word in sample) / len(sample)
            for language, small in _SMALL_WORDS.items()
        }
        best = max(shares, key=shares.__getitem__)
        if shares[best] >= _SHARE:
            return best
    return page.language.partition("-")[0].partition("_")[0].lower()
