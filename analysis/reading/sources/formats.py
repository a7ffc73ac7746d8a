"""A file that is a table -> its rows: CSV, TSV, JSON, Parquet or Excel, packed or not."""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile

import pandas as pd

from ..errors import InputError
from ..notes import Note
from .decoding import decode, read_bytes
from .delimited import read_delimited
from .extra import broken, needs
from .records import read_json

#: Endings of files that are a table; all but the last two may be packed (``.csv.gz``).
SUFFIXES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet", ".xlsx")


def kind(path: Path) -> str:
    """Give the ending that says what a file is, without ``.gz``.

    Examples
    --------
    >>> kind(Path("tweets.CSV.gz")), kind(Path("a.txt"))
    ('.csv', '.txt')
    """
    name = path.name.lower()
    return Path(name.removesuffix(".gz")).suffix


def read_table(path: Path, encoding: str) -> tuple[pd.DataFrame, list[Note]]:
    """Give the rows of a file that is a table, and what there is to note of it.

    Rows stand as in the file; the index says the row or line. Noted are the separator of a CSV and
    the sheets of a workbook that were not read.
    """
    match kind(path):
        case ".csv" | ".tsv":
            text = decode(read_bytes(path), file=path, encoding=encoding)
            rows, separator = read_delimited(text, file=path)
            return rows, [Note("separator", 1, separator, path.name)]
        case ".json" | ".jsonl" | ".ndjson":
            text = decode(read_bytes(path), file=path, encoding=encoding)
            return read_json(text, file=path), []
        case ".parquet":
            return _parquet(path), []
        case ".xlsx":
            return _workbook(path)
    raise InputError(
        "a corpus file ends in " + ", ".join(SUFFIXES[:-1]) + f" or {SUFFIXES[-1]}, or is a text",
        found=path.name,
        mend="Save it as CSV, or its texts as .txt.",
    )


def _parquet(path: Path) -> pd.DataFrame:
    try:
        rows = pd.read_parquet(path)
    except (OSError, ValueError, TypeError, KeyError, NotImplementedError) as error:
        raise broken("Parquet", error, path) from None
    return _counted(rows)


def _workbook(path: Path) -> tuple[pd.DataFrame, list[Note]]:
    """Read the first sheet as text; an empty row is no row."""
    needs("openpyxl", file=path)
    try:
        with pd.ExcelFile(path, engine="openpyxl") as book:
            rows = pd.read_excel(book, dtype="str", keep_default_na=False, na_filter=False)
            others = [str(name) for name in book.sheet_names[1:]]
    except (BadZipFile, OSError, ValueError, KeyError, IndexError) as error:
        raise broken("Excel (.xlsx)", error, path) from None
    rows = _counted(rows.rename(columns=str))
    return rows[(rows != "").any(axis="columns")], [
        Note("sheet", 1, name, path.name) for name in others
    ]


def _counted(rows: pd.DataFrame) -> pd.DataFrame:
    """Count the rows as a spreadsheet does, the header being 1; a named index is a column."""
    named = [name for name in rows.index.names if name is not None and name not in rows]
    rows = rows.reset_index() if named else rows
    return rows.set_axis(pd.RangeIndex(2, len(rows) + 2))
