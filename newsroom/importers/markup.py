"""Any HTML made well-formed and harmless before it is looked at.

nh3 (ammonia, html5ever) builds the tree as a browser would and takes out what runs; Beautiful Soup
then walks a tree that has no surprises. What was taken out is noted, never silently lost.
"""

import re

import nh3
from bs4 import BeautifulSoup

from commons import sanitise
from newsroom.importers.report import Entry, excerpt

_MEDIA_WORDS = "img picture source figure iframe video audio track embed object"
_MEDIA = frozenset(_MEDIA_WORDS.split())
_FRAME_WORDS = """
    div span section article main header footer aside nav address center font form label
    button big tt strike strong h1 h2 noscript
"""
_FRAME = frozenset(_FRAME_WORDS.split())
TAGS = sanitise.KEPT_TAGS | _MEDIA | _FRAME
ATTRIBUTES = {
    **sanitise.KEPT_ATTRIBUTES,
    "*": {"class", "id", "lang", "dir", "role"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height", "srcset"},
    "iframe": {"src", "title", "width", "height"},
    "embed": {"src"},
    "object": {"data"},
    "video": {"src", "title"},
    "audio": {"src", "title"},
    "source": {"src", "type"},
}
_RUNS = re.compile(r"<(script|style|form|input|svg|canvas|applet)\b[^>]{0,400}", re.IGNORECASE)
_HANDLER = re.compile(r"\son[a-z]{3,20}\s*=|javascript:", re.IGNORECASE)
_MOST_NOTED = 20


def read(html: str, entry: Entry) -> BeautifulSoup:
    """The tree of ``html``. What runs is out, comments too, and ``entry`` says so."""
    for number, match in enumerate(_RUNS.finditer(html)):
        if number == _MOST_NOTED:
            break
        tag = match[1].lower()
        why = "only its words are kept" if tag in ("form", "input") else "it runs or dresses"
        entry.left_out(f"<{tag}>", why, excerpt(f"{match[0]}>"))
    if _HANDLER.search(html):
        entry.left_out("handlers in the HTML", "they run")
    clean = nh3.clean(
        html.replace("\x00", ""),
        tags=set(TAGS),
        clean_content_tags={"script", "style", "svg", "template"},
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        generic_attribute_prefixes={"data-"},
        url_schemes={"http", "https", "mailto", "tel", "ftp"},
        link_rel=None,
    )
    return BeautifulSoup(clean, "html.parser")
