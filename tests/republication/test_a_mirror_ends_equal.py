"""The mirror of ``examples/``: killed wherever it stands, it ends equal to the newsroom."""

import importlib.util
import json
import random
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from wagtail.models import Site

from commons import roles
from newsroom.corrections.issuing import issue_correction
from newsroom.models import Article
from newsroom.withdrawals import withdraw
from seizures.models import Seizure
from tests.newsroom.people import make_user
from tests.republication.test_every_change_is_told_once import out, publish
from tests.seizures.factories import make_seizure

FILE = Path(__file__).parents[2] / "examples" / "mirror.py"
KILLS = 100


@pytest.fixture
def mirrors():
    """The example as a module, as fresh as a new process."""
    described = importlib.util.spec_from_file_location("mirror_example", FILE)
    module = importlib.util.module_from_spec(described)
    described.loader.exec_module(module)
    return module


@pytest.fixture
def site(transactional_db, foundation, live_server, settings) -> str:
    settings.BASE_URL = live_server.url
    settings.RATE_ANONYMOUS = 1_000_000
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    cache.clear()
    return live_server.url


class Killed(BaseException):
    """The process is no more: nothing of it does anything from here on."""


class Fate:
    """Stands before and after everything by which a program touches disk and network."""

    def __init__(self, real, names: tuple[str, ...]):
        self.real = real
        self.names = names
        self.steps_left = None

    def __getattr__(self, name):
        found = getattr(self.real, name)
        return self._fatal(found) if name in self.names else found

    def _fatal(self, act):
        def acts(*args, **kwargs):
            self.step()
            done = act(*args, **kwargs)
            self.step()
            return done

        return acts

    def step(self):
        if self.steps_left is None:
            return
        self.steps_left -= 1
        if self.steps_left < 0:
            raise Killed


class TwoFates:
    """Network and disk of one process, which die together."""

    def __init__(self, module, monkeypatch):
        self.disk = Fate(module.os, ("fsync", "replace", "remove"))
        self.network = Fate(module.OPENER, ("open",))
        self.network.step = self.disk.step
        monkeypatch.setattr(module, "os", self.disk)
        monkeypatch.setattr(module, "OPENER", self.network)

    def after(self, steps: int | None) -> None:
        self.disk.steps_left = steps


class Newsroom:
    """Somebody who goes on working while copies are taken."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        self.editor = make_user(roles.EDITOR)
        self.number = 0
        for _number in range(3):
            self.publish_another()
            self.record_another()

    def go_on(self) -> None:
        self.chance.choice(
            [self.publish_another, self.edit, self.edit, self.correct, self.take_away,
             self.restore, self.delete, self.record_another, self.change_a_record,
             self.take_a_record_away]
        )()  # fmt: skip

    def _article(self, **fields):
        found = list(Article.objects.filter(**fields).order_by("pk"))
        return self.chance.choice(found) if found else None

    def publish_another(self):
        self.number += 1
        out(headline=f"Story {self.number}")

    def edit(self):
        if article := self._article(live=True):
            self.number += 1
            publish(article, title=f"Edited {self.number}")

    def correct(self):
        kind = self.chance.choice(["correction", "correction", "retraction"])
        standing = Article.objects.filter(live=True).unretracted().values("pk")
        if article := self._article(pk__in=standing):
            issue_correction(article=article, kind=kind, text="It was two.", user=self.editor)

    def take_away(self):
        if article := self._article(live=True):
            withdraw(article=article, reason="A court.", user=self.editor)

    def restore(self):
        if article := self._article(live=False):
            publish(article)

    def delete(self):
        if article := self._article():
            article.delete()

    def record_another(self):
        make_seizure(live=False).save_revision().publish()

    def _record(self):
        found = list(Seizure.objects.public().order_by("pk"))
        return self.chance.choice(found) if found else None

    def change_a_record(self):
        if record := self._record():
            self.number += 1
            record.vessel = f"Ship {self.number}"
            record.save_revision().publish()

    def take_a_record_away(self):
        if record := self._record():
            record.unpublish()


def held(folder: Path) -> dict[str, dict]:
    return {
        f"{file.parent.name}/{file.stem}": json.loads(file.read_text())
        for file in folder.glob("*/*.json")
    }


def given(reader) -> dict[str, dict]:
    """All that the newsroom gives, asked one by one and not through the log."""
    addresses = {
        f"articles/{key}": f"/api/v1/articles/{key}/package/"
        for key in Article.objects.values_list("pk", flat=True)
    } | {
        f"records/{key}": f"/api/v1/seizures/{key}/"
        for key in Seizure.objects.values_list("public_id", flat=True)
    }
    answers = {name: reader.get(address) for name, address in addresses.items()}
    return {name: answer.json() for name, answer in answers.items() if answer.status_code == 200}


def test_what_other_records_change_is_not_kept_to_grow_old(site, mirrors, tmp_path, reader):
    """Beside a claim stands what we hold of its time and place: nothing tells when that moves."""
    claim = make_seizure(kind="aggregate", occurred="2022", live=False)
    claim.save_revision().publish()
    mirrors.Mirror(site, tmp_path).run()
    event = make_seizure(occurred="2022-06-11", live=False)
    event.save_revision().publish()
    mirrors.Mirror(site, tmp_path).run()
    asked = reader.get(f"/api/v1/seizures/{claim.public_id}/").json()
    assert asked.pop("holdings")
    assert held(tmp_path)[f"records/{claim.public_id}"] == asked


def test_killed_a_hundred_times_while_everything_changes_it_ends_equal(
    site, mirrors, tmp_path, monkeypatch, reader
):
    chance = random.Random(2022)  # noqa: S311 - chosen by chance, the same every time
    newsroom, fates = Newsroom(chance), TwoFates(mirrors, monkeypatch)
    kills = 0
    while kills < KILLS:
        if chance.random() < 0.2:
            newsroom.go_on()
        fates.after(chance.randint(0, 25))
        try:
            mirrors.Mirror(site, tmp_path, page_size=4).run()
        except Killed:
            kills += 1
        else:
            newsroom.go_on()
    fates.after(None)
    mirrors.Mirror(site, tmp_path, page_size=4).run()
    assert held(tmp_path) == given(reader) != {}
    # And it is at rest: the same again changes nothing.
    assert mirrors.Mirror(site, tmp_path, page_size=4).run() == 0
    assert not list(tmp_path.rglob("*.part"))


class Busy(BaseHTTPRequestHandler):
    """A server that first says how long to wait, in both ways that it may."""

    answers: list

    def do_GET(self):
        status, retry_after, body, *missing = self.answers.pop(0)
        self.send_response(status)
        if retry_after:
            self.send_header("Retry-After", retry_after)
        self.send_header("Content-Length", str(len(body) + sum(missing)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def test_it_waits_as_long_as_it_is_told_and_asks_again_for_what_broke_off(mirrors, tmp_path):
    server = HTTPServer(("127.0.0.1", 0), Busy)
    site = f"http://127.0.0.1:{server.server_port}/"
    page = json.dumps({"next": f"{site}api/v1/changes/", "has_more": False, "results": []})
    Busy.answers = [
        (429, "7", b""),
        (503, formatdate(usegmt=True), b""),
        (502, None, b""),
        (503, "Wed, 11 Jun 2036 09:30:00 -0000", b""),
        (200, None, page.encode(), 100),
        (200, None, page.encode()),
    ]
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    waited = []
    try:
        assert mirrors.Mirror(site, tmp_path, wait=waited.append).run() == 0
    finally:
        server.shutdown()
        server.server_close()
    assert waited == [7.0, 0.0, 4.0, 8.0, 16.0]


def test_a_key_is_shown_to_nobody_else(mirrors, tmp_path):
    mirror = mirrors.Mirror("https://newsroom.example/", tmp_path, key="secret")
    with pytest.raises(SystemExit, match=r"other\.example"):
        mirror.fetch("https://other.example/api/v1/changes/")
