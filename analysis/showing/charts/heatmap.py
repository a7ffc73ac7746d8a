"""A heat map of rates: one cell where two groups meet, such as a source and a month."""

from __future__ import annotations

from typing import Any, NamedTuple, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.columns import group_columns
from analysis.reading.errors import InputError
from analysis.reading.tables import as_shown
from analysis.showing.charts import sheet, wording
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.matrix import Matrix, spread, written
from analysis.showing.charts.naming import group_names, is_dated, thing_column
from analysis.showing.charts.periods import period, said
from analysis.showing.charts.record import keep

wording.add(
    {
        "heat map of groups": ("Heat map of groups", "خريطة حرارية للمجموعات"),
        "rate in": (
            "Times per 1,000 words; empty where there is no text",
            "عدد المرّات في كلّ ألف كلمة؛ والخانة الفارغة بلا نصوص",
        ),
        "measure in": ("{measure} by both groups", "{measure} بحسب المجموعتين"),
    }
)

_WIDEST = 60  # columns that can be told apart
_STEPS = {"year": "YS", "quarter": "QS", "month": "MS", "week": "7D"}


@chart
def heatmap(
    rates: pd.DataFrame,
    *,
    title: str,
    measure: str = "per_1000",
    top: int = 20,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return a heat map of rates in two directions: the darker a cell, the more often.

    With two groups (`by=["source", "month"]`) the first runs downwards and the second across, one
    block a family; with one group the families run downwards. A cell of no words stays blank, one
    of no occurrence is pale and says 0.

    Parameters
    ----------
    rates : DataFrame
        Columns `family` (or `word`), one or two groups, and the measure, as `analysis.rates`
        returns them. Rows and columns keep the order of the table; dates stand in theirs.
    measure : str
        The column to show: `per_1000`, or `n`.
    top : int
        How many rows at most, in the order of the table; the foot says how many are left out, and
        how many columns beyond sixty that are no dates.

    Returns
    -------
    Axes
        Columns along x and rows along y, one unit each; one image a block.

    Raises
    ------
    InputError
        A column is missing, there is no group or more than two, or a cell has two rows.

    See Also
    --------
    rates, charts.rates, charts.rates_over_time

    Notes
    -----
    A cell shows no interval: in a group of few words a dark one may be a single occurrence. Draw
    `charts.rates` where a difference matters.

    Examples
    --------
    >>> rates = pd.DataFrame({"family": ["war"] * 2, "source": ["a", "b"], "year": ["2024"] * 2,
    ...                       "n": [1, 0], "total": [200, 0], "per_1000": [5.0, None]})
    >>> ax = heatmap(rates, title="War in one source, in 2024")
    >>> ax.images[0].get_array().filled(-1).tolist()
    [[5.0], [-1.0]]
    """
    rates = as_shown(rates, [measure], table_name="rows for charts.heatmap")
    cells = _cells(rates, measure)
    rows = dict(list(cells.rows.items())[:top])
    columns = cells.columns if cells.dated else dict(list(cells.columns.items())[:_WIDEST])
    left_out = len(cells.rows) - len(rows) + len(cells.columns) - len(columns)
    blocks = [_block(cells.table, head, rows, columns) for head in cells.heads]
    whole = measure == "n"
    rtl = wording.from_the_right([*rows.values(), *cells.heads.values()])
    # Time runs from left to right wherever the names stand.
    turned = rtl and cells.dated
    names = list(columns.values())
    matrix = Matrix(
        blocks=[block[:, ::-1] for block in blocks] if turned else blocks,
        heads=list(cells.heads.values()),
        rows=list(rows.values()),
        columns=names[::-1] if turned else names,
        whole=whole,
        rtl=rtl,
    )
    default = wording.say("measure in", measure=wording.named(measure))
    what = wording.say("rate in") if measure == "per_1000" else default
    words = sheet.words(title, what, furniture, left_out=left_out)
    ax = spread(furniture.get("ax"), words, matrix)
    shown = cells.table[cells.table["row"].isin(rows) & cells.table["column"].isin(columns)]
    items = [_told(cells, row, whole=whole) for row in shown.to_dict("records")]
    return keep(ax, "heat map of groups", words, rows=rates.loc[shown.index], items=items)


class _Cells(NamedTuple):
    """The table as head, row, column and value, and what to call each of these, in order."""

    table: pd.DataFrame
    heads: dict[str, str]
    rows: dict[str, str]
    columns: dict[str, str]
    dated: bool


def _cells(rates: pd.DataFrame, measure: str) -> _Cells:
    name, by = thing_column(rates), group_columns(rates)
    if len(by) not in (1, 2):
        raise InputError(
            "charts.heatmap shows the families or one group against one other group",
            found=by,
            mend='Count by one or two: rates(hits, tokens, by=["source", "month"]).',
        )
    keys = rates[[name, *by]].astype(str)
    called = pd.DataFrame({name: [wording.name(key, name) for key in keys[name]]})
    called = called.assign(**{column: group_names(rates, [column]) for column in by})
    if len(by) == 1:
        keys.insert(0, "", "")
        called.insert(0, "", "")
    keys.columns = called.columns = pd.Index(["head", "row", "column"])
    if dated := is_dated(rates[by[-1]]):
        keys["column"] = [str(date) for date in _dates(rates[by[-1]])]
    if keys.duplicated().any():
        raise InputError(
            "charts.heatmap shows one row a cell",
            found=keys[keys.duplicated()].to_numpy().tolist()[:3],
            mend="Pass the table as rates() returned it.",
        )
    named = [dict(zip(keys[part], called[part], strict=True)) for part in keys]
    if dated:
        named[2] = _every_period(rates[by[-1]], by[-1])
    heads, lines, columns = named
    values = rates[measure].astype(float)
    return _Cells(keys.assign(value=values), heads, lines, columns, dated)


def _dates(column: pd.Series) -> pd.Series:
    return pd.Series(pd.to_datetime(column.astype(object)))


def _every_period(dates: pd.Series, column: str) -> dict[str, str]:
    """Return the columns of a time axis in their order, with the periods that hold no text."""
    dates = _dates(dates)
    kind = period(dates, column)
    known = pd.DatetimeIndex(dates.dropna().unique()).sort_values()
    if len(known) and kind in _STEPS:
        known = pd.date_range(known[0], known[-1], freq=_STEPS[kind])
    return {str(date): said(date, kind) for date in known}


def _block(
    table: pd.DataFrame, head: str, rows: dict[str, str], columns: dict[str, str]
) -> np.ndarray:
    """Return the values of one block, NaN where the table has none."""
    own = table[table["head"] == head].set_index(["row", "column"])["value"]
    return own.unstack().reindex(index=list(rows), columns=list(columns)).to_numpy(float)


def _told(cells: _Cells, row: dict[Any, Any], *, whole: bool) -> str:
    group = cells.columns[row["column"]]
    parts = [cells.heads[row["head"]], cells.rows[row["row"]]]
    value = wording.say("no words")
    if pd.notna(row["value"]):
        value = written(row["value"], whole=whole)
    return wording.say("item in", name=" · ".join(filter(None, parts)), group=group, value=value)
