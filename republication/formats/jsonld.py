"""schema.org JSON-LD: a ``NewsArticle`` with its whole text, for programs that read the web.

The article's own page carries the same description without the text
(:mod:`newsroom.structured_data.article`); this one is written from the package, so it says what may
leave and nothing else.
"""

import json

from django.utils.translation import override

from commons.addresses import absolute
from newsroom.structured_data.members import Described, known, organisation_id
from republication.formats import picture_files, rights, text
from republication.parts import Figure, Package, Record


def render(package: Package) -> str:
    """The package as indented JSON-LD."""
    return json.dumps(described(package), ensure_ascii=False, indent=2) + "\n"


def described(package: Package) -> Described:
    """The article as schema.org describes one. Its text carries its attribution itself."""
    with override(package.language):
        publisher = _newsroom(package)
        holder = known(_type="Organization", name=package.source) if package.origin else publisher
        return known(
            _context="https://schema.org",
            _type="NewsArticle",
            _id=package.canonical_url,
            identifier=package.uri,
            version=package.version,
            url=package.canonical_url,
            mainEntityOfPage=package.canonical_url,
            headline=package.headline,
            description=package.standfirst,
            inLanguage=package.language,
            datePublished=package.published.isoformat(),
            dateModified=(package.changed or package.published).isoformat(),
            dateline=package.dateline,
            author=[known(_type="Person", name=name) for name in package.authors] or [holder],
            contributor=[
                known(
                    _type="Role",
                    roleName=credit.role_in_words,
                    contributor=known(_type="Person", name=name),
                )
                for credit in package.credits
                for name in credit.names
            ],
            publisher=publisher,
            creditText=package.byline.text,
            copyrightHolder=holder,
            copyrightNotice=rights.copyright_notice(package),
            copyrightYear=package.published.year,
            license=rights.licence_url(package.licence),
            usageInfo=rights.policy_url(package.licence),
            acquireLicensePage=rights.republish_url(package),
            isAccessibleForFree=True,
            articleSection=package.section,
            about=[known(_type="Country", name=name) for name in package.countries],
            image=[_picture(figure) for figure in package.figures],
            citation=[_record(record) for record in package.records],
            isBasedOn=_basis(package),
            correction=[
                known(
                    _type="CorrectionComment",
                    name=note.kind_in_words,
                    text=note.text,
                    datePublished=note.date.isoformat(),
                )
                for note in package.corrections
            ],
            articleBody=text.body(package),
        )


def _newsroom(package: Package) -> Described:
    return known(
        _type="NewsMediaOrganization",
        _id=organisation_id(),
        name=package.newsroom,
        url=absolute(f"/{package.language}/"),
    )


def _picture(figure: Figure) -> Described:
    """A picture with its own terms: they are not the article's."""
    return known(
        _type="ImageObject",
        url=figure.image_url,
        contentUrl=figure.image_url,
        encodingFormat=picture_files.media_type_of(figure),
        width=figure.width,
        height=figure.height,
        caption=figure.caption or figure.alt,
        creditText=figure.credit,
        copyrightNotice=f"© {figure.credit}" if figure.credit else "",
        license=rights.licence_url(figure.licence),
    )


def _record(record: Record) -> Described:
    """A record of seizures with its sources, on terms of its own."""
    return known(
        _type="CreativeWork",
        _id=record.url,
        identifier=record.identifier,
        name=record.title,
        url=record.url,
        version=record.version,
        license=rights.licence_url(record.licence),
        citation=[
            known(_type="CreativeWork", name=claim.source, url=claim.url, text=claim.quote)
            for claim in record.claims
        ],
    )


def _basis(package: Package) -> Described:
    if not package.origin:
        return {}
    licence = package.origin.licence
    return known(
        _type="NewsArticle",
        _id=package.origin.url,
        url=package.origin.url,
        publisher=known(_type="Organization", name=package.origin.outlet),
        license=rights.licence_url(licence) if licence else "",
    )
