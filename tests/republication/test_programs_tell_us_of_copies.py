"""A publishing system tells us of a copy by API, once however often, and reads what became of it."""

import pytest

from republication.models import Letter, Reuse
from tests.newsroom.factories import make_article
from tests.republication.factories import make_key, make_republisher, make_reuse

pytestmark = pytest.mark.django_db
REUSES = "/api/v1/reuses/"


@pytest.fixture
def article():
    return make_article("Cocaine leaves with the mangoes")


def tell(client, article, key=None, **more):
    body = {"article": article.pk, "url": "https://outlet.example/mangoes/?utm_source=x", **more}
    headers = key.as_header if key else {}
    return client.post(REUSES, body, content_type="application/json", **headers)


def test_anybody_may_tell_and_twice_is_once(client, article):
    first = tell(client, article, outlet="El Faro", language="es", published_on="2026-03-04")
    assert first.status_code == 201
    reuse = Reuse.objects.get()
    assert first.json() == {
        "reference": reuse.reference,
        "article": article.pk,
        "url": "https://outlet.example/mangoes/",
        "api_url": f"http://waybill.example{REUSES}{reuse.reference}/",
    }
    assert (reuse.how, reuse.outlet, reuse.language) == ("api", "El Faro", "es")
    again = tell(client, article, outlet="Other")
    assert (again.status_code, again.json()) == (200, first.json())
    assert Reuse.objects.get().outlet == "El Faro"
    assert client.get(REUSES).status_code == 401


def test_an_outlet_reads_its_own_and_nobody_else_s(client, article):
    outlet = make_republisher(home="https://outlet.example/", language="es")
    key = make_key(outlet, scopes=["reuses"])
    other = make_key(scopes=["reuses"])
    told = tell(client, article, key, contact_email="web@outlet.example", may_contact=True).json()
    make_reuse(article, state="hidden", republisher=outlet)
    make_reuse(article)
    assert Letter.objects.get().language == "es"

    listed = client.get(REUSES, **key.as_header)
    assert listed["Cache-Control"] == "private, no-store"
    states = {each["reference"]: each["state"] for each in listed.json()["results"]}
    assert len(states) == 2
    assert set(states.values()) == {"reported"}
    one = client.get(f"{REUSES}{told['reference']}/", **key.as_header).json()
    assert one["article_url"] == f"http://waybill.example{article.url}"
    assert "web@outlet.example" not in str(one)
    assert len(client.get(f"{REUSES}?stale=true", **key.as_header).json()["results"]) == 0
    assert client.get(REUSES, **other.as_header).json()["results"] == []
    assert client.get(f"{REUSES}{told['reference']}/", **other.as_header).status_code == 404


def test_a_key_without_the_scope_is_refused(client, article):
    key = make_key(scopes=["read"])
    for answer in (tell(client, article, key), client.get(REUSES, **key.as_header)):
        assert answer.status_code == 403
        assert answer.json()["scope"] == "reuses"
    assert Reuse.objects.count() == 0


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"url": "outlet.example"}, "url"),
        ({"url": "http://waybill.example/en/"}, "url"),
        ({"url": None}, "url"),
        ({"article": 0}, "article"),
        ({"article": 10**30}, "article"),
        ({"article": "x"}, "article"),
        ({"article": 10**9}, "article"),
        ({"published_on": "2999-01-01"}, "published_on"),
        ({"language": "español"}, "language"),
        ({"contact_email": "ana"}, "contact_email"),
        ({"colour": "red"}, "colour"),
        ({"note": "a\0b"}, "note"),
    ],
)
def test_what_is_wrong_is_named(client, article, more, field):
    body = {"article": article.pk, "url": "https://outlet.example/mangoes/", **more}
    answer = client.post(REUSES, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert [each["field"] for each in answer.json()["errors"]] == [field]
    assert Reuse.objects.count() == 0


def test_drafts_look_like_nothing(client):
    draft = make_article("Draft", publish=False)
    nothing = tell(client, draft).json()
    draft.delete()
    assert tell(client, draft).json() == nothing


def test_what_a_person_told_us_is_shown_to_no_other_outlet_that_claims_the_copy(client, article):
    told = tell(client, article, note="Between us: the editor is ill.").json()
    stranger, owner = (
        make_key(scopes=["reuses"]),
        make_key(make_republisher(home="https://outlet.example/"), scopes=["reuses"]),
    )
    assert tell(client, article, stranger).status_code == 200
    address = f"{REUSES}{told['reference']}/"
    assert client.get(address, **stranger.as_header).status_code == 404
    assert tell(client, article, owner).status_code == 200
    assert client.get(address, **owner.as_header).json()["note"].startswith("Between us")
