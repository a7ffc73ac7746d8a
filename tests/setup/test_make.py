"""The commands: what each runs, and what it hands on."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from tests.setup.conftest import ROOT, Calls


def test_a_command_that_needs_more_adds_to_the_environment(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    make.main(["test"])
    calls.clear()
    make.main(["lab"])
    assert calls.kinds() == ["install", "jupyterlab"]
    assert calls[0][-1] == ".[dev,files,test]"
    calls.clear()
    make.main(["html"])
    assert calls.kinds() == ["pages"]


@pytest.mark.parametrize("name", ["make", "environment"])
def test_an_old_python_can_read_the_script(name: str) -> None:
    source = (ROOT / ".ci" / f"{name}.py").read_text(encoding="utf-8")
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


def test_a_folder_is_laid_out_where_the_user_stands(
    make: ModuleType, calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make.main(["init", "--corpus", "my texts"])
    assert calls[-1][1:] == ["-m", "analysis", "init", str(tmp_path / "my texts")]
    with pytest.raises(SystemExit, match="CORPUS=my_corpus"):
        make.main(["init"])


def test_terms_without_texts_of_ones_own_are_refused(make: ModuleType, calls: Calls) -> None:
    with pytest.raises(SystemExit, match="CORPUS"):
        make.main(["html", "--lexicon", "terms.csv"])


def test_other_arguments_go_on_to_pytest_and_with_texts_to_the_report(
    make: ModuleType, calls: Calls
) -> None:
    make.main(["test", "-k", "label", "tests/showing"])
    assert calls[-1][1:] == ["-m", "pytest", "-k", "label", "tests/showing"]
    make.main(["test"])
    assert calls[-1][1:] == ["-m", "pytest", *make.SHARED_OUT]
    make.main(["html", "--corpus", "texts", "--by", "month"])
    assert calls[-1][-2:] == ["--by", "month"]
    with pytest.raises(SystemExit, match="--corpsu"):
        make.main(["html", "--corpsu", "texts"])


def test_ci_also_tests_the_shaping_on_an_older_matplotlib(
    make: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    make.main(["test"])
    assert calls.kinds() == ["venv", "install", "pytest"] * 2
    older = make.ROOT / ".venv-mpl310"
    pins = set((older / "constraints.txt").read_text(encoding="utf-8").splitlines())
    ours = set((ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines())
    assert pins - ours == {make.OLD_MATPLOTLIB}
    assert {pin.partition("==")[0] for pin in ours - pins} == {"matplotlib"}


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


def test_the_gallery_is_drawn_by_the_tests_of_the_charts(make: ModuleType, calls: Calls) -> None:
    make.main(["gallery"])
    assert calls[-1][-2:] == ["-m", "tests.showing.gallery"]


def test_clean_removes_what_was_made_and_nothing_else(make: ModuleType, calls: Calls) -> None:
    make.main(["html"])
    (make.ROOT / "reports").mkdir()
    make.main(["clean"])
    assert {path.name for path in make.ROOT.iterdir()} == {".ci", "pyproject.toml"}


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
    assert listed == {*make.COMMANDS, "help"}
