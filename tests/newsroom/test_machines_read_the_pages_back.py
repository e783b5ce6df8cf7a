"""An independent reader finds in every public page what its type must say."""

import pytest

from newsroom.models import FrontPage, NewsroomSettings, StandingPage
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_group,
    make_image,
    make_section,
    make_series,
    retract,
)
from tests.newsroom.read_back import (
    CC,
    LICENCE,
    OPEN_GRAPH,
    TITLE,
    check_descriptions,
    described,
    open_graph,
    read,
    triples,
)
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db
BY_NC = "https://creativecommons.org/licenses/by-nc/4.0/"
HERE = "http://waybill.example"


def make_policy(title: str, slug: str) -> StandingPage:
    front = FrontPage.objects.get(locale__language_code="en")
    return front.add_child(instance=StandingPage(title=title, slug=slug, locale=front.locale))


def full_article(**fields):
    fields = {
        "by": [make_author("Ana Ruiz", website="https://ana.example"), make_author("Ben Cole")],
        "roles": [("data", make_author("Data desk", is_collective=True))],
        "series": make_series(),
        "series_position": 2,
        "lead_image": make_image(source_url="https://photos.example/1"),
        "lead_image_alt": "Containers",
        "corrections": [{"text": "The weight was wrong."}],
        "dateline": "Callao",
        **fields,
    }
    return make_article("Three tons in cans", **fields)


def test_an_article_says_who_what_when_and_on_which_terms(reader):
    seizure = make_seizure()
    article = full_article(
        body=[("seizure_card", seizure)], countries=["PE"], groups=[make_group("Los Hermanos")]
    )
    found = read(reader, article.url)
    met = check_descriptions(found)
    said = described(found, "NewsArticle")
    assert said["license"] == BY_NC
    assert said["creditText"] == "By Ana Ruiz and Ben Cole, Waybill"
    assert said["copyrightNotice"].startswith("© 2026 Waybill. Attribution-NonCommercial")
    assert said["acquireLicensePage"] == f"{HERE}/en/republish/{article.pk}/"
    assert said["author"][0]["sameAs"] == ["https://ana.example"]
    assert said["contributor"][0]["roleName"] == "Data"
    assert said["isPartOf"]["name"] == "The port"
    assert said["image"]["creditText"] == "Waybill, data desk"
    assert said["image"]["acquireLicensePage"] == "https://photos.example/1"
    record = f"{HERE}/en/seizures/{seizure.public_id}/"
    assert [(c["@type"], c["identifier"], c["url"]) for c in said["citation"]] == [
        ("Dataset", seizure.public_id, record)
    ]
    assert said["isBasedOn"] == [{"@id": record}]
    assert [(a["@type"], a["name"]) for a in said["about"]] == [
        ("Country", "Peru"),
        ("Organization", "Los Hermanos"),
    ]
    assert {"CorrectionComment", "Role", "BreadcrumbList", "CreativeWorkSeries"} <= met


def test_an_article_of_another_outlet_names_it_and_its_terms(reader):
    article = make_article(
        origin_outlet="The Harbour",
        origin_url="https://harbour.example/cans",
        origin_licence_code="CC-BY-4.0",
    )
    said = described(read(reader, article.url), "NewsArticle")
    assert said["isBasedOn"][0]["url"] == "https://harbour.example/cans"
    assert said["copyrightHolder"] == {"@type": "Organization", "name": "The Harbour"}
    assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_licence_at_the_byline_is_cc_rel(reader):
    article = full_article()
    found = read(reader, article.url)
    address = f"{HERE}{article.url}"
    assert set(triples(found, LICENCE)[address]) == {BY_NC}
    assert triples(found, f"{CC}attributionName")[address] == ["Ana Ruiz and Ben Cole, Waybill"]
    assert triples(found, f"{CC}attributionURL")[address] == [address]
    assert triples(found, TITLE)[address] == ["Three tons in cans"]


def test_a_page_names_one_licence_the_article_s_own(reader):
    article = make_article(licence_code="CC-BY-SA-4.0")
    by_sa = "https://creativecommons.org/licenses/by-sa/4.0/"
    stated = triples(read(reader, article.url), LICENCE).values()
    assert {value for values in stated for value in values} == {by_sa}
    assert f'<link rel="license" href="{by_sa}">' in reader.get(article.url).content.decode()


def test_a_retracted_article_is_given_to_nobody(reader):
    article = retract(full_article())
    found = read(reader, article.url)
    said = described(found, "NewsArticle")
    assert "acquireLicensePage" not in said
    assert said["creativeWorkStatus"] == "Retracted"
    assert triples(found, f"{CC}attributionName") == {}


@pytest.mark.parametrize("words", ["</script><script>alert(1)</script>", "<!-- <script>", "\"&'"])
def test_no_headline_or_name_breaks_out_of_a_description(reader, words):
    article = make_article(words, slug="nasty", by=[make_author(words)])
    newsroom = NewsroomSettings.load()
    newsroom.name = words
    newsroom.save()
    found = read(reader, article.url)
    assert described(found, "NewsArticle")["headline"] == words
    assert described(found, "NewsArticle")["publisher"]["name"] == words
    assert open_graph(found)["og:title"] == words
    assert "<script>alert" not in reader.get(article.url).content.decode()
    assert "<script>alert" not in reader.get("/en/").content.decode()


def test_the_front_page_is_a_site_that_can_be_searched_of_a_newsroom_with_policies(reader):
    newsroom = NewsroomSettings.load()
    newsroom.legal_name = "Waybill Foundation"
    newsroom.corrections_policy = make_policy("How we correct", "how-we-correct")
    newsroom.ownership_page = make_policy("Who pays", "who-pays")
    newsroom.profiles = [("profile", {"label": "Mastodon", "url": "https://social.example/@w"})]
    newsroom.logo = make_image("Logo")
    newsroom.save()
    found = read(reader, "/en/")
    check_descriptions(found)
    search = described(found, "WebSite")["potentialAction"]["target"]["urlTemplate"]
    assert search == f"{HERE}/en/search/?q={{search_term_string}}"
    maker = described(found, "NewsMediaOrganization")
    assert maker["legalName"] == "Waybill Foundation"
    assert maker["correctionsPolicy"] == f"{HERE}/en/how-we-correct/"
    assert maker["ownershipFundingInfo"] == f"{HERE}/en/who-pays/"
    assert maker["sameAs"] == ["https://social.example/@w"]
    assert maker["logo"]["url"].startswith(f"{HERE}/media/")


def test_a_record_is_a_dataset_with_its_sources_time_and_place(reader):
    seizure = make_seizure(occurred="2022-06")
    found = read(reader, f"/en/seizures/{seizure.public_id}/")
    check_descriptions(found)
    said = described(found, "Dataset")
    assert said["identifier"] == seizure.public_id
    assert said["temporalCoverage"] == "2022-06-01/2022-06-30"
    assert len(said["description"]) >= 50  # Google's least
    assert said["distribution"]["contentUrl"] == f"{HERE}/api/v1/seizures/{seizure.public_id}/"
    assert reader.get(said["distribution"]["contentUrl"].removeprefix(HERE)).status_code == 200


def pages_of_every_kind() -> dict[str, str]:
    seizure = make_seizure()
    author = make_author("Ana Ruiz")
    article = full_article(
        by=[author],
        body=[("seizure_card", seizure)],
        countries=["PE"],
        groups=[make_group("Los Hermanos")],
    )
    return {
        "front": "/en/",
        "section": make_section().url,
        "article": article.url,
        "standing": make_policy("About us", "about-us").url,
        "author": author.url,
        "series": article.series.url,
        "all series": "/en/series/",
        "authors": "/en/authors/",
        "articles": "/en/articles/",
        "countries": "/en/countries/",
        "country": "/en/countries/pe/",
        "groups": "/en/groups/",
        "group": article.groups.get().group.get_absolute_url(),
        "corrections": "/en/corrections/",
        "records": "/en/seizures/",
        "record": f"/en/seizures/{seizure.public_id}/",
    }


def test_every_kind_of_page_has_a_whole_card_and_sound_descriptions(reader):
    for kind, address in pages_of_every_kind().items():
        found = read(reader, address)
        check_descriptions(found)
        card = open_graph(found)
        missing = [name for name in OPEN_GRAPH if not card.get(name)]
        assert not missing, (kind, missing)
        assert card["og:url"] == f"{HERE}{address}"
        assert found["microdata"] == []
        if kind != "front":
            steps = described(found, "BreadcrumbList")["itemListElement"]
            assert steps[0]["item"] == f"{HERE}/en/"
            assert steps[-1]["item"] == f"{HERE}{address}"
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))


def test_a_page_without_a_picture_shows_the_newsroom_s_own(reader):
    card = open_graph(read(reader, make_article().url))
    image = reader.get(card["og:image"].removeprefix(HERE))
    assert image.headers["Content-Type"] == "image/png"
    assert image.content.startswith(b"\x89PNG")
    assert (card["og:image:width"], card["og:image:height"]) == ("1200", "630")
    again = reader.get("/social.png", headers={"If-None-Match": image.headers["ETag"]})
    assert again.status_code == 304
