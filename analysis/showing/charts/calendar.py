"""A true date axis: from when to when, in how many inches, and the dates by which to read it."""

from __future__ import annotations

from typing import NamedTuple

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes

from analysis.showing.charts import look
from analysis.showing.charts.fitting import width
from analysis.showing.charts.periods import said

#: What a date axis is labelled by: the widest step of which two labels stand on it.
_STEPS = {"YS": "year", "QS": "month", "MS": "month", "W-MON": "day", "D": "day"}
_BEYOND = 0.1  # inches that a label may stand out at the end: the sheet has an edge


class Span(NamedTuple):
    """Time from left to right: from when to when, and in how many inches."""

    first: pd.Timestamp
    final: pd.Timestamp
    wide: float

    def inches(self, dates: pd.Series) -> pd.Series:
        """Return how far from the left each date stands."""
        return (dates - self.first) / (self.final - self.first) * self.wide


def span(dates: pd.Series, inches: float) -> Span:
    """Return the time of these dates, with some air on both sides."""
    if dates.empty:
        dates = pd.Series(pd.to_datetime(["2000-01-01"]))
    first, final = dates.min(), dates.max()
    margin = max((final - first) * 0.05, pd.Timedelta(days=1 if first < final else 10))
    return Span(first - margin, final + margin, inches)


def mark_dates(ax: Axes, time: Span) -> None:
    """Label the date axis at the starts of years, or of quarters, months, weeks, days."""
    for step, kind in _STEPS.items():
        starts = pd.date_range(time.first.normalize(), time.final, freq=step)
        labels = {
            float(mdates.date2num(start)): said(start, kind)
            for start, x in zip(starts, time.inches(starts.to_series()), strict=True)
            if width(said(start, kind), look.SOURCE) / 2 <= _BEYOND + min(x, time.wide - x)
        }
        if len(labels := look.thinned(ax, labels)) >= 2:
            break
    look.mark(ax, labels, axis="x")
    ax.tick_params(axis="x", length=3, color=look.FAINT)
