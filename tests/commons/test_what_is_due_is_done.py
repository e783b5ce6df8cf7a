"""What is due is done: by however many workers, whatever fails, until they are told to stop."""

import os
import signal
import sys
import threading
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from commons import work
from commons.models import WorkTurn
from commons.work import Worker, claim, due_work
from demonstration.management.commands.up import serve_beside
from feedback.models import Message
from tests.feedback.factories import make_message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_else_is_due(monkeypatch):
    """Only what a test registers."""
    monkeypatch.setattr(work, "_known", {})
    monkeypatch.setattr(work, "autodiscover_modules", lambda name: None)


@pytest.fixture
def signals_as_before():
    before = {
        each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    }
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def test_every_function_is_run_with_the_limit():
    asked = []
    due_work("b")(lambda limit: asked.append(("b", limit)) or 2)
    due_work("a")(lambda limit: asked.append(("a", limit)) or 0)
    assert Worker(limit=7).run_once().done == {"a": 0, "b": 2}
    assert asked == [("a", 7), ("b", 7)]


def test_a_name_is_taken_once():
    due_work("a")(lambda limit: 0)
    with pytest.raises(ValueError, match="“a”"):
        due_work("a")(lambda limit: 0)


def test_one_that_fails_stops_no_other_and_is_told(caplog):
    done = []
    due_work("broken")(lambda limit: 1 / 0)
    due_work("whole")(lambda limit: done.append(limit) or 1)
    worker = Worker()
    first, second = worker.run_once(), worker.run_once()
    assert first.failed == {"broken"}
    assert len(done) == 2
    assert "The work “broken” failed; again in 15 seconds." in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert second.failed == frozenset(), "what failed a moment ago is let be"


def test_all_that_is_due_now_is_done_once(capsys):
    left = [250]

    @due_work("many")
    def many(limit):
        done = min(limit, left[0])
        left[0] -= done
        return done

    call_command("work", once=True)
    assert capsys.readouterr().out == "many: 250\n"
    due_work("broken")(lambda limit: 1 / 0)
    with pytest.raises(CommandError, match="broken"):
        call_command("work", once=True)


def test_a_worker_stops_where_it_is_told(signals_as_before):
    """Between two functions, and a function that asks, between two rows."""
    told = []

    @due_work("a")
    def stops(limit):
        assert not work.is_stopping()
        os.kill(os.getpid(), signal.SIGTERM)
        told.append(work.is_stopping())
        return limit

    due_work("b")(lambda limit: told.append("never") or 0)
    call_command("work")
    assert told == [True]


def test_server_and_worker_stop_together(signals_as_before):
    due_work("a")(lambda limit: os.kill(os.getpid(), signal.SIGTERM) or 0)
    serve_beside([sys.executable, "-c", "import time; time.sleep(60)"], Worker(interval=60))


def test_a_server_that_falls_ends_the_worker(signals_as_before):
    with pytest.raises(CommandError, match="ended with 3"):
        serve_beside([sys.executable, "-c", "raise SystemExit(3)"], Worker(interval=60))


class TestOneAtATime:
    """Work that is not shared is done by one worker, as often as it says."""

    def turn(self, **fields):
        WorkTurn.objects.filter(name="hourly").update(**fields)

    def test_it_is_done_once_an_hour_whoever_asks(self):
        asked = []
        due_work("hourly", every=timedelta(hours=1))(lambda limit: asked.append(1) or 1)
        Worker().run_once()
        Worker().run_once()
        assert len(asked) == 1
        self.turn(next_at=timezone.now())
        Worker().run_once()
        assert len(asked) == 2

    def test_another_waits_while_one_is_at_it_and_takes_over_when_that_one_fell(self):
        asked = []

        @due_work("hourly", every=timedelta(hours=1))
        def hourly(limit):
            asked.append(1)
            if len(asked) == 1:
                self.turn(next_at=timezone.now())
                assert Worker().run_once().done == {"hourly": 0}
            return 0

        Worker().run_once()
        assert len(asked) == 1
        self.turn(next_at=timezone.now(), held_until=timezone.now() + timedelta(minutes=1))
        Worker().run_once()
        assert len(asked) == 1
        self.turn(held_until=timezone.now())
        Worker().run_once()
        assert len(asked) == 2

    def test_one_that_fails_gives_its_turn_back(self):
        due_work("hourly", every=timedelta(hours=1))(lambda limit: 1 / 0)
        Worker().run_once()
        turn = WorkTurn.objects.get()
        assert turn.held_until is None
        assert turn.next_at > timezone.now() + timedelta(minutes=59)


@pytest.mark.django_db(transaction=True)
def test_no_row_is_taken_by_two_workers():
    """Eight at once on PostgreSQL; SQLite has one connection in a test, so there one by one."""
    for number in range(30):
        make_message(text=f"Number {number}")
    waiting = Message.objects.filter(announced_at__isnull=True)
    due = waiting.select_related("article").order_by("pk")
    taken, together = [], threading.Barrier(8)

    def take():
        if connection.vendor == "postgresql":
            together.wait()
        taken.extend(claim(due, 4, announced_at=timezone.now()))
        if connection.vendor == "postgresql":
            connection.close()

    if connection.vendor == "postgresql":
        threads = [threading.Thread(target=take) for _ in range(8)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    else:
        for _ in range(8):
            take()
    keys = [row.pk for row in taken]
    assert len(keys) == len(set(keys))
    assert connection.vendor == "postgresql" or len(keys) == 30
    assert all(row.announced_at for row in taken)


def test_what_cron_did_is_due_work(monkeypatch):
    monkeypatch.undo()
    assert {each.name: each.every for each in work.all_due_work()}.items() >= {
        "publish-scheduled": timedelta(seconds=30),
        "check-figures": timedelta(minutes=2),
        "feedback-mail": None,
    }.items()
