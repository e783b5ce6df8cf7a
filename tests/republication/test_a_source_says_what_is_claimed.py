"""A Webmention counts when the target stands in the parsed source, and not otherwise.

The kinds of cases are those of the implementation reports of the W3C's test suite, section 3.2.2:
elements, text, comments, other media types, relative addresses, encodings.
"""

import json

import pytest

from republication.webmention.copies import is_copy
from republication.webmention.sources import Unreadable, read

TARGET = "https://waybill.example/en/ports/mangoes/"
HERE = "https://outlet.example/news/story/"


def mentioned(html: str, target: str = TARGET, url: str = HERE):
    return read(html.encode(), "text/html; charset=utf-8", url, target).mentions


@pytest.mark.parametrize(
    ("html", "how"),
    [
        (f'<p>As <a href="{TARGET}">told</a>.</p>', "link"),
        (f"<a class=u-in-reply-to rel=nofollow href={TARGET}>reply</a>", "link"),
        (f'<map><area href="{TARGET}"></map>', "link"),
        (f'<link rel="canonical" href="{TARGET}">', "link"),
        (f'<img src="{TARGET}">', "mention"),
        (f'<img srcset="/a.png 1x, {TARGET} 2x">', "mention"),
        (f'<video src="{TARGET}"></video>', "mention"),
        (f'<video><source src="{TARGET}"></video>', "mention"),
        (f'<audio src="{TARGET}"></audio>', "mention"),
        (f'<iframe src="{TARGET}"></iframe>', "mention"),
        (f'<blockquote cite="{TARGET}">Words.</blockquote>', "mention"),
        (f'<q cite="{TARGET}">Words</q>', "mention"),
        (f'<noscript><a href="{TARGET}">told</a></noscript>', "link"),
        (f'<!-- <a href="https://x.example">x</a> --><a href="\n{TARGET} ">told</a>', "link"),
        ('<a href="HTTPS://Waybill.Example:443/en/./ports/%6Dangoes/">told</a>', "link"),
        ('<base href="https://waybill.example/en/"><a href="ports/mangoes/">told</a>', "link"),
        ('<a href="//waybill.example/en/ports/mangoes/">told</a>', "link"),
        (f'<p>{TARGET} in words <a href="{TARGET}">and<b>', "link"),
    ],
)
def test_an_element_that_leads_there_or_shows_it_counts(html, how):
    assert mentioned(html) == how


@pytest.mark.parametrize(
    "html",
    [
        "<p>Nothing.</p>",
        "",
        f"<p>{TARGET}</p>",
        f'<!-- <a href="{TARGET}">told</a> -->',
        f'<a href="{TARGET}page-2/">another</a>',
        f'<a href="{TARGET[:-1]}">another</a>',
        f'<a href="{TARGET}?page=2">another</a>',
        f'<a href="{TARGET}#part">another place</a>',
        f'<a href="http{TARGET[5:]}">not the same scheme</a>',
        f'<a href="https://elsewhere.example/?to={TARGET}">around</a>',
        f'<a title="{TARGET}" href="/">in a title</a>',
        f'<a data-href="{TARGET}">no link</a>',
        f"<script>const there = '<a href=\"{TARGET}\">told</a>';</script>",
        f'<template><a href="{TARGET}">told</a></template>',
        f'<textarea><a href="{TARGET}">told</a></textarea>',
        f'<title><a href="{TARGET}">told</a></title>',
        f'<div hidden><p><a href="{TARGET}">told</a></p></div>',
        f'<div style="color: red; DISPLAY : none"><a href="{TARGET}">told</a></div>',
        f'<a style="visibility:hidden" href="{TARGET}">told</a>',
        f'<dialog><a href="{TARGET}">told</a></dialog>',
        '<a href="ports/mangoes/">relative to another site</a>',
        '<a href="http://[bad/">broken</a><base href="http://[bad/">',
        f'<link rel="alternate" href="{TARGET}">',
    ],
)
def test_what_only_looks_like_it_does_not(html):
    assert mentioned(html) is None


def test_a_relative_link_counts_from_where_the_page_came():
    html = '<a href="../../en/ports/mangoes/">told</a>'
    assert mentioned(html, url="https://waybill.example/a/b/") == "link"


@pytest.mark.parametrize(
    ("target", "html"),
    [
        (f"{TARGET}#figures", f'<a href="{TARGET}#figures">told</a>'),
        (f"{TARGET}?page=2&b=%C3%A9", f'<a href="{TARGET}?page=2&amp;b=%c3%a9">told</a>'),
        (
            "https://waybill.example/en/ports/año/",
            '<a href="https://waybill.example/en/ports/año/">',
        ),
    ],
)
def test_fragment_and_query_belong_to_the_target(target, html):
    assert mentioned(html, target) == "link"
    assert mentioned(f'<a href="{TARGET}">told</a>', target) is None


@pytest.mark.parametrize(
    ("content", "media_type", "how"),
    [
        (json.dumps({"a": [{"url": TARGET}]}), "application/json", "mention"),
        (json.dumps({"a": f"See {TARGET}"}), "application/json", None),
        (json.dumps({TARGET: "a key"}), "application/json", None),
        (json.dumps({"items": [{"external_url": TARGET}]}), "application/feed+json", "mention"),
        (json.dumps(TARGET), "application/ld+json; charset=utf-8", "mention"),
        (f"Read {TARGET}.", "text/plain", "mention"),
        (f"Read <{TARGET}>\nnow", "text/plain; charset=iso-8859-1", "mention"),
        (f"[told]({TARGET})", "text/markdown", "mention"),
        (f"Read {TARGET}page-2/", "text/plain", None),
        (f"Read {TARGET}", "text/plain; charset=no-such", "mention"),
        (f'<feed><link href="{TARGET}"/></feed>', "application/atom+xml", "mention"),
        (f"<rss><link>{TARGET}</link></rss>", "text/xml", "mention"),
        (f"<rss><d>&lt;a href='{TARGET}'&gt;told&lt;/a&gt;</d></rss>", "text/xml", "link"),
        (f"<rss><!-- {TARGET} --></rss>", "text/xml", None),
        (f'<html><body><a href="{TARGET}"/></body></html>', "application/xhtml+xml", "link"),
        (f'<a href="{TARGET}">told</a>', "", "link"),
    ],
)
def test_each_media_type_is_looked_into_in_its_own_way(content, media_type, how):
    assert read(content.encode(), media_type, HERE, TARGET).mentions == how


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"\x89PNG", "image/png"),
        (b"{not json", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"<a><b></a>", "application/atom+xml"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "text/xml"),
    ],
)
def test_what_cannot_be_looked_into_is_said_to_be_so(content, media_type):
    with pytest.raises(Unreadable):
        read(content, media_type, HERE, TARGET)


@pytest.mark.parametrize(
    ("encoding", "media_type", "head"),
    [
        ("iso-8859-1", "text/html; charset=ISO-8859-1", ""),
        ("windows-1252", "text/html", '<meta charset="windows-1252">'),
        ("utf-16", "text/html", ""),
        ("utf-8", "text/html; charset=nonsense", ""),
    ],
)
def test_other_encodings_are_read(encoding, media_type, head):
    html = f'{head}<title>Año de la caña</title><a href="{TARGET}">dicho</a>'
    source = read(html.encode(encoding), media_type, HERE, TARGET)
    assert (source.mentions, source.title) == ("link", "Año de la caña")


def test_title_language_and_visible_words_are_kept():
    html = (
        '<html lang="es-PE"><head><title>Portal</title>'
        '<meta property="og:title" content=" Mangos\n y más "></head>'
        f'<body><script>no</script><p>Tres</p><a href="{TARGET}">fuente</a></body></html>'
    )
    source = read(html.encode(), "text/html", HERE, TARGET)
    assert (source.title, source.language) == ("Mangos y más", "es-PE")
    assert source.text.split() == ["Tres", "fuente"]


def test_a_page_with_our_sentences_is_a_copy():
    ours = [
        "Three tons left the port of Callao in cans. “Nobody looked,” the harbour master said.",
        "The ship was loaded on a Sunday night by men from another port. Who paid is unknown.",
    ]
    copied = "THREE tons left the port of Callao — in cans. Then our own reporting goes on."
    assert is_copy(ours, copied)
    assert is_copy(ours, " ".join(ours))
    assert not is_copy(ours, "Three tons left another port. Read the story at Waybill.")
    assert not is_copy(["Yes."], "Yes.")
