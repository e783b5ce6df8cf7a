"""A section or a standing page gets an address at which readers will find it."""

import pytest
from django.core.exceptions import ValidationError

from newsroom.models import FrontPage, Section, StandingPage
from tests.newsroom.factories import make_section
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db

TAKEN = ["articles", "authors", "countries", "groups", "search", "seizures", "republish", "feed"]


@pytest.mark.parametrize("slug", TAKEN)
@pytest.mark.parametrize("kind", [Section, StandingPage])
def test_an_address_that_shows_something_else_is_refused_in_words(slug, kind):
    front = FrontPage.objects.get(locale__language_code="en")
    with pytest.raises(ValidationError) as refused:
        front.add_child(instance=kind(title="Groups", slug=slug, locale=front.locale))
    assert f"“{slug}” is an address of the site itself" in str(refused.value)


def test_the_desk_says_so_beside_the_field():
    section = make_section("Ports")
    answer = signed_in("Administrator").post(
        f"/admin/pages/{section.pk}/edit/",
        {
            "title": "Ports",
            "slug": "groups",
            "introduction": "",
            "seo_title": "",
            "search_description": "",
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
            "action-publish": "1",
        },
    )
    assert "“groups” is an address of the site itself" in answer.content.decode()
    assert Section.objects.get(pk=section.pk).slug == "ports"


def test_any_other_address_is_free():
    assert make_section("Groups of interest").slug == "groups-of-interest"
