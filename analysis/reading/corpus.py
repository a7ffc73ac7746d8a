"""Files -> documents: one row per article, with what is known of it and what was cut."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import regex

from .chrome import find_chrome, keep, outside
from .errors import InputError
from .sources import read_folder, read_table
from .tables import TABLES, as_documents

NOT_STATED = "not stated"
_LINES = regex.compile(r"(\d+)-(\d+)")


def read_corpus(
    path: str | Path,
    *,
    metadata: str | Path | pd.DataFrame | None = None,
    encoding: str = "utf-8",
) -> pd.DataFrame:
    """Give the articles of a folder or a table file, page furniture cut and logged.

    Parameters
    ----------
    path : path
        A folder of ``.txt`` files (one article a file), or a ``.csv``, ``.jsonl`` or
        ``.parquet`` file with the column ``text``.
    metadata : path or DataFrame, optional
        What is known of each file of a folder: a CSV with the column ``file`` and any of
        ``doc``, ``title``, ``source``, ``date`` (YYYY-MM-DD), ``date_basis``, ``lines``
        (``3-11``: the lines of the file that are the article) and columns of your own.
        By default the folder's ``articles.csv``, if there is one.
    encoding : str
        Encoding of the ``.txt`` files and CSVs; nothing is guessed.

    Returns
    -------
    DataFrame
        One row per article: ``doc`` (its id), ``title``, ``source``, ``date`` (datetime64,
        NaT if unknown), ``date_basis``, ``text`` (as analysed), ``file``, ``cut`` (what was
        removed, see :func:`removed`), then the columns of your own. What the metadata leave
        empty is "not stated".

    Raises
    ------
    InputError
        If a file is not what it says it is, an id stands twice, a date is not ISO, a row
        has no file or a file no row; the message names file, row, rule and mend.

    Notes
    -----
    Ids and all metadata are read as text: ``000`` and ``NA`` stay what they are.

    Examples
    --------
    >>> documents = read_corpus("seeds")
    >>> documents[["doc", "date", "source"]].head(2)
       doc       date      source
    0  000 2025-05-09         AFP
    1  001 2025-05-08  Al Jazeera
    """
    path = Path(path)
    if path.is_dir():
        rows = read_folder(path, metadata, encoding)
    elif path.is_file():
        rows = read_table(path, encoding)
    else:
        raise InputError(
            "a corpus is a folder of .txt files or a .csv, .jsonl or .parquet file",
            found=str(path),
            mend="Check the path.",
        )
    return _documents(rows, file=path)


def _documents(rows: pd.DataFrame, *, file: Path) -> pd.DataFrame:
    """Give the documents table from rows that hold a raw text and metadata."""
    ids = rows["doc"].map(str)
    if (repeated := ids.duplicated()).any():
        raise InputError(
            "each document has an id of its own",
            found=ids[repeated].iloc[0],
            mend="Give one of the two another doc.",
            file=file,
        )
    cuts = [
        _cuts(text, part, file=name)
        for text, part, name in zip(
            rows["text"], rows.get("lines", [""] * len(rows)), rows["file"], strict=True
        )
    ]
    texts = [keep(text, pieces) for text, pieces in zip(rows["text"], cuts, strict=True)]
    inner = {
        "doc": ids,
        "title": _stated(rows, "title"),
        "source": _stated(rows, "source"),
        "date": _dates(rows, file=file),
        "date_basis": _stated(rows, "date_basis"),
        "text": pd.Series(texts, index=rows.index, dtype="str"),
        "file": rows["file"].astype("str"),
        "cut": pd.Series(cuts, index=rows.index, dtype="object"),
    }
    own = [column for column in rows.columns if column not in {*inner, "lines"}]
    documents = pd.concat([pd.DataFrame(inner), rows[own]], axis="columns")
    known = TABLES["documents"]
    return as_documents(documents.astype(known.columns | known.more).reset_index(drop=True))


def _cuts(text: object, part: str, *, file: str) -> list:
    """Find what is not the article: page furniture, then all outside its stated lines."""
    if not isinstance(text, str):
        raise InputError("text is text", found=text, mend="Give the article's words.", file=file)
    cuts = find_chrome(text)
    if not part:
        return cuts
    match = _LINES.fullmatch(part)
    edges = [0, *(m.end() for m in regex.finditer("\n", text)), len(text) + 1]
    if not match or not 1 <= int(match[1]) <= int(match[2]) < len(edges):
        raise InputError(
            f"lines are first-last, within 1-{len(edges) - 1}",
            found=part,
            mend="Count the file's lines from 1.",
            file=file,
        )
    span = (edges[int(match[1]) - 1], min(edges[int(match[2])], len(text)))
    return outside(text, span, cuts, rule=f"outside the article's lines {part}")


def _stated(rows: pd.DataFrame, column: str) -> pd.Series:
    """Give a column of metadata as text, "not stated" where it is empty or missing."""
    if column not in rows:
        return pd.Series(NOT_STATED, index=rows.index, dtype="str")
    return rows[column].astype("str").replace("", NOT_STATED).fillna(NOT_STATED)


def _dates(rows: pd.DataFrame, *, file: Path) -> pd.Series:
    """Read ISO dates, empty ones as NaT; anything else is an error that names the row."""
    if "date" not in rows:
        return pd.Series(pd.NaT, index=rows.index, dtype="datetime64[us]")
    if pd.api.types.is_datetime64_any_dtype(rows["date"].dtype):
        return rows["date"]
    written = rows["date"].astype("str").fillna("")
    dates = pd.to_datetime(written.where(written != ""), format="%Y-%m-%d", errors="coerce")
    iso = written.str.fullmatch(r"\d{4}-\d{2}-\d{2}")
    wrong = (written != "") & (dates.isna() | ~iso)
    if wrong.any():
        raise InputError(
            "a date is YYYY-MM-DD or empty",
            found=written[wrong].iloc[0],
            mend="Write it as 2025-05-08; leave it empty if it is not known.",
            file=file,
            place=f"row {wrong.to_numpy().argmax() + 2}",
        )
    return dates
