"""A wrong setting is refused at the start, in words."""

import os
import subprocess
import sys
from pathlib import Path

from django.test import Client

ROOT = Path(__file__).resolve().parents[2]


def start(**environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_without_a_secret_key_refuses_to_start_and_says_what_to_do():
    refused = start(SECRET_KEY="", DEBUG="0")
    assert refused.returncode != 0
    assert "SECRET_KEY is not set. Put a long random value" in refused.stderr


def test_every_variable_that_the_settings_read_is_in_the_example():
    settings = (ROOT / "config" / "settings.py").read_text(encoding="utf-8")
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    reads = [line.split('"')[1] for line in settings.split("env.")[1:] if '("' in line[:12]]
    names = {name for name in reads if name.isupper()}
    assert len(names) > 15
    assert {name for name in names if f"{name}=" not in example} == set()


def test_a_page_forbids_inline_scripts_and_the_desk_alone_is_looser(db):
    page = Client().get("/en/").headers["Content-Security-Policy"]
    desk = Client().get("/admin/login/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in page
    assert "default-src 'self'" in page
    assert "script-src 'self' 'unsafe-inline'" in desk
