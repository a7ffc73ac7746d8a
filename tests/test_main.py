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
from analysis.command.preparing import Inputs
from analysis.reading.errors import InputError


@pytest.fixture
def reported(monkeypatch) -> list[tuple[object, ...]]:
    """What `report` was called with; nothing is run, and the second page fails."""
    calls: list[tuple[object, ...]] = []

    def report(inputs: Inputs, out: Path, *, lang: str) -> int:
        calls.append((inputs, out, lang))
        return len(calls) - 1

    monkeypatch.setattr(command, "report", report)
    return calls


def test_what_was_given_is_passed_on(reported, tmp_path: Path) -> None:
    terms = tmp_path / "terms.csv"
    words = ["report", str(tmp_path), "--out", "o", "--lexicon", str(terms), "--by", "month"]
    assert command.main([*words, "--text", "tweet", "--edition", "ar"]) == 0
    inputs = Inputs(tmp_path, terms, by="month", reading={"text": "tweet"})
    assert reported == [(inputs, Path("o"), "ar")]


def test_the_arabic_report_has_a_folder_of_its_own(reported) -> None:
    for words in ([], ["--edition", "ar"]):
        command.main(["report", "x", *words])
    assert [out for _, out, _ in reported] == [Path("reports"), Path("reports", "ar")]


def test_a_notebook_that_failed_is_exit_code_one(reported) -> None:
    assert [command.main(["report", "x"]), command.main(["report", "x"])] == [0, 1]


@pytest.mark.parametrize("option", [[], ["--lexicon"], ["--speakers"]])
def test_a_path_that_leads_nowhere_is_refused_in_one_line(tmp_path, capsys, option) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("قال الوزير إن السلام ممكن.", "utf-8")
    missing = str(tmp_path / "نصوص" / "missing.csv")
    words = [str(tmp_path / "texts"), *option, missing] if option else [missing]
    assert command.main(["report", *words, "--out", str(tmp_path / "out")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ")
    assert missing in line
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (InputError("a rule", found=1, mend="Mend."), 2, "error: a rule; found 1. Mend.\n"),
        (OSError(28, "No space left on device"), 2, "error: [Errno 28] No space left on device\n"),
        (KeyboardInterrupt(), 130, "stopped\n"),
    ],
)
def test_an_error_is_a_line_and_a_code(monkeypatch, capsys, error, code: int, line: str) -> None:
    def report(*_: object, lang: str) -> int:
        raise error

    monkeypatch.setattr(command, "report", report)
    assert command.main(["report", "x"]) == code
    assert capsys.readouterr().err == line


@pytest.mark.parametrize("words", [[], ["rapport"], ["report"], ["report", "x", "--korpus", "x"]])
def test_a_word_that_is_no_command_is_refused(reported, capsys, words: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        command.main(words)
    assert "usage: python -m analysis" in capsys.readouterr().err


def test_the_version_is_that_of_the_package(capsys) -> None:
    from importlib.metadata import version

    with pytest.raises(SystemExit, match="0"):
        command.main(["--version"])
    assert capsys.readouterr().out == f"khitab {version('khitab')}\n"


def test_a_run_from_a_terminal_that_has_no_arabic(tmp_path: Path) -> None:
    cell = new_code_cell("corpus = 1", metadata={"tags": ["parameters"]})
    made = new_notebook(cells=[new_markdown_cell("# سؤال"), cell])
    (tmp_path / "دفاتر").mkdir()
    nbformat.write(made, tmp_path / "دفاتر" / "سؤال ١.ipynb")
    words = [tmp_path / "دفاتر", "--out", tmp_path / "صفحات"]
    ran = subprocess.run(
        [sys.executable, "-m", "analysis", "pages", *words],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"cell 2 of 2" in ran.stdout
    assert "سؤال" in (tmp_path / "صفحات" / "سؤال ١.html").read_text("utf-8")


def test_a_python_without_what_khitab_needs_is_told_the_mend() -> None:
    words = [sys.executable, "-S", "-m", "analysis", "init", "texts"]  # -S: nothing installed
    done = subprocess.run(
        words, cwd=Path(__file__).parents[1], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.startswith("error: pandas is not installed for this Python")
    assert len(done.stderr.splitlines()) == 1
