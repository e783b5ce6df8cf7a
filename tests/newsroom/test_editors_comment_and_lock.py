"""Comments on the text and locks are Wagtail's: with our roles they serve authors and editors."""

import pytest
from django.urls import reverse
from wagtail.models import Comment

from newsroom.models import Article
from tests.newsroom.factories import make_section
from tests.newsroom.people import signed_in
from tests.newsroom.test_an_editor_stands_between_author_and_reader import (
    address_of_new,
    rows,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return signed_in("Author")


@pytest.fixture
def draft(author) -> Article:
    author.post(address_of_new(make_section()), written())
    return Article.objects.get(slug="three-tons")


def address(article) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def comment(text: str, contentpath: str = "standfirst", **fields) -> dict:
    """A comment as the browser sends it with the form."""
    return {
        **rows("comments", {"text": text, "contentpath": contentpath, "position": "", **fields}),
        **rows("comments-0-replies"),
        "comments-0-resolved": "",
        "comments-0-id": "",
    }


def test_an_editor_comments_and_the_author_reads_it(author, draft):
    editor = signed_in("Editor")
    editor.post(address(draft), written(**comment("Which port?")))
    noted = Comment.objects.get(page=draft)
    assert (noted.text, noted.contentpath) == ("Which port?", "standfirst")
    page = author.get(address(draft)).content.decode()
    assert "Which port?" in page


def test_an_author_comments_too(author, draft):
    author.post(address(draft), written(**comment("I am not sure of this.")))
    assert Comment.objects.get(page=draft).text == "I am not sure of this."


def test_a_comment_is_not_for_readers(reader, draft):
    editor = signed_in("Editor")
    form = written(**comment("Which port?"), **{"action-publish": "1"})
    editor.post(address(draft), form)
    page = reader.get(Article.objects.get(pk=draft.pk).url)
    assert page.status_code == 200
    assert "Which port?" not in page.content.decode()


def test_a_lock_keeps_others_from_writing_until_it_is_opened(author, draft):
    editor, other = signed_in("Editor"), signed_in("Editor")
    editor.post(reverse("wagtailadmin_pages:lock", args=[draft.pk]))
    for person in (author, other):
        answer = person.post(address(draft), written(title="Written over"))
        assert "locked" in answer.content.decode()
        assert Article.objects.get(pk=draft.pk).title == "Three tons in cans"
    other.post(reverse("wagtailadmin_pages:unlock", args=[draft.pk]))
    author.post(address(draft), written(title="Written after"))
    assert Article.objects.get(pk=draft.pk).title == "Written after"


def test_an_author_locks_nothing(author, draft):
    author.post(reverse("wagtailadmin_pages:lock", args=[draft.pk]))
    assert not Article.objects.get(pk=draft.pk).locked
