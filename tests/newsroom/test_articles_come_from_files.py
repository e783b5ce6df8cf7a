"""An article in a Markdown, HTML or text file becomes a draft, its habits recognised."""

import os
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.management import CommandError, call_command
from PIL import Image

from newsroom.models import Article, Author, CreditedImage
from tests.newsroom.factories import make_article, make_section

pytestmark = pytest.mark.django_db

TEXT = """The bay of Amber Rock, though smaller than its neighbours, has become a place to unload.

In the newest case, officers found about two tons of contraband tea in a shed, the customs house said on May 4.

SEE ALSO: The Lamp That Never Goes Out

In March, a grower reported that one of its crates held something else.

Lantern Wire Analysis

The bay has escaped the attention that is paid to others.

But its weight should not be overlooked.

SEE ALSO: A Story That Nobody Here Has Written

Some doubt that it will last.

What are your thoughts?

Click here to send Lantern Wire your comments.

We encourage readers to copy and distribute our work for non-commercial purposes, with attribution to Lantern Wire in the byline and links to the original at both the top and bottom of the article. Check the Creative Commons website for more details of how to share our work.
"""
ORIGINAL = "https://lantern-wire.example/amber-rock"


@pytest.fixture(autouse=True)
def ports(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return make_section("Ports")


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def run(file: Path, **options) -> str:
    out = StringIO()
    call_command("import_article", str(file), stdout=out, **{"section": "ports", **options})
    return out.getvalue()


def draft() -> Article:
    article = Article.objects.get(live=False)
    return article.get_latest_revision_as_object()


def blocks(article: Article) -> list[tuple]:
    return [(block["type"], block["value"]) for block in article.body.raw_data]


# --- Plain text ----------------------------------------------------------------------------------


def test_a_text_of_another_outlet_keeps_its_papers(tmp_path):
    other = make_article("The lamp that never goes out")
    file = written(tmp_path, "amber.txt", TEXT)
    said = run(file, title="Amber Rock", origin_url=ORIGINAL, date="2023-01-10", write=True)
    article = draft()
    assert (article.origin_outlet, article.origin_url) == ("Lantern Wire", ORIGINAL)
    assert article.origin_licence_code == "CC-BY-NC-4.0"
    assert article.first_published_at == datetime(2023, 1, 10, 12, tzinfo=UTC)
    assert [kind for kind, _value in blocks(article)] == [
        "paragraph",
        "see_also",
        "paragraph",
        "analysis",
    ]
    assert blocks(article)[1][1]["article"] == other.pk
    analysis = blocks(article)[3][1]
    assert analysis["title"] == "Lantern Wire Analysis"
    assert analysis["text"].count("<p>") == 4
    assert "SEE ALSO: A Story That Nobody" in analysis["text"]
    whole = str(blocks(article))
    for gone in ("What are your thoughts", "Click here", "encourage readers"):
        assert gone not in whole
        assert gone in said
    assert "none of ours has that headline" in said
    assert f"/admin/pages/{article.pk}/edit/" in said
    assert "CC-BY-NC-4.0 comes nearest" in said


def test_anothers_text_is_not_taken_without_the_address_of_the_original(tmp_path):
    file = written(tmp_path, "amber.txt", TEXT)
    with pytest.raises(CommandError, match="--origin-url"):
        run(file, title="Amber Rock", write=True)
    assert not Article.objects.exists()


def test_a_text_without_a_headline_asks_for_one(tmp_path):
    file = written(tmp_path, "amber.txt", TEXT)
    with pytest.raises(CommandError, match="--title"):
        run(file, origin_url=ORIGINAL)


def test_a_short_first_line_is_the_headline(tmp_path):
    run(written(tmp_path, "a.txt", "A Headline\n\nOne.\nTwo.\n\nhttps://a.example/x."), write=True)
    assert draft().title == "A Headline"
    assert blocks(draft()) == [
        (
            "paragraph",
            '<p>One.<br/>Two.</p><p><a href="https://a.example/x">https://a.example/x</a>.</p>',
        )
    ]


def test_a_dry_run_and_a_second_run_change_nothing(tmp_path):
    file = written(tmp_path, "a.txt", "A Headline\n\nWords.")
    assert "A dry run" in run(file)
    assert not Article.objects.exists()
    run(file, write=True)
    assert "here already" in run(file, write=True)
    assert Article.objects.count() == 1


def test_an_old_encoding_is_read_and_told(tmp_path):
    file = tmp_path / "old.txt"
    file.write_bytes("Titular\n\nEl señor dijo “sí”.".encode("windows-1252"))
    said = run(file, write=True)
    assert "El señor dijo “sí”." in blocks(draft())[0][1]
    assert "it is no UTF-8" in said


# --- Markdown ------------------------------------------------------------------------------------

MARKDOWN = """---
title: "Ropes: a story"
author: [Ada Quill, Tom Rope]
date: 2024-02-03
section: Ports
licence: CC BY 4.0
standfirst: What ropes hold.
mood: blue
---
A *fine* **rope**, see [there](https://a.example/).

## How it was made

| Rope | Metres |
|------|-------:|
| Hemp | 1,200  |

> Nobody counts the ropes.

![A rope](pictures/rope.png)

- one
- two

```
code  kept
```

<script>alert(1)</script>
"""


def test_markdown_with_front_matter(tmp_path):
    (tmp_path / "pictures").mkdir()
    Image.new("RGB", (60, 40), "#875").save(tmp_path / "pictures" / "rope.png")
    Author.objects.create(name="Ada Quill", slug="ada")
    said = run(written(tmp_path, "ropes.md", MARKDOWN), section="", write=True)
    article = draft()
    assert article.title == "Ropes: a story"
    assert article.standfirst == "What ropes hold."
    assert article.licence_code == "CC-BY-4.0"
    assert article.byline_names == ("Ada Quill", "Tom Rope")
    assert Author.objects.filter(name="Ada Quill").count() == 1
    assert article.first_published_at.date().isoformat() == "2024-02-03"
    assert [kind for kind, _value in blocks(article)] == [
        *("paragraph", "heading", "table", "pull_quote", "image", "paragraph", "kept_html"),
    ]
    first = blocks(article)[0][1]
    assert first == '<p>A <i>fine</i> <b>rope</b>, see <a href="https://a.example/">there</a>.</p>'
    assert CreditedImage.objects.get().alt_in("en") in ("", "A rope")
    assert blocks(article)[4][1]["alt_text"] == "A rope"
    assert "mood: blue" in said
    assert "alert" not in str(blocks(article))


def test_front_matter_that_is_not_well_formed_names_its_line(tmp_path):
    file = written(tmp_path, "a.md", "---\ntitle: [never closed\n---\nWords.")
    with pytest.raises(CommandError, match="line"):
        run(file, write=True)


def test_laughing_front_matter_is_harmless(tmp_path):
    laughs = "\n".join(
        [
            "a: &a [ha, ha]",
            *(
                f"{n}: &{n} [*{o}, *{o}, *{o}, *{o}]"
                for o, n in zip("abcdefgh", "bcdefghi", strict=True)
            ),
        ]
    )
    file = written(tmp_path, "a.md", f"---\ntitle: T\n{laughs}\n---\nWords.")
    with pytest.raises(CommandError, match="alias"):
        run(file, write=True)


# --- HTML ----------------------------------------------------------------------------------------

PAGE = """<!doctype html><html lang="es-MX"><head><title>El faro | Diario</title>
<meta name="author" content="Ada Quill"><meta name="description" content="Sobre un faro.">
<meta property="article:published_time" content="2021-03-04T05:06:07Z">
<link rel="canonical" href="https://diario.example/faro"></head>
<body><nav>Inicio</nav><div><article><h1>El faro</h1><p onclick="x()">Texto del faro.</p>
<h2>Cómo</h2><p>Así.</p><aside>Suscríbase</aside></article><div>Lo más leído</div></div>
<footer>Pie</footer></body></html>"""


def test_a_page_gives_its_article_and_names_what_stood_around_it(tmp_path):
    make_section("Puertos", language="es")
    said = run(written(tmp_path, "faro.html", PAGE), section="puertos", write=True)
    article = draft()
    assert (article.title, article.locale.language_code) == ("El faro", "es")
    assert article.standfirst == "Sobre un faro."
    assert article.first_published_at == datetime(2021, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert blocks(article) == [
        ("paragraph", "<p>Texto del faro.</p>"),
        ("heading", "Cómo"),
        ("paragraph", "<p>Así.</p>"),
    ]
    for apart in ("Suscríbase", "Lo más leído", "https://diario.example/faro"):
        assert apart in said


# --- Refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "options", "word"),
    [
        ("a.docx", "x", {}, "known are"),
        ("a.txt", "  \n ", {}, "empty"),
        ("a.txt", "T\n\nWords.", {"section": "nowhere"}, "no such section"),
        ("a.txt", "T\n\nWords.", {"section": ""}, "--section"),
        ("a.txt", "T\n\nWords.", {"licence": "MIT"}, "no licence"),
        ("a.txt", "T\n\nWords.", {"date": "yesterday"}, "--date"),
    ],
)
def test_what_cannot_be_read_or_meant_is_refused_in_words(tmp_path, name, text, options, word):
    with pytest.raises(CommandError, match=word):
        run(written(tmp_path, name, text), write=True, **options)
    assert not Article.objects.exists()


# --- The real case -------------------------------------------------------------------------------


def seed() -> Path | None:
    """The article this project was conceived from, where it lies beside the project."""
    told = os.environ.get("WAYBILL_SEED")
    beside = [above / "shared" / "seed" for above in Path(site.BASE_DIR).resolve().parents]
    folders = [Path(told)] if told else beside
    return next((f / "callao-port.txt" for f in folders if (f / "callao-port.txt").is_file()), None)


def test_the_article_the_project_was_conceived_from(tmp_path):
    file = seed()
    if file is None:
        pytest.skip("no seed/callao-port.txt beside the project (WAYBILL_SEED names its folder)")
    said = run(
        file, title="A port", origin_url="https://insightcrime.org/", date="2023-01-10", write=True
    )
    article = draft()
    assert article.origin_outlet == "InSight Crime"
    assert article.origin_licence_code == "CC-BY-NC-4.0"
    assert [kind for kind, _value in blocks(article)] == ["paragraph", "analysis"]
    assert blocks(article)[1][1]["title"] == "InSight Crime Analysis"
    assert said.count("kept: see-also line") == 2
    assert said.count("left out: line that asks for letters") == 2
    assert "left out: paragraph of terms" in said
