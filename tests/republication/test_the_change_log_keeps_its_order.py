"""Transactions end in another order than they began in: whoever follows the log loses nothing.

SQLite lets one writer in after the other, so only PostgreSQL can show it.
"""

import random
from threading import Barrier, Event, Thread

import pytest
from django.db import connection, connections, transaction

from republication.changes import positions, settling
from republication.changes.entering import enter
from republication.models import Change, ChangeKind, SubjectKind
from tests.republication.test_every_change_is_told_once import out, publish

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("transactional_db", "foundation"),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
WRITERS, ROUNDS = 6, 25


def tell(subject: str) -> Change:
    return enter(ChangeKind.RECORD_CHANGED, SubjectKind.RECORD, subject)


def in_a_thread(act) -> Thread:
    """A connection of its own, closed when it ends; what fails in it fails the test."""

    def run():
        try:
            act()
        finally:
            connections.close_all()

    thread = Thread(target=run)
    thread.start()
    return thread


class Follower:
    """A client that reads from the last position it knows."""

    def __init__(self):
        self.position = 0
        self.heard = []

    def read(self) -> None:
        settling.settle()
        for change in Change.objects.told().filter(position__gt=self.position)[:7]:
            self.position = change.position
            self.heard.append(change.subject)


def test_what_was_begun_first_and_ends_last_is_told_last_and_not_lost():
    entered, may_end = Event(), Event()

    def slow():
        with transaction.atomic():
            tell("slow")
            entered.set()
            may_end.wait(30)

    follower, thread = Follower(), in_a_thread(slow)
    entered.wait(30)
    tell("quick")
    follower.read()
    assert follower.heard == ["quick"]
    may_end.set()
    thread.join()
    follower.read()
    assert follower.heard == ["quick", "slow"]


def test_many_at_once_are_each_heard_once_in_the_order_of_positions():
    together = Barrier(WRITERS)
    chance = random.Random(5)  # noqa: S311 - the same every time
    sizes = [[chance.randint(1, 3) for _round in range(ROUNDS)] for _writer in range(WRITERS)]

    def writer(number: int):
        together.wait()
        for round_number, size in enumerate(sizes[number]):
            with transaction.atomic():
                for part in range(size):
                    tell(f"{number}-{round_number}-{part}")

    follower = Follower()
    threads = [in_a_thread(lambda number=number: writer(number)) for number in range(WRITERS)]
    while any(thread.is_alive() for thread in threads):
        follower.read()
    expected = sum(map(sum, sizes))
    while len(follower.heard) < expected:
        before = len(follower.heard)
        follower.read()
        assert len(follower.heard) > before, "entries were passed by"
    assert len(set(follower.heard)) == expected == follower.position
    for number in range(WRITERS):  # each writer's own, in the order in which it wrote them
        own = [each for each in follower.heard if each.startswith(f"{number}-")]
        assert own == sorted(own, key=lambda each: [int(part) for part in each.split("-")])


def test_an_article_that_two_publish_at_once_has_its_entries_in_their_order():
    article = out()
    together = Barrier(2)

    def edit(word: str):
        together.wait()
        for number in range(3):
            publish(article, title=f"{word} {number}")

    threads = [in_a_thread(lambda word=word: edit(word)) for word in ("One", "Other")]
    for thread in threads:
        thread.join()
    settling.settle()
    told = Change.objects.told().filter(subject=str(article.pk))
    assert [each.kind for each in told] == ["published"] + 6 * ["updated"]
    kept = article.package_versions.of(article)
    assert [each.version for each in kept] == [each.version for each in told]
    assert article.package_versions.current().get().version == told.last().version


def test_positions_are_given_in_no_transaction_but_their_own():
    tell("one")
    Change.objects.update(position=None)
    with pytest.raises(RuntimeError), transaction.atomic():
        positions.give()
