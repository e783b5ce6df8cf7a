"""A passage is the article's own text around the words that were asked for, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commons.words import read
from newsroom.searching.passages import PASSAGE_LENGTH, Wanted, mark, passage, readable, texts_of


def wanted(words: str, language: str = "en") -> Wanted:
    return Wanted(read(words, [language]).stems([language]), language)


def shown(pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "words", "language", "expected"),
    [
        ("The scanner was off.", "scanners", "en", "The [scanner] was off."),
        ("Tres espárragos.", "esparrago", "es", "Tres [espárragos]."),
        ("ASPARAGUS!", "asparagus", "en", "[ASPARAGUS]!"),
        ("port, portrait, ports", "port", "en", "[port], portrait, [ports]"),
        ("Nothing here.", "port", "en", "Nothing here."),
    ],
)
def test_words_are_marked_whatever_their_accents_and_endings(text, words, language, expected):
    assert shown(mark(text, wanted(words, language))) == expected


def test_the_part_with_most_of_the_words_is_shown():
    texts = ["The port is large.", "The scanners of the port were off.", "Scanners cost money."]
    assert shown(passage(texts, wanted("scanner port"))) == (
        "The [scanners] of the [port] were off."
    )


def test_a_long_text_is_cut_at_words_around_the_match():
    text = "Before it all. " * 40 + "Here stood the asparagus at last. " + "And after that. " * 40
    found = shown(passage([text], wanted("asparagus")))
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert "[asparagus]" in found
    assert len(found) < PASSAGE_LENGTH + 10
    assert set(found.replace("…", "").replace("[", "").replace("]", "").split()) <= set(
        text.split()
    )


def test_markup_is_taken_out_and_keeps_words_apart():
    html = '<p>One&nbsp;<b>bo</b>x &amp; more</p><ul><li>first</li><li>second</li></ul><a title="asparagus">x</a>'
    assert readable(html) == "One box & more first second x"


def test_a_word_in_markup_only_is_no_match_to_mark():
    pieces = passage(
        ['<p>See <a href="https://asparagus.example/">this</a>.</p>'], wanted("asparagus")
    )
    assert shown(pieces) in ("", "See this.")


def test_only_what_a_reader_reads_is_searched_for_a_passage():
    body = [
        {"type": "paragraph", "value": "<p>Text.</p>"},
        {"type": "kept_html", "value": {"html": "<p>Kept.</p>", "reason": "for editors only"}},
        {"type": "seizure_card", "value": 7},
        {"type": "see_also", "value": {"article": 9, "url": "", "text": ""}},
        {"type": "analysis", "value": {"title": "What it means", "text": "<p>This.</p>"}},
    ]
    assert list(texts_of(body)) == ["<p>Text.</p>", "<p>Kept.</p>", "What it means", "<p>This.</p>"]


@given(st.text(max_size=900), st.text(max_size=20))
def test_any_text_survives(text, words):
    asked = wanted(words)
    assert "".join(piece.text for piece in mark(text, asked)) == text
    found = passage([text], asked)
    assert sum(len(piece.text) for piece in found) <= max(PASSAGE_LENGTH + 10, len(text))
