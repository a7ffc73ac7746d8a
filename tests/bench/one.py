"""One contestant at one task, in a process of its own: `python -m tests.bench.one words polars …`.

It prints what was measured as JSON: seconds of the process from its start to its answer, those
that processors worked for it, the phases, the highest memory, and a digest of the answer.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

Check = Callable[[], str]

START = "BENCH_START"  # the moment before the process was started

# task -> contestant -> the function, and up to how many megabytes it is asked
TASKS: dict[str, dict[str, tuple[str, float]]] = {
    "words": {
        "Khitab tokenize": ("khitab.words", 1000),
        "Khitab count_files": ("khitab.count_files", 10_000),
        "Khitab count_files, 2 processes": ("khitab.two_processes", 10_000),
        "Khitab count_files, 2 Dask workers": ("khitab.two_workers", 10_000),
        "polars": ("polars.words", 10_000),
        "DuckDB": ("duckdb.words", 10_000),
        "scikit-learn": ("scikit.words", 1000),
        "NLTK": ("nltk.words", 1000),
        "re + Counter": ("re.words", 1000),
    },
    "pairs": {
        "Khitab": ("khitab.pairs", 1000),
        "polars": ("polars.pairs", 1000),
        "DuckDB": ("duckdb.pairs", 1000),
        "NLTK": ("nltk.pairs", 10),
        "re + Counter": ("re.pairs", 10),
    },
    "families": {
        "Khitab": ("khitab.families", 1000),
        "polars": ("polars.families", 1000),
        "scikit-learn": ("scikit.families", 1000),
        "NLTK": ("nltk.families", 1000),
        "re + Counter": ("re.families", 100),
    },
    "lines": {
        "Khitab": ("khitab.lines", 1000),
        "polars": ("polars.lines", 1000),
        "re + Counter": ("re.lines", 1000),
    },
    "ten": {"Khitab": ("khitab.ten", 1000)},
    "essay": {"Khitab": ("khitab.essay", 1)},
}


class Clock:
    """Seconds since the process was started, phase by phase."""

    def __init__(self, start: float) -> None:
        self._start = self._last = start
        self.phases: dict[str, float] = {}
        self.processor = 0.0

    def __call__(self, phase: str) -> None:
        """End a phase."""
        now = time.time()
        self.phases[phase] = self.phases.get(phase, 0) + now - self._last
        self._last = now
        self.processor = sum(os.times()[:4])  # also of children that have ended

    @property
    def seconds(self) -> float:
        """Give the time up to the end of the last phase."""
        return self._last - self._start


def main(task: str, contestant: str, path: str) -> None:
    """Run a contestant and print what was measured."""
    clock = Clock(float(os.environ[START]))
    module, function = TASKS[task][contestant][0].split(".")
    run = getattr(import_module(f"tests.bench.by_{module}"), function)
    check: Check = run(Path(path), clock)
    clock.processor = max(clock.processor, sum(os.times()[:4]))
    measured = {
        "seconds": clock.seconds,
        "processor": clock.processor,
        "phases": clock.phases,
        "memory": memory(),
    }
    print(json.dumps(measured | {"answer": check()}))


def memory() -> float:
    """Give the highest memory in GB, of this process or the largest of those that it started."""
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    unit = 1 if sys.platform == "darwin" else 1024
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in who) * unit / 1e9


if __name__ == "__main__":
    main(*sys.argv[1:])
