"""Rates on a true date axis: one panel a family, and nothing drawn where there was no text."""

from __future__ import annotations

from typing import Any

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.showing import fonts
from analysis.showing.charts import look, sheet
from analysis.showing.charts.intervals import COLUMNS, point, shown_group, ticks, told
from analysis.showing.charts.record import keep, redrawable
from analysis.showing.charts.tables import require, thing
from analysis.showing.direction import is_arabic

WHAT = "Times per 1,000 words, with the 95% interval; above it the count"

_PANEL, _HEAD = 1.15, 0.4  # inches
_APART = 0.3  # inches between two counts


@redrawable
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

    Examples
    --------
    >>> table = pd.DataFrame({"family": ["hegemony"], "date": [pd.Timestamp("2025-05-08")],
    ...                       "n": [2], "total": [353], "per_1000": [5.7], "low": [0.7],
    ...                       "high": [20.5], "docs": [1]})
    >>> len(rates_over_time(table, title="Two mentions in May 2025").child_axes)
    1
    """
    require(rates, ["date", *COLUMNS], chart="rates_over_time")
    name = thing(rates, chart="rates_over_time")
    rows = rates.assign(date=_dates(rates["date"]))
    families = list(dict.fromkeys(rows[name].astype(str)))
    rtl = is_arabic(" ".join(families))
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
        _head(panel, family, rtl=rtl)
    items = [told(str(getattr(row, name)), shown_group(row.date), row) for row in rows.itertuples()]
    keep(
        ax, rows=rates, told=["Points with intervals over time", title, words.subtitle], items=items
    )
    return ax


def _dates(dates: pd.Series) -> pd.Series:
    try:
        return pd.to_datetime(dates, format="ISO8601")
    except (ValueError, TypeError) as error:
        raise InputError(
            "the column date of charts.rates_over_time holds dates",
            found=dates.astype(str).tolist()[:5],
            mend="Count by a date, or draw charts.rates.",
        ) from error


def _scale(panel: Axes, rows: pd.DataFrame, *, last: bool) -> None:
    highest = float(max(rows["high"].max(), 0) or 1)
    panel.set_ylim(0, highest * 1.3)  # room for the count above
    first, final = rows["date"].min(), rows["date"].max()
    margin = max((final - first) * 0.05, pd.Timedelta(days=10))
    panel.set_xlim(mdates.date2num(first - margin), mdates.date2num(final + margin))
    marks = ticks(highest)[::2]
    look.mark(panel, {value: f"{value:g}" for value in marks}, axis="y")
    panel.grid(axis="y", color=look.RULE, linewidth=0.8)
    panel.set_axisbelow(True)
    starts = _calendar(first - margin, final + margin)
    look.mark(panel, starts if last else dict.fromkeys(starts, ""), axis="x")
    panel.tick_params(axis="x", length=3, color=look.FAINT)
    panel.spines["bottom"].set(visible=True, color=look.FAINT)


def _calendar(first: pd.Timestamp, final: pd.Timestamp) -> dict[float, str]:
    """Return the starts of years, or of quarters or months in a span without two of those."""
    for step in ("YS", "QS", "MS"):
        starts = pd.date_range(first.normalize(), final, freq=step)
        if len(starts) >= 2:
            break
    pattern = "%Y" if step == "YS" else "%b %Y"
    return {float(mdates.date2num(start)): start.strftime(pattern) for start in starts}


def _draw(panel: Axes, rows: pd.DataFrame) -> None:
    seen = rows[rows["per_1000"].notna()].sort_values("date")
    row: Any
    for row in seen.itertuples():
        day = mdates.date2num(row.date)
        panel.vlines(day, row.low, row.high, color=look.SOFT, linewidth=2.6, zorder=2)
    for row in seen.itertuples():
        point(panel, (mdates.date2num(row.date), row.per_1000), filled=row.n > 0)
    for close in _clusters(panel, seen):
        counts = ", ".join(f"{n:,.0f}" for n in close["n"])
        middle = float(mdates.date2num(close["date"]).mean())
        look.write(
            panel,
            counts,
            (middle, close["high"].max()),
            shift=(0, 2),
            stack="up",
            size=look.VALUE,
            ha="center",
        )
    for day in mdates.date2num(rows.loc[rows["per_1000"].isna(), "date"]):
        look.write(
            panel,
            "no text",
            (day, 0),
            shift=(0, 2),
            stack="up",
            size=look.SOURCE,
            color=look.MUTED,
            ha="center",
        )


def _clusters(panel: Axes, rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the dates that stand too close for a number each, together, in their order."""
    figure = panel.get_figure()
    inch = figure.dpi if figure else 100.0
    days = mdates.date2num(rows["date"])
    across = (
        panel.transData.transform([(day, 0.0) for day in days])[:, 0] / inch if len(days) else days
    )
    starts = pd.Series(across, index=rows.index).diff().fillna(_APART) >= _APART
    return [close for _, close in rows.groupby(starts.cumsum())]


def _head(panel: Axes, family: str, *, rtl: bool) -> None:
    look.write(
        panel,
        family,
        (float(rtl), 1),
        xycoords="axes fraction",
        stack="up",
        ha="right" if rtl else "left",
        fontfamily=fonts.SEMIBOLD,
    )
