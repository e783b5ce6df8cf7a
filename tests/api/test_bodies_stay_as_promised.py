"""What the API answers is a contract: each kind of answer has its golden file."""

import pytest

from tests.api.golden import assert_golden
from tests.newsroom.factories import (
    PUBLISHED,
    make_article,
    make_author,
    make_image,
    make_section,
    make_series,
    retract,
)
from tests.republication.every_block import make_seizure
from tests.republication.factories import make_change, make_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    """An article with something in every field; and the names that stand for its identifiers."""
    section = make_section("Ports", introduction="What passes the gates.")
    author = make_author("Ana Ruiz", slug="ana-ruiz", biographies={"en": "Ana writes."})
    desk = make_author("Data desk", slug="data-desk", names={"es": "Mesa de datos"})
    seizure = make_seizure()
    body = [("paragraph", "<p>Three tons left the port.</p>"), ("seizure_card", seizure)]
    fields = {"slug": "asparagus", "by": [author], "roles": [("data", desk)], "body": body}
    article = make_article(
        section=section,
        series=make_series("The port"),
        series_position=2,
        countries=["PE", "NL"],
        dateline="CALLAO",
        lead_image=make_image(licence_code="", credit="Lu Chen / Agency"),
        lead_image_alt="A ship at the quay",
        corrections=[{"kind": "clarification", "text": "Two tons, not three."}],
        **fields,
    )
    translation = make_article(
        "La cocaína sale con los espárragos",
        language="es",
        slug="esparragos",
        translation_of=article,
        by=[author],
    )
    names = {article.pk: "ARTICLE", translation.pk: "TRANSLATION", seizure.public_id: "RECORD"}
    return article, names


def test_an_article(reader, story):
    article, names = story
    body = reader.get(f"/api/v1/articles/{article.pk}/").json()
    assert_golden("article", body, names=names)


def test_a_list_of_articles(reader, story):
    body = reader.get("/api/v1/articles/?language=en").json()
    assert [row["headline"] for row in body["results"]] == ["Cocaine leaves with the asparagus"]
    assert_golden("articles", body, names=story[1])


def test_a_package(reader, story):
    article, names = story
    body = reader.get(f"/api/v1/articles/{article.pk}/package/").json()
    names |= {body["version"]: "VERSION", body["uri"]: "URI"}
    assert_golden("package", body, names=names)


def test_a_retracted_article(reader):
    article = retract(make_article())
    response = reader.get(f"/api/v1/articles/{article.pk}/")
    assert response.status_code == 410
    assert_golden("article-retracted", response.json(), names={})


def test_a_refused_filter(reader):
    response = reader.get("/api/v1/articles/?langage=en&page_size=5")
    assert response.status_code == 400
    assert_golden("articles-refused", response.json(), names={})


@pytest.mark.parametrize("kind", ["sections", "authors", "series", "countries"])
def test_lists_of_what_surrounds_articles(reader, story, kind):
    assert_golden(kind, reader.get(f"/api/v1/{kind}/").json(), names=story[1])


def test_a_licence(reader):
    assert_golden("licence", reader.get("/api/v1/licences/CC-BY-NC-4.0/").json(), names={})


def test_corrections(reader, story):
    article, names = story
    correction = article.corrections.first()
    names |= {f"{article.pk}-{correction.key.hex}": "CORRECTION", correction.anchor: "ANCHOR"}
    body = reader.get("/api/v1/corrections/").json()
    assert_golden("corrections", body, names=names)


def test_images(reader, story):
    article, names = story
    body = reader.get("/api/v1/images/").json()
    names = names | {article.lead_image_id: "IMAGE"}
    assert_golden("images", body, names=names)


def test_a_verdict_on_a_copy(reader, story):
    article, names = story
    key = make_key(scopes=["verify"])
    asked = {"article": article.pk, "html": "<h1>Cans</h1><p>Three tons left the port.</p>"}
    body = reader.post("/api/v1/verify/", asked, "application/json", **key.as_header).json()
    assert_golden("verify", body, names=names | {body["version"]: "VERSION"})


def test_a_record(reader):
    record = make_seizure(last_published_at=PUBLISHED, first_published_at=PUBLISHED)
    body = reader.get(f"/api/v1/seizures/{record.public_id}/").json()
    assert body["version"] == PUBLISHED.isoformat()
    assert_golden("record", body, names={record.public_id: "RECORD"})


def test_the_change_log(reader):
    make_change("12", "corrected", at=PUBLISHED, reason="Two tons.", version="a" * 64)
    make_change("SZ-2022-00017", "record-changed", at=PUBLISHED, version=PUBLISHED.isoformat())
    body = reader.get("/api/v1/changes/?subject=article:12").json()
    body["results"] += reader.get("/api/v1/changes/?subject=record:SZ-2022-00017").json()["results"]
    for entry in body["results"]:
        assert entry.pop("cursor")
        assert entry.pop("position")
    assert body.pop("next")
    assert_golden("changes", body, names={})


def test_the_versions_of_a_package(reader, story):
    article, names = story
    package = reader.get(f"/api/v1/articles/{article.pk}/package/").json()
    body = reader.get(f"/api/v1/articles/{article.pk}/package/versions/").json()
    current = body["results"][0]
    assert current.pop("given_from")
    assert current.pop("changes").endswith(f"?subject=article:{article.pk}")
    assert_golden("version", current, names=names | {package["version"]: "VERSION"})


def test_the_root(reader):
    assert_golden("root", reader.get("/api/v1/").json(), names={})


def test_times_are_when_it_went_out(reader, story):
    body = reader.get(f"/api/v1/articles/{story[0].pk}/").json()
    assert body["published"] == PUBLISHED.isoformat().replace("+00:00", "Z")
