"""What was wrong is said on the article, in the log and on the front page, newest first."""

from datetime import UTC, datetime

import pytest

from tests.newsroom.factories import make_article, make_image, retract

pytestmark = pytest.mark.django_db

JULY = datetime(2026, 7, 20, 9, tzinfo=UTC)
AUGUST = datetime(2026, 8, 3, 9, tzinfo=UTC)


@pytest.fixture
def corrected():
    return make_article(
        "When a ton is not a ton",
        corrections=[
            {"kind": "correction", "date": JULY, "text": "It was four tons."},
            {"kind": "clarification", "date": AUGUST, "text": "Metric tons."},
        ],
        changed=AUGUST,
    )


def text_of(reader, article) -> str:
    """The page without its head, where machines are told the same."""
    page = reader.get(article.url).content.decode()
    return page[page.index("<main") :]


def test_the_article_carries_each_with_its_kind_and_day_at_the_place_of_its_kind(reader, corrected):
    page = text_of(reader, corrected)
    assert page.index("It was four tons.") < page.index("Three tons left") < page.index("Metric")
    assert "<strong>Clarification</strong>" in page
    assert f'<time datetime="{AUGUST.isoformat()}">3 August 2026</time>' in page


@pytest.mark.parametrize(
    ("kind", "above"),
    [
        ("correction", True),
        ("editors-note", True),
        ("retraction", True),
        ("clarification", False),
        ("update", False),
    ],
)
def test_each_kind_has_its_place(reader, kind, above):
    article = make_article(corrections=[{"kind": kind, "text": "What has to be said."}])
    page = text_of(reader, article)
    assert (page.index("What has to be said.") < page.index("Three tons left")) is above
    assert page.count("What has to be said.") == 1


def test_the_head_of_the_article_leads_to_the_newest(reader, corrected):
    page = reader.get(corrected.url).content.decode()
    head = page[page.index("article__head") : page.index("</header>", page.index("article__head"))]
    newest = corrected.corrections.get(text="Metric tons.")
    assert f'href="#{newest.anchor}"' in head
    assert f'id="{newest.anchor}"' in page
    assert "Corrected" in head
    assert "Changed" not in head  # it was changed by being corrected


def test_a_change_on_another_day_is_told_apart(reader):
    article = make_article(
        changed=AUGUST, corrections=[{"date": JULY, "text": "It was four tons."}]
    )
    page = reader.get(article.url).content.decode()
    assert "Changed" in page
    assert "Corrected" in page


@pytest.mark.parametrize("address", ["/en/", "/en/corrections/"])
def test_lists_show_the_newest_first_with_their_article(reader, corrected, address):
    make_article("Squid", corrections=[{"date": JULY.replace(day=1), "text": "Not squid."}])
    page = reader.get(address).content.decode()
    assert page.index("Metric tons.") < page.index("It was four tons.") < page.index("Not squid.")
    assert corrected.url in page


def test_corrections_in_one_language_are_not_in_the_other_s_log(reader, corrected):
    assert "Metric tons." not in reader.get("/es/corrections/").content.decode()


def test_a_long_log_is_read_page_by_page(reader):
    make_article(corrections=[{"text": f"Error no. {number}."} for number in range(25)])
    first = reader.get("/en/corrections/").content.decode()
    assert first.count("Error no. ") == 20
    following = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert reader.get(following).content.decode().count("Error no. ") == 5


def test_a_retracted_article_keeps_its_address_and_says_why_before_anything(reader):
    article = retract(
        make_article(lead_image=make_image(), lead_image_alt="A quay"), "Its source was forged."
    )
    answer = reader.get(article.url)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.index("This article has been retracted.") < page.index("<picture")
    assert "Its source was forged." in page
    assert '<meta name="robots" content="noindex">' in page
    assert "/republish/" not in page


def test_a_retraction_stands_above_newer_corrections(reader):
    article = make_article(
        corrections=[
            {"kind": "retraction", "date": JULY, "text": "All of it."},
            {"kind": "correction", "date": AUGUST, "text": "The police answered."},
        ]
    )
    page = text_of(reader, article)
    assert page.index("All of it.") < page.index("The police answered.")


def test_a_retracted_article_says_what_that_means_and_is_marked_in_lists(reader):
    article = retract(make_article("Forged"))
    make_article("Sound")
    page = reader.get(article.url).content.decode()
    assert "<title>Retracted: Forged" in page
    assert "whoever has republished it is asked to take it down" in page
    section = reader.get(article.section.url).content.decode()
    assert section.count(">Retracted</span>") == 1
    assert section.index(">Retracted</span>") > section.index("Forged")
