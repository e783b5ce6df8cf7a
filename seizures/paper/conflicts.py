"""Where the sources of a record disagree: what is relied on, what others say, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from seizures.vocabularies import ClaimAbout


@dataclass(frozen=True)
class Subject:
    """One subject of a record with every claim about it, in the order the desk gave them."""

    about: str
    label: str
    chosen: tuple[Any, ...]
    others: tuple[Any, ...]
    is_first_contested: bool = False

    @property
    def claims(self) -> tuple[Any, ...]:
        return self.chosen + self.others

    @property
    def is_contested(self) -> bool:
        return bool(self.others)


def by_subject(claims: Iterable[Any]) -> list[Subject]:
    """Claims grouped by what they are about, in the order of :class:`ClaimAbout`."""
    claims = list(claims)
    found = []
    for about, label in ClaimAbout.choices:
        own = [claim for claim in claims if claim.about == about]
        if not own:
            continue
        others = tuple(claim for claim in own if not claim.chosen)
        found.append(
            Subject(
                about=about,
                label=str(label),
                chosen=tuple(claim for claim in own if claim.chosen),
                others=others,
                is_first_contested=bool(others)
                and not any(subject.is_contested for subject in found),
            )
        )
    return found
