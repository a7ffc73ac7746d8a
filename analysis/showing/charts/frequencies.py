"""Bars: how often each word or family occurs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple, Unpack

import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.reading.tables import as_shown
from analysis.showing.charts import look, sheet, wording
from analysis.showing.charts.fitting import height, widest, wrap
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.naming import known, thing_column
from analysis.showing.charts.record import keep

wording.add(
    {
        "bars": ("Bar chart", "رسم بالأشرطة"),
        "occurrences": ("Occurrences", "مرّات الورود"),
        "occurrences in": ("Occurrences in {words}", "مرّات الورود في {words}"),
    }
)

_NAMES = 0.35  # of the sheet: what a name may take before it is wrapped
_ROW = 0.3  # inches


class _Bar(NamedTuple):
    n: int
    place: float  # inches from the top
    coloured: bool


@chart
def frequencies(
    counts: pd.DataFrame,
    *,
    title: str,
    highlight: Sequence[str] = (),
    top: int = 15,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return bars of how often each word or family occurs, the most frequent first.

    Arabic names stand on the right and their bars grow from there; other names stand on the left.

    Parameters
    ----------
    counts : DataFrame
        Columns `word` or `family`, and `n`; one row a thing. A word is named as `surface` spells
        it; `total` is named in the subtitle.
    highlight : list of str
        The things the title speaks of: they take the colour, the others go grey.
    top : int
        How many bars at most; ties at the end are cut in the order of the names.

    Returns
    -------
    Axes
        One bar a row, as long as `n` occurrences from zero, `n` at its end.

    Raises
    ------
    InputError
        A column is missing, a thing has several rows, or `highlight` names none of the bars.

    See Also
    --------
    frequencies, charts.rates

    Examples
    --------
    >>> counts = pd.DataFrame({"word": ["الصين", "روسيا"], "n": [30, 22]})
    >>> ax = frequencies(counts, title="China is named most")
    >>> [int(bar.get_width()) for bar in ax.patches]
    [30, 22]
    """
    name = thing_column(counts)
    counts = as_shown(counts, [name, "n"], table_name="rows for charts.frequencies")
    _one_row_each(counts, name)
    rows = counts.sort_values(["n", name], ascending=[False, True]).head(top)
    keys = rows["surface" if "surface" in rows.columns else name].astype(str).tolist()
    names = [wording.name(key, name) for key in keys]
    chosen = known(highlight, [*keys, *names, *rows[name]], chart="frequencies")
    rtl = wording.from_the_right(names)
    ax = furniture.get("ax")
    words = sheet.words(title, _what(counts), furniture)
    labels = [wrap(text, inches=_NAMES * sheet.across(ax), size=look.NAME) for text in names]
    values = [wording.number(n) for n in rows["n"]]
    tall = [max(_ROW, 0.1 + height(text, look.NAME)) for text in labels]
    ax = sheet.spread(ax, words, _room(labels, values, sum(tall), rtl=rtl))
    called = zip(keys, names, rows[name].astype(str), strict=True)
    bars = [
        _Bar(n, end - high / 2, not chosen or bool(chosen & {*those}))
        for n, end, high, those in zip(rows["n"], accumulate(tall), tall, called, strict=True)
    ]
    _draw(ax, bars, sum(tall))
    labels, step = sheet.fitted(ax, labels, tall, sum(tall) or _ROW)
    _name(ax, labels[::step], values[::step], bars[::step], rtl=rtl)
    pairs = [f"{text} {value}" for text, value in zip(names, values, strict=True)]
    return keep(ax, "bars", words, rows=rows, items=pairs)


def _one_row_each(counts: pd.DataFrame, name: str) -> None:
    twice = counts.loc[counts[name].duplicated(), name]
    if len(twice):
        raise InputError(
            f"charts.frequencies shows one row a {name}",
            found=sorted(set(twice.astype(str))),
            mend="Choose one group of the table, or count without `by`.",
        )


def _what(counts: pd.DataFrame) -> str:
    totals = set(counts["total"].unique()) if "total" in counts.columns else set()
    if len(totals) != 1 or pd.isna(total := totals.pop()):
        return wording.say("occurrences")
    return wording.say("occurrences in", words=wording.words(total))


def _room(labels: list[str], values: list[str], body: float, *, rtl: bool) -> sheet.Room:
    beside = sheet.EDGE + 0.1 + widest(labels, look.NAME)
    ends = sheet.EDGE + 0.1 + widest(values, look.VALUE)
    left, right = (ends, beside) if rtl else (beside, ends)
    return sheet.Room(left, right, body=body or _ROW)


def _draw(ax: Axes, bars: list[_Bar], body: float) -> None:
    colours = [look.HUE if bar.coloured else look.REST for bar in bars]
    lengths = [bar.n for bar in bars]
    ax.barh([bar.place for bar in bars], lengths, height=0.7 * _ROW, color=colours)
    ax.set_xlim(0, max([1, *lengths]))
    ax.set_ylim(body or _ROW, 0)


def _name(ax: Axes, labels: list[str], values: list[str], bars: list[_Bar], *, rtl: bool) -> None:
    """Write the names where the bars start and the numbers where they end."""
    if rtl:
        ax.invert_xaxis()
    for text, value, bar in zip(labels, values, bars, strict=True):
        look.aside(ax, text, (0, bar.place), left=not rtl, away=6)
        look.aside(ax, value, (bar.n, bar.place), left=rtl, size=look.VALUE)
    ax.spines["right" if rtl else "left"].set(visible=True, color=look.FAINT, linewidth=0.8)
