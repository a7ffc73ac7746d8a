"""Every public name: where a reader sees it used, and the test that proves it."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from inspect import getsourcefile, unwrap
from pathlib import Path
from typing import Any

import analysis as ar
from analysis import _NAMES

ROOT = Path(__file__).resolve().parents[2]


def public() -> dict[str, list[str]]:
    """Return the public names of each floor, those of the charts as `charts.rates`."""
    floors: dict[str, list[str]] = {}
    for module, names in _NAMES.items():
        floors.setdefault(module.partition(".")[0], []).extend(names)
    floors["showing"].remove("charts")
    floors["showing"] += [f"charts.{name}" for name in ar.charts.__all__]
    return floors


def found(name: str) -> Any:
    """Return what a public name stands for."""
    chart = name.removeprefix("charts.")
    return getattr(ar if chart == name else ar.charts, chart)


def used() -> dict[str, str]:
    """Return the first line of the essay, else of the README, that uses each name."""
    places: dict[str, str] = {}
    for place, code in (*_notebooks(), *_readme()):
        for name in _called(code):
            places.setdefault(name, place)
    return places


def _notebooks() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        for number, cell in enumerate(cells, 1):
            if cell["cell_type"] == "code":
                yield f"notebooks/{path.name}, cell {number}", "".join(cell["source"])


def _readme() -> Iterator[tuple[str, str]]:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    yield from ((f"README.md, line {number}", line) for number, line in enumerate(lines, 1))


def _called(code: str) -> list[str]:
    """Return the public names in a piece of code: `rates` of `ar.rates(…)`."""
    return re.findall(r"\bar\.((?:charts\.)?[A-Za-z_]\w*)\b", code)


def proved() -> dict[str, str]:
    """Return a test that calls each name: of the file that mirrors its module, else any."""
    places: dict[str, str] = {}
    for name in [name for names in public().values() for name in names]:
        module = Path(getsourcefile(unwrap(found(name))) or "").stem
        tests = [test for test, called in _tests() if name in called]
        own = [test for test in tests if f"/test_{module}.py" in test]
        if own or tests:
            places[name] = (own or tests)[0]
    return places


@cache
def _tests() -> list[tuple[str, set[str]]]:
    """Return each test, by file and name, with the public names that it calls."""
    tests = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        place = path.relative_to(ROOT).as_posix()
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                tests.append((f"{place}::{node.name}", _names_of(node)))
    return tests


def _names_of(test: ast.FunctionDef) -> set[str]:
    calls = {ast.unparse(node.func) for node in ast.walk(test) if isinstance(node, ast.Call)}
    return {call.removeprefix("ar.") for call in calls}
