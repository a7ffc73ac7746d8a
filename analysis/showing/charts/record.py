"""What a chart shows, kept beside it: its rows, and the words that stand for the picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.showing.charts import wording
from analysis.showing.charts.sheet import Words

_MOST = 24  # values a listener can still follow; the table has them all


class _Record(NamedTuple):
    rows: pd.DataFrame
    words: str


_RECORDS: WeakKeyDictionary[Axes, _Record] = WeakKeyDictionary()


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

    See Also
    --------
    charts.describe
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

    See Also
    --------
    charts.data, Figure
    """
    return _record(ax).words


def keep(
    ax: Axes,
    kind: str,
    words: Words,
    *,
    rows: pd.DataFrame,
    items: Iterable[str],
    also: Iterable[str] = (),
) -> Axes:
    """Note what the Axes show, and return them: sentences, then the values, one item each."""
    told = [wording.say(kind), words.title, words.subtitle, *also]
    sentences = [text.strip().rstrip(".") for text in told if text]
    values = wording.say(";").join([*_shortened(list(items)), *filter(None, [words.left_out])])
    said = f"{'. '.join(sentences)}. {values or wording.say('no rows')}."
    _RECORDS[ax] = _Record(rows.reset_index(drop=True), said)
    return ax


def _shortened(items: list[str]) -> list[str]:
    more = len(items) - _MOST
    rest = [wording.say("and more", n=wording.number(more))] if more > 0 else []
    return items[:_MOST] + rest


def _record(ax: Axes) -> _Record:
    if ax not in _RECORDS:
        raise InputError(
            "ax is what a chart of analysis.charts returned",
            found=ax,
            mend="Pass the chart's Axes, not its figure or other axes.",
        )
    return _RECORDS[ax]
