"""What machines may do with the newsroom's work, and how each kind of machine is told.

Four questions, each answered by the newsroom or, where it leaves it, by its licence: may search
engines list it, may assistants answer from it, may models be trained on it, is text and data
mining reserved. The answers go out as:

- ``robots.txt`` (RFC 9309), by the agents of :mod:`commons.crawlers`;
- ``Content-Usage``, in ``robots.txt`` and as a header: draft-ietf-aipref-attach with the labels
  ``search`` and ``train-ai`` of draft-ietf-aipref-vocab-07, a draft of the IETF, not a standard;
- ``tdm-reservation`` and ``tdm-policy``, as headers, meta elements and
  ``/.well-known/tdmrep.json``: TDMRep, final report of the W3C community group of 2 February
  2024, which expresses the reservation of article 4(3) of Directive (EU) 2019/790;
- ``robots`` meta element and ``X-Robots-Tag``.

They are requests: no machine is kept out by them that does not want to be.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commons.crawlers import CRAWLERS, Purpose
from commons.licences import Licence


@dataclass(frozen=True)
class Usage:
    """The four answers. ``policy_url`` says more, where the newsroom has written it."""

    search: bool
    answers: bool
    training: bool
    mining: bool
    policy_url: str = ""

    @property
    def content_usage(self) -> str:
        """A structured field dictionary (RFC 9651), as in ``search=y, train-ai=n``."""
        return f"search={_yes_no(self.search)}, train-ai={_yes_no(self.training)}"

    @property
    def robots_directives(self) -> tuple[str, ...]:
        """For the ``robots`` meta element and ``X-Robots-Tag``; empty where nothing is refused.

        ``noarchive`` is how Bing is asked to leave a page out of the answers of its assistant
        (blogs.bing.com/webmaster, September 2023).
        """
        return tuple(
            directive
            for directive, refused in (
                ("noindex", not self.search),
                ("noarchive", not self.answers),
            )
            if refused
        )

    def headers(self) -> dict[str, str]:
        """The HTTP headers of a page."""
        headers = {
            "Content-Usage": self.content_usage,
            "tdm-reservation": "0" if self.mining else "1",
        }
        if not self.mining and self.policy_url:
            headers["tdm-policy"] = self.policy_url
        if self.robots_directives:
            headers["X-Robots-Tag"] = ", ".join(self.robots_directives)
        return headers

    def tdmrep(self) -> list[dict]:
        """The content of ``/.well-known/tdmrep.json``: one rule for the whole site."""
        rule: dict = {"location": "/*", "tdm-reservation": 0 if self.mining else 1}
        if not self.mining and self.policy_url:
            rule["tdm-policy"] = self.policy_url
        return [rule]

    def refused_agents(self) -> Iterator[str]:
        """The user agents that ``robots.txt`` asks to stay away, in the order of the list.

        One that serves several purposes is let in as soon as one of them is allowed.
        """
        allowed = {
            purpose
            for purpose, yes in (
                (Purpose.ANSWERS, self.answers),
                (Purpose.TRAINING, self.training),
            )
            if yes
        }
        return (crawler.agent for crawler in CRAWLERS if not allowed & crawler.purposes)


def by_licence(licence: Licence) -> Usage:
    """What a licence suggests where the newsroom has not chosen.

    Whatever may be shared may be found and quoted in answers. A model is trained for commerce as
    often as not and its output is an adaptation, so training and mining are open only where the
    licence permits both.
    """
    open_to_all = licence.permits_commercial_use and licence.permits_adaptation
    return Usage(
        search=True,
        answers=licence.permits_sharing,
        training=open_to_all,
        mining=open_to_all,
    )


def _yes_no(allowed: bool) -> str:
    return "y" if allowed else "n"
