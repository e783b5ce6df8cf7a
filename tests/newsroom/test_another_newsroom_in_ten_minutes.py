"""``manage.py new_newsroom`` makes a newsroom of somebody's own, and nothing in it names ours."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Site

from commons import roles
from newsroom.founding import environment_file
from newsroom.founding import newsroom as founding
from newsroom.founding.newsroom import Foundation
from newsroom.models import FrontPage, NewsroomSettings, Section, StandingPage
from tests.newsroom.factories import make_article

ROOT = Path(__file__).resolve().parents[2]
FARO = Foundation(
    name="El Faro del Sur",
    languages=("es", "en"),
    sections={"es": ("Puertos", "Juicios"), "en": ("Ports", "Courts")},
    taglines={"es": "Desde el muelle"},
    licence_code="CC-BY-4.0",
    base_url="https://faro.example",
    time_zone="America/Lima",
    administrator="ana",
    password="una-frase-larga-y-rara",
    contact_email="hola@faro.example",
)


def run(environment: dict, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_newsroom_is_founded_in_a_fresh_database_and_no_page_names_ours(tmp_path):
    environment = {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'faro.sqlite3'}",
        "MEDIA_ROOT": str(tmp_path / "media"),
        "BASE_URL": "http://faro.example",
        "ADMIN_PASSWORD": "una-frase-larga-y-rara",
    }
    written = tmp_path / "env"
    command = [
        "manage.py",
        "new_newsroom",
        "--no-input",
        "--languages",
        "en,es",
        "--contact",
        "hola@faro.example",
        "--licence",
        "CC-BY-4.0",
        "--administrator",
        "ana",
        "--time-zone",
        "America/Lima",
    ]
    founded = run(
        environment,
        *command,
        *("--name", "El Faro del Sur", "--env-file", str(written)),
        *("--sections", "en:Ports,Courts", "--sections", "es:Puertos,Juicios"),
    )
    assert founded.returncode == 0, founded.stderr
    assert "una-frase-larga-y-rara" not in founded.stdout
    assert environment_file.values_in(written.read_text()) == {
        "SECRET_KEY": environment_file.values_in(written.read_text())["SECRET_KEY"],
        "BASE_URL": "http://faro.example",
        "LANGUAGES": "en,es",
        "TIME_ZONE": "America/Lima",
    }
    assert written.stat().st_mode & 0o077 == 0

    again = run(environment, *command, "--name", "Otro", "--env-file", str(written))
    assert again.returncode != 0
    assert "nothing was changed" in again.stderr

    walked = run(environment, "-m", "tests.newsroom.walk")
    assert walked.returncode == 0, walked.stderr[-2000:]
    pages = [json.loads(line) for line in walked.stdout.splitlines()]
    kinds = {page["type"] for page in pages}
    assert {"text/html", "application/json", "application/rss+xml", "text/plain"} <= kinds
    assert len(pages) > 40
    for page in pages:
        place = page["text"].lower().find("waybill")
        assert place < 0, (page["address"], page["text"][max(0, place - 80) : place + 40])
        if page["address"].startswith("/api/v1/"):  # an example may be for a key, or gone
            assert page["status"] in (200, 401, 403, 404), page["address"]
        elif page["address"] == "/en/nowhere/":
            assert page["status"] == 404
        else:
            assert page["status"] in (200, 301, 302), page["address"]
        if page["type"] in ("text/html", "application/rss+xml") and page["status"] == 200:
            assert "El Faro del Sur" in page["text"], page["address"]


@pytest.mark.django_db
def test_what_was_decided_is_there(reader):
    founding.found(foundation=FARO)
    newsroom = NewsroomSettings.load()
    assert (newsroom.name, newsroom.default_licence_code) == ("El Faro del Sur", "CC-BY-4.0")
    site = Site.objects.get()
    assert (site.hostname, site.port) == ("faro.example", 443)
    assert site.site_name == "El Faro del Sur"
    assert site.root_page.locale.language_code == "es"
    ports, courts = Section.objects.filter(locale__language_code="es").order_by("path")
    assert [ports.title, courts.title] == ["Puertos", "Juicios"]
    assert ports.get_translations().get().title == "Ports"
    ana = get_user_model().objects.get(username="ana")
    assert {group.name for group in ana.groups.all()} == set(roles.ALL)
    assert ana.check_password("una-frase-larga-y-rara")


@pytest.mark.django_db
def test_what_is_true_from_the_first_day_is_published_and_what_only_they_can_say_is_a_draft(reader):
    founding.found(foundation=FARO)
    page = reader.get("/es/").content.decode()
    for title in ("Cómo corregimos", "Cómo republicar nuestro trabajo", "Privacidad"):
        assert f">{title}</a>" in page
    assert reader.get("/es/como-corregimos/").status_code == 200
    assert reader.get("/es/quienes-somos/").status_code == 404
    about = NewsroomSettings.load().about_page
    assert (about.live, about.title) == (False, "Acerca de El Faro del Sur")
    correcting = StandingPage.objects.get(slug="como-corregimos")
    assert correcting.get_translations().get().slug == "how-we-correct"


@pytest.mark.django_db
def test_a_name_cannot_become_markup_in_the_first_pages(reader):
    founding.found(foundation=replace(FARO, name="<script>A & B</script>"))
    assert "<script>A" not in reader.get("/es/como-republicar/").content.decode()


@pytest.mark.django_db
def test_in_one_language_the_other_s_front_page_sleeps():
    founding.found(
        foundation=replace(FARO, languages=("es",), sections={"es": ("Puertos",)}, taglines={})
    )
    live = FrontPage.objects.live().values_list("locale__language_code", flat=True)
    assert list(live) == ["es"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": "x" * 81}, "longer than 80"),
        ({"languages": ("fr",)}, "not a list of languages"),
        ({"languages": ("es", "es")}, "not a list of languages"),
        ({"sections": {"es": ("Puertos",), "en": ("Ports", "Courts")}}, "a title in every"),
        ({"sections": {"es": ("Puertos", "puertos"), "en": ("A", "B")}}, "no address of its own"),
        ({"sections": {"es": ("Search",), "en": ("Ports",)}}, "/es/search/ is an address"),
        ({"licence_code": "MIT"}, "no licence “MIT”"),
        ({"base_url": "faro.example"}, "not the address of a site"),
        ({"time_zone": "Lima"}, "no time zone “Lima”"),
        ({"contact_email": "hola"}, "not an e-mail address"),
        ({"administrator": "a b"}, "valid username"),
        ({"password": "short"}, "too short"),
    ],
)
def test_what_will_not_do_is_said_in_words(change, sentence):
    assert founding.objections(FARO) == []
    (objection,) = founding.objections(replace(FARO, **change))
    assert sentence in objection


@pytest.mark.django_db
def test_where_there_is_content_nothing_is_founded(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "newsroom.management.commands.new_newsroom.Command._prepare_database", lambda self: None
    )
    make_article()
    file = tmp_path / "env"
    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("new_newsroom", no_input=True, name="El Faro", env_file=file)
    call_command("new_newsroom", no_input=True, name="El Faro", env_file=file, if_empty=True)
    assert NewsroomSettings.load().name == "Waybill"
    assert not file.exists()


@pytest.mark.django_db
def test_a_wrong_answer_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "newsroom.management.commands.new_newsroom.Command._prepare_database", lambda self: None
    )
    file = tmp_path / "env"
    with pytest.raises(CommandError, match="There is no licence “MIT”"):
        call_command("new_newsroom", no_input=True, name="El Faro", licence="MIT", env_file=file)
    assert not Section.objects.exists()
    assert not file.exists()


def test_the_environment_s_file_keeps_what_it_held():
    before = "# ours\nSECRET_KEY='abc'\nLANGUAGES=en,es\n\nEMAIL_URL=smtp://x\n"
    after = environment_file.with_values(before, {"LANGUAGES": "es", "TIME_ZONE": "America/Lima"})
    assert after == (
        "# ours\nSECRET_KEY='abc'\nLANGUAGES=es\n\nEMAIL_URL=smtp://x\nTIME_ZONE=America/Lima\n"
    )
    assert environment_file.with_values(after, {"LANGUAGES": "es", "SECRET_KEY": "abc"}) == after
    assert environment_file.with_values("", {"A": "1"}) == "A=1\n"
    assert environment_file.values_in('#LANGUAGES=fr\nexport A="b"\n') == {"A": "b"}
