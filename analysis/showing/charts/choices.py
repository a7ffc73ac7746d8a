"""Sensitivity: a headline number under other choices, and what of it stays."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.reading.tables import require
from analysis.showing.charts import look, panels, sheet, wording
from analysis.showing.charts.rates import point, ticks
from analysis.showing.charts.record import chart, keep

_ROW, _LEAST = 0.27, 1.0  # inches
_GROUPS = ("family", "finding")


@chart
def sensitivity(
    choices: pd.DataFrame,
    *,
    title: str,
    measure: str = "n",
    subtitle: str | None = None,
    source: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Return a headline number under other choices, one row a choice, beside the first row's.

    A choice that leaves the number as it is goes grey; one that moves it takes the colour.

    Parameters
    ----------
    choices : DataFrame
        Columns `choice` and the measure; the first row is the headline itself. With `low` and
        `high` each point has its interval; with `family` or `finding` each of these has a panel,
        whose first row is its headline.
    title : str
        The finding, as a sentence.
    measure : str
        The column to show: `n`, `per_1000`, ….
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
        The frame of all panels; they are its `child_axes`: the measure from zero along x, on one
        scale, choices downwards along y.

    Raises
    ------
    InputError
        A column is missing, or a choice has two rows in a panel.

    Examples
    --------
    >>> choices = pd.DataFrame({"choice": ["as above", "without one term"], "n": [10, 7]})
    >>> panel = sensitivity(choices, title="One term makes three of ten").child_axes[0]
    >>> [int(line.get_xdata()[0]) for line in panel.lines if line.get_marker() == "o"]
    [10, 7]
    """
    require(choices, ["choice", measure], table_name="rows for charts.sensitivity")
    group = next((name for name in _GROUPS if name in choices.columns), None)
    heads = choices[group].astype(str) if group else pd.Series("", index=choices.index)
    _one_row_each(choices, heads)
    names = list(dict.fromkeys(choices["choice"].astype(str)))
    what = wording.say("choice", measure=wording.named(measure)) if subtitle is None else subtitle
    words = sheet.Words(title, what, source)
    places = 0 if (choices[measure].dropna() % 1 == 0).all() else 1
    plan = panels.Plan(
        heads=list(dict.fromkeys(heads)),
        names=names,
        ends=[wording.number(value, places) for value in choices[measure].dropna()],
        rtl=wording.from_the_right([*names, *heads]),
        least=_LEAST,
        row=_ROW,
        below=0.25,
        alone=1,
    )
    ax, drawn = panels.spread(ax, words, plan)
    for panel, head in zip(drawn, plan.heads, strict=True):
        _scale(panel, choices, measure)
        _draw(panel, choices[heads == head], measure, names, places)
    keep(
        ax,
        rows=choices,
        told=[wording.say("choices"), title, words.subtitle],
        items=[
            _told(row, head, measure, places)
            for row, head in zip(choices.to_dict("records"), heads, strict=True)
        ],
    )
    return ax


def _one_row_each(choices: pd.DataFrame, heads: pd.Series) -> None:
    twice = pd.DataFrame({"head": heads, "choice": choices["choice"].astype(str)}).duplicated()
    if twice.any():
        raise InputError(
            "charts.sensitivity shows one row a choice in each panel",
            found=sorted(set(choices.loc[twice, "choice"].astype(str))),
            mend="Name each choice differently, or say in a column `finding` what it belongs to.",
        )


def _scale(panel: panels.Panel, choices: pd.DataFrame, measure: str) -> None:
    columns = [measure, *(name for name in ("low", "high") if name in choices.columns)]
    values = choices[columns].astype(float)
    highest = float(values.max().max()) if values.notna().any(axis=None) else 1.0
    lowest = min(0.0, float(values.min().min())) if values.notna().any(axis=None) else 0.0
    edges = (lowest * 1.05, max(highest, 1e-9) * 1.05)
    panel.ax.set_xlim(edges[::-1] if panel.rtl else edges)
    labels = {value: wording.tick(value) for value in ticks(edges[1])} if panel.bottom else {}
    look.mark(panel.ax, look.thinned(panel.ax, labels), axis="x")
    panel.ax.axvline(0, color=look.FAINT, linewidth=1.0, zorder=1)


def _draw(
    panel: panels.Panel, rows: pd.DataFrame, measure: str, names: list[str], places: int
) -> None:
    headline = rows[measure].iloc[0]
    if pd.notna(headline):
        panel.ax.axvline(headline, color=look.HUE, linewidth=1.0, linestyle=(0, (4, 3)), zorder=1)
    row: Any
    for row in rows.to_dict("records"):
        place, value = panel.places[names.index(str(row["choice"]))], row[measure]
        if pd.isna(value):
            continue
        moved = value != headline
        if {"low", "high"} <= row.keys() and pd.notna(row["low"]):
            colour = look.SOFT if moved else look.RULE
            panel.ax.hlines(place, row["low"], row["high"], color=colour, linewidth=2.6, zorder=2)
        point(panel.ax, (value, place), filled=True, coloured=moved)
        panel.end(place, wording.number(value, places))


def _told(row: dict[Any, Any], head: str, measure: str, places: int) -> str:
    value = wording.number(row[measure], places) if pd.notna(row[measure]) else "–"
    if {"low", "high"} <= row.keys() and pd.notna(row["low"]):
        low, high = wording.number(row["low"], places), wording.number(row["high"], places)
        value = wording.say("interval", value=value, low=low, high=high)
    if head:
        return wording.say("item in", name=head, group=str(row["choice"]), value=value)
    return wording.say("item", name=str(row["choice"]), value=value)
