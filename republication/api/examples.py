"""What the examples of the API's reference ask for: things that exist on this site.

An example that leads to a 404 teaches nothing, so its names are read off what is public now.
"""

from newsroom.api.corrections import CorrectionViewSet, identifier_of
from newsroom.api.images import ImageViewSet
from newsroom.api.vocabularies import (
    AuthorViewSet,
    CountryViewSet,
    GroupViewSet,
    SectionViewSet,
    SeriesViewSet,
)
from newsroom.models import Article
from republication.api.snippets import Names
from republication.models import PackageVersion
from seizures.models import Seizure, Snapshot

#: What only the owner of a key sees: these stand for it.
STAND_INS: Names = {
    "reuses": {"reference": "7K2M9QXA"},
    "webhooks": {"id": "42", "message_id": "msg_2f8c"},
}


def names_of_what_is_public() -> Names:
    """Some thing of every kind that readers have; a kind of which there is none is not named."""
    found = {
        "articles": _article(),
        "licences": {"code": "CC-BY-NC-4.0"},
        "seizures": _first(Seizure.objects.listed().order_by("pk"), public_id="public_id"),
        "snapshots": _first(Snapshot.objects.newest(), version="version"),
        "images": _first(_rows(ImageViewSet).order_by("-pk"), id="pk"),
        "sections": _first(_rows(SectionViewSet), language="locale__language_code", slug="slug"),
        "series": _first(_rows(SeriesViewSet), language="locale__language_code", slug="slug"),
        "authors": _first(_rows(AuthorViewSet), slug="slug"),
        "groups": _first(_rows(GroupViewSet), slug="slug"),
    }
    if version := found["articles"].get("version"):
        found["packages"] = {"version": version}
    if correction := _rows(CorrectionViewSet).order_by("-date").first():
        found["corrections"] = {"id": identifier_of(correction)}
    if country := _rows(CountryViewSet).order_by("list_name").first():
        found["countries"] = {"code": country.list_name.rpartition(":")[2]}
    return {**found, **STAND_INS}


def _rows(view):
    return view().get_queryset().prefetch_related(None)


def _first(rows, **names: str) -> dict[str, str]:
    row = rows.values_list(*names.values()).first()
    return dict(zip(names, map(str, row), strict=True)) if row else {}


def _article() -> dict[str, str]:
    """One of which a package is given, and its version; else any."""
    out = Article.objects.published().unretracted()
    given = PackageVersion.objects.current().filter(article__in=out.values("pk"))
    return _first(given.order_by("-made_at"), id="article", version="version") or _first(
        out.order_by("-first_published_at"), id="pk"
    )
