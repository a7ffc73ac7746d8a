"""Parameters: what a notebook declares, and the values put there."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from analysis.reading.errors import InputError
from analysis.showing.report.parameters import check_names, declared, fill


def notebook(source: str) -> NotebookNode:
    cell = new_code_cell(source, metadata={"tags": ["parameters"]})
    return new_notebook(cells=[new_code_cell("corpus = 0"), cell])


def test_names_come_from_the_tagged_cell() -> None:
    assert declared(notebook("corpus = 'x'\nwidth: int = 8\nrate: float\nprint(1)")) == [
        "corpus",
        "width",
    ]
    assert declared(new_notebook(cells=[new_code_cell("corpus = 1")])) == []
    assert declared(notebook("this is no Python")) == []


@pytest.mark.parametrize("value", ['it\'s "new"\\', "نصوص/جديدة", 3, None, True, 1.5, Path("a b")])
def test_a_value_reads_back_from_the_cell(value: object) -> None:
    source = "# النصوص\ncorpus = '../seeds'  # a folder\nlexicon = None"
    filled = fill(notebook(source), {"corpus": value}).cells[1].source
    names: dict[str, object] = {}
    exec(filled, names)
    assert names["corpus"] == (str(value) if isinstance(value, Path) else value)
    assert names["lexicon"] is None
    assert "# a folder" in filled


def test_a_value_over_several_lines_is_replaced_whole() -> None:
    source = "a = '؟'; corpus = (\n  'x'\n  'ي'); b = 2"
    names: dict[str, object] = {}
    exec(fill(notebook(source), {"corpus": "new", "b": 3, "a": 1}).cells[1].source, names)
    assert (names["a"], names["corpus"], names["b"]) == (1, "new", 3)


def test_the_notebook_given_stays_as_it_was() -> None:
    given = notebook("corpus = 1")
    fill(given, {"corpus": 2})
    assert given.cells[1].source == "corpus = 1"


def test_a_name_that_no_notebook_knows_is_refused() -> None:
    known = {Path("1"): notebook("corpus = 1"), Path("2"): notebook("corpus = 1\nlexicon = 2")}
    check_names(known, {"corpus": "x", "lexicon": "y"})
    with pytest.raises(InputError, match=r"corpus, lexicon\); found 'corpsu'"):
        check_names(known, {"corpsu": "x"})
