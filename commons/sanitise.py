"""Prose that may leave the house: a handful of tags, absolute links, nothing that runs or tracks.

nh3 (the ammonia sanitiser) does the work; this module says what is allowed.
"""

from urllib.parse import urljoin

import nh3

PROSE_TAGS = frozenset({"p", "b", "strong", "i", "em", "a", "ul", "ol", "li", "br"})
LINK_SCHEMES = frozenset({"http", "https", "mailto"})


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
