"""Why two records may be one, in words, with what each of the two says."""

from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seizures.duplicates.comparing import POINTS
from seizures.models import Seizure
from seizures.vocabularies import Role

LABELS = {
    "container": gettext_lazy("the same container"),
    "vessel": gettext_lazy("the same vessel"),
    "same_day": gettext_lazy("the same day"),
    "dates_overlap": gettext_lazy("dates that can be the same day"),
    "near_dates": gettext_lazy("dates within a week of each other"),
    "announced": gettext_lazy("announced together"),
    "substance": gettext_lazy("the same substance"),
    "same_quantity": gettext_lazy("the same quantity"),
    "quantity_overlaps": gettext_lazy("quantities that can be the same"),
    "quantity_rounded": gettext_lazy("one quantity is the other, rounded"),
    "place": gettext_lazy("the same place"),
    "country": gettext_lazy("the same country"),
    "destination": gettext_lazy("the same destination"),
    "cover_load": gettext_lazy("the same cover load"),
    "link": gettext_lazy("the same source"),
    "other_container": gettext_lazy("another container"),
    "other_dates": gettext_lazy("dates too far apart"),
    "other_substance": gettext_lazy("another substance"),
    "other_quantity": gettext_lazy("another quantity"),
    "other_country": gettext_lazy("another country"),
    "other_place": gettext_lazy("another place in the country"),
    "other_destination": gettext_lazy("another destination"),
    "other_cover_load": gettext_lazy("another cover load"),
    "one_data_set": gettext_lazy("two rows of one data set, whose publisher counts both"),
}


@dataclass(frozen=True)
class ReasonInWords:
    """One reason with its points and what each record says, for an editor to judge."""

    label: str
    points: int
    first: str
    second: str

    @property
    def is_against(self) -> bool:
        return self.points < 0


def in_words(reasons: list[str], first: Seizure, second: Seizure) -> list[ReasonInWords]:
    """What speaks for it first, the weightiest before the rest."""
    return [
        ReasonInWords(
            label=str(LABELS[code]),
            points=POINTS[code],
            first=_value(code, first),
            second=_value(code, second),
        )
        for code in sorted(reasons, key=POINTS.__getitem__, reverse=True)
        if code in POINTS
    ]


def _value(code: str, record: Seizure) -> str:
    return str(_VALUES[code.removeprefix("other_")](record))


def _when(record: Seizure) -> str:
    if record.occurred:
        return record.occurred_in_words
    announced = record.announced_in_words
    return _("announced %(date)s") % {"date": announced} if announced else ""


def _quantities(record: Seizure) -> str:
    said = (
        f"“{line.as_written}” = {line.mass_in_words}" if line.mass_in_words else line.as_written
        for line in record.substances.all()
    )
    return "; ".join(each for each in said if each)


def _seized_in(record: Seizure) -> str:
    places = record.places_as(Role.SEIZED) + record.places_as(Role.DEPARTURE)
    return "; ".join(f"{place.in_words} {place.locode}".strip() for place in places)


def _substances(record: Seizure) -> str:
    return get_text_list([line.label for line in record.substances.all()], _("and"))


def _cover_loads(record: Seizure) -> str:
    return "; ".join(wording.cover_load for wording in record.wordings.all() if wording.cover_load)


def _links(record: Seizure) -> str:
    return ", ".join(dict.fromkeys(claim.url for claim in record.claims.all() if claim.url))


def _sources(record: Seizure) -> str:
    return ", ".join(dict.fromkeys(claim.source_name for claim in record.claims.all()))


_VALUES = {
    "container": lambda record: record.container_number,
    "vessel": lambda record: f"{record.vessel} {record.imo_number}".strip(),
    "same_day": _when,
    "dates_overlap": _when,
    "near_dates": _when,
    "dates": _when,
    "announced": lambda record: record.announced_in_words,
    "substance": _substances,
    "same_quantity": _quantities,
    "quantity_overlaps": _quantities,
    "quantity_rounded": _quantities,
    "quantity": _quantities,
    "place": _seized_in,
    "country": _seized_in,
    "destination": lambda record: record.destination.in_words if record.destination else "",
    "cover_load": _cover_loads,
    "link": _links,
    "one_data_set": _sources,
}
