"""Walks every public address of an installation, as ``python -m tests.newsroom.walk``.

Filters add up without end (a place and a month and a mode, in a chart, in a table), so each path
is asked a few of its questions, not all of them.

Run in a process of its own, with the environment of the installation. Prints a line of JSON for
each address: status, type, and text.
"""

import json
import os
import sys
from collections import Counter
from urllib.parse import urldefrag, urljoin, urlsplit

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from bs4 import BeautifulSoup  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from newsroom.models import Section  # noqa: E402
from tests.newsroom.factories import (  # noqa: E402
    make_article,
    make_author,
    make_image,
    make_series,
)
from tests.seizures.factories import make_seizure  # noqa: E402

TEXTS = (
    "text/",
    "application/json",
    "application/ld+json",
    "application/xml",
    "application/atom",
    "application/rss",
    "image/svg",
)
FOR_MACHINES = (
    "/robots.txt",
    "/llms.txt",
    "/.well-known/tdmrep.json",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/icon.svg",
    "/api/v1/openapi.json",
    "/api/v1/articles/",
    "/api/v1/seizures/",
    "/styleguide/",
    "/en/nowhere/",
    "/admin/login/",
)
QUESTIONS_OF_A_PATH = 3
OF_THE_DESK = ("/admin/", "/admin/settings/newsroom/newsroomsettings/")


def publish_something() -> None:
    """An article with all that may name a newsroom, in each language, and a record."""
    seizure = make_seizure()
    for language, _name in settings.LANGUAGES:
        section = Section.objects.filter(locale__language_code=language).first()
        make_article(
            "Three tons in cans",
            language=language,
            section=section,
            by=[make_author("Ana Ruiz")],
            series=make_series(language=language, slug=f"series-{language}"),
            lead_image=make_image(credit="Ana Ruiz"),
            lead_image_alt="Cans",
            published=timezone.now(),
            corrections=[{"text": "The weight was wrong."}],
            body=[("paragraph", "<p>Cans.</p>"), ("seizure_card", seizure)],
        )


def links_in(text: str, address: str) -> set[str]:
    """The addresses of this site that a page or a sitemap names."""
    soup = BeautifulSoup(text, "html.parser")
    named = [tag.get("href") for tag in soup.find_all(href=True)]
    named += [tag.get_text() for tag in soup.find_all("loc")]
    whole = (urldefrag(urljoin(settings.BASE_URL + address, each))[0] for each in named)
    ours = (urlsplit(each) for each in whole if each.startswith(settings.BASE_URL + "/"))
    return {each.path + (f"?{each.query}" if each.query else "") for each in ours}


def walk(client: Client, start) -> None:
    waiting, seen, asked = list(start), set(), Counter()
    while waiting:
        address = waiting.pop()
        path = urlsplit(address).path
        if address in seen or address.startswith(("/static/", "/media/", "/admin/jsi18n")):
            continue
        if asked[path] == QUESTIONS_OF_A_PATH:
            continue
        seen.add(address)
        asked[path] += 1
        response = client.get(address)
        kind = response.headers.get("Content-Type", "").split(";")[0]
        text = b"".join(response) if response.streaming else response.content
        # Files that are no text (pictures, sheets, archives) are asked for and not read.
        shown = text.decode(errors="replace") if kind.startswith(TEXTS) else ""
        said = {"address": address, "status": response.status_code, "type": kind, "text": shown}
        sys.stdout.write(json.dumps(said) + "\n")
        if not address.startswith("/admin/") and kind in ("text/html", "application/xml"):
            waiting += [link for link in links_in(shown, address) if not link.startswith("/admin/")]


if __name__ == "__main__":
    publish_something()
    host = urlsplit(settings.BASE_URL).hostname
    walk(Client(HTTP_HOST=host), [f"/{settings.LANGUAGE_CODE}/", *FOR_MACHINES])
    signed_in = Client(HTTP_HOST=host)
    signed_in.force_login(get_user_model().objects.get())
    walk(signed_in, OF_THE_DESK)
