"""A Word document (ISO/IEC 29500) for desks that edit there: styles, links, pictures in place.

python-docx writes the parts; what stands in the text comes from the HTML of the package, so that
the two never say different things. Times and order inside the file are fixed: same package, same
bytes.
"""

from datetime import UTC, datetime
from io import BytesIO

from bs4 import BeautifulSoup
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from commons.xml_text import writable
from republication.formats import html
from republication.formats.archive import rezipped
from republication.formats.docx_body import Body
from republication.parts import Package

# What a document's properties hold (python-docx refuses more).
MOST_CHARACTERS = 255
TYPE = "Georgia"
INK = RGBColor(0x1A, 0x1A, 0x1A)
SIZES = {"Normal": 11, "Title": 22, "Heading 1": 15, "Heading 2": 13, "Heading 3": 11, "Caption": 9}


def render(package: Package) -> bytes:
    """The package as a ``.docx``."""
    document = Document()
    _without_thumbnail(document)
    _set_type(document, package.language)
    _set_properties(document, package)
    fragment = BeautifulSoup(writable(html.fragment(package)), "html.parser")
    Body(document, {figure.image_url: figure for figure in package.figures}).write(fragment)
    written = BytesIO()
    document.save(written)
    return rezipped(written.getvalue())


def _without_thumbnail(document: WordDocument) -> None:
    """python-docx's template brings a picture of itself."""
    relations = document.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[key]


def _set_type(document: WordDocument, language: str) -> None:
    """One typeface in ink, as the reader's own style sheet will replace it; A4."""
    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = TYPE, Pt(size), INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{attribute}"), None)
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    for border in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)


def _set_properties(document: WordDocument, package: Package) -> None:
    """Whose it is and on what terms, where a program looks for that."""
    told = {
        "title": package.headline,
        "subject": package.standfirst,
        "author": ", ".join((*package.authors, package.source)),
        "last_modified_by": package.newsroom,
        "category": package.section,
        "identifier": package.canonical_url,
        "language": package.language,
        "keywords": ", ".join(package.countries),
        "version": package.version,
        "comments": f"{package.canonical_url} · {package.licence.short_name} "
        f"{package.licence.deed_url}",
    }
    for name, value in told.items():
        setattr(document.core_properties, name, writable(value)[:MOST_CHARACTERS])
    document.core_properties.created = _in_utc(package.published)
    document.core_properties.modified = _in_utc(package.changed or package.published)
    document.core_properties.revision = 1


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)
