"""Having a copy: fetching its page, and following what may lead to us. Never into our own house.

:mod:`commons.safe_fetch` does the asking, with its limits of time, size and addresses.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from time import monotonic

from commons.safe_fetch import Fetcher, FetchFailed, FetchRefused
from republication.verification.checking import check
from republication.verification.decoding import decoded
from republication.verification.expectations import Expected
from republication.verification.findings import Judgement, Verdict

MOST_BYTES = 5 * 1024 * 1024
SECONDS_TO_FOLLOW = 12.0
SECONDS_A_LINK = 4.0
GONE = frozenset({404, 410})


class PageNotHad(Exception):
    """The page could not be had. ``str()`` says why; ``is_gone`` that it is there no more.

    ``is_refused`` that it is an address that the house does not fetch.
    """

    def __init__(self, why: str, *, is_gone: bool = False, is_refused: bool = False):
        super().__init__(why)
        self.is_gone = is_gone
        self.is_refused = is_refused


@dataclass(frozen=True)
class Had:
    """A page as it was had: where it stands in the end, and what it said."""

    url: str
    source: str
    is_cut: bool = False


def fetch_page(url: str, fetcher: Fetcher | None = None) -> Had:
    """The page at an address. Raises :class:`PageNotHad`."""
    fetcher = fetcher or Fetcher(most_bytes=MOST_BYTES)
    try:
        answer = fetcher.fetch(url, headers={"Accept": "text/html, */*;q=0.5"})
    except FetchRefused as refused:
        raise PageNotHad(str(refused), is_refused=True) from refused
    except FetchFailed as failed:
        raise PageNotHad(str(failed)) from failed
    if answer.status != 200:
        raise PageNotHad(str(answer.status), is_gone=answer.status in GONE)
    source = decoded(answer.content, answer.headers.get("content-type", ""))
    return Had(url=answer.url, source=source, is_cut=answer.is_cut)


def judge(had: Had, expected: Expected, fetcher: Fetcher | None = None) -> Judgement:
    """The verdicts on a page, after following the links that have to be followed."""
    judgement = check(had.source, had.url or None, expected)
    if judgement.unresolved:
        followed = follow(judgement.unresolved, fetcher)
        judgement = check(had.source, had.url or None, expected, followed)
    return _of_a_beginning(judgement) if had.is_cut or judgement.is_cut else judgement


def follow(links: tuple[str, ...], fetcher: Fetcher | None = None) -> Mapping[str, str]:
    """Where links lead. One that cannot be followed is left out: nobody knows where it leads."""
    until = monotonic() + SECONDS_TO_FOLLOW
    followed = {}
    for link in links:
        remaining = until - monotonic()
        if remaining <= 0:
            break
        patient = replace(
            fetcher or Fetcher(), seconds=min(SECONDS_A_LINK, remaining), most_bytes=1024
        )
        try:
            followed[link] = patient.fetch(link).url
        except (FetchRefused, FetchFailed):
            continue
    return followed


def _of_a_beginning(judgement: Judgement) -> Judgement:
    """Of a page whose end was not read nothing can be said to be missing."""
    return replace(
        judgement,
        findings=tuple(
            replace(finding, verdict=Verdict.CANNOT_BE_TOLD)
            if finding.verdict == Verdict.BROKEN
            else finding
            for finding in judgement.findings
        ),
        missing_corrections=(),
    )
