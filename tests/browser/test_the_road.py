"""The whole road: written, approved, read, fed, served by the API, answered by a reader."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import expect

from commons import roles
from commons.models import User
from feedback import proof
from newsroom.models import Article
from tests.newsroom.factories import make_section
from tests.seizures.factories import make_seizure

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HEADLINE = "Cocaine leaves with the asparagus"


def member(role: str) -> User:
    user = User.objects.create_user(role.lower(), f"{role.lower()}@waybill.example", "unused-here")
    user.groups.add(Group.objects.get(name=role))
    return user


def write_article(page, section, seizure) -> None:
    """An author writes a headline, a standfirst, a paragraph and a card, and submits it."""
    page.goto(f"/admin/pages/add/newsroom/article/{section.pk}/")
    page.locator("textarea[name=title], input[name=title]").fill(HEADLINE)
    page.locator("[name=standfirst]").fill("How two tons got past the scanners.")
    body = page.locator("#panel-child-content-body-section")
    body.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Paragraph").click()
    editor = body.locator("[contenteditable=true]").first
    editor.click()
    page.keyboard.type("The cans looked like any other.")
    body.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Seizure card").click()
    body.get_by_role("button", name=re.compile("Choose", re.I)).last.click()
    page.get_by_role("dialog").get_by_role("link", name=re.compile(seizure.public_id)).click()
    expect(body.get_by_text(seizure.public_id).first).to_be_visible()
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name=re.compile("Submit to")).click()
    expect(page.get_by_text("submitted for moderation")).to_be_visible()


def test_from_the_author_to_the_reader_and_back(open_browser, site, monkeypatch):
    # Whoever proves no work waits some seconds more; the form's own test says how many.
    monkeypatch.setattr(proof, "WITHOUT_PROOF", timedelta(0))
    section = make_section("Ports")
    seizure = make_seizure(title="Asparagus for Rotterdam", quantity="2.2 tons")

    write_article(open_browser(user=member(roles.AUTHOR)), section, seizure)
    article = Article.objects.get(title=HEADLINE)
    assert not article.live
    assert Client().get(f"/en/ports/{article.slug}/").status_code == 404

    desk = open_browser(user=member(roles.EDITOR))
    desk.goto(f"/admin/pages/{article.pk}/edit/")
    desk.get_by_role("button", name="More actions").last.click()
    desk.get_by_role("button", name=re.compile("Approve and Publish", re.I)).click()
    expect(desk.get_by_role("link", name="Current page status: live")).to_be_visible()

    reader = open_browser(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    reader.goto("/en/")
    reader.get_by_role("link", name=HEADLINE).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    expect(reader.get_by_role("complementary", name=re.compile(seizure.public_id))).to_be_visible()
    feed = Client().get("/en/feed/rss/").content.decode()
    assert HEADLINE in feed
    assert "The cans looked like any other." in feed
    listed = Client().get("/api/v1/articles/").json()["results"]
    assert [item["headline"] for item in listed] == [HEADLINE]

    reader.get_by_role("link", name="Write to us").first.click()
    reader.wait_for_timeout(2_100)  # the form refuses whoever fills it in under two seconds
    reader.get_by_label("Your message").fill("The port has two terminals, not one.")
    reader.get_by_role("button", name="Send").click()
    reference = reader.get_by_text(re.compile(r"^[2-9A-HJ-NP-Z]{8}$")).first.inner_text()

    desk.goto("/admin/readers/")
    desk.get_by_role("link", name=re.compile(reference)).first.click()
    expect(desk.get_by_text("The port has two terminals, not one.")).to_be_visible()
