"""Rates on a true date axis: one panel a family, and nothing drawn where there was no text."""

from __future__ import annotations

from typing import Any, Unpack

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.columns import group_columns
from analysis.reading.errors import InputError
from analysis.reading.tables import as_shown
from analysis.showing.charts import look, panels, sheet, wording
from analysis.showing.charts.calendar import Span, mark_dates, span
from analysis.showing.charts.fitting import width
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.naming import group_names, thing_column
from analysis.showing.charts.periods import PERIODS, period, read_dates, said
from analysis.showing.charts.rates import COLUMNS, told
from analysis.showing.charts.record import keep

wording.add(
    {
        "timeline": ("Points with intervals over time", "نقاط مع فترات الثقة على محور الزمن"),
        "rate above": (
            "Times per 1,000 words, with the 95% interval; above it the count",
            "عدد المرّات في كلّ ألف كلمة، مع فترة الثقة 95%؛ وفوقه العدد",
        ),
        "rate alone": (
            "Times per 1,000 words, with the 95% interval; hollow where there is none",
            "عدد المرّات في كلّ ألف كلمة، مع فترة الثقة 95%؛ والدائرة المفتوحة صفر",
        ),
        "no text": ("no text", "لا نصّ"),
    }
)

# inches: the height of a panel, where there are few and where there are many
_PANEL, _LOW = 1.15, 0.75
_FEW = 3
_SCALE = 0.35  # inches for the labels of the scale, at the left
_APART, _COUNT = 0.1, 0.28  # inches that part two points, and for a count above an interval


@chart
def rates_over_time(
    rates: pd.DataFrame,
    *,
    title: str,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return points with intervals of how often each family occurs, at their dates.

    Time runs from left to right and is drawn to scale: years without articles stay empty. There is
    no line from point to point, and none through them all. Where the dates stand too close for
    their counts, the counts are left to `data`.

    Parameters
    ----------
    rates : DataFrame
        Columns `family` (or `word`), `date` (or `year`, `quarter`, `month`, `week`, `day`), `n`,
        `total`, `per_1000`, `low`, `high`. Other groups have panels of their own. A period
        without words (`total` 0, rates NaN) is marked as such and has no point.

    Returns
    -------
    Axes
        Dates along x, rates along y; panels below each other, one a family: the scale of the
        lowest is that of y, those above it are the same, lifted.

    Raises
    ------
    InputError
        A column is missing, or `date` holds no dates.

    See Also
    --------
    rates, trend, charts.rates, charts.timeline

    Examples
    --------
    >>> table = pd.DataFrame({"family": ["hegemony"], "date": [pd.Timestamp("2025-05-08")],
    ...                       "n": [2], "total": [353], "per_1000": [5.7], "low": [0.7],
    ...                       "high": [20.5], "docs": [1]})
    >>> ax = rates_over_time(table, title="Two mentions in May 2025")
    >>> [float(line.get_ydata()[0]) for line in ax.lines]
    [5.7]
    """
    rates = as_shown(rates, COLUMNS, table_name="rows for charts.rates_over_time")
    column = _column(rates)
    name = thing_column(rates)
    mend = "Count by a date, or draw charts.rates."
    dates = read_dates(rates[column], chart="rates_over_time", mend=mend)
    rows = rates.assign(date=dates).dropna(subset="date")
    kind = period(rows["date"], column)
    rows["panel"] = _panels(rows, name, {column, "date"})
    inches = sheet.across(furniture.get("ax")) - 2 * sheet.EDGE - _SCALE
    axis = span(rows["date"], inches)
    counted = _fit(rows, axis)
    what = wording.say("rate above" if counted else "rate alone")
    every = list(dict.fromkeys(rows["panel"]))
    heads, left_out = every[: panels.MANY], len(every) - panels.MANY
    rows = rows[rows["panel"].isin(heads)]
    plan = panels.Plan(
        heads=heads,
        names=[""],
        ends=[],
        rtl=wording.from_the_right(heads),
        least=0.0,
        row=_PANEL if len(heads) <= _FEW else _LOW,
        below=0.25,
        left=_SCALE,
        alone=len(heads),
    )
    words = sheet.words(title, what, furniture, left_out=left_out)
    ax, drawn = panels.spread(furniture.get("ax"), words, plan)
    scale = _scale(ax, drawn, rows, axis, counted=counted)
    for panel, head in zip(drawn, heads, strict=True):
        _draw(ax, rows[rows["panel"] == head], scale[panel.share], axis, counted=counted)
    spoken = [said(date, kind) for date in rows["date"]]
    items = [told(*row) for row in zip(rows["panel"], spoken, rows.itertuples(), strict=True)]
    return keep(ax, "timeline", words, rows=rates.loc[rows.index], items=items)


def _column(rates: pd.DataFrame) -> str:
    for name in ("date", *PERIODS):
        if name in rates.columns:
            return name
    raise InputError(
        f"charts.rates_over_time needs a column date, or {', '.join(PERIODS)}",
        found=list(rates.columns),
        mend="Missing: date. Count by a date, or draw charts.rates.",
    )


def _panels(rows: pd.DataFrame, name: str, dates: set[str]) -> list[str]:
    """Return the head of each row's panel: what was counted, and its group beside the date."""
    others = [column for column in group_columns(rows) if column not in dates]
    called = [wording.name(value, name) for value in rows[name]]
    if not others:
        return called
    return [" · ".join(both) for both in zip(called, group_names(rows, others), strict=True)]


def _fit(rows: pd.DataFrame, axis: Span) -> bool:
    """Return whether the counts of all panels find room above their points."""
    for _, panel in rows[rows["per_1000"].notna()].groupby("panel", sort=False):
        edge = -sheet.EDGE
        for close in _clusters(panel, axis):
            middle, half = _counts(close, axis)
            if middle - half < edge or middle + half > axis.wide + sheet.EDGE:
                return False
            edge = middle + half + 0.05
    return True


def _counts(close: pd.DataFrame, axis: Span) -> tuple[float, float]:
    """Return the middle of what is written over dates that stand close, and half its width."""
    return float(axis.inches(close["date"]).mean()), width(_listed(close["n"]), look.VALUE) / 2


def _listed(counts: pd.Series) -> str:
    return wording.say(",").join(map(wording.number, counts))


def _scale(
    ax: Axes, drawn: list[panels.Panel], rows: pd.DataFrame, axis: Span, *, counted: bool
) -> dict[float, float]:
    """Set both scales and label them; return where zero stands in each panel."""
    if not drawn:
        return {}
    ax.set_xlim(mdates.date2num(axis.first), mdates.date2num(axis.final))
    highest = float(max(rows[["per_1000", "high"]].max().max(), 0) or 1)
    tall = drawn[0].bottom - drawn[0].top
    unit = highest / max(tall - (_COUNT if counted else 0.08), 0.2 * tall)
    body = drawn[-1].bottom
    ax.set_ylim(0, body * unit)
    zeros = {panel.share: (body - panel.bottom) * unit for panel in drawn}
    steps = {value: wording.tick(value) for value in look.ticks(highest)[::2]}
    marks = {zero + step: text for zero in zeros.values() for step, text in steps.items()}
    look.mark(ax, marks, axis="y")
    ax.hlines(list(marks), *ax.get_xlim(), color=look.RULE, linewidth=0.8, zorder=0.5)
    ax.hlines(list(zeros.values()), *ax.get_xlim(), color=look.FAINT, linewidth=0.8, zorder=0.6)
    mark_dates(ax, axis)
    return zeros


def _draw(ax: Axes, rows: pd.DataFrame, zero: float, axis: Span, *, counted: bool) -> None:
    seen = rows[rows["per_1000"].notna()].sort_values("date")
    days = mdates.date2num(seen["date"])
    seen = seen.assign(top=seen["high"].fillna(seen["per_1000"]))  # a rate may have no interval
    low, high = zero + seen["low"], zero + seen["high"]
    ax.vlines(days, low, high, color=look.SOFT, linewidth=2.6, zorder=2)
    for filled in (True, False):
        if (these := (seen["n"] > 0).to_numpy() == filled).any():
            look.point(ax, (days[these], zero + seen["per_1000"][these]), filled=filled)
    for close in _clusters(seen, axis) if counted else []:
        middle = float(mdates.date2num(close["date"]).mean())
        above: dict[str, Any] = {"shift": (0, 2), "stack": "up", "size": look.VALUE, "ha": "center"}
        look.write(ax, _listed(close["n"]), (middle, zero + close["top"].max()), **above)
    silence = wording.say("no text")
    if _nearest(axis.inches(rows["date"])) < width(silence, look.SOURCE) + _APART:
        silence = "–"
    for day in mdates.date2num(rows.loc[rows["per_1000"].isna(), "date"]):
        below: dict[str, Any] = {"shift": (0, 2), "stack": "up", "size": look.SOURCE}
        look.write(ax, silence, (day, zero), color=look.MUTED, ha="center", **below)


def _clusters(rows: pd.DataFrame, axis: Span) -> list[pd.DataFrame]:
    """Return the dates whose points cover each other, together, in their order."""
    rows = rows.sort_values("date")
    starts = axis.inches(rows["date"]).diff().fillna(_APART) >= _APART
    return [close for _, close in rows.groupby(starts.cumsum())]


def _nearest(inches: pd.Series) -> float:
    """Return how many inches the two closest dates stand apart; infinite where there is one."""
    return float(inches.drop_duplicates().sort_values().diff().fillna(np.inf).min())
