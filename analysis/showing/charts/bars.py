"""Bars: how often each word or family occurs."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.showing.charts import look, sheet
from analysis.showing.charts.fitting import height, width, wrap
from analysis.showing.charts.record import keep, redrawable
from analysis.showing.charts.tables import known, require, thing
from analysis.showing.direction import is_arabic

_NAMES = 0.35  # of the sheet: what a name may take before it is wrapped
_ROW = 0.3


@redrawable
def frequencies(
    counts: pd.DataFrame,
    *,
    title: str,
    subtitle: str | None = None,
    source: str | None = None,
    highlight: Sequence[str] = (),
    top: int = 15,
    ax: Axes | None = None,
) -> Axes:
    """Return bars of how often each word or family occurs, the most frequent first.

    Arabic names stand on the right and their bars grow from there; other names stand on the left.

    Parameters
    ----------
    counts : DataFrame
        Columns `word` or `family`, and `n`; one row a thing. A word is named as `surface` spells
        it; `total` is named in the subtitle.
    title : str
        The finding, as a sentence.
    subtitle : str, optional
        What is plotted and its unit.
    source : str, optional
        Corpus and number of words, written small at the foot.
    highlight : list of str
        The things the title speaks of: they take the colour, the others go grey.
    top : int
        How many bars at most; ties at the end are cut in the order of the names.
    ax : Axes, optional
        Where to draw; without it a figure is made to measure.

    Returns
    -------
    Axes
        One bar a row, as long as `n` occurrences from zero, `n` at its end.

    Raises
    ------
    InputError
        A column is missing, a thing has several rows, or `highlight` names none of the bars.

    Examples
    --------
    >>> counts = pd.DataFrame({"word": ["الصين", "روسيا"], "n": [30, 22]})
    >>> ax = frequencies(counts, title="China is named most")
    >>> [int(bar.get_width()) for bar in ax.patches]
    [30, 22]
    """
    name = thing(counts, chart="frequencies")
    require(counts, [name, "n"], chart="frequencies")
    _one_row_each(counts, name)
    rows = counts.sort_values(["n", name], ascending=[False, True]).head(top)
    names = rows["surface" if "surface" in rows.columns else name].astype(str).tolist()
    chosen = known(highlight, names, chart="frequencies")
    rtl = is_arabic(" ".join(names))
    words = sheet.Words(title, _what(counts) if subtitle is None else subtitle, source)
    labels = [wrap(text, inches=_NAMES * sheet.width(), size=look.NAME) for text in names]
    values = [f"{n:,}" for n in rows["n"]]
    ax = sheet.spread(ax, words, _room(labels, values, rtl=rtl))
    _draw(ax, rows["n"].tolist(), [not chosen or text in chosen for text in names])
    _name(ax, labels, values, rows["n"].tolist(), rtl=rtl)
    pairs = [f"{text} {value}" for text, value in zip(names, values, strict=True)]
    keep(ax, rows=rows, told=["Bar chart", title, words.subtitle], items=pairs)
    return ax


def _one_row_each(counts: pd.DataFrame, name: str) -> None:
    twice = counts.loc[counts[name].duplicated(), name]
    if len(twice):
        raise InputError(
            f"charts.frequencies shows one row a {name}",
            found=sorted(set(twice.astype(str))),
            mend="Choose one group of the table, or count without `by`.",
        )


def _what(counts: pd.DataFrame) -> str:
    totals = set(counts["total"]) if "total" in counts.columns else set()
    return f"Occurrences in {totals.pop():,} words" if len(totals) == 1 else "Occurrences"


def _room(labels: list[str], values: list[str], *, rtl: bool) -> sheet.Room:
    beside = sheet.EDGE + 0.1 + max((width(text, look.NAME) for text in labels), default=0)
    ends = sheet.EDGE + 0.1 + max((width(text, look.VALUE) for text in values), default=0)
    row = max([_ROW, *(0.1 + height(text, look.NAME) for text in labels)])
    left, right = (ends, beside) if rtl else (beside, ends)
    return sheet.Room(left, right, body=row * max(len(labels), 1))


def _draw(ax: Axes, lengths: list[int], coloured: list[bool]) -> None:
    colours = [look.HUE if hit else look.REST for hit in coloured]
    ax.barh(range(len(lengths)), lengths, height=0.7, color=colours)
    ax.set_xlim(0, max([1, *lengths]))
    ax.set_ylim(max(len(lengths), 1) - 0.5, -0.5)


def _name(ax: Axes, labels: list[str], values: list[str], lengths: list[int], *, rtl: bool) -> None:
    """Write the names where the bars start and the numbers where they end."""
    out, back = ("left", "right") if rtl else ("right", "left")
    away = 1 if rtl else -1
    if rtl:
        ax.invert_xaxis()
    for place, (text, value, length) in enumerate(zip(labels, values, lengths, strict=True)):
        look.write(ax, text, (0, place), shift=(6 * away, 0), ha=out)
        look.write(ax, value, (length, place), shift=(-4 * away, 0), ha=back, size=look.VALUE)
    ax.spines["right" if rtl else "left"].set(visible=True, color=look.FAINT, linewidth=0.8)
