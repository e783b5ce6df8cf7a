"""What readers saw is kept with each publication, and told to the floors above."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.test.utils.form_data import querydict_from_html

from newsroom.models import Article, Correction, PublishedVersion
from newsroom.signals import article_corrected, article_published
from tests.newsroom.factories import make_article, make_author, make_image
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db


@contextmanager
def heard(signal):
    """What a signal said meanwhile, as a list of its arguments."""
    said = []

    def listen(**arguments):
        said.append(arguments)

    signal.connect(listen)
    try:
        yield said
    finally:
        signal.disconnect(listen)


def publish(article: Article, **changes) -> Article:
    article = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(article, name, value)
    article.save_revision().publish()
    return Article.objects.get(pk=article.pk)


def add_correction(article: Article, text: str, kind: str = "correction") -> Article:
    article = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
    article.corrections.add(Correction(kind=kind, text=text))
    article.save_revision().publish()
    return Article.objects.get(pk=article.pk)


def numbers(article) -> list[int]:
    return list(article.versions.values_list("number", flat=True))


def test_a_first_publication_is_the_first_version():
    with heard(article_published) as said:
        article = make_article(
            "Cans", body=[("heading", "The port"), ("paragraph", "<p>One.</p><p>Two.</p>")]
        )
    version = article.versions.get()
    assert (version.number, version.headline) == (1, "Cans")
    assert version.body == [
        {"kind": "heading", "text": "The port"},
        {"kind": "paragraph", "text": "One."},
        {"kind": "paragraph", "text": "Two."},
    ]
    assert [(each["article"].pk, each["is_first"], each["version"]) for each in said] == [
        (article.pk, True, version)
    ]


def test_a_draft_and_a_scheduled_article_are_nothing_to_tell():
    with heard(article_published) as said:
        draft = make_article(publish=False)
        draft.go_live_at = timezone.now() + timedelta(days=1)
        draft.save_revision().publish()
    assert said == []
    assert not PublishedVersion.objects.exists()


def test_what_readers_do_not_see_makes_no_version():
    article = make_article()
    with heard(article_published) as said:
        publish(article, search_description="For search engines.")
    assert numbers(article) == [1]
    assert [(each["is_first"], each["version"]) for each in said] == [(False, None)]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Squid"},
        {"standfirst": "Four tons."},
        {"dateline": "Callao"},
        {"licence_code": "CC-BY-4.0"},
    ],
)
def test_what_readers_see_makes_one(change):
    article = make_article()
    publish(article, **change)
    assert numbers(article) == [1, 2]


def test_another_picture_makes_one():
    article = make_article(lead_image=make_image(), lead_image_alt="A quay")
    publish(article, lead_image=make_image())
    assert numbers(article) == [1, 2]


def test_a_version_is_never_changed():
    version = make_article().versions.get()
    version.headline = "What we wish we had written"
    with pytest.raises(TypeError):
        version.save()


def test_an_article_from_before_versions_were_kept_gets_its_old_text_kept_first():
    article = make_article("As it was", corrections=[{"text": "An old one."}])
    article.versions.all().delete()
    with heard(article_corrected) as corrected, heard(article_published) as published:
        publish(article, title="As it is")
    assert list(article.versions.values_list("number", "headline")) == [
        (1, "As it was"),
        (2, "As it is"),
    ]
    assert corrected == []
    assert [each["is_first"] for each in published] == [False]


def test_a_publication_that_fails_keeps_nothing(monkeypatch):
    article = make_article("As it was")

    def fail(**arguments):
        raise RuntimeError("A receiver failed.")

    article_published.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            publish(article, title="As it is")
    finally:
        article_published.disconnect(fail)
    assert numbers(article) == [1]
    assert Article.objects.get(pk=article.pk).title == "As it was"


def test_only_new_corrections_are_told():
    article = make_article()
    with heard(article_corrected) as said:
        article = add_correction(article, "It was four tons.")
        article = add_correction(article, "It was Callao.", kind="clarification")
        publish(article, title="Another headline")
    assert [[each.text for each in one["corrections"]] for one in said] == [
        ["It was four tons."],
        ["It was Callao."],
    ]


def test_mending_the_words_of_a_correction_is_no_new_one():
    article = add_correction(make_article(), "It was for tons.")
    draft = article.get_latest_revision_as_object()
    [correction] = draft.corrections.all()
    correction.text = "It was four tons."
    draft.corrections = [correction]
    with heard(article_corrected) as said:
        draft.save_revision().publish()
    assert said == []
    assert Article.objects.get(pk=article.pk).corrections.get().text == "It was four tons."


def test_the_desk_s_form_keeps_a_correction_the_same_one():
    """Wagtail makes its rows anew from the form: the key has to come back with it."""
    article = add_correction(make_article(), "It was for tons.")
    key = article.corrections.get().key
    editor = signed_in("Editor")
    page = editor.get(f"/admin/pages/{article.pk}/edit/").content.decode()
    posted = querydict_from_html(page, form_id="page-edit-form").dict()
    posted |= {
        "corrections-0-text": "It was four tons.",
        "corrections-0-date": "2026-03-02 09:30",
        "body-count": "0",
        "action-publish": "1",
    }
    with heard(article_corrected) as said:
        answer = editor.post(f"/admin/pages/{article.pk}/edit/", posted)
    assert answer.status_code == 302
    correction = Article.objects.get(pk=article.pk).corrections.get()
    assert (correction.text, correction.key) == ("It was four tons.", key)
    assert said == []


def test_two_corrections_added_in_one_form_are_two():
    page = signed_in("Editor").get(f"/admin/pages/{make_article().pk}/edit/")
    empty = page.context["form"].formsets["corrections"].empty_form
    assert empty["key"].value() is None


def test_authors_stand_in_their_version():
    article = make_article(by=[make_author("Ana Ruiz")])
    draft = article.get_latest_revision_as_object()
    draft.bylines = []
    draft.save_revision().publish()
    assert numbers(article) == [1, 2]
