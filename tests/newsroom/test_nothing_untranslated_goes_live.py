"""A language shows what was written in it: a translation is a draft until an editor publishes it."""

import pytest
from django.urls import reverse

from newsroom.models import Article
from tests.newsroom.factories import locale, make_article, make_section

pytestmark = pytest.mark.django_db


def translated(article: Article, headline: str) -> Article:
    return make_article(headline, language="es", slug="traducido", translation_of=article)


def alternates(page: str) -> list[str]:
    return [line.strip() for line in page.splitlines() if 'rel="alternate" hreflang' in line]


def test_the_desk_makes_a_draft_of_a_translation(admin_client, reader):
    article = make_article("Cans of asparagus")
    make_section("Puertos", language="es", translation_key=article.section.translation_key)
    response = admin_client.post(
        reverse("simple_translation:submit_page_translation", args=[article.pk]),
        {"locales": [locale("es").pk], "include_subtree": False},
    )
    assert response.status_code == 302
    copy = article.get_translation(locale("es"))
    assert not copy.live
    assert copy.alias_of is None
    assert "Cans of asparagus" not in reader.get("/es/").content.decode()
    assert reader.get(copy.get_url()).status_code == 404


def test_a_page_names_the_languages_it_is_published_in(reader):
    article = make_article("Cans of asparagus")
    other = translated(article, "Latas de espárragos")
    page = reader.get(article.url).content.decode()
    assert alternates(page) == [
        f'<link rel="alternate" hreflang="en" href="{article.full_url}">',
        f'<link rel="alternate" hreflang="es" href="{other.full_url}">',
        f'<link rel="alternate" hreflang="x-default" href="{article.full_url}">',
    ]
    assert f'<link rel="canonical" href="{article.full_url}">' in page
    assert '<html lang="es"' in reader.get(other.url).content.decode()


def test_a_page_without_translation_names_no_language(reader):
    assert alternates(reader.get(make_article().url).content.decode()) == []


def test_a_draft_translation_is_not_named(reader):
    article = make_article()
    make_article("Latas", language="es", translation_of=article, publish=False)
    assert 'hreflang="es"' not in "".join(alternates(reader.get(article.url).content.decode()))


def test_lists_hold_only_their_own_language(reader):
    make_article("Cans of asparagus")
    make_article("Latas de mangos", language="es", section=make_section("Puertos", language="es"))
    english, spanish = (reader.get(f"/{code}/").content.decode() for code in ("en", "es"))
    assert "Cans of asparagus" in english
    assert "Latas de mangos" not in english
    assert "Latas de mangos" in spanish
    assert "Cans of asparagus" not in spanish
