"""Tables as files: CSV that a spreadsheet opens rightly, Parquet, Excel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pandas as pd
import regex

from analysis.reading.errors import InputError
from analysis.showing.writing import write_whole

# What a spreadsheet takes for a formula, or for the end of a cell in which one could follow.
_FORMULA = regex.compile(r"^[=+\-@＝＋－＠\t\r]")
_NAME = regex.compile(r"[\p{L}\p{N}_][\p{L}\p{M}\p{N}_ -]{0,99}")
#: Windows gives these names to devices.
_DEVICES = regex.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)")
#: What a cell of Excel holds, and a sheet.
_CELL, _ROWS, _COLUMNS = 32_767, 1_048_575, 16_384


def write_tables(
    folder: str | Path, *, formats: Iterable[str] | None = None, **tables: pd.DataFrame
) -> list[Path]:
    r"""Write tables into a folder, each whole or not at all; return the files.

    Parameters
    ----------
    folder : path
        Where to; made if it is not there. Files of the same names are replaced.
    formats : iterable of {"csv", "parquet", "xlsx"}, optional
        By default the first two, and Excel where openpyxl is installed (extra ``files``).
    **tables : DataFrame
        Each under the name that its file gets; no name comes from a text.

    Returns
    -------
    list of Path
        The files, table by table.

    Raises
    ------
    InputError
        If a name is no file name everywhere, a value no table, a format unknown, or a table
        does not fit into a sheet.
    OSError
        If a file cannot be written (a full disk); the message names it.

    See Also
    --------
    read_corpus, show_table

    Notes
    -----
    The CSV is for spreadsheets: UTF-8 with a byte order mark, and a ``'`` before text that
    they would take for a formula (``=``, ``+``, ``-``, ``@``, tab or carriage return at its
    beginning).
    Parquet keeps every cell and type as it is: compute from that.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     table = pd.DataFrame({"word": ["=1+1"], "n": [-1]})
    ...     (path,) = write_tables(folder, formats=["csv"], counts=table)
    ...     path.name, path.read_text(encoding="utf-8-sig")
    ('counts.csv', "word,n\n'=1+1,-1\n")
    """
    chosen = _formats(formats)
    for name, table in tables.items():
        _check(name, table)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, table in tables.items():
        for kind in chosen:
            path = folder / f"{name}.{kind}"
            write_whole(path, _WRITERS[kind](table))
            written.append(path)
    return written


def _formats(formats: Iterable[str] | None) -> list[str]:
    if formats is None:
        return ["csv", "parquet", *(["xlsx"] if find_spec("openpyxl") else [])]
    chosen = [formats] if isinstance(formats, str) else list(formats)
    for kind in chosen:
        if kind not in _WRITERS:
            raise InputError(
                f"formats are any of {', '.join(_WRITERS)}", found=kind, mend="Name one of these."
            )
    if "xlsx" in chosen and not find_spec("openpyxl"):
        raise InputError(
            "Excel files are written by openpyxl",
            found="it is not installed",
            mend="Install it with: python -m pip install openpyxl.",
        )
    return chosen


def _check(name: str, table: object) -> None:
    if not _NAME.fullmatch(name) or _DEVICES.fullmatch(name):
        raise InputError(
            "a table's name is a file name: letters, digits, _ and -",
            found=name,
            mend="Say counts=…, for example.",
        )
    if not isinstance(table, pd.DataFrame):
        raise InputError(
            "write_tables writes tables",
            found=f"{name}={type(table).__name__}",
            mend="Give a DataFrame.",
        )


def _quoted(value: object) -> object:
    """Give text as a spreadsheet shows it, never as a formula."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _plain(table: pd.DataFrame, change: Callable[[object], object]) -> pd.DataFrame:
    """Change every text of a table, names of columns included, and leave numbers and dates."""
    columns = {}
    for number, (_, column) in enumerate(table.items()):
        numeric = pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column)
        dated = pd.api.types.is_datetime64_any_dtype(column)
        columns[number] = column if numeric or dated else column.astype("object").map(change)
    plain = pd.DataFrame(columns, index=table.index)
    return plain.set_axis([str(change(str(name))) for name in table.columns], axis="columns")


def as_csv(table: pd.DataFrame) -> bytes:
    """Give the CSV of a table; its lines end as spreadsheets end them."""
    plain = _plain(table, _quoted)
    text = plain.to_csv(index=False, lineterminator="\r\n", date_format="%Y-%m-%d")
    return text.encode("utf-8-sig", "backslashreplace")


def as_parquet(table: pd.DataFrame) -> bytes:
    """Give the Parquet of a table; a column of cells that it has no type for goes as text."""
    columns = [_typed(column) for _, column in table.items()]
    plain = pd.DataFrame(dict(enumerate(columns)), index=table.index)
    named = plain.set_axis(_apart(map(str, table.columns)), axis="columns")
    return named.to_parquet(index=False, compression="zstd")


def _typed(column: pd.Series) -> pd.Series:
    """Return a column of a type that Parquet knows."""
    kind = column.dtype
    inner = kind.categories.dtype if isinstance(kind, pd.CategoricalDtype) else kind
    known = pd.api.types.is_string_dtype(inner) and not pd.api.types.is_object_dtype(inner)
    known |= pd.api.types.is_bool_dtype(inner) or pd.api.types.is_datetime64_any_dtype(inner)
    known |= pd.api.types.is_numeric_dtype(inner) and not pd.api.types.is_complex_dtype(inner)
    return column if known else column.astype("object").map(str, na_action="ignore")


def _apart(names: Iterable[str]) -> list[str]:
    """Number what is called alike: a file has one column of each name."""
    seen: dict[str, int] = {}
    told = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        told.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return told


def _xlsx(table: pd.DataFrame) -> bytes:
    """Give the workbook of a table, read from right to left; no cell of it is a formula."""
    if len(table) > _ROWS or len(table.columns) > _COLUMNS:
        raise InputError(
            f"a sheet of Excel has {_ROWS:,} rows and {_COLUMNS:,} columns at most",
            found=f"{len(table):,} rows, {len(table.columns):,} columns",
            mend="Say formats=['csv', 'parquet'].",
        )
    book = BytesIO()
    plain = _plain(table, _fitting)
    with pd.ExcelWriter(book, engine="openpyxl", date_format="YYYY-MM-DD") as writer:
        plain.to_excel(writer, index=False, sheet_name="table")
        for row in writer.sheets["table"].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.data_type = "s"
    return book.getvalue()


def _fitting(value: object) -> object:
    """Give a cell as a sheet can hold it; what is too long is refused, not cut."""
    if not isinstance(value, str):
        return value if pd.api.types.is_scalar(value) else str(value)
    if len(value) > _CELL:
        raise InputError(
            f"a cell of Excel holds {_CELL:,} characters",
            found=f"one of {len(value):,}",
            mend="Say formats=['csv', 'parquet'].",
        )
    # A workbook cannot hold control characters; Parquet keeps them.
    return str(regex.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "\ufffd", value))


_WRITERS = {"csv": as_csv, "parquet": as_parquet, "xlsx": _xlsx}
