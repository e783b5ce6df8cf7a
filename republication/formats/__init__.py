"""The formats in which a package leaves: each renders the same object, none knows an article."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from republication.formats import atom, docx, html, json, jsonld, markdown, ninjs, text, xhtml
from republication.parts import Package


@dataclass(frozen=True)
class Format:
    """A way to write a package: how it is asked for, named, served and saved.

    ``media_type`` is what answers carry, parameters included; ``for_whom`` says in one line what
    the format is good for.
    """

    code: str
    label: str | Promise
    for_whom: str | Promise
    media_type: str
    extension: str
    render: Callable[[Package], str | bytes]

    @property
    def bare_media_type(self) -> str:
        """The media type without parameters, as ``Accept`` headers name it."""
        return self.media_type.partition(";")[0]

    @property
    def is_text(self) -> bool:
        """Whether a person can read the file as it is, so that a page may show it to copy."""
        return self.code in {"html", "text", "markdown"}

    def write(self, package: Package) -> bytes:
        """The package in this format: the same bytes for the same package."""
        written = self.render(package)
        return written.encode() if isinstance(written, str) else written

    def filename(self, package: Package, slug: str) -> str:
        return f"{slug}.{package.language}.{self.extension}"


FORMATS: dict[str, Format] = {
    each.code: each
    for each in (
        Format(
            "html",
            _("HTML"),
            _("for a publishing system"),
            "text/html; charset=utf-8",
            "html",
            html.render,
        ),
        Format(
            "text",
            _("Plain text"),
            _("for mail and for print"),
            "text/plain; charset=utf-8",
            "txt",
            text.render,
        ),
        Format(
            "markdown",
            _("Markdown"),
            _("for newsletters and static sites"),
            "text/markdown; charset=utf-8; variant=GFM",
            "md",
            markdown.render,
        ),
        Format(
            "docx",
            _("Word"),
            _("for a desk that edits there: pictures inside"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
            docx.render,
        ),
        Format(
            "xhtml",
            _("XHTML"),
            _("for e-books: a chapter of an EPUB"),
            "application/xhtml+xml; charset=utf-8",
            "xhtml",
            xhtml.render,
        ),
        Format(
            "atom",
            _("Atom entry"),
            _("for feeds and programs that read them"),
            "application/atom+xml; type=entry; charset=utf-8",
            "atom",
            atom.render,
        ),
        Format(
            "ninjs",
            _("IPTC ninjs"),
            _("for newsroom systems: rights for each picture"),
            # Nobody has registered one; the unregistered tree is for that (RFC 6838, 3.4).
            "application/x.ninjs+json",
            "ninjs.json",
            ninjs.render,
        ),
        Format(
            "jsonld",
            _("schema.org JSON-LD"),
            _("for programs that read the web"),
            "application/ld+json",
            "jsonld",
            jsonld.render,
        ),
        Format(
            "json",
            _("JSON"),
            _("for programs: every part by its name"),
            "application/json; charset=utf-8",
            "json",
            json.render,
        ),
    )
}
