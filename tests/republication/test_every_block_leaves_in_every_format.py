"""Every kind of block has a way out of the house, in every format."""

import json
import typing

import pytest

from newsroom.models import Article
from republication import body, parts
from republication.formats import FORMATS, html, text
from republication.package import build_package
from tests.newsroom.factories import make_article
from tests.republication.every_block import WORDS, every_block, kinds_of_block
from tests.republication.reading import words_of

pytestmark = pytest.mark.django_db


def test_every_kind_of_block_has_its_function():
    assert set(body.BLOCKS) == kinds_of_block() == set(WORDS)


def test_every_kind_of_part_has_its_place_in_html_and_text():
    kinds = set(typing.get_args(parts.Part))
    assert set(html.TEMPLATES) == kinds
    assert set(text.WRITERS) == kinds


def test_a_block_that_nobody_knows_is_an_error_and_no_hole(monkeypatch):
    article = make_article(body=[("heading", "One")])
    monkeypatch.delitem(body.BLOCKS, "heading")
    with pytest.raises(body.UnknownBlock, match="heading"):
        build_package(article)


@pytest.mark.parametrize("code", FORMATS)
def test_the_words_of_every_block_are_in_the_format(code):
    article = make_article(body=every_block())
    said = words_of(code, build_package(article))
    missing = [kind for kind, words in WORDS.items() if words not in said]
    assert missing == []


def test_blocks_keep_their_order():
    package = build_package(make_article(body=every_block()))
    assert [type(part).__name__ for part in package.body] == [
        "Paragraph",
        "Heading",
        "Analysis",
        "SeeAlso",
        "Figure",
        "PullQuote",
        "Record",
        "RecordFigure",
        "RecordChart",
        "Table",
        "LinkCard",
        "Document",
        "KeptHTML",
    ]


def test_a_part_is_named_in_json_by_its_words():
    package = build_package(make_article(body=every_block()))
    assert [part["type"] for part in json.loads(FORMATS["json"].render(package))["body"]] == [
        "paragraph",
        "heading",
        "analysis",
        "see-also",
        "figure",
        "pull-quote",
        "record",
        "record-figure",
        "record-chart",
        "table",
        "link-card",
        "document",
        "kept-html",
    ]


def test_our_live_parts_stay_at_home():
    written = html.render(build_package(make_article(body=every_block())))
    for trace in ("<script", "<iframe", "<embed", "style=", "class=", " on", "tracking"):
        assert trace not in written.replace(" on ", "")
    assert written.count("<img") == 1


def test_an_address_of_ours_is_whole_and_one_of_a_draft_is_gone():
    public, draft = make_article("Public"), make_article("Draft", publish=False)
    links = "".join(
        f'<p><a linktype="page" id="{page.pk}">{page.title}</a></p>' for page in (public, draft)
    )
    article = make_article(
        body=[
            ("paragraph", links),
            ("see_also", {"article": draft, "url": "", "text": "Read on"}),
        ]
    )
    package = build_package(Article.objects.get(pk=article.pk))
    assert f'href="http://waybill.example{public.url}"' in package.body[0].html
    assert "Draft" in package.body[0].html
    assert draft.slug not in html.render(package)
    assert "Read on" not in html.render(package)


def test_a_script_in_a_paragraph_does_not_leave():
    article = make_article(
        body=[
            (
                "paragraph",
                '<p onclick="x()">Text<script>alert(1)</script><img src="//p.example"></p>',
            )
        ]
    )
    assert build_package(article).body[0].html == "<p>Text</p>"
