"""CSV and its kin -> rows of text: the separator is found in the header, and said."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from pathlib import Path

import pandas as pd
import regex

from ..errors import InputError
from .decoding import read_whole

#: The separators that are looked for, and what they are called.
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_SAID = regex.compile(r'\A"?sep=(.)"?\r?\n')


def read_delimited(text: str, *, file: Path) -> tuple[pd.DataFrame, str]:
    r"""Read a CSV as text throughout; ``NA``, ``null`` and ``000`` stay what they are.

    The index counts the file's lines of cells, the header being 1; what stands between the cells is
    given by name. A row with more or fewer cells than the header is refused, and a quote that does
    not close, and two columns of the same name.

    Examples
    --------
    >>> read_delimited("doc;text\n1;قال، وقال\n", file=Path("c.csv"))[1]
    'semicolons'
    """
    if said := _SAID.match(text):
        text = text[said.end() :]
    separator = said[1] if said else _separator(text)
    header, *cells = _cells(text, separator, file) or [[]]
    names = [name.strip() or f"column_{number}" for number, name in enumerate(header, start=1)]
    if twice := [name for name, number in Counter(names).items() if number > 1]:
        raise InputError(
            "each column has a name of its own", found=twice[0], mend="Rename one.", file=file
        )
    index = pd.RangeIndex(2, len(cells) + 2)
    rows = pd.DataFrame(cells, columns=names, index=index, dtype="str")
    return rows, SEPARATORS.get(separator, separator)


def read_csv(path: Path, encoding: str) -> pd.DataFrame:
    """Give the rows of a CSV of metadata, terms or names; refused where it is not sound."""
    if not path.is_file():
        raise InputError("metadata are a CSV file", found=str(path), mend="Check the path.")
    return read_delimited(read_whole(path, encoding), file=path)[0]


def _separator(text: str) -> str:
    """Give the separator that makes the most of the header; commas where none does."""
    header = text.lstrip("\r\n")
    try:
        return max(
            SEPARATORS,
            key=lambda separator: len(next(csv.reader(StringIO(header, ""), delimiter=separator))),
        )
    except (StopIteration, csv.Error):
        return ","


def _cells(text: str, separator: str, file: Path) -> list[list[str]]:
    """Give the rows of cells, all as long as the first."""
    # Not pandas' reader: it fills rows that are too short and shifts rows that are too long.
    csv.field_size_limit(2**31 - 1)
    rows: list[list[str]] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            if rows and row and len(row) != len(rows[0]):
                raise csv.Error(f"{len(row)} cells, not {len(rows[0])}")
            rows += [row] if row else []
    except csv.Error as error:
        raise InputError(
            "a CSV has as many cells in each row as in its header",
            found=str(error),
            mend=f"Quote cells that hold {SEPARATORS.get(separator, separator)}, quotes or "
            "newlines.",
            file=file,
            place=f"line {reader.line_num}",
        ) from None
    return rows
