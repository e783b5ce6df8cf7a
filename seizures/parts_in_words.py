"""What was and what is, of one part of a record, in the active language."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import localize
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seizures import changed_parts, dates
from seizures.models import Claim, SeizureAgency, SeizurePlace, SubstanceLine, Wording
from seizures.vocabularies import Concealment, Kind, Mode, Status, ValueKind


@dataclass(frozen=True)
class ChangedPart:
    """One part of a change, as a reader is shown it. No ``before`` is “was not known”."""

    code: str
    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    is_correction: bool


def in_words(parts: list[dict[str, Any]]) -> list[ChangedPart]:
    """The parts that :func:`seizures.changed_parts.differences` gave, with their labels."""
    return [
        ChangedPart(
            code=changed["part"],
            label=str(changed_parts.LABELS[changed["part"]]),
            before=said(changed["part"], changed["before"]),
            after=said(changed["part"], changed["after"]),
            is_correction=changed["is_correction"],
        )
        for changed in parts
        if changed["part"] in changed_parts.LABELS
    ]


def said(part: str, value) -> tuple[str, ...]:
    """What a part says, a line each."""
    if value in changed_parts.UNKNOWN:
        return ()
    rows = value if part in changed_parts.LISTS else [value]
    return tuple(line for line in (_WORDS[part](row) for row in rows) if line)


def _of(model, row: dict[str, Any]):
    """The row as its model was, without what the model no longer has."""
    names = {field.name for field in model._meta.concrete_fields}
    return model(
        **{
            name: Decimal(value) if value is not None and name in changed_parts.NUMBERS else value
            for name, value in row.items()
            if name in names
        }
    )


def _substance(row) -> str:
    line = _of(SubstanceLine, row)
    if not line.is_known and not line.as_written:
        return _("%(substance)s: quantity not known") % {"substance": line.label}
    words = _("%(substance)s: “%(quantity)s”") % {
        "substance": line.label,
        "quantity": line.as_written or line.reading,
    }
    if line.mass_in_words:
        words = f"{words} = {line.mass_in_words}"
    if line.purity_in_words:
        words = f"{words}, {line.purity_in_words}"
    return words


def _date(written: str) -> str:
    try:
        return dates.parse(written).in_words(get_language())
    except dates.DateError:
        return written


def _place(row) -> str:
    place = _of(SeizurePlace, row)
    further = [place.get_site_display(), place.locode, place.subdivision]
    if place.latitude is not None and place.longitude is not None:
        further.append(f"{place.latitude}, {place.longitude}")
    further.append(place.get_precision_display())
    words = ", ".join(str(each) for each in (place.in_words, *further) if each)
    return f"{place.get_role_display()}: {words}"


def _conveyance(row) -> str:
    mode = dict(Mode.choices).get(row.get("mode"), row.get("mode"))
    imo = row.get("imo_number") and f"IMO {row['imo_number']}"
    return _joined(mode, row.get("vessel"), imo, row.get("container_number"))


def _agency(row) -> str:
    agency = _of(SeizureAgency, row)
    return f"{agency.name} ({agency.get_role_display()})"


def _arrests(row) -> str:
    low, high = row.get("arrests_low"), row.get("arrests_high")
    if low == high:
        return "" if low is None else str(low)
    if high is None:
        return _("at least %(number)d") % {"number": low}
    if low is None:
        return _("at most %(number)d") % {"number": high}
    return f"{low}–{high}"


def _value(row) -> str:
    amount = row.get("value_amount")
    figure = amount and f"{localize(Decimal(amount))} {row.get('value_currency', '')}".strip()
    kind = dict(ValueKind.choices).get(row.get("value_kind"), "")
    return _joined(figure, kind, row.get("value_claimed_by"))


def _wording(row) -> str:
    wording = _of(Wording, row)
    return _joined(f"{wording.title} [{wording.language}]", wording.cover_load)


def _claim(row) -> str:
    claim = _of(Claim, row)
    words = f"{claim.source_name}: “{claim.quote}”"
    if claim.chosen:
        return words
    return _("%(claim)s (not relied on)") % {"claim": words}


def _joined(*parts) -> str:
    return ", ".join(str(part) for part in parts if part)


def _choice(choices):
    labels = dict(choices)
    return lambda code: str(labels.get(code, code))


_WORDS = {
    "kind": _choice(Kind.choices),
    "status": _choice(Status.choices),
    "substances": _substance,
    "occurred": _date,
    "announced": _date,
    "places": _place,
    "conveyance": _conveyance,
    "concealment": _choice(Concealment.choices),
    "agencies": _agency,
    "arrests": _arrests,
    "value": _value,
    "wordings": _wording,
    "claims": _claim,
    "part_of": str,
    "merged_into": str,
}
