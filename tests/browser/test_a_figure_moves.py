"""An editor puts a figure into an article; a record changes; the desk tells; the editor updates."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import expect

from commons import roles
from commons.models import User
from newsroom.models import Article
from tests.newsroom.factories import make_article
from tests.seizures.factories import make_seizure

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def editor() -> User:
    user = User.objects.create_user("elsa", "elsa@waybill.example", "unused-here")
    user.groups.add(Group.objects.get(name=roles.EDITOR))
    return user


def insert_figure(page, article: Article, address: str) -> None:
    """Insert the block, paste the list's address, publish."""
    page.goto(f"/admin/pages/{article.pk}/edit/")
    body = page.locator("#panel-child-content-body-section")
    body.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Seizure figure").click()
    body.locator("[name$=lead_in]").last.fill("Cocaine seized in Peru")
    body.locator("[name$=records]").last.fill(address)
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name="Publish", exact=True).click()


def test_a_figure_is_inserted_moves_and_is_brought_up_to_date(open_browser, site):
    make_seizure(quantity="100 kg")
    article = make_article(body=[("paragraph", "<p>They opened the cans.</p>")])
    desk = open_browser(user=editor())

    insert_figure(desk, article, "https://elsewhere.example/?substance=cocaine")
    expect(desk.get_by_text("This is not the address of our list of records")).to_be_visible()

    desk.goto("/en/seizures/?substance=cocaine&country=PE")
    insert_figure(desk, article, desk.url)
    expect(desk.get_by_role("link", name="View live").first).to_be_visible()

    reader = open_browser(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    reader.goto(article.url)
    figure = reader.get_by_role("figure", name="Cocaine seized in Peru")
    expect(figure).to_contain_text("100 kg in 1 event")
    figure.get_by_role("link", name="The records behind it").click()
    expect(reader.get_by_text("100 kg in 1 event").first).to_be_visible()

    late = make_seizure(quantity="50 kg", live=False)
    late.save_revision().publish()
    reader.goto(article.url)
    expect(figure).to_contain_text("100 kg in 1 event")

    desk.goto("/admin/")
    moved = desk.locator("#waiting-figures_moved")
    expect(moved).to_contain_text("150 kg in 2 events")
    expect(moved).to_contain_text(late.public_id)
    moved.get_by_role("link", name=article.title).click()
    desk.get_by_role("button", name="Update", exact=True).click()
    expect(desk.get_by_text("Readers now see:")).to_be_visible()

    reader.goto(article.url)
    expect(figure).to_contain_text("150 kg in 2 events")
    desk.goto("/admin/")
    expect(desk.locator("#waiting-figures_moved")).to_have_count(0)
    package = Client().get(f"/en/republish/{article.pk}/").content.decode()
    assert "150 kg in 2 events" in package
