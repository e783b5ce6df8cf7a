"""One article out of a file: Markdown with front matter, an HTML page, or plain text.

Each is turned into HTML and mapped like a WordPress item. What the file says of itself (headline,
author, date, licence) is read where its format has a place for it; the command's options win.
"""

import html
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup, Tag, UnicodeDammit
from django.utils.dateparse import parse_date, parse_datetime
from markdown_it import MarkdownIt

from newsroom.importers.report import Entry

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_URL = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
_SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "…")
_OUTSIDE = ["nav", "header", "footer", "aside", "form"]
_MORE_THAN_AN_ARTICLE_SAYS = 20_000
LONGEST_HEADLINE = 200
LARGEST_FILE = 10 * 1024 * 1024
ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
}


class UnreadableArticle(Exception):
    """The file cannot be read as an article. ``str()`` says why and what to do."""


@dataclass
class ArticleFile:
    """What a file says: ``source`` is its text as HTML, the rest is empty where it says nothing."""

    source: str
    title: str = ""
    standfirst: str = ""
    authors: list[str] = field(default_factory=list)
    date: datetime | date | None = None
    section: str = ""
    language: str = ""
    licence: str = ""
    origin_outlet: str = ""
    origin_url: str = ""


def read_article(path: Path, entry: Entry) -> ArticleFile:
    """Read a file by its ending. Raises :class:`UnreadableArticle`."""
    kind = ENDINGS.get(path.suffix.lower())
    if kind is None:
        raise UnreadableArticle(f"{path.name}: known are {', '.join(ENDINGS)}.")
    text = _text_of(path, kind, entry)
    read = {"markdown": _markdown, "html": _html, "text": _plain_text}[kind]
    return read(text, entry)


def _text_of(path: Path, kind: str, entry: Entry) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableArticle(f"{path.name} is too large for one article.")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableArticle(f"{path.name} cannot be read: {error.strerror}.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        guess = UnicodeDammit(data, ["windows-1252"], is_html=kind == "html")
        if guess.unicode_markup is None:
            raise UnreadableArticle(f"{path.name} is no text.") from None
        entry.look("encoding", f"it is no UTF-8 and was read as {guess.original_encoding}")
        text = guess.unicode_markup
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableArticle(f"{path.name} is empty.")
    return text


# --- Markdown ------------------------------------------------------------------------------------


def _markdown(text: str, entry: Entry) -> ArticleFile:
    told, text = _front_matter(text, entry)
    rendered = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    )
    article = ArticleFile(source=rendered, **told)
    if not article.title:
        article.title, article.source = _first_heading(article.source)
    return article


def _front_matter(text: str, entry: Entry) -> tuple[dict[str, Any], str]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    if len(match["yaml"]) > _MORE_THAN_AN_ARTICLE_SAYS:
        raise UnreadableArticle("The front matter is longer than an article's can be.")
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(match["yaml"])):
            raise UnreadableArticle("The front matter has an alias (*), which no article needs.")
        told = yaml.safe_load(match["yaml"])
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = f", line {place.line + 2}" if place else ""
        raise UnreadableArticle(f"The front matter is not well-formed YAML{line}.") from error
    if not isinstance(told, dict):
        return {}, text
    names = {
        "title": "title headline",
        "standfirst": "standfirst description excerpt subtitle summary",
        "section": "section category",
        "language": "language lang",
        "licence": "licence license",
        "origin_outlet": "origin_outlet outlet",
        "origin_url": "origin_url canonical_url canonical",
    }
    read: dict[str, Any] = {}
    known = {"author", "authors", "byline", "date", "published"}
    for ours, theirs in names.items():
        known |= set(theirs.split())
        for name in theirs.split():
            if isinstance(value := told.get(name), str | int | float):
                read.setdefault(ours, " ".join(str(value).split()))
    read["authors"] = _names(told.get("author") or told.get("authors") or told.get("byline"))
    if when := _moment(told.get("date") or told.get("published")):
        read["date"] = when
    for name in told.keys() - known:
        entry.left_out("front matter", "we have no place for it", f"{name}: {told[name]!s:.200}")
    return read, text[match.end() :]


def _names(told: Any) -> list[str]:
    if isinstance(told, str):
        told = re.split(r"\s*[,;]\s*|\s+(?:and|y)\s+", told)
    if not isinstance(told, list):
        return []
    return [" ".join(name.split()) for name in told if isinstance(name, str) and name.strip()]


def _moment(told: Any) -> datetime | date | None:
    if isinstance(told, datetime | date):
        return told
    if not isinstance(told, str):
        return None
    try:
        return parse_date(told.strip()) or parse_datetime(told.strip())
    except ValueError:
        return None


def _first_heading(source: str) -> tuple[str, str]:
    """The first heading of the first level, and the text without it."""
    tree = BeautifulSoup(source, "html.parser")
    heading = tree.find("h1")
    if heading is None:
        return "", source
    title = " ".join(heading.extract().get_text(" ").split())
    return title, str(tree)


# --- HTML ----------------------------------------------------------------------------------------


def _html(text: str, entry: Entry) -> ArticleFile:
    tree = BeautifulSoup(text, "html.parser")
    body = tree.find("article") or tree.find("main") or tree.find(role="main") or tree.body or tree
    heading = body.find("h1") or tree.find("h1")
    title = (
        (" ".join(heading.get_text(" ").split()) if heading else "")
        or _meta(tree, "og:title")
        or (" ".join(tree.title.get_text().split()) if tree.title else "")
    )
    date_of_text = body.find("time", datetime=True)
    article = ArticleFile(
        source="",
        title=title,
        standfirst=_meta(tree, "description", "og:description"),
        authors=_names(_meta(tree, "author") or _meta(tree, "article:author")),
        date=_moment(_meta(tree, "article:published_time"))
        or _moment(date_of_text["datetime"] if date_of_text else None),
        section=_meta(tree, "article:section"),
        language=(tree.html.get("lang") or "") if tree.html else "",
    )
    if link := tree.find("link", rel="canonical"):
        entry.look("canonical address", "--origin-url says so, where it is another's", link["href"])
    if heading:
        heading.extract()
    for part in body.find_all(_OUTSIDE):
        if part.parent is not None and (words := part.get_text(" ", strip=True)):
            entry.left_out(f"<{part.name}>", "it stands around the article", words)
        part.extract()
    if body is not tree and body.name not in ("body", None):
        for apart in _outside_of(body):
            entry.left_out("text outside the article", "it is not in the article's element", apart)
    article.source = body.decode_contents() if isinstance(body, Tag) else str(body)
    return article


def _meta(tree: BeautifulSoup, *names: str) -> str:
    for name in names:
        tag = tree.find("meta", attrs={"name": name}) or tree.find("meta", attrs={"property": name})
        if tag and (content := " ".join((tag.get("content") or "").split())):
            return content
    return ""


def _outside_of(body: Tag) -> list[str]:
    """The words of the page that are not in its article, each part once."""
    said = []
    for above in [body, *body.parents]:
        if above.name in ("body", "html", "[document]"):
            break
        for sibling in [*above.previous_siblings, *above.next_siblings]:
            if isinstance(sibling, Tag) and sibling.name not in ("script", "style", "head"):
                said.append(sibling.get_text(" ", strip=True))
    return [words for words in said if words]


# --- Plain text ----------------------------------------------------------------------------------


def _plain_text(text: str, entry: Entry) -> ArticleFile:
    """Paragraphs are parted by blank lines. A short first line, no sentence, is a headline."""
    paragraphs = [part for each in _PARAGRAPHS.split(text.strip()) if (part := each.strip())]
    first = paragraphs[0]
    title = ""
    if len(paragraphs) > 1 and _may_be_headline(first):
        title, paragraphs = first, paragraphs[1:]
    written = []
    for paragraph in paragraphs:
        lines = "<br>".join(_linked(" ".join(line.split())) for line in paragraph.split("\n"))
        written.append(f"<p>{lines}</p>")
    return ArticleFile(source="\n".join(written), title=title)


def _may_be_headline(text: str) -> bool:
    return "\n" not in text and len(text) <= LONGEST_HEADLINE and not text.endswith(_SENTENCE_END)


def _linked(line: str) -> str:
    """A line as HTML, its addresses as links."""
    pieces, position = [], 0
    for match in _URL.finditer(line):
        address = html.escape(match[0])
        pieces += [html.escape(line[position : match.start()], quote=False)]
        pieces += [f'<a href="{address}">{address}</a>']
        position = match.end()
    return "".join([*pieces, html.escape(line[position:], quote=False)])
