"""How long one reader waits: requests one after the other, over one connection."""

import http.client
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bench.rows import Fetch, Row

WARM_UP = 2
MOST_REQUESTS = 400
FEWEST_REQUESTS = 5


@dataclass(frozen=True)
class Timing:
    """Seconds that each of some requests took, and the size of the answer in bytes."""

    seconds: tuple[float, ...]
    size: int

    @property
    def p50(self) -> float:
        return statistics.median(self.seconds)

    @property
    def p99(self) -> float:
        ordered = sorted(self.seconds)
        return ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)]

    @property
    def a_second(self) -> float:
        return len(self.seconds) / sum(self.seconds)


@dataclass(frozen=True)
class Measured:
    """A row on one site, beside the bare view that returns as many bytes."""

    row: Row
    site: Timing
    bare: Timing

    @property
    def ratio(self) -> float:
        """How many times as long as the bare view; by medians."""
        return self.site.p50 / self.bare.p50


class Reader:
    """Reads addresses of a server, over one connection. What is not the status hoped for is an
    error."""

    def __init__(self, host: str):
        self._connection = http.client.HTTPConnection(host, timeout=60)

    def __call__(self, address: str) -> bytes:
        return self._read(address, 200)[1]

    def who_knows(self, address: str) -> Fetch:
        """The same for somebody who has the answer of this address already."""
        validator = self._read(address, 200)[0].headers["ETag"]
        return lambda address: self._read(address, 304, {"If-None-Match": validator})[1]

    def _read(self, address: str, status: int, headers: dict[str, str] | None = None):
        try:
            answer = self._ask(address, headers)
        except http.client.RemoteDisconnected:  # it had been idle for too long
            self._connection.close()
            answer = self._ask(address, headers)
        body = answer.read()
        if answer.status != status:
            raise RuntimeError(f"{address} answers {answer.status}, not {status}")
        return answer, body

    def _ask(self, address: str, headers) -> http.client.HTTPResponse:
        sent = {"Accept-Encoding": "identity", **(headers or {})}
        self._connection.request("GET", address, headers=sent)
        return self._connection.getresponse()


def measure(
    rows: Iterable[Row],
    site: Reader,
    bare: Fetch,
    *,
    seconds: float,
    fewest: int = FEWEST_REQUESTS,
    say: Callable[[str], None] = lambda text: None,
) -> list[Measured]:
    """Each row on the site, and right after it the bare view, for about that long each.

    However slow a page is, it is read ``fewest`` times.
    """
    measured = []
    for row in rows:
        address = row.resolved(site)
        fetch = site.who_knows(address) if row.known else site
        timing = _time(fetch, address, seconds, fewest)
        result = Measured(row, timing, _time(bare, f"/{timing.size}/", seconds / 3, fewest))
        say(f"  {row.name}: {result.site.p50 * 1000:.1f} ms, {result.ratio:.1f} × bare")
        measured.append(result)
    return measured


def _time(fetch: Fetch, address: str, seconds: float, fewest: int) -> Timing:
    for _ in range(WARM_UP):
        size = len(fetch(address))
    taken: list[float] = []
    began = time.perf_counter()
    while len(taken) < MOST_REQUESTS:
        before = time.perf_counter()
        fetch(address)
        taken.append(time.perf_counter() - before)
        if time.perf_counter() - began > seconds and len(taken) >= fewest:
            break
    return Timing(tuple(taken), size)
