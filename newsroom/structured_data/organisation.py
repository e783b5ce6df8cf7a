"""The newsroom itself: schema.org ``NewsMediaOrganization``, and its ``WebSite``.

The members for policies are those of schema.org's section on news (schema.org/docs/news.html),
which the Trust Project and Google read.
"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import get_language

from commons.addresses import absolute
from newsroom.models import NewsroomSettings
from newsroom.policies import Policy
from newsroom.structured_data.members import Described, known, organisation_id


def organisation(newsroom: NewsroomSettings, policies: Sequence[Policy] = ()) -> Described:
    """The newsroom: names, picture, addresses, profiles, and where its policies are."""
    by_property = {
        policy.property: absolute(policy.page.address) for policy in policies if policy.property
    }
    by_property.setdefault("correctionsPolicy", absolute(reverse("newsroom:corrections")))
    return known(
        _type="NewsMediaOrganization",
        _id=organisation_id(),
        name=newsroom.name,
        legalName=newsroom.legal_name,
        url=absolute(f"/{get_language()}/"),
        logo=_logo(newsroom),
        email=newsroom.contact_email,
        contactPoint=_contact_points(newsroom),
        sameAs=[profile.value["url"] for profile in newsroom.profiles],
        publishingPrinciples=by_property.get("ethicsPolicy", by_property.get("masthead", "")),
        actionableFeedbackPolicy=absolute(reverse("feedback:form")),
        **by_property,
    )


def website(newsroom: NewsroomSettings, description: str) -> Described:
    """The site, and how to search it."""
    language = get_language()
    front = absolute(f"/{language}/")
    return known(
        _context="https://schema.org",
        _type="WebSite",
        _id=f"{front}#site",
        name=newsroom.name,
        url=front,
        description=description,
        inLanguage=language,
        publisher=known(_id=organisation_id()),
        license=newsroom.default_licence.url,
        potentialAction=known(
            _type="SearchAction",
            target=known(
                _type="EntryPoint",
                urlTemplate=absolute(reverse("newsroom:search")) + "?q={search_term_string}",
            ),
            **{"query-input": "required name=search_term_string"},
        ),
    )


def _logo(newsroom: NewsroomSettings) -> Described:
    shown = newsroom.logos.light or newsroom.logos.icon
    if shown is None:
        return {}
    return known(
        _type="ImageObject", url=absolute(shown.url), width=shown.width, height=shown.height
    )


def _contact_points(newsroom: NewsroomSettings) -> list[Described]:
    given = (
        ("republication", newsroom.republishers_email),
        ("corrections", newsroom.corrections_email),
        ("tips", newsroom.tips_email),
    )
    return [
        known(_type="ContactPoint", contactType=kind, email=address)
        for kind, address in given
        if address
    ]
