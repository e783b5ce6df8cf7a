"""A record of the database: schema.org ``Dataset``, as Google's Dataset Search reads it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commons.addresses import absolute
from newsroom.models import NewsroomSettings
from newsroom.structured_data.members import Described, known, organisation_id
from seizures.models import Seizure

KILOGRAM = "KGM"  # UN/CEFACT recommendation 20, which schema.org's unitCode asks for


def dataset(seizure: Seizure, newsroom: NewsroomSettings) -> Described:
    """One record, best read with ``with_parts()``: what it says, of when and where, by whom."""
    address = absolute(seizure.url)
    return known(
        _context="https://schema.org",
        **_named(seizure, newsroom, address),
        description=_("%(sentence)s Record %(identifier)s of %(newsroom)s, with its sources.")
        % {
            "sentence": seizure.sentence,
            "identifier": seizure.public_id,
            "newsroom": newsroom.name,
        },
        inLanguage=get_language(),
        dateModified=seizure.last_published_at and seizure.last_published_at.isoformat(),
        isAccessibleForFree=True,
        temporalCoverage=interval(seizure.occurred_earliest, seizure.occurred_latest),
        spatialCoverage=[_place(place) for place in seizure.places.all()],
        variableMeasured=[_amount(line) for line in seizure.substances.all()],
        citation=[
            known(_type="CreativeWork", name=claim.source_name, url=claim.url)
            for claim in seizure.claims.all()
        ],
        distribution=known(
            _type="DataDownload",
            encodingFormat="application/json",
            contentUrl=absolute(reverse("seizure-detail", args=[seizure.public_id])),
        ),
        includedInDataCatalog=known(
            _type="DataCatalog", url=absolute(reverse("seizures:list")), name=_("The record")
        ),
    )


def cited(seizures: Iterable[Seizure], newsroom: NewsroomSettings) -> list[Described]:
    """Records as an article names them: enough to find and to credit each."""
    return [
        _named(seizure, newsroom, absolute(seizure.url)) | {"description": seizure.sentence}
        for seizure in seizures
    ]


def _named(seizure: Seizure, newsroom: NewsroomSettings, address: str) -> Described:
    return known(
        _type="Dataset",
        _id=address,
        name=f"{seizure.public_id} {seizure.title}",
        identifier=seizure.public_id,
        url=address,
        license=newsroom.default_licence.url,
        creator=creator(newsroom),
        publisher=creator(newsroom),
    )


def creator(newsroom: NewsroomSettings) -> Described:
    return known(
        _type="NewsMediaOrganization",
        _id=organisation_id(),
        name=newsroom.name,
        url=absolute(f"/{get_language()}/"),
    )


def interval(earliest: date | None, latest: date | None) -> str:
    """ISO 8601, as ``temporalCoverage`` asks; ``..`` stands for an end that is not known."""
    if not earliest and not latest:
        return ""
    if earliest == latest:
        return earliest.isoformat()
    return f"{earliest.isoformat() if earliest else '..'}/{latest.isoformat() if latest else '..'}"


def _place(place) -> Described:
    position = (
        known(_type="GeoCoordinates", latitude=str(place.latitude), longitude=str(place.longitude))
        if place.latitude is not None
        else {}
    )
    return known(
        _type="Place",
        name=place.in_words,
        identifier=place.locode,
        address=known(_type="PostalAddress", addressCountry=place.country) if place.country else {},
        geo=position,
    )


def _amount(line) -> Described:
    """A substance with the lowest and highest weight that the words of its source allow."""
    weighed = line.kg_low is not None or line.kg_high is not None
    return known(
        _type="PropertyValue",
        name=str(line.label),
        description=line.as_written,
        minValue=_plain(line.kg_low),
        maxValue=_plain(line.kg_high),
        unitCode=KILOGRAM if weighed else "",
    )


def _plain(kilograms: Decimal | None) -> float | None:
    return None if kilograms is None else float(kilograms)
