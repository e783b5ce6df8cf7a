"""A worker is killed in the middle, again and again: every message arrives, in order."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

from republication.models import Delivery
from republication.webhooks import delivering
from tests.republication.factories import make_change, make_endpoint
from tests.republication.receiver import Receiver

PROJECT = Path(__file__).resolve().parents[2]
SUBJECTS, CHANGES = 3, 4
# A worker of its own process that finds every name on loopback.
WORKER = """
import django; django.setup()
from tests.republication.receiver import LOOPBACK
from commons.safe_fetch import Fetcher
from republication.webhooks import delivering
fetcher = Fetcher(ports=None, resolve=lambda host: [LOOPBACK], may_reach=lambda address: True)
while delivering.deliver_due(100, fetcher):
    pass
"""


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.close()


def in_order(receiver):
    """Each subject's messages, as they came first."""
    seen = {}
    for message in receiver.messages:
        positions = seen.setdefault(message["data"]["identifier"], [])
        if message["data"]["position"] not in positions:
            positions.append(message["data"]["position"])
    return seen


def is_whole(receiver) -> bool:
    told = in_order(receiver)
    return len(told) == SUBJECTS and all(
        len(positions) == CHANGES and positions == sorted(positions) for positions in told.values()
    )


def write_changes():
    for _change in range(CHANGES):
        for subject in range(SUBJECTS):
            make_change(str(subject))


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="another process sees no database in memory"
)
@pytest.mark.django_db(transaction=True)
def test_killed_with_its_process(receiver):
    make_endpoint(receiver.url)
    write_changes()
    environment = {**os.environ, "DATABASE_URL": _address_of_the_test_database()}
    receiver.hold = threading.Event()
    for _kill in range(3):
        worker = subprocess.Popen([sys.executable, "-c", WORKER], cwd=PROJECT, env=environment)
        assert receiver.arrived.acquire(timeout=180)
        os.kill(worker.pid, signal.SIGKILL)  # it has sent, and not written down what came of it
        worker.wait()
        Delivery.objects.pending().update(next_at=timezone.now())  # as if its lease were over
    receiver.hold = None
    workers = [
        subprocess.Popen([sys.executable, "-c", WORKER], cwd=PROJECT, env=environment)
        for _worker in range(2)
    ]
    assert [worker.wait(180) for worker in workers] == [0, 0]
    delivering.deliver_due(100, receiver.fetcher)
    assert not Delivery.objects.pending().exists()
    assert is_whole(receiver)
    assert len(receiver.messages) > SUBJECTS * CHANGES, "some were in the air when it was killed"


@pytest.mark.django_db
def test_killed_between_sending_and_writing_down(receiver, monkeypatch):
    """The same on any database: the process ends right where it hurts."""
    make_endpoint(receiver.url)
    write_changes()
    record, calls = delivering.record, []

    def falls(delivery, outcome):
        calls.append(delivery)
        if len(calls) % 3 == 0:
            raise KeyboardInterrupt
        record(delivery, outcome)

    monkeypatch.setattr(delivering, "record", falls)
    for _round in range(50):
        try:
            if not delivering.deliver_due(100, receiver.fetcher):
                break
        except KeyboardInterrupt:
            Delivery.objects.pending().update(next_at=timezone.now())
    assert not Delivery.objects.pending().exists()
    assert is_whole(receiver)
    assert len(receiver.messages) > SUBJECTS * CHANGES
    again = [message["headers"]["webhook-id"] for message in receiver.messages]
    assert len(set(again)) == SUBJECTS * CHANGES, "sent again, it is the same message"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_message_once(receiver):
    if connection.vendor == "sqlite":
        pytest.skip("a test has one connection to SQLite's database in memory")
    make_endpoint(receiver.url)
    write_changes()
    together = threading.Barrier(4)

    def work():
        together.wait()
        try:
            while delivering.deliver_due(5, receiver.fetcher):
                pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    delivering.deliver_due(100, receiver.fetcher)
    assert len(receiver.messages) == SUBJECTS * CHANGES
    assert is_whole(receiver)


@pytest.mark.django_db
def test_manage_py_work_sends_them(receiver, monkeypatch, capsys):
    monkeypatch.setattr(delivering.endpoints, "fetcher", lambda: receiver.fetcher)
    make_endpoint(receiver.url)
    make_change()
    call_command("work", once=True)
    assert receiver.told == ["article.updated"]
    assert "webhooks: 1\n" in capsys.readouterr().out


def _address_of_the_test_database() -> str:
    settings = connection.settings_dict
    host = settings["HOST"] or "127.0.0.1"
    return f"postgres://{settings['USER']}@{host}:{settings['PORT']}/{settings['NAME']}"
