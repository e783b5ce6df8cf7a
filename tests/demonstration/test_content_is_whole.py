"""Every name in the demonstration's content leads somewhere, and every rule of it is kept."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from commons import licences
from demonstration.draw import draw_all
from seizures import dates, quantities, vocabularies
from seizures.charts import catalogue
from seizures.lists import asked

CONTENT = Path(__file__).resolve().parents[2] / "demonstration" / "content"
TAGS = {"p", "b", "i", "a", "ul", "ol", "li"}


def read(name):
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


def folder(name):
    files = sorted((CONTENT / name).glob("*.json"))
    assert files
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


ARTICLES, PAGES = folder("articles"), folder("pages")
RECORDS = {record["key"]: record for record in read("seizures.json")}
IMAGES = {image["id"]: image for image in read("images.json")}
each_article = pytest.mark.parametrize("slug", ARTICLES)
each_record = pytest.mark.parametrize("key", RECORDS)


@each_article
def test_an_article_names_only_what_exists(slug):
    article = ARTICLES[slug]
    assert article["slug"] == slug
    assert article["section"] in {section["slug"] for section in read("sections.json")}
    assert article["series"] in {None, *(series["slug"] for series in read("series.json"))}
    assert {byline["author"] for byline in article["bylines"]} <= {
        author["slug"] for author in read("authors.json")
    }
    assert set(article.get("groups", [])) <= {group["slug"] for group in read("groups.json")}
    assert article["lead_image"] in IMAGES
    assert article["lead_image"].endswith(f"-{article['language']}")
    assert article["lead_image_alt"]
    assert article["sources"]


@pytest.mark.parametrize("slug", [*ARTICLES, *PAGES])
def test_every_block_leads_somewhere(slug):
    documents = {path.stem for path in (CONTENT / "documents").iterdir()}
    for block in (ARTICLES.get(slug) or PAGES[slug])["body"]:
        value = block["value"]
        match block["type"]:
            case "see_also":
                assert value.get("url", "").startswith("https://") or value["article"] in ARTICLES
            case "seizure_card":
                assert value["seizure"] in RECORDS
            case "image":
                assert value["image"] in IMAGES
                assert value["alt"]
            case "document":
                assert value["document"] in documents
            case "seizure_figure" | "seizure_chart":
                assert asked.filters_for(value["records"]).is_valid()
                assert value["records"] == asked.read_address(value["records"])
                assert value.get("kind", "month") in catalogue.LABELS
            case "table":
                assert len({len(row) for row in value["rows"]}) == 1
            case "paragraph" | "analysis":
                html = value if block["type"] == "paragraph" else value["body"]
                assert set(re.findall(r"</?(\w+)", html)) <= TAGS
            case "heading":
                assert value["text"]
            case "pull_quote":
                assert value["text"] in json.dumps(ARTICLES[slug]["body"], ensure_ascii=False)
            case unknown:
                pytest.fail(f"an unknown block: {unknown}")


@pytest.mark.parametrize("items", [ARTICLES, PAGES], ids=["articles", "pages"])
def test_a_translation_names_an_original_in_the_other_language(items):
    translations = [item for item in items.values() if item["translation_of"]]
    assert len(translations) >= 3
    for item in translations:
        assert {item["language"], items[item["translation_of"]]["language"]} == {"en", "es"}


@each_record
def test_a_record_is_written_in_the_words_of_the_house(key):
    record = RECORDS[key]
    assert record["kind"] in vocabularies.Kind.values
    assert record["status"] in vocabularies.Status.values
    assert record["concealment"] in ["", *vocabularies.Concealment.values]
    assert record["conveyance"] in ["", *vocabularies.Mode.values]
    for written in filter(None, (record["occurred"], record["announced"])):
        dates.parse(written)
    for line in record["substances"]:
        assert line["substance"] in vocabularies.Substance.values
        if line["quantity_text"]:
            assert quantities.to_kilograms(quantities.parse_plain(line["quantity_text"])).low
    for place in record["places"]:
        assert place["role"] in vocabularies.Role.values
        assert place["precision"] in vocabularies.Precision.values
        assert place["site"] in ["", *vocabularies.Site.values]
        if place["precision"] == "country":
            assert place["latitude"] is None


@each_record
def test_every_known_quantity_has_one_chosen_claim_and_every_claim_a_source(key):
    record = RECORDS[key]
    chosen = [
        claim for claim in record["claims"] if claim["about"] == "quantity" and claim["chosen"]
    ]
    assert len(chosen) == bool(record["substances"][0]["quantity_text"])
    for claim in record["claims"]:
        assert claim["quote"]
        assert claim["url"].startswith("https://")
        assert claim["reason"]


def test_every_image_is_drawn_credited_licensed_and_described(tmp_path):
    drawn = draw_all(tmp_path)
    assert set(drawn) == set(IMAGES)
    for key, image in IMAGES.items():
        assert licences.get(image["licence"]).code
        assert image["credit"]
        assert image["alt_en"]
        assert image["alt_es"]
        with Image.open(drawn[key]) as picture:
            assert picture.size == (1600, 1000)


def test_drawing_twice_gives_the_same_files(tmp_path):
    first, second = draw_all(tmp_path / "first"), draw_all(tmp_path / "second")
    assert {key: path.read_bytes() for key, path in first.items()} == {
        key: path.read_bytes() for key, path in second.items()
    }


@pytest.mark.parametrize("group", read("groups.json"), ids=lambda group: group["slug"])
def test_a_group_is_described_in_both_languages_and_each_description_has_its_source(group):
    assert set(group["descriptions"]) == {"en", "es"}
    for said in group["descriptions"].values():
        assert said["text"]
        assert said["source_name"]
        assert said["source_url"].startswith("https://")


@pytest.mark.parametrize("group", read("groups.json"), ids=lambda group: group["slug"])
def test_an_article_about_a_group_names_it_in_its_text(group):
    about = [each for each in ARTICLES.values() if group["slug"] in each.get("groups", [])]
    assert about
    for article in about:
        name = group["names"].get(article["language"], group["name"])
        assert name in json.dumps(article["body"], ensure_ascii=False)
