"""A figure in an article is the total of a list of records, and never changes by itself."""

from datetime import UTC, datetime
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamBlockValidationError

from newsroom.blocks import BodyBlock
from newsroom.checks import report
from newsroom.models import Article, EditorialSettings, FigureShown, StandingPage
from newsroom.models.editorial_settings import Level
from seizures.models import Seizure
from tests.newsroom.factories import locale, make_article, make_body
from tests.newsroom.test_readers_see_every_block import preview
from tests.seizures import callao
from tests.seizures.factories import make_seizure

pytestmark = pytest.mark.django_db

COCAINE = "?substance=cocaine"
CALLAO = "4.8 to 5.3 t in 3 events"


def figure_block(asked: str = COCAINE, **words) -> tuple[str, dict]:
    return ("seizure_figure", {"lead_in": "", "records": asked, "caption": "", **words})


def article_with(asked: str = COCAINE, *, headline: str = "Callao", **fields) -> Article:
    return make_article(headline, body=[figure_block(asked)], **fields)


def shown_in(reader, page) -> str:
    """The text of a page as a reader gets it, in one line."""
    return " ".join(unescape(reader.get(page.url).content.decode()).split())


# --- What an editor may ask --------------------------------------------------------------------


def asked_by(address: str) -> str:
    value = make_body([figure_block(address)])
    return BodyBlock().clean(value)[0].value["records"]


@pytest.mark.parametrize(
    "address",
    [
        "http://waybill.example/en/seizures/?substance=cocaine&country=PE",
        "http://waybill.example/es/seizures/?country=PE&substance=cocaine&order=oldest",
        "/en/seizures/?q=&substance=cocaine&form=&country=PE&cursor=abc",
        "http://waybill.example/api/v1/seizures/?substance=cocaine&country=PE&page_size=5",
        "?country=PE&substance=cocaine",
        "substance=cocaine&country=PE",
    ],
)
def test_the_address_of_the_list_is_the_question_however_it_was_pasted(address):
    assert asked_by(address) == "?substance=cocaine&country=PE"


def test_the_whole_list_may_be_asked_for():
    assert asked_by("http://waybill.example/en/seizures/") == "?"


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("https://elsewhere.example/en/seizures/?substance=cocaine", "not the address of our list"),
        ("http://waybill.example/en/search/?q=cocaine", "not the address of our list"),
        ("?colour=white", "There is no such parameter here"),
        ("?substance=sugar", "“sugar” is not one of the values there are here."),
        ("?occurred_from=2023-01-01&occurred_to=2022-01-01", "no record can match"),
        ("?kg_min=many", "This is not a number of kilograms"),
    ],
)
def test_nothing_unknown_is_accepted_and_the_editor_is_told_why(address, complaint):
    with pytest.raises(StreamBlockValidationError) as refused:
        asked_by(address)
    assert complaint in str(refused.value.block_errors[0].block_errors["records"].message)


def test_an_editor_sees_again_an_address_that_can_be_opened(reader):
    block = BodyBlock().child_blocks["seizure_figure"].child_blocks["records"]
    address = block.get_form_state("?substance=cocaine")
    assert address == "http://waybill.example/en/seizures/?substance=cocaine"
    parts = urlsplit(address)
    assert reader.get(f"{parts.path}?{parts.query}").status_code == 200


# --- What readers see --------------------------------------------------------------------------


def test_readers_see_the_total_its_rest_its_day_and_the_way_to_the_records(reader):
    callao.enter()
    article = make_article(
        body=[figure_block(lead_in="Cocaine at Callao", caption="Tons as the sources wrote them.")]
    )
    FigureShown.objects.update(as_of=datetime(2026, 11, 24, 12, tzinfo=UTC))
    page = shown_in(reader, article)
    assert "Cocaine at Callao" in page
    assert CALLAO in page
    assert "1 of unknown quantity; 1 aggregate claim not counted" in page
    assert 'As of <time datetime="2026-11-24">24 November 2026</time>' in page
    assert 'href="/en/seizures/?substance=cocaine"' in page
    assert "Tons as the sources wrote them." in page


@pytest.mark.parametrize(
    "asked", ["?", "?substance=cocaine", "?country=CL", "?q=coffee", "?kind=aggregate"]
)
def test_the_figure_is_the_total_of_the_list_that_it_links_to(reader, asked):
    callao.enter()
    make_seizure(quantity="500 kg", substance="cannabis")
    make_seizure(quantity="7 kg", status="retracted")
    make_seizure(quantity="9 kg", live=False)
    page = shown_in(reader, article_with(asked))
    listed = reader.get(f"/en/seizures/{asked if asked != '?' else ''}")
    assert listed.context["totals"]
    for _substance, total in listed.context["totals"]:
        for part in total.split("; "):
            assert part in page


def test_kilograms_of_different_substances_are_never_added(reader):
    make_seizure(quantity="500 kg", substance="cannabis")
    make_seizure(quantity="100 kg", substance="cocaine")
    page = shown_in(reader, article_with("?country=PE"))
    assert "500 kg in 1 event" in page
    assert "100 kg in 1 event" in page
    assert "600 kg" not in page


def test_without_words_of_the_editor_the_filters_say_what_it_is_the_total_of(reader):
    make_seizure()
    page = shown_in(reader, article_with("?substance=cocaine&country=PE"))
    assert "Substance: cocaine; country: Peru" in page


def test_it_speaks_the_language_of_the_article(reader):
    callao.enter()
    page = shown_in(reader, article_with(language="es"))
    assert "4,8 a 5,3 t" in page
    assert 'href="/es/seizures/?substance=cocaine"' in page


def test_a_question_without_records_says_so(reader):
    assert "no events in our record" in shown_in(reader, article_with("?substance=ketamine"))


def test_a_standing_page_may_show_a_figure_too(reader):
    callao.enter()
    front = make_article().section.get_parent().specific
    page = StandingPage(title="About", slug="about", locale=locale("en"), live=False)
    page.body = make_body([figure_block()])
    front.add_child(instance=page)
    page.save_revision().publish()
    assert CALLAO in shown_in(reader, page)


# --- It never changes by itself ----------------------------------------------------------------


def test_a_change_of_the_record_changes_nothing_that_readers_see(reader):
    records = callao.enter()
    article = article_with()
    Seizure.objects.filter(pk=records["asparagus"].pk).update(status="retracted")
    assert CALLAO in shown_in(reader, article)
    make_seizure(quantity="900 kg").save_revision().publish()
    assert CALLAO in shown_in(reader, article)


def test_publishing_the_article_again_leaves_its_figures_as_they_were(reader):
    callao.enter()
    article = article_with()
    make_seizure(quantity="900 kg")
    article.title = "A typing mistake less"
    article.save_revision().publish()
    page = shown_in(reader, article)
    assert "A typing mistake less" in page
    assert CALLAO in page


def test_another_question_is_another_figure_and_a_block_taken_out_leaves_none():
    callao.enter()
    article = article_with()
    article.body[0].value["records"] = "?substance=cannabis"
    article.save_revision().publish()
    assert [each.asked for each in FigureShown.objects.all()] == ["?substance=cannabis"]
    article = Article.objects.get(pk=article.pk)
    article.body = make_body([("heading", "No more figures")])
    article.save_revision().publish()
    assert not FigureShown.objects.exists()


def test_a_draft_keeps_no_figure_and_its_preview_computes_one():
    callao.enter()
    article = article_with(publish=False)
    assert not FigureShown.objects.exists()
    assert CALLAO in " ".join(preview(article).split())
    make_seizure(quantity="900 kg")
    assert "5.7 to 6.2 t in 4 events" in preview(Article.objects.get(pk=article.pk))


def test_the_preview_of_a_published_article_shows_what_readers_see():
    callao.enter()
    article = article_with()
    make_seizure(quantity="900 kg")
    assert CALLAO in preview(article)


def test_the_query_is_no_text_of_the_article():
    make_seizure()
    assert not any("substance=" in text for text in article_with().get_text_parts())


# --- Before it goes out ------------------------------------------------------------------------


def test_the_check_points_at_a_figure_that_counts_nothing_and_keeps_nothing_back():
    EditorialSettings.objects.update_or_create(pk=1, defaults={"records": Level.BLOCK})
    make_seizure()
    article = make_article(
        body=[figure_block(lead_in="Ketamine", asked="?substance=ketamine"), figure_block()],
        publish=False,
    )
    found = [finding for result in report(article).results for finding in result.findings]
    said = [finding for finding in found if "counts nothing" in finding.words]
    assert [finding.words for finding in said] == [
        "“Ketamine” counts nothing: no record answers its filters."
    ]
    assert said[0].block == article.body[0].id
    article.save_revision().publish()
    assert Article.objects.get(pk=article.pk).live


# --- What it costs -----------------------------------------------------------------------------


def queries(reader, article) -> int:
    reader.get(article.url)
    with CaptureQueriesContext(connection) as captured:
        reader.get(article.url)
    return len(captured)


def test_figures_cost_a_page_one_query_however_many_they_are(reader):
    callao.enter()
    plain = make_article("Plain")
    one = article_with()
    many = make_article("Many", body=[figure_block(), figure_block("?"), figure_block("?q=coffee")])
    assert queries(reader, one) == queries(reader, plain) + 1
    assert queries(reader, many) == queries(reader, one)
