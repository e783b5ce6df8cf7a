"""The address of a copy: written one way, so that one page told of twice is one reuse.

Normalised as RFC 3986 section 6 describes, without the fragment, which is a place within the
page, and without the parameters that say how a reader came there. Pure functions.
"""

import hashlib
import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 2_000
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# What newsletters, social networks and advertisers hang on an address. It names no other page.
_TRACKING = re.compile(
    r"(?:utm_|mc_|pk_|mtm_|hsa_|vero_|at_)\w+|_hsenc|_hsmi|dclid|fbclid|gbraid|gclid|gclsrc|igsh"
    r"|igshid|mkt_tok|msclkid|oly_anon_id|oly_enc_id|s_cid|twclid|wbraid|wickedid|yclid",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")


class NotAnAddress(ValueError):
    """It is not the address of a page on the web."""


def normalised(url: str) -> str:
    """The address as it is kept and fetched. Raises :class:`NotAnAddress`."""
    parts = _taken_apart(url)
    return urlunsplit(
        (parts.scheme.lower(), _authority(parts), _path(parts.path), _query(parts.query), "")
    )


def spelled(url: str) -> str:
    """The address with nothing left out, written one way (RFC 3986 section 6.2.2).

    Two are the same here only if they name the same place of the same page by the same words.
    Raises :class:`NotAnAddress`.
    """
    parts = _taken_apart(url)
    return urlunsplit(
        (
            parts.scheme.lower(),
            _authority(parts),
            _path(parts.path),
            _escapes(parts.query),
            _escapes(parts.fragment),
        )
    )


def fingerprint(url: str) -> str:
    """The same for addresses that lead to one page; 64 hexadecimal digits. ``url`` is normalised.

    http and https, with and without ``www.`` or a slash at the end, are the same page wherever
    anybody publishes.
    """
    parts = urlsplit(url)
    same = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
    return hashlib.sha256(same.encode()).hexdigest()


def host_of(url: str) -> str:
    """The name of the site, in small letters and without ``www.``; empty for no address."""
    try:
        return _host(urlsplit(url)).removeprefix("www.")
    except ValueError:
        return ""


def _taken_apart(url: str) -> SplitResult:
    url = url.strip()
    if len(url) > LONGEST or any(ord(character) <= 32 for character in url):
        raise NotAnAddress(url)
    try:
        parts = urlsplit(url)
        is_of_the_web = parts.scheme.lower() in DEFAULT_PORTS and parts.hostname
        has_credentials = parts.username is not None or parts.password is not None
        parts.port  # noqa: B018 - raises for what is no port
    except ValueError as error:
        raise NotAnAddress(url) from error
    if not is_of_the_web or has_credentials:
        raise NotAnAddress(url)
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        return host if ":" in host else host.encode("idna").decode()
    except UnicodeError as error:
        raise NotAnAddress(host) from error


def _authority(parts: SplitResult) -> str:
    host = _host(parts)
    host = f"[{host}]" if ":" in host else host
    is_default = parts.port in (None, DEFAULT_PORTS[parts.scheme.lower()])
    return host if is_default else f"{host}:{parts.port}"


def _path(path: str) -> str:
    """Without dot segments (RFC 3986 section 5.2.4), escapes written one way, never empty."""
    kept: list[str] = []
    segments = _escapes(path).removeprefix("/").split("/")
    for segment in segments:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    """Without what only says how somebody came; otherwise as it was written."""
    kept = [pair for pair in query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])]
    return _escapes("&".join(kept))


def _escapes(text: str) -> str:
    """Escapes in capitals, and none for letters that need none (RFC 3986 section 6.2.2)."""

    def one_way(found: re.Match) -> str:
        code = int(found[1], 16)
        return chr(code) if code in UNRESERVED else found[0].upper()

    return _ESCAPED.sub(one_way, text)
