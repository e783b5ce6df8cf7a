"""A newsroom that publishes in one language has one: no switch, no other addresses, nothing told."""

import pytest

from newsroom.models import NewsroomSettings
from tests.config.test_settings import start
from tests.newsroom.factories import make_article, make_author

pytestmark = pytest.mark.django_db


@pytest.fixture
def english_alone(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English")]


def test_no_page_offers_another_language(reader, english_alone):
    article = make_article(by=[make_author("Ana Ruiz")])
    for address in ("/en/", article.url, "/en/seizures/", "/en/authors/ana-ruiz/"):
        page = reader.get(address).content.decode()
        assert 'class="languages"' not in page
        assert "hreflang" not in page
        assert "og:locale:alternate" not in page
    assert "hreflang" not in reader.get("/sitemap-articles.xml").content.decode()


@pytest.mark.parametrize("address", ["/es/", "/es/seizures/", "/es/ports/cans/", "/es/feed/rss/"])
def test_the_addresses_of_the_other_language_are_not_there(reader, english_alone, address):
    response = reader.get(address)
    assert response.status_code == 404
    assert '<html lang="en">' in response.content.decode()


def test_the_root_leads_to_it_whatever_the_reader_speaks(reader, english_alone):
    response = reader.get("/", headers={"Accept-Language": "es"})
    assert response.headers["Location"] == "/en/"


def test_machines_hear_of_one_language(reader, english_alone):
    newsroom = NewsroomSettings.load()
    newsroom.security_email = "security@waybill.example"
    newsroom.save()
    assert "/es/" not in reader.get("/robots.txt").content.decode()
    assert "/es/" not in reader.get("/llms.txt").content.decode()
    assert "Preferred-Languages: en\n" in (reader.get("/.well-known/security.txt").content.decode())


def test_editors_are_offered_one_language_for_a_biography(english_alone):
    field = make_author().biographies.model._meta.get_field("language")
    assert [code for code, _name in field.flatchoices] == ["en"]


def test_the_environment_names_the_languages_and_a_wrong_one_is_refused_in_words():
    refused = start(LANGUAGES="en,fr")
    assert refused.returncode != 0
    assert "LANGUAGES is “en,fr”" in refused.stderr
    assert start(LANGUAGES="es").returncode == 0


def test_with_two_there_is_a_switch(reader):
    assert 'class="languages"' in reader.get("/en/").content.decode()
    assert reader.get("/es/").status_code == 200
