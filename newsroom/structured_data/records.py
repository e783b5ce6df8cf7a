"""The whole record and its releases: schema.org ``DataCatalog`` and ``Dataset``.

What Google reads: developers.google.com/search/docs/appearance/structured-data/dataset.
"""

from django.db.models import Max, Min, Sum
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commons import countries
from commons.addresses import absolute
from newsroom.models import NewsroomSettings
from newsroom.structured_data.members import Described, known
from newsroom.structured_data.record import creator, interval
from seizures.exports import formats
from seizures.models import Snapshot
from seizures.models.listed import ListedLine, ProfilePlace
from seizures.vocabularies import Role

MOST_COUNTRIES = 60


def data_catalogue(newsroom: NewsroomSettings, *, name: str, description: str) -> Described:
    """All records as they are now: what is measured, of when and where, and how to fetch it."""
    address = absolute(reverse("seizures:list"))
    bounds = ListedLine.objects.aggregate(
        earliest=Min("occurred_earliest"),
        latest=Max("occurred_latest"),
        changed=Max("changed_at"),
    )
    return known(
        _context="https://schema.org",
        **_described(newsroom, name, address),
        description=description,
        dateModified=bounds["changed"] and bounds["changed"].isoformat(),
        temporalCoverage=interval(bounds["earliest"], bounds["latest"]),
        spatialCoverage=_countries(),
        includedInDataCatalog=known(_type="DataCatalog", name=name, url=address),
        isBasedOn=absolute(reverse("seizures:data-dictionary")),
        distribution=[
            known(
                _type="DataDownload",
                name="API",
                encodingFormat="application/json",
                contentUrl=absolute(reverse("seizure-list")),
            ),
            *(
                known(
                    _type="DataDownload",
                    name=str(each.label),
                    encodingFormat=each.media_type.partition(";")[0],
                    contentUrl=absolute(reverse("seizures:export", args=[each.code])),
                )
                for each in formats.offered()
            ),
        ],
    )


def snapshot(released: Snapshot, newsroom: NewsroomSettings) -> Described:
    """One release, which never changes: version, checksum, size, and how it is cited."""
    address = absolute(released.get_absolute_url())
    archive = reverse("seizures:snapshot-file", args=[released.version, "archive.zip"])
    return known(
        _context="https://schema.org",
        **{
            **_described(newsroom, f"{released.title}, {released.version}", address),
            "license": released.licence.url,
        },
        description=_(
            "All seizure records as they stood on %(day)s, with their sources; never altered."
        )
        % {"day": released.day_in_words},
        identifier=released.version,
        version=released.version,
        datePublished=released.released.isoformat(),
        dateModified=released.released.isoformat(),
        creditText=released.citation.apa,
        isBasedOn=absolute(reverse("seizures:list")),
        includedInDataCatalog=known(
            _type="DataCatalog",
            name=_("Snapshots of the record"),
            url=absolute(reverse("seizures:snapshots")),
        ),
        distribution=known(
            _type="DataDownload",
            name=released.archive_name,
            encodingFormat="application/zip",
            contentUrl=absolute(archive),
            contentSize=f"{released.size} B",
            sha256=released.sha256,
        ),
    )


def _described(newsroom: NewsroomSettings, name: str, address: str) -> Described:
    return known(
        _type="Dataset",
        _id=address,
        url=address,
        name=name,
        inLanguage=get_language(),
        license=newsroom.default_licence.url,
        isAccessibleForFree=True,
        creator=creator(newsroom),
        publisher=creator(newsroom),
        variableMeasured=[
            _("mass seized, with its lowest and highest value"),
            _("quantity as written by the source"),
            _("substance and form"),
            _("date of the seizure, as far as it is known"),
            _("place of seizure, departure, transit and destination"),
            _("concealment and conveyance"),
        ],
        measurementTechnique=_("Quotes of sources, read by published rules"),
    )


def _countries() -> list[Described]:
    """The countries of seizure of the most records on lists: a draft's place is not told."""
    listed = ProfilePlace.objects.filter(role=Role.SEIZED, profile__number__gt=0)
    codes = (
        listed.exclude(country="")
        .values("country")
        .annotate(number=Sum("profile__number"))
        .order_by("-number", "country")
        .values_list("country", flat=True)[:MOST_COUNTRIES]
    )
    records = absolute(reverse("seizures:list"))
    return [
        known(
            _type="Country",
            name=countries.name(code),
            identifier=code,
            url=f"{records}?country={code}",
        )
        for code in codes
    ]
