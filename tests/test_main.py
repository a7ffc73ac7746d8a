"""The command line: one line for each error, and an exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis import __main__ as command
from analysis.reading.errors import InputError


@pytest.fixture
def built(monkeypatch) -> list[tuple[object, ...]]:
    """What `build` was called with; nothing is run."""
    calls: list[tuple[object, ...]] = []

    def build(*arguments: object) -> int:
        calls.append(arguments)
        return len(calls) - 1

    monkeypatch.setattr(command, "build", build)
    return calls


def test_the_parameters_given_are_passed_on(built, tmp_path: Path) -> None:
    assert command.main(["report", "--corpus", str(tmp_path), "--out", "o"]) == 0
    assert built == [(Path("notebooks"), Path("o"), {"corpus": tmp_path})]


def test_a_notebook_that_failed_is_exit_code_one(built) -> None:
    assert [command.main(["report"]), command.main(["report"])] == [0, 1]


def test_a_path_that_leads_nowhere_is_refused_in_one_line(built, capsys) -> None:
    assert command.main(["report", "--lexicon", "نصوص/missing.csv"]) == 2
    assert built == []
    assert capsys.readouterr().err == (
        "error: --lexicon is a file or folder that is there; "
        "found 'نصوص/missing.csv'. Correct the path.\n"
    )


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (InputError("a rule", found=1, mend="Mend."), 2, "error: a rule; found 1. Mend.\n"),
        (OSError(28, "No space left on device"), 2, "error: [Errno 28] No space left on device\n"),
        (KeyboardInterrupt(), 130, "stopped\n"),
    ],
)
def test_an_error_is_a_line_and_a_code(monkeypatch, capsys, error, code: int, line: str) -> None:
    def build(*_: object) -> int:
        raise error

    monkeypatch.setattr(command, "build", build)
    assert command.main(["report"]) == code
    assert capsys.readouterr().err == line


@pytest.mark.parametrize("words", [[], ["rapport"], ["report", "--korpus", "x"]])
def test_a_word_that_is_no_command_is_refused(built, capsys, words: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        command.main(words)
    assert "usage: python -m analysis" in capsys.readouterr().err


def test_a_run_from_a_terminal_that_has_no_arabic(tmp_path: Path) -> None:
    cell = new_code_cell("corpus = 1", metadata={"tags": ["parameters"]})
    made = new_notebook(cells=[new_markdown_cell("# سؤال"), cell])
    (tmp_path / "دفاتر").mkdir()
    nbformat.write(made, tmp_path / "دفاتر" / "سؤال ١.ipynb")
    words = ["--notebooks", tmp_path / "دفاتر", "--out", tmp_path / "صفحات"]
    ran = subprocess.run(
        [sys.executable, "-m", "analysis", "report", *words],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"cell 2 of 2" in ran.stdout
    assert "سؤال" in (tmp_path / "صفحات" / "سؤال ١.html").read_text("utf-8")
