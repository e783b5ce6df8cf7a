"""The address of a published article does not change because its section does."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from newsroom.models import FrontPage, Section
from tests.newsroom.factories import make_article, make_section
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    """A section with a published article."""
    return make_article(section=make_section("Ports")).section


@pytest.fixture
def editor():
    return signed_in("Administrator")


def edited(section, **changes) -> dict:
    """What the desk's form sends for a section."""
    return {
        "title": section.title,
        "slug": section.slug,
        "introduction": "",
        "seo_title": "",
        "search_description": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-publish": "1",
        **changes,
    }


def test_renaming_its_address_is_refused_in_words(editor, held):
    answer = editor.post(f"/admin/pages/{held.pk}/edit/", edited(held, slug="harbours"))
    assert "its address stays “ports”" in answer.content.decode()
    assert Section.objects.get(pk=held.pk).slug == "ports"


def test_its_title_may_change(editor, held):
    answer = editor.post(f"/admin/pages/{held.pk}/edit/", edited(held, title="Harbours"))
    assert answer.status_code == 302
    assert Section.objects.get(pk=held.pk).title == "Harbours"


def test_an_empty_section_may_be_renamed(editor):
    section = make_section("Empty")
    answer = editor.post(f"/admin/pages/{section.pk}/edit/", edited(section, slug="full"))
    assert answer.status_code == 302
    assert Section.objects.get(pk=section.pk).slug == "full"


def test_a_program_is_refused_too(held):
    held.slug = "harbours"
    with pytest.raises(ValidationError, match="its address stays"):
        held.full_clean()
    with pytest.raises(ValidationError, match="its address stays"):
        held.save()


def test_a_drafted_name_that_is_published_later_is_refused(held):
    held.slug = "harbours"
    revision = held.save_revision(clean=False)
    with pytest.raises(ValidationError, match="its address stays"):
        revision.publish()
    assert Section.objects.get(pk=held.pk).slug == "ports"


def test_moving_it_is_refused_in_words(editor, held):
    spanish = FrontPage.objects.get(locale__language_code="es")
    address = f"/admin/pages/{held.pk}/move/{spanish.pk}/confirm/"
    answer = editor.post(address, {}, follow=True)
    assert "stays where it is" in answer.content.decode()
    assert Section.objects.get(pk=held.pk).path == held.path


def test_deleting_it_is_refused_in_words(editor, held):
    answer = editor.post(f"/admin/pages/{held.pk}/delete/", {}, follow=True)
    assert "addresses must not die" in answer.content.decode()
    assert Section.objects.filter(pk=held.pk).exists()


def test_ticking_it_in_a_list_is_no_way_to_move_it(editor, held):
    elsewhere = Page.get_first_root_node().add_child(
        instance=FrontPage(title="Archive", slug="archive", locale=held.locale)
    )
    address = f"/admin/bulk/wagtailcore/page/move/?id={held.pk}"
    answer = editor.post(address, {"chooser": elsewhere.pk}, follow=True)
    assert "“Ports” holds published articles" in answer.content.decode()
    assert Section.objects.get(pk=held.pk).path == held.path


def test_ticking_it_in_a_list_is_no_way_to_delete_it(editor, held):
    editor.post(f"/admin/bulk/wagtailcore/page/delete/?id={held.pk}", {})
    assert Section.objects.filter(pk=held.pk).exists()
    assert held.articles.live().exists()


def test_an_empty_section_may_be_deleted(editor):
    section = make_section("Empty")
    editor.post(f"/admin/pages/{section.pk}/delete/", {})
    assert not Section.objects.filter(pk=section.pk).exists()


def test_an_article_may_move_and_its_old_address_leads_to_the_new(editor, reader):
    article = make_article(section=make_section("Ports"))
    old = article.url
    target = make_section("Methods")
    editor.post(f"/admin/pages/{article.pk}/move/{target.pk}/confirm/", {})
    article = type(article).objects.get(pk=article.pk)
    assert article.section == target
    answer = reader.get(old)
    assert answer.status_code == 301
    assert answer["Location"] == article.url
