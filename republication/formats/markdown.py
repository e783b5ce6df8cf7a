"""Markdown for newsletters, static sites and note books: the HTML of the package, said again.

CommonMark (https://spec.commonmark.org/) with the tables of GitHub's flavour. What Markdown has
no mark for (a small print, a table's caption) becomes plain words.
"""

import re
from urllib.parse import quote

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from django.utils.translation import override
from markdownify import ATX, MarkdownConverter

from republication.formats import html
from republication.parts import Package

# RFC 3986 without the brackets and spaces that would end a link; “%” is a written one's own.
_SAFE_IN_LINK = ":/?#@!$&'*+,;=%~"
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKS = re.compile(r"([\\`*_\[\]<>~]|&(?=#?\w+;))")
# What is a mark only where a line begins: a list's number or dash, a heading, a rule.
_AT_LINE_START = re.compile(r"^(\s*)(?:(\d+)(?=[.)](?:\s|$))|(?=[-+#=|]))", re.MULTILINE)


def render(package: Package) -> str:
    """The package as Markdown in the article's language, ending in one line break."""
    with override(package.language):
        document = BeautifulSoup(html.fragment(package), "html.parser")
        _put_feet_below(document)
        written = _Writer().convert_soup(document)
    return _BLANK_LINES.sub("\n\n", written).strip() + "\n"


def _put_feet_below(document: BeautifulSoup) -> None:
    """What stands at the foot of a table (its source, its day) as a line after it."""
    for foot in document.find_all("tfoot"):
        table = foot.find_parent("table")
        for cell in reversed(foot.find_all(("td", "th"))):
            cell.name, cell.attrs = "p", {}
            table.insert_after(cell.extract())
        foot.decompose()


class _Writer(MarkdownConverter):
    """Markdownify's converter, strict about what would read as a mark."""

    class Options:
        heading_style = ATX
        bullets = "-"
        autolinks = False
        newline_style = "backslash"
        table_infer_header = False

    def escape(self, text, parent_tags):
        """Words that stay words. A mark is escaped only where it would be one."""
        text = _MARKS.sub(r"\\\1", text)
        if "_inline" not in parent_tags:
            return _AT_LINE_START.sub(lambda found: f"{found[1]}{found[2] or ''}\\", text)
        return text if parent_tags.isdisjoint({"td", "th"}) else text.replace("|", "\\|")

    def convert_a(self, el, text, parent_tags):
        """A link, whatever brackets its address has."""
        words = text.strip()
        href = quote(el.get("href") or "", safe=_SAFE_IN_LINK)
        if not words or not href:
            return text
        before = text[: len(text) - len(text.lstrip())]
        after = text[len(text.rstrip()) :]
        return f"{before}[{words}]({href}){after}"

    def convert_img(self, el, text, parent_tags):
        """A picture with its words, which readers who do not see it need."""
        src = quote(el.get("src") or "", safe=_SAFE_IN_LINK)
        return f"![{self.escape(el.get('alt') or '', parent_tags)}]({src})"

    def convert_caption(self, el, text, parent_tags):
        """A table's title, which Markdown can only say before the table."""
        return f"**{text.strip()}**\n\n" if text.strip() else ""

    def convert_small(self, el, text, parent_tags):
        """Small print is set apart by its slant."""
        return self.convert_em(el, text, parent_tags)

    def convert_q(self, el, text, parent_tags):
        return _("“%(words)s”") % {"words": text}
