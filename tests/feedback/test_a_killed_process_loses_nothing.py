"""A process killed at any moment leaves as many messages as were sent."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings as live_settings
from django.db import connection

from commons.references import new_reference
from tests.feedback.factories import filled_in

FORM = "/en/feedback/"
ROOT = Path(live_settings.BASE_DIR)
sqlite_only = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the copy that is killed is a file of SQLite"
)


@pytest.fixture
def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


class Site:
    """The site in a process of its own, on a copy of the test's database, to be killed."""

    def __init__(self, folder: Path, port: int):
        self.database, self.port = folder / "site.sqlite3", port
        with sqlite3.connect(self.database) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
        self.environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DEBUG": "true",
            "SECRET_KEY": live_settings.SECRET_KEY,
        }
        self.process = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{self.port}"],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _try in range(150):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/robots.txt", timeout=5)
                return
            except OSError:
                time.sleep(0.2)
        raise AssertionError("the site did not start")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def send(self, **fields) -> int:
        """The status of the last answer (redirects followed); 0 when there was none."""
        body = urllib.parse.urlencode(filled_in(**fields)).encode()
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{FORM}", body)
        try:
            return urllib.request.urlopen(asked, timeout=60).status
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return 0

    def texts(self) -> list[str]:
        with sqlite3.connect(self.database) as stored:
            return sorted(row[0] for row in stored.execute("SELECT text FROM feedback_message"))


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_a_process_that_is_killed_leaves_as_many_messages_as_were_sent(
    foundation, tmp_path, free_port
):
    """Killed at any moment: a reader who saw no answer sends the form again, and it is one."""
    site = Site(tmp_path, free_port)
    forms = [filled_in(text=f"{new_reference()} {number}") for number in range(8)]
    try:
        site.start()
        unanswered = list(forms)
        kill_soon = threading.Timer(0.6, site.kill)
        kill_soon.start()
        unanswered = [form for form in unanswered if site.send(**form) != 200]
        kill_soon.join()
        assert unanswered, "it was killed too late to prove anything"
        site.start()
        assert [site.send(**form) for form in unanswered] == [200] * len(unanswered)
    finally:
        site.kill()
    assert site.texts() == sorted(form["text"] for form in forms)
