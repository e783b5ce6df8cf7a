"""The formats in which a package leaves: each renders the same object, none knows an article."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from republication.formats import html, json, text
from republication.parts import Package


@dataclass(frozen=True)
class Format:
    """A way to write a package: how it is asked for, named, served and saved."""

    code: str
    label: str | Promise
    media_type: str
    extension: str
    render: Callable[[Package], str]

    def filename(self, package: Package, slug: str) -> str:
        return f"{slug}.{package.language}.{self.extension}"


FORMATS: dict[str, Format] = {
    each.code: each
    for each in (
        Format("html", _("HTML"), "text/html; charset=utf-8", "html", html.render),
        Format("text", _("Plain text"), "text/plain; charset=utf-8", "txt", text.render),
        Format("json", _("JSON"), "application/json; charset=utf-8", "json", json.render),
    )
}
