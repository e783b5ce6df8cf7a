"""``make bench``: fill the databases that are missing, measure, print, write docs/benchmarks.md.

``python -m bench --help`` tells the options.
"""

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench import exports, report
from bench.databases import Database, database
from bench.measuring import Measured, Reader, measure
from bench.rows import RECORD_ROWS, ROWS, Row
from bench.serving import free_port, serving

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "var" / "bench"
DOCUMENT = ROOT / "docs" / "benchmarks.md"
SECRET_KEY = "of a server that only this machine reaches"


@dataclass(frozen=True)
class Subject:
    """What databases are filled with, by which module, and the rows measured there."""

    name: str
    filler: str
    rows: list[Row]

    def database_name(self, size: int) -> str:
        return f"{size}" if self.name == "articles" else f"{self.name}_{size}"

    def part_of_document(self, kept: Database) -> str:
        return kept.name if self.name == "articles" else f"{self.name} on {kept.name}"


SUBJECTS = [
    Subject("articles", "bench.fill", ROWS),
    Subject("records", "bench.fill_records", RECORD_ROWS),
]


def main() -> None:
    options = _options()
    PLACE.mkdir(parents=True, exist_ok=True)
    for subject in SUBJECTS:
        if sizes := sorted(getattr(options, subject.name)):
            _measure_all(subject, sizes, options)


def _measure_all(subject: Subject, sizes: list[int], options) -> None:
    results, written = {}, []
    for size in sizes:
        url = os.environ.get("DATABASE_URL", "")
        kept = database(url, PLACE, subject.database_name(size))
        _prepare(kept, subject, size, options)
        print(f"Measuring with {size:,} {subject.name} on {kept.name} …", flush=True)
        results[size] = _measure(kept, subject, options)
        if subject.name == "records":
            environment = _child(kept, 0)["env"]
            written += exports.measure(options.exports, environment, say=print)
    print("\n" + report.table(results))
    if options.write:
        report.write(DOCUMENT, subject.part_of_document(kept), report.table(results))
        if written:
            report.write(DOCUMENT, f"exports on {kept.name}", exports.table(written))
        print(f"\nWritten to {DOCUMENT.relative_to(ROOT)}.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--articles", default="1000,100000", type=_numbers, help="sizes, by comma")
    parser.add_argument("--records", default="10000,311038", type=_numbers, help="sizes, by comma")
    parser.add_argument("--seconds", default=3.0, type=float, help="to measure each row for")
    parser.add_argument("--seed", default=1, type=int, help="of the texts")
    parser.add_argument("--again", action="store_true", help="fill the databases anew")
    parser.add_argument("--rows", default="", help="only rows whose name holds this")
    parser.add_argument("--exports", default=exports.FORMATS, help="formats, by comma; or none")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    """Sizes by comma; none for nothing."""
    return [int(part) for part in text.split(",") if part]


def _prepare(kept: Database, subject: Subject, size: int, options) -> None:
    if kept.is_filled and not options.again:
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], **_child(kept, 0))
        return
    print(f"Filling {kept.name} with {size:,} {subject.name} …", flush=True)
    began = time.monotonic()
    kept.make_empty()
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], **_child(kept, 0))
    fill = [sys.executable, "-m", subject.filler, str(size), str(options.seed)]
    subprocess.run(fill, **_child(kept, 0))
    kept.mark_filled()
    print(f"  filled in {time.monotonic() - began:.0f} s", flush=True)


def _measure(kept: Database, subject: Subject, options) -> list[Measured]:
    """Rows in their order, each on the site as it is or on one that keeps nothing."""
    rows = [row for row in subject.rows if options.rows in row.name]
    port, anew_port, bare_port = free_port(), free_port(), free_port()
    bare_environment = {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": ""}
    anew_environment = _child(kept, anew_port)["env"] | {"DJANGO_SETTINGS_MODULE": "bench.anew"}
    with (
        serving("config.wsgi:application", _child(kept, port)["env"], port) as site,
        serving("config.wsgi:application", anew_environment, anew_port) as anew,
        serving("bench.bare:application", bare_environment, bare_port) as bare,
    ):
        return [
            measured
            for row in rows
            for measured in measure(
                [row],
                Reader(anew if row.anew else site),
                Reader(bare),
                seconds=options.seconds,
                say=lambda text: print(text, flush=True),
            )
        ]


def _child(kept: Database, port: int) -> dict:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATABASE_URL": kept.url,
        "SECRET_KEY": SECRET_KEY,
        "DEBUG": "0",
        "BASE_URL": f"http://127.0.0.1:{port}" if port else "http://127.0.0.1",
        "HASHED_STATIC_FILES": "0",
        "MEDIA_ROOT": str(PLACE / "media"),
        "REDIS_URL": "",
        # A reader here asks more in a minute than a stranger may in a day.
        "RATE_ANONYMOUS": "1000000000",
        "S3_BUCKET": "",
    }
    return {"env": environment, "cwd": ROOT, "check": True}


if __name__ == "__main__":
    main()
