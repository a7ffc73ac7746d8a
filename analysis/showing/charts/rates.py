"""Points with intervals: how often families occur in each article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.reading.tables import require
from analysis.showing.charts import look, panels, sheet, wording
from analysis.showing.charts.record import chart, keep
from analysis.showing.charts.tables import group, known, thing

COLUMNS = ["n", "total", "per_1000", "low", "high"]

_ROW, _LOW, _LEAST = 0.27, 0.22, 0.7  # inches: a row, one of many panels, a panel
_ALONE = 3  # so many families stand below each other


class _Row(NamedTuple):
    name: str  # of the group
    family: str
    values: Any  # the row of the table


@chart
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

    Each family is a panel with one row an article (or whatever the table's group column holds);
    a row of no occurrence keeps its interval and has a hollow point. More than three families
    stand beside each other where the sheet is wide enough.

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
    lang : {"en", "ar"}
        The language of what the chart writes by itself.
    digits : {"european", "arabic-indic"}
        The digits it writes.

    Returns
    -------
    Axes
        The frame of all panels; they are its `child_axes`, one a family, in the order of the
        table: rates from zero along x, on one scale, rows downwards along y (in inches).

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
    >>> len(ax.child_axes)
    1
    """
    require(rates, COLUMNS, table_name="rows for charts.rates")
    family, by = thing(rates, chart="rates"), group(rates)
    rows = [_row(values, family, by) for values in rates.itertuples()]
    names = list(dict.fromkeys(row.name for row in rows))
    families = list(dict.fromkeys(row.family for row in rows))
    chosen = known(highlight, [*names, *families], chart="rates")
    words = sheet.Words(title, wording.say("rate") if subtitle is None else subtitle, source)
    short = _short(rows, names) if len(families) > _ALONE else {}
    plan = panels.Plan(
        heads=families,
        names=[short.get(name, name) for name in names],
        ends=[_count(row.values, short=bool(short)) for row in rows],
        rtl=wording.from_the_right([*names, *families]),
        least=_LEAST,
        row=_LOW if short else _ROW,
        below=0.25,
        alone=_ALONE,
    )
    ax, drawn = panels.spread(ax, words, plan)
    for panel, name in zip(drawn, families, strict=True):
        _scale(panel, rows)
        _draw(panel, [row for row in rows if row.family == name], names, chosen, short=bool(short))
    keep(
        ax,
        rows=rates,
        told=[wording.say("intervals"), title, words.subtitle],
        items=[told(row.family if by else "", row.name, row.values) for row in rows],
    )
    return ax


def told(family: str, name: str, values: Any) -> str:
    """Return one rate in words."""
    value = wording.say("no words")
    if pd.notna(values.per_1000):
        numbers = {key: wording.number(getattr(values, key), 1) for key in ("low", "high")}
        rate = wording.say("interval", value=wording.number(values.per_1000, 1), **numbers)
        value = f"{rate}{wording.say(',')}{_count(values)}"
    if family and name:
        return wording.say("item in", name=family, group=name, value=value)
    return wording.say("item", name=family or name, value=value)


def shown_group(value: object) -> str:
    """Return a group's name as it is written: a date without its hours."""
    return wording.day(value) if isinstance(value, pd.Timestamp) else str(value)


def ticks(highest: float) -> list[float]:
    """Return a few round values from zero up to what is drawn."""
    steps = MaxNLocator(nbins=5, steps=[1, 2, 5, 10]).tick_values(0, highest)
    return [float(step) for step in steps if 0 <= step <= highest]


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


def _row(values: Any, family: str, by: str | None) -> _Row:
    """Take a table without groups for one panel whose rows are the families."""
    name = str(getattr(values, family))
    return _Row(shown_group(getattr(values, by)), name, values) if by else _Row(name, "", values)


def _count(values: Any, *, short: bool = False) -> str:
    n = wording.number(values.n)
    return n if short else wording.say("n of", n=n, words=wording.words(values.total))


def _short(rows: list[_Row], names: list[str]) -> dict[str, str]:
    """Name the words of each group beside its name, if they are the same for all families."""
    totals = {name: {row.values.total for row in rows if row.name == name} for name in names}
    if any(len(total) > 1 for total in totals.values()):
        return {}
    return {name: f"{name} · {wording.words(*total)}" for name, total in totals.items()}


def _draw(
    panel: panels.Panel, rows: list[_Row], names: list[str], chosen: set[str], *, short: bool
) -> None:
    for row in rows:
        place = panel.places[names.index(row.name)]
        panel.end(place, _count(row.values, short=short))
        if pd.isna(row.values.per_1000):
            continue
        coloured = not chosen or bool(chosen & {row.family, row.name})
        colour = look.SOFT if coloured else look.RULE
        low, high = row.values.low, row.values.high
        panel.ax.hlines(place, low, high, color=colour, linewidth=2.6, zorder=2)
        point(panel.ax, (row.values.per_1000, place), filled=row.values.n > 0, coloured=coloured)


def _scale(panel: panels.Panel, rows: list[_Row]) -> None:
    highest = max([row.values.high for row in rows if row.values.high > 0], default=1.0)
    panel.ax.set_xlim((highest * 1.02, 0) if panel.rtl else (0, highest * 1.02))
    marks = ticks(highest)
    labels = {value: wording.tick(value) for value in marks} if panel.bottom else {}
    look.mark(panel.ax, look.thinned(panel.ax, labels), axis="x")
    panel.ax.vlines(marks, *panel.ax.get_ylim(), color=look.RULE, linewidth=0.8, zorder=1)
    panel.ax.axvline(0, color=look.FAINT, linewidth=1.0, zorder=1, clip_on=False)
