"""What the project declares and pins, for pip as for conda."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib import metadata

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

import analysis
from tests.setup.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CORE = [Requirement(line) for line in PROJECT["dependencies"]]
EXTRAS = [
    Requirement(line) for lines in PROJECT["optional-dependencies"].values() for line in lines
]
CONSTRAINTS = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8")
# pip's name of a package that conda-forge spells otherwise.
CONDA_SPELLING = {
    "arabic_reshaper": "arabic-reshaper",
    "jupyter_client": "jupyter-client",
    "matplotlib-base": "matplotlib",
}


# What is declared


def conda_packages() -> dict[str, SpecifierSet]:
    """The packages of environment.yml under pip's names, with their bounds."""
    content = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    specs = [entry.partition(" ") for entry in content["dependencies"] if isinstance(entry, str)]
    return {CONDA_SPELLING.get(name, name): SpecifierSet(bounds) for name, _, bounds in specs}


def lowest(bounds: SpecifierSet) -> Version:
    """The lower bound, which every entry must have."""
    return next(Version(bound.version) for bound in bounds if bound.operator == ">=")


def test_conda_users_get_the_packages_that_pip_users_get() -> None:
    assert conda_packages().keys() - {"python", "pip", "jupyterlab"} == {r.name for r in CORE}


def test_conda_asks_for_no_older_versions_than_pip() -> None:
    conda = conda_packages()
    older = [r.name for r in CORE if lowest(conda[r.name]) < lowest(r.specifier)]
    assert older == []
    assert lowest(conda["python"]) in SpecifierSet(PROJECT["requires-python"])


def test_conda_installs_the_project_itself_last() -> None:
    content = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert content["dependencies"][-2:] == ["pip", {"pip": ["-e ."]}]


def test_conda_has_the_matplotlib_that_shapes_arabic() -> None:
    assert lowest(conda_packages()["matplotlib"]) >= Version("3.11")


def imported_packages() -> set[str]:
    """The distributions that the library imports, read from its code."""
    names = set()
    for path in (ROOT / "analysis").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    homes = metadata.packages_distributions()
    foreign = names - set(sys.stdlib_module_names) - {"analysis"}
    return {canonicalize_name(home) for name in foreign for home in homes.get(name, [name])}


def test_every_package_the_library_imports_is_declared() -> None:
    optional = PROJECT["optional-dependencies"]
    declared = CORE + [Requirement(line) for line in optional["lemma"] + optional["cluster"]]
    declared += [Requirement(line) for line in optional["files"]]
    assert imported_packages() - {canonicalize_name(r.name) for r in declared} == set()


def test_every_declared_package_is_imported_or_has_a_reason() -> None:
    assert not {canonicalize_name(r.name) for r in CORE} - imported_packages()


def test_the_citation_names_the_same_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == analysis.__version__
    assert f"[{analysis.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


# What is pinned


def pinned(text: str) -> dict[str, str]:
    """The version of every package in a constraints file; any other line is an error."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = [re.fullmatch(r"([a-z0-9-]+)==([0-9][\w.]*)(?: ; .+)?", line) for line in lines]
    assert None not in found, lines[found.index(None)]
    return {match[1]: match[2] for match in found if match}


@pytest.mark.parametrize("requirement", CORE + EXTRAS, ids=str)
def test_a_declared_package_is_pinned_within_its_bounds(requirement: Requirement) -> None:
    version = pinned(CONSTRAINTS)[canonicalize_name(requirement.name)]
    assert version in requirement.specifier


def test_no_package_is_pinned_twice() -> None:
    lines = [line for line in CONSTRAINTS.splitlines() if "==" in line]
    assert len(lines) == len(pinned(CONSTRAINTS))


def test_the_constraints_say_how_they_were_made_and_not_from_where() -> None:
    assert "make lock" in CONSTRAINTS.splitlines()[1]
    assert not re.search(r"://|--|@|file:|\.(?:org|com|io)\b", CONSTRAINTS)


@pytest.mark.parametrize("line", ["numpy>=2", "numpy", "--find-links wheels", "numpy @ file:///x"])
def test_a_line_that_is_no_pin_is_found(line: str) -> None:
    with pytest.raises(AssertionError):
        pinned(CONSTRAINTS + line)
