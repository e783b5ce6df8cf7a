"""Attribution, licence, credits and corrections leave with every copy, in the article's language."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from newsroom.models import Article, NewsroomSettings
from republication.formats import FORMATS, html, text
from republication.package import ArticleRetracted, RepublicationForbidden, build_package
from seizures.models import Claim
from tests.newsroom.factories import (
    PUBLISHED,
    make_article,
    make_author,
    make_section,
    retract,
)
from tests.republication.every_block import make_seizure
from tests.republication.reading import words_of

pytestmark = pytest.mark.django_db
DEED = "https://creativecommons.org/licenses/by-nc/4.0/deed.en"


def test_the_newsroom_is_named_in_the_byline():
    package = build_package(make_article(by=[make_author("Ana Ruiz"), make_author("Ben Cole")]))
    assert package.byline.text == "By Ana Ruiz and Ben Cole, Waybill"


@pytest.mark.parametrize("code", FORMATS)
def test_every_format_has_the_byline_both_links_the_licence_and_the_corrections(code):
    article = make_article(
        body=[("paragraph", "<p>The middle of it.</p>")],
        by=[make_author("Ana Ruiz")],
        corrections=[{"kind": "clarification", "text": "It was two tons, not three."}],
    )
    said = words_of(code, build_package(article))
    before, after = said.split("The middle of it.", 1)
    address = f"http://waybill.example{article.url}"
    assert "By Ana Ruiz, Waybill" in said
    assert "This article was first published by Waybill" in before
    assert address in said
    assert DEED in said
    assert "Clarification" in after
    assert "It was two tons, not three." in after
    assert "under CC BY-NC 4.0" in after


@pytest.mark.parametrize("code", ["html", "text", "markdown", "xhtml"])
def test_the_original_is_linked_before_the_text_and_after_it(code):
    package = build_package(make_article(body=[("paragraph", "<p>The middle of it.</p>")]))
    before, after = FORMATS[code].write(package).decode().split("The middle of it.")
    # The hint for the head of the page does not count as a link in the text.
    assert package.canonical_url in before.split("<article")[-1]
    assert package.canonical_url in after
    assert DEED in after


def test_a_document_names_the_original_as_canonical():
    article = make_article()
    head = html.render(build_package(article)).split("</head>")[0]
    assert f'<link rel="canonical" href="http://waybill.example{article.url}">' in head


def test_other_roles_are_credited_by_role():
    article = make_article(
        roles=[("data", make_author("Data desk")), ("photographs", make_author("Lu Chen"))]
    )
    package = build_package(article)
    assert [(c.role, c.role_in_words, c.names) for c in package.credits] == [
        ("data", "Data", ("Data desk",)),
        ("photographs", "Photographs", ("Lu Chen",)),
    ]
    assert "Photographs: Lu Chen" in text.render(package)
    assert "Photographs: Lu Chen" in html.render(package)


def test_conditions_are_the_licences_in_words():
    package = build_package(make_article(licence_code="CC-BY-ND-4.0"))
    assert package.licence.code == "CC-BY-ND-4.0"
    assert any("commercially" in each for each in package.conditions)
    assert any("may not share an adapted" in each for each in package.conditions)


def test_words_are_in_the_articles_language_whatever_the_readers():
    desk = make_author("Data desk", names={"es": "Mesa de datos"})
    article = make_article("Cocaína en el puerto", language="es", by=[desk])
    with translation.override("en"):
        package = build_package(article)
    assert package.language == "es"
    assert "Mesa de datos" in package.byline.text
    assert package.licence.deed_url.endswith("deed.es")
    assert 'lang="es"' in html.render(package)


def test_the_newsrooms_own_name_is_used():
    settings = NewsroomSettings.load()
    settings.name = "The Harbour"
    settings.save()
    assert "The Harbour" in build_package(make_article()).attribution_top.text


def test_a_record_is_frozen_with_the_day_it_stood_so():
    seizure = make_seizure()
    article = make_article(body=[("seizure_card", seizure)])
    record = build_package(article).body[0]
    assert record.identifier == seizure.public_id
    assert record.lines[0].as_written == "some three tons"
    assert "kg" in record.lines[0].in_kilograms
    assert record.place == "Port of Callao, Peru"
    assert record.source_url == "https://police.example/report"
    assert record.url == f"http://waybill.example/en/seizures/{seizure.public_id}/"
    assert record.frozen_on == PUBLISHED.date()


def test_a_record_changed_later_is_frozen_on_its_own_day():
    seizure = make_seizure(last_published_at=PUBLISHED + timedelta(days=9))
    record = build_package(make_article(body=[("seizure_card", seizure)])).body[0]
    assert record.frozen_on == (PUBLISHED + timedelta(days=9)).date()


def test_a_draft_record_does_not_leave():
    article = make_article(body=[("seizure_card", make_seizure(live=False))])
    assert build_package(article).body == ()


def test_the_same_article_gives_the_same_bytes():
    article = make_article(changed=datetime(2026, 4, 1, tzinfo=UTC))
    first, second = (build_package(Article.objects.get(pk=article.pk)) for _ in range(2))
    assert first == second
    assert html.render(first) == html.render(second)
    assert len(first.version) == 64


def test_the_version_changes_with_the_text():
    article = make_article()
    before = build_package(article).version
    Article.objects.filter(pk=article.pk).update(standfirst="Other words.")
    assert build_package(Article.objects.get(pk=article.pk)).version != before


def test_all_rights_reserved_has_no_package_and_says_why():
    with pytest.raises(RepublicationForbidden, match="not republished without our permission"):
        build_package(make_article(licence_code="ALL-RIGHTS-RESERVED"))


def test_a_retracted_article_has_no_package_but_a_reason():
    article = retract(make_article(), "The source withdrew its figures.")
    with pytest.raises(ArticleRetracted, match="withdrew its figures"):
        build_package(article)


def test_an_article_from_elsewhere_is_attributed_to_them_on_their_terms():
    article = make_article(
        origin_outlet="Port Monitor",
        origin_url="https://monitor.example/story",
        origin_licence_code="CC-BY-4.0",
    )
    package = build_package(article)
    assert package.canonical_url == "https://monitor.example/story"
    assert package.licence.code == "CC-BY-4.0"
    assert "Port Monitor" in package.byline.text
    assert package.origin.outlet == "Port Monitor"


def test_what_was_first_published_elsewhere_is_said_once_and_what_is_analysis_too():
    article = make_article(
        by=[],
        origin_outlet="Port Monitor",
        origin_url="https://monitor.example/story",
        origin_licence_code="CC-BY-NC-4.0",
        body=[
            ("analysis", {"title": "Port Monitor Analysis", "text": "<p>So.</p>"}),
            ("analysis", {"title": "What it means", "text": "<p>Then.</p>"}),
        ],
    )
    written = text.render(build_package(article))
    assert written.count("first published by Port Monitor") == 1
    assert "First published by" not in written
    assert "By Port Monitor\n" in written
    assert "## Port Monitor Analysis\n" in written
    assert "## Analysis: What it means\n" in written


def test_where_sources_differ_the_frozen_record_says_on_what():
    seizure = make_seizure()
    Claim.objects.create(
        seizure=seizure, about="quantity", quote="two tons", source_name="A paper", chosen=False
    )
    package = build_package(make_article(body=[("seizure_card", seizure)]))
    assert [(each.source, each.relied_on) for each in package.records[0].claims] == [
        ("Port police", True),
        ("A paper", False),
    ]
    assert "Others say otherwise: A paper: quantity" in text.render(package)


@pytest.mark.parametrize("code", FORMATS)
def test_every_format_can_be_asked_for_by_accept_and_by_parameter(reader, code):
    article = make_article()
    address = f"/api/v1/articles/{article.pk}/package/"
    chosen = FORMATS[code]
    by_accept = reader.get(address, headers={"Accept": chosen.bare_media_type})
    by_parameter = reader.get(address, {"format": code})
    assert by_accept.headers["Content-Type"] == chosen.media_type
    assert by_accept.content == by_parameter.content == chosen.write(build_package(article))


@pytest.mark.parametrize(
    ("accept", "code"),
    [
        ("application/json;q=0.5, text/markdown", "markdown"),
        ("text/html, text/plain;q=0.9, */*;q=0.1", "html"),
        ("text/*;q=0.3, text/html;q=0, */*;q=0.2", "text"),
        ("text/markdown, */*", "markdown"),
        ("application/atom+xml;type=entry", "atom"),
        ("*/*", "json"),
    ],
)
def test_the_format_that_is_liked_best_is_given(reader, accept, code):
    address = f"/api/v1/articles/{make_article().pk}/package/"
    answer = reader.get(address, headers={"Accept": accept})
    assert answer.headers["Content-Type"] == FORMATS[code].media_type


def test_a_format_that_is_named_is_given_whatever_a_library_accepts(reader):
    address = f"/api/v1/articles/{make_article().pk}/package/"
    answer = reader.get(address, {"format": "docx"}, headers={"Accept": "application/json"})
    assert answer.headers["Content-Type"] == FORMATS["docx"].media_type
    nothing = reader.get(address, headers={"Accept": "text/html;q=0, application/json;q=0"})
    assert nothing.status_code == 406


def test_a_package_says_its_language_whatever_the_reader_speaks(reader):
    article = make_article(language="es")
    for address in (f"/api/v1/articles/{article.pk}/package/", f"/en/republish/{article.pk}/text/"):
        answer = reader.get(address, headers={"Accept-Language": "en"})
        assert answer.headers["Content-Language"] == "es"


@pytest.mark.parametrize("licence", ["", "ALL-RIGHTS-RESERVED"])
def test_an_article_lent_to_us_is_not_ours_to_give(licence):
    article = make_article(
        origin_outlet="Port Monitor",
        origin_url="https://monitor.example/story",
        origin_licence_code=licence,
    )
    with pytest.raises(RepublicationForbidden, match="Port Monitor"):
        build_package(article)


def test_text_is_clean_plain_text():
    article = make_article(
        "One & two",
        section=make_section(),
        dateline="CALLAO",
        body=[
            (
                "paragraph",
                '<p>First <b>bold</b> words, <a href="https://a.example/">linked</a>. More.</p>'
                "<ul><li>tin &amp; steel</li><li>lead</li></ul><ol><li>one</li><li>two</li></ol>",
            )
        ],
    )
    written = text.render(build_package(article))
    assert written.startswith("One & two\n\n")
    assert (
        "CALLAO — First bold words, linked [1]. More.\n\n• tin & steel\n• lead\n\n1. one\n2. two"
        in written
    )
    assert "[1] https://a.example/" in written
    assert "<" not in written
    assert "\n\n\n" not in written
    assert written.endswith("\n")
