"""A picture that stands in a text, and not in a block of its own, is never taken along unseen."""

import pytest

from newsroom.models import Article
from republication.formats import FORMATS, html
from republication.package import build_package
from republication.parts import Analysis, Figure, ImageLeftOut, KeptHTML, LinkCard, Paragraph
from republication.pictures import PictureInText, divided
from tests.newsroom.factories import make_article, make_image
from tests.republication.reading import words_of

NO_LICENCE = "No licence is recorded for this image."


def embed(image, alt="A crane") -> str:
    key = image if isinstance(image, int) else image.pk
    return f'<embed alt="{alt}" embedtype="image" format="left" id="{key}"/>'


# What stands where in kept HTML -> alt text and credit of what is left out, and the words that stay.
IN_KEPT_HTML = {
    "alone": ('<img src="/media/a.jpg" alt="A crane">', [("A crane", "")], ""),
    "in a link": (
        '<p>See <a href="https://a.example/big.jpg"><img src="a.jpg" alt="A crane"></a> here</p>',
        [("A crane", "")],
        "<p>See  here</p>",
    ),
    "in a gallery": (
        '<figure><figure><img src="a.jpg" alt="One"><figcaption>Ana / AP</figcaption></figure>'
        '<figure><img src="b.jpg" alt="Two"></figure><figcaption>At night</figcaption></figure>',
        [("One", "Ana / AP · At night"), ("Two", "At night")],
        "",
    ),
    "in a table": (
        "<table><tr><td><img src='a.jpg' alt='A crane'></td><td>Callao</td></tr></table>",
        [("A crane", "")],
        "<table><tbody><tr><td></td><td>Callao</td></tr></tbody></table>",
    ),
    "in a list": ('<ul><li>tin <IMG SRC=a.jpg></li></ul>', [("no description", "")], "<ul><li>tin </li></ul>"),
    "with sources": (
        '<picture><source srcset="a.avif"><img src="a.jpg" alt="A crane"></picture><p>Text</p>',
        [("A crane", "")],
        "<p>Text</p>",
    ),
    "drawn": ('<svg aria-label="A map"><path d="M0 0"/></svg>', [("A map", "")], ""),
    "an object": ('<object data="a.jpg" title="A plan"><img src="b.jpg"></object>', [("A plan", "")], ""),
    "a button": ('<p><input type="image" src="a.png" alt="Go"> on</p>', [("Go", "")], "<p> on</p>"),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("where", IN_KEPT_HTML)
def test_in_kept_html_it_stays_with_what_is_known_of_it(where):
    kept, known, words = IN_KEPT_HTML[where]
    package = build_package(make_article(body=[("kept_html", {"html": kept, "reason": ""})]))
    assert [(each.alt, each.credit) for each in package.images_left_out] == known
    assert {each.reason for each in package.images_left_out} == {NO_LICENCE}
    assert [part.html for part in package.body if isinstance(part, KeptHTML)] == [words][
        : bool(words)
    ]
    written = html.render(package)
    assert "<img" not in written
    assert ".jpg" not in written


@pytest.mark.django_db
def test_in_rich_text_one_of_ours_goes_or_stays_by_its_licence_in_its_place():
    goes = make_image(licence_code="CC-BY-4.0", credit="Lu Chen")
    stays = make_image(licence_code="ALL-RIGHTS-RESERVED", credit="Agency")
    text = f"<p>One.</p>{embed(goes)}<p>Two.</p>{embed(stays, 'A ship')}{embed(987654, 'Gone')}"
    article = make_article(
        body=[
            ("paragraph", text),
            ("analysis", {"title": "Why", "text": f"<p>So.</p>{embed(stays)}<p>Then.</p>"}),
            ("paragraph", f'<p><a href="https://a.example/">{embed(stays)}</a></p>'),
        ]
    )
    package = build_package(Article.objects.get(pk=article.pk))
    assert [type(part) for part in package.body] == [
        Paragraph, Figure, Paragraph, ImageLeftOut, ImageLeftOut,
        Analysis, ImageLeftOut,
        ImageLeftOut,
    ]  # fmt: skip
    assert package.body[0].html == "<p>One.</p>"
    assert package.body[5].html == "<p>So.</p><p>Then.</p>"
    assert (package.body[1].credit, package.body[1].alt) == ("Lu Chen", "A crane")
    assert (package.body[3].credit, package.body[3].alt) == ("Agency", "A ship")
    assert package.body[3].reason == "All rights to this image are reserved."
    assert package.body[4].reason == NO_LICENCE
    for code in FORMATS:
        said = words_of(code, package)
        assert "All rights to this image are reserved." in said
        assert stays.file.name not in said


@pytest.mark.django_db
def test_what_a_text_would_have_embedded_becomes_a_link():
    film = '<embed embedtype="media" url="https://films.example/1"/>'
    package = build_package(make_article(body=[("paragraph", f"<p>Look.</p>{film}")]))
    assert package.body[1] == LinkCard(
        title="https://films.example/1",
        description="",
        url="https://films.example/1",
        host="films.example",
    )
    assert package.images_left_out == ()


@pytest.mark.django_db
def test_markup_of_a_picture_in_a_cell_is_words():
    cell = '<img src="https://p.example/a.jpg">'
    table = {
        "columns": [{"type": "text", "heading": "A"}],
        "rows": [{"values": [cell]}],
        "caption": "",
    }
    article = make_article(body=[("table", {"caption": "T", "source": "", "table": table})])
    package = build_package(article)
    assert package.images_left_out == ()
    for code in ("html", "xhtml", "atom"):
        assert b"<img" not in FORMATS[code].write(package)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        ("<p>a &amp; b</p>", ("<p>a &amp; b</p>",)),
        ("a &lt; b <img alt='x'> c &amp; d", ("a &lt; b ", PictureInText("x"), " c &amp; d")),
        ("<p>Imagine &lt;img&gt;</p>", ("<p>Imagine &lt;img&gt;</p>",)),
    ],
)
def test_words_stay_as_they_were(text, pieces):
    assert divided(text) == pieces
