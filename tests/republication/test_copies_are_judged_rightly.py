"""Every copy gets exactly the verdicts it deserves, none more and none less."""

import time

import pytest

from republication.verification import Check, Grade, Place, Reason, Verdict, check, words
from republication.verification.decoding import decoded
from republication.verification.lines import Spot
from tests.republication.copies.article import expected
from tests.republication.copies.cases import COPIES, Copy
from tests.republication.copies.pieces import URL, page

BY_NAME = {copy.name: copy for copy in COPIES}


def judged(copy: Copy):
    source = copy.source
    if isinstance(source, bytes):
        source = decoded(source, copy.content_type)
    return check(source, copy.url, copy.expected, copy.resolved)


def test_there_are_enough_of_them_and_no_two_alike():
    assert len(COPIES) == len(BY_NAME) >= 60
    assert len({copy.source for copy in COPIES if not copy.resolved}) >= 60


@pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy.name)
def test_no_verdict_is_wrong(copy):
    judgement = judged(copy)
    verdicts = {finding.check: finding.verdict for finding in judgement.findings}
    assert list(verdicts) == list(Check)
    assert verdicts == {each: copy.not_met.get(each, Verdict.MET) for each in Check}, [
        (finding.check, finding.reason, finding.details, finding.evidence)
        for finding in judgement.findings
        if finding.verdict != copy.not_met.get(finding.check, Verdict.MET)
    ]


def finding(name: str, which: Check):
    return judged(BY_NAME[name]).of(which)


def test_a_hidden_link_is_told_of_where_it_is():
    evidence = finding("top link only in a comment", Check.LINK_BEFORE).evidence
    assert [(each.quote, each.place) for each in evidence if each.place == Place.HIDDEN] == [
        ("comment", Place.HIDDEN)
    ]
    assert any(each.place == Place.AFTER for each in evidence)


def test_what_differs_is_shown_beside_what_was_written():
    copy = judged(BY_NAME["one word altered"]).comparison
    [passage] = copy.differing
    assert "at least nine of those shipments" in passage.ours
    assert "all of those shipments" in passage.text
    assert (copy.found, copy.total, copy.missing) == (12, 13, ())


def test_what_was_put_in_is_shown_with_its_place():
    shown = finding("one sentence put in", Check.CHANGES).evidence[0]
    assert shown.quote == "The minister knew about every one of these shipments"
    assert shown.after_sentence == 8


def test_words_of_others_between_ours_are_told_apart():
    copy = judged(BY_NAME["Drupal, with its own words between our paragraphs"]).comparison
    assert copy.is_unchanged
    assert all("independent journalism" in each.text for each in copy.between)
    assert copy.between


def test_what_nobody_can_demand_of_the_public_domain_is_asked_for():
    free = Copy("", page(below=""), expected=expected("CC0-1.0"))
    licence = judged(free).of(Check.LICENCE)
    assert (licence.grade, licence.verdict) == (Grade.REQUEST, Verdict.BROKEN)


@pytest.mark.parametrize(
    ("name", "spots"),
    [
        ("a plain page", []),
        ("top link missing", ["top"]),
        ("bottom missing", ["bottom"]),
        ("byline without the newsroom", ["byline"]),
        ("canonical to itself", ["head"]),
        ("stale: without the correction", ["correction"]),
        ("shortened without a word", ["changes"]),
        ("behind a wall", []),
    ],
)
def test_the_lines_to_add_are_those_that_lack(name, spots):
    assert [line.spot for line in judged(BY_NAME[name]).lines] == spots


def test_a_copy_with_the_lines_added_is_in_order():
    bare = page(headline="Drugs among the rust", byline="", above="", below="", head="")
    lines = {line.spot: line.html for line in check(bare, URL, expected()).lines}
    mended = page(
        headline="Drugs among the rust",
        byline=f"<p>{lines['byline']}</p>",
        above=f"<p>{lines['top']}</p>",
        below=f"<p>{lines['bottom']}</p>",
        head=lines["head"],
    )
    assert {each.verdict for each in check(mended, URL, expected()).findings} == {Verdict.MET}


def test_the_lines_speak_the_language_of_the_copy():
    lines = judged(BY_NAME["translated, nothing said, top link missing"]).lines
    assert [(line.spot, line.language) for line in lines] == [("top", "es")]
    assert lines[0].text.startswith("Este artículo")


def test_every_reason_and_check_has_its_words():
    assert set(words.REASONS) == set(Reason)
    assert set(words.CHECKS) == set(Check)
    assert set(words.SPOTS) == set(Spot)
    for copy in COPIES:
        if copy.name != "ten megabytes":
            judgement = judged(copy)
            assert words.summary(judgement.findings)
            for each in judgement.findings:
                assert "%(" not in words.sentence(each)
                assert all(words.place(evidence) for evidence in each.evidence)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 60_000 + "deep",
        "<a href='https://[broken'>x</a><img srcset=' , ,'><meta name=robots>",
        "<!-- never closed <a href=x>",
        "\x00\x0b<p>\ud800 lone surrogate</p>",
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>',
        "[" * 5_000,
        '{"a": ' * 3_000,
        "word " * 200_000,
        "(" * 100_000 + " https://" * 1_000,
        "<style>" + ".a{" * 50_000 + "</style><p>x</p>",
        "<p style='" + "display:" * 50_000 + "'>x</p>",
    ],
    ids=range(11),
)
def test_what_nobody_would_write_ends_soon_and_in_nothing(hostile):
    begun = time.process_time()
    judgement = check(hostile, URL, expected())
    assert not judgement.is_our_text
    assert time.process_time() - begun < 10
