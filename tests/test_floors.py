"""The five floors: a module imports from its own floor and those below it, never from above."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import analysis

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("reading", "finding", "counting", "measuring", "showing")
# They tell and start the whole pipeline, so they see every floor.
ABOVE_ALL = ("analysis", "analysis.__main__", "analysis.command")
MODULES = sorted((ROOT / "analysis").rglob("*.py"))


def dotted(path: Path) -> str:
    """The name under which a file of the library is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(source: str, package: str) -> Iterator[str]:
    """Every name a module imports, wherever the import stands, functions included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            near = package.split(".")[: len(package.split(".")) + 1 - node.level]
            base = ".".join(
                [*(near if node.level else []), *([node.module] if node.module else [])]
            )
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (part.value for part in node.args if isinstance(part, ast.Constant))


def wrong_imports(source: str, *, module: str, package: str) -> list[str]:
    """The imports that a module of this name must not make."""
    if module in ABOVE_ALL or module.startswith("analysis.command."):
        return []
    floor = FLOORS.index(module.split(".")[1])
    allowed = FLOORS[: floor + 1]
    own = [name for name in imported(source, package) if name.split(".")[0] == "analysis"]
    return [name for name in own if [*name.split("."), ""][1] not in allowed]


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_a_module_imports_only_from_its_own_floor_and_below(path: Path) -> None:
    module = dotted(path)
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    assert wrong_imports(path.read_text(encoding="utf-8"), module=module, package=package) == []


def test_every_module_stands_on_a_floor() -> None:
    floors = {path.relative_to(ROOT / "analysis").parts[0] for path in MODULES}
    assert floors - {"__init__.py", "__main__.py", "command"} <= set(FLOORS)


@pytest.mark.parametrize(
    "source",
    [
        "import analysis.showing.labels",
        "from analysis.showing import labels",
        "from analysis import showing",
        "from analysis import label",
        "import analysis",
        "from ..showing.labels import label",
        "from .. import measuring",
        "def late():\n    from analysis.measuring.rates import rates",
        "def late():\n    importlib.import_module('analysis.showing')",
        "if TYPE_CHECKING:\n    from analysis.measuring import rates",
    ],
)
def test_an_import_from_above_is_found(source: str) -> None:
    found = wrong_imports(source, module="analysis.counting.pairs", package="analysis.counting")
    assert len(found) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np",
        "from analysis.reading.errors import InputError",
        "from analysis.counting import frequencies",
        "from . import frequencies",
        "from ..finding.terms import find_terms",
    ],
)
def test_an_import_from_below_is_allowed(source: str) -> None:
    assert not wrong_imports(source, module="analysis.counting.pairs", package="analysis.counting")


def test_only_labels_imports_the_packages_for_old_matplotlib() -> None:
    shapers = {"arabic_reshaper", "bidi"}
    users = {
        dotted(path)
        for path in MODULES
        for name in imported(path.read_text(encoding="utf-8"), dotted(path))
        if name.split(".")[0] in shapers
    }
    assert users == {"analysis.showing.labels"}


def test_public_names_are_listed_once() -> None:
    assert len(set(analysis.__all__)) == len(analysis.__all__) > 0


def test_every_public_name_is_there_and_documented() -> None:
    undocumented = [name for name in analysis.__all__ if not getattr(analysis, name).__doc__]
    assert undocumented == []
