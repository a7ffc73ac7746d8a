"""The set-up: what is declared, what is pinned, and the script that makes the environment."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

import analysis

ROOT = Path(__file__).resolve().parents[1]
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


# The script


def script(name: str = "make") -> ModuleType:
    """A script as a module; it lies where no import finds it."""
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Calls(list[list[str]]):
    """Stands in for the commands the script would run; makes what they would make."""

    def __init__(self) -> None:
        super().__init__()
        self.code = 0
        self.variables: dict[str, str] = {}

    def __call__(self, command: list[str], environment: Any) -> int:
        self.append(command)
        self.variables = environment.variables()
        if "venv" in command and not self.code:
            python = Path(environment.python)
            python.parent.mkdir(parents=True)
            try:
                python.symlink_to(sys.executable)
            except OSError:
                pytest.skip("this system lets no ordinary user make links")
        return self.code

    def kinds(self) -> list[str]:
        """The commands in a word each."""
        words = {"venv", "install", "report", "pages", "pytest", "jupyterlab", "ruff", "mypy"}
        return [next(part for part in command if part in words) for command in self]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, as if it stood in a new folder with spaces and Arabic in its name."""
    module = script()
    root = tmp_path / "my folder" / "مجلد خطاب"
    (root / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", root)
    shutil.copy(ROOT / ".ci" / "constraints.txt", root / ".ci")
    monkeypatch.setattr(module, "ROOT", root)
    monkeypatch.setattr(module, "CONSTRAINTS", root / ".ci" / "constraints.txt")
    monkeypatch.setattr(module, "find_uv", lambda: "")
    monkeypatch.delenv("CI", raising=False)
    return module


@pytest.fixture
def calls(make: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """The commands that the script wanted to run, instead of running them."""
    recorder = Calls()
    monkeypatch.setattr(make, "call", recorder)
    return recorder


def test_the_first_run_makes_the_environment_and_a_second_one_does_not(
    make: ModuleType, calls: Calls
) -> None:
    assert make.main(["html"]) == 0
    assert calls.kinds() == ["venv", "install", "pages"]
    calls.clear()
    assert make.main(["html"]) == 0
    assert calls.kinds() == ["pages"]


@pytest.mark.parametrize("name", ["pyproject.toml", ".ci/constraints.txt"])
def test_a_changed_declaration_installs_again(make: ModuleType, calls: Calls, name: str) -> None:
    make.main(["html"])
    calls.clear()
    with (make.ROOT / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    make.main(["html"])
    assert calls.kinds() == ["install", "pages"]


def test_a_command_that_needs_more_adds_to_the_environment(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    make.main(["test"])
    calls.clear()
    make.main(["lab"])
    assert calls.kinds() == ["install", "jupyterlab"]
    assert calls[0][-1] == ".[dev,test]"
    calls.clear()
    make.main(["html"])
    assert calls.kinds() == ["pages"]


def test_an_install_that_broke_off_is_made_anew(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    (make.ROOT / "pyproject.toml").write_text("changed", encoding="utf-8")
    calls.code = 1
    with pytest.raises(SystemExit, match="broke off"):
        make.main(["html"])
    calls.code = 0
    calls.clear()
    make.main(["html"])
    assert calls.kinds() == ["venv", "install", "pages"]


def test_a_moved_folder_gets_a_new_environment(
    make: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.main(["html"])
    calls.clear()
    moved = make.ROOT.rename(make.ROOT.with_name("elsewhere"))
    monkeypatch.setattr(make, "ROOT", moved)
    monkeypatch.setattr(make, "CONSTRAINTS", moved / ".ci" / "constraints.txt")
    make.main(["html"])
    assert calls.kinds() == ["venv", "install", "pages"]


def test_a_lost_interpreter_gets_a_new_environment(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    calls.clear()
    python = make.Environment(make.ROOT / ".venv").python
    python.unlink()
    python.symlink_to(make.ROOT / "gone")
    make.main(["html"])
    assert calls.kinds() == ["venv", "install", "pages"]


@pytest.mark.parametrize("stamp", ["", "[]", "{", '{"python": "2.7"}'])
def test_a_damaged_stamp_gets_a_new_environment(make: ModuleType, calls: Calls, stamp: str) -> None:
    make.main(["html"])
    calls.clear()
    make.Environment(make.ROOT / ".venv").stamp.write_text(stamp, encoding="utf-8")
    make.main(["html"])
    assert calls.kinds() == ["venv", "install", "pages"]


def test_another_python_gets_a_new_environment(
    make: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.main(["html"])
    calls.clear()
    monkeypatch.setattr(make, "dotted", lambda version: "3.99")
    make.main(["html"])
    assert calls.kinds() == ["venv", "install", "pages"]


def test_without_uv_the_standard_library_makes_it(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    assert calls[0][1:3] == ["-m", "venv"]
    assert calls[1][1:4] == ["-m", "pip", "install"]


def test_with_uv_it_makes_and_installs(
    make: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "find_uv", lambda: "/bin/uv")
    make.main(["html"])
    assert calls[0][:2] == ["/bin/uv", "venv"]
    assert calls[1][:3] == ["/bin/uv", "pip", "install"]
    assert str(make.Environment(make.ROOT / ".venv").python) in calls[1]


@pytest.mark.skipif(os.name == "nt", reason="makes a shell script")
@pytest.mark.parametrize(("code", "found"), [(0, True), (127, False)])
def test_a_uv_that_does_not_run_is_no_uv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, found: bool
) -> None:
    module = script()
    stub = tmp_path / "uv"
    stub.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    stub.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bool(module.find_uv()) is found


def test_every_install_keeps_to_the_constraints(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    install = calls[1]
    assert install[install.index("-c") + 1] == str(make.CONSTRAINTS)


def test_a_python_without_ensurepip_is_told_the_mend(
    make: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = SimpleNamespace(find_spec=lambda name: None if name == "ensurepip" else object())
    monkeypatch.setattr(make, "importlib", SimpleNamespace(util=whole))
    with pytest.raises(SystemExit, match=r"lacks its module ensurepip\..*python3-venv"):
        make.main(["html"])
    assert calls == []


def test_an_old_python_is_told_which_one_is_needed(make: ModuleType) -> None:
    with pytest.raises(SystemExit, match=r"3\.11 or newer; this is 3\.9"):
        make.check_python((3, 9, 2))
    make.check_python((3, 11, 0))


def test_an_old_python_can_read_the_script() -> None:
    source = (ROOT / ".ci" / "make.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))


def test_paths_start_where_the_user_stands(
    make: ModuleType, calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["--corpus", "my texts/نصوص", "--lexicon", str(tmp_path / "terms.csv")]
    make.main(["html", *words, "--speakers", "names.csv"])
    assert calls[-1][2:] == [
        "analysis",
        "report",
        str(tmp_path / "my texts" / "نصوص"),
        "--lexicon",
        str(tmp_path / "terms.csv"),
        "--speakers",
        str(tmp_path / "names.csv"),
        "--edition",
        "en",
    ]


def test_terms_without_texts_of_ones_own_are_refused(make: ModuleType, calls: Calls) -> None:
    with pytest.raises(SystemExit, match="CORPUS"):
        make.main(["html", "--lexicon", "terms.csv"])


def test_other_arguments_go_on_to_pytest_but_not_to_the_report(
    make: ModuleType, calls: Calls, capsys: pytest.CaptureFixture[str]
) -> None:
    make.main(["test", "-k", "label", "tests/showing"])
    assert calls[-1][1:] == ["-m", "pytest", "-k", "label", "tests/showing"]
    with pytest.raises(SystemExit):
        make.main(["html", "--corpsu", "texts"])
    assert "--corpsu" in capsys.readouterr().err


def test_ci_also_tests_the_shaping_on_an_older_matplotlib(
    make: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    make.main(["test"])
    assert calls.kinds() == ["venv", "install", "pytest"] * 2
    older = make.ROOT / ".venv-mpl310"
    pins = pinned((older / "constraints.txt").read_text(encoding="utf-8"))
    assert Version(pins["matplotlib"]) < Version("3.11")
    assert pins == pinned(CONSTRAINTS) | {"matplotlib": pins["matplotlib"]}


def test_a_failure_of_either_matplotlib_is_a_failure(make: ModuleType, calls: Calls) -> None:
    make.main(["test", "--old-matplotlib"])
    calls.code = 1
    assert make.main(["test", "--old-matplotlib"]) == 1


def test_check_runs_all_three_and_fails_with_any(make: ModuleType, calls: Calls) -> None:
    make.main(["check"])
    calls.clear()
    calls.code = 1
    assert make.main(["check"]) == 1
    assert calls.kinds() == ["ruff", "ruff", "mypy"]


def test_no_python_of_the_users_is_mixed_in(
    make: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "JUPYTER_PATH"):
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("HTTPS_PROXY", "proxy")
    make.main(["html"])
    venv = make.ROOT / ".venv"
    assert "/elsewhere" not in calls.variables.values()
    assert calls.variables["VIRTUAL_ENV"] == str(venv)
    assert calls.variables["PIP_USER"] == "0"
    assert calls.variables["HTTPS_PROXY"] == "proxy"
    assert calls.variables["PATH"].startswith(str(venv))


def test_the_gallery_is_drawn_by_the_tests_of_the_charts(make: ModuleType, calls: Calls) -> None:
    make.main(["gallery"])
    assert calls[-1][-2:] == ["-m", "tests.showing.gallery"]


def test_clean_removes_what_was_made_and_nothing_else(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    (make.ROOT / "reports").mkdir()
    make.main(["clean"])
    assert {path.name for path in make.ROOT.iterdir()} == {".ci", "pyproject.toml"}


def test_the_stamp_holds_plain_facts(make: ModuleType, calls: Calls) -> None:
    make.main(["test"])
    environment = make.Environment(make.ROOT / ".venv")
    stamp = json.loads(environment.stamp.read_text(encoding="utf-8"))
    assert stamp["folder"] == str(make.ROOT / ".venv")
    assert stamp["extras"] == ["test"]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_hands_on_paths_with_spaces_quotes_and_arabic(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    stub = tmp_path / "a python"
    stub.write_text('#!/bin/sh\nfor part in "$@"; do echo "$part"; done\n', encoding="utf-8")
    stub.chmod(0o755)
    corpus = 'my texts/it\'s "نصوص" *'
    command = ["make", "--silent", "html", f"CORPUS={corpus}", f"PYTHON={stub}"]
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines() == ["-E", ".ci/make.py", "html", "--corpus", corpus]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_alone_lists_a_target_for_every_command(make: ModuleType) -> None:
    done = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    listed = set(re.findall(r"^make (\w+)\t", done.stdout, flags=re.MULTILINE))
    script = (ROOT / ".ci" / "make.py").read_text("utf-8")
    (commands,) = re.findall(r"for function in \(([a-z,\s]+)\):", script)
    assert listed == {*re.findall(r"\w+", commands), "help"}


# The package


@pytest.fixture(scope="module")
def package() -> ModuleType:
    """The script that builds and releases."""
    sys.path.insert(0, str(ROOT / ".ci"))
    try:
        return script("package")
    finally:
        sys.path.remove(str(ROOT / ".ci"))


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
    assert "version" not in PROJECT
    assert PROJECT["dynamic"] == ["version"]


def test_another_package_of_that_name_is_told_from_ours(tmp_path: Path) -> None:
    mixed = tmp_path / "analysis"
    shutil.copytree(ROOT / "analysis", mixed, ignore=shutil.ignore_patterns("__pycache__"))
    (mixed / "__init__.py").write_text('__version__ = "0.1.7"\n', encoding="utf-8")
    command = [sys.executable, "-m", "analysis", "report", "texts"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("error: `import analysis` finds another package of that name")
    assert str(mixed) in done.stderr
