"""What is not published appears nowhere: not in a list, not in search, not in a sitemap."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.models import Article
from tests.newsroom.factories import (
    make_article,
    make_author,
    make_section,
    make_series,
    restrict,
)

pytestmark = pytest.mark.django_db

HEADLINE = "Nineteen reefers of squid"
CORRECTION = "The squid were counted twice."


def draft(**fields) -> Article:
    return make_article(HEADLINE, publish=False, **fields)


def scheduled(**fields) -> Article:
    article = make_article(HEADLINE, publish=False, **fields)
    article.go_live_at = timezone.now() + timedelta(days=2)
    article.save_revision().publish()
    return Article.objects.get(pk=article.pk)


def unpublished(**fields) -> Article:
    article = make_article(HEADLINE, **fields)
    article.unpublish()
    return article


def restricted(**fields) -> Article:
    article = make_article(HEADLINE, **fields)
    restrict(article)
    return article


def in_a_restricted_section(**fields) -> Article:
    article = make_article(HEADLINE, **fields)
    restrict(article.section)
    return article


HIDDEN = [draft, scheduled, unpublished, restricted, in_a_restricted_section]


@pytest.fixture
def places():
    """An author, a series and a section, and every address that would list their article."""
    author, series, section = make_author("Ana Ruiz"), make_series("Squid"), make_section()
    addresses = [
        "/en/",
        section.url,
        author.get_absolute_url(),
        series.get_absolute_url(),
        "/en/search/?q=squid",
        "/en/corrections/",
        "/en/feed/rss/",
        "/sitemap-articles.xml",
        "/api/v1/articles/",
    ]
    fields = {
        "by": [author],
        "series": series,
        "series_position": 1,
        "section": section,
        "corrections": [{"text": CORRECTION}],
        "slug": "nineteen-reefers",
    }
    return addresses, fields


def listed_at(reader, addresses) -> list[str]:
    """The addresses whose page betrays the article by its headline, slug or correction."""
    betrayed = []
    for address in addresses:
        response = reader.get(address)
        text = b"".join(response).decode() if response.streaming else response.content.decode()
        if any(sign in text for sign in (HEADLINE, "nineteen-reefers", CORRECTION)):
            betrayed.append(address)
    return betrayed


def test_a_published_article_is_listed_everywhere(reader, places):
    addresses, fields = places
    article = make_article(HEADLINE, **fields)
    assert listed_at(reader, addresses) == addresses
    assert reader.get(article.url).status_code == 200


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_what_is_not_public_is_listed_nowhere(reader, places, hide):
    addresses, fields = places
    article = hide(**fields)
    assert listed_at(reader, addresses) == []
    response = reader.get(article.get_url())
    # A page under a restriction leads to the desk's door, as Wagtail has it; one that readers
    # have had says that it is gone.
    assert response.status_code in ((410,) if hide is unpublished else (302, 404))
    assert HEADLINE not in response.content.decode()


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_what_is_not_public_can_neither_be_republished_nor_fetched(reader, hide):
    article = hide()
    for address in (f"/en/republish/{article.pk}/", f"/api/v1/articles/{article.pk}/"):
        response = reader.get(address)
        assert response.status_code == (410 if hide is unpublished else 404), address
        assert HEADLINE not in response.content.decode()


def test_a_draft_of_changes_leaves_the_public_page_as_it_was(reader):
    article = make_article(HEADLINE)
    article.title = "Twenty reefers of squid"
    article.save_revision()
    page = reader.get(article.url).content.decode()
    assert HEADLINE in page
    assert "Twenty reefers" not in page


def test_neighbours_in_a_series_and_see_also_do_not_betray_a_draft(reader):
    series = make_series("Squid")
    hidden = draft(series=series, series_position=2)
    shown = make_article(
        "The first part",
        series=series,
        series_position=1,
        body=[("see_also", {"article": hidden, "url": "", "text": ""})],
    )
    assert HEADLINE not in reader.get(shown.url).content.decode()
