"""Every public page passes axe (WCAG 2.2 AA) in both themes and widths, and fits a small phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.newsroom.factories import make_article, make_author, make_section, make_series
from tests.seizures.factories import make_seizure

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture
def addresses(site) -> list[str]:
    """A page of each kind, with something on it."""
    author, section = make_author(), make_section()
    seizure = make_seizure(title="Cocaine in cans of asparagus", quantity="2.2 tons")
    series = make_series()
    article = make_article(
        section=section,
        by=[author],
        series=series,
        series_position=1,
        body=[
            ("paragraph", "<p>First <a href='https://example.org/'>link</a>.</p>"),
            ("heading", "What we know"),
            ("analysis", {"title": "What it means", "text": "<p>This.</p>"}),
            ("pull_quote", {"text": "The word is uncertain.", "attribution": "From this text"}),
            ("seizure_card", seizure),
            (
                "embed",
                {"url": "https://example.org/film", "title": "Film", "description": "A film"},
            ),
        ],
    )
    return [
        "/en/",
        "/es/",
        section.get_url(),
        article.get_url(),
        author.get_absolute_url(),
        series.get_absolute_url(),
        "/en/corrections/",
        "/en/search/?q=cocaine",
        "/en/search/?q=nothingatall",
        "/en/seizures/",
        "/en/seizures/?kg_min=x",
        seizure.get_absolute_url(),
        "/es/feedback/",
        f"/en/feedback/article/{article.pk}/",
        f"/en/republish/{article.pk}/",
        "/api/docs/",
        "/styleguide/",
        "/en/nothing-here/",
    ]


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
