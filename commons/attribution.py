"""The attribution statement: title, author, source, licence, each with its link.

Creative Commons calls it TASL; CC 4.0 section 3(a)(1) says what a licensee must keep. The text,
HTML and Markdown forms are written from one list of parts, so that they never differ, in the
language of the article whatever the page's. A newsroom may write the sentences itself
(:class:`Wording`); :func:`problems` says what would then be missing.
"""

import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from commons.licences import Licence

_SAFE_IN_LINK = ":/?#[]@!$&'*+,;=%~"  # RFC 3986, without the brackets that end a Markdown link
_CLOSING_MARKS = tuple("”»’")
_SPOKEN_I = re.compile(r"h?(?:í|i(?![aeouáéóú]))|y(?![aeiouáéíóú])")
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


@dataclass(frozen=True)
class Part:
    """A run of text, with a link where it has one."""

    text: str
    url: str = ""
    rel: str = ""


@dataclass(frozen=True)
class Statement:
    """One sentence or two of attribution, in three forms."""

    parts: tuple[Part, ...]

    def as_text(self) -> str:
        """Addresses in brackets after their words, and after a quotation mark that ends them."""
        written, pending = "", ""
        for part in self.parts:
            text = part.text
            if pending:
                quoted = text[:1] if text.startswith(_CLOSING_MARKS) else ""
                written += f"{quoted}{pending}"
                text = text[len(quoted) :]
            written += text
            pending = f" ({part.url})" if part.url and part.text != part.url else ""
        return written + pending

    def as_html(self) -> SafeString:
        return format_html_join("", "{}", ((_html(part),) for part in self.parts))

    def as_markdown(self) -> str:
        return "".join(_markdown(part) for part in self.parts)

    def __str__(self) -> str:
        return self.as_text()


@dataclass(frozen=True)
class Wording:
    """A newsroom's own sentences in one language; an empty one is the house's.

    Places are written in braces, as in ``By {authors} for {newsroom}``: ``{title}`` is the
    headline and links to the original, ``{link}`` is the original's address written out,
    ``{authors}``, ``{newsroom}``, and ``{licence}``, which links to the deed.
    """

    byline: str = ""
    top: str = ""
    bottom: str = ""


# What each sentence must say, whoever words it. Of places in one group any one does.
_REQUIRED = {
    "byline": (("authors",), ("newsroom",)),
    "top": (("newsroom",), ("title", "link")),
    "bottom": (("title",), ("authors",), ("newsroom",), ("licence",)),
}
_ALLOWED = {
    "byline": frozenset({"authors", "newsroom"}),
    "top": frozenset({"title", "link", "authors", "newsroom", "licence"}),
    "bottom": frozenset({"title", "link", "authors", "newsroom", "licence"}),
}


def problems(sentence: str, place: str) -> list[str]:
    """Why a newsroom's own sentence for a place (a field of :class:`Wording`) would not do.

    In words, in the active language; nothing where it does or is empty. A copy must name the
    newsroom in its byline, link to the original before and after the text, and name the licence
    with its link (CC 4.0 section 3(a)(1), and the house's own requests).
    """
    if not sentence.strip():
        return []
    try:
        pieces = list(string.Formatter().parse(sentence))
    except ValueError:
        pieces = []
    if not pieces or any(brace in text for text, *_rest in pieces for brace in "{}"):
        return [_("A brace is open or closed alone. Places are written as {title}.")]
    named = [name for _text, name, _format, _conversion in pieces if name is not None]
    plain = all(not format_ and not how for _text, _name, format_, how in pieces)
    unknown = [name for name in named if name not in _ALLOWED[place]]
    if unknown or not plain:
        return [
            _("“%(unknown)s” is no place in this sentence. There are: %(known)s.")
            % {
                "unknown": "{" + (unknown or named)[0] + "}",
                "known": ", ".join(f"{{{name}}}" for name in sorted(_ALLOWED[place])),
            }
        ]
    return [
        _("It lacks %(place)s, which every copy must carry.")
        % {"place": _(" or ").join(f"{{{name}}}" for name in group)}
        for group in _REQUIRED[place]
        if not set(group) & set(named)
    ]


@dataclass(frozen=True)
class Attribution:
    """Whose work it is and on what terms, as every copy must say."""

    title: str
    authors: tuple[str, ...]
    publisher: str
    url: str
    licence: Licence
    language: str
    wording: Wording = Wording()

    def byline(self) -> Statement:
        """“By Data desk and Ports desk, Waybill”: the newsroom is always in the byline."""
        with override(self.language):
            if not self.authors:
                return Statement((Part(_("By %(names)s") % {"names": self.publisher}),))
            if self.wording.byline:
                return Statement((Part(self._in_own_words(self.wording.byline).as_text()),))
            return Statement(
                (
                    Part(
                        _("By %(names)s, %(publisher)s")
                        % {
                            "names": _joined(self.authors, self.language),
                            "publisher": self.publisher,
                        }
                    ),
                )
            )

    def top(self) -> Statement:
        """The line before the text, with the link to the original."""
        with override(self.language):
            if self.wording.top:
                return self._in_own_words(self.wording.top)
            sentence = _("This article was first published by %(publisher)s: %(link)s")
            return _fill(sentence, publisher=Part(self.publisher), link=Part(self.title, self.url))

    def bottom(self) -> Statement:
        """The lines after the text: title, authors, source and licence, with both links."""
        with override(self.language):
            names = self._names()
            if self.licence.permits_sharing and self.wording.bottom:
                return self._in_own_words(self.wording.bottom)
            return _fill(
                self._bottom_sentence(),
                title=Part(self.title, self.url),
                names=Part(names),
                publisher=Part(self.publisher),
                licence=self._licence(),
            )

    def _bottom_sentence(self) -> str:
        """By whether others may take it, and whether somebody signed it."""
        if not self.licence.permits_sharing:
            return _("“%(title)s”, by %(names)s, was published by %(publisher)s. %(licence)s.")
        if not self.authors:
            return _(
                "“%(title)s” was published by %(publisher)s under %(licence)s. Any change made to "
                "it is marked."
            )
        return _(
            "“%(title)s”, by %(names)s, was published by %(publisher)s under %(licence)s. Any "
            "change made to it is marked."
        )

    def _names(self) -> str:
        return _joined(self.authors, self.language) if self.authors else self.publisher

    def _licence(self) -> Part:
        name = self.licence.name
        if not self.licence.permits_sharing:
            name = self.licence.title(self.language)
        return Part(name, self.licence.deed_url(self.language), "license")

    def _in_own_words(self, sentence: str) -> Statement:
        return _fill(
            sentence,
            _BRACES,
            title=Part(self.title, self.url),
            link=Part(self.url, self.url),
            authors=Part(self._names()),
            newsroom=Part(self.publisher),
            licence=self._licence(),
        )


_PERCENT = re.compile(r"%\((\w+)\)s")
_BRACES = re.compile(r"\{(\w+)\}")


def _fill(sentence: str, places: re.Pattern = _PERCENT, **parts: Part) -> Statement:
    """A sentence with its named places taken by parts, in whatever order it has them."""

    def pieces() -> Iterator[Part]:
        for number, piece in enumerate(places.split(sentence)):
            if number % 2:
                yield parts[piece]
            elif piece:
                yield Part(piece)

    return Statement(tuple(pieces()))


def _joined(names: tuple[str, ...], language: str) -> str:
    """“A, B and C”; in Spanish “y”, which is “e” before a name that begins with the sound of i.

    Not before a diphthong: "y Hierro", "e Íñigo", "e Yves" (RAE, Diccionario panhispánico de
    dudas, «y»).
    """
    if len(names) < 2:
        return "".join(names)
    conjunction = _("and")
    last = unicodedata.normalize("NFC", names[-1]).lower()
    if language.partition("-")[0] == "es" and _SPOKEN_I.match(last):
        conjunction = "e"
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def _html(part: Part) -> SafeString:
    if not part.url:
        return format_html("{}", part.text)
    if part.rel:
        return format_html('<a href="{}" rel="{}">{}</a>', part.url, part.rel, part.text)
    return format_html('<a href="{}">{}</a>', part.url, part.text)


def _markdown(part: Part) -> str:
    text = _MARKDOWN_SPECIAL.sub(r"\\\1", part.text)
    return f"[{text}]({quote(part.url, safe=_SAFE_IN_LINK)})" if part.url else text
