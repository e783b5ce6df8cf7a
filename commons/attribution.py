"""The attribution statement: title, author, source, licence, each with its link.

Creative Commons calls it TASL; CC 4.0 section 3(a)(1) says what a licensee must keep. The text,
HTML and Markdown forms are written from one list of parts, so that they never differ, in the
language of the article whatever the page's.
"""

import re
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
        return "".join(
            f"{part.text} ({part.url})" if part.url and part.text != part.url else part.text
            for part in self.parts
        )

    def as_html(self) -> SafeString:
        return format_html_join("", "{}", ((_html(part),) for part in self.parts))

    def as_markdown(self) -> str:
        return "".join(_markdown(part) for part in self.parts)

    def __str__(self) -> str:
        return self.as_text()


@dataclass(frozen=True)
class Attribution:
    """Whose work it is and on what terms, as every copy must say."""

    title: str
    authors: tuple[str, ...]
    publisher: str
    url: str
    licence: Licence
    language: str

    def byline(self) -> Statement:
        """“By Data desk and Ports desk, Waybill”: the newsroom is always in the byline."""
        with override(self.language):
            if not self.authors:
                return Statement((Part(_("By %(names)s") % {"names": self.publisher}),))
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
            sentence = _("This article was first published by %(publisher)s: %(link)s")
            return _fill(sentence, publisher=Part(self.publisher), link=Part(self.title, self.url))

    def bottom(self) -> Statement:
        """The lines after the text: title, authors, source and licence, with both links."""
        with override(self.language):
            names = _joined(self.authors, self.language) if self.authors else self.publisher
            if self.licence.permits_sharing:
                sentence = _(
                    "“%(title)s”, by %(names)s, was published by %(publisher)s under %(licence)s. "
                    "Any change made to it is marked."
                )
            else:
                sentence = _(
                    "“%(title)s”, by %(names)s, was published by %(publisher)s. %(licence)s."
                )
            return _fill(
                sentence,
                title=Part(self.title, self.url),
                names=Part(names),
                publisher=Part(self.publisher),
                licence=Part(
                    self.licence.title(self.language)
                    if not self.licence.permits_sharing
                    else self.licence.name,
                    self.licence.deed_url(self.language),
                    "license",
                ),
            )


def _fill(sentence: str, **parts: Part) -> Statement:
    """A translated sentence with its named places taken by parts, in whatever order it has them."""

    def pieces() -> Iterator[Part]:
        for number, piece in enumerate(re.split(r"%\((\w+)\)s", sentence)):
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
