"""A heat map: which words stand together, and how often."""

from __future__ import annotations

from math import radians, sin
from typing import Any, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from analysis.reading.errors import InputError
from analysis.reading.tables import require
from analysis.showing.charts import look, sheet, wording
from analysis.showing.charts.fitting import height, width, wrap
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.record import keep

_SHADES = LinearSegmentedColormap.from_list("khitab", [look.PALE, look.HUE])
_CELL, _WIDEST = 0.42, 0.95  # inches: height at least, and width at most
_NAMES = 0.35  # of the sheet: what a name may take before it is wrapped
# Where the names over the columns do not fit level they slope, and in narrow columns they stand.
_SLOPE, _UPRIGHT, _NARROW = 40.0, 90.0, 0.3  # degrees, degrees, inches


@chart
def cooccurrence(
    pairs: pd.DataFrame,
    *,
    title: str,
    measure: str = "n",
    top: int = 12,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return a heat map of how often two words stand together.

    Each pair shows twice, on both sides of the blank diagonal. Arabic words run from the right.

    Parameters
    ----------
    pairs : DataFrame
        Columns `word1`, `word2` and the measure; one row a pair, in either order.
    measure : str
        The column to show: `n`, or a score such as `log_dice`.
    top : int
        How many words at most: those whose pairs add up to most.

    Returns
    -------
    Axes
        The matrix as an image, one value a cell. A pair that is not in the table has the count 0,
        and no score.

    Raises
    ------
    InputError
        A column is missing, or a pair has two rows.

    Examples
    --------
    >>> pairs = pd.DataFrame({"word1": ["China"], "word2": ["Russia"], "n": [3]})
    >>> ax = cooccurrence(pairs, title="China and Russia")
    >>> ax.images[0].get_array().filled(-1).tolist()
    [[-1.0, 3.0], [3.0, -1.0]]
    """
    require(pairs, ["word1", "word2", measure], table_name="rows for charts.cooccurrence")
    matrix = _matrix(pairs, measure, top)
    names = list(matrix.index)
    rtl = wording.from_the_right(names)
    words = sheet.Words(title, _what(measure) if subtitle is None else subtitle, source)
    beside = [wrap(name, inches=_NAMES * sheet.across(None), size=look.NAME) for name in names]
    cell = _cell(beside)
    over = [wrap(name, inches=cell - 0.08, size=look.NAME) for name in names]
    level = all(width(name, look.NAME) <= cell - 0.06 for name in over)
    room = _room(names, beside, over if level else None, rtl=rtl)
    ax = sheet.spread(ax, words, room)
    _draw(ax, matrix, cell, whole=measure == "n")
    _name_rows(ax, beside, rtl=rtl)
    if level:
        _name_columns(ax, over, {"ha": "center"})
    else:
        _name_columns(ax, names, _turned(_slope(cell), rtl=rtl), aside=_aside(cell, rtl=rtl))
    rows = _shown(pairs, names, measure)
    keep(
        ax,
        rows=rows,
        told=[wording.say("heat map"), title, words.subtitle],
        items=_told(rows, measure),
    )
    return ax


def _matrix(pairs: pd.DataFrame, measure: str, top: int) -> pd.DataFrame:
    """Return the square table of both orders of each pair, the busiest words first."""
    key = ["word1", "word2"]
    one = pairs[[*key, measure]].astype(dict.fromkeys(key, str))
    both = pd.concat([one, one.rename(columns={"word1": "word2", "word2": "word1"})])
    both = both[both["word1"] != both["word2"]]
    if both.duplicated(key).any():
        raise InputError(
            "charts.cooccurrence shows one row a pair",
            found=sorted(set(both.loc[both.duplicated(key), "word1"])),
            mend="Choose one group, and one order of the two words.",
        )
    sums = both.replace(-np.inf, np.nan).groupby("word1")[measure].sum()
    names = sums.sort_index().sort_values(ascending=False, kind="stable").index[:top]
    square = both.pivot(index="word1", columns="word2", values=measure).astype(float)
    square = square.reindex(index=names, columns=names, fill_value=np.nan)
    return square.fillna(0.0) if measure == "n" else square


def _what(measure: str) -> str:
    if measure == "n":
        return wording.say("together")
    return wording.say("measure of pairs", measure=wording.named(measure))


def _shown(pairs: pd.DataFrame, names: list[str], measure: str) -> pd.DataFrame:
    inside = pairs["word1"].astype(str).isin(names) & pairs["word2"].astype(str).isin(names)
    rows = pairs[inside & (pairs["word1"].astype(str) != pairs["word2"].astype(str))]
    return rows.sort_values([measure, "word1", "word2"], ascending=[False, True, True])


def _told(rows: pd.DataFrame, measure: str) -> list[str]:
    """Name the pairs that were seen, the closest first."""
    seen = rows[rows[measure] > 0] if measure == "n" else rows[np.isfinite(rows[measure])]
    return [
        wording.say("pair", first=first, second=second, value=_written(value, whole=measure == "n"))
        for first, second, value in zip(seen["word1"], seen["word2"], seen[measure], strict=True)
    ]


def _written(value: float, *, whole: bool) -> str:
    return wording.number(value, 0 if whole else 1)


def _beside(names: list[str]) -> float:
    return sheet.EDGE + 0.12 + max((width(name, look.NAME) for name in names), default=0)


def _cell(names: list[str]) -> float:
    return min(_WIDEST, (sheet.across(None) - _beside(names) - sheet.EDGE) / max(len(names), 1))


def _room(names: list[str], beside: list[str], over: list[str] | None, *, rtl: bool) -> sheet.Room:
    cell, count = _cell(beside), max(len(names), 1)
    row = max([_CELL, *(0.1 + height(name, look.NAME) for name in beside)])
    beyond = sheet.across(None) - _beside(beside) - cell * count
    if over is None:
        above = _beside(names) * sin(radians(_slope(cell))) + 0.1
    else:
        above = max((height(name, look.NAME) for name in over), default=0)
    left, right = (beyond, _beside(beside)) if rtl else (_beside(beside), beyond)
    return sheet.Room(left, right, body=row * count, above=above + 0.05)


def _draw(ax: Axes, matrix: pd.DataFrame, cell: float, *, whole: bool) -> None:
    if matrix.empty:
        return
    values = matrix.to_numpy(float, copy=True)
    np.fill_diagonal(values, np.nan)
    seen = values[np.isfinite(values)]
    low = 0.0 if whole else float(seen.min(initial=0))
    high = max(float(seen.max(initial=low)), low + 1e-9)
    ax.imshow(
        np.where(np.isfinite(values), values, np.nan),
        cmap=_SHADES,
        vmin=low,
        vmax=high,
        aspect="auto",
        interpolation="nearest",
    )
    for (row, column), value in np.ndenumerate(values):
        if np.isfinite(value):
            dark = value > low + 0.8 * (high - low)
            colour = "white" if dark else look.MUTED if value == 0 and whole else look.INK
            text = _written(value, whole=whole)
            look.write(ax, text, (column, row), color=colour, ha="center", **_inside(text, cell))
    edges = np.arange(1, len(values)) - 0.5
    ax.hlines(edges, -0.5, len(values) - 0.5, color="white", linewidth=1.5)
    ax.vlines(edges, -0.5, len(values) - 0.5, color="white", linewidth=1.5)


def _inside(text: str, cell: float) -> dict[str, Any]:
    """Let a number that is wider than its cell stand upright in it."""
    if width(text, look.VALUE) <= cell - 0.06:
        return {"size": look.VALUE}
    middle = 0.34 * look.SOURCE
    upright = {"rotation": _UPRIGHT, "rotation_mode": "anchor", "shift": (middle, middle)}
    return {"size": look.SOURCE} | upright


def _slope(cell: float) -> float:
    return _SLOPE if cell > _NARROW else _UPRIGHT


def _turned(slope: float, *, rtl: bool) -> dict[str, Any]:
    """Let the names lean over the rows' names, never out of the figure."""
    away, out = (1, "left") if rtl else (-1, "right")
    return {"rotation": away * slope, "rotation_mode": "anchor", "ha": out}


def _aside(cell: float, *, rtl: bool) -> float:
    """Move an upright name's baseline off the middle of its column, so that its letters are not."""
    return (1 if rtl else -1) * 0.3 * look.NAME if _slope(cell) == _UPRIGHT else 0.0


def _name_rows(ax: Axes, names: list[str], *, rtl: bool) -> None:
    if rtl:
        ax.invert_xaxis()
    for place, name in enumerate(names):
        shift = (6, 0) if rtl else (-6, 0)
        look.write(ax, name, (-0.5, place), shift=shift, ha="left" if rtl else "right")


def _name_columns(ax: Axes, names: list[str], style: dict[str, Any], *, aside: float = 0.0) -> None:
    for place, name in enumerate(names):
        look.write(ax, name, (place, -0.5), shift=(aside, 3), stack="up", **style)
