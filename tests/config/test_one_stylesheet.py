"""A reader's page loads one stylesheet, made of every part, however the site is served."""

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.templatetags.static import static

from commons.stylesheet import PARTS, STYLESHEET, StylesheetFinder
from tests.public_pages import make_a_page_of_each_kind

STATIC = Path(settings.BASE_DIR) / "static"
MOST_COMPRESSED_BYTES = 30_000


def joined() -> str:
    return Path(finders.find(STYLESHEET)).read_text(encoding="utf-8")


@pytest.mark.django_db
def test_every_public_page_links_exactly_one(reader):
    for address in make_a_page_of_each_kind():
        page = BeautifulSoup(
            reader.get(address, headers={"accept": "text/html"}).content, "html.parser"
        )
        linked = [link["href"] for link in page.select("link[rel~=stylesheet]")]
        extra = [static("css/styleguide.css")] if address == "/styleguide/" else []
        assert linked == [static(STYLESHEET), *extra], address
        assert not page.select("style, [style]"), address


def test_every_file_of_styles_is_a_part():
    """The desk's own (``*-desk.css``) and the style guide's samples are for no reader's page."""
    ours = {f"css/{path.name}" for path in (STATIC / "css").glob("*.css")}
    apart = {name for name in ours if name.endswith("-desk.css")} | {"css/styleguide.css"}
    assert ours - apart == set(PARTS)
    assert len(PARTS) == len(set(PARTS))


def test_the_order_of_the_layers_comes_first():
    """A layer named before this statement would come before all others, unasked."""
    rules = re.sub(r"/\*.*?\*/", "", joined(), flags=re.DOTALL).strip()
    assert rules.startswith("@layer reset,")


def test_a_part_asks_for_no_further_file_of_styles():
    assert "@import" not in joined()


def test_it_weighs_little():
    assert len(gzip.compress(joined().encode())) < MOST_COMPRESSED_BYTES


def test_a_changed_part_changes_it(tmp_path, settings):
    (tmp_path / "static/css").mkdir(parents=True)
    rules = [f"#{Path(part).stem} {{ margin: 0 }}" for part in PARTS]
    for part, rule in zip(PARTS, rules, strict=True):
        (tmp_path / "static" / part).write_text(f"/* why */ {rule}")
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.VAR_DIR = tmp_path / "var"
    finder = StylesheetFinder()
    before = Path(finder.find(STYLESHEET)).read_text()
    assert [line.strip() for line in before.splitlines()] == rules
    (tmp_path / "static" / PARTS[-1]).write_text("p { color: red }")
    assert "p { color: red }" in Path(finder.find(STYLESHEET)).read_text()


def test_a_missing_part_is_told_at_the_start(tmp_path, settings):
    settings.STATICFILES_DIRS = [tmp_path]
    told = StylesheetFinder().check()
    assert [PARTS[0] in message.msg for message in told][:1] == [True]
    assert len(told) == len(PARTS)


def test_collected_it_is_hashed_and_its_fonts_are_found(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    hashed = next(tmp_path.glob("css/site.*.css"))
    assert hashed.with_name(hashed.name + ".gz").exists()
    addresses = re.findall(r'url\("(.+?)"\)', hashed.read_text(encoding="utf-8"))
    assert addresses
    for address in addresses:
        assert re.search(r"\.[0-9a-f]{12}\.woff2$", address)
        assert (hashed.parent / address).resolve().exists()
