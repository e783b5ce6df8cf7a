"""An editor elsewhere takes a story: by keyboard alone, without script, and where copying is refused."""

import pytest
from playwright.sync_api import expect

from republication.formats import FORMATS, html
from republication.package import build_package
from tests.newsroom.factories import make_article, make_author
from tests.seizures.factories import make_seizure

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
MAY_COPY = ["clipboard-read", "clipboard-write"]
RICH = """
async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return [await read("text/html"), await read("text/plain")];
}
"""


@pytest.fixture
def story(site):
    return make_article(
        by=[make_author("Ana Ruiz")],
        body=[
            ("paragraph", "<p>The cans looked like <b>any</b> other.</p>"),
            ("seizure_card", make_seizure(title="Cocaine in cans", quantity="2.2 tons")),
        ],
    )


def test_by_keyboard_alone(open_browser, story):
    page = open_browser(permissions=MAY_COPY)
    page.goto(f"/en/republish/{story.pk}/")
    tabs = page.get_by_role("tablist", name="Formats")
    formatted, as_html = tabs.get_by_role("tab").all()[:2]
    formatted.focus()
    expect(page.get_by_role("tabpanel")).to_have_count(1)

    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy the story")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="formatted text")).to_have_count(1)
    rich, plain = page.evaluate(RICH)
    assert rich.count(story.get_url()) >= 3
    assert "<b>any</b>" in rich or "<strong>any</strong>" in rich
    assert "Ana Ruiz, Waybill" in plain

    formatted.focus()
    page.keyboard.press("ArrowRight")
    expect(as_html).to_be_focused()
    expect(as_html).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="as HTML")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == html.fragment(build_package(story))
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("End")
    expect(tabs.get_by_role("tab").last).to_be_focused()

    page.reload()
    expect(tabs.get_by_role("tab").last).to_have_attribute("aria-selected", "true")


def test_without_script_everything_stands_on_the_page(open_browser, story):
    page = open_browser(java_script_enabled=False)
    page.goto(f"/en/republish/{story.pk}/")
    expect(page.get_by_role("button")).to_have_count(0)
    for each in FORMATS.values():
        if each.is_text:
            expect(page.locator(f"#package-{each.code}")).to_be_visible()
        expect(page.get_by_role("link", name=each.label, exact=True).first).to_be_visible()
    page.locator("nav[aria-label=Formats]").get_by_role("link", name="HTML", exact=True).click()
    assert page.url.endswith("#as-html")
    # One press takes the whole preview.
    assert page.locator("#preview").evaluate("e => getComputedStyle(e).userSelect") == "all"
    with page.expect_download() as download:
        page.locator(".formats").get_by_role("link", name="Plain text").click()
    assert download.value.suggested_filename == f"{story.slug}.en.txt"


def test_where_the_browser_refuses_the_text_is_selected(open_browser, story):
    page = open_browser()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
        "document.execCommand = () => false;"
    )
    page.goto(f"/en/republish/{story.pk}/")
    page.get_by_role("button", name="Copy the story").click()
    expect(page.get_by_role("status").filter(has_text="Ctrl+C")).to_have_count(1)
    assert story.title in page.evaluate("getSelection().toString()")
