"""Progress: a bar for who looks on, and nothing for anybody else."""

from __future__ import annotations

import io
import sys
import time

import nbformat
import pytest
from nbclient import NotebookClient

from analysis.reading import progress as module
from analysis.reading.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Notebook(io.StringIO):
    """A kernel's stream is no terminal."""


Notebook.__module__ = "ipykernel.iostream"


@pytest.mark.parametrize("stream", [Terminal, Notebook])
def test_somebody_who_looks_on_is_shown_how_far_a_long_loop_is(stream, monkeypatch) -> None:
    monkeypatch.setattr(module, "AFTER", 0.05)
    monkeypatch.setattr(sys, "stderr", seen := stream())
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    taken = []
    for thing in progress(range(4), doing="Reading files"):
        time.sleep(0.06)
        taken.append(thing)
    assert taken == [0, 1, 2, 3]
    assert "Reading files" in seen.getvalue()
    assert "/4" in seen.getvalue()
    assert seen.getvalue().rpartition("\r")[0].rpartition("\r")[2].strip() == ""  # it goes


def test_a_short_loop_shows_nothing(monkeypatch) -> None:
    monkeypatch.setattr(sys, "stderr", seen := Terminal())
    assert list(progress("ab", doing="x")) == ["a", "b"]
    assert seen.getvalue() == ""


@pytest.mark.parametrize("stream", [io.StringIO(), None])
def test_a_log_and_no_stream_at_all_get_nothing(stream, monkeypatch) -> None:
    monkeypatch.setattr(module, "AFTER", 0.0)
    monkeypatch.setattr(sys, "stderr", stream)
    things = ["a", "b"]
    assert progress(things, doing="x") is things


def test_the_bar_is_seen_in_the_kernel_of_a_notebook() -> None:
    cell = """
import os, time
os.environ.pop("TQDM_DISABLE", None)
from analysis.reading import progress as module
module.AFTER = 0.05
import analysis as ar
for thing in module.progress(range(4), doing="Reading files"):
    time.sleep(0.06)
module.AFTER = 0.0
documents = ar.read_corpus("seeds")"""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    NotebookClient(notebook, kernel_name="python3", timeout=60).execute()
    shown = "".join(output.get("text", "") for output in notebook.cells[0].outputs)
    assert {output.name for output in notebook.cells[0].outputs} == {"stderr"}
    for doing, of in (("Reading files", "/4"), ("Checking texts", "/5")):
        assert doing in shown
        assert of in shown
