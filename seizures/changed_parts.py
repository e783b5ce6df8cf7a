"""What differs between two published states of a record: part by part, as plain data.

A *content* is what a record says, by part, without the keys that storage gives it. It is made of
``serializable_data()`` of the record or of the content of a revision, which have one shape, and
holds codes, texts and exact numbers as text: words are made of it when it is shown, in the
language of whoever reads (:mod:`seizures.parts_in_words`).
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from seizures import dates

#: A part of the record → the fields of the record, or the one list of rows, that it consists of.
PARTS = {
    "kind": ("kind",),
    "status": ("status",),
    "substances": ("substances",),
    "occurred": ("occurred",),
    "announced": ("announced",),
    "places": ("places",),
    "conveyance": ("mode", "vessel", "imo_number", "container_number"),
    "concealment": ("concealment",),
    "agencies": ("agencies",),
    "arrests": ("arrests_low", "arrests_high"),
    "value": ("value_amount", "value_currency", "value_kind", "value_claimed_by"),
    "wordings": ("wordings",),
    "claims": ("claims",),
    "part_of": ("parent",),
    "merged_into": ("merged_into",),
}
#: What each part is called, in the active language.
LABELS = {
    "kind": _("kind"),
    "status": _("status"),
    "substances": _("quantities"),
    "occurred": _("date"),
    "announced": _("date announced"),
    "places": _("places"),
    "conveyance": _("conveyance"),
    "concealment": _("concealment"),
    "agencies": _("agencies"),
    "arrests": _("arrests"),
    "value": _("claimed value"),
    "wordings": _("words"),
    "claims": _("sources"),
    "part_of": _("part of roll-up"),
    "merged_into": _("merged into"),
}
LISTS = frozenset({"substances", "places", "agencies", "wordings", "claims"})
REFERENCES = frozenset({"parent", "merged_into"})
DATES = frozenset({"occurred", "announced"})
#: What a record says of the world. Changing one that was known is a correction.
FACTS = frozenset(
    {
        "kind",
        "substances",
        "occurred",
        "announced",
        "places",
        "conveyance",
        "concealment",
        "agencies",
        "arrests",
        "value",
    }
)
NUMBERS = frozenset(
    {
        "low",
        "best",
        "high",
        "kg_low",
        "kg_high",
        "purity_low",
        "purity_high",
        "latitude",
        "longitude",
        "value_amount",
    }
)
STORAGE_KEYS = frozenset({"pk", "id", "sort_order", "seizure"})
UNKNOWN = (None, "", [], {})

Content = dict[str, Any]


def content(raw: dict[str, Any], public_id_of: Callable[[int], str]) -> Content:
    """What a stored state says. ``public_id_of`` names a record by its key; empty: not public."""

    def value_of(field: str):
        value = raw.get(field)
        return public_id_of(value) if field in REFERENCES and value else _plain(field, value)

    return {
        part: (
            [_row(each) for each in raw.get(part) or []]
            if part in LISTS
            else {field: value_of(field) for field in fields}
            if len(fields) > 1
            else value_of(fields[0])
        )
        for part, fields in PARTS.items()
    }


def _row(stored: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(name, value) for name, value in stored.items() if name not in STORAGE_KEYS}


def _plain(name: str, value):
    """A value as JSON keeps it, numbers exactly and in one spelling."""
    if name in NUMBERS and value is not None:
        return format(Decimal(value).normalize(), "f")
    if value is None or isinstance(value, (bool, int, str)):
        return value
    return str(value)


def differences(before: Content, after: Content) -> list[dict[str, Any]]:
    """The parts that differ: ``{"part", "before", "after", "is_correction"}`` each.

    Of a list only the rows that went and those that came are kept. A part that one of the two
    does not have was not kept then, so nothing is said of it.
    """
    changed = []
    for part in PARTS:
        if part not in before or part not in after or before[part] == after[part]:
            continue
        gone, came = before[part], after[part]
        if part in LISTS:
            gone, came = _without(gone, after[part]), _without(came, before[part])
            if not gone and not came:
                continue
        changed.append(
            {
                "part": part,
                "before": gone,
                "after": came,
                "is_correction": part in FACTS and is_correction(part, gone, came),
            }
        )
    return changed


def _without(rows: list, others: list) -> list:
    left = list(others)
    kept = []
    for row in rows:
        if row in left:
            left.remove(row)
        else:
            kept.append(row)
    return kept


def is_correction(part: str, gone, came) -> bool:
    """Whether something that was said is no longer said.

    What was unknown and is now known is an addition, and so is a date that is now known more
    closely.
    """
    if part in LISTS:
        return any(not any(_is_filled_in(old, new) for new in came) for old in gone)
    if part in DATES:
        return not _is_closer(gone, came)
    return not _is_filled_in(gone, came)


def _is_filled_in(old, new) -> bool:
    """Whether ``new`` says everything that ``old`` said."""
    if old in UNKNOWN:
        return True
    if isinstance(old, dict) and isinstance(new, dict):
        return all(_is_filled_in(value, new.get(name)) for name, value in old.items())
    return old == new


def _is_closer(old: str, new: str) -> bool:
    if not old:
        return True
    try:
        wide, close = dates.parse(old), dates.parse(new) if new else None
    except dates.DateError:
        return False
    if close is None:
        return False
    starts = wide.earliest is None or (close.earliest and close.earliest >= wide.earliest)
    ends = wide.latest is None or (close.latest and close.latest <= wide.latest)
    return bool(starts and ends)
