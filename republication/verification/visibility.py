"""Whether a reader sees an element: what its markup says, and what the page's own styles say.

An element whose own markup hides it is hidden. One that only a rule of a style sheet hides is in
doubt: a script or a later rule may show it again, and the style sheets of other files are not read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What is never shown, whatever it holds.
_UNSHOWN_TAGS = """
    script style template noscript head title meta link base textarea option select datalist
    svg math canvas object embed audio video iframe noframes dialog amp-analytics amp-pixel
"""
UNSHOWN = frozenset(_UNSHOWN_TAGS.split())
# How the frameworks that most sites are built with call what is there for screen readers alone.
_HELPING_CLASSES = """
    sr-only visually-hidden visuallyhidden screen-reader-text screen-reader screen-reader-only
    element-invisible hidden d-none hide is-hidden u-hidden hidden-xs-up display-none
"""
_HELPERS = frozenset(_HELPING_CLASSES.split())
_HIDES = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0[a-z%]*\s*(?:;|!|$)|text-indent\s*:\s*-\d{3,}"
    r"|(?:left|top)\s*:\s*-\d{3,}px|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01])",
    re.IGNORECASE,
)
_SIMPLE = re.compile(r"(?:[a-z][\w-]*)?([.#])([\w-]+)", re.IGNORECASE)
_LONGEST_STYLES = 500_000


@dataclass(frozen=True)
class Styles:
    """Classes and identifiers that the page's own style sheet hides."""

    classes: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()

    @classmethod
    def read(cls, sheets: str) -> "Styles":
        """Rules of one class or identifier alone; what depends on more is not judged here."""
        classes, identifiers = set(), set()
        for selectors, declarations in _rules(sheets[:_LONGEST_STYLES]):
            if not _HIDES.search(declarations):
                continue
            for selector in selectors.split(","):
                found = _SIMPLE.fullmatch(selector.strip())
                if found:
                    (classes if found[1] == "." else identifiers).add(found[2])
        return cls(frozenset(classes), frozenset(identifiers))

    def may_hide(self, attributes) -> bool:
        names = set(attributes.get("class", "").split())
        return bool(
            names & (self.classes | _HELPERS) or attributes.get("id", "") in self.identifiers
        )


def _rules(sheets: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of each rule that holds on every screen.

    Of what is said within ``@media`` nothing is believed. Cut at braces, in one pass: what a
    stranger wrote decides how long a regular expression takes.
    """
    head, *commented = sheets.split("/*")
    plain = head + "".join(each.partition("*/")[2] for each in commented)
    depth = 0
    for piece in plain.split("}")[:-1]:
        opened = piece.count("{")
        selectors, _brace, declarations = piece.partition("{")
        selectors = selectors.rpartition(";")[2]  # after an @import
        if depth == 0 and opened == 1 and "@" not in selectors:
            yield selectors, declarations
        depth = max(0, depth + opened - 1)


def is_hidden(tag: str, attributes) -> bool:
    """Whether an element's own markup keeps it from every reader.

    ``aria-hidden`` hides from screen readers alone, and what a sighted reader sees was shown.
    """
    if tag in UNSHOWN or (tag == "input" and attributes.get("type") == "hidden"):
        return True
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    return bool(_HIDES.search(attributes.get("style", "")))
