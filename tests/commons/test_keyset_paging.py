"""Paging by keyset: every row once, in order, forwards and backwards, whatever comes and goes."""

import pytest

from commons.keyset import CursorError, paginate, read_page
from seizures.models import Seizure

ORDERING = Seizure.LIST_ORDERING


@pytest.fixture
def records(db) -> list[int]:
    """Eleven records, some of the same day, in the order of a list."""
    days = ["2022-06-11", "2022-06-11", "2022-06-11", "2021-01-01", "2023-05-05"]
    made = [Seizure.objects.create(occurred=days[number % 5]) for number in range(11)]
    return [row.pk for row in sorted(made, key=lambda row: (row.filed_under, row.pk), reverse=True)]


def walk(size: int) -> list[list[int]]:
    pages, cursor = [], ""
    while cursor is not None:
        page = read_page(Seizure.objects.all(), ordering=ORDERING, size=size, cursor=cursor)
        pages.append([row.pk for row in page.rows])
        cursor = page.next_cursor
    return pages


@pytest.mark.parametrize("size", [1, 2, 3, 10, 11, 12])
def test_every_row_is_seen_once_and_in_order(records, size):
    assert [pk for page in walk(size) for pk in page] == records


def test_going_back_shows_the_page_one_came_from(records):
    first = read_page(Seizure.objects.all(), ordering=ORDERING, size=4)
    second = read_page(Seizure.objects.all(), ordering=ORDERING, size=4, cursor=first.next_cursor)
    back = read_page(
        Seizure.objects.all(), ordering=ORDERING, size=4, cursor=second.previous_cursor
    )
    assert [row.pk for row in back.rows] == [row.pk for row in first.rows]
    assert first.previous_cursor is None
    assert back.previous_cursor is None
    assert back.next_cursor is not None


def test_a_row_that_is_added_while_a_client_pages_shifts_nothing(records):
    first = read_page(Seizure.objects.all(), ordering=ORDERING, size=4)
    Seizure.objects.create(occurred="2026-01-01")
    second = read_page(Seizure.objects.all(), ordering=ORDERING, size=4, cursor=first.next_cursor)
    assert [row.pk for row in second.rows] == records[4:8]


@pytest.mark.parametrize(
    "cursor",
    ["x", "%%%", "bm90IGpzb24", "W10", "WyJuIl0", "WyJuIiwgIngiLCAieSJd", "é", "a" * 600],
)
def test_a_cursor_that_was_not_given_out_is_refused_in_words(records, cursor):
    with pytest.raises(CursorError, match="follow the “next” link"):
        read_page(Seizure.objects.all(), ordering=ORDERING, size=4, cursor=cursor)


def test_an_html_list_answers_a_bad_cursor_with_400(db, reader):
    assert reader.get("/en/seizures/", {"cursor": "x"}).status_code == 400


def test_the_addresses_of_neighbours_keep_what_was_asked(records, rf):
    request = rf.get("/en/seizures/", {"kind": "event", "substance": "cocaine"})
    page = paginate(request, Seizure.objects.all(), ordering=ORDERING, size=4)
    assert page.next_url.startswith("/en/seizures/?")
    assert "kind=event" in page.next_url
    assert "substance=cocaine" in page.next_url
    assert page.previous_url is None
