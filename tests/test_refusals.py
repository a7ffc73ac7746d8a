"""What each way in refuses: the rule, what was found instead, and the mend, in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest

import analysis as ar
from analysis.reading import chrome
from analysis.reading.errors import InputError
from analysis.showing import export, figures
from analysis.showing.report.notebook import read_notebooks

TEXT = pd.DataFrame({"doc": ["a"], "text": ["قال إن الحرب انتهت"]})
RATES = {"family": ["x"], "n": [1], "total": [9], "per_1000": [1.0], "low": [0.1], "high": [2.0]}

# A call, and the beginning of what it says.
REFUSED: dict[str, tuple[Callable[[Path], Any], str]] = {
    "without as one word": (
        lambda _: ar.frequencies(ar.tokenize(TEXT), without="في"),
        "without is a list or set of words; found 'في'",
    ),
    "a path that leads nowhere": (
        lambda folder: ar.count_files(folder / "none"),
        "paths are files or folders",
    ),
    "corrections without a speaker": (
        lambda _: ar.quotations(TEXT, corrections=pd.DataFrame({"document": ["a"]})),
        "corrections have the columns",
    ),
    "a rule of furniture that is no pattern": (
        lambda _: chrome._compiled(pd.DataFrame({"rule": ["x"], "pattern": ["("]}), file=None),
        "row 0: a pattern of page furniture is a regular expression; found '('",
    ),
    "an encoding that nobody knows": (
        lambda folder: ar.read_corpus(folder, encoding="klingon"),
        "encoding is a name that Python knows; found 'klingon'",
    ),
    "a document without an id": (
        lambda _: ar.tokenize(TEXT.assign(doc=None)),
        "each document has an id",
    ),
    "a column without a name": (
        lambda _: ar.tokenize(TEXT.assign(x=1).rename(columns={"x": 3})),
        "a column's name is text; found 3",
    ),
    "half of a pair": (
        lambda _: ar.tokenize(TEXT.assign(text=pd.Series(["\ud83d"], dtype="object"))),
        "a text has no half of a surrogate pair",
    ),
    "rates without a date": (
        lambda _: ar.charts.rates_over_time(pd.DataFrame(RATES), title="x"),
        "charts.rates_over_time needs a column date",
    ),
    "a list to write": (
        lambda folder: ar.write_tables(folder, words=[1]),
        "write_tables writes tables; found 'words=list'",
    ),
    "a figure into no folder": (
        lambda folder: figures.save(plt.figure(), folder / "none" / "x.png"),
        "the folder of a saved figure exists",
    ),
    "a folder without notebooks": (
        read_notebooks,
        "notebooks is a folder that holds .ipynb files",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_taken_is_refused_with_the_rule(case: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قال", "utf-8")
    call, rule = REFUSED[case]
    with pytest.raises(InputError) as error:
        call(tmp_path)
    assert rule in str(error.value)
    assert str(error.value).endswith(error.value.mend)


def test_a_sheet_of_excel_that_would_be_cut_is_not_written(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(export, "_ROWS", 2)
    with pytest.raises(InputError, match="a sheet of Excel has 2 rows"):
        ar.write_tables(tmp_path, formats=["xlsx"], words=pd.DataFrame({"n": [1, 2, 3]}))
    assert not list(tmp_path.iterdir())


def test_what_needs_a_package_names_it_and_how_to_install_it(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("analysis.reading.sources.extra.find_spec", lambda _: None)
    monkeypatch.setattr(export, "find_spec", lambda _: None)
    (tmp_path / "a.docx").write_bytes(b"PK")
    for call in (
        lambda: ar.read_corpus(tmp_path / "a.docx"),
        lambda: ar.write_tables(tmp_path, formats=["xlsx"], words=pd.DataFrame({"n": [1]})),
    ):
        with pytest.raises(InputError, match=r"it is not installed.*pip install"):
            call()
    assert "xlsx" not in {path.suffix for path in ar.write_tables(tmp_path, words=TEXT)}
