"""Whether an address leads to the article, to the newsroom's home, or to a licence.

Links are compared as one page has many spellings: http and https, with ``www.`` and without, a
slash at the end, a fragment, parameters that say how a reader came. Caches and redirectors that
carry the address within their own are looked through; a shortened one has to be followed.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from urllib.parse import parse_qsl, unquote, urlsplit

from commons import licences
from republication.reuses.addresses import NotAnAddress, host_of, normalised

# Services that send a reader on to the address in a parameter of theirs.
_REDIRECTORS = {
    "l.facebook.com": "u",
    "lm.facebook.com": "u",
    "l.instagram.com": "u",
    "google.com": "url",
    "t.umblr.com": "z",
    "out.reddit.com": "url",
    "slack-redir.net": "url",
    "steamcommunity.com": "url",
    "youtube.com": "q",
    "linkedin.com": "url",
    "vk.com": "to",
    "getpocket.com": "url",
    "safelinks.protection.outlook.com": "url",
}
_REDIRECTOR_PATHS = re.compile(
    r"/(?:l\.php|url|redirect|link|away(?:\.php)?|safety/go|)", re.IGNORECASE
)
_SHORTENING_SERVICES = """
    bit.ly t.co tinyurl.com ow.ly buff.ly is.gd lnkd.in dlvr.it goo.gl ift.tt j.mp rb.gy cutt.ly
    t.ly shorturl.at trib.al wp.me fb.me tiny.cc v.gd s.id bl.ink rebrand.ly soo.gd amzn.to adf.ly
    hubs.ly bitly.com dub.sh 1.envato.market linktr.ee
"""
_SHORTENERS = frozenset(_SHORTENING_SERVICES.split())
_LICENCE = re.compile(
    r"/(?:licenses/(?P<elements>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>\d\.\d)"
    r"|publicdomain/(?P<domain>zero|mark)/1\.0)(?P<port>/[a-z]{2,4})?(?:/(?P<rest>[^/]*))?/?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\bCC[\s-]*(?P<elements>BY(?:[\s-]*(?:NC|ND|SA))*)(?:[\s-]*(?P<version>\d\.\d))?",
    re.IGNORECASE,
)


def same(url: str) -> str:
    """An address so written that equal pages are equal; empty for what is no web address."""
    try:
        parts = urlsplit(normalised(url))
    except NotAnAddress:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    path = unquote(parts.path).rstrip("/")
    return f"{host}{path}" + (f"?{parts.query}" if parts.query else "")


def unwrapped(url: str) -> str:
    """The address that a cache or a redirector carries within its own, or the address itself."""
    for _layer in range(3):
        inner = _inner(url)
        if not inner:
            return url
        url = inner
    return url


def _inner(url: str) -> str:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if host.endswith(".cdn.ampproject.org") or (
        host.startswith("google.") and parts.path.startswith("/amp/")
    ):
        found = re.match(r"/(?:amp/|[civr]/)(s/)?(.+)", parts.path)
        return f"http{'s' if found[1] else ''}://{found[2]}" if found else ""
    parameter = _REDIRECTORS.get(host)
    if parameter is None and host.endswith(".safelinks.protection.outlook.com"):
        parameter = "url"
    if parameter is None or not _REDIRECTOR_PATHS.fullmatch(parts.path):
        return ""
    carried = dict(parse_qsl(parts.query))
    inner = carried.get(parameter) or (carried.get("q", "") if host == "google.com" else "")
    return inner if inner.startswith(("http://", "https://")) else ""


class Addresses:
    """The addresses of one article. ``resolved`` says where links that were followed lead,
    ``cited`` to what else its own text leads."""

    def __init__(
        self,
        ours: Iterable[str],
        home: str,
        resolved: Mapping[str, str],
        cited: Iterable[str] = (),
    ):
        self.ours = tuple(ours)
        self.home = home
        self.resolved = resolved
        self.cited = frozenset(filter(None, map(same, cited)))

    @cached_property
    def _same(self) -> frozenset[str]:
        return frozenset(filter(None, map(same, self.ours)))

    @cached_property
    def _hosts(self) -> frozenset[str]:
        return frozenset(written.partition("/")[0].partition("?")[0] for written in self._same)

    def _may_be_ours(self, url: str) -> bool:
        """A first look: most links of a page cannot be, and a page may have a hundred thousand."""
        return not url.isascii() or any(host in url.lower() for host in self._hosts)

    def is_original(self, url: str) -> bool:
        """Whether a link leads to the article. What follows a “?” changes no page of ours."""
        url = self.resolved.get(url, url)
        if not self._may_be_ours(url):
            return False
        written = same(unwrapped(url))
        return bool(written) and (
            written in self._same or written.partition("?")[0].rstrip("/") in self._same
        )

    def is_home(self, url: str) -> bool:
        """Whether it leads to a front page of the newsroom's."""
        url = self.resolved.get(url, url)
        if not self._may_be_ours(url):
            return False
        written = same(unwrapped(url)).partition("?")[0]
        host, _slash, path = written.partition("/")
        return host == same(self.home).partition("/")[0] and len(path) <= 5

    def has_to_be_followed(self, url: str) -> bool:
        """Whether only following it tells where it leads: a shortener, or a page of our own host
        that we do not know and that the article does not cite."""
        if url in self.resolved or self.is_original(url):
            return False
        host = host_of(url)
        if host in _SHORTENERS:
            return True
        return host in self._hosts and not self.is_home(url) and same(url) not in self.cited


def licence_of(url: str) -> str:
    """The code of the Creative Commons licence that an address names; empty for any other address.

    A port to one jurisdiction (``/3.0/es/``) is a licence of its own and has no code here, which is
    said as its elements, version and port.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    found = _LICENCE.fullmatch(parts.path) if host == "creativecommons.org" else None
    if found is None:
        return ""
    if found["domain"]:
        return {"zero": "CC0-1.0", "mark": "CC-PDM-1.0"}[found["domain"].lower()]
    code = f"CC-{found['elements'].upper()}-{found['version']}"
    is_ported = found["port"] and found["port"] != "/deed" and found["version"] != "4.0"
    port = found["port"] if is_ported else ""
    return f"{code}{port.upper().replace('/', '-')}"


def licence_name(code: str) -> str:
    """A code as it is spoken of: “CC BY-NC 4.0”."""
    known = licences.LICENCES.get(code)
    return known.name if known else code.replace("CC-", "CC ", 1)


def licences_named(text: str) -> list[tuple[str, str]]:
    """Creative Commons licences that words name: elements (“BY-NC”), and version or nothing."""
    found = []
    for each in _NAMED.finditer(text):
        elements = "-".join(re.findall(r"BY|NC|ND|SA", each["elements"].upper()))
        found.append((elements, each["version"] or ""))
    return found
