"""Whatever is written, every word a reader saw is in the article or in the report."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.importers import bodies, conventions, gutenberg, mapping
from newsroom.importers.parts import Link, Picture, Unavailable
from newsroom.importers.report import Entry
from newsroom.importers.shortcodes import to_html

WORD = re.compile(r"[a-z]{3,}\d+")


class AnyResolver:
    """Knows the pictures of even numbers."""

    def link(self, href):
        if href.startswith("https://"):
            return Link("elsewhere", href=href)
        return Link("nowhere", why="it leads nowhere")

    def picture(self, source, number):
        if number % 2:
            raise Unavailable("it is not here")
        return Picture(number, "", "")

    def pictures_of_item(self):
        return [2]

    def article_of_headline(self, headline):
        return None


def mapped(source: str) -> tuple[list[dict], Entry]:
    entry = Entry("post:1", "T", "new")
    parts = mapping.to_parts(gutenberg.to_html(source, entry), AnyResolver(), entry)
    parts = conventions.with_see_also(parts, AnyResolver(), entry)
    parts = conventions.with_analysis(parts, ("The Ledger",), entry)
    return bodies.to_body(parts, entry), entry


_count = iter(range(10**9))
words = st.sampled_from(["gull", "rope", "mast", "keel"]).map(lambda word: f"{word}{next(_count)}")
INLINE = ["b", "em", "span", "a href='https://x.example/'", "s", "sup", "code", "q", "u", "a"]
BLOCKS = [
    *("p", "div", "h1", "h3", "h6", "blockquote", "ul", "ol", "li", "table", "tr", "td", "th"),
    *("figure", "figcaption", "pre", "dl", "dt", "dd", "details", "summary", "section", "aside"),
    *("cite", "center", "address", "form", "button", "noscript", "caption", "video", "article"),
]
NOTES = ["paragraph", "heading", "group", "columns", "list", "quote", "html", "acme/box", "image"]


def wrapped(tags, inner):
    return st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag.partition(' ')[0]}>",
        st.sampled_from(tags),
        st.lists(inner, min_size=1, max_size=3),
    )


def noted(inner):
    return st.builds(
        lambda name, parts, closes: (
            f"<!-- wp:{name} -->{' '.join(parts)}" + (f"<!-- /wp:{name} -->" if closes else "")
        ),
        st.sampled_from(NOTES),
        st.lists(inner, min_size=1, max_size=3),
        st.booleans(),
    )


def bracketed(inner):
    return st.builds(
        lambda name, text: f"[{name}]{text}[/{name}]",
        st.sampled_from(['caption id="a_2"', "box", "embed", "col"]).filter(lambda n: " " not in n),
        inner,
    )


texts = st.recursive(
    words | st.builds(lambda one, other: f"{one}\n\n{other}", words, words),
    lambda inner: wrapped(INLINE, inner) | wrapped(BLOCKS, inner) | noted(inner) | bracketed(inner),
    max_leaves=12,
)


@settings(max_examples=300)
@given(st.lists(texts, min_size=1, max_size=4).map("\n".join))
def test_every_word_is_in_the_article_or_in_the_report(source):
    body, entry = mapped(source)
    there = f"{body} {[note.text for note in entry.notes]}"
    seen = BeautifulSoup(re.sub(r"<!--.*?-->", " ", source), "html.parser").get_text(" ")
    assert [word for word in WORD.findall(seen) if word not in there] == []


@settings(max_examples=300)
@given(st.text(alphabet="<>/!-[]=\"'{}:& \npwbdiv", max_size=60))
def test_no_text_breaks_it(source):
    body, _entry = mapped(source)
    assert isinstance(body, list)


@pytest.mark.parametrize(
    "text",
    [
        "he [the mayor] said",
        "[sic]",
        "as the report [1] says",
        "[long-standing] friends",
        "[unclosed",
        "[/closed]",
        "[[escaped]]",
        "[Photo: Ada Quill]",
    ],
)
def test_an_editors_brackets_are_no_shortcodes(text):
    entry = Entry("post:1", "T", "new")
    assert (
        to_html(f"So {text} it is.", entry).replace("[escaped]", "[[escaped]]")
        == f"So {text} it is."
    )
    assert entry.notes == []
