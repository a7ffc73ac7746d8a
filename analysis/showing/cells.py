"""Any table as HTML: all of it, nothing of it markup, each cell set in its direction."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Iterator
from numbers import Integral, Real
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.showing.direction import attributes, escape, is_arabic, isolate, way
from analysis.showing.display import PLAIN, Shown
from analysis.showing.headings import headed
from analysis.showing.whole import folded, more, whole

NOTHING = "–"
# More columns than these do not stand beside each other on a phone; one less beside a long text.
_WIDE = 4
# Rows that are folded under those shown; the others are in the files.
_FOLDED = 30
# Longer texts would be squeezed to a word a line where the table is wider than the screen.
_LONG = 40
# Shorter ones, names mostly, stay on one line where there is room.
_SHORT = 24


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
        longest = max(map(len, self.cells), default=0)
        return ' class="long"' if longest > _LONG else ' class="short"' if longest <= _SHORT else ""


class _Frame(NamedTuple):
    direction: str
    card: bool
    caption: str | None


def show_table(
    table: pd.DataFrame,
    *,
    caption: str | None = None,
    decimals: int = 2,
    first: int | None = None,
    file: str = "table",
    lang: str | None = None,
) -> Shown:
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
    first : int, optional
        Show so many rows only; under them thirty more are folded, and the whole is there as CSV
        and Parquet.
    file : str
        What those files are called.
    lang : {"en", "ar"}, optional
        The language of the readers: columns that Khitab makes go by a name in it, and what the
        table says itself is said in it. When left out, columns keep the names that you program
        with; the files always do.

    Returns
    -------
    Shown
        What Jupyter displays. No cell is cut and no cell is markup; what is missing is "–", dates
        are ISO dates. On a phone each row of a table of more than four columns is a card, of
        more than three where one holds long texts. In a page that the report makes, the heads
        sort the rows, and a long table has a search box.

    See Also
    --------
    show_lines, write_tables, say

    Examples
    --------
    >>> show_table(pd.DataFrame({"word": ["هيمنة"], "per_1000": [1.4142]}))
     word per_1000
    هيمنة     1.41
    >>> show_table(pd.DataFrame({"word": ["هيمنة"], "per_1000": [1.4142]}), lang="en")
     word per 1,000 words
    هيمنة            1.41
    """
    count = len(table) if first is None else min(first, len(table))
    shown = table if first is None else table.head(first + _FOLDED)
    columns = list(_columns(headed(shown, lang) if lang else shown, decimals))
    lang = lang or "en"
    names = " ".join(column.name for column in columns)
    turned = attributes("", "ar") if lang == "ar" else way(names)
    long = any("long" in column.kind for column in columns)
    frame = _Frame(turned, len(columns) > _WIDE - long, caption)
    html = _framed(_body(columns, range(count), frame), frame)
    if rest := len(shown) - count:
        body = _body(columns, range(count, len(shown)), frame)
        html += folded(_framed(body, frame._replace(caption=None)), rest, lang=lang, what="rows")
    html += more(table, len(shown), file, lang=lang, first=count)
    cells = pd.DataFrame([column.cells[:count] for column in columns]).T
    plain = cells.to_string(index=False, header=[column.name for column in columns])
    empty = f"No rows: {', '.join(c.name for c in columns)}"
    return Shown(whole(html) if first is not None else html, plain if len(table) else empty)


def _body(columns: list[_Column], rows: range, frame: _Frame) -> str:
    """Return the header and some of the rows."""
    card = frame.card
    header = "".join(
        f'<th scope="col"{_role("columnheader", card)}{column.kind}{_direction(column)}>'
        f"{isolate(column.name)}</th>"
        for column in columns
    )
    lines = "".join(
        f"<tr{_role('row', card)}>{''.join(_cell(column, row, card) for column in columns)}</tr>\n"
        for row in rows
    )
    group = _role("rowgroup", card)
    head = f"<thead{group}><tr{_role('row', card)}>{header}</tr></thead>"
    return f"{head}\n<tbody{group}>\n{lines}</tbody>"


def _framed(body: str, frame: _Frame) -> str:
    """Return the table in a box of its own, which scrolls where it is wider than the page."""
    caption = frame.caption
    name = f' role="region" aria-label="{escape(caption)}"' if caption else ""
    title = (
        f"<caption{attributes(caption)}><span>{isolate(caption)}</span></caption>"
        if caption
        else ""
    )
    return (
        f'<div class="khitab-scroll" tabindex="0"{name}>'
        f'<table class="khitab-table{" khitab-cards" if frame.card else ""} {PLAIN}"'
        f"{_role('table', frame.card)}{frame.direction}>"
        f"{title}{body}</table></div>"
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
        cells = [written(value, decimals) for value in values]
        yield _Column(_name(name), values, cells, key)


def _name(name: object) -> str:
    if isinstance(name, tuple):
        return " · ".join(str(part) for part in name if str(part))
    return "" if name is None else str(name)


def _direction(column: _Column) -> str:
    """Return the attributes of a header: its own direction, else that of the cells under it."""
    own = attributes(column.name)
    return own or (' dir="rtl"' if is_arabic(" ".join(column.cells)) else "")


def _role(name: str, card: bool) -> str:  # noqa: FBT001
    """Return the role that keeps a piece of a table one where a phone lays rows out as cards."""
    return f' role="{name}"' if card else ""


def _cell(column: _Column, row: int, card: bool) -> str:  # noqa: FBT001
    """Return one cell; on a card it says itself what column it is of."""
    text = column.cells[row]
    name = f' data-name="{escape(column.name)}"' if card and column.name else ""
    said = f"{name}{column.kind}{attributes(text)}>{isolate(text)}"
    if column.key:
        return f'<th scope="row"{_role("rowheader", card)}{said}</th>'
    return f"<td{_role('cell', card)}{said}</td>"


def written(value: Any, decimals: int = 2) -> str:
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
        left, right = (written(side, decimals) for side in (value.left, value.right))
        opening, closing = "[" if value.closed_left else "(", "]" if value.closed_right else ")"
        return f"{opening}{left}, {right}{closing}"
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    return str(value)


def _rounded(value: float, decimals: int) -> str:
    text = f"{value + 0:.{decimals}f}"  # no minus before a zero
    return f"{value:.2g}" if value and float(text) == 0 else text


def _missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _number(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)
