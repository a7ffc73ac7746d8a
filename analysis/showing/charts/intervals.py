"""Points with intervals: how often families occur in each article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.showing import fonts
from analysis.showing.charts import look, sheet
from analysis.showing.charts.fitting import width
from analysis.showing.charts.record import keep, redrawable
from analysis.showing.charts.tables import group, known, require, thing
from analysis.showing.direction import is_arabic

COLUMNS = ["n", "total", "per_1000", "low", "high"]
WHAT = "Times per 1,000 words, with the 95% interval; beside it the count"

_ROW, _HEAD, _BETWEEN = 0.27, 0.3, 0.14  # inches


class _Row(NamedTuple):
    name: str  # of the group
    family: str
    place: float  # inches from the top
    values: Any  # the row of the table


@redrawable
def rates(
    rates: pd.DataFrame,
    *,
    title: str,
    subtitle: str | None = None,
    source: str | None = None,
    highlight: Sequence[str] = (),
    ax: Axes | None = None,
) -> Axes:
    """Return points with intervals of how often each family occurs, article by article.

    Each family is a block with one row an article (or whatever the table's group column holds);
    a row of no occurrence keeps its interval and has a hollow point.

    Parameters
    ----------
    rates : DataFrame
        Columns `family` (or `word`), a group column such as `doc`, and `n`, `total`, `per_1000`,
        `low`, `high`, as `analysis.rates` returns them. Families and groups keep their order.
    title : str
        The finding, as a sentence.
    subtitle : str, optional
        What is plotted and its unit.
    source : str, optional
        Corpus and number of words, written small at the foot.
    highlight : list of str
        The families or groups the title speaks of: they take the colour, the others go grey.
    ax : Axes, optional
        Where to draw; without it a figure is made to measure.

    Returns
    -------
    Axes
        Rates from zero along x, rows downwards along y (in inches).

    Raises
    ------
    InputError
        A column is missing, or `highlight` names nothing the chart shows.

    Notes
    -----
    Intervals that overlap do not show that two articles are alike, nor that they differ.

    Examples
    --------
    >>> table = pd.DataFrame({"family": ["hegemony"], "doc": ["000"], "n": [0], "total": [353],
    ...                       "per_1000": [0.0], "low": [0.0], "high": [10.45], "docs": [0]})
    >>> ax = rates(table, title="No hegemony in the first article")
    >>> told("hegemony", "000", next(table.itertuples()))
    'hegemony, 000: 0.0 (0.0 to 10.4), 0 of 353 words'
    """
    require(rates, COLUMNS, chart="rates")
    family, by = thing(rates, chart="rates"), group(rates)
    rows, body = _placed(rates, family, by)
    shown = [row.family for row in rows] + [row.name for row in rows]
    chosen = known(highlight, shown, chart="rates")
    rtl = is_arabic(" ".join(shown))
    words = sheet.Words(title, WHAT if subtitle is None else subtitle, source)
    ax = sheet.spread(ax, words, _room(rows, body, rtl=rtl))
    _draw(ax, rows, chosen)
    _scale(ax, rows, body)
    _name(ax, rows, rtl=rtl)
    keep(
        ax,
        rows=rates,
        told=["Points with intervals", title, words.subtitle],
        items=[told(row.family, row.name, row.values) for row in rows],
    )
    return ax


def told(family: str, name: str, values: Any) -> str:
    """Return one rate in words."""
    where = f"{family}, {name}" if name else family
    if pd.isna(values.per_1000):
        return f"{where}: no words"
    return (
        f"{where}: {values.per_1000:.1f} ({values.low:.1f} to {values.high:.1f}), {_count(values)}"
    )


def shown_group(value: object) -> str:
    """Return a group's name as it is written: a date without its hours."""
    return f"{value.day} {value:%b %Y}" if isinstance(value, pd.Timestamp) else str(value)


def ticks(highest: float) -> list[float]:
    """Return a few round values from zero up to what is drawn."""
    steps = MaxNLocator(nbins=5, steps=[1, 2, 5, 10]).tick_values(0, highest)
    return [float(step) for step in steps if 0 <= step <= highest]


def _count(values: Any) -> str:
    return f"{values.n:,.0f} of {values.total:,.0f} words"


def _placed(rates: pd.DataFrame, family: str, by: str | None) -> tuple[list[_Row], float]:
    """Give each row its place, block by block, and return the height of all of them."""
    rows: list[_Row] = []
    place = 0.0
    values: Any
    for name, block in rates.groupby(rates[family].astype(str), sort=False):
        place += (_BETWEEN if rows else 0) + (_HEAD if by else 0)
        for values in block.itertuples():
            label = shown_group(getattr(values, by)) if by else str(name)
            rows.append(_Row(label if by else "", str(name), place + _ROW / 2, values))
            place += _ROW
    return rows, place or _ROW


def _room(rows: list[_Row], body: float, *, rtl: bool) -> sheet.Room:
    names = [row.name or row.family for row in rows]
    beside = sheet.EDGE + 0.13 + max((width(name, look.NAME) for name in names), default=0)
    counts = [_count(row.values) for row in rows]
    ends = sheet.EDGE + 0.15 + max((width(count, look.SOURCE) for count in counts), default=0)
    left, right = (ends, beside) if rtl else (beside, ends)
    return sheet.Room(left, right, body, below=0.25)


def _draw(ax: Axes, rows: list[_Row], chosen: set[str]) -> None:
    for row in rows:
        if pd.isna(row.values.per_1000):
            continue
        coloured = not chosen or bool(chosen & {row.family, row.name})
        colour = look.SOFT if coloured else look.RULE
        ax.hlines(row.place, row.values.low, row.values.high, color=colour, linewidth=2.6, zorder=2)
        point(ax, (row.values.per_1000, row.place), filled=row.values.n > 0, coloured=coloured)


def point(ax: Axes, place: tuple[Any, float], *, filled: bool, coloured: bool = True) -> None:
    """Draw one point: hollow where nothing was counted."""
    colour = look.HUE if coloured else look.REST
    ax.plot(
        *place,
        marker="o",
        markersize=6.5,
        markeredgewidth=1.6,
        color=colour,
        markerfacecolor=colour if filled else "white",
        zorder=3,
        clip_on=False,
    )


def _scale(ax: Axes, rows: list[_Row], body: float) -> None:
    highest = max([row.values.high for row in rows if row.values.high > 0], default=1.0)
    ax.set_xlim(0, highest * 1.02)
    ax.set_ylim(body, 0)
    marks = ticks(highest)
    look.mark(ax, {value: f"{value:g}" for value in marks}, axis="x")
    for family in dict.fromkeys(row.family for row in rows):
        block = [row.place for row in rows if row.family == family]
        top, bottom = min(block) - _ROW / 2, max(block) + _ROW / 2
        ax.vlines(marks, top, bottom, color=look.RULE, linewidth=0.8, zorder=1)
        ax.vlines(0, top, bottom, color=look.FAINT, linewidth=1.0, zorder=1, clip_on=False)


def _name(ax: Axes, rows: list[_Row], *, rtl: bool) -> None:
    """Write the groups where the scale starts, the counts where it ends, the families above."""
    if rtl:
        ax.invert_xaxis()
    start, end = (1.0, 0.0) if rtl else (0.0, 1.0)
    out, back = ("left", "right") if rtl else ("right", "left")
    away = 1 if rtl else -1
    coords = ("axes fraction", "data")
    for row in rows:
        name = row.name or row.family
        look.write(ax, name, (start, row.place), shift=(9 * away, 0), xycoords=coords, ha=out)
        look.write(
            ax,
            _count(row.values),
            (end, row.place),
            shift=(-9 * away, 0),
            xycoords=coords,
            ha=back,
            size=look.SOURCE,
            color=look.MUTED,
        )
    for family, block in groupby(rows, key=attrgetter("family")):
        first = next(block)
        if first.name:
            place = first.place - _ROW / 2 - _HEAD / 2
            look.write(
                ax, family, (start, place), xycoords=coords, ha=back, fontfamily=fonts.SEMIBOLD
            )
