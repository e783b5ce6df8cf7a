"""``python -m bench.exports``: how fast each export of the whole record is, and how much it holds.

In the database that DATABASE_URL names, which ``bench.fill_records`` filled; ``make bench`` does it
for each of its databases. Each format is written in a process of its own, whose peak memory
(maximum resident set, getrusage) is then its own: once with some hundred records, once with all, so
that the difference is what the records cost. Before that those few are written, unmeasured, so that
no format pays for what Python loads once.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass

FEW = "occurred_from=2011-01-01&occurred_to=2011-01-07"
FORMATS = "csv,package,xlsx,jsonl,geojson,parquet"


@dataclass(frozen=True)
class Written:
    """An export as it was written: ``seconds`` on the clock and ``cpu`` of the processor.

    ``size`` and ``peak`` are in bytes; so is ``peak_of_few``, with some hundred records alone.
    """

    format: str
    records: int
    seconds: float
    cpu: float
    size: int
    peak: int
    peak_of_few: int

    @property
    def line(self) -> str:
        return (
            f"| {self.format} | {self.records:,} | {self.seconds:.1f} | {self.cpu:.1f} "
            f"| {self.records / self.cpu:,.0f} | {self.size / 1e6:.1f} "
            f"| {self.peak / 1e6:.0f} | {self.peak_of_few / 1e6:.0f} |"
        )


HEAD = (
    "| format | records | seconds | CPU s | records/CPU s | MB | peak MB | of few records |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.exports", description=__doc__)
    parser.add_argument("--formats", default=FORMATS)
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    parser.add_argument("--query", default="", help="filters, as in an address")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_write(options.one, options.query)))
    else:
        print(HEAD)
        measure(
            options.formats, os.environ, options.query, say=lambda text: print(text, flush=True)
        )


def measure(formats: str, environment, query: str = "", *, say) -> list[Written]:
    """Write each of the formats. What is not installed or refused is left out."""
    written = []
    for code in filter(None, formats.split(",")):
        few, all_ = (_apart(code, asked, environment) for asked in (FEW, query))
        if few and all_:
            written.append(Written(**all_, peak_of_few=few["peak"]))
            say(written[-1].line)
    return written


def table(written: list[Written]) -> str:
    return "\n".join([HEAD, *(each.line for each in written)])


def _apart(code: str, query: str, environment) -> dict | None:
    command = [sys.executable, "-m", "bench.exports", "--one", code, f"--query={query}"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False)
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
    few = Selection.of(QueryDict(FEW))
    for _piece in few.in_its_language(chosen.write(few)):
        pass
    records = selection.number_of_records
    began, cpu = time.perf_counter(), time.process_time()
    size = sum(len(piece) for piece in selection.in_its_language(chosen.write(selection)))
    return {
        "format": code,
        "records": records,
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - cpu,
        "size": size,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


if __name__ == "__main__":
    main()
