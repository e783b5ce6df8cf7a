"""A translation that is behind its original says so: to editors always, to readers when it must."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.corrections.issuing import issue_correction
from newsroom.models import Article, TranslationTask
from newsroom.withdrawals import withdraw
from tests.newsroom.factories import locale, make_article, make_section, make_series
from tests.newsroom.people import signed_in

pytestmark = pytest.mark.django_db


def reread(article) -> Article:
    return Article.objects.get(pk=article.pk)


def publish(article, **changes) -> Article:
    draft = reread(article).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    return reread(article)


@pytest.fixture
def original():
    return make_article("Three tons", standfirst="In cans.")


@pytest.fixture
def translation(original):
    """A translation as the desk makes it: a copy, still a draft."""
    make_section("Puertos", language="es", translation_key=original.section.translation_key)
    return reread(original.copy_for_translation(locale("es")))


@pytest.fixture
def published(translation):
    return publish(translation, title="Tres toneladas", standfirst="En latas.")


@pytest.fixture
def chief():
    return get_user_model().objects.create_superuser("chief", password="unused-here")


def correct(article, user, text="It was four tons.", **how):
    return issue_correction(article=article, kind="correction", text=text, user=user, **how)


def the_task(translation) -> TranslationTask:
    return TranslationTask.objects.open().get(translation=translation)


# --- Falling behind -----------------------------------------------------------------------------


def test_a_copy_for_translation_knows_its_original_and_keeps_it_when_published(original, published):
    assert published.translation_source == original
    assert original.translation_source is None


def test_an_ordinary_copy_is_no_translation(published):
    copy = published.copy(update_attrs={"slug": "another"}, keep_live=False)
    assert reread(copy).translation_source is None


def test_the_published_translation_stays_in_the_translated_series(original):
    series = make_series("The port")
    other = make_series("El puerto", language="es", translation_key=series.translation_key)
    original = publish(original, series=series)
    make_section("Puertos", language="es", translation_key=original.section.translation_key)
    assert publish(original.copy_for_translation(locale("es"))).series == other


@pytest.mark.parametrize("is_published", [True, False])
def test_a_changed_original_leaves_its_translation_behind(original, translation, is_published):
    if is_published:
        publish(translation)
    publish(original, standfirst="In cans of asparagus.")
    task = the_task(translation)
    assert (task.reason, task.original, task.since.number) == ("changed", original, 1)


def test_what_readers_do_not_see_leaves_nobody_behind(original, published):
    publish(original, search_description="For search engines.")
    assert not TranslationTask.objects.exists()


def test_a_change_of_the_translation_asks_nothing_of_the_original(original, published):
    publish(published, title="Otro título")
    assert not TranslationTask.objects.exists()


def test_more_changes_extend_the_one_task_and_the_weightiest_reason_stays(
    original, published, chief
):
    publish(original, standfirst="In cans of asparagus.")
    issued = correct(original, chief)
    publish(original, title="Four tons")
    task = the_task(published)
    assert (task.reason, task.since.number) == ("corrected", 1)
    assert task.corrections == [str(issued.key)]


def test_a_withdrawn_original_is_told_of_too(original, published, chief):
    withdraw(article=original, reason="A court forbade it.", user=chief)
    assert the_task(published).reason == "withdrawn"


def test_a_task_that_was_closed_is_followed_by_a_new_one_from_there(original, published, chief):
    publish(original, standfirst="In cans of asparagus.")
    signed_in("Editor").post(f"/admin/articles/{published.pk}/original/")
    publish(original, standfirst="In cans of mangoes.")
    assert the_task(published).since.number == 2


# --- In the desk --------------------------------------------------------------------------------


def test_the_form_of_the_translation_says_what_changed_and_what_to_carry_over(
    original, published, chief
):
    editor = signed_in("Editor")
    address = f"/admin/pages/{published.pk}/edit/"
    assert "behind its original" not in editor.get(address).content.decode()
    publish(original, standfirst="In cans of asparagus.")
    correct(original, chief)
    page = editor.get(address).content.decode()
    assert "This translation is behind its original:" in page
    assert "of asparagus" in page
    assert "<ins>" in page
    assert "It was four tons." in page
    assert (
        "behind its original:"
        not in editor.get(f"/admin/pages/{original.pk}/edit/").content.decode()
    )


def test_a_correction_is_carried_over_in_the_translation_s_words(original, published, chief):
    issued = correct(original, chief)
    assert [each.key for each in the_task(published).to_carry_over] == [issued.key]
    page = signed_in("Editor").get(f"/admin/articles/{published.pk}/original/").content.decode()
    link = page.split(f'href="/admin/articles/{published.pk}/correct/')[1].split('"')[0]
    form = (
        signed_in("Editor")
        .get(f"/admin/articles/{published.pk}/correct/{link.replace('&amp;', '&')}")
        .context["form"]
    )
    assert (form["text"].value(), form["carries"].value()) == ("It was four tons.", str(issued.key))
    correct(published, chief, "Eran cuatro toneladas.", key=issued.key)
    assert the_task(published).to_carry_over == []
    assert reread(published).corrections.get().text == "Eran cuatro toneladas."


def test_the_list_of_articles_shows_and_finds_what_is_behind(original, published):
    other = make_article("Another")
    publish(original, standfirst="In cans of asparagus.")
    editor = signed_in("Editor")
    assert editor.get("/admin/articles/").content.decode().count("behind its original") == 1
    found = editor.get("/admin/articles/?behind=true").content.decode()
    assert "Tres toneladas" in found
    assert other.title not in found
    rest = editor.get("/admin/articles/?behind=false").content.decode()
    assert "Tres toneladas" not in rest
    assert other.title in rest


def test_the_desk_s_first_page_says_what_is_behind_to_who_may_act(original, published):
    publish(original, standfirst="In cans of asparagus.")
    page = signed_in("Editor").get("/admin/").content.decode()
    assert "Translations behind" in page
    assert f'href="/admin/articles/{published.pk}/original/"' in page
    assert "Translations behind" not in signed_in("Author").get("/admin/").content.decode()


def test_an_editor_closes_the_task_by_a_button_and_not_by_a_link(original, published):
    publish(original, standfirst="In cans of asparagus.")
    editor = signed_in("Editor")
    address = f"/admin/articles/{published.pk}/original/"
    assert "In step with the original again" in editor.get(address).content.decode()
    assert TranslationTask.objects.open().exists()
    editor.post(address)
    task = TranslationTask.objects.get()
    assert task.done_at is not None
    assert task.done_by is not None
    assert "is in step with its original" in editor.get(address).content.decode()


def test_who_may_not_edit_closes_nothing(original, published):
    publish(original, standfirst="In cans of asparagus.")
    signed_in("Author").post(f"/admin/articles/{published.pk}/original/")
    assert TranslationTask.objects.open().exists()


def test_an_original_has_no_page_of_that_kind(original):
    assert signed_in("Editor").get(f"/admin/articles/{original.pk}/original/").status_code == 404


# --- For readers --------------------------------------------------------------------------------


def test_readers_are_told_of_a_correction_to_the_original_until_it_is_carried_over(
    original, published, chief, reader
):
    publish(original, standfirst="In cans of asparagus.")
    assert "behind-original" not in reader.get(published.url).content.decode()
    issued = correct(original, chief)
    page = reader.get(published.url).content.decode()
    assert "behind-original" in page
    assert f'href="{original.url}"' in page
    correct(published, chief, "Eran cuatro.", key=issued.key)
    assert "behind-original" not in reader.get(published.url).content.decode()


def test_readers_are_told_nothing_once_an_editor_said_it_is_in_step(
    original, published, chief, reader
):
    correct(original, chief)
    signed_in("Editor").post(f"/admin/articles/{published.pk}/original/")
    assert "behind-original" not in reader.get(published.url).content.decode()


def test_readers_of_a_withdrawn_original_s_translation_are_not_sent_there(
    original, published, chief, reader
):
    withdraw(article=original, reason="A court forbade it.", user=chief)
    page = reader.get(published.url).content.decode()
    assert "behind-original" in page
    assert original.url not in page


def test_only_translations_pay_for_asking(original, published, chief, reader):
    def cost(article) -> int:
        reader.get(article.url)
        with CaptureQueriesContext(connection) as queries:
            reader.get(article.url)
        return len(queries)

    Article.objects.filter(pk=published.pk).update(translation_source=None)
    as_an_original = cost(published)
    Article.objects.filter(pk=published.pk).update(translation_source=original)
    assert cost(published) == as_an_original + 1
    correct(original, chief)
    assert cost(published) <= as_an_original + 2


def test_the_other_language_is_near_the_top(original, published, reader):
    page = reader.get(original.url).content.decode()
    head = page[page.index("article__head") : page.index("</header>", page.index("article__head"))]
    assert f'hreflang="es" href="{published.url}"' in head
