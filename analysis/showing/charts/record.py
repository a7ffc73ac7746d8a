"""What a chart shows, kept beside it: its rows, and the words that stand for the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial, wraps
from inspect import signature
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.reading.errors import InputError
from analysis.showing.charts import sheet, wording

_MOST = 24  # values a listener can still follow; the table has them all


class _Record(NamedTuple):
    rows: pd.DataFrame
    words: str


_RECORDS: WeakKeyDictionary[Axes, _Record] = WeakKeyDictionary()
_AGAIN: WeakKeyDictionary[Figure, Callable[[], Axes]] = WeakKeyDictionary()


def chart(draw: Callable[..., Axes]) -> Callable[..., Axes]:
    """Give a chart what all charts have: a language, digits, and a second drawing for a phone.

    The chart that comes back takes `lang` and `digits` beside its own arguments.
    """

    @wraps(draw)
    def drawn(
        table: pd.DataFrame, /, *, lang: str = "en", digits: str = "european", **options: Any
    ) -> Axes:
        def again(rows: pd.DataFrame) -> Axes:
            with wording.speaking(lang, digits):
                return draw(rows, **options)

        ax = again(table)
        if options.get("ax") is None and isinstance(ax.figure, Figure):
            _AGAIN[ax.figure] = partial(again, table.copy())
        return ax

    own = signature(draw)
    common = signature(drawn, follow_wrapped=False).parameters
    shown = [*own.parameters.values(), common["lang"], common["digits"]]
    drawn.__signature__ = own.replace(parameters=shown)  # type: ignore[attr-defined]
    return drawn


def for_a_phone(figure: Figure) -> Figure | None:
    """Return the same chart drawn as wide as a phone, if the figure is a chart of this package."""
    if figure not in _AGAIN:
        return None
    with sheet.narrow():
        drawn = _AGAIN[figure]().figure
    return drawn if isinstance(drawn, Figure) else None


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
    values = wording.say(";").join(_shortened(list(items))) or wording.say("no rows")
    _RECORDS[ax] = _Record(rows.reset_index(drop=True), f"{'. '.join(sentences)}. {values}.")


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
