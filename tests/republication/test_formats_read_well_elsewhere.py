"""Each format read by a reader that is not ours: schemas, feed readers, Word's and XML's parsers."""

import hashlib
import json
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from django.db import transaction
from docx import Document
from docx.oxml.ns import qn
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from newsroom.models import Article
from republication.bundle import DOWNLOADS
from republication.formats import FORMATS, docx, html, jsonld, ninjs
from republication.package import build_package
from republication.parts import ImageLeftOut, KeptHTML, Paragraph
from tests.newsroom.factories import make_article, make_author, make_image
from tests.republication.every_block import every_block

# All of them, though few ask the database: those without it run after tests that empty it.
pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[2]
SCHEMA = "shared/standards/ninjs-schema_3.1.json"  # beside the project, not part of it


@pytest.fixture(scope="module")
def package(django_db_setup, django_db_blocker):
    """Made once: a package is a value, and only its pictures' files are read again."""
    with django_db_blocker.unblock(), transaction.atomic():
        article = make_article(
            "Cocaine & “asparagus”",
            body=every_block(),
            by=[make_author("Ana Ruiz"), make_author("Ben Cole")],
            roles=[("photographs", make_author("Lu Chen"))],
            lead_image=make_image(licence_code="CC-BY-SA-4.0", credit="Lu Chen"),
            lead_image_alt="A ship",
            corrections=[{"kind": "clarification", "text": "It was two tons."}],
            countries=["PE"],
            dateline="CALLAO",
        )
        made = build_package(Article.objects.get(pk=article.pk))
        transaction.set_rollback(True)
    return made


def holding(package, *body):
    """The package with another body, and nothing that could be missing."""
    return replace(
        package,
        lead_image=None,
        body=body,
        corrections=(),
        standfirst="",
        dateline="",
        countries=(),
    )


# --- ninjs ---------------------------------------------------------------------------------------


def test_ninjs_is_valid_by_the_schema_of_iptc(package):
    found = [folder / SCHEMA for folder in ROOT.parents if (folder / SCHEMA).exists()]
    if not found:
        pytest.skip(f"There is no {SCHEMA} beside the project: ninjs was not validated.")
    validator = Draft202012Validator(json.loads(found[0].read_text()))
    bare = holding(package, Paragraph("<p>Text.</p>"))
    for each in (package, bare):
        item = json.loads(FORMATS["ninjs"].write(each))
        assert [error.message for error in validator.iter_errors(item)] == []


def test_ninjs_says_whose_it_is_and_gives_every_picture_its_own_rights(package):
    item = ninjs.item(package)
    assert (item["uri"], item["version"]) == (package.uri, package.version)
    assert item["by"] == "By Ana Ruiz and Ben Cole, Waybill"
    assert item["copyrightHolder"] == "Waybill"
    assert item["pubStatus"] == "usable"
    assert item["rightsInfo"] == {
        "langId": "http://www.w3.org/ns/odrl/2/",
        "linkedRights": "http://waybill.example/policies/CC-BY-NC-4.0/",
    }
    assert {"role": "canonical", "value": package.canonical_url} in item["altIds"]
    lead, _picture = item["associations"]
    assert lead["by"] == "Lu Chen"
    assert "ShareAlike" in lead["usageTerms"]
    assert lead["rightsInfo"]["linkedRights"].endswith("/policies/CC-BY-SA-4.0/")
    assert lead["renditions"][0]["contentType"] == "image/png"


def test_ninjs_tells_the_desk_which_pictures_stayed(package):
    stays = ImageLeftOut(alt="A ship", credit="Agency", reason="No licence is recorded.")
    item = ninjs.item(replace(holding(package, stays), images_left_out=(stays,)))
    assert "associations" not in item
    assert "A ship. (Agency) No licence is recorded." in item["edNote"]


# --- JSON-LD -------------------------------------------------------------------------------------


def test_json_ld_is_the_article_with_its_text_and_its_terms(package):
    described = jsonld.described(package)
    assert described["@type"] == "NewsArticle"
    assert described["license"] == "https://creativecommons.org/licenses/by-nc/4.0/"
    assert [each["name"] for each in described["author"]] == ["Ana Ruiz", "Ben Cole"]
    assert described["image"][0]["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert described["correction"][0]["text"] == "It was two tons."
    [record] = described["citation"]
    assert record["citation"][0]["url"] == "https://police.example/report"
    assert package.canonical_url in described["articleBody"]


# --- Atom ----------------------------------------------------------------------------------------


def test_an_atom_entry_is_read_by_a_feed_reader(package):
    written = FORMATS["atom"].write(package)
    root = ElementTree.fromstring(written)
    assert root.tag == "{http://www.w3.org/2005/Atom}entry"
    feed = b'<feed xmlns="http://www.w3.org/2005/Atom">' + written.split(b"?>", 1)[1] + b"</feed>"
    read = feedparser.parse(feed)
    assert not read.bozo
    [entry] = read.entries
    assert entry.id == package.uri
    assert entry.title == "Cocaine & “asparagus”"
    assert [author.name for author in entry.authors] == ["Ana Ruiz", "Ben Cole"]
    assert [each.name for each in entry.contributors] == ["Lu Chen"]
    assert entry.published == "2026-03-02T09:30:00Z"
    links = {link.rel: link.href for link in entry.links}
    assert links["alternate"] == package.canonical_url
    assert links["license"] == package.licence.deed_url
    assert entry.content[0].type == "text/html"


# --- Word ----------------------------------------------------------------------------------------


def word(package):
    return Document(BytesIO(docx.render(package)))


def test_word_has_styles_pictures_with_their_words_and_the_terms_in_its_properties(package):
    document = word(package)
    styles = [each.style.name for each in document.paragraphs]
    assert styles[0] == "Title"
    assert "Heading 1" in styles
    assert "Caption" in styles
    assert len(document.inline_shapes) == 2
    alts = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert alts[0] == "A ship"
    told = document.core_properties
    assert told.author == "Ana Ruiz, Ben Cole, Waybill"
    assert told.identifier == package.canonical_url
    assert told.language == "en"
    assert "CC BY-NC 4.0" in told.comments


def test_word_keeps_lists_their_numbers_and_what_is_bold(package):
    text = (
        "<p>One <b>bold</b><i> word</i>, <a href='https://a.example/'>linked</a>.</p>"
        "<ol><li>first</li><li>second<ul><li>inner</li></ul></li></ol><p>x</p>"
        "<ol><li>again first</li></ol>"
    )
    document = word(holding(package, Paragraph(text)))
    said = {each.text: each for each in document.paragraphs}
    runs = said["One bold word, linked."].runs
    assert [(run.text, run.bold, run.italic) for run in runs[:3]] == [
        ("One ", None, None),
        ("bold", True, None),
        (" word", None, True),
    ]
    assert said["inner"].style.name == "List Bullet 2"
    numbers = [said[each]._p.pPr.numPr.numId.val for each in ("first", "second", "again first")]
    assert numbers[0] == numbers[1] != numbers[2]


def test_word_keeps_the_shape_of_a_table(package):
    kept = (
        "<table><caption>Boxes</caption><thead><tr><th>Port</th><th colspan='2'>Boxes</th></tr>"
        "</thead><tr><td rowspan='2'>Callao</td><td>4</td><td>5</td></tr><tr><td>6</td><td>7</td>"
        "</tr></table>"
    )
    [table] = word(holding(package, KeptHTML(kept))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Port", "Boxes", "Boxes"],
        ["Callao", "4", "5"],
        ["Callao", "6", "7"],
    ]


def test_word_and_books_take_what_xml_cannot_hold(package):
    package = holding(package, Paragraph("<p>Bad\x01text\x0b here</p>"))
    assert "Badtext here" in " ".join(each.text for each in word(package).paragraphs)
    ElementTree.fromstring(FORMATS["xhtml"].write(package))
    ElementTree.fromstring(FORMATS["atom"].write(package))


def test_word_shows_the_address_of_a_picture_whose_file_is_gone(package):
    gone = replace(package.figures[0], file="images/gone.png")
    document = word(holding(package, gone))
    assert len(document.inline_shapes) == 0
    assert any("A ship" in each.text for each in document.paragraphs)


# --- XHTML ---------------------------------------------------------------------------------------


def test_xhtml_is_well_formed_and_knows_its_language_and_its_original(package):
    names = {"x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.fromstring(FORMATS["xhtml"].write(package))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert root.find("x:head/x:title", names).text == "Cocaine & “asparagus”"
    links = {each.get("rel"): each.get("href") for each in root.findall("x:head/x:link", names)}
    assert links == {"canonical": package.canonical_url, "license": package.licence.deed_url}
    assert len(root.findall(".//x:img", names)) == 2
    assert "xmlns:" not in FORMATS["xhtml"].write(package).decode()


def test_neither_an_address_with_hyphens_nor_a_bare_attribute_breaks_the_xml(package):
    list_ = KeptHTML("<ol reversed><li>a</li></ol>")
    odd = replace(holding(package, list_), canonical_url="https://a.example/a--b")
    ElementTree.fromstring(FORMATS["xhtml"].write(odd))


# --- Markdown ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>2 * 3 * 4, a_b_c, [x], # no, &lt;b&gt;</p>", "<p>2 * 3 * 4, a_b_c, [x], # no, &lt;b&gt;</p>"),
        ("<p># 1. no list</p>", "<p># 1. no list</p>"),
        ("<p>R&amp;D, R&amp;amp;D</p>", "<p>R&amp;D, R&amp;amp;D</p>"),
        ("<p>- no list</p>", "<p>- no list</p>"),
        ("<p>1. no list</p>", "<p>1. no list</p>"),
        ("<p>&gt; no quote</p>", "<p>&gt; no quote</p>"),
        ("<p>A <b>bold </b>word</p>", "<p>A <strong>bold</strong> word</p>"),
        ("<p>a<br>b</p>", "<p>a<br />\nb</p>"),
        (
            '<p><a href="https://a.example/x_(y) z">there</a></p>',
            '<p><a href="https://a.example/x_%28y%29%20z">there</a></p>',
        ),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("<ol><li>a</li><li>b</li></ol>", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
    ],
)  # fmt: skip
def test_markdown_reads_as_what_was_written(package, written, read):
    package = holding(package, Paragraph(written))
    said = MarkdownIt("commonmark").render(FORMATS["markdown"].write(package).decode())
    assert read in said


def test_markdown_keeps_tables_and_pictures(package):
    said = (
        MarkdownIt("commonmark").enable("table").render(FORMATS["markdown"].write(package).decode())
    )
    assert said.startswith("<h1>Cocaine &amp; “asparagus”</h1>")
    assert said.count("<table>") == html.fragment(package).count("<table>")
    assert said.count("<img ") == 2


# --- The same bytes ------------------------------------------------------------------------------

AGAIN = """
import hashlib, os, pickle, sys
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
import django
django.setup()
from django.conf import settings
settings.MEDIA_ROOT = sys.argv[1]
settings.BASE_URL, settings.BASE_HOST = sys.argv[2], sys.argv[3]
from republication import counting
counting.is_on = lambda: False  # the other process asks no database
from republication.bundle import DOWNLOADS
package = pickle.load(sys.stdin.buffer)
for each in DOWNLOADS.values():
    print(each.code, hashlib.sha256(each.write(package)).hexdigest())
"""


@pytest.mark.django_db
def test_another_process_writes_the_same_bytes(package, settings):
    """Formats hold no time, no memory address and no order of a set."""
    answer = subprocess.run(
        [
            sys.executable,
            "-c",
            AGAIN,
            str(settings.MEDIA_ROOT),
            settings.BASE_URL,
            settings.BASE_HOST,
        ],
        input=pickle.dumps(package),
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "4", "TZ": "Asia/Tokyo", "SECRET_KEY": "again"},
    )
    there = dict(line.split() for line in answer.stdout.decode().splitlines())
    here = {
        each.code: hashlib.sha256(each.write(package)).hexdigest() for each in DOWNLOADS.values()
    }
    assert there == here
