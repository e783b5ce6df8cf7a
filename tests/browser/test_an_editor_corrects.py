"""An editor corrects in two clicks; readers see it everywhere; the translation is brought in step."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import expect

from commons import roles
from commons.models import User
from newsroom.models import Article, TranslationTask
from tests.newsroom.factories import locale, make_article, make_section

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SAID = "An earlier version said three tons. It was four."


@pytest.fixture
def editor(site) -> User:
    user = User.objects.create_user("editor", "editor@waybill.example", "unused-here")
    user.groups.add(Group.objects.get(name=roles.EDITOR))
    return user


@pytest.fixture
def original(site) -> Article:
    return make_article("Three tons of asparagus")


@pytest.fixture
def translation(original) -> Article:
    make_section("Puertos", language="es", translation_key=original.section.translation_key)
    copy = original.copy_for_translation(locale("es"))
    copy.title = "Tres toneladas de espárragos"
    copy.save_revision().publish()
    return Article.objects.get(pk=copy.pk)


def test_from_the_list_to_the_reader_and_on_to_the_translation(
    open_browser, editor, original, translation
):
    desk = open_browser(user=editor, viewport={"width": 1280, "height": 900})
    desk.goto("/admin/articles/")
    desk.get_by_role("link", name=f"Correct “{original.title}”").click()
    desk.get_by_label("What was wrong and what is right").fill(SAID)
    desk.get_by_role("button", name="Publish the correction").click()
    expect(desk.get_by_text("is published.")).to_be_visible()

    reader = open_browser(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    reader.goto(original.url)
    reader.get_by_role("link", name=re.compile("^Corrected")).click()
    expect(reader.get_by_text(SAID)).to_be_in_viewport()
    reader.goto("/en/corrections/")
    expect(reader.get_by_text(SAID)).to_be_visible()
    assert SAID in Client().get("/en/corrections/feed/").content.decode()
    reader.goto(translation.url)
    expect(reader.locator(".behind-original")).to_be_visible()

    desk.goto("/admin/")
    desk.get_by_role("link", name=translation.title).click()
    desk.get_by_role("link", name="Carry it over…").click()
    desk.get_by_label("What was wrong and what is right").fill("Eran cuatro toneladas.")
    desk.get_by_role("button", name="Publish the correction").click()
    reader.goto(translation.url)
    expect(reader.get_by_text("Eran cuatro toneladas.")).to_be_visible()
    expect(reader.locator(".behind-original")).to_have_count(0)

    desk.goto(f"/admin/pages/{translation.pk}/edit/")
    expect(desk.get_by_text("This translation is behind its original:")).to_be_visible()
    desk.get_by_role("link", name="In step with the original again…").click()
    desk.get_by_role("button", name="In step with the original again").click()
    expect(desk.get_by_text("is in step with its original.")).to_be_visible()
    expect(desk.get_by_text("This translation is behind its original:")).to_have_count(0)
    assert not TranslationTask.objects.open().exists()


def test_what_was_typed_stays_when_something_is_missing(open_browser, editor, original):
    desk = open_browser(user=editor)
    desk.goto(f"/admin/pages/{original.pk}/edit/")
    desk.get_by_role("button", name="Actions").first.click()
    desk.get_by_role("link", name="Correct…").click()
    desk.get_by_role("radio", name=re.compile("Retraction")).check()
    desk.get_by_role("button", name="Publish the correction").click()
    expect(desk.get_by_text("Nothing was published.")).to_be_visible()
    expect(desk.get_by_role("radio", name=re.compile("Retraction"))).to_be_checked()
    assert not Article.objects.get(pk=original.pk).corrections.exists()
