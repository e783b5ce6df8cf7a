"""How much the API lets whom ask: a key more than a stranger, and as much as its key says."""

from django.conf import settings
from rest_framework.throttling import BaseThrottle

from commons.rate_limits import Client, TooManyRequests, spend, stranger
from republication.models import ApiKey, Scope

WITH_KEY = "key"


class RateLimit(BaseThrottle):
    """Counts each request of the API; ``rate_cost`` of a view says what one costs, 1 if nothing."""

    def allow_request(self, request, view):
        count(request, getattr(view, "rate_cost", 1))
        return True


def count(request, cost: int = 1) -> None:
    """Count what REST framework's ``request`` asks for. Raises :class:`TooManyRequests`."""
    key = request.auth
    client = stranger(request._request) if key is None else _owner(key)
    _count(request, client, cost)


def count_stranger(request) -> None:
    """Count who came with a key that opens nothing."""
    _count(request, stranger(request._request), 1)


def _count(request, client: Client, cost: int) -> None:
    standing = spend(request._request, client, cost)
    if standing.is_exceeded:
        raise TooManyRequests(standing)


def _owner(key: ApiKey) -> Client:
    quota = settings.RATE_ANONYMOUS
    if key.allows(Scope.READ):
        quota = key.requests_per_window or settings.RATE_WITH_KEY
    return Client(WITH_KEY, str(key.pk), quota)
