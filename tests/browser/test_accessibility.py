"""Every public page passes axe (WCAG 2.2 AA) in both themes and widths, and fits a small phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.public_pages import make_a_page_of_each_kind

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture
def addresses(site) -> list[str]:
    return make_a_page_of_each_kind()


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_no_page_has_a_violation(open_browser, addresses, width, theme):
    page = open_browser(
        viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True
    )
    found = {}
    for address in addresses:
        page.goto(address)
        results = Axe().run(page, options=RULES)
        for violation in results.response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            found[address, violation["id"]] = nodes
    assert found == {}


def test_nothing_is_wider_than_a_small_phone(open_browser, addresses):
    page = open_browser(viewport={"width": 320, "height": 640})
    wide = []
    for address in addresses:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    assert wide == []


def test_the_keyboard_comes_first_to_the_way_past_the_masthead(open_browser, addresses):
    page = open_browser()
    page.goto("/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
