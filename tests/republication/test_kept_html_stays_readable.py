"""What is kept as HTML can be read in plain text, and brings nothing that runs."""

import pytest

from newsroom.blocks import BodyBlock, KeptHTMLBlock
from republication.formats import html, text
from republication.formats.prose_text import kept_as_text
from republication.package import build_package
from tests.newsroom.factories import make_article

pytestmark = pytest.mark.django_db


def plain(kept: str) -> str:
    return kept_as_text(kept, lambda address: f"[{address}]")


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            "<table><caption>Boxes</caption><tr><th>Port</th><th>Boxes</th></tr>"
            "<tr><td><p>Callao</p></td><td>4<br>5</td></tr></table>",
            "Boxes\n\nPort | Boxes\nCallao | 4 5",
        ),
        ("<dl><dt>Rip-off</dt><dd>By the door.</dd></dl>", "Rip-off\nBy the door."),
        ("<h3>How</h3><p>So.</p>", "How\n\nSo."),
        ("<blockquote><p>Nobody counts.</p></blockquote>x", "Nobody counts.\n\nx"),
        ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
        ('<td><a href="https://a.example/">there</a></td>', "there [https://a.example/]"),
    ],
)
def test_in_plain_text(kept, said):
    assert plain(kept) == said


NASTY = '<h3 onclick="x()">Kept</h3><script>alert(1)</script><iframe src="//p.example"></iframe>'


def test_what_was_stored_past_the_form_is_harmless_on_the_page_and_in_the_package(reader):
    article = make_article(body=[("kept_html", {"html": NASTY, "reason": ""})])
    page = reader.get(article.url).content.decode()
    assert "<h3>Kept</h3>" in page
    package = build_package(article)
    for written in (page.split('id="main"')[1], html.render(package), text.render(package)):
        assert "Kept" in written
        assert "alert(1)" not in written
        assert "p.example" not in written


def test_the_form_stores_it_clean():
    block = KeptHTMLBlock()
    value = block.clean(block.to_python({"html": NASTY, "reason": "A frame"}))
    assert value["html"] == "<h3>Kept</h3>"


def test_search_reads_its_words_and_not_its_reason():
    body = BodyBlock().to_python(
        [
            {
                "type": "kept_html",
                "value": {
                    "html": "<dl><dt>R&amp;D</dt><dd>lab</dd></dl>",
                    "reason": "Kept because",
                },
            }
        ]
    )
    said = " ".join(body.stream_block.get_searchable_content(body)).split()
    assert said == ["R&D", "lab"]
