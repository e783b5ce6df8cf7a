"""``make bench``: fill the databases that are missing, measure, print, write docs/benchmarks.md.

``python -m bench --help`` tells the options.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from bench import report
from bench.databases import Database, database
from bench.measuring import Measured, measure, reader
from bench.rows import ROWS
from bench.serving import free_port, serving

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "var" / "bench"
DOCUMENT = ROOT / "docs" / "benchmarks.md"
SECRET_KEY = "of a server that only this machine reaches"


def main() -> None:
    options = _options()
    PLACE.mkdir(parents=True, exist_ok=True)
    results = {}
    for articles in sorted(options.articles):
        kept = database(os.environ.get("DATABASE_URL", ""), PLACE, articles)
        _prepare(kept, articles, options)
        print(f"Measuring with {articles:,} articles on {kept.name} …", flush=True)
        results[articles] = _measure(kept, options)
    print("\n" + report.table(results))
    if options.write:
        report.write(DOCUMENT, kept.name, results)
        print(f"\nWritten to {DOCUMENT.relative_to(ROOT)}.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--articles", default="1000,100000", type=_numbers, help="sizes, by comma")
    parser.add_argument("--seconds", default=3.0, type=float, help="to measure each row for")
    parser.add_argument("--seed", default=1, type=int, help="of the texts")
    parser.add_argument("--again", action="store_true", help="fill the databases anew")
    parser.add_argument("--rows", default="", help="only rows whose name holds this")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _prepare(kept: Database, articles: int, options) -> None:
    if kept.is_filled and not options.again:
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], **_child(kept, 0))
        return
    print(f"Filling {kept.name} with {articles:,} articles …", flush=True)
    began = time.monotonic()
    kept.make_empty()
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], **_child(kept, 0))
    fill = [sys.executable, "-m", "bench.fill", str(articles), str(options.seed)]
    subprocess.run(fill, **_child(kept, 0))
    kept.mark_filled()
    print(f"  filled in {time.monotonic() - began:.0f} s", flush=True)


def _measure(kept: Database, options) -> list[Measured]:
    rows = [row for row in ROWS if options.rows in row.name]
    port, bare_port = free_port(), free_port()
    bare_environment = {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": ""}
    environment = _child(kept, port)["env"]
    with (
        serving("config.wsgi:application", environment, port) as site,
        serving("bench.bare:application", bare_environment, bare_port) as bare,
    ):
        return measure(
            rows,
            reader(site),
            reader(bare),
            seconds=options.seconds,
            say=lambda text: print(text, flush=True),
        )


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
        "S3_BUCKET": "",
    }
    return {"env": environment, "cwd": ROOT, "check": True}


if __name__ == "__main__":
    main()
