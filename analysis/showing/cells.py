"""Any table as HTML: all of it, nothing of it markup, each cell set in its direction."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Iterator
from numbers import Integral, Real
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.showing.direction import attributes, escape, is_arabic, isolate
from analysis.showing.display import PLAIN, Shown

NOTHING = "–"
# Longer texts would be squeezed to a word a line where the table is wider than the screen.
_LONG = 40


class _Column(NamedTuple):
    name: str
    values: list[Any]
    cells: list[str]
    key: bool

    @property
    def kind(self) -> str:
        """The class of its cells: how wide they are set, and to which side."""
        there = [value for value in self.values if not _missing(value)]
        if there and all(_number(value) for value in there):
            return ' class="number"'
        if there and all(isinstance(value, datetime.date | pd.Period) for value in there):
            return ' class="date"'
        return ' class="long"' if max(map(len, self.cells), default=0) > _LONG else ""


def show_table(table: pd.DataFrame, *, caption: str | None = None, decimals: int = 2) -> Shown:
    """Return a table as a reader sees it: whole, with readable numbers and Arabic set as Arabic.

    Parameters
    ----------
    table : DataFrame
        Any table. Its index is shown, unless it only numbers the rows.
    caption : str, optional
        What the table holds; it stands above it.
    decimals : int
        Decimals of numbers that are not whole. A number too small for them keeps two digits
        (0.0003), so that what is not nothing is never shown as 0.00.

    Returns
    -------
    Shown
        What Jupyter displays. No cell is cut and no cell is markup; what is missing is "–", dates
        are ISO dates.

    Examples
    --------
    >>> show_table(pd.DataFrame({"word": ["هيمنة"], "per_1000": [1.4142]}))
     word per_1000
    هيمنة     1.41
    """
    columns = list(_columns(table, decimals))
    header = "".join(
        f'<th scope="col"{column.kind}{_direction(column)}>{isolate(column.name)}</th>'
        for column in columns
    )
    rows = "".join(
        f"<tr>{''.join(_cell(column, row) for column in columns)}</tr>\n"
        for row in range(len(table))
    )
    direction = attributes(" ".join(column.name for column in columns)) or ' dir="ltr"'
    html = _framed(f"<thead><tr>{header}</tr></thead>\n<tbody>\n{rows}</tbody>", direction, caption)
    written = pd.DataFrame([column.cells for column in columns]).T
    plain = written.to_string(index=False, header=[column.name for column in columns])
    return Shown(html, plain if len(table) else f"No rows: {', '.join(c.name for c in columns)}")


def _framed(body: str, direction: str, caption: str | None) -> str:
    """Return the table in a box of its own, which scrolls where it is wider than the page."""
    name = f' role="region" aria-label="{escape(caption)}"' if caption else ""
    title = (
        f"<caption{attributes(caption)}><span>{isolate(caption)}</span></caption>"
        if caption
        else ""
    )
    return (
        f'<div class="khitab-scroll" tabindex="0"{name}>'
        f'<table class="khitab-table {PLAIN}"{direction}>{title}{body}</table></div>'
    )


def _columns(table: pd.DataFrame, decimals: int) -> Iterator[_Column]:
    """Yield the levels of the index, where it says something, then the columns."""
    index = table.index
    parts: list[tuple[Hashable, Iterable[Any], bool]] = []
    if not (isinstance(index, pd.RangeIndex) and index.name is None):
        parts += [(name, index.get_level_values(i), True) for i, name in enumerate(index.names)]
    parts += [(name, table.iloc[:, i], False) for i, name in enumerate(table.columns)]
    for name, series, key in parts:
        values = list(series)
        cells = [_written(value, decimals) for value in values]
        yield _Column(_name(name), values, cells, key)


def _name(name: object) -> str:
    if isinstance(name, tuple):
        return " · ".join(str(part) for part in name if str(part))
    return "" if name is None else str(name)


def _direction(column: _Column) -> str:
    """Return the attributes of a header: its own direction, else that of the cells under it."""
    own = attributes(column.name)
    return own or (' dir="rtl"' if is_arabic(" ".join(column.cells)) else "")


def _cell(column: _Column, row: int) -> str:
    text = column.cells[row]
    if column.key:
        return f'<th scope="row"{column.kind}{attributes(text)}>{isolate(text)}</th>'
    return f"<td{column.kind}{attributes(text)}>{isolate(text)}</td>"


def _written(value: Any, decimals: int) -> str:
    """Return a value as text for a reader."""
    if _missing(value):
        return NOTHING
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, Integral):
        return str(int(value))
    if isinstance(value, Real):
        return _rounded(float(value), decimals)
    if isinstance(value, pd.Interval):
        left, right = (_written(side, decimals) for side in (value.left, value.right))
        opening, closing = "[" if value.closed_left else "(", "]" if value.closed_right else ")"
        return f"{opening}{left}, {right}{closing}"
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    return str(value)


def _rounded(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return f"{value:.2g}" if value and float(text) == 0 else text


def _missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _number(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)
