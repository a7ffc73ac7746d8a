"""Sensitivity: a headline number under other choices, and what of it stays."""

from __future__ import annotations

from typing import Any, Unpack

import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.reading.tables import as_shown
from analysis.showing.charts import look, panels, sheet, wording
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.record import keep

wording.add(
    {
        "choices": ("Points, one a choice", "نقاط، لكلّ اختيار نقطة"),
        "choice": (
            "{measure} under other choices; the line is the first row",
            "{measure} وفق اختيارات أخرى؛ والخطّ يمثّل الصفّ الأوّل",
        ),
    }
)

_ROW, _LEAST = 0.27, 1.0  # inches
_GROUPS = ("family", "finding")


@chart
def sensitivity(
    choices: pd.DataFrame,
    *,
    title: str,
    measure: str = "n",
    top: int = 30,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return a headline number under other choices, one row a choice, beside the first row's.

    A choice that leaves the number as it is goes grey; one that moves it takes the colour.

    Parameters
    ----------
    choices : DataFrame
        Columns `choice` and the measure; the first row is the headline itself. With `low` and
        `high` each point has its interval; with `family` or `finding` each of these has a panel,
        whose first row is its headline.
    measure : str
        The column to show: `n`, `per_1000`, ….
    top : int
        How many choices at most, in the order of the table; the foot says how many are left out.

    Returns
    -------
    Axes
        The measure from zero along x, on one scale; panels and their choices downwards along y,
        in inches. Of panels beside each other it is the first column; `ax.figure.axes` has all.

    Raises
    ------
    InputError
        A column is missing, or a choice has two rows in a panel.

    See Also
    --------
    sensitivity, matched_forms

    Examples
    --------
    >>> choices = pd.DataFrame({"choice": ["as above", "without one term"], "n": [10, 7]})
    >>> ax = sensitivity(choices, title="One term makes three of ten")
    >>> [int(line.get_xdata()[0]) for line in ax.lines if line.get_marker() == "o"]
    [10, 7]
    """
    choices = as_shown(choices, ["choice", measure], table_name="rows for charts.sensitivity")
    group = next((name for name in _GROUPS if name in choices.columns), None)
    choices = choices.reset_index(drop=True)
    heads = choices[group].astype(str) if group else pd.Series("", index=choices.index)
    _one_row_each(choices, heads)
    every = list(dict.fromkeys(choices["choice"].astype(str)))
    names, left_out = every[:top], len(every) - top
    choices = choices[choices["choice"].astype(str).isin(names)]
    heads = heads.loc[choices.index]
    shown = [wording.name(name, "choice") for name in names]
    called = {head: wording.name(head, group or "") for head in dict.fromkeys(heads)}
    what = wording.say("choice", measure=wording.named(measure))
    words = sheet.words(title, what, furniture, left_out=left_out)
    places = 0 if (choices[measure].dropna() % 1 == 0).all() else 1
    plan = panels.Plan(
        heads=list(called.values()),
        names=shown,
        ends=[wording.number(value, places) for value in choices[measure].dropna()],
        rtl=wording.from_the_right([*shown, *called.values()]),
        least=_LEAST,
        row=_ROW,
        below=0.25,
        alone=1,
    )
    ax, drawn = panels.spread(furniture.get("ax"), words, plan)
    for panel, head in zip(drawn, called, strict=True):
        _scale(panel, choices, measure)
        _draw(panel, choices[heads == head], measure, names, places)
    items = [
        _told(row, called[head], measure, places)
        for row, head in zip(choices.to_dict("records"), heads, strict=True)
    ]
    return keep(ax, "choices", words, rows=choices, items=items)


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
    if panel.last:
        labels = {value: wording.tick(value) for value in look.ticks(edges[1])}
        look.mark(panel.ax, look.thinned(panel.ax, labels), axis="x")
    panel.ax.vlines(0, panel.top, panel.bottom, color=look.FAINT, linewidth=1.0, zorder=1)


def _draw(
    panel: panels.Panel, rows: pd.DataFrame, measure: str, names: list[str], places: int
) -> None:
    headline = rows[measure].iloc[0]
    if pd.notna(headline):
        dashed: Any = {"linestyle": (0, (4, 3)), "linewidth": 1.0, "zorder": 1}
        panel.ax.plot([headline] * 2, [panel.top, panel.bottom], color=look.HUE, **dashed)
    row: Any
    for row in rows.to_dict("records"):
        place, value = panel.places[names.index(str(row["choice"]))], row[measure]
        if pd.isna(value):
            continue
        moved = value != headline
        if {"low", "high"} <= row.keys() and pd.notna(row["low"]):
            look.interval(panel.ax, place, row["low"], row["high"], coloured=moved)
        look.point(panel.ax, (value, place), filled=True, coloured=moved)
        panel.end(place, wording.number(value, places))


def _told(row: dict[Any, Any], head: str, measure: str, places: int) -> str:
    value = wording.number(row[measure], places) if pd.notna(row[measure]) else "–"
    if {"low", "high"} <= row.keys() and pd.notna(row["low"]):
        low, high = wording.number(row["low"], places), wording.number(row["high"], places)
        value = wording.say("interval", value=value, low=low, high=high)
    name = wording.name(row["choice"], "choice")
    if head:
        return wording.say("item in", name=head, group=name, value=value)
    return wording.say("item", name=name, value=value)
