"""How much a client may ask for in a while, and how it is told.

Windows are fixed: a counter a client and window in the cache ``limits``, which is the process's own
unless ``REDIS_URL`` names one that all processes share. With the process's own each worker counts
for itself, so a client may ask at most workers times the amount; with Redis the amount is exact.
Windows of different clients begin at different moments, so that not everybody comes back at once.

Answers carry ``RateLimit-Policy`` and ``RateLimit`` (draft-ietf-httpapi-ratelimit-headers-10), a
refusal also ``Retry-After`` (RFC 9110 section 10.2.3). The unit is a request of ordinary size; what
costs us more counts for several, as each operation says.
"""

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework import exceptions

ANONYMOUS = "anonymous"
A_DAY = 24 * 3600
# Whoever asks through a socket of the machine, or by something that is no address.
UNKNOWN = "0.0.0.0"  # noqa: S104 - nobody listens on it


@dataclass(frozen=True)
class Client:
    """Who asks: ``identity`` tells clients of one policy apart, ``quota`` is what it may ask."""

    policy: str
    identity: str
    quota: int


@dataclass(frozen=True)
class Standing:
    """Where a client stands: what is left, and in how many seconds it is renewed."""

    client: Client
    window: int
    remaining: int
    renewed_in: int
    is_exceeded: bool

    @property
    def headers(self) -> dict[str, str]:
        policy = f'"{self.client.policy}"'
        told = {
            "RateLimit-Policy": f"{policy};q={self.client.quota};w={self.window}",
            "RateLimit": f"{policy};r={self.remaining};t={self.renewed_in}",
        }
        return told | {"Retry-After": str(self.renewed_in)} if self.is_exceeded else told

    @property
    def in_words(self) -> str:
        return _(
            "You have asked for more than %(quota)d requests’ worth in %(window)d seconds. "
            "Ask again in %(seconds)d."
        ) % {"quota": self.client.quota, "window": self.window, "seconds": self.renewed_in}


class TooManyRequests(exceptions.APIException):
    """429 of the API: the problem names the policy that was exceeded."""

    status_code = 429
    default_code = "too_many_requests"

    def __init__(self, standing: Standing):
        super().__init__(standing.in_words)
        self.problem_members = {"violated-policies": [standing.client.policy]}


def stranger(request: HttpRequest) -> Client:
    """Who comes without a key: known for a day by a hash that nobody can turn back.

    The address of the machine is neither stored nor logged. It is hashed with a random salt that
    is made anew each day and kept nowhere but in the cache. An IPv6 address counts as its /64, the
    least that one subscriber is given (RFC 6177).
    """
    address = ipaddress.ip_address(_address(request))
    if address.version == 6:
        address = (
            address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False).network_address
        )
    identity = hmac.new(_salt(timezone.localdate().isoformat()), address.packed, hashlib.sha256)
    return Client(ANONYMOUS, identity.hexdigest()[:32], settings.RATE_ANONYMOUS)


def spend(request: HttpRequest, client: Client, cost: int = 1) -> Standing:
    """Count a request, or find that it is too much: then nothing is taken off.

    The middleware tells the client by headers. A cost above the whole quota counts as the quota.
    """
    standing = _counted(client, min(cost, client.quota))
    request.rate_standing = standing
    return standing


def limited(cost: int) -> Callable:
    """For a page or file that is dear to make: a ``GET`` costs so much, and may be refused."""

    def limit(view):
        @wraps(view)
        def counted(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            standing = spend(request, stranger(request), cost if request.method == "GET" else 1)
            if standing.is_exceeded:
                # Plain words: a refusal that is as dear as a page would protect nothing.
                return HttpResponse(
                    standing.in_words + "\n",
                    status=429,
                    content_type="text/plain; charset=utf-8",
                    headers={"Cache-Control": "no-store"},
                )
            return view(request, *args, **kwargs)

        return counted

    return limit


class RateLimitMiddleware:
    """Tells whoever was counted where it stands."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        standing = getattr(request, "rate_standing", None)
        if standing is not None:
            for name, value in standing.headers.items():
                response.headers[name] = value
        return response


def _counted(client: Client, cost: int) -> Standing:
    window = settings.RATE_WINDOW_SECONDS
    name = f"{client.policy}:{client.identity}"
    offset = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) % window
    number, elapsed = divmod(int(time.time()) + offset, window)
    counter = f"rate:{name}:{number}"
    counters = caches["limits"]
    counters.add(counter, 0, timeout=window + 1)
    spent = _added(counters, counter, cost)
    is_exceeded = spent > client.quota
    if is_exceeded:
        # What was refused was not had: with 5 left one may still ask for what costs 1.
        spent = _added(counters, counter, -cost)
    return Standing(
        client=client,
        window=window,
        remaining=max(client.quota - spent, 0),
        renewed_in=window - elapsed,
        is_exceeded=is_exceeded,
    )


def _added(counters, counter: str, cost: int) -> int:
    """The counter after the cost, added in one step that no other request can come between.

    A counter that the cache has dropped since begins again, and one that cannot be reached counts
    nothing: limits protect the site and must not be what takes it down.
    """
    try:
        return counters.incr(counter, cost) or 0
    except ValueError:
        counters.set(counter, max(cost, 0), timeout=settings.RATE_WINDOW_SECONDS + 1)
        return max(cost, 0)


@lru_cache(maxsize=1)
def _salt(day: str) -> bytes:
    """One a day for all processes that share the cache; yesterday's is forgotten."""
    made = secrets.token_hex(32)
    return (caches["limits"].get_or_set(f"rate:salt:{day}", made, timeout=A_DAY) or made).encode()


def _address(request: HttpRequest) -> str:
    """The client's address as the outermost proxy of ours saw it.

    Each proxy adds at the right of ``X-Forwarded-For`` whom it was asked by; what stands further
    left than our own proxies is what the client says of itself, and anybody can say anything.
    """
    direct = request.META.get("REMOTE_ADDR") or UNKNOWN
    if settings.TRUSTED_PROXIES:
        seen = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(seen) >= settings.TRUSTED_PROXIES:
            direct = seen[-settings.TRUSTED_PROXIES]
    try:
        return str(ipaddress.ip_address(direct.partition("%")[0]))
    except ValueError:
        return UNKNOWN
