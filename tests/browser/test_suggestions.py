"""Suggestions under the search field: for the keyboard, for the ear, and not needed."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache

from tests.newsroom.factories import make_article

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def articles(site):
    cache.clear()
    return [make_article(f"Asparagus of Callao, part {number}") for number in (1, 2)]


def test_the_keyboard_goes_through_the_list_and_leaves_it(open_browser, articles):
    page = open_browser(bypass_csp=True)
    page.goto("/en/search/")
    field = page.get_by_role("combobox")
    field.type("aspar")
    options = page.locator(".suggest [role=option]")
    options.first.wait_for()
    assert options.count() == 2
    assert field.get_attribute("aria-expanded") == "true"
    assert page.get_by_text("2 suggestions.").count() == 1
    assert Axe().run(page, options=RULES).response["violations"] == []

    field.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "aspar"

    field.press("ArrowDown")
    options.first.wait_for()
    field.press("ArrowDown")
    with page.expect_navigation():
        field.press("Enter")
    assert "Asparagus of Callao" in page.title()


def test_what_is_typed_can_be_searched_past_the_suggestions(open_browser, articles):
    page = open_browser()
    page.goto("/en/search/")
    field = page.get_by_role("combobox")
    field.type("asparagus")
    page.locator(".suggest [role=option]").first.wait_for()
    with page.expect_navigation():
        field.press("Enter")
    assert page.url.split("?")[0].endswith("/en/search/")
    assert page.locator("mark").first.inner_text() == "Asparagus"


def test_without_scripts_the_form_searches(open_browser, articles):
    page = open_browser(java_script_enabled=False)
    page.goto("/en/search/")
    page.get_by_role("searchbox").fill("asparagus")
    with page.expect_navigation():
        page.get_by_role("search").get_by_role("button", name="Search").click()
    assert page.locator("mark").count() >= 2
