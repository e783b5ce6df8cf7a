"""One file with the text in each format, its pictures, its credits and its licence."""

import hashlib
import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from docx import Document

from newsroom.models import Article
from republication import bundle
from republication.formats import FORMATS
from republication.package import build_package
from tests.newsroom.factories import make_article, make_image
from tests.republication.every_block import make_seizure

pytestmark = pytest.mark.django_db
DEED = "https://creativecommons.org/licenses/by-nc/4.0/deed.en"


@pytest.fixture
def story() -> Article:
    goes = make_image(licence_code="CC-BY-SA-4.0", credit="Lu Chen", size=(60, 40))
    stays = make_image(licence_code="", credit="Agency", size=(60, 40))
    return make_article(
        slug="asparagus",
        lead_image=stays,
        lead_image_alt="A ship",
        body=[
            ("paragraph", "<p>Three tons.</p>"),
            ("image", {"image": goes, "alt_text": "A crane", "caption": "At night"}),
            ("image", {"image": goes, "alt_text": "A crane", "caption": "Again"}),
            ("seizure_card", make_seizure()),
        ],
    )


def test_it_is_downloaded_with_all_that_it_promises(reader, story, settings):
    response = reader.get(f"/en/republish/{story.pk}/bundle/")
    assert response.headers["Content-Type"] == "application/zip"
    assert 'filename="asparagus.en.zip"' in response.headers["Content-Disposition"]
    archive = ZipFile(BytesIO(response.content))
    files = {name: archive.read(name) for name in archive.namelist()}
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert list(files) == [
        "manifest.json",
        *(f"asparagus.en.{each.extension}" for each in FORMATS.values()),
        "images/01-a-crane.png",
        "CREDITS.txt",
        "LICENCE.txt",
    ]

    package = build_package(story)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["version"] == package.version
    assert manifest["canonical_url"] == package.canonical_url
    assert {each["path"]: each["sha256"] for each in manifest["files"]} == {
        path: hashlib.sha256(content).hexdigest() for path, content in files.items()
    }
    assert {each["path"]: each["media_type"] for each in manifest["files"]} | {
        "asparagus.en.ninjs.json": "application/x.ninjs+json",
        "images/01-a-crane.png": "image/png",
        "asparagus.en.txt": "text/plain",
    } == {each["path"]: each["media_type"] for each in manifest["files"]}

    for ending in ("html", "xhtml"):
        pictures = BeautifulSoup(files[f"asparagus.en.{ending}"], "html.parser").find_all("img")
        assert {each["src"] for each in pictures} == {"images/01-a-crane.png"}
    assert b"](images/01-a-crane.png)" in files["asparagus.en.md"]
    assert json.loads(files["asparagus.en.json"])["version"] == package.version
    assert len(Document(BytesIO(files["asparagus.en.docx"])).inline_shapes) == 2

    credits = files["CREDITS.txt"].decode()
    assert "images/01-a-crane.png\nAt night\nCredit: Lu Chen\nLicence: Attribution-ShareAlike" in (
        credits
    )
    assert "A ship\nCredit: Agency\nNo licence is recorded for this image." in credits
    assert "Port police https://police.example/report" in credits
    licence = files["LICENCE.txt"].decode()
    for words in (DEED, *package.conditions, package.byline.text, package.attribution_top.text):
        assert words in licence

    again = reader.get(
        f"/en/republish/{story.pk}/bundle/",
        headers={"If-None-Match": response.headers["ETag"]},
    )
    assert again.status_code == 304


def test_its_words_are_in_the_articles_language():
    article = make_article("Cocaína en el puerto", language="es", body=[])
    archive = ZipFile(BytesIO(bundle.render(build_package(article))))
    assert "deed.es" in archive.read("LICENCE.txt").decode()
    assert "No puede usarlo con fines comerciales" in archive.read("LICENCE.txt").decode()


def test_what_is_reserved_or_retracted_has_none(reader):
    reserved = make_article(licence_code="ALL-RIGHTS-RESERVED")
    response = reader.get(f"/en/republish/{reserved.pk}/bundle/")
    assert response.status_code == 403
    assert "All rights to this article are reserved" in response.content.decode()
