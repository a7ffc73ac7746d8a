"""What a chart shows, kept beside it: its rows, and the words that stand for the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, NamedTuple, ParamSpec
from weakref import WeakKeyDictionary

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.reading.errors import InputError
from analysis.showing.charts import sheet

_MOST = 24  # values a listener can still follow; the table has them all


class _Record(NamedTuple):
    rows: pd.DataFrame
    words: str


_RECORDS: WeakKeyDictionary[Axes, _Record] = WeakKeyDictionary()
_AGAIN: WeakKeyDictionary[Figure, Callable[[], Axes]] = WeakKeyDictionary()
_Options = ParamSpec("_Options")
_Chart = Callable[Concatenate[pd.DataFrame, _Options], Axes]


def redrawable(chart: _Chart[_Options]) -> _Chart[_Options]:
    """Let a chart that has a sheet of its own be drawn again, on a sheet of another width."""

    @wraps(chart)
    def drawn(table: pd.DataFrame, /, *args: _Options.args, **options: _Options.kwargs) -> Axes:
        ax = chart(table, *args, **options)
        if options.get("ax") is None and isinstance(ax.figure, Figure):
            rows = table.copy()
            _AGAIN[ax.figure] = lambda: chart(rows, *args, **options)
        return ax

    return drawn


def for_a_phone(figure: Figure) -> Figure | None:
    """Return the same chart drawn as wide as a phone, if the figure is a chart of this package."""
    if figure not in _AGAIN:
        return None
    with sheet.narrow():
        return _AGAIN[figure]().get_figure(root=True)


def data(ax: Axes) -> pd.DataFrame:
    """Return the rows a chart shows, in the order in which it shows them.

    Parameters
    ----------
    ax : Axes
        What a chart of this package returned.

    Returns
    -------
    DataFrame
        The columns of the table the chart was made from; a new table.

    Raises
    ------
    InputError
        The axes hold no chart of this package.
    """
    return _record(ax).rows.copy()


def describe(ax: Axes) -> str:
    """Return in words what a chart shows, for readers who do not see it.

    Parameters
    ----------
    ax : Axes
        What a chart of this package returned.

    Returns
    -------
    str
        Kind of chart, title, what is plotted, and the values: plain text in reading order.

    Raises
    ------
    InputError
        The axes hold no chart of this package.
    """
    return _record(ax).words


def keep(ax: Axes, *, rows: pd.DataFrame, told: Iterable[str], items: Iterable[str]) -> None:
    """Note what a chart shows: sentences, then the values, one item each."""
    sentences = [text.strip().rstrip(".") for text in told if text]
    values = "; ".join(_shortened(list(items))) or "no rows"
    _RECORDS[ax] = _Record(rows.reset_index(drop=True), f"{'. '.join(sentences)}. {values}.")


def _shortened(items: list[str]) -> list[str]:
    more = len(items) - _MOST
    return [*items[:_MOST], f"and {more} more"] if more > 0 else items


def _record(ax: Axes) -> _Record:
    if ax not in _RECORDS:
        raise InputError(
            "ax is what a chart of analysis.charts returned",
            found=ax,
            mend="Pass the chart's Axes, not its figure or other axes.",
        )
    return _RECORDS[ax]
