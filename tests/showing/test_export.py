"""Tables as files: what is read back is what was written, and no cell becomes a formula."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from analysis import read_corpus, write_tables
from analysis.reading.errors import InputError

TABLE = pd.DataFrame(
    {
        "word": pd.Categorical(["=1+1", "هيمنة", "-سلم", "@x", "a,b\r\nc", '"قال"', "x\ry"]),
        "n": [-1, 2, 3, 4, 5, 6, 7],
        "date": pd.to_datetime(["2025-05-08", None] + ["2025-01-01"] * 5),
    }
)


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_csv_opens_in_a_spreadsheet_and_holds_no_formula(tmp_path: Path) -> None:
    (path,) = write_tables(tmp_path, formats="csv", counts=TABLE)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    header, *rows = cells(path)
    assert header == ["word", "n", "date"]
    expected = ["'=1+1", "هيمنة", "'-سلم", "'@x", "a,b\r\nc", '"قال"', "x\ry"]
    assert [row[0] for row in rows] == expected
    assert rows[0][1:] == ["-1", "2025-05-08"]
    assert rows[1][1:] == ["2", ""]


@given(text=st.text(max_size=12))
@settings(max_examples=100)
def test_a_csv_reader_reads_back_the_cells(text: str, tmp_path_factory) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    folder = tmp_path_factory.mktemp("csv")
    (path,) = write_tables(folder, formats="csv", t=pd.DataFrame({"a": [text], "b": ["."]}))
    cell = cells(path)[1][0]
    assert cell == text or (cell == "'" + text and text[0] in "=+-@＝＋－＠\t\r")


def test_parquet_keeps_every_cell_and_type(tmp_path: Path) -> None:
    (path,) = write_tables(tmp_path, formats=["parquet"], counts=TABLE)
    pd.testing.assert_frame_equal(pd.read_parquet(path), TABLE, check_categorical=False)


def test_a_workbook_holds_text_where_a_formula_would_be(tmp_path: Path) -> None:
    (path,) = write_tables(tmp_path, formats=["xlsx"], counts=TABLE)
    sheet = load_workbook(path)["table"]
    assert sheet["A2"].value == "=1+1"
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].value == -1


def test_documents_come_back_from_all_three(documents: pd.DataFrame, tmp_path: Path) -> None:
    own = documents.drop(columns=["cut", "notes", "reading"])
    for path in write_tables(tmp_path, documents=own):
        again = read_corpus(path, furniture="none")
        assert list(again["doc"]) == list(documents["doc"])
        assert list(again["text"]) == list(documents["text"])
        assert list(again["date"]) == list(documents["date"])


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", "con", "", "a\nb", "x" * 200])
def test_a_name_that_is_no_file_name_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a table's name is a file name"):
        write_tables(tmp_path / "new", **{name: TABLE})
    assert not (tmp_path / "new").exists()


def test_what_is_no_table_and_unknown_formats_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="writes tables; found 'x=list'"):
        write_tables(tmp_path, x=[1])
    with pytest.raises(InputError, match="any of csv, parquet, xlsx; found 'xls'"):
        write_tables(tmp_path, formats=["xls"], x=TABLE)


def test_a_text_too_long_for_a_cell_is_refused_not_cut(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a cell of Excel holds 32,767 characters"):
        write_tables(tmp_path, formats=["xlsx"], x=pd.DataFrame({"a": ["ا" * 40_000]}))


def test_an_empty_table_has_its_header(tmp_path: Path) -> None:
    paths = write_tables(tmp_path, counts=TABLE.iloc[:0])
    assert cells(paths[0]) == [["word", "n", "date"]]
    assert list(pd.read_parquet(paths[1]).columns) == ["word", "n", "date"]
