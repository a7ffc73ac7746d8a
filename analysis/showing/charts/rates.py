"""Points with intervals: how often families occur in each article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Unpack

import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.columns import group_columns
from analysis.reading.tables import as_shown
from analysis.showing.charts import look, panels, sheet, wording
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.naming import group_names, known, thing_column
from analysis.showing.charts.record import keep

wording.add(
    {
        "intervals": ("Points with intervals", "نقاط مع فترات الثقة"),
        "rate": (
            "Times per 1,000 words, with the 95% interval; beside it the count",
            "عدد المرّات في كلّ ألف كلمة، مع فترة الثقة 95%؛ وإلى جانبه العدد",
        ),
    }
)

COLUMNS = ["n", "total", "per_1000", "low", "high"]

_ROW, _LOW, _LEAST = 0.27, 0.22, 0.7  # inches: a row, one of many panels, a panel
_ALONE = 3  # so many families stand below each other


class _Row(NamedTuple):
    group: str  # as the table has it, and as it is called
    name: str
    thing: str  # the same of what was counted
    family: str
    number: int
    values: Any  # the row of the table


@chart
def rates(
    rates: pd.DataFrame,
    *,
    title: str,
    highlight: Sequence[str] = (),
    top: int = 12,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return points with intervals of how often each family occurs, article by article.

    Each family is a panel with one row an article (or whatever the table's group column holds);
    a row of no occurrence keeps its interval and has a hollow point; one without an interval (NaN)
    has the point alone. More than three families
    stand beside each other where the sheet is wide enough.

    Parameters
    ----------
    rates : DataFrame
        Columns `family` (or `word`), a group column such as `doc`, and `n`, `total`, `per_1000`,
        `low`, `high`, as `analysis.rates` returns them. Families and groups keep their order.
    highlight : list of str
        The families or groups the title speaks of: they take the colour, the others go grey.
    top : int
        How many groups at most, in the order of the table; the foot says how many are left out.

    Returns
    -------
    Axes
        Rates from zero along x, on one scale; panels and their rows downwards along y, in
        inches. Of panels beside each other it is the first column; `ax.figure.axes` has all.

    Raises
    ------
    InputError
        A column is missing, or `highlight` names nothing the chart shows.

    See Also
    --------
    rates, charts.rates_over_time, charts.heatmap

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
    >>> [float(line.get_xdata()[0]) for line in ax.lines]
    [0.0]
    """
    rates = as_shown(rates, COLUMNS, table_name="rows for charts.rates")
    rows = _rows(rates)
    groups = dict.fromkeys((row.group, row.name) for row in rows)
    names = dict(list(groups)[:top])
    rows = [row for row in rows if row.group in names]
    every = {row.thing: row.family for row in rows}
    families = dict(list(every.items())[: panels.MANY])
    rows = [row for row in rows if row.thing in families]
    every_name = [*names, *names.values(), *families, *families.values()]
    chosen = known(highlight, every_name, chart="rates")
    left_out = len(groups) - len(names) + len(every) - len(families)
    words = sheet.words(title, wording.say("rate"), furniture, left_out=left_out)
    short = _short(rows) if len(families) > _ALONE else {}
    plan = panels.Plan(
        heads=list(families.values()),
        names=[short.get(group, name) for group, name in names.items()],
        ends=[_count(row.values, short=bool(short)) for row in rows],
        rtl=wording.from_the_right([*names.values(), *families.values()]),
        least=_LEAST,
        row=_LOW if short else _ROW,
        below=0.25,
        alone=_ALONE,
    )
    ax, drawn = panels.spread(furniture.get("ax"), words, plan)
    for panel, family in zip(drawn, families, strict=True):
        _scale(panel, rows)
        places = dict(zip(names, panel.places, strict=True))
        for row in (row for row in rows if row.thing == family):
            coloured = not chosen or bool(chosen & {*row[:4]})
            panel.end(places[row.group], _count(row.values, short=bool(short)))
            _draw(panel.ax, row.values, places[row.group], coloured=coloured)
    shown = rates.iloc[[row.number for row in rows]]
    items = [told(row.family, row.name, row.values) for row in rows]
    return keep(ax, "intervals", words, rows=shown, items=items)


def told(family: str, name: str, values: Any) -> str:
    """Return one rate in words."""
    value = wording.say("no words")
    if pd.notna(values.per_1000):
        rate = wording.number(values.per_1000, 1)
        if pd.notna(values.low):
            numbers = {key: wording.number(getattr(values, key), 1) for key in ("low", "high")}
            rate = wording.say("interval", value=rate, **numbers)
        value = f"{rate}{wording.say(',')}{_count(values)}"
    if family and name:
        return wording.say("item in", name=family, group=name, value=value)
    return wording.say("item", name=family or name, value=value)


def _rows(rates: pd.DataFrame) -> list[_Row]:
    """Take a table without groups for one panel whose rows are the families."""
    family, by = thing_column(rates), group_columns(rates)
    things = rates[family].astype(str)
    families = [wording.name(name, family) for name in things]
    names = group_names(rates, by) if by else families
    keys = rates[by].astype(str).agg("\n".join, axis=1) if by and len(rates) else things
    if not by:
        things, families = pd.Series("", index=rates.index), [""] * len(rates)
    columns = (keys, names, things, families, range(len(rates)), rates.itertuples())
    return [_Row(*values) for values in zip(*columns, strict=True)]


def _count(values: Any, *, short: bool = False) -> str:
    n = wording.number(values.n)
    return n if short else wording.say("n of", n=n, words=wording.words(values.total))


def _short(rows: list[_Row]) -> dict[str, str]:
    """Name the words of each group beside its name, if they are the same for all families."""
    totals = {(row.group, row.name, row.values.total) for row in rows}
    if len(totals) > len({row.group for row in rows}):
        return {}
    return {group: f"{name} · {wording.words(total)}" for group, name, total in totals}


def _draw(ax: Axes, values: Any, place: float, *, coloured: bool) -> None:
    if pd.isna(values.per_1000):
        return
    look.interval(ax, place, values.low, values.high, coloured=coloured)
    look.point(ax, (values.per_1000, place), filled=values.n > 0, coloured=coloured)


def _scale(panel: panels.Panel, rows: list[_Row]) -> None:
    reach = [end for row in rows for end in (row.values.per_1000, row.values.high)]
    highest = max([end for end in reach if end > 0], default=1.0)
    panel.ax.set_xlim((highest * 1.02, 0) if panel.rtl else (0, highest * 1.02))
    marks = look.ticks(highest)
    if panel.last:
        labels = {value: wording.tick(value) for value in marks}
        look.mark(panel.ax, look.thinned(panel.ax, labels), axis="x")
    ends = (panel.top, panel.bottom)
    panel.ax.vlines(marks, *ends, color=look.RULE, linewidth=0.8, zorder=1)
    panel.ax.vlines(0, *ends, color=look.FAINT, linewidth=1.0, zorder=1, clip_on=False)
