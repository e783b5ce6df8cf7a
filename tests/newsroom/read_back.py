"""Reads a page as a stranger's program does (extruct), and what it must find there.

``REQUIRED`` is what the readers of each type ask for: Google's pages on Article, Dataset,
Breadcrumb, Organization, ProfilePage and sitelinks search, and schema.org's own definitions.
"""

from datetime import datetime

import extruct

LICENCE = "http://www.w3.org/1999/xhtml/vocab#license"
CC = "http://creativecommons.org/ns#"
TITLE = "http://purl.org/dc/terms/title"

REQUIRED = {
    "NewsArticle": ("headline", "datePublished", "dateModified", "author", "publisher", "license"),
    "Dataset": ("name", "description", "url", "license", "creator", "publisher"),
    "BreadcrumbList": ("itemListElement",),
    "ListItem": ("position", "name", "item"),
    "NewsMediaOrganization": ("name", "url"),
    "Organization": ("name",),
    "Person": ("name", "url"),
    "WebSite": ("name", "url", "potentialAction"),
    "SearchAction": ("target", "query-input"),
    "ImageObject": ("url", "width", "height"),
    "CorrectionComment": ("text", "datePublished"),
    "CreativeWorkSeries": ("name", "url"),
    "ProfilePage": ("mainEntity",),
    "Country": ("name", "url"),
    "CollectionPage": ("name", "url"),
    "AboutPage": ("name", "url"),
    "DataDownload": ("contentUrl", "encodingFormat"),
    "DataCatalog": ("url",),
    "ContactPoint": ("contactType", "email"),
    "Role": ("roleName", "contributor"),
    "Place": ("name",),
    "PropertyValue": ("name",),
    "PostalAddress": ("addressCountry",),
    "GeoCoordinates": ("latitude", "longitude"),
    "CreativeWork": ("name",),
    "EntryPoint": ("urlTemplate",),
}
OPEN_GRAPH = ("og:type", "og:site_name", "og:title", "og:url", "og:locale", "og:image")


def read(reader, address: str) -> dict:
    """What a program finds in a page: ``json-ld``, ``opengraph``, ``rdfa``, ``microdata``."""
    response = reader.get(address)
    assert response.status_code == 200, address
    return extruct.extract(
        response.content.decode(),
        base_url=f"http://waybill.example{address}",
        syntaxes=["json-ld", "opengraph", "rdfa", "microdata"],
        errors="strict",
    )


def described(found: dict, kind: str) -> dict:
    """The one description of a type among a page's own, those inside others left aside."""
    (only,) = [each for each in found["json-ld"] if each["@type"] == kind]
    return only


def check_descriptions(found: dict) -> set[str]:
    """Every description has what its readers require, however deep. Returns the types met."""
    met: set[str] = set()
    for each in found["json-ld"]:
        assert each["@context"] == "https://schema.org"
        _check(each, met)
    return met


def _check(each, met: set[str]) -> None:
    if isinstance(each, list):
        for inner in each:
            _check(inner, met)
    if not isinstance(each, dict):
        return
    kind = each.get("@type")
    if kind is None:
        assert set(each) <= {"@id", "@context"}, each
        return
    assert kind in REQUIRED, f"{kind} is not in the table"
    inside_a_basis = kind == "NewsArticle" and "headline" not in each
    if not inside_a_basis:
        missing = [name for name in REQUIRED[kind] if not each.get(name)]
        assert not missing, f"{kind} lacks {missing}"
    met.add(kind)
    for name, value in each.items():
        if name.startswith("date") and name != "dateline":
            datetime.fromisoformat(value)
        assert value not in ("", None, []), name
        _check(value, met)


def open_graph(found: dict) -> dict[str, str]:
    """The properties of Open Graph, by name."""
    return dict(found["opengraph"][0]["properties"])


def triples(found: dict, predicate: str) -> dict[str, list[str]]:
    """What RDFa says by a predicate: subject to values."""
    return {
        node["@id"]: [value.get("@id", value.get("@value")) for value in node[predicate]]
        for node in found["rdfa"]
        if predicate in node
    }
