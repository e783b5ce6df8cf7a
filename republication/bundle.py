"""Everything in one file: the text in each format, its pictures, its credits, its licence.

A zip whose bytes depend on the package alone. Formats that show pictures find them beside them,
under ``images/``; a manifest names every file with its SHA-256, so that a copy can be proved.
"""

import hashlib
import json
import mimetypes
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from republication.formats import FORMATS, Format, picture_files, rights
from republication.formats.archive import zipped
from republication.formats.wording import day
from republication.parts import Figure, ImageLeftOut, LicenceNamed, Package, Part

# They show a picture by its address, which in the bundle is the file beside them.
BY_ADDRESS = frozenset({"html", "markdown", "xhtml"})
LINE = "-" * 64
WORDS_OF_A_NAME = 6


def render(package: Package) -> bytes:
    """The bundle as a zip."""
    pictures = _pictures(package)
    beside = _with_addresses(package, {url: path for url, (path, _content) in pictures.items()})
    slug = _slug(package)
    files = {
        each.filename(package, slug): each.write(beside if each.code in BY_ADDRESS else package)
        for each in FORMATS.values()
    }
    files |= dict(pictures.values())
    with override(package.language):
        files["CREDITS.txt"] = _credits(package, pictures).encode()
        files["LICENCE.txt"] = _licence(package).encode()
    return zipped({"manifest.json": _manifest(package, files).encode(), **files})


BUNDLE = Format(
    "bundle",
    gettext_lazy("Bundle"),
    gettext_lazy("everything in one file, with the pictures"),
    "application/zip",
    "zip",
    render,
)
DOWNLOADS: dict[str, Format] = FORMATS | {BUNDLE.code: BUNDLE}


def _slug(package: Package) -> str:
    """The last part of the original's address, as file names may be everywhere."""
    last = PurePosixPath(unquote(urlsplit(package.canonical_url).path)).stem
    return slugify(last)[:80] or f"article-{package.identifier}"


def _pictures(package: Package) -> dict[str, tuple[str, bytes]]:
    """Path and content of every picture that travels, by its address; each once."""
    found: dict[str, tuple[str, bytes]] = {}
    for figure in package.figures:
        content = None if figure.image_url in found else picture_files.read(figure)
        if content is not None:
            ending = PurePosixPath(figure.file).suffix.lower()
            name = slugify(Truncator(figure.alt).words(WORDS_OF_A_NAME, truncate=""))
            path = f"images/{len(found) + 1:02}{'-' if name else ''}{name}{ending}"
            found[figure.image_url] = (path, content)
    return found


def _with_addresses(package: Package, paths: dict[str, str]) -> Package:
    """The package with its pictures at the files beside it; its version stays what it is."""

    def moved(part: Part | None) -> Part | None:
        if isinstance(part, Figure) and part.image_url in paths:
            return replace(part, image_url=paths[part.image_url])
        return part

    return replace(
        package, lead_image=moved(package.lead_image), body=tuple(map(moved, package.body))
    )


def _manifest(package: Package, files: dict[str, bytes]) -> str:
    """What is in the bundle, for programs: sizes in bytes, SHA-256 in lower-case hexadecimal."""
    described = {
        "article": package.uri,
        "version": package.version,
        "headline": package.headline,
        "language": package.language,
        "canonical_url": package.canonical_url,
        "licence": package.licence.code,
        "licence_url": rights.licence_url(package.licence),
        "files": [
            {
                "path": path,
                "media_type": _media_type(path),
                "bytes": len(content),
                "sha256": hashlib.sha256(content).hexdigest(),
            }
            for path, content in files.items()
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _media_type(path: str) -> str:
    """By the format whose ending the path has, the longest first; or as the world knows it."""
    for each in sorted(FORMATS.values(), key=lambda each: -len(each.extension)):
        if path.endswith(f".{each.extension}"):
            return each.bare_media_type
    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def _credits(package: Package, pictures: dict[str, tuple[str, bytes]]) -> str:
    """Whose work is in the bundle, and whose was left out of it."""
    pieces = [
        _("Credits"),
        f"{package.headline}\n{package.byline.text}"
        + "".join(f"\n{each.role_in_words}: {', '.join(each.names)}" for each in package.credits),
        package.attribution_top.text,
    ]
    if package.figures:
        pieces += [_("Pictures in this bundle. Each has a licence of its own."), LINE]
        pieces += [_figure(figure, pictures) for figure in package.figures]
    if package.images_left_out:
        pieces += [
            _("Pictures that stayed. Ask whoever made them before you show them."),
            LINE,
            *map(_left_out, package.images_left_out),
        ]
    if package.records:
        pieces += [_("Records cited, with their sources"), LINE]
        pieces += [_record(record) for record in package.records]
    return "\n\n".join(pieces) + "\n"


def _figure(figure: Figure, pictures: dict[str, tuple[str, bytes]]) -> str:
    path, _content = pictures.get(figure.image_url, (figure.image_url, b""))
    credit = figure.credit or _("no credit recorded")
    lines = [path, figure.caption or figure.alt, _("Credit: %(credit)s") % {"credit": credit}]
    return "\n".join([*filter(None, lines), _licence_line(figure.licence)])


def _left_out(image: ImageLeftOut) -> str:
    credit = image.credit or _("no credit recorded")
    return "\n".join([image.alt, _("Credit: %(credit)s") % {"credit": credit}, image.reason])


def _record(record) -> str:
    stood = _("As of %(day)s.") % {"day": day(record.frozen_on)}
    sources = (" ".join(filter(None, [each.source, each.url])) for each in record.claims)
    said = [f"{record.identifier} · {record.title}", record.url, stood, *dict.fromkeys(sources)]
    return "\n".join([*said, _licence_line(record.licence)])


def _licence_line(licence: LicenceNamed) -> str:
    said = _("Licence: %(name)s (%(short)s)") % {"name": licence.name, "short": licence.short_name}
    return f"{said} {licence.deed_url}".strip()


def _licence(package: Package) -> str:
    """On what terms the text goes out, in plain words, and the lines that a copy needs."""
    name = f"{package.licence.name} ({package.licence.short_name})"
    return (
        "\n\n".join(
            [
                _("Licence of the text"),
                f"{name}\n{package.licence.deed_url}".strip(),
                "\n".join(f"• {condition}" for condition in package.conditions),
                _("Pictures and records have licences of their own: see CREDITS.txt."),
                _("What a copy carries. It is in every file of this bundle already:"),
                _("In the byline: %(line)s") % {"line": package.byline.text},
                _("Before the text: %(line)s") % {"line": package.attribution_top.text},
                _("After the text: %(line)s") % {"line": package.attribution_bottom.text},
                _("Please tell us where you use it: %(url)s")
                % {"url": rights.republish_url(package)},
                _("The summary here does not replace the licence, which is at its address."),
            ]
        )
        + "\n"
    )
