"""A reader sees every block of a body, and nothing of a record that is not public."""

import pytest
from django.contrib.auth import get_user_model
from django.test import RequestFactory

from newsroom.blocks import BodyBlock
from newsroom.models import Article
from seizures.models import Seizure
from tests.newsroom.factories import make_article, make_document, make_image

pytestmark = pytest.mark.django_db


def table(headings=("Port", "Boxes")) -> dict:
    return {
        "caption": "Boxes opened",
        "source": "Customs, 2024",
        "table": {
            "columns": [
                {"type": "text", "heading": headings[0]},
                {"type": "figure", "heading": headings[1]},
            ],
            "rows": [{"values": ["Callao", "1,204"]}],
            "caption": "",
        },
    }


def record(**fields) -> Seizure:
    return Seizure.objects.create(**{"occurred": "2022-06-11", "live": True} | fields)


BLOCKS = {
    "paragraph": (lambda: "<p>Cans of <b>asparagus</b>.</p>", ["<b>asparagus</b>"]),
    "heading": (lambda: "How it was found", ["<h2>How it was found</h2>"]),
    "analysis": (
        lambda: {"title": "What it means", "text": "<p>It was planned.</p>"},
        ["Analysis", "What it means", "It was planned."],
    ),
    "see_also": (
        lambda: {"article": make_article("The other story"), "url": "", "text": ""},
        ["See also", "The other story", "/en/ports/the-other-story"],
    ),
    "image": (
        lambda: {
            "image": make_image(credit="Ana Ruiz"),
            "alt_text": "A crane at dusk",
            "caption": "The north quay",
        },
        ['alt="A crane at dusk"', "The north quay", "Ana Ruiz", "image/webp", "image/avif"],
    ),
    "pull_quote": (
        lambda: {"text": "Nobody counts the cans.", "attribution": "A docker"},
        ["<blockquote", "Nobody counts the cans.", "A docker"],
    ),
    "seizure_card": (record, ["SZ-", "/en/seizures/SZ-"]),
    "seizure_chart": (
        lambda: {
            "title": "Heroin that nobody seized",
            "kind": "month",
            "records": "?substance=heroin",
            "caption": "As far as we know.",
        },
        ["Heroin that nobody seized", "nothing to draw", "As far as we know."],
    ),
    "seizure_figure": (
        lambda: {
            "lead_in": "Ketamine that left by Callao",
            "records": "?substance=ketamine",
            "caption": "None that we know of.",
        },
        [
            "Ketamine that left by Callao",
            "no events in our record",
            "/en/seizures/?substance=ketamine",
            "None that we know of.",
        ],
    ),
    "table": (
        table,
        ["<caption>Boxes opened</caption>", '<th scope="col">Port</th>', "1,204", "Customs, 2024"],
    ),
    "embed": (
        lambda: {
            "url": "https://films.example/1",
            "title": "The search, filmed",
            "description": "Officers open a box.",
        },
        ["films.example", "The search, filmed", "Officers open a box."],
    ),
    "document": (
        lambda: {"document": make_document("Ruling"), "title": "The ruling in full"},
        ["The ruling in full", "TXT", "/documents/"],
    ),
    "kept_html": (
        lambda: {"html": "<dl><dt>Rip-off</dt><dd>Hidden by the door.</dd></dl>", "reason": "A"},
        ["<dl><dt>Rip-off</dt><dd>Hidden by the door.</dd></dl>"],
    ),
}


def test_no_kind_of_block_is_left_untested():
    assert set(BLOCKS) == set(BodyBlock.base_blocks)


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_reader_sees_the_block(reader, kind):
    make_value, signs = BLOCKS[kind]
    article = make_article(body=[(kind, make_value())])
    page = reader.get(article.url).content.decode()
    assert [sign for sign in signs if sign not in page] == []


def test_an_embed_loads_nothing_from_elsewhere(reader):
    article = make_article(body=[("embed", BLOCKS["embed"][0]())])
    page = reader.get(article.url).content.decode()
    assert "<iframe" not in page
    assert 'src="http' not in page


def test_text_of_a_block_cannot_become_markup(reader):
    nasty = "<img src=x onerror=alert(1)>"
    article = make_article(
        nasty,
        standfirst=nasty,
        body=[("heading", nasty), ("pull_quote", {"text": nasty, "attribution": nasty})],
    )
    assert "<img src=x" not in reader.get(article.url).content.decode()


HIDDEN_RECORDS = {
    "draft": {"live": False},
    "retracted": {"status": "retracted"},
}


@pytest.mark.parametrize("state", HIDDEN_RECORDS)
def test_a_record_that_is_not_public_shows_nothing_to_readers(reader, state):
    hidden = record(**HIDDEN_RECORDS[state])
    article = make_article(body=[("seizure_card", hidden)])
    page = reader.get(article.url).content.decode()
    assert hidden.public_id not in page
    assert "Only you see this" not in page


@pytest.mark.parametrize("state", HIDDEN_RECORDS)
def test_the_preview_warns_the_editor_of_a_record_that_is_not_public(state):
    hidden = record(**HIDDEN_RECORDS[state])
    page = preview(make_article(body=[("seizure_card", hidden)]))
    assert f"Only you see this: {hidden.public_id} is not public" in page


def test_a_deleted_record_shows_nothing_and_the_preview_says_so(reader):
    gone = record()
    article = make_article(body=[("seizure_card", gone)])
    Seizure.objects.filter(pk=gone.pk).delete()
    assert "Only you see this" not in reader.get(article.url).content.decode()
    assert "the record that stood here was deleted" in preview(Article.objects.get(pk=article.pk))


def preview(article: Article) -> str:
    """The page as the desk shows it to an editor."""
    request = RequestFactory().get(article.url)
    request.user = get_user_model()(username="editor", is_superuser=True)
    return article.make_preview_request(request, article.default_preview_mode).content.decode()


def test_an_image_that_was_deleted_leaves_the_page_whole(reader):
    picture = make_image()
    article = make_article(
        body=[
            ("image", {"image": picture, "alt_text": "A crane", "caption": ""}),
            ("paragraph", "<p>Still here.</p>"),
        ]
    )
    picture.delete()
    response = reader.get(article.url)
    assert response.status_code == 200
    assert "Still here." in response.content.decode()
