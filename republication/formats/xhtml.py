"""XHTML as a chapter of a book: well-formed XML that EPUB 3.3 takes as a content document.

https://www.w3.org/TR/epub-33/#sec-xhtml. A book may not show pictures that lie elsewhere: those of
this document are at our addresses, and in the bundle at the files beside it.
"""

from bs4 import BeautifulSoup, Comment
from django.template.loader import get_template

from commons.xml_text import writable
from republication.formats import html
from republication.parts import Package

XHTML = "http://www.w3.org/1999/xhtml"


def render(package: Package) -> str:
    """The package as a whole document."""
    return writable(
        get_template("republication/document.xhtml").render(
            {"package": package, "namespace": XHTML, "article": _as_xml(html.fragment(package))}
        )
    )


def _as_xml(fragment: str) -> str:
    """HTML with every element closed and every attribute said, as XML asks for.

    Comments stay behind: two hyphens in an address would end the document.
    """
    document = BeautifulSoup(fragment, "html.parser")
    for comment in document.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for element in document.find_all(lang=True):
        element["xml:lang"] = element["lang"]
    for element in document.find_all(reversed=True):
        element["reversed"] = "reversed"
    return document.decode(formatter="minimal").strip()
