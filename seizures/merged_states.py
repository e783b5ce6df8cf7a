"""What a merged record says: the chosen values, and every claim of both.

States are what ``serializable_data()`` gives, and are given back in the same shape.
"""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from seizures import parts_in_words
from seizures.changed_parts import LISTS, PARTS
from seizures.models import Seizure
from seizures.vocabularies import ClaimAbout

#: What a claim is about that stands for a value which was not chosen.
ABOUT = {
    "substances": ClaimAbout.QUANTITY,
    "occurred": ClaimAbout.DATE,
    "announced": ClaimAbout.DATE,
    "places": ClaimAbout.PLACE,
    "conveyance": ClaimAbout.WHOLE,
    "concealment": ClaimAbout.CONCEALMENT,
    "arrests": ClaimAbout.ARRESTS,
    "value": ClaimAbout.VALUE,
}
NOT_COMPARED = frozenset({"pk", "seizure", "sort_order", "from_record"})
LONGEST_FIGURE = 160
Row = dict


def taken_over(ours: Seizure, theirs: Seizure, parts: list[str]) -> Row:
    """Our state with these parts of theirs. Words in a language that only one has are kept."""
    state, other = ours.serializable_data(), theirs.serializable_data()
    for part in parts:
        for name in PARTS[part]:
            state[name] = _as_new(other[name]) if part in LISTS else other[name]
    kept, left = (other, state) if "wordings" not in parts else (ours.serializable_data(), state)
    spoken = {row["language"] for row in left["wordings"]}
    state["wordings"] = left["wordings"] + [
        row for row in _as_new(kept["wordings"]) if row["language"] not in spoken
    ]
    return state


def _as_new(rows: list[Row]) -> list[Row]:
    return [{**row, "pk": None} for row in rows]


def claims_of_both(
    ours: Seizure, theirs: Seizure, *, differing: list[str], taken: list[str]
) -> list[Row]:
    """Every claim of the two; those behind a value that was not chosen are not relied on."""
    lost = [part for part in differing if part not in taken]
    mine = _with_lost(ours, taken)
    their_own = [
        {**row, "pk": None, "from_record": row["from_record"] or _public_id(theirs)}
        for row in _with_lost(theirs, lost)
    ]
    known = [_told(row) for row in mine]
    rows = mine + [row for row in their_own if _told(row) not in known]
    return [{**row, "sort_order": number} for number, row in enumerate(rows)]


def _public_id(record: Seizure) -> str:
    """A draft's identifier stays in the house."""
    return record.public_id if record.live else ""


def _called(record: Seizure) -> str:
    return _public_id(record) or _("a draft")


def _told(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in NOT_COMPARED}


def _with_lost(record: Seizure, lost: list[str]) -> list[Row]:
    """A record's claims when its values of these parts are not the ones that stay."""
    rows = record.serializable_data()["claims"]
    content = record.content()
    reason = _("Another figure is relied on since %(record)s was merged.") % {
        "record": _called(record)
    }
    for part in lost:
        about = ABOUT.get(part)
        words = _figure(record, part, content[part])
        if not about or not words:
            continue
        behind = [row for row in rows if row["about"] == about and about != ClaimAbout.WHOLE]
        if behind:
            rows = [
                {**row, "chosen": False, "reason": row["reason"] or reason}
                if row in behind
                else row
                for row in rows
            ]
        else:
            rows = [*rows, _standing_for(record, rows, about, words, reason)]
    return rows


def _figure(record: Seizure, part: str, value) -> str:
    """A value as its source wrote it, where that was kept."""
    if part == "substances":
        return "; ".join(row["as_written"] for row in value if row["as_written"])
    if part in ("occurred", "announced"):
        return value
    with override(settings.LANGUAGE_CODE):
        return "; ".join(parts_in_words.said(part, value))


def _standing_for(record: Seizure, rows: list[Row], about: str, words: str, reason: str) -> Row:
    """A claim for a value that had none of its own: in the words of the record's first source."""
    said = next((row for row in rows if row["chosen"]), None) or {
        "quote": words,
        "quote_language": settings.LANGUAGE_CODE,
        "source_name": _called(record),
        "publisher": "",
        "url": "",
        "archived_url": "",
        "published": "",
        "retrieved": None,
        "from_record": "",
        "seizure": record.pk,
    }
    return {
        **said,
        "pk": None,
        "about": about,
        "figure_as_written": words[:LONGEST_FIGURE],
        "chosen": False,
        "reason": reason,
    }


def claims_without(now: Row, before: Row, after: Row) -> list[Row]:
    """Claims as they stand, without those that the merge brought, with those that it altered."""
    was, became = ([_told(row) for row in state["claims"]] for state in (before, after))
    rows = [row for row in now["claims"] if _told(row) not in became or _told(row) in was]
    stand = [_told(row) for row in rows]
    rows += [
        {**row, "pk": None}
        for row in before["claims"]
        if _told(row) not in stand and _told(row) not in became
    ]
    return rows
