"""An article is light, keeps still, and asks nobody else for anything."""

import gzip

import pytest

from tests.newsroom.factories import make_article, make_image
from tests.seizures.factories import make_seizure

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MOST_BYTES, MOST_REQUESTS, MOST_SHIFT = 120_000, 15, 0.02
SHIFT = """
() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 200)));
})
"""


@pytest.fixture
def article(site):
    words = " ".join(["The cans looked like any other in the row."] * 40)
    body = [("paragraph", f"<p>{words}</p>") for _part in range(6)]
    seizure = make_seizure(quantity="2.2 tons")
    return make_article(
        body=[*body, ("seizure_card", seizure)],
        lead_image=make_image(),
        lead_image_alt="Containers in a row",
    )


def test_an_article_is_light_before_its_images(open_browser, article):
    """Text counts as it travels, compressed; the test's own server sends it plain."""
    page = open_browser(viewport={"width": 390, "height": 844})
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(article.get_url(), wait_until="networkidle")
    weights = {
        answer.url: len(gzip.compress(answer.body()))
        for answer in answers
        if answer.request.resource_type != "image"
    }
    assert len(answers) <= MOST_REQUESTS
    assert sum(weights.values()) <= MOST_BYTES, weights


def test_nothing_shifts_while_it_loads(open_browser, article):
    page = open_browser(viewport={"width": 390, "height": 844})
    page.goto(article.get_url(), wait_until="load")
    assert page.evaluate(SHIFT) <= MOST_SHIFT


def test_the_theme_is_chosen_once_and_kept(open_browser, article):
    page = open_browser(color_scheme="light")
    page.goto(article.get_url())
    page.get_by_role("button", name="Dark theme").click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.get_by_role("button", name="Dark theme").get_attribute("aria-pressed") == "true"


def test_a_package_is_copied_with_one_press(open_browser, article):
    page = open_browser(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/en/republish/{article.pk}/")
    button = page.locator("button[data-copy=package-text]")
    button.click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(article.title)
    assert copied.count(article.slug) >= 2
