"""HTML that may be shown and may leave: a list of tags, nothing that runs, frames or tracks.

nh3 (the ammonia sanitiser) does the work; this module says what is allowed.
"""

from urllib.parse import urljoin

import nh3

PROSE_TAGS = frozenset({"p", "b", "strong", "i", "em", "a", "ul", "ol", "li", "br"})
LINK_SCHEMES = frozenset({"http", "https", "mailto"})
_KEPT_BLOCKS = """
    h3 h4 h5 h6 div blockquote pre figure figcaption hr details summary dl dt dd
    table caption colgroup col thead tbody tfoot tr th td
"""
_KEPT_WORDS = "abbr cite code del dfn ins kbd mark q s samp small sub sup time u var"
KEPT_TAGS = PROSE_TAGS | frozenset((_KEPT_BLOCKS + _KEPT_WORDS).split())
KEPT_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "dir"},
    "a": {"href"},
    "abbr": {"title"},
    "dfn": {"title"},
    "time": {"datetime"},
    "ol": {"start", "reversed"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "col": {"span"},
    "colgroup": {"span"},
}
# Their text is code, markup or a fallback, never the writer's words.
_LEFT_OUT_WHOLE = frozenset({"script", "style", "iframe", "object", "noscript", "template", "svg"})


def prose(html: str, *, base: str) -> str:
    """``html`` with nothing but prose in it, every link absolute.

    ``base`` is the address that a relative link is relative to. Tags outside
    :data:`PROSE_TAGS` are dropped and their text kept; scripts and styles go with their content;
    the only attribute left is a link's ``href``, and only with a scheme of :data:`LINK_SCHEMES`.
    """

    def absolute(tag: str, attribute: str, value: str) -> str:
        return urljoin(base, value)

    return nh3.clean(
        html,
        tags=set(PROSE_TAGS),
        attributes={"a": {"href"}},
        attribute_filter=absolute,
        url_schemes=set(LINK_SCHEMES),
        link_rel=None,
    ).strip()


def kept(html: str, *, base: str = "") -> str:
    """``html`` as a body may keep it whole: tables, definition lists, headings below ours, code.

    For what no block of ours can say. Tags outside :data:`KEPT_TAGS` are dropped and their text
    kept; scripts, styles and frames go with their content; no attribute is left but those of
    :data:`KEPT_ATTRIBUTES`, so no class, style, identifier or handler. With ``base`` every link
    is absolute.
    """

    def absolute(tag: str, attribute: str, value: str) -> str:
        return urljoin(base, value) if attribute == "href" and base else value

    return nh3.clean(
        html,
        tags=set(KEPT_TAGS),
        clean_content_tags=set(_LEFT_OUT_WHOLE),
        attributes=KEPT_ATTRIBUTES,
        attribute_filter=absolute,
        url_schemes=set(LINK_SCHEMES),
        link_rel=None,
    ).strip()
