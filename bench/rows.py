"""What is measured: one row a line. To measure another page, add a :class:`Row` here."""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from bench import corpus

# Reads an address of the site and returns its body.
Fetch = Callable[[str], bytes]


@dataclass(frozen=True)
class Row:
    """A page to measure: its address, and how to find the address where it is not known before.

    ``{article}`` in an address is the number of the newest article. ``deep``: not that page itself
    but one in the middle of the list that it begins. ``anew``: with nothing kept from one request
    to the next, as if the record had just changed. ``known``: asked by somebody who has the bytes
    already and is told so (304).
    """

    name: str
    address: str
    deep: bool = False
    anew: bool = False
    known: bool = False

    def resolved(self, fetch: Fetch) -> str:
        """The address to measure, on a site that ``fetch`` reads."""
        if self.address.startswith("first link in "):
            list_address = self.address.removeprefix("first link in ")
            return _first_article(fetch(list_address).decode(), list_address)
        if "{article}" in self.address:
            newest = json.loads(fetch("/api/v1/articles/?page_size=1"))["results"][0]
            return self.address.replace("{article}", str(newest["id"]))
        return _middle(fetch(self.address).decode(), self.address) if self.deep else self.address


def _first_article(page: str, section: str) -> str:
    found = re.search(rf'href="(?:https?://[^/"]+)?({re.escape(section)}[^"/?#]+/)"', page)
    if not found:
        raise LookupError(f"{section} links to no article")
    return found[1]


def _middle(page: str, address: str) -> str:
    """A page in the middle of a list: the cursor of its second page, moved back by half its years.

    A cursor holds the ordering values of a row (``commons/keyset.py``); the first is its date.
    """
    found = re.search(r"[?&](?:amp;)?cursor=([\w-]+)", unescape(page))
    if not found:
        raise LookupError(f"{address} has no second page")
    text = found[1]
    way, _date, *rest = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    date = corpus.NEWEST.replace(year=corpus.NEWEST.year - corpus.YEARS // 2).isoformat()
    moved = base64.urlsafe_b64encode(json.dumps([way, date, *rest]).encode()).decode().rstrip("=")
    return f"{address}{'&' if '?' in address else '?'}cursor={moved}"


PACKAGE = "/api/v1/articles/{article}/package/"
FORMS = ("json", "html", "text", "markdown", "xhtml", "docx", "ninjs", "jsonld", "atom")
RARE, COMMON = corpus.RARE["en"], corpus.COMMON["en"]
ROWS = [
    Row("front page", "/en/"),
    Row("article", "first link in /en/ports/"),
    Row("section, first page", "/en/ports/"),
    Row("section, in the middle", "/en/ports/", deep=True),
    Row("author", "/en/authors/author-1/"),
    Row("country", "/en/countries/pe/"),
    Row("criminal group", "/en/groups/group-1/"),
    Row("corrections", "/en/corrections/"),
    Row("search, a rare word", f"/en/search/?q={RARE}"),
    Row("search, two words of a few in a hundred", "/en/search/?q=Paranagua+retired"),
    Row("search, a word of half of all", f"/en/search/?q={COMMON}"),
    Row("search, a word of half of all, newest", f"/en/search/?q={COMMON}&order=newest"),
    Row("search, narrowed", f"/en/search/?q={COMMON}&country=PE&section=courts"),
    Row("search, nothing found", "/en/search/?q=zeppelinn"),
    Row("suggestions", "/en/search/suggest/?q=sca"),
    Row("API, articles, first page", "/api/v1/articles/"),
    Row("API, articles, in the middle", "/api/v1/articles/", deep=True),
    Row("feed", "/en/feed/rss/"),
    Row("feed, Atom", "/en/feed/atom/"),
    Row("feed, known", "/en/feed/rss/", known=True),
    Row("republish page", "/en/republish/{article}/"),
    *(Row(f"package, {form}", f"{PACKAGE}?format={form}") for form in FORMS),
    Row("package, known", PACKAGE, known=True),
    Row("API, changes", "/api/v1/changes/"),
    Row("API, changes, known", "/api/v1/changes/", known=True),
]

LIST, API_TOTALS = "/en/seizures/", "/api/v1/seizures/totals/"
NARROW = "?country=ES&country=CL&mode=air"
WIDE_DATES = "?occurred_from=2012-03-05&occurred_to=2016-11-20"
RECORD_ROWS = [
    Row("list", LIST),
    Row("list, anew", LIST, anew=True),
    Row("list, narrowed, anew", f"{LIST}{NARROW}", anew=True),
    Row("list, most of the days, anew", f"{LIST}{WIDE_DATES}", anew=True),
    Row("list, a word, anew", f"{LIST}?q=palmira", anew=True),
    Row("list, the largest, anew", f"{LIST}?order=largest&substance=heroin", anew=True),
    Row("totals and facets", API_TOTALS),
    Row("totals and facets, anew", API_TOTALS, anew=True),
    Row("totals and facets, most of the days, anew", f"{API_TOTALS}{WIDE_DATES}", anew=True),
    Row("totals and facets, by amount, anew", f"{API_TOTALS}?kg_min=0.5&kg_max=20", anew=True),
    Row("API, records, first page", "/api/v1/seizures/"),
    Row("chart by month", f"{LIST}charts/month/"),
    Row("chart by month, anew", f"{LIST}charts/month/", anew=True),
    Row("map", f"{LIST}map/"),
    Row("map, anew", f"{LIST}map/", anew=True),
    Row("map, narrowed, anew", f"{LIST}map/{NARROW}", anew=True),
]
