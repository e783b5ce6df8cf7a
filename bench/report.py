"""The table of a run, and its place in docs/benchmarks.md."""

import os
import platform
import re
from datetime import date
from pathlib import Path

from bench.measuring import Measured

Results = dict[int, list[Measured]]


def table(results: Results) -> str:
    """One line a row; three columns a size, then how the largest compares with the smallest."""
    sizes = sorted(results)
    heads = ["page"]
    for size in sizes:
        heads += [f"{size:,}: req/s", "p50 ms", "p99 ms", "× bare"]
    if len(sizes) > 1:
        heads.append("growth")
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)]]
    for measured in zip(*(results[size] for size in sizes), strict=True):
        cells = [measured[0].row.name]
        for one in measured:
            site = one.site
            cells += [
                f"{site.a_second:.0f}",
                f"{site.p50 * 1000:.1f}",
                f"{site.p99 * 1000:.1f}",
                f"{one.ratio:.1f}",
            ]
        if len(sizes) > 1:
            cells.append(f"{measured[-1].site.p50 / measured[0].site.p50:.2f}")
        lines.append(cells)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def machine() -> str:
    return (
        f"{date.today():%-d %B %Y}, {os.cpu_count()} cores ({platform.machine()}), "
        f"Python {platform.python_version()}, one worker"
    )


def write(path: Path, part: str, table: str) -> None:
    """Put a table into its part of the document: each database has its own, for each subject."""
    begin, end = f"<!-- {part}: begin -->", f"<!-- {part}: end -->"
    text = path.read_text(encoding="utf-8")
    measured = f"{begin}\n{machine()}.\n\n{table}\n{end}"
    path.write_text(
        re.sub(f"{begin}.*?{end}", lambda match: measured, text, flags=re.DOTALL), encoding="utf-8"
    )
