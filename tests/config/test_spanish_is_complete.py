"""Every string of the interface has its Spanish, and the compiled catalogue is up to date."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "locale" / "es" / "LC_MESSAGES" / "django.po"
ROOMS = ("commons", "config", "demonstration", "feedback", "newsroom", "republication", "seizures")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def entries() -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]


def said(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_string_is_translated():
    missing = [entry.msgid for entry in entries() if not all(said(entry)) or entry.fuzzy]
    assert missing == []


def test_no_placeholder_is_lost_or_made_up():
    for entry in entries():
        known = set(PLACEHOLDER.findall(entry.msgid + (entry.msgid_plural or "")))
        for text in said(entry):
            assert set(PLACEHOLDER.findall(text)) <= known, entry.msgid
        assert set(PLACEHOLDER.findall(said(entry)[-1])) == known, entry.msgid


def test_the_compiled_catalogue_is_the_written_one():
    compiled = polib.mofile(str(CATALOGUE.with_suffix(".mo")))
    assert {(e.msgctxt, e.msgid): said(e) for e in compiled} == {
        (e.msgctxt, e.msgid): said(e) for e in entries()
    }


def test_no_string_hides_behind_a_name_that_xgettext_does_not_know():
    for folder in ROOMS:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
                    others = {each.asname for each in node.names if each.asname} - {"_"}
                    assert not others, (path, others)


def test_no_string_hides_within_another():
    """xgettext does not look into f-strings: what is said there would never be translated."""
    calls = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
    for folder in ROOMS:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                within = ast.walk(node) if isinstance(node, ast.JoinedStr) else ()
                hidden = [
                    call.args[0].value
                    for call in within
                    if isinstance(call, ast.Call)
                    and getattr(call.func, "id", "") in calls
                    and isinstance(call.args[0], ast.Constant)
                ]
                assert hidden == [], path


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="xgettext (gettext) is not installed")
def test_no_string_of_the_code_is_missing_from_the_catalogue(tmp_path):
    """``make messages`` would find nothing new."""
    copy = tmp_path / "project"
    for folder in [*ROOMS, "templates", "locale"]:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "manage.py", copy)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", "es", "--no-location", "-v", "0"],
        cwd=copy,
        check=True,
        capture_output=True,
    )
    found = polib.pofile(str(copy / "locale" / "es" / "LC_MESSAGES" / "django.po"))
    known = {(entry.msgctxt, entry.msgid) for entry in entries()}
    assert {(e.msgctxt, e.msgid) for e in found if not e.obsolete} - known == set()
