"""``python -m bench.exports``: how fast each export of the whole record is, and how much it holds.

In the database that DATABASE_URL names, which ``bench.fill_records`` filled. Each format is written
in a process of its own, whose peak memory (maximum resident set, getrusage) is then its own: once
with the first thousand records, once with all, so that the difference is what the records cost.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time

FEW = "?occurred_from=2011-01-01&occurred_to=2011-01-07"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.exports", description=__doc__)
    parser.add_argument("--formats", default="csv,jsonl,geojson,package,xlsx,parquet,ftm")
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    parser.add_argument("--query", default="")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_write(options.one, options.query)))
        return
    print("| format | records | seconds | records/s | MB | peak memory, MB | of few records, MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for code in options.formats.split(","):
        few, all_ = _apart(code, FEW), _apart(code, options.query)
        if all_ is None or few is None:
            print(f"| {code} | not installed or refused |")
            continue
        print(
            f"| {code} | {all_['records']:,} | {all_['seconds']:.1f} "
            f"| {all_['records'] / all_['seconds']:,.0f} | {all_['bytes'] / 1e6:.1f} "
            f"| {all_['peak'] / 1e6:.0f} | {few['peak'] / 1e6:.0f} |",
            flush=True,
        )


def _apart(code: str, query: str) -> dict | None:
    command = [sys.executable, "-m", "bench.exports", "--one", code, f"--query={query}"]
    done = subprocess.run(command, env=os.environ, stdout=subprocess.PIPE, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def _write(code: str, query: str) -> dict:
    import django  # noqa: PLC0415 - the parent needs no Django

    django.setup()
    from django.http import QueryDict  # noqa: PLC0415

    from seizures.exports import formats  # noqa: PLC0415
    from seizures.exports.selection import Selection  # noqa: PLC0415

    chosen = formats.get(code)
    selection = Selection.of(QueryDict(query.removeprefix("?")))
    if chosen is None or chosen.refusal(selection):
        sys.exit(1)
    records = selection.number_of_records
    began = time.perf_counter()
    size = sum(len(piece) for piece in selection.in_its_language(chosen.write(selection)))
    return {
        "records": records,
        "seconds": time.perf_counter() - began,
        "bytes": size,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


if __name__ == "__main__":
    main()
