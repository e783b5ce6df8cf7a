"""A correction stands on its article and in the log; a series is read in its order."""

from datetime import UTC, datetime

import pytest

from tests.newsroom.factories import make_article, make_author, make_series, retract

pytestmark = pytest.mark.django_db


def day(number: int) -> datetime:
    return datetime(2026, 3, number, 12, tzinfo=UTC)


def test_corrections_are_on_the_article_and_in_the_log_newest_first(reader):
    article = make_article(
        corrections=[
            {"text": "It was two tons.", "date": day(3)},
            {"text": "It was Callao.", "date": day(5), "kind": "editors-note"},
        ]
    )
    for address in (article.url, "/en/corrections/", "/en/"):
        page = reader.get(address).content.decode()
        assert 0 < page.index("It was Callao.") < page.index("It was two tons."), address
        assert "Editor’s note" in page


def test_a_retraction_is_said_before_the_text_and_ends_the_giving_away(reader):
    article = retract(make_article(body=[("paragraph", "<p>Ten tons.</p>")]), "It was false.")
    page = reader.get(article.url).content.decode()
    assert page.index("It was false.") < page.index("Ten tons.")
    assert f"/en/republish/{article.pk}/" not in page


def test_a_series_is_in_its_order_and_leads_on_from_each_article(reader):
    series = make_series("The port")
    last = make_article("Part three", series=series, series_position=3)
    first = make_article("Part one", series=series, series_position=1)
    middle = make_article("Part two", series=series, series_position=2)
    page = reader.get(series.get_absolute_url()).content.decode()
    assert page.index("Part one") < page.index("Part two") < page.index("Part three")
    text = reader.get(middle.url).content.decode()
    assert f'rel="prev" href="{first.url}"' in text
    assert f'rel="next" href="{last.url}"' in text
    assert f'rel="next" href="{last.url}"' not in reader.get(first.url).content.decode()


def test_an_authors_page_has_their_words_and_their_work_only(reader):
    author = make_author("Ana Ruiz", biographies={"en": "Writes about ports.", "es": "Puertos."})
    make_article("Hers", by=[author])
    make_article("Her figures", by=[], roles=[("data", author)])
    make_article("Not of hers")
    page = reader.get(author.get_absolute_url()).content.decode()
    assert "Writes about ports." in page
    assert "Hers" in page
    assert "Her figures" in page
    assert "Not of hers" not in page
    spanish = reader.get(f"/es/authors/{author.slug}/").content.decode()
    assert "Puertos." in spanish
    assert "Hers" not in spanish
