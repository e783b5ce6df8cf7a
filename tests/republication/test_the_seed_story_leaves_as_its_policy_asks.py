"""The story this project was conceived from, in every format, held against its own policy.

The policy: copied for non-commercial purposes, the newsroom in the byline, links to the original at
both the top and the bottom, and word of it to the newsroom. The file stays beside the project.
"""

import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from newsroom.models import Article
from republication.formats import FORMATS
from republication.package import build_package
from tests.newsroom.factories import make_section
from tests.republication.reading import words_of

pytestmark = pytest.mark.django_db
ORIGINAL = "https://insightcrime.org/news/a-port/"
LICENCE = "https://creativecommons.org/licenses/by-nc/4.0/"
# What a site says around a story, and what the papers of a package say instead.
NOT_THE_STORY = ("SEE ALSO", "What are your thoughts?", "Click here", "We encourage readers")


def seed() -> Path | None:
    named = os.environ.get("WAYBILL_SEED")
    beside = [above / "shared" / "seed" for above in Path(settings.BASE_DIR).resolve().parents]
    folders = [Path(named)] if named else beside
    return next((f / "callao-port.txt" for f in folders if (f / "callao-port.txt").is_file()), None)


@pytest.fixture
def story():
    """Imported as the work of the newsroom that wrote it, and published here."""
    file = seed()
    if file is None:
        pytest.skip("no seed/callao-port.txt beside the project (WAYBILL_SEED names its folder)")
    make_section("Ports")
    told = {"title": "A port", "section": "ports", "author": ["An Author"]}
    papers = {"origin_url": ORIGINAL, "date": "2023-01-10"}
    call_command("import_article", str(file), write=True, **told, **papers)
    Article.objects.get().get_latest_revision().publish()
    lines = [" ".join(line.split()) for line in file.read_text().splitlines() if line.strip()]
    kept = [line for line in lines if not line.startswith(NOT_THE_STORY)]
    return build_package(Article.objects.get()), kept


def sentences_of(lines: list[str]) -> list[str]:
    return [each for line in lines for each in re.split(r"(?<=[.!?])\s+(?=[A-Z])", line)]


@pytest.mark.parametrize("code", FORMATS)
def test_every_sentence_leaves_between_the_links_with_name_and_licence(story, code):
    package, lines = story
    said = " ".join(words_of(code, package).split())
    sentences = sentences_of(lines)
    assert len(sentences) >= 20
    assert [each for each in sentences if each not in said] == []
    assert "By An Author, InSight Crime" in said or code in {"jsonld"}
    assert LICENCE in said
    first, last = said.index(sentences[0]), said.index(sentences[-1])
    if code in {"html", "text", "markdown", "xhtml", "atom"}:
        assert ORIGINAL in said[:first]
        assert ORIGINAL in said[last:]
    assert said.count("A port") > 1 or code == "jsonld"
    assert not any(each in said for each in NOT_THE_STORY[1:])


def test_it_was_not_changed_since_its_day(story):
    package, _lines = story
    assert package.published.date().isoformat() == "2023-01-10"
    assert package.changed is None
    assert package.uri.endswith(",2023:article/" + str(package.identifier))
