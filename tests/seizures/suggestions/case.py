"""How a case of reading is written down: a text, its day, and every find that it must give."""

from dataclasses import dataclass, field
from datetime import date

from seizures import suggestions
from seizures.suggestions import Find


@dataclass(frozen=True)
class Expected:
    """One find. A part that is ``None`` is not looked at; an empty one must be empty.

    ``quantity`` is the words of the first line; ``lines`` further ``(substance, quantity)`` pairs.
    Places are ``(country, name)``, either of which may be empty.
    """

    kind: str
    substance: str
    quantity: str
    form: str | None = None
    occurred: str | None = None
    announced: str | None = None
    seized: tuple[str, str] | None = None
    departure: tuple[str, str] | None = None
    destination: tuple[str, str] | None = None
    cover: str | None = None
    arrests: int | None = None
    source: str | None = None
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Case:
    """Paragraphs are parted by an empty line. No expected find: nothing must be found."""

    text: str
    finds: tuple[Expected, ...] = ()
    language: str = "en"
    published: str = "2023-03-10"

    def read(self) -> list[Find]:
        paragraphs = self.text.split("\n\n")
        return suggestions.read(
            paragraphs, language=self.language, published=date.fromisoformat(self.published)
        )


@dataclass
class Score:
    """What was found, what was missed, and what was found that is not there."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + len(self.missed))


def essentials(find: Find) -> tuple:
    line = find.substances[0]
    return (find.kind, line.substance, line.as_written)


def differences(find: Find, expected: Expected) -> list[str]:
    """Every part of a find that is not as expected, in words."""
    seen = {
        "kind": find.kind,
        "substance": find.substances[0].substance,
        "quantity": find.substances[0].as_written,
        "form": find.substances[0].form,
        "occurred": find.occurred,
        "announced": find.announced,
        "seized": _place(find, "seized"),
        "departure": _place(find, "departure"),
        "destination": _place(find, "destination"),
        "cover": find.cover_load,
        "arrests": find.arrests_low,
        "source": find.source_name,
        "lines": tuple((line.substance, line.as_written) for line in find.substances[1:]),
    }
    return [
        f"{name}: {seen[name]!r}, expected {wanted!r}"
        for name, wanted in vars(expected).items()
        if wanted is not None and seen[name] != wanted
    ]


def _place(find: Find, role: str) -> tuple[str, str]:
    for place in find.places:
        if place.role == role:
            return (place.country, place.name)
    return ("", "")


def score(cases) -> Score:
    """Compare by kind, substance and the words of the quantity, find by find."""
    total = Score()
    for case in cases:
        found = [essentials(find) for find in case.read()]
        for expected in case.finds:
            wanted = (expected.kind, expected.substance, expected.quantity)
            if wanted in found:
                found.remove(wanted)
                total.right += 1
            else:
                total.missed.append(f"{wanted} in {case.text!r}")
        total.wrong += [f"{each} in {case.text!r}" for each in found]
    return total
