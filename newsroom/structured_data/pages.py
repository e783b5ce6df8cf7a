"""Pages that are no article and no record: where they stand, and whom they are about."""

from collections.abc import Iterable

from commons.addresses import absolute
from newsroom.models import Author
from newsroom.structured_data.members import Described, known, organisation_id


def breadcrumbs(steps: Iterable[tuple[str, str]]) -> Described:
    """The way to a page, from the front page down: pairs of a name and an address."""
    return known(
        _context="https://schema.org",
        _type="BreadcrumbList",
        itemListElement=[
            known(_type="ListItem", position=position, name=name, item=absolute(address))
            for position, (name, address) in enumerate(steps, start=1)
        ],
    )


def web_page(kind: str, *, name: str, description: str, address: str, language: str) -> Described:
    """A page of a list, by schema.org's type for it, as in ``CollectionPage``."""
    return known(
        _context="https://schema.org",
        _type=kind,
        _id=address,
        url=address,
        name=name,
        description=description,
        inLanguage=language,
        isPartOf=known(_id=f"{absolute(f'/{language}/')}#site"),
        publisher=known(_id=organisation_id()),
    )


def profile(author: Author) -> Described:
    """An author's page, and who that is: where else they are found, whom they work with."""
    elsewhere = [author.website, *(link.url for link in author.links.all())]
    more = known(
        sameAs=[address for address in elsewhere if address],
        member=[_named(member) for member in author.current_members],
        memberOf=[_named(desk) for desk in author.desks],
    )
    described = {**person(author), **more}
    if author.has_left:
        described.pop("worksFor", None)
    return known(
        _context="https://schema.org",
        _type="ProfilePage",
        url=absolute(author.get_absolute_url()),
        mainEntity=described,
    )


def _named(author: Author) -> Described:
    return known(
        _type="Organization" if author.is_collective else "Person",
        _id=absolute(author.get_absolute_url()),
        name=author.display_name,
    )


def person(author: Author) -> Described:
    """An author: somebody, or a desk, which is an organisation."""
    member = "parentOrganization" if author.is_collective else "worksFor"
    return known(
        _type="Organization" if author.is_collective else "Person",
        _id=absolute(author.get_absolute_url()),
        name=author.display_name,
        url=absolute(author.get_absolute_url()),
        description=author.biography,
        sameAs=[author.website] if author.website else [],
        **{member: known(_id=organisation_id())},
    )
