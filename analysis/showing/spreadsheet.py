"""Tables as files that a spreadsheet opens and that nothing in them can command."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pandas as pd

from analysis.reading.errors import InputError
from analysis.showing.writing import write_whole

# A cell that begins so is a formula to a spreadsheet, whoever wrote it.
_COMMANDS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(table: pd.DataFrame) -> bytes:
    """Return a table as the bytes of a CSV that Excel and LibreOffice open with Arabic intact.

    Parameters
    ----------
    table : DataFrame
        Any table; its index is left out.

    Returns
    -------
    bytes
        UTF-8 with a byte order mark. A text that a spreadsheet would take for a formula has a
        ``'`` before it, and a bare carriage return stands in quotes.

    Examples
    --------
    >>> as_csv(pd.DataFrame({"word": ["هيمنة", "=1+1"], "n": [-3, 4]})).decode("utf-8-sig")
    "word,n\\nهيمنة,-3\\n'=1+1,4\\n"
    """
    safe = table.copy()
    for place, name in enumerate(table.columns):
        column = table.iloc[:, place]
        if not pd.api.types.is_numeric_dtype(column.dtype):
            safe.isetitem(place, column.astype("object").map(_harmless))
        safe = safe.rename(columns={name: _harmless(str(name))})
    return safe.to_csv(index=False, lineterminator="\n").encode("utf-8-sig", "replace")


def write_tables(
    folder: str | Path, *, kind: str = "csv", **tables: pd.DataFrame
) -> dict[str, Path]:
    """Write tables into a folder, one file each, and return where they are.

    Parameters
    ----------
    folder : path
        Made if it is not there; files of the same names are replaced.
    kind : {"csv", "parquet", "xlsx"}
        CSV and Excel for people; Parquet for programs, with every column in its type. Excel needs
        the package openpyxl.
    **tables : DataFrame
        The tables, by the names of their files.

    Returns
    -------
    dict of str to Path
        The file of each table.

    Raises
    ------
    InputError
        The kind is another, or something given is no table.
    """
    writers: dict[str, Callable[[pd.DataFrame], bytes]] = {
        "csv": as_csv,
        "parquet": _as_parquet,
        "xlsx": _as_excel,
    }
    if kind not in writers:
        raise InputError(f"kind is one of {', '.join(writers)}", found=kind, mend="Name one.")
    for name, table in tables.items():
        if not isinstance(table, pd.DataFrame):
            raise InputError(
                "what is written is a table", found=table, mend=f"Give {name} a DataFrame."
            )
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = {name: folder / f"{name}.{kind}" for name in tables}
    for name, table in tables.items():
        write_whole(paths[name], writers[kind](table))
    return paths


def _harmless(value: object) -> object:
    """Return a text that no spreadsheet runs; anything else as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_COMMANDS) else value


def _as_parquet(table: pd.DataFrame) -> bytes:
    return table.to_parquet(index=False)


def _as_excel(table: pd.DataFrame) -> bytes:
    content = BytesIO()
    table.map(_harmless).to_excel(content, index=False)
    return content.getvalue()
