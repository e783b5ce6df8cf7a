"""IPTC ninjs 3.1: the story for the systems of news agencies and newspapers.

https://iptc.org/std/ninjs/. The schema has no member for corrections or a canonical address:
corrections are ``descriptions`` of a role of their own and stand in the body; the address is an
``altId`` and a rendition. Every picture is an association with rights of its own; of one that
stays here ``edNote`` and the body tell.
"""

import json
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from commons.addresses import absolute
from newsroom.structured_data.members import known, organisation_id
from republication.formats import html, picture_files, rights, text
from republication.formats.wording import day
from republication.parts import Figure, LicenceNamed, Package

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
ODRL = "http://www.w3.org/ns/odrl/2/"


def render(package: Package) -> str:
    """The package as indented JSON."""
    return json.dumps(item(package), ensure_ascii=False, indent=2) + "\n"


def item(package: Package) -> dict:
    """The news object. An unknown member would make it invalid: what is not known is left out."""
    with override(package.language):
        return known(
            standard=STANDARD,
            uri=package.uri,
            type="text",
            representationType="full",
            version=package.version,
            firstCreated=_moment(package.published),
            versionCreated=_moment(package.changed or package.published),
            pubStatus="usable",
            language=package.language,
            title=package.headline,
            headlines=[_written("main", "text/plain", package.headline)],
            by=package.byline.text,
            located=package.dateline,
            descriptions=_descriptions(package),
            bodies=_bodies(package),
            people=_people(package),
            organisations=[_organisation(package)],
            infoSources=_sources(package),
            places=[{"name": name, "rel": "about"} for name in package.countries],
            subjects=[{"name": package.section, "rel": "section"}] if package.section else [],
            events=[
                {"name": each.title, "rel": "about", "uri": each.url, "literal": each.identifier}
                for each in package.records
            ],
            altIds=[
                {"role": "canonical", "value": package.canonical_url},
                {"role": "article", "value": str(package.identifier)},
            ],
            renditions=[{"name": "web", "href": package.canonical_url, "contentType": "text/html"}],
            copyrightHolder=package.source,
            copyrightNotice=rights.copyright_notice(package),
            usageTerms=rights.usage_terms(package),
            rightsInfo=_policy(package.licence),
            edNote=_note_to_the_desk(package),
            associations=[
                _picture(figure, number, package)
                for number, figure in enumerate(package.figures, start=1)
            ],
        )


def _written(role: str, media_type: str, value: str) -> dict:
    return {"role": role, "contentType": media_type, "value": value}


def _descriptions(package: Package) -> list[dict]:
    summary = [_written("summary", "text/plain", package.standfirst)] if package.standfirst else []
    return summary + [
        _written(
            "correction", "text/plain", f"{note.kind_in_words} ({day(note.date)}): {note.text}"
        )
        for note in package.corrections
    ]


def _bodies(package: Package) -> list[dict]:
    """The text twice, for systems that take markup and for those that do not."""
    plain = text.body(package)
    return [
        _written("main", "text/html", html.body(package)),
        {
            **_written("plain", "text/plain", plain),
            "charCount": len(plain),
            "wordCount": len(plain.split()),
        },
    ]


def _people(package: Package) -> list[dict]:
    return [{"name": name, "rel": "author"} for name in package.authors] + [
        {"name": name, "rel": credit.role} for credit in package.credits for name in credit.names
    ]


def _organisation(package: Package) -> dict:
    return {
        "name": package.newsroom,
        "rel": "publisher",
        "uri": organisation_id(),
        "contactInfo": [{"type": "web", "value": absolute(f"/{package.language}/")}],
    }


def _sources(package: Package) -> list[dict]:
    """Whose story it is, and who is quoted in the records that it shows."""
    first = {"name": package.source, "role": "originator"}
    first |= {"uri": package.origin.url} if package.origin else {"uri": organisation_id()}
    named = {
        (claim.source, claim.url): None for record in package.records for claim in record.claims
    }
    return [first] + [known(name=name, role="source", uri=url) for name, url in named]


def _policy(licence: LicenceNamed) -> dict:
    return {"langId": ODRL, "linkedRights": rights.policy_url(licence)}


def _note_to_the_desk(package: Package) -> str:
    """For the staff who receive it: what is missing, and what we ask for."""
    left_out = [
        " ".join(filter(None, [f"{each.alt}.", each.credit and f"({each.credit})", each.reason]))
        for each in package.images_left_out
    ]
    asked = _("Please tell us where you use it: %(url)s") % {"url": rights.republish_url(package)}
    missing = _("Pictures that stay here: %(pictures)s") % {"pictures": " ".join(left_out)}
    return " ".join([asked, missing] if left_out else [asked])


def _picture(figure: Figure, number: int, package: Package) -> dict:
    """A picture with rights of its own."""
    return known(
        name=f"picture-{number}",
        rel="illustration",
        uri=figure.image_url,
        type="picture",
        pubStatus="usable",
        language=package.language,
        title=figure.caption or figure.alt,
        by=figure.credit,
        descriptions=[
            _written(role, "text/plain", words)
            for role, words in (("caption", figure.caption), ("alt", figure.alt))
            if words
        ],
        copyrightNotice=f"© {figure.credit}" if figure.credit else "",
        usageTerms=rights.usage_terms_of(figure),
        rightsInfo=_policy(figure.licence),
        renditions=[
            known(
                name="web",
                href=figure.image_url,
                contentType=picture_files.media_type_of(figure),
                width=figure.width,
                height=figure.height,
            )
        ],
    )


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
