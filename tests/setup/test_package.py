"""Wheel and source archive: what they carry, and what keeps a tree from being released."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.setup.conftest import ROOT


@pytest.fixture
def package(script: Callable[[str], ModuleType]) -> ModuleType:
    """The script that builds and releases."""
    return script("package")


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A small tree under git whose version, changelog, citation and tag agree."""
    files = {
        "analysis/__init__.py": '"""A library."""\n\n__version__ = "2.1.0"\n',
        "CITATION.cff": "title: It\nversion: 2.1.0\n",
        "CHANGELOG.md": "# Changelog\n\n## [2.1.0] - 2026-01-31\n\n- News.\n",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    settings = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "All"], ["tag", "v2.1.0"]):
        subprocess.run(["git", *settings, *words], cwd=tmp_path, check=True)
    return tmp_path


def test_a_tree_whose_version_changelog_citation_and_tag_agree_is_released(
    package: ModuleType, released: Path
) -> None:
    assert package.read_version(released) == "2.1.0"
    assert package.release_faults(released) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "faults"),
    [
        ("CITATION.cff", "2.1.0", "2.0.0", ["CITATION.cff", "tree"]),
        ("CHANGELOG.md", "2026-01-31", "unreleased", ["CHANGELOG.md", "tree"]),
        ("analysis/__init__.py", "2.1.0", "2.2.0", ["CITATION", "CHANGELOG", "tree", "tag"]),
        ("CHANGELOG.md", "News", "Old news", ["tree"]),
    ],
)
def test_a_release_is_refused_for_what_disagrees(
    package: ModuleType, released: Path, name: str, old: str, new: str, faults: list[str]
) -> None:
    path = released / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    found = package.release_faults(released)
    assert len(found) == len(faults)
    assert all(word in line for word, line in zip(faults, found, strict=True))


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" not in project
    assert project["dynamic"] == ["version"]


def test_another_package_of_that_name_is_told_from_ours(tmp_path: Path) -> None:
    mixed = tmp_path / "analysis"
    shutil.copytree(ROOT / "analysis", mixed, ignore=shutil.ignore_patterns("__pycache__"))
    (mixed / "__init__.py").write_text('__version__ = "0.1.7"\n', encoding="utf-8")
    command = [sys.executable, "-m", "analysis", "report", "texts"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("error: `import analysis` finds another package of that name")
    assert str(mixed) in done.stderr


def test_the_wheel_carries_every_file_of_the_library(tmp_path: Path) -> None:
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")
    shutil.copytree(ROOT / "analysis", tmp_path / "analysis", ignore=ignore)
    (tmp_path / "analysis" / "__pycache__").mkdir()
    (tmp_path / "analysis" / "__pycache__" / "old.pyc").touch()
    for name in ("pyproject.toml", "LICENSE", "README.md"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, tmp_path)
    build = "import setuptools.build_meta as backend; backend.build_wheel('out')"
    subprocess.run([sys.executable, "-c", build], cwd=tmp_path, check=True, capture_output=True)
    (wheel,) = (tmp_path / "out").glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("analysis/")}
    files = [path for path in (tmp_path / "analysis").rglob("*") if path.is_file()]
    assert packed == {
        path.relative_to(tmp_path).as_posix() for path in files if path.suffix != ".pyc"
    }
