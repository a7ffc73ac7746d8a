"""What was measured -> a page in Markdown."""

from __future__ import annotations

import math
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median

Measured = dict[tuple[str, float, str], list[dict]]

TITLES = {
    "words": "Count all words",
    "pairs": "Pairs of all words at most five words apart",
    "families": "Twenty families of ten terms, for each document",
    "lines": "All lines of one word, eight words before and after",
    "ten": "Ten words, one after the other: find, and all lines",
    "essay": "The essay: all cells of its seven notebooks, over its own five articles",
}
PEER = "polars"
PACKAGES = ("pandas", "numpy", "pyarrow", "polars", "duckdb", "scikit-learn", "nltk", "dask")


def page(measured: Measured, *, described: bool = False) -> str:
    """Give all tables, below a description of the machine and the runs where it is asked for."""
    parts = [description(measured)] if described else []
    for task, title in TITLES.items():
        own = {key: runs for key, runs in sorted(measured.items(), key=_place) if key[0] == task}
        if own:
            parts.append(f"### {title}\n\n{table(own)}")
    return "\n\n".join(parts) + "\n"


def _place(item: tuple[tuple[str, float, str], list[dict]]) -> float:
    """Put sizes in order; the contestants of one keep theirs."""
    return item[0][1]


def description(measured: Measured) -> str:
    """Give the heading: when, on what machine, with which versions, of how many runs."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    day = datetime.now(UTC).date().isoformat()
    machine = f"{os.cpu_count()} cores ({platform.machine()}), {memory()}{platform.system()}"
    runs = sorted({len(found) for found in measured.values()})
    count = " to ".join(str(number) for number in dict.fromkeys((runs[0], runs[-1])))
    return (
        f"## Measured\n\n{day}: {machine}, Python {platform.python_version()}, {versions}.\n"
        f"Medians of {count} runs by turns; other work may have run beside them: trust ratios."
    )


def memory() -> str:
    """Give the size of the machine's memory, where the system tells it."""
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return ""
    return f"{size / 2**30:.0f} GB, "


def table(measured: Measured) -> str:
    """Give the table of a task: one row a contestant and size, ratios where polars does it too."""
    rows = [
        "| MB | contestant | seconds | × polars | of processors | memory, GB | phases, seconds |",
        "|---|---|---|---|---|---|---|",
    ]
    for (task, size, name), runs in measured.items():
        peer = measured.get((task, size, PEER))
        ratio = f"{_median(runs) / _median(peer):.2f}" if peer else ""
        phases = ", ".join(
            f"{phase} {median(run['phases'][phase] for run in runs):.2f}"
            for phase in runs[0]["phases"]
        )
        processor, memory = (median(run[key] for run in runs) for key in ("processor", "memory"))
        rows.append(
            f"| {size:g} | {name} | {_median(runs):.2f} | {ratio} | {processor:.2f} "
            f"| {memory:.2f} | {phases} |"
        )
    growth = [text for name in _names(measured) if (text := _growth(measured, name))]
    note = "\n\nGrowth of the work, start of the process and imports aside: " + "; ".join(growth)
    return "\n".join(rows) + (f"{note}." if growth else "")


def _names(measured: Measured) -> list[str]:
    return list(dict.fromkeys(name for _, _, name in measured))


def _growth(measured: Measured, name: str) -> str:
    """Give the exponent e of seconds ~ megabytes ** e, from the smallest size to the largest."""
    work = {size: _work(runs) for (_, size, own), runs in measured.items() if own == name}
    if len(work) < 2:
        return ""
    small, large = min(work), max(work)
    exponent = math.log(work[large] / work[small]) / math.log(large / small)
    return f"{name} {exponent:.2f}"


def _median(runs: list[dict]) -> float:
    return median(run["seconds"] for run in runs)


def _work(runs: list[dict]) -> float:
    """Give the seconds without the start of the process and what is loaded once."""
    starting = ("import", "start Dask")
    return median(
        run["seconds"] - sum(run["phases"].get(phase, 0) for phase in starting) for run in runs
    )
