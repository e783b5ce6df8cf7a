"""Fetching an address that somebody else chose, without being led into our own house.

A server that fetches what it is given can be made to fetch what only it can reach (server-side
request forgery, OWASP). So an address is taken apart, its name is resolved once, every answer must
be a public address, and the connection goes to exactly the one that was checked: a name that
points elsewhere a moment later changes nothing. Each redirect is a new address and goes through
the same. TLS is checked against the name, not the number. No cookies, no proxy, no credentials.

    fetched = Fetcher().fetch("https://example.org/")

``resolve`` and ``may_reach`` are parameters so that tests can use a server of their own.
"""

import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 5
SECONDS_TO_RESOLVE = 5.0
LONGEST_ADDRESS = 2_000
CHUNK = 16 * 1024
_KEPT = "/%:@!$&'()*+,;=?~-._[]"
# The last part of 2130706433, 127.1 or 0x7f.0x1: old spellings of numbers, which no name ends in.
_OLD_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.IGNORECASE)
# RFC 4291: all of IPv6 that is handed out. NAT64 (64:ff9b::/96 and its like) lies outside.
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")


class FetchRefused(Exception):
    """An address that the house does not fetch. ``str()`` says why."""


class FetchFailed(Exception):
    """The address could not be had. ``str()`` says why."""


@dataclass(frozen=True)
class Fetched:
    """An answer: the address it came from in the end, its status, headers, and first bytes.

    ``headers`` have lower-case names. ``is_cut`` says that there was more than was read.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes
    is_cut: bool


def resolve(host: str) -> list[Address]:
    """All addresses of a name. Raises :class:`FetchFailed`.

    The system's own resolver knows no limit of ours: whoever runs a name's servers could keep us
    for minutes. It is asked from another thread, and left to itself when it takes too long.
    """
    said: list = []
    asking = threading.Thread(target=_look_up, args=(host, said), daemon=True)
    asking.start()
    asking.join(SECONDS_TO_RESOLVE)
    if not said:
        raise FetchFailed(_too_slow())
    [found] = said
    if isinstance(found, Exception):
        raise FetchFailed(_("There is no site of the name %(host)s.") % {"host": host}) from found
    return [ipaddress.ip_address(each[4][0].split("%")[0]) for each in found]


def _look_up(host: str, said: list) -> None:
    try:
        said.append(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError) as error:
        said.append(error)


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, by IANA's special-purpose registries.

    An IPv6 address that carries an IPv4 one is as public as the one it carries; those that
    tunnel (6to4, Teredo) or translate (NAT64) are refused: who runs the tunnel decides where
    they lead.
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address.sixtofour or address.teredo or address not in _GLOBAL_UNICAST:
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def is_loopback(address: Address) -> bool:
    """Whether an address is this machine itself: for a developer who tries both ends on it."""
    return address.is_loopback


def _user_agent() -> str:
    return f"Waybill (+{settings.BASE_URL})"


@dataclass(frozen=True)
class Fetcher:
    """How the house fetches. ``seconds`` bound the whole, redirects included; ``most_bytes`` the
    content. ``ports`` and ``schemes`` are those that may be asked for: what is signed or secret
    goes by https alone."""

    seconds: float = 10.0
    most_bytes: int = 512 * 1024
    ports: frozenset[int] | None = frozenset(PORTS.values())
    schemes: frozenset[str] = frozenset(PORTS)
    resolve: Callable[[str], list[Address]] = resolve
    may_reach: Callable[[Address], bool] = is_public
    user_agent: str = field(default_factory=_user_agent)

    def fetch(
        self,
        url: str,
        *,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Fetched:
        """The answer to a request. Raises :class:`FetchRefused` or :class:`FetchFailed`.

        ``method="POST"`` with ``body`` and ``headers`` sends something; the address is looked up,
        checked and pinned as for any other request.

        Redirects are followed by GET requests without a body only: whoever sends something to an
        address sends it there and nowhere else.
        """
        deadline = time.monotonic() + self.seconds
        follows = method in ("GET", "HEAD") and body is None
        for _hop in range(MOST_REDIRECTS + 1):
            answer = self._ask(url, method, body, headers or {}, deadline)
            target = answer.headers.get("location") if answer.status in REDIRECTS else None
            if not (follows and target):
                return answer
            url, headers = urljoin(url, target), None  # what was said to one site was for that one
        raise FetchFailed(
            _("It redirects more than %(number)d times.") % {"number": MOST_REDIRECTS}
        )

    def check(self, url: str) -> None:
        """Raise :class:`FetchRefused` for what no request would be sent to, asking nobody.

        A name is not looked up: that is done, and judged, at each request.
        """
        host = _host(self._taken_apart(url))
        if (address := self._written_out(host)) and not self.may_reach(address):
            raise FetchRefused(_not_public(host))

    def _ask(self, url, method, body, headers, deadline) -> Fetched:
        parts = self._taken_apart(url)
        address = self._checked(parts)
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise FetchFailed(_too_slow())
        connection = _connection(parts, address, remaining)
        # A server that sends a byte now and then never runs into a socket's own limit.
        alarm = threading.Timer(remaining, _cut, [connection])
        alarm.daemon = True
        alarm.start()
        try:
            connection.request(
                method,
                _target(parts),
                body=body,
                headers={
                    "Host": _host_header(parts),
                    "User-Agent": self.user_agent,
                    "Accept-Encoding": "identity",
                    **headers,
                },
                preload_content=False,
                decode_content=False,
            )
            answer = connection.getresponse()
            content, is_cut = self._read(answer)
            if time.monotonic() >= deadline:  # a cut conversation looks like one that has ended
                raise FetchFailed(_too_slow())
            named = {name.lower(): value for name, value in answer.headers.items()}
            return Fetched(url, answer.status, named, content, is_cut)
        except (HTTPError, OSError, ValueError) as error:
            if time.monotonic() >= deadline:
                raise FetchFailed(_too_slow()) from error
            raise FetchFailed(_why(error)) from error
        finally:
            alarm.cancel()
            connection.close()

    def _taken_apart(self, url: str) -> SplitResult:
        """The parts of an address that may be asked for at all."""
        if len(url) > LONGEST_ADDRESS or any(ord(character) <= 32 for character in url):
            raise FetchRefused(_("This is no address."))
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise FetchRefused(_("This is no address.")) from error
        if parts.scheme not in PORTS or not parts.hostname:
            raise FetchRefused(_("Only http and https addresses are fetched."))
        if parts.scheme not in self.schemes:
            raise FetchRefused(_("Only https addresses are used for this."))
        if parts.username is not None or parts.password is not None:
            raise FetchRefused(_("An address with a name and a password is not fetched."))
        if self.ports is not None and (port or PORTS[parts.scheme]) not in self.ports:
            raise FetchRefused(_("Port %(port)d is not fetched from.") % {"port": port})
        return parts

    def _checked(self, parts: SplitResult) -> Address:
        """The address to connect to: the first, when every one of the name's may be reached."""
        host = _host(parts)
        address = self._written_out(host)
        addresses = [address] if address else self.resolve(host)
        if not addresses or not all(self.may_reach(address) for address in addresses):
            raise FetchRefused(_not_public(host))
        return addresses[0]

    def _written_out(self, host: str) -> Address | None:
        """The address that a host is itself; ``None`` for a name."""
        try:
            return ipaddress.ip_address(host)
        except ValueError:
            if _OLD_NUMBER.fullmatch(host.rstrip(".").rsplit(".", 1)[-1]):
                raise FetchRefused(_("%(host)s is no name of a site.") % {"host": host}) from None
            return None

    def _read(self, answer) -> tuple[bytes, bool]:
        content = bytearray()
        while len(content) <= self.most_bytes:
            chunk = answer.read(CHUNK)
            if not chunk:
                return bytes(content), False
            content += chunk
        return bytes(content[: self.most_bytes]), True


def _connection(parts: SplitResult, address: Address, seconds: float) -> HTTPConnection:
    port = parts.port or PORTS[parts.scheme]
    if parts.scheme == "http":
        return HTTPConnection(str(address), port, timeout=seconds)
    return HTTPSConnection(
        str(address),
        port,
        timeout=seconds,
        ssl_context=ssl.create_default_context(),
        server_hostname=_host(parts),
        assert_hostname=_host(parts),
    )


def _host(parts: SplitResult) -> str:
    """The name as the network writes it (IDNA), or the number."""
    try:
        host = parts.hostname or ""
        return host if ":" in host else host.encode("idna").decode()
    except UnicodeError as error:
        raise FetchRefused(_("This is no address.")) from error


def _host_header(parts: SplitResult) -> str:
    host = f"[{_host(parts)}]" if ":" in _host(parts) else _host(parts)
    return f"{host}:{parts.port}" if parts.port else host


def _target(parts: SplitResult) -> str:
    """Path and query as a request line may carry them (RFC 3986)."""
    path = quote(parts.path or "/", safe=_KEPT)
    return f"{path}?{quote(parts.query, safe=_KEPT)}" if parts.query else path


def _cut(connection: HTTPConnection) -> None:
    """End a conversation that has lasted too long, whoever is waiting for a byte of it."""
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _not_public(host: str) -> str:
    return _("%(host)s is not on the public internet, so it is not fetched.") % {"host": host}


def _too_slow() -> str:
    return _("It took too long to answer.")


def _why(error: Exception) -> str:
    cause = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _("Its certificate is not valid.")
        if isinstance(cause, TimeoutError):
            return _too_slow()
        if isinstance(cause, ConnectionRefusedError):
            return _("It refuses the connection.")
        cause = cause.__cause__ or cause.__context__
    return _("It could not be reached.")
