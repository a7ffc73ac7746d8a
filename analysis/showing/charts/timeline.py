"""Rates on a true date axis: one panel a family, and nothing drawn where there was no text."""

from __future__ import annotations

from typing import Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.showing import fonts
from analysis.showing.charts import look, sheet
from analysis.showing.charts.fitting import ready, width
from analysis.showing.charts.intervals import COLUMNS, WHAT, point, shown_group, ticks, told
from analysis.showing.charts.record import keep
from analysis.showing.charts.tables import require, thing
from analysis.showing.direction import is_arabic

_PANEL, _HEAD = 1.15, 0.34  # inches


def rates_over_time(
    rates: pd.DataFrame,
    *,
    title: str,
    subtitle: str | None = None,
    source: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Return points with intervals of how often each family occurs, at their dates.

    Time runs from left to right and is drawn to scale: years without articles stay empty. There is
    no line from point to point, and none through them all.

    Parameters
    ----------
    rates : DataFrame
        Columns `family` (or `word`), `date`, `n`, `total`, `per_1000`, `low`, `high`. A period
        without words (`total` 0, rates NaN) is marked as such and has no point.
    title : str
        The finding, as a sentence.
    subtitle : str, optional
        What is plotted and its unit.
    source : str, optional
        Corpus and number of words, written small at the foot.
    ax : Axes, optional
        Where to draw; without it a figure is made to measure.

    Returns
    -------
    Axes
        The frame of all panels; they are its `child_axes`, from the top, on the same scales.

    Raises
    ------
    InputError
        A column is missing, or `date` holds no dates.
    """
    require(rates, ["date", *COLUMNS], chart="rates_over_time")
    name = thing(rates, chart="rates_over_time")
    rows = rates.assign(date=_dates(rates["date"]))
    families = list(dict.fromkeys(rows[name].astype(str)))
    words = sheet.Words(title, WHAT if subtitle is None else subtitle, source)
    body = max(len(families), 1) * (_PANEL + _HEAD)
    ax = sheet.spread(ax, words, sheet.Room(sheet.EDGE + 0.35, 0.3, body, below=0.25))
    for place, family in enumerate(families):
        part = 1 / len(families)
        box = (0, 1 - (place + 1) * part, 1, part * _PANEL / (_PANEL + _HEAD))
        panel = ax.inset_axes(box)
        look.quiet(panel)
        _scale(panel, rows, last=place == len(families) - 1)
        _draw(panel, rows[rows[name].astype(str) == family])
        _head(panel, family)
    items = [told(str(getattr(row, name)), shown_group(row.date), row) for row in rows.itertuples()]
    keep(ax, rows=rates, told=["Points with intervals over time", title, words.subtitle],
         items=items)
    return ax


def _dates(dates: pd.Series) -> pd.Series:
    try:
        return pd.to_datetime(dates)
    except (ValueError, TypeError) as error:
        raise InputError(
            "the column date of charts.rates_over_time holds dates",
            found=dates.astype(str).tolist()[:5],
            mend="Count by a date, or draw charts.rates.",
        ) from error


def _scale(panel: Axes, rows: pd.DataFrame, *, last: bool) -> None:
    highest = float(max(rows["high"].max(), 0) or 1)
    panel.set_ylim(0, highest * 1.05)
    first, final = rows["date"].min(), rows["date"].max()
    margin = max((final - first) * 0.05, pd.Timedelta(days=10))
    panel.set_xlim(mdates.date2num(first - margin), mdates.date2num(final + margin))
    marks = ticks(highest)[::2]
    style: dict[str, Any] = {"fontfamily": fonts.REGULAR, "fontsize": look.SOURCE}
    panel.set_yticks(marks, labels=[f"{mark:g}" for mark in marks], **style)
    panel.grid(axis="y", color=look.RULE, linewidth=0.8)
    panel.set_axisbelow(True)
    places, labels = _calendar(first - margin, final + margin)
    panel.set_xticks(places, labels=labels if last else [""] * len(places), **style)
    panel.tick_params(axis="x", length=3, color=look.FAINT)
    panel.spines["bottom"].set(visible=True, color=look.FAINT)


def _calendar(first: pd.Timestamp, final: pd.Timestamp) -> tuple[list[float], list[str]]:
    """Return the starts of years, or of months where there are fewer than two of those."""
    for step, pattern in (("YS", "%Y"), ("QS", "%b %Y"), ("MS", "%b %Y")):
        starts = pd.date_range(first.normalize(), final, freq=step)
        if len(starts) >= 2:
            break
    return [float(mdates.date2num(start)) for start in starts], list(starts.strftime(pattern))


def _draw(panel: Axes, rows: pd.DataFrame) -> None:
    taken: list[tuple[float, float]] = []
    for row in rows.sort_values("date").itertuples():
        if pd.isna(row.per_1000):
            continue
        day = mdates.date2num(row.date)
        panel.vlines(day, row.low, row.high, color=look.HUE, linewidth=2.2, alpha=0.55, zorder=2)
        point(panel, (day, row.per_1000), filled=row.n > 0)
        _count(panel, day, row, taken)
    empty = rows[rows["per_1000"].isna()]
    for day in mdates.date2num(empty["date"]):
        panel.annotate("no text", (day, 0), xytext=(0, 5), textcoords="offset points",
                       ha="center", fontfamily=fonts.REGULAR, fontsize=look.SOURCE,
                       color=look.FAINT)


def _count(panel: Axes, day: float, row: Any, taken: list[tuple[float, float]]) -> None:
    """Write a count beside its point, on the side where no other stands; else leave it out."""
    text = f"{row.n:,.0f}"
    figure = panel.get_figure()
    scale = figure.dpi if figure else 100.0
    here = panel.transData.transform((day, row.per_1000))[0] / scale
    wide = width(text, look.VALUE) + 0.1
    for side, (start, end) in ((1, (here, here + wide)), (-1, (here - wide, here))):
        if all(end <= left or start >= right for left, right in taken):
            taken.append((start - 0.06, end + 0.06))
            panel.annotate(text, (day, row.per_1000), xytext=(7 * side, 0), color=look.INK,
                           textcoords="offset points", va="center_baseline",
                           ha="left" if side > 0 else "right", fontfamily=fonts.REGULAR,
                           fontsize=look.VALUE)
            return


def _head(panel: Axes, family: str) -> None:
    arabic = is_arabic(family)
    panel.annotate(ready(family), (float(arabic), 1), xycoords="axes fraction", xytext=(0, 3),
                   textcoords="offset points", ha="right" if arabic else "left", va="bottom",
                   fontfamily=fonts.SEMIBOLD, fontsize=look.NAME, color=look.INK)
