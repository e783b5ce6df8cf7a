"""Records as they are compared, read in bulk."""

from collections.abc import Iterable

from django.db.models import Count

from seizures.duplicates.comparing import Mass, Profile, family, words_of
from seizures.models import Claim, ImportedRow, Seizure
from seizures.vocabularies import Role

#: A link that more records than this rest on is a data set, whose publisher tells its rows apart.
ROWS_OF_A_DATA_SET = 25
SEIZED_IN = (Role.SEIZED, Role.DEPARTURE)


def data_sets(links: Iterable[str] | None = None) -> frozenset[str]:
    """The links that are data sets: among these, or of all."""
    claims = Claim.objects.exclude(url="").order_by()
    if links is not None:
        return frozenset(link for link in links if link and _is_data_set(link))
    counted = claims.values("url").annotate(number=Count("seizure", distinct=True))
    return frozenset(counted.filter(number__gt=ROWS_OF_A_DATA_SET).values_list("url", flat=True))


def _is_data_set(link: str) -> bool:
    """Counts no further than it has to: of a real one there are hundreds of thousands of rows."""
    resting = Claim.objects.filter(url=link).order_by().values_list("seizure").distinct()
    return len(resting[: ROWS_OF_A_DATA_SET + 1]) > ROWS_OF_A_DATA_SET


def imported_from(keys: Iterable[int] | None = None) -> dict[int, str]:
    """The source of each record that an import brought in: of these, or of all."""
    rows = ImportedRow.objects.exclude(seizure=None).order_by()
    if keys is not None:
        rows = rows.filter(seizure__in=list(keys))
    return dict(rows.values_list("seizure_id", "source").iterator())


def read(keys: Iterable[int], known_data_sets: frozenset[str] | None = None) -> dict[int, Profile]:
    """The profiles of these records, by key."""
    keys = list(keys)
    imported = imported_from(keys)
    records = list(Seizure.objects.with_parts().filter(pk__in=keys))
    if known_data_sets is None:
        known_data_sets = data_sets(
            {claim.url for record in records for claim in record.claims.all() if claim.url}
        )
    return {
        record.pk: profile(record, known_data_sets, imported.get(record.pk, ""))
        for record in records
    }


def profile(record: Seizure, known_data_sets: frozenset[str], source: str = "") -> Profile:
    """What of a record is compared. A link to a data set is no likeness.

    ``source`` is what an import calls the data set that the record is a row of.
    """
    places = [place for place in record.places.all() if place.role in SEIZED_IN]
    links = {claim.url for claim in record.claims.all() if claim.url}
    return Profile(
        key=record.pk,
        kind=record.kind,
        occurred=(record.occurred_earliest, record.occurred_latest),
        announced=(record.announced_earliest, record.announced_latest),
        masses=tuple(
            Mass(family(line.substance), line.kg_low, line.kg_high)
            for line in record.substances.all()
        ),
        countries=frozenset(place.country for place in places if place.country),
        places=frozenset(place.name.casefold() for place in places if place.name),
        locodes=frozenset(place.locode for place in places if place.locode),
        destinations=frozenset(
            place.country
            for place in record.places.all()
            if place.role == Role.DESTINATION and place.country
        ),
        cover_loads=tuple(
            (wording.language, words_of(wording.cover_load))
            for wording in record.wordings.all()
            if wording.cover_load
        ),
        container=record.container_number,
        vessels=frozenset(each.casefold() for each in (record.imo_number, record.vessel) if each),
        links=frozenset(links - known_data_sets),
        parent=record.parent_id,
        data_set=source or min(links & known_data_sets, default=""),
    )
