"""Quotations: a short one is a pull quote with its source, a long one or one with links is kept."""

import re

from bs4 import Tag
from django.utils.translation import gettext as _

from newsroom.importers.inline import is_struck

_OTHER_PARTS = ["table", "ul", "ol", "a", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote"]
_DASH = re.compile(r"^\s*[—–-]\s*")
LONGEST_PULL_QUOTE = 400
LONGEST_ATTRIBUTION = 255


def quote_value(quote: Tag) -> dict | str:
    """The value of a pull quote, or the reason in words why it cannot be one."""
    if quote.find(_OTHER_PARTS) or is_struck(quote):
        return _("a quotation with links or other parts in it")
    source = quote.find(["cite", "footer"])
    attribution = " ".join(source.get_text(" ").split()) if source else ""
    lines = _lines_of(quote, source)
    if not source and len(lines) > 1 and _DASH.match(lines[-1]):
        attribution = lines.pop()
    attribution = _DASH.sub("", attribution)
    text = "\n".join(lines)
    if len(text) > LONGEST_PULL_QUOTE or len(attribution) > LONGEST_ATTRIBUTION:
        return _("a long quotation")
    return {"text": text or attribution, "attribution": attribution if text else ""}


def _lines_of(quote: Tag, source: Tag | None) -> list[str]:
    """Its words, a paragraph or a line of it a line, without those of the source."""
    lines = [""]
    for node in quote.descendants:
        if source is not None and (node is source or source in node.parents):
            continue
        if isinstance(node, Tag):
            if node.name in ("p", "div", "br"):
                lines.append("")
            continue
        lines[-1] += str(node)
    return [words for line in lines if (words := " ".join(line.split()))]
