"""Rates on a true date axis: one panel a family, and nothing drawn where there was no text."""

from __future__ import annotations

from typing import Any

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.reading.tables import require
from analysis.showing.charts import look, panels, sheet, wording
from analysis.showing.charts.fitting import width
from analysis.showing.charts.rates import COLUMNS, point, shown_group, ticks, told
from analysis.showing.charts.record import chart, keep
from analysis.showing.charts.tables import thing

# inches: the height of a panel, where there are few and where there are many, and its least width
_PANEL, _LOW, _LEAST = 1.15, 0.75, 1.8
_FEW = 3
_APART, _COUNT = 0.3, 0.28  # inches between two counts, and for a count above an interval


@chart
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
    lang : {"en", "ar"}
        The language of what the chart writes by itself.
    digits : {"european", "arabic-indic"}
        The digits it writes.

    Returns
    -------
    Axes
        The frame of all panels; they are its `child_axes`, one a family, on the same scales.

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
    require(rates, ["date", *COLUMNS], table_name="rows for charts.rates_over_time")
    name = thing(rates, chart="rates_over_time")
    rows = rates.assign(date=_dates(rates["date"]))
    families = list(dict.fromkeys(rows[name].astype(str)))
    words = sheet.Words(title, wording.say("rate above") if subtitle is None else subtitle, source)
    plan = panels.Plan(
        heads=families,
        names=[""],
        ends=[],
        rtl=wording.from_the_right(families),
        least=_LEAST,
        row=_PANEL if len(families) <= _FEW else _LOW,
        below=0.25,
        left=0.35,
    )
    ax, drawn = panels.spread(ax, words, plan)
    for panel, family in zip(drawn, families, strict=True):
        _scale(panel.ax, rows, plan.row, labelled=panel.bottom)
        _draw(panel.ax, rows[rows[name].astype(str) == family])
    items = [told(str(getattr(row, name)), shown_group(row.date), row) for row in rows.itertuples()]
    keep(ax, rows=rates, told=[wording.say("timeline"), title, words.subtitle], items=items)
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


def _scale(panel: Axes, rows: pd.DataFrame, tall: float, *, labelled: bool) -> None:
    highest = float(max(rows["high"].max(), 0) or 1)
    panel.set_ylim(0, highest * tall / (tall - _COUNT))
    first, final = rows["date"].min(), rows["date"].max()
    margin = max((final - first) * 0.05, pd.Timedelta(days=10))
    panel.set_xlim(mdates.date2num(first - margin), mdates.date2num(final + margin))
    marks = ticks(highest)[::2]
    look.mark(panel, {value: wording.tick(value) for value in marks}, axis="y")
    panel.grid(axis="y", color=look.RULE, linewidth=0.8)
    panel.set_axisbelow(True)
    starts = _calendar(first - margin, final + margin)
    shown = look.thinned(panel, starts)
    look.mark(panel, shown if labelled else dict.fromkeys(shown, ""), axis="x")
    panel.tick_params(axis="x", length=3, color=look.FAINT)
    panel.spines["bottom"].set(visible=True, color=look.FAINT)


def _calendar(first: pd.Timestamp, final: pd.Timestamp) -> dict[float, str]:
    """Return the starts of years, or of quarters or months in a span without two of those."""
    for step in ("YS", "QS", "MS"):
        starts = pd.date_range(first.normalize(), final, freq=step)
        if len(starts) >= 2:
            break
    name = wording.year if step == "YS" else wording.month
    return {float(mdates.date2num(start)): name(start) for start in starts}


def _draw(panel: Axes, rows: pd.DataFrame) -> None:
    seen = rows[rows["per_1000"].notna()].sort_values("date")
    row: Any
    for row in seen.itertuples():
        day = mdates.date2num(row.date)
        panel.vlines(day, row.low, row.high, color=look.SOFT, linewidth=2.6, zorder=2)
    for row in seen.itertuples():
        point(panel, (mdates.date2num(row.date), row.per_1000), filled=row.n > 0)
    for close in _clusters(panel, seen):
        counts = wording.say(",").join(map(wording.number, close["n"]))
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
    silence = wording.say("no text")
    if _nearest(panel, rows["date"]) < width(silence, look.SOURCE) + _APART:
        silence = "–"
    for day in mdates.date2num(rows.loc[rows["per_1000"].isna(), "date"]):
        look.write(
            panel,
            silence,
            (day, 0),
            shift=(0, 2),
            stack="up",
            size=look.SOURCE,
            color=look.MUTED,
            ha="center",
        )


def _clusters(panel: Axes, rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the dates that stand too close for a number each, together, in their order."""
    starts = _inches(panel, rows["date"]).diff().fillna(_APART) >= _APART
    return [close for _, close in rows.groupby(starts.cumsum())]


def _nearest(panel: Axes, dates: pd.Series) -> float:
    """Return how many inches the two closest dates stand apart; infinite where there is one."""
    apart = _inches(panel, dates).drop_duplicates().sort_values().diff()
    return float(apart.fillna(np.inf).min())


def _inches(panel: Axes, dates: pd.Series) -> pd.Series:
    """Return where dates stand in a panel."""
    figure = panel.get_figure()
    days = [(day, 0.0) for day in mdates.date2num(dates)]
    across = panel.transData.transform(np.array(days).reshape(-1, 2))[:, 0]
    return pd.Series(across / (figure.dpi if figure else 100.0), index=dates.index)
