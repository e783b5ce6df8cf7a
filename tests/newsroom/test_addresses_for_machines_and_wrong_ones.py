"""robots.txt, the sitemap and security.txt say what their standards ask; wrong addresses say so."""

from datetime import datetime

import pytest
from django.utils import timezone

from newsroom.models import NewsroomSettings
from tests.newsroom.factories import make_article

pytestmark = pytest.mark.django_db


def test_robots_may_crawl_what_is_public_and_find_the_sitemap(reader):
    response = reader.get("/robots.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    lines = response.content.decode().splitlines()
    assert "User-agent: *" in lines
    assert "Disallow: /admin/" in lines
    assert "Disallow: /" not in lines[: lines.index("")]  # the group of everybody
    assert "Sitemap: http://waybill.example/sitemap.xml" in lines


def test_the_sitemap_gives_each_article_its_address_under_our_name(reader):
    article = make_article()
    index = reader.get("/sitemap.xml").content.decode()
    assert "/sitemap-articles.xml</loc>" in index
    listed = reader.get("/sitemap-articles.xml").content.decode()
    assert f"<loc>http://waybill.example{article.url}</loc>" in listed


def test_security_txt_names_an_address_and_a_day_to_come(reader):
    assert reader.get("/.well-known/security.txt").status_code == 404
    settings = NewsroomSettings.load()
    settings.security_email = "security@waybill.example"
    settings.save()
    lines = reader.get("/.well-known/security.txt").content.decode().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert fields["Contact"] == "mailto:security@waybill.example"
    assert datetime.fromisoformat(fields["Expires"]) > timezone.now()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_wrong_address_is_answered_in_its_language(reader, language):
    response = reader.get(f"/{language}/ports/never-written/")
    assert response.status_code == 404
    page = response.content.decode()
    assert f'<html lang="{language}">' in page
    assert '<p class="stamp stamp--large">404</p>' in page
    assert f'href="/{language}/search/"' in page
    assert f'href="/{language}/feedback/"' in page


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_cursor_that_was_tampered_with_is_refused_in_words(reader, language):
    response = reader.get(f"/{language}/corrections/?cursor=nonsense")
    assert response.status_code == 400
    page = response.content.decode()
    assert f'<html lang="{language}">' in page
    assert '<p class="stamp stamp--large">400</p>' in page
    assert f'href="/{language}/corrections/"' in page
