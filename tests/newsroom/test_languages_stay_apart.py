"""Each page leads to its translation where there is one, and mixes no languages."""

import pytest
from wagtail.models import Locale, Page

from tests.newsroom.factories import (
    make_article,
    make_author,
    make_image,
    make_section,
    make_series,
    restrict,
)
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def spanish():
    return Locale.objects.get(language_code="es")


def switch_of(reader, address) -> str:
    """The language switch in the head of a page."""
    page = reader.get(address).content.decode()
    return page[
        page.index('<nav class="languages"') : page.index("</nav>", page.index("languages"))
    ]


def translate(page, locale):
    """Press “Translate” in the desk."""
    address = f"/admin/translation/submit/page/{page.pk}/"
    return signed_in("Editor").post(
        address, {"locales": [locale.pk], "include_subtree": ""}, follow=True
    )


def test_an_article_whose_section_is_missing_there_is_not_translated_and_the_desk_says_why(spanish):
    article = make_article(section=make_section("Ports"))
    answer = translate(article, spanish)
    assert "“Ports”, which this page is in, is not there yet" in answer.content.decode()
    assert not article.has_translation(spanish)


def test_a_section_that_a_translation_needs_is_a_draft_too(reader, spanish):
    article = make_article(section=make_section("Untranslated"))
    article.copy_for_translation(spanish, copy_parents=True)
    section = article.section.get_translation(spanish)
    assert not section.live
    assert section.alias_of is None
    assert "Untranslated" not in reader.get("/es/").content.decode()


def test_the_switch_leads_to_the_translation_when_there_is_one(reader):
    article = make_article("Asparagus")
    section = make_section("Puertos", language="es")
    translation = make_article("Espárragos", section=section, translation_of=article)
    assert f'hreflang="es" href="{translation.url}"' in switch_of(reader, article.url)
    assert f'hreflang="en" href="{article.url}"' in switch_of(reader, translation.url)
    page = reader.get(article.url).content.decode()
    alternate = (
        f'<link rel="alternate" hreflang="es" href="http://waybill.example{translation.url}">'
    )
    assert alternate in page


@pytest.mark.parametrize("state", ["none", "draft", "restricted"])
def test_the_switch_leads_to_the_front_page_and_says_so_when_there_is_none(reader, state):
    article = make_article("Asparagus")
    if state != "none":
        section = make_section("Puertos", language="es")
        translation = make_article(
            "Espárragos", section=section, translation_of=article, publish=state != "draft"
        )
        if state == "restricted":
            restrict(translation)
    switch = switch_of(reader, article.url)
    assert 'href="/es/"' in switch
    assert "this page is not translated" in switch
    assert 'hreflang="es" href="http' not in reader.get(article.url).content.decode()


def test_the_switch_of_a_series_leads_to_its_own_address_in_the_other_language(reader, spanish):
    series = make_series("The port")
    make_series("El puerto", language="es", translation_key=series.translation_key)
    alone = make_series("Squid")
    assert 'href="/es/series/el-puerto/"' in switch_of(reader, "/en/series/the-port/")
    assert 'href="/es/"' in switch_of(reader, alone.get_absolute_url())
    assert reader.get("/es/series/squid/").status_code == 404


def test_a_desk_signs_in_the_language_of_the_page(reader):
    desk = make_author(
        "Data desk",
        names={"es": "Mesa de datos"},
        biographies={"en": "Counts.", "es": "Cuenta."},
        is_collective=True,
    )
    article = make_article(
        "Espárragos", section=make_section("Puertos", language="es"), language="es", by=[desk]
    )
    page = reader.get(article.url).content.decode()
    assert "Mesa de datos" in page
    assert "Data desk" not in page
    english = reader.get(f"/en/authors/{desk.slug}/").content.decode()
    assert "Counts." in english
    assert "Cuenta." not in english


def test_a_spanish_page_speaks_spanish_throughout(reader):
    article = make_article(
        "Espárragos",
        section=make_section("Puertos", language="es"),
        language="es",
        lead_image=make_image(),
        lead_image_alt="Un muelle",
    )
    page = reader.get(article.url).content.decode()
    assert '<html lang="es">' in page
    assert "2 de marzo de 2026" in page
    assert "deed.es" in page


def test_an_editor_previews_a_spanish_article_in_spanish(rf):
    article = make_article(
        "Espárragos", section=make_section("Puertos", language="es"), language="es"
    )
    request = rf.get("/")
    request.is_preview = True
    preview = article.serve_preview(request, "").content.decode()
    assert '<html lang="es">' in preview


def test_the_tree_of_each_language_holds_only_pages_of_that_language(spanish):
    make_article().copy_for_translation(spanish, copy_parents=True)
    for page in Page.objects.filter(depth__gt=2):
        assert page.locale_id == page.get_parent().locale_id
