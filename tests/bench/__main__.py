"""Measure Khitab against what people use, on the same work in the same run: `make bench`.

Every contestant runs in a process of its own, in turns, on texts that :mod:`.corpus` makes; their
answers are the same, or the run ends with an error. What is printed is a table of medians.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import gettempdir

from tests.bench.corpus import stems, write
from tests.bench.one import START, TASKS
from tests.bench.same import write_families
from tests.bench.table import Measured, page

README = Path(__file__).with_name("README.md")


def main() -> None:
    """Run what the command line asks for."""
    options = parse()
    kept = Path(options.keep) if options.keep else None
    measured = read(kept)
    for size in options.megabytes:
        path = write(Path(options.folder) / f"khitab-bench-{size:g}.txt", size)
        write_families(path, stems())
        for task in options.task or TASKS:
            names = [name for name, (_, most) in TASKS[task].items() if size <= most]
            if options.only:
                names = [name for name in names if any(part in name for part in options.only)]
            runs = rounds(task, names, path, options.runs)
            for name in names:
                measured.setdefault((task, size, name), []).extend(runs[name])
            keep(measured, kept)
    text = page(measured, described=True)
    print(text)
    if options.write:
        before, *_ = README.read_text(encoding="utf-8").partition("## Measured")
        README.write_text(before + text, encoding="utf-8")


def read(kept: Path | None) -> Measured:
    """Give the runs that an earlier call kept."""
    if kept is None or not kept.exists():
        return {}
    return {(task, size, name): runs for task, size, name, runs in json.loads(kept.read_text())}


def keep(measured: Measured, kept: Path | None) -> None:
    """Keep all runs, for a benchmark that is measured in several calls."""
    if kept is not None:
        kept.write_text(json.dumps([[*key, runs] for key, runs in measured.items()]))


def rounds(task: str, names: list[str], path: Path, runs: int) -> dict[str, list[dict]]:
    """Run the contestants by turns; each round begins with another one."""
    found: dict[str, list[dict]] = {name: [] for name in names}
    for number in range(runs):
        turn = number % max(len(names), 1)
        for name in names[turn:] + names[:turn]:
            found[name].append(one(task, name, path))
    answers = {name: {run["answer"] for run in measured} for name, measured in found.items()}
    if len(set().union(*answers.values())) > 1:
        sys.exit(f"{task}: the contestants do not count the same: {answers}")
    return found


def one(task: str, name: str, path: Path) -> dict:
    """Run one contestant once."""
    command = [sys.executable, "-m", "tests.bench.one", task, name, str(path)]
    variables = os.environ | {START: repr(time.time())}
    done = subprocess.run(command, env=variables, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{task}, {name}:\n{done.stderr}")
    measured: dict = json.loads(done.stdout.splitlines()[-1])
    print(f"{task:>10} {name:<30} {measured['seconds']:8.2f} s", file=sys.stderr, flush=True)
    return measured


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--megabytes", nargs="+", type=float, default=[1, 10, 100], metavar="MB")
    parser.add_argument("--runs", type=int, default=5, help="of each contestant")
    parser.add_argument("--task", nargs="+", choices=TASKS, help="by default all")
    parser.add_argument("--only", nargs="+", help="contestants whose names hold one of these")
    parser.add_argument("--folder", default=gettempdir(), help="where the texts are made")
    parser.add_argument("--keep", help="a file to which runs are added, and all in it are shown")
    parser.add_argument("--write", action="store_true", help=f"put the table into {README.name}")
    return parser.parse_args()


if __name__ == "__main__":
    main()
