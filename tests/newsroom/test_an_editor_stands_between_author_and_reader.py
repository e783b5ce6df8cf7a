"""An author writes and submits; an editor reads, approves, and only then is it public."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page

from newsroom.models import Article
from tests.newsroom.factories import make_article, make_author, make_section
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db

HEADLINE = "Three tons in cans"


def rows(name: str, *rows: dict) -> dict:
    """The rows of an inline panel, as the browser sends them."""
    fields = {
        f"{name}-TOTAL_FORMS": len(rows),
        f"{name}-INITIAL_FORMS": 0,
        f"{name}-MIN_NUM_FORMS": 0,
        f"{name}-MAX_NUM_FORMS": 1000,
    }
    for number, row in enumerate(rows):
        row = {"ORDER": number + 1, "DELETE": "", **row}
        fields |= {f"{name}-{number}-{field}": value for field, value in row.items()}
    return fields


def written(**fields) -> dict:
    """What an author has typed into the form of an article."""
    paragraph = {
        "blocks": [
            {"key": "a", "type": "unstyled", "text": "Found by dogs.", "inlineStyleRanges": []}
        ],
        "entityMap": {},
    }
    return {
        "title": HEADLINE,
        "slug": "three-tons",
        "standfirst": "How they passed.",
        "body-count": 1,
        "body-0-type": "paragraph",
        "body-0-value": json.dumps(paragraph),
        "body-0-order": 0,
        "body-0-deleted": "",
        "body-0-id": "",
        **rows("bylines", {"author": make_author().pk, "role": "by"}),
        **rows("corrections"),
        **rows("countries"),
        **rows("groups"),
        **rows("comments"),
        **fields,
    }


def address_of_new(section) -> str:
    return reverse("wagtailadmin_pages:add", args=["newsroom", "article", section.pk])


def test_from_the_author_through_the_editor_to_the_reader(reader):
    section = make_section()
    author, editor = signed_in("Author"), signed_in("Editor")
    author.post(address_of_new(section), written(**{"action-submit": "1"}))
    article = Article.objects.get(slug="three-tons")
    assert not article.live
    assert reader.get(article.get_url()).status_code == 404

    task = article.current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk])
    author.post(approve)
    assert not Article.objects.get(pk=article.pk).live

    editor.post(approve)
    page = reader.get(article.get_url())
    assert page.status_code == 200
    assert HEADLINE in page.content.decode()
    assert HEADLINE in reader.get("/en/").content.decode()


def test_an_author_cannot_publish_by_asking_for_it(reader):
    section = make_section()
    signed_in("Author").post(address_of_new(section), written(**{"action-publish": "1"}))
    assert not Article.objects.get(slug="three-tons").live


def test_an_author_cannot_touch_what_is_public():
    article = make_article(HEADLINE)
    response = signed_in("Author").get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    assert response.status_code == 302


def test_the_preview_looks_like_the_page(reader):
    article = make_article(HEADLINE)
    editor = signed_in("Editor")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    typed = written(title="Four tons in cans", slug=article.slug)
    assert editor.post(address, typed).json()["is_valid"]
    preview = editor.get(address)
    assert preview.status_code == 200
    text = preview.content.decode()
    assert "Four tons in cans" in text
    assert "Found by dogs." in text
    assert "static/css/site.css" in text
    assert "Four tons" not in reader.get(article.url).content.decode()


@pytest.mark.parametrize("role", ["Author", "Editor", "Database editor", "Administrator"])
def test_every_role_can_find_its_way_in_the_desk(role):
    article = make_article(HEADLINE, publish=False)
    person = signed_in(role)
    may_edit = role in ("Editor", "Administrator")
    for address in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore_root"),
        reverse("wagtailadmin_explore", args=[article.section.pk]),
        address_of_new(article.section),
        *([reverse("wagtailadmin_pages:edit", args=[article.pk])] if may_edit else []),
    ):
        assert person.get(address, follow=True).status_code == 200, address
    assert person.get(reverse("wagtailadmin_home")).status_code == 200


def edit_section(client, section, **fields):
    form = {
        "title": section.title,
        "slug": section.slug,
        "introduction": "",
        **rows("comments"),
        "action-publish": "1",
        **fields,
    }
    return client.post(reverse("wagtailadmin_pages:edit", args=[section.pk]), form)


def test_a_section_with_published_articles_keeps_its_address(reader):
    article = make_article(HEADLINE)
    editor = signed_in("Editor")
    answer = edit_section(editor, article.section, slug="harbours").content.decode()
    assert "would break the address of every article in it" in answer
    assert 'value="harbours"' in answer
    assert reader.get(article.url).status_code == 200


def test_an_empty_section_may_be_renamed():
    section = make_section("Empty")
    edit_section(signed_in("Editor"), section, slug="harbours")
    assert Page.objects.get(pk=section.pk).slug == "harbours"


def test_a_section_with_published_articles_is_neither_moved_nor_deleted(reader):
    article = make_article(HEADLINE)
    section = article.section
    boss = signed_in("Administrator")
    elsewhere = Page.objects.get(slug="home-es")
    for address in (
        reverse("wagtailadmin_pages:move_confirm", args=[section.pk, elsewhere.pk]),
        reverse("wagtailadmin_pages:delete", args=[section.pk]),
    ):
        answer = boss.post(address, follow=True).content.decode()
        assert "holds published articles" in answer
    assert reader.get(article.url).status_code == 200
