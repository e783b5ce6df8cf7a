"""The desk's report says which images lack what, and where each is shown."""

import csv
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.newsroom.factories import make_article, make_author, make_image
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db

WHOLE = {
    "credit": "Ana Ruiz",
    "source_url": "https://example.org/quay",
    "licence_code": "CC-BY-4.0",
    "alt_texts": {"en": "A quay", "es": "Un muelle"},
}
WITHOUT = {
    "credit": {"credit": ""},
    "licence": {"licence_code": ""},
    "source": {"source_url": ""},
    "alt-en": {"alt_texts": {"es": "Un muelle"}},
    "alt-es": {"alt_texts": {"en": "A quay", "es": "  "}},
}
REPORT = "image_rights_report"


def report(client=None, **query) -> BeautifulSoup:
    answer = (client or signed_in("Editor")).get(reverse(REPORT), query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def rows(page: BeautifulSoup) -> dict[str, str]:
    return {
        row.select_one(".title-with-filename a").get_text(strip=True): row.get_text(" ", strip=True)
        for row in page.select("table.listing tbody tr")
    }


def test_an_image_with_all_its_papers_is_not_in_it():
    make_image("Whole", **WHOLE)
    assert rows(report()) == {}


@pytest.mark.parametrize("key", WITHOUT)
def test_what_an_image_lacks_is_said_and_can_be_asked_for(key):
    make_image("Whole", **WHOLE)
    make_image("Bare", **(WHOLE | WITHOUT[key]))
    (row,) = rows(report(lacks=key)).values()
    words = key.replace("alt-en", "alt text (English)").replace("alt-es", "alt text (Spanish)")
    assert words in row
    # A picture of our own has no source elsewhere: it is listed only where that is asked for.
    assert list(rows(report())) == ([] if key == "source" else ["Bare"])
    other = next(each for each in WITHOUT if each != key)
    assert rows(report(lacks=other)) == {}


def test_a_licence_that_keeps_an_image_from_an_article_that_shows_it():
    """For non-commercial use, in an article that may be used commercially; and one that fits."""
    kept = make_image("Kept", **(WHOLE | {"licence_code": "CC-BY-NC-4.0"}))
    fits = make_image("Fits", **(WHOLE | {"licence_code": "CC-BY-NC-4.0"}))
    make_article("Free for all", licence_code="CC-BY-4.0", lead_image=kept)
    make_article("Not for trade", licence_code="CC-BY-NC-4.0", lead_image=fits)
    found = rows(report(lacks="travel"))
    assert list(found) == ["Kept"]
    assert "Free for all" in found["Kept"]
    assert "may be used commercially" in found["Kept"]
    assert list(rows(report())) == ["Kept"]


def test_an_article_lent_to_us_keeps_its_first_outlet_s_terms():
    image = make_image("Kept", **(WHOLE | {"licence_code": "CC-BY-NC-4.0"}))
    make_article(
        licence_code="CC-BY-NC-4.0",
        origin_outlet="El Puerto",
        origin_url="https://example.org/a",
        origin_licence_code="CC-BY-4.0",
        lead_image=image,
    )
    assert list(rows(report(lacks="travel"))) == ["Kept"]


def test_every_place_that_shows_it_is_named_with_its_address():
    image = make_image("Bare", **(WHOLE | {"credit": ""}))
    in_the_lead = make_article("In the lead", lead_image=image)
    make_article(
        "In the text", body=[("image", {"image": image, "alt_text": "A", "caption": ""})] * 2
    )
    make_author("Ana Ruiz", portrait=image)
    page = report()
    row = rows(page)["Bare"]
    for place in ("In the lead", "In the text", "Ana Ruiz"):
        assert row.count(place) == 1
    edit = reverse("wagtailadmin_pages:edit", args=[in_the_lead.pk])
    assert page.select_one(f'a[href="{edit}"]')


def test_what_is_shown_nowhere_can_be_left_out():
    shown = make_image("Shown", **(WHOLE | {"credit": ""}))
    make_image("Idle", **(WHOLE | {"credit": ""}))
    make_article(lead_image=shown, lead_image_alt="A quay")
    assert list(rows(report(used="true"))) == ["Shown"]
    assert list(rows(report(used="false"))) == ["Idle"]
    assert "Nowhere" in rows(report(used="false"))["Idle"]


def test_it_can_be_taken_as_a_table():
    image = make_image("Bare", **(WHOLE | {"credit": "", "licence_code": "CC-BY-NC-4.0"}))
    make_article("Free for all", licence_code="CC-BY-4.0", lead_image=image)
    editor = signed_in("Editor")
    answer = editor.get(reverse(REPORT), {"export": "csv"})
    (row,) = csv.DictReader(StringIO(b"".join(answer.streaming_content).decode()))
    assert row["Lacks"] == "credit"
    assert row["Where it is shown"] == "Free for all"
    assert row["Does not travel with"].startswith("Free for all: The article may be used comm")
    answer = editor.get(reverse(REPORT), {"export": "xlsx"})
    assert b"".join(answer.streaming_content).startswith(b"PK")


def test_it_costs_the_same_however_many_images_and_uses():
    editor = signed_in("Editor")

    def cost(images: int) -> int:
        for _number in range(images):
            image = make_image("Bare", **(WHOLE | {"credit": ""}))
            for _use in range(images):
                make_article(lead_image=image)
        editor.get(reverse(REPORT))
        with CaptureQueriesContext(connection) as queries:
            report(editor)
        return len(queries)

    assert cost(1) == cost(3)


def test_only_who_may_change_images_sees_it():
    assert Client().get(reverse(REPORT)).status_code == 302
    stranger = get_user_model().objects.create_user("stranger", password="unused-here")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(stranger)
    assert client.get(reverse(REPORT)).status_code == 302
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Images without rights" not in menu
    assert (
        "Images without rights"
        in signed_in("Editor").get(reverse("wagtailadmin_home")).content.decode()
    )
