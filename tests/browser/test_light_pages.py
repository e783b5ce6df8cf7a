"""A page is light, keeps still, and asks nobody else for anything."""

import gzip
from urllib.parse import urlsplit

import pytest

from tests.newsroom.factories import make_article, make_image
from tests.public_pages import make_a_page_of_each_kind
from tests.seizures.factories import make_seizure

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MOST_BYTES, MOST_REQUESTS, MOST_SHIFT = 100_000, 15, 0.02
MOST_BYTES_BEFORE_PAINT = 1_000
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
SHIFT = """
() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
    .observe({ type: "layout-shift", buffered: true });
  document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 200)));
})
"""
# Of each picture: how wide it stands, how wide the chosen file is, how wide the widest is.
PICTURES = """
async () => {
  const pictures = [...document.querySelectorAll("main picture img")];
  for (const picture of pictures) {
    picture.loading = "eager";
    await picture.decode();
  }
  const offered = (img) => [...img.srcset.matchAll(/ (\\d+)w/g)].map((match) => Number(match[1]));
  return Promise.all(pictures.map(async (img) => {
    const file = new Image();
    file.src = img.currentSrc;
    await file.decode();
    return [img.clientWidth, file.naturalWidth, Math.max(...offered(img))];
  }));
}
"""


@pytest.fixture
def article(site):
    """With italics, bold, a record and two pictures: what an article asks for at most."""
    words = " ".join(["The cans looked like <i>any</i> other in the <b>row</b>."] * 40)
    picture = make_image(size=(1800, 1200), alt_texts={"en": "Containers in a row"})
    body = [("paragraph", f"<p>{words}</p>") for _part in range(6)]
    return make_article(
        body=[
            *body,
            ("seizure_card", make_seizure(quantity="2.2 tons")),
            ("image", {"image": picture, "alt_text": "", "caption": "The north quay"}),
        ],
        lead_image=picture,
    )


@pytest.fixture
def addresses(article) -> dict[str, str]:
    record = article.seizures_shown()[0]
    return {
        "article": article.get_url(),
        "front page": "/en/",
        "record": record.get_absolute_url(),
        "records": "/en/seizures/",
    }


def weigh(page, address) -> tuple[list, dict[str, int]]:
    """Every answer, and the weight of all but the images.

    Text counts as it travels, compressed; the test's own server sends it plain.
    """
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    return answers, {
        answer.url: len(gzip.compress(answer.body()))
        for answer in answers
        if answer.request.resource_type != "image"
    }


def test_a_page_is_light_before_its_images(open_browser, addresses):
    for kind, address in addresses.items():
        answers, weights = weigh(open_browser(viewport=PHONE), address)
        assert len(answers) <= MOST_REQUESTS, kind
        assert sum(weights.values()) < MOST_BYTES, (kind, weights)
        kinds = [answer.request.resource_type for answer in answers]
        assert kinds.count("stylesheet") == 1, kind


def test_only_the_choice_of_theme_is_made_before_the_first_paint(open_browser, article):
    """It must be: a page that turned dark after it was painted white would flash."""
    page = open_browser(viewport=PHONE)
    _answers, weights = weigh(page, article.get_url())
    blocking = page.eval_on_selector_all(
        "script[src]:not([defer], [async], [type=module])", "all => all.map((each) => each.src)"
    )
    assert len(blocking) == 1
    assert weights[blocking[0]] < MOST_BYTES_BEFORE_PAINT


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_shifts_while_it_loads(open_browser, addresses, viewport):
    for kind, address in addresses.items():
        page = open_browser(viewport=viewport)
        page.goto(address, wait_until="load")
        assert page.evaluate(SHIFT) <= MOST_SHIFT, kind


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_each_picture_is_as_large_as_it_stands(open_browser, article, viewport):
    """Never blurred where a larger file was offered, and never twice as large as needed."""
    page = open_browser(viewport=viewport)
    for address in (article.get_url(), "/en/", article.section.get_url()):
        page.goto(address, wait_until="networkidle")
        pictures = page.evaluate(PICTURES)
        assert pictures, address
        for stands, chosen, widest in pictures:
            assert chosen >= min(stands, widest), (address, stands, chosen)
            assert chosen <= stands * 1.7, (address, stands, chosen)


def test_no_page_asks_anybody_else(open_browser, site):
    """``open_browser`` fails the test that lets a request leave the site."""
    page = open_browser(viewport=PHONE)
    seen = []
    page.on("request", lambda request: seen.append(request.url))
    for address in make_a_page_of_each_kind():
        page.goto(address, wait_until="networkidle")
    assert len(seen) > 20
    assert {urlsplit(address).netloc for address in seen} == {urlsplit(site).netloc}


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
    page.get_by_role("tab", name="Plain text").click()
    button = page.locator("button[data-copy=package-text]")
    button.click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(article.title)
    assert copied.count(article.slug) >= 2
