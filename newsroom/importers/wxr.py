"""Reads WXR, WordPress's “eXtended RSS”, versions 1.0 to 1.2, as a stream.

There is no written standard: the format is what ``wp-admin/includes/export.php`` writes, RSS 2.0
with elements of its own. An item is held while it is read and then let go, so that the size of
the file is no matter. A document type, an entity or an external reference is refused before it
is expanded (defusedxml).
"""

import hashlib
import html
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.html import strip_tags

# Namespaces without their scheme: exports are about that were made with “https”.
_WORDPRESS = "wordpress.org/export/"
_NAMESPACES = {
    "purl.org/rss/1.0/modules/content/": "content",
    "purl.org/dc/elements/1.1/": "dc",
    "wellformedweb.org/CommentAPI/": "wfw",
}
# XML 1.0 forbids these characters, and databases of old sites are full of them.
_FORBIDDEN_BYTES = bytes(n for n in range(32) if n not in (9, 10, 13))
_DEPTH_OF_PARTS = 3  # rss, channel, and what is in it
_ZERO_DATE = "0000-00-00"


class UnreadableExport(Exception):
    """The file is no export that can be read. ``str()`` says why and where."""


@dataclass(frozen=True)
class Term:
    """A term that an item carries: a category, a tag, a language, a co-author."""

    domain: str
    slug: str
    name: str


@dataclass(frozen=True)
class Category:
    slug: str
    name: str
    parent: str
    term_id: str


@dataclass(frozen=True)
class Account:
    """Somebody who could write in WordPress. The address of their mail is not read."""

    login: str
    name: str


@dataclass
class Site:
    """What the head of the export says of the site."""

    title: str = ""
    base_url: str = ""
    language: str = ""
    version: str = ""
    accounts: dict[str, Account] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    removed_characters: int = 0


@dataclass
class Item:
    """A post, a page, an attachment, or anything else that WordPress keeps as a post."""

    post_id: int
    post_type: str
    status: str
    title: str
    link: str
    guid: str
    creator: str
    slug: str
    date: str
    date_gmt: str
    modified_gmt: str
    pub_date: str
    content: str
    excerpt: str
    password: str
    parent: int
    is_sticky: bool
    attachment_url: str
    terms: tuple[Term, ...]
    meta: dict[str, str]
    comments: int

    def terms_of(self, domain: str) -> list[Term]:
        return [term for term in self.terms if term.domain == domain]

    def moment(self, zone: tzinfo) -> datetime | None:
        """When it was or is to be published; ``None`` for what has no date (0000-00-00).

        ``zone`` is that of the site, for a date which is stored only in local time.
        """
        return _moment(self.date_gmt, UTC) or _moment(self.date, zone) or _rss_moment(self.pub_date)

    def modified(self) -> datetime | None:
        return _moment(self.modified_gmt, UTC)

    @property
    def content_hash(self) -> str:
        """Equal for two exports exactly when nothing that is imported has changed."""
        told = (
            *(self.title, self.content, self.excerpt, self.status, self.slug, self.password),
            *(self.date, self.date_gmt, self.creator, self.parent, self.attachment_url),
            sorted((term.domain, term.slug) for term in self.terms),
            sorted(self.meta.items()),
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()


META_READ = frozenset(
    {
        "_thumbnail_id",
        "_wp_attached_file",
        "_wp_attachment_image_alt",
        "_yoast_wpseo_primary_category",
        "_yoast_wpseo_metadesc",
        "footnotes",
        "cap-display_name",
        "cap-user_login",
    }
)


class Export:
    """An export file. ``items()`` may be read more than once; ``site`` fills as it is read."""

    def __init__(self, path: Path, progress: Callable[[float], None] = lambda share: None):
        self.path = path
        self.site = Site()
        self.progress = progress

    def items(self) -> Iterator[Item]:
        """Every item, in the order of the file. Raises :class:`UnreadableExport` in words."""
        self.site = Site()
        try:
            with self.path.open("rb") as file:
                yield from self._items(_WithoutForbidden(file))
        except OSError as error:
            raise UnreadableExport(f"{self.path.name} cannot be read: {error.strerror}.") from error
        except DefusedXmlException as error:
            raise UnreadableExport(
                f"{self.path.name} declares a document type or an entity, which no WordPress "
                "export does and which can be made to harm. It was not read."
            ) from error
        except ParseError as error:
            line, column = error.position
            raise UnreadableExport(
                f"{self.path.name} is not well-formed XML: line {line}, column {column + 1} "
                f"({str(error).partition(':')[0]}). Export it again, or mend that line."
            ) from error
        except (LookupError, ValueError) as error:  # an encoding that nobody knows
            raise UnreadableExport(f"{self.path.name} cannot be read: {error}.") from error
        if not self.site.version:
            raise UnreadableExport(
                f"{self.path.name} is not a WordPress export: it has no wp:wxr_version."
            )

    def _items(self, file: "_WithoutForbidden") -> Iterator[Item]:
        size = max(1, self.path.stat().st_size)
        above: list[Element] = []
        for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                above.append(element)
                continue
            above.pop()
            if len(above) != _DEPTH_OF_PARTS - 1:
                continue
            if _name(element) == "item":
                yield _item(element)
                self.progress(file.read_bytes / size)
            else:
                self._read_head(element)
            self.site.removed_characters = file.removed
            above[-1].clear()

    def _read_head(self, element: Element) -> None:
        site, texts = self.site, _texts(element)
        match _name(element):
            case "title":
                site.title = plain(element.text)
            case "link" if not site.base_url:
                site.base_url = _line(element.text)
            case "wp:base_blog_url":
                site.base_url = _line(element.text) or site.base_url
            case "language":
                site.language = _line(element.text)
            case "wp:wxr_version":
                site.version = _line(element.text)
            case "wp:author":
                login = texts.get("wp:author_login", "")
                names = (texts.get("wp:author_first_name"), texts.get("wp:author_last_name"))
                name = texts.get("wp:author_display_name") or " ".join(filter(None, names))
                site.accounts[login] = Account(login, plain(name) or login)
            case "wp:category":
                slug = texts.get("wp:category_nicename", "")
                site.categories[slug] = Category(
                    slug=slug,
                    name=plain(texts.get("wp:cat_name")) or slug,
                    parent=texts.get("wp:category_parent", ""),
                    term_id=texts.get("wp:term_id", ""),
                )


def _item(element: Element) -> Item:
    texts = _texts(element)
    terms, meta, comments = [], {}, 0
    for part in element:
        match _name(part):
            case "category":
                slug, name = part.get("nicename", ""), plain(part.text)
                if slug or name:
                    terms.append(Term(part.get("domain", "category"), slug or name, name or slug))
            case "wp:postmeta":
                pair = _texts(part)
                if (name := pair.get("wp:meta_key", "")) in META_READ:
                    meta[name] = pair.get("wp:meta_value", "")
            case "wp:comment":
                comments += 1
    return Item(
        post_id=_number(texts.get("wp:post_id")),
        post_type=texts.get("wp:post_type", "") or "post",
        status=texts.get("wp:status", ""),
        title=plain(texts.get("title")),
        link=texts.get("link", ""),
        guid=texts.get("guid", ""),
        creator=texts.get("dc:creator", ""),
        slug=texts.get("wp:post_name", ""),
        date=texts.get("wp:post_date", ""),
        date_gmt=texts.get("wp:post_date_gmt", ""),
        modified_gmt=texts.get("wp:post_modified_gmt", ""),
        pub_date=texts.get("pubDate", ""),
        content=texts.get("content:encoded", ""),
        excerpt=texts.get("excerpt:encoded", ""),
        password=texts.get("wp:post_password", ""),
        parent=_number(texts.get("wp:post_parent")),
        is_sticky=texts.get("wp:is_sticky") == "1",
        attachment_url=texts.get("wp:attachment_url", ""),
        terms=tuple(terms),
        meta=meta,
        comments=comments,
    )


def _name(element: Element) -> str:
    """``wp:post_id`` for ``{http://wordpress.org/export/1.2/}post_id``, whatever the version."""
    namespace, brace, local = element.tag.rpartition("}")
    if not brace:
        return element.tag
    address = namespace.lstrip("{").partition("://")[2]
    if address.startswith(_WORDPRESS):
        return f"{'excerpt' if '/excerpt/' in address else 'wp'}:{local}"
    return f"{_NAMESPACES.get(address, 'other')}:{local}"


def _texts(element: Element) -> dict[str, str]:
    """The text of each part. Several CDATA sections (how ``]]>`` is written) are one text.

    The first of a name counts; spaces at the ends of a body are no part of it.
    """
    texts: dict[str, str] = {}
    for part in element:
        texts.setdefault(_name(part), "".join(part.itertext()).strip())
    return texts


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def plain(text: str | None) -> str:
    """A title or a name as text: WordPress stores them with entities and even tags."""
    return _line(html.unescape(strip_tags(html.unescape(text or ""))))


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _moment(text: str, zone: tzinfo) -> datetime | None:
    if not text or text.startswith(_ZERO_DATE):
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
    except ValueError:
        return None


def _rss_moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    # A draft has “Mon, 30 Nov -0001 00:00:00 +0000”, which is nobody's year.
    return moment if moment.tzinfo and moment.year > 1 else None


class _WithoutForbidden(io.RawIOBase):
    """A file without the control characters that XML forbids, counting them and what was read."""

    def __init__(self, file):
        self.file = file
        self.removed = 0
        self.read_bytes = 0

    def read(self, size=-1):
        while data := self.file.read(size):
            self.read_bytes += len(data)
            clean = data.translate(None, _FORBIDDEN_BYTES)
            self.removed += len(data) - len(clean)
            if clean:
                return clean
        return b""
