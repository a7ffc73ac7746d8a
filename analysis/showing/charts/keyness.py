"""Diverging bars: which words set two bodies of text apart, with the counts on both sides."""

from __future__ import annotations

from typing import Any, NamedTuple, Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.tables import as_shown
from analysis.showing.charts import look, sheet, wording
from analysis.showing.charts.fitting import height, widest, wrap
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.naming import thing_column
from analysis.showing.charts.record import keep

wording.add(
    {
        "diverging": ("Bars on both sides", "أشرطة متقابلة"),
        "keyness": ("{measure}; at the edges the counts", "{measure}، وعلى الطرفين العدد"),
        "target": ("these texts", "هذه النصوص"),
        "reference": ("the other texts", "النصوص الأخرى"),
        "side": ("more in {side}: n of {words}", "أكثر في {side}: العدد من {words}"),
        "side alone": ("more in {side}", "أكثر في {side}"),
        "against": (
            "{word}: {target} against {reference}, {value}",
            "{word}: {target} مقابل {reference}، {value}",
        ),
    }
)

_MOST = 12  # words on each side: what a page can hold and an eye compare
_ROW, _GAP = 0.29, 0.12  # inches
_OTHER = "#7d8792"  # the other side: a grey that stays apart from the hue in print


class _Row(NamedTuple):
    name: str
    value: float
    counts: tuple[str, str]  # of the target, of the reference


@chart
def keyness(
    scores: pd.DataFrame,
    *,
    title: str,
    measure: str = "log_ratio",
    sides: tuple[str, str] | None = None,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return bars on both sides of zero: the words of the target one way, of the reference other.

    The twelve that go furthest are shown on each side; counts stand at the edge of their side.

    Parameters
    ----------
    scores : DataFrame
        Columns `word` (or `family`, `ngram`), `n_target`, `n_reference` and the measure, as
        `analysis.keyness` returns them; `total_target` and `total_reference` are named above. A
        word is named as `surface` spells it. Rows whose measure is not finite are left out.
    measure : str
        The column to show; positive is more in the target.
    sides : tuple of str, optional
        What to call target and reference.

    Returns
    -------
    Axes
        One bar a row as long as the measure, the highest first.

    See Also
    --------
    keyness, charts.sides

    Notes
    -----
    A long bar on a count of three is a long bar on a count of three: read the counts first.

    Examples
    --------
    >>> scores = pd.DataFrame({"word": ["war", "peace"], "n_target": [6, 0],
    ...                        "n_reference": [0, 4], "log_ratio": [4.7, -2.2]})
    >>> ax = keyness(scores, title="One side says war, the other peace")
    >>> [round(float(bar.get_width()), 1) for bar in ax.patches]
    [4.7, -2.2]
    """
    scores = as_shown(
        scores, ["n_target", "n_reference", measure], table_name="rows for charts.keyness"
    )
    name = thing_column(scores)
    shown = _furthest(scores, name, measure)
    rows = _rows(shown, name, measure)
    asked = (wording.say("target"), wording.say("reference"))
    target, reference = map(wording.given, sides) if sides else asked
    rtl = wording.from_the_right([*(row.name for row in rows), target, reference])
    words = sheet.words(title, wording.say("keyness", measure=wording.named(measure)), furniture)
    ax = furniture.get("ax")
    counts = ([row.counts[side] for row in rows] for side in (0, 1))
    edges = [sheet.EDGE + _GAP + widest(column, look.VALUE) for column in counts]
    half = (sheet.across(ax) - sum(edges)) / 2
    heads = [
        wrap(_head(scores, side, column), inches=half, size=look.SOURCE)
        for side, column in ((target, "total_target"), (reference, "total_reference"))
    ]
    labels = [wrap(row.name, inches=half - _GAP, size=look.NAME) for row in rows]
    row = max([_ROW, *(0.06 + height(text, look.NAME) for text in labels)])
    above = max(height(text, look.SOURCE) for text in heads) + 0.05
    left, right = edges if rtl else edges[::-1]
    room = sheet.Room(left, right, body=row * max(len(rows), 1), above=above)
    ax = sheet.spread(ax, words, room)
    _draw(ax, [row.value for row in rows], rtl=rtl)
    labels, step = sheet.fitted(ax, labels, [row] * len(labels), room.body)
    _name(ax, list(zip(rows, labels, strict=True))[::step], step, rtl=rtl)
    _name_sides(ax, heads, rtl=rtl)
    also = [" ".join(head.split()) for head in heads]
    return keep(ax, "diverging", words, rows=shown, items=map(_told, rows), also=also)


def _furthest(scores: pd.DataFrame, name: str, measure: str) -> pd.DataFrame:
    """Return the highest and the lowest rows, highest first; ties by count, then by word."""
    finite = scores[np.isfinite(scores[measure].astype(float)) & (scores[measure] != 0)]
    finite = finite.assign(both=finite["n_target"] + finite["n_reference"], alphabet=finite[name])
    finite["alphabet"] = finite["alphabet"].astype(str)
    more, less = finite[finite[measure] > 0], finite[finite[measure] < 0]
    order = [measure, "both", "alphabet"]
    high = more.sort_values(order, ascending=[False, False, True]).head(_MOST)
    low = less.sort_values(order, ascending=[True, False, True]).head(_MOST)
    return pd.concat([high, low[::-1]]).drop(columns=["both", "alphabet"])


def _rows(shown: pd.DataFrame, name: str, measure: str) -> list[_Row]:
    called = shown["surface" if "surface" in shown.columns else name]
    columns = (called, shown[measure], shown["n_target"], shown["n_reference"])
    return [
        _Row(
            wording.name(word, name),
            float(value),
            (wording.number(target), wording.number(reference)),
        )
        for word, value, target, reference in zip(*columns, strict=True)
    ]


def _head(scores: pd.DataFrame, side: str, column: str) -> str:
    totals = set(scores[column].dropna()) if column in scores.columns else set()
    if len(totals) != 1:
        return wording.say("side alone", side=side)
    return wording.say("side", side=side, words=wording.words(totals.pop()))


def _draw(ax: Axes, values: list[float], *, rtl: bool) -> None:
    colours = [look.HUE if value > 0 else _OTHER for value in values]
    ax.barh(range(len(values)), values, height=0.7, color=colours)
    furthest = max([1e-9, *map(abs, values)])
    ax.set_xlim((furthest, -furthest) if rtl else (-furthest, furthest))
    ax.set_ylim(max(len(values), 1) - 0.5, -0.5)
    ax.axvline(0, color=look.FAINT, linewidth=0.8)


def _name(ax: Axes, rows: list[tuple[_Row, str]], step: int, *, rtl: bool) -> None:
    """Write each word on the free side of zero, and its counts at the two edges."""
    for place, (row, text) in zip(range(0, step * len(rows), step), rows, strict=True):
        look.aside(ax, text, (0, place), left=(row.value > 0) is not rtl, away=5)
        for side, count in enumerate(row.counts):
            right = (side == 0) is not rtl
            ink = look.INK if (row.value > 0) is (side == 0) else look.MUTED
            style: dict[str, Any] = {"xycoords": ("axes fraction", "data"), "color": ink}
            at = (float(right), place)
            look.aside(ax, count, at, left=not right, away=72 * _GAP, size=look.VALUE, **style)


def _name_sides(ax: Axes, heads: list[str], *, rtl: bool) -> None:
    for side, text in enumerate(heads):
        right = (side == 0) is not rtl
        look.write(
            ax,
            text,
            (float(right), 1.0),
            xycoords="axes fraction",
            shift=(0, 3),
            stack="up",
            ha="right" if right else "left",
            size=look.SOURCE,
            color=look.MUTED,
        )


def _told(row: _Row) -> str:
    return wording.say(
        "against",
        word=row.name,
        target=row.counts[0],
        reference=row.counts[1],
        value=wording.number(row.value, 1),
    )
