"""The demonstration is written in our own words: it shares no run of words with its seed."""

import json
import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "demonstration" / "content"
RUN = 8


def seed_text():
    named = os.environ.get("SEED_TEXT")
    path = Path(named) if named else ROOT.parent / "shared" / "seed" / "callao-port.txt"
    if not path.is_file():
        pytest.skip("the seed text is not here; SEED_TEXT may name it")
    return path.read_text(encoding="utf-8")


def runs_of_words(text):
    words = re.findall(r"\w+", re.sub(r"<[^>]+>", " ", text).lower().replace("’", ""))
    return {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)


@pytest.mark.parametrize(
    "path", sorted(CONTENT.rglob("*.json")), ids=lambda path: str(path.relative_to(CONTENT))
)
def test_no_run_of_eight_words_is_shared_with_the_seed(path):
    seed = runs_of_words(seed_text())
    assert seed
    content = json.loads(path.read_text(encoding="utf-8"))
    shared = {run for text in strings_in(content) for run in runs_of_words(text) & seed}
    assert not shared
