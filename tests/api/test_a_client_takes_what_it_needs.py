"""``fields`` leaves out, ``expand`` holds whole; what cannot be is refused with what can."""

import pytest

from seizures.models import Seizure
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_group,
    make_image,
    make_series,
    retract,
)
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db


def problem(response):
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    return {error["field"]: error["detail"] for error in response.json()["errors"]}


@pytest.fixture
def article():
    record = make_seizure(title="Two tons in cans")
    return make_article(
        by=[make_author("Ana Ruiz", slug="ana-ruiz", biographies={"en": "Ana writes."})],
        series=make_series("The port"),
        groups=[make_group("Clan", slug="clan")],
        lead_image=make_image(credit="Lu Chen"),
        lead_image_alt="A ship",
        corrections=[{"text": "Two, not three."}],
        body=[("seizure_card", record)],
    )


def test_only_the_members_that_were_asked_for(reader, article):
    address = f"/api/v1/articles/{article.pk}/?fields=headline,licence.code,contributors.name"
    assert reader.get(address).json() == {
        "headline": "Cocaine leaves with the asparagus",
        "licence": {"code": "CC-BY-NC-4.0"},
        "contributors": [{"name": "Ana Ruiz"}],
    }


def test_rows_of_a_list_as_one(reader, article):
    body = reader.get("/api/v1/articles/?fields=id&fields=section.slug,section").json()
    [row] = body["results"]
    assert row.keys() == {"id", "section"}
    assert row["section"].keys() > {"slug"}
    assert {"next", "previous"} < body.keys()


@pytest.mark.parametrize(
    "kind",
    [
        "articles",
        "corrections",
        "images",
        "licences",
        "sections",
        "series",
        "authors",
        "groups",
        "seizures",
    ],
)
def test_every_kind_of_row(reader, article, kind):
    body = reader.get(f"/api/v1/{kind}/?fields=url").json()
    assert body["results"]
    for row in body["results"]:
        assert row.keys() == {"url"}
        one = reader.get(f"{row['url'].removeprefix('http://waybill.example')}?fields=url")
        assert one.json() == row
        assert "ETag" in one.headers


@pytest.mark.parametrize(
    ("query", "name", "words"),
    [
        ("fields=titel", "fields", ["titel", "headline"]),
        ("fields=licence.nme", "fields", ["licence.nme", "licence.name"]),
        ("fields=headline.en", "fields", ["headline.en"]),
        ("expand=author", "expand", ["“author”", "authors, section"]),
    ],
)
@pytest.mark.parametrize("one", [True, False])
def test_what_there_is_not(reader, article, query, name, words, one):
    address = f"/api/v1/articles/{article.pk}/" if one else "/api/v1/articles/"
    told = problem(reader.get(f"{address}?{query}"))
    for word in words:
        assert word in told[name]


def test_what_has_nothing_to_expand_does_not_know_the_word(reader, article):
    told = problem(reader.get("/api/v1/licences/?expand=articles"))
    assert "fields" in told["expand"]


def test_an_unknown_parameter_of_one_row(reader, article):
    told = problem(reader.get(f"/api/v1/articles/{article.pk}/?feilds=id"))
    assert "fields" in told["feilds"]


def test_an_article_with_all_it_refers_to(reader, article):
    names = "authors,section,series,groups,seizures,corrections,images"
    body = reader.get(f"/api/v1/articles/{article.pk}/?expand={names}&fields=id").json()
    expanded = body["expanded"]
    assert list(expanded) == names.split(",")
    assert expanded["authors"][0]["biographies"][0]["text"] == "Ana writes."
    assert expanded["section"]["title"] == "Ports"
    assert expanded["series"]["title"] == "The port"
    assert expanded["groups"][0]["slug"] == "clan"
    assert expanded["seizures"][0]["claims"]
    assert expanded["corrections"][0]["article"]["id"] == article.pk
    assert expanded["images"][0]["credit"] == "Lu Chen"
    # What is within comes as it does at its own address, save what that one could expand.
    assert expanded["authors"][0] == reader.get("/api/v1/authors/ana-ruiz/").json()
    image = expanded["images"][0]
    assert image == reader.get(f"/api/v1/images/{image['id']}/").json()


def test_only_some_of_what_was_expanded(reader, article):
    address = f"/api/v1/articles/{article.pk}/?expand=authors&fields=id,expanded.authors.slug"
    assert reader.get(address).json() == {
        "id": article.pk,
        "expanded": {"authors": [{"slug": "ana-ruiz"}]},
    }


def test_a_record_with_the_articles_that_show_it(reader, article):
    record = Seizure.objects.get()
    retract(make_article("Forged", body=[("seizure_card", record)]))
    make_article("Secret", publish=False, body=[("seizure_card", record)])
    body = reader.get(f"/api/v1/seizures/{record.public_id}/?expand=articles").json()
    assert [each["id"] for each in body["expanded"]["articles"]] == [article.pk]


def test_a_record_rides_along_with_its_papers(reader, article):
    Seizure.objects.get().save_revision().publish()
    [cited] = reader.get(f"/api/v1/articles/{article.pk}/").json()["seizures"]
    record = Seizure.objects.get()
    assert cited["id"] == record.public_id
    assert cited["title"] == "Two tons in cans"
    assert cited["licence"]["code"]
    assert cited["version"]
    assert [source["name"] for source in cited["sources"]] == list(
        dict.fromkeys(claim.source_name for claim in record.claims.all())
    )


def test_images_say_whether_they_may_travel(reader):
    closed = make_image(licence_code="", credit="Agency")
    make_article(lead_image=closed, lead_image_alt="A ship")
    free = make_image(licence_code="CC-BY-4.0")
    article = make_article(body=[("image", {"image": free, "alt_text": "A crane", "caption": ""})])
    make_image(credit="Nobody shows it")
    draft = make_image(credit="Only a draft")
    make_article(publish=False, lead_image=draft, lead_image_alt="A ship")
    rows = {row["id"]: row for row in reader.get("/api/v1/images/").json()["results"]}
    assert rows.keys() == {closed.pk, free.pk}
    assert rows[closed.pk]["may_travel"] is False
    assert rows[closed.pk]["renditions"] == []
    assert "No licence" in rows[closed.pk]["reason"]
    assert rows[free.pk]["may_travel"] is True
    assert rows[free.pk]["renditions"][0]["media_type"].startswith("image/")
    assert [use["id"] for use in rows[free.pk]["articles"]] == [article.pk]
    assert reader.get(f"/api/v1/images/{draft.pk}/").status_code == 404
    for query, found in [
        (f"article={article.pk}", [free.pk]),
        ("licence=CC-BY-4.0", [free.pk]),
        ("licence=CC0-1.0", []),
    ]:
        results = reader.get(f"/api/v1/images/?{query}").json()["results"]
        assert [row["id"] for row in results] == found


def test_corrections_are_narrowed_and_stay_at_their_address(reader):
    first = make_article(corrections=[{"kind": "correction", "text": "Two, not three."}])
    retracted = retract(make_article("Forged"), "It was false.")
    draft = make_article(publish=False, corrections=[{"text": "Secret."}])

    def texts(query):
        results = reader.get(f"/api/v1/corrections/?{query}").json()["results"]
        return [row["text"] for row in results]

    assert set(texts("")) == {"Two, not three.", "It was false."}
    assert texts(f"article={first.pk}") == ["Two, not three."]
    assert texts(f"article={draft.pk}") == []
    assert texts("kind=retraction") == ["It was false."]
    assert texts("language=es") == []
    assert texts("issued_before=2020-01-01") == []
    assert len(texts("issued_after=2020-01-01")) == 2
    [row] = reader.get(f"/api/v1/corrections/?article={first.pk}").json()["results"]
    first.title = "Another headline"
    first.save_revision().publish()
    again = reader.get(row["url"].removeprefix("http://waybill.example"))
    assert again.json()["text"] == "Two, not three."
    gone = reader.get(f"/api/v1/corrections/?article={retracted.pk}&expand=article").json()
    assert gone["results"][0]["expanded"]["article"] is None
