"""Files -> documents: one row per article, with what is known of it and what was done to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypedDict, Unpack

import pandas as pd

from .chrome import own_rules
from .columns import KEPT_AS, RESERVED, TABLES
from .dates import read_dates
from .errors import InputError
from .notes import Note, dump
from .soundness.judging import REPAIRS
from .sources import pages
from .sources.folders import about, read_folder
from .sources.formats import kind, read_table
from .tables import as_documents
from .texts import Way, read_texts

NOT_STATED = "not stated"


class Columns(TypedDict, total=False):
    """The names that a user's columns have, where they are not Khitab's own."""

    text: str
    doc: str
    date: str
    title: str
    source: str


def read_corpus(
    path: str | Path | pd.DataFrame,
    *,
    metadata: str | Path | pd.DataFrame | None = None,
    date_format: str | None = None,
    encoding: str = "utf-8",
    furniture: str | Path | pd.DataFrame | None = None,
    repair: str | Iterable[str] = (),
    **columns: Unpack[Columns],
) -> pd.DataFrame:
    """Give the articles of a folder, a file or a table, soundly read, all that was done logged.

    Parameters
    ----------
    path : path or DataFrame
        A folder of texts (``.txt``; with the extra ``files`` also ``.html``, ``.docx`` and
        ``.pdf``; folders within it, too); or a table with one text a row: ``.csv``, ``.tsv``,
        ``.json``, ``.jsonl``, ``.parquet``, ``.xlsx`` (extra ``files``), packed (``.gz``) or
        not, or a DataFrame.
    metadata : path or DataFrame, optional
        What is known of each file of a folder: a CSV with the column ``file`` and any of
        ``doc``, ``title``, ``source``, ``date`` (YYYY-MM-DD), ``date_basis``, ``lines``
        (``3-11``: the lines of the file that are the article) and columns of your own.
        By default the folder's ``articles.csv``, if there is one.
    date_format : str, optional
        How dates are written (``"%d/%m/%Y"``); ISO, with or without a time, when left out.
    encoding : str
        Encoding of text files and CSVs; nothing is guessed.
    furniture : path or DataFrame, optional
        Your own rules of page furniture, after the house's: a CSV with the columns ``rule``
        and ``pattern`` (whole lines). ``"none"``: cut nothing.
    repair : str or list of str
        What may be set right, and is logged: ``"encoding"`` (a wrong decoding undone),
        ``"controls"`` (control characters removed), ``"visual"`` (letters in the order of the
        screen turned round), ``"lines"`` (lines broken at a fixed width joined); ``"skip"``
        leaves out what cannot be read.
    **columns : str
        The names that your columns have, where they differ: ``text="tweet"``, ``doc="id"``,
        ``date="created"``, ``title=``, ``source=``.

    Returns
    -------
    DataFrame
        One row per article: ``doc`` (its id), ``title``, ``source``, ``date`` (datetime64,
        NaT if unknown), ``date_basis``, ``text`` (as analysed), ``file``, ``cut`` (what was
        removed, see :func:`removed`), ``notes`` and ``reading`` (see :func:`reading_report`),
        then the columns of your own. What the metadata leave empty is "not stated".

    Raises
    ------
    InputError
        If a file is not what it says it is, a text is not sound, an id stands twice, or a date
        is not written as said; the message names file, row, rule and mend.

    See Also
    --------
    reading_report, removed, tokenize, write_tables

    Notes
    -----
    Ids and all metadata are read as text: ``000`` and ``NA`` stay what they are. Tags and
    entities of HTML are cleaned, and lines that half of a source's texts share are cut, always
    logged.

    Examples
    --------
    >>> documents = read_corpus("seeds")
    >>> documents[["doc", "date", "source"]].head(2)
       doc       date      source
    0  000 2025-05-09         AFP
    1  001 2025-05-08  Al Jazeera
    """
    way = Way(own_rules(furniture), _repairs(repair))
    if isinstance(path, str | Path) and Path(path).is_dir():
        metadata = about(Path(path), metadata)
    rows, file, notes = _gather(path, metadata, encoding, skip="skip" in way.repair)
    rows, renamed = _named(rows, columns, file)
    told = Path(metadata) if isinstance(metadata, str | Path) else file
    rows = rows.assign(doc=_ids(rows, told), date=_dates(rows, date_format, told))
    return _documents(rows, [*notes, *renamed], way, file=file)


def _repairs(repair: str | Iterable[str]) -> frozenset[str]:
    asked = [repair] if isinstance(repair, str) else list(repair)
    for name in asked:
        if name not in REPAIRS:
            raise InputError(
                f"repair is any of {', '.join(REPAIRS)}", found=name, mend="Name one of these."
            )
    return frozenset(asked)


def _gather(
    given: str | Path | pd.DataFrame,
    metadata: str | Path | pd.DataFrame | None,
    encoding: str,
    *,
    skip: bool,
) -> tuple[pd.DataFrame, Path | None, list[Note]]:
    """Give the rows of whatever was named, its file and what there is to note."""
    if isinstance(given, pd.DataFrame):
        _check_columns(given)
        named = given.reset_index() if given.index.name not in (None, *given.columns) else given
        return named.set_axis(pd.RangeIndex(len(given)), axis="index"), None, []
    path = Path(given) if isinstance(given, str | Path) and str(given) else None
    if path and path.is_dir():
        rows, notes = read_folder(path, metadata, encoding, skip=skip)
        return rows, path, notes
    if path and path.is_file() and kind(path) in pages.SUFFIXES:
        text, own = pages.read_text(path, encoding)
        one = {"doc": [path.stem], "text": [text], "file": [path.name], pages.FROM_FILE: [own]}
        return pd.DataFrame(one, dtype="object"), path, []  # not copied into a column of strings
    if path and path.is_file():
        rows, notes = read_table(path, encoding)
        return rows, path, notes
    raise InputError(
        "a corpus is a folder of .txt files, a table file (.csv, .json, .parquet …) or a DataFrame",
        found=given if given is None else str(given),
        mend="Check the path.",
    )


def _check_columns(table: pd.DataFrame) -> None:
    """Refuse a table of the user's in which a column cannot be told by its name."""
    twice = table.columns[table.columns.duplicated()]
    if table.columns.nlevels > 1 or len(twice):
        found = twice[0] if len(twice) else f"{table.columns.nlevels} rows of names"
        raise InputError("each column has a name of its own", found=found, mend="Rename one.")


def _named(
    rows: pd.DataFrame, columns: Mapping[str, Any], file: Path | None
) -> tuple[pd.DataFrame, list[Note]]:
    """Give the user's columns Khitab's names; what stands in the way is kept as ``doc_…``."""
    for role, name in columns.items():
        if role not in Columns.__annotations__:
            raise TypeError(f"read_corpus() got an unexpected keyword argument {role!r}")
        if name not in rows:
            raise InputError(
                f"{role} names a column of the corpus",
                found=name,
                mend=f"Its columns are {', '.join(map(str, rows.columns))}.",
                file=file,
            )
    if "text" not in rows and "text" not in columns:
        raise _no_text(rows, file)
    given = {name: role for role, name in columns.items()}
    aside = {
        name: KEPT_AS.format(name)
        for name in map(str, rows.columns)
        if name in RESERVED or (name in columns and columns[name] != name)
    }
    names = {name: given.get(name, aside.get(str(name), str(name))) for name in rows.columns}
    return rows.rename(columns=names), [Note("renamed", 1, new) for new in aside.values()]


def _no_text(rows: pd.DataFrame, file: Path | None) -> InputError:
    """Say that no column is called text, and propose the call that names the longest one."""
    lengths = {
        str(name): column.dropna().astype("str").str.len().mean()
        for name, column in rows.items()
        if name != "file" and len(rows)
    }
    longest = max(lengths, key=lambda name: lengths[name] or 0, default="…")
    where = repr(str(file)) if file else "table"
    return InputError(
        "a corpus has the column text",
        found=list(rows.columns),
        mend=f"Say which column holds the texts: read_corpus({where}, text={longest!r}).",
        file=file,
    )


def _documents(
    rows: pd.DataFrame,
    notes: list[Note],
    way: Way,
    *,
    file: Path | None,
) -> pd.DataFrame:
    """Give the documents table from rows that hold an id, a date, a raw text and metadata."""
    rows = rows.assign(source=_stated(rows, "source"))
    if "file" not in rows:
        rows = rows.assign(file=file.name if file else NOT_STATED)
    rows, read = read_texts(rows, way, file=file)
    reading = dump([Note("texts", len(rows), "", file.name if file else ""), *notes, *read])
    inner = {
        "doc": rows["doc"],
        "title": _stated(rows, "title"),
        "source": rows["source"],
        "date": rows["date"],
        "date_basis": _stated(rows, "date_basis"),
        "text": rows["text"],
        "file": _stated(rows, "file"),
        "cut": rows["cut"],
        "notes": rows["notes"],
        "reading": pd.Series(reading, index=rows.index, dtype="str"),
    }
    own = [column for column in rows.columns if column not in inner]
    told = {column: rows[column].map(_plain) for column in own if rows[column].dtype == object}
    documents = pd.concat([pd.DataFrame(inner), rows[own].assign(**told)], axis="columns")
    known = TABLES["documents"]
    return as_documents(documents.astype(known.columns | known.more).reset_index(drop=True))


def _plain(value: Any) -> Any:
    """Give what holds several values, as a list of tags, as text that can be grouped by."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {part}" for name, part in value.items())
    several = isinstance(value, Iterable) and not isinstance(value, str | bytes)
    return "; ".join(map(str, value)) if several else value


def _ids(rows: pd.DataFrame, file: Path | None) -> pd.Series:
    """Give each row its id as text, counted from 1 where none is stated; none may stand twice."""
    if "doc" not in rows:
        return pd.Series(range(1, len(rows) + 1), index=rows.index).astype("str")
    ids = rows["doc"].map(_id, na_action=None).astype("str")
    for wrong, rule, mend in (
        (ids == "", "each document has an id", "Write one, or leave out doc=."),
        (
            ids.duplicated(),
            "each document has an id of its own",
            "Give one of the two another doc.",
        ),
    ):
        if wrong.any():
            first = int(wrong.to_numpy().argmax())
            place = f"row {ids.index[first]}"
            raise InputError(rule, found=ids.iloc[first], mend=mend, file=file, place=place)
    return ids


def _id(value: Any) -> str:
    """Write an id as text; a whole number that a gap made a float is whole again."""
    if pd.isna(value):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _stated(rows: pd.DataFrame, column: str) -> pd.Series:
    """Give a column of metadata as text, "not stated" where it is empty or missing."""
    if column not in rows:
        return pd.Series(NOT_STATED, index=rows.index, dtype="str")
    return rows[column].astype("str").replace("", NOT_STATED).fillna(NOT_STATED)


def _dates(rows: pd.DataFrame, date_format: str | None, file: Path | None) -> pd.Series:
    """Give the dates of the rows, none where there is no such column."""
    if "date" not in rows:
        return pd.Series(pd.NaT, index=rows.index, dtype="datetime64[us]")
    return read_dates(rows["date"], date_format, file=file)
