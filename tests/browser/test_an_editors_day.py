"""An editor's day: written with blocks, checked, scheduled, read, corrected, translated."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect
from wagtail.models import Revision

from commons import roles
from commons.models import User
from newsroom.models import Article, EditorialSettings, Section
from tests.newsroom.factories import make_section
from tests.seizures.factories import make_seizure

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HEADLINE = "Asparagus for Rotterdam hides two tons"
STANDFIRST = "Cans that looked like any other went through the scanners."


@pytest.fixture
def editor(site) -> User:
    user = User.objects.create_user("editor", "editor@waybill.example", "unused-here")
    user.groups.add(Group.objects.get(name=roles.EDITOR))
    return user


@pytest.fixture
def ports(site) -> Section:
    section = make_section("Ports")
    make_section("Puertos", language="es", translation_key=section.translation_key)
    return section


@pytest.fixture
def desk(open_browser, editor) -> Page:
    return open_browser(user=editor, viewport={"width": 1280, "height": 900})


@pytest.fixture
def reader(open_browser) -> Page:
    return open_browser(viewport={"width": 390, "height": 844}, java_script_enabled=False)


def press(desk: Page, action: str) -> None:
    """One of the actions behind the arrow at the foot of the editor."""
    desk.get_by_role("button", name="More actions").last.click()
    desk.get_by_role("button", name=action, exact=True).click()


def write(desk: Page, seizure) -> None:
    """A headline, a paragraph, a heading and a card of a record."""
    desk.locator("textarea[name=title], input[name=title]").fill(HEADLINE)
    body = desk.locator("#panel-child-content-body-section")
    for number, (block, text) in enumerate(
        (("Paragraph", "The cans stood in the row."), ("Heading", "What the cans held"))
    ):
        body.get_by_role("button", name="Insert a block").nth(number).click()
        desk.get_by_role("option", name=block, exact=True).click()
        if block == "Paragraph":
            body.locator("[contenteditable=true]").first.click()
            desk.keyboard.type(text)
        else:
            body.locator("[name='body-1-value']").fill(text)
    body.get_by_role("button", name="Insert a block").last.click()
    desk.get_by_role("option", name="Seizure card").click()
    body.get_by_role("button", name=re.compile("Choose", re.I)).last.click()
    desk.get_by_role("dialog").get_by_role("link", name=re.compile(seizure.public_id)).click()
    expect(body.get_by_text(seizure.public_id).first).to_be_visible()


def let_a_day_pass() -> None:
    """What was set for tomorrow is due now."""
    due = timezone.now() - timedelta(minutes=1)
    scheduled = Revision.objects.get(approved_go_live_at__isnull=False)
    scheduled.approved_go_live_at = due
    scheduled.content["go_live_at"] = due.isoformat()
    scheduled.save()
    call_command("publish_scheduled")


def test_from_the_first_word_to_the_second_language(desk, reader, ports):
    EditorialSettings.objects.update_or_create(defaults={"standfirst": "block"})
    seizure = make_seizure(title="Asparagus for Rotterdam", quantity="2.2 tons")

    # Written, and kept back by the check that this newsroom lets block.
    desk.goto(f"/admin/pages/add/newsroom/article/{ports.pk}/")
    write(desk, seizure)
    press(desk, "Publish")
    expect(desk.get_by_text(f"“{HEADLINE}” is not published.")).to_be_visible()
    expect(desk.locator("[name='body-1-value']")).to_have_value("What the cans held")
    article = Article.objects.get(title=HEADLINE)
    assert article.standing == "draft"

    # Mended, and scheduled for tomorrow: nobody reads it before.
    desk.locator("[name=standfirst]").fill(STANDFIRST)
    desk.get_by_role("button", name="Toggle status").click()
    desk.get_by_role("button", name="Set schedule").click()
    tomorrow = timezone.localtime() + timedelta(days=1)
    schedule = desk.get_by_role("dialog").filter(has=desk.locator("[name=go_live_at]"))
    schedule.locator("[name=go_live_at]").evaluate(
        "(field, moment) => (field.value = moment)", tomorrow.strftime("%Y-%m-%d %H:%M")
    )  # not typed: the calendar would open over the button
    schedule.get_by_role("button", name="Save schedule").click()
    press(desk, "Schedule to publish")
    expect(desk.get_by_text("scheduled for publishing")).to_be_visible()
    assert Article.objects.get(pk=article.pk).standing == "scheduled"
    address = f"/en/ports/{article.slug}/"
    assert reader.goto(address).status == 404
    let_a_day_pass()
    assert reader.goto(address).status == 200
    expect(reader.get_by_text(STANDFIRST)).to_be_visible()
    expect(reader.get_by_role("complementary", name=re.compile(seizure.public_id))).to_be_visible()

    # Corrected.
    desk.goto("/admin/articles/")
    desk.get_by_role("link", name=f"Correct “{HEADLINE}”").click()
    desk.get_by_label("What was wrong and what is right").fill("The port is in the Netherlands.")
    desk.get_by_role("button", name="Publish the correction").click()
    expect(desk.get_by_text("is published.")).to_be_visible()
    reader.reload()
    expect(reader.get_by_text("The port is in the Netherlands.")).to_be_visible()

    # Translated: unseen until it is published, then each language leads to the other.
    desk.goto(f"/admin/translation/submit/page/{article.pk}/")
    desk.get_by_label("Spanish").check()
    desk.get_by_role("button", name=re.compile("Submit")).click()
    translation = Article.objects.get(locale__language_code="es")
    assert reader.goto(f"/es/puertos/{translation.slug}/").status == 404
    desk.goto(f"/admin/pages/{translation.pk}/edit/")
    desk.locator("textarea[name=title], input[name=title]").fill("Espárragos para Róterdam")
    press(desk, "Publish")
    expect(desk.get_by_role("link", name="View live").first).to_be_visible()
    reader.goto(address)
    reader.get_by_role("link", name="Español").first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Espárragos para Róterdam")
