"""Two records side by side, as the desk shows them."""

from dataclasses import dataclass

from seizures import merging, parts_in_words
from seizures.changed_parts import LABELS
from seizures.desk.forms import MergeForm
from seizures.models import Seizure


@dataclass(frozen=True)
class Side:
    """What one of the two says of a part, and whether a form proposes it."""

    key: int
    lines: tuple[str, ...]
    is_picked: bool


@dataclass(frozen=True)
class ComparedPart:
    part: str
    label: str
    differs: bool
    sides: tuple[Side, Side]


def side_by_side(first: Seizure, second: Seizure, form: MergeForm) -> list[ComparedPart]:
    """Every part that either of them states, those that differ first."""
    contents = [(record.pk, merging.newest(record).content()) for record in (first, second)]
    compared = []
    for part in merging.CHOOSABLE:
        differs = part in form.differences
        picked = form[part].value() if differs else None
        sides = tuple(
            Side(key, parts_in_words.said(part, content[part]), picked == str(key))
            for key, content in contents
        )
        if differs or sides[0].lines:
            compared.append(ComparedPart(part, str(LABELS[part]), differs, sides))
    return sorted(compared, key=lambda each: not each.differs)
