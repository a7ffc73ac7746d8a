"""Comparison: how many times as often one group says each family as all others."""

from __future__ import annotations

from typing import Any, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.tables import as_shown
from analysis.showing.charts import look, panels, sheet, wording
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.naming import thing_column
from analysis.showing.charts.record import keep

wording.add(
    {
        "ratios": ("Points with intervals around 1", "نقاط مع فترات الثقة حول الواحد"),
        "ratio": (
            "How many times as often as in all others, with the interval; beside it both counts",
            "كم مرّة قدر ما في سائرها، مع فترة الثقة؛ وإلى جانبه العددان",
        ),
        "n against": ("{n} against {others}", "{n} مقابل {others}"),
    }
)

COLUMNS = ["n_target", "n_reference", "ratio", "low", "high"]
_ROW, _LEAST = 0.27, 1.0  # inches
_FEWEST, _MOST = 1, 5  # doublings that the scale shows to either side of 1: twice, 32 times


@chart
def compare(
    comparison: pd.DataFrame, *, title: str, top: int = 30, **furniture: Unpack[Furniture]
) -> Axes:
    """Return points with intervals of how many times as often one group says each family.

    An interval that leaves out 1 takes the colour. One that goes on beyond the scale, as those of
    words that one side never says, is drawn to its edge; a ratio there has a hollow point.

    Parameters
    ----------
    comparison : DataFrame
        Columns `family` (or `word`), `n_target`, `n_reference`, `ratio`, `low`, `high`, as
        `analysis.compare` returns them. Rows keep their order.
    top : int
        How many rows at most; the foot says how many are left out.

    Returns
    -------
    Axes
        Doublings along x (0: as often, 1: twice, -1: half), rows downwards along y, in inches.

    See Also
    --------
    compare, charts.keyness, charts.sides

    Notes
    -----
    The interval is that of the table: over words it is the least uncertainty there is.

    Examples
    --------
    >>> table = pd.DataFrame({"family": ["war"], "n_target": [6], "n_reference": [3],
    ...                       "ratio": [4.0], "low": [1.1], "high": [18.0]})
    >>> ax = compare(table, title="The first says war four times as often")
    >>> [float(line.get_xdata()[0]) for line in ax.lines]
    [2.0]
    """
    comparison = as_shown(comparison, COLUMNS, table_name="rows for charts.compare")
    rows = comparison.head(top)
    column = thing_column(rows)
    names = [wording.name(name, column) for name in rows[column].astype(str)]
    ends = [
        wording.say("n against", n=wording.number(n), others=wording.number(others))
        for n, others in zip(rows["n_target"], rows["n_reference"], strict=True)
    ]
    left_out = len(comparison) - len(rows)
    words = sheet.words(title, wording.say("ratio"), furniture, left_out=left_out)
    rtl = wording.from_the_right(names)
    plan = panels.Plan([""], names, ends, rtl, least=_LEAST, row=_ROW, below=0.25)
    ax, (panel,) = panels.spread(furniture.get("ax"), words, plan)
    values = rows.astype(dict.fromkeys(COLUMNS, "float64"))
    edge = _scale(panel, values)
    for row, place, end in zip(values.itertuples(), panel.places, ends, strict=False):
        panel.end(place, end)
        _draw(panel.ax, row, place, edge)
    items = [
        wording.say("item", name=name, value=f"{_told(row)}{wording.say(',')}{end}")
        for name, row, end in zip(names, values.itertuples(), ends, strict=True)
    ]
    return keep(ax, "ratios", words, rows=rows, items=items)


def _doublings(ratios: Any) -> Any:
    """Return how many times each ratio doubles 1: -inf for 0."""
    with np.errstate(divide="ignore"):
        return np.log2(np.asarray(ratios, dtype="float64"))


def _scale(panel: panels.Panel, rows: pd.DataFrame) -> float:
    """Draw the scale, alike to both sides of 1; return how many doublings it shows."""
    found = np.abs(_doublings(rows[["ratio", "low", "high"]]))
    furthest = max(found[np.isfinite(found)], default=0.0)
    edge = float(np.clip(np.ceil(furthest), _FEWEST, _MOST))
    panel.ax.set_xlim((edge, -edge) if panel.rtl else (-edge, edge))
    times = {float(at): wording.tick(2.0**at) for at in np.arange(edge + 1)}
    parts = {-at: f"{wording.tick(1)}/{text}" if at else text for at, text in times.items()}
    parts = look.thinned(panel.ax, parts)  # the wider: what has room below 1 has it above
    kept = parts | {-at: times[-at] for at in parts}
    look.mark(panel.ax, kept, axis="x")
    ends = (panel.top, panel.bottom)
    panel.ax.vlines(list(kept), *ends, color=look.RULE, linewidth=0.8, zorder=1)
    panel.ax.vlines(0, *ends, color=look.FAINT, linewidth=1.2, zorder=1)
    return edge


def _draw(ax: Axes, row: Any, place: float, edge: float) -> None:
    """Draw a ratio and its interval, as far as the scale goes."""
    if pd.isna(row.ratio):
        return
    low, at, high = np.clip(_doublings([row.low, row.ratio, row.high]), -edge, edge)
    apart = row.low > 1 or row.high < 1
    if not pd.isna(row.low) or not pd.isna(row.high):
        look.interval(ax, place, *np.nan_to_num([low, high], nan=at), coloured=apart)
    look.point(ax, (at, place), filled=abs(_doublings(row.ratio)) <= edge, coloured=apart)


def _told(row: Any) -> str:
    """Return a ratio with its interval in words."""
    value, low, high = (
        "–" if pd.isna(one) else "∞" if np.isinf(one) else wording.number(one, 2 if one < 1 else 1)
        for one in (row.ratio, row.low, row.high)
    )
    return (
        value if "–" in (value, low) else wording.say("interval", value=value, low=low, high=high)
    )
