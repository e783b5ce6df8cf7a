"""A real browser against a live server; no request may leave it."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import BrowserContext, Page, sync_playwright
from wagtail.models import Site

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.skip("no Chromium found: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(transactional_db, foundation, live_server, settings) -> str:
    """The live site's address, on ground that was laid anew.

    Without autosave: on a slow machine it is still under way when the next button is pressed.
    """
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    settings.BASE_URL = live_server.url
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    cache.clear()
    return live_server.url


@pytest.fixture
def open_browser(chromium, site):
    """Make a context; every request to elsewhere, and every refusal of the CSP, fails the test."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def make(*, user=None, **options) -> Page:
        context = chromium.new_context(base_url=site, **options)
        contexts.append(context)
        if user is not None:
            client = Client()
            client.force_login(user)
            session = client.cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        page = context.new_page()
        page.on("request", lambda request: note_request(request.url))
        page.on("console", lambda message: note_message(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    def note_request(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https") and parts.netloc != urlsplit(site).netloc:
            complaints.append(f"request to elsewhere: {address}")

    def note_message(text: str) -> None:
        if "Content Security Policy" in text:
            complaints.append(text)

    yield make
    for context in contexts:
        context.close()
    assert complaints == []
