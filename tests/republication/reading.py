"""Formats as others read them: what a format says in words, whatever it is written in.

Each is opened with a reader that is not ours.
"""

import json
import re
from io import BytesIO

import feedparser
from bs4 import BeautifulSoup
from docx import Document
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from republication.formats import FORMATS
from republication.parts import Package


def words_of(code: str, package: Package) -> str:
    """Everything that a reader of the format sees or follows: text, addresses, alt texts."""
    return READERS[code](FORMATS[code].write(package))


def _html(written: bytes | str) -> str:
    document = BeautifulSoup(written, "html.parser")
    for element in document.find_all(("a", "img", "link")):
        element.append(" ".join(["", *filter(None, map(element.get, ("href", "src", "alt")))]))
    return " ".join(document.get_text(" ").split()).replace(" ,", ",").replace(" .", ".")


def _json(written: bytes) -> str:
    return " ".join(_strings(json.loads(written)))


def _strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, str):
        yield _html(value) if value.startswith(("<", "\n<")) else value


def _markdown(written: bytes) -> str:
    return _html(MarkdownIt("commonmark").enable("table").render(written.decode()))


def _atom(written: bytes) -> str:
    (entry,) = feedparser.parse(
        b'<feed xmlns="http://www.w3.org/2005/Atom">' + written.split(b"?>", 1)[1] + b"</feed>",
        sanitize_html=False,
    ).entries
    links = " ".join(link.href for link in entry.links)
    return f"{entry.title} {entry.author} {links} {_html(entry.content[0].value)}"


def _docx(written: bytes) -> str:
    document = Document(BytesIO(written))
    said = " ".join(element.text or "" for element in document.element.body.iter(qn("w:t")))
    addresses = [each.target_ref for each in document.part.rels.values() if each.is_external]
    alts = [each.get("descr") or "" for each in document.element.body.iter(qn("wp:docPr"))]
    return re.sub(r"\s+", " ", " ".join([said, *addresses, *alts]))


READERS = {
    "html": _html,
    "text": lambda written: written.decode(),
    "markdown": _markdown,
    "docx": _docx,
    "xhtml": _html,
    "ninjs": _json,
    "jsonld": _json,
    "atom": _atom,
    "json": _json,
}
