"""What a stranger sends is read in a time that grows with its length, or nobody else is served.

Each page here is small, and each once kept a server or its worker busy for minutes or for ever.
"""

import time

import pytest

from republication.verification import check
from republication.verification.decoding import decoded
from republication.verification.fetching import Had, judge
from republication.webmention import sources
from tests.republication.copies.article import expected

TARGET = "https://waybill.example/en/ports/asparagus/"
LENGTH = 100_000
# Of this process alone, and far more than is needed: these took minutes, or no end was seen.
SECONDS = 15

PAGES = {
    "comments": "<!---->" * 250,
    "unclosed comments of a style sheet": "<style>" + "/*" * (LENGTH // 2) + "</style>",
    "at-rules": "<style>" + "@" * LENGTH + "</style>",
    "a selector": "<style>" + "a" * LENGTH + "</style>",
    "names of classes": "<p class='" + "ad-" * (LENGTH // 3) + "1'>x",
    "addresses among links": "<p>" + "http://a " * (LENGTH // 18) + "<a href=q>b</a> " * 3_000,
    "candidates of one picture": "<img srcset='" + "a," * (LENGTH // 2) + "'>",
    "figures in figures": "<figure>" * 240 + "<img src=a.jpg>" * (LENGTH // 16),
    "bylines": "<p class=byline>by ana</p>" * (LENGTH // 28),
    "entries in entries": "<rss>" + "<item><description>" * (LENGTH // 19),
}
MENTIONS = {
    "less-than signs": ("<" * LENGTH, "text/html"),
    "ampersands": ("&" * LENGTH, "text/html"),
    "comments": ("<!--" * (LENGTH // 4), "text/html"),
    "declarations": ("<!" * (LENGTH // 2), "text/html"),
    "hidden, deep down": ("<b>" * 20_000 + f"<a hidden href='{TARGET}'>x</a>" * 2_000, "text/html"),
    "pages inside a feed": ("<a>" + "<b>&lt;b&gt;</b>" * (LENGTH // 16) + "</a>", "text/xml"),
}


def in_time(ask):
    begun = time.process_time()
    answer = ask()
    assert time.process_time() - begun < SECONDS
    return answer


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_copy_is_judged_in_time(page):
    in_time(lambda: check(page, "https://elsewhere.example/", expected()))


@pytest.mark.parametrize(("page", "media_type"), MENTIONS.values(), ids=MENTIONS)
def test_the_source_of_a_mention_is_read_in_time(page, media_type):
    url = "https://elsewhere.example/"
    source = in_time(lambda: sources.read(page.encode(), media_type, url, TARGET))
    assert source.mentions is None


def test_of_a_page_too_long_to_read_nothing_is_called_missing():
    judgement = judge(Had("https://elsewhere.example/", "<p>word</p>" * 50_000), expected())
    assert not any(finding.verdict == "broken" for finding in judgement.findings)


@pytest.mark.parametrize(
    "label",
    ["idna", "undefined", "punycode", "unicode_escape", "utf-7", "base64", "no\x00name", "…"],
)
def test_no_name_of_an_encoding_keeps_a_page_from_being_read(label):
    assert "word" in decoded(b"<p>word</p>", f"text/html; charset={label}")
