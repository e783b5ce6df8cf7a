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


def reader(host: str) -> Fetch:
    """Reads addresses of a server, over one connection. Anything but 200 is an error."""
    connection = http.client.HTTPConnection(host, timeout=60)

    def ask(address: str) -> http.client.HTTPResponse:
        connection.request("GET", address, headers={"Accept-Encoding": "identity"})
        return connection.getresponse()

    def fetch(address: str) -> bytes:
        try:
            answer = ask(address)
        except http.client.RemoteDisconnected:  # it had been idle for too long
            connection.close()
            answer = ask(address)
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address} answers {answer.status}")
        return body

    return fetch


def measure(
    rows: Iterable[Row],
    site: Fetch,
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
        timing = _time(site, address, seconds, fewest)
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
