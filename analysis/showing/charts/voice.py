"""Stacked bars: who says it, and what the article says itself on the other side of zero."""

from __future__ import annotations

from typing import Any, Unpack

import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.tables import as_shown
from analysis.showing.charts import look, sheet, wording
from analysis.showing.charts.fitting import dots, height, widest, width, wrap
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.legend import Key
from analysis.showing.charts.naming import thing_column
from analysis.showing.charts.record import keep
from analysis.showing.charts.voices import OTHERS, by_voice, called, listed, speakers

wording.add(
    {
        "stacked": ("Stacked bars", "أشرطة متراكمة"),
        "voices": (
            "Occurrences by speaker; on the other side those in the texts' own words",
            "مرّات الورود بحسب القائل، وفي الجهة الأخرى ما ورد في كلام النصوص نفسها",
        ),
    }
)

# From dark to light, so that neighbours differ in grey too: (fill, ink on it).
_SHADES = [
    ("#0b3a66", "white"),
    (look.HUE, "white"),
    ("#e69f00", look.INK),
    ("#9fd3f0", look.INK),
    (look.PALE, look.INK),  # all others together: pale, in a line that is seen on any ground
]
_NAMED = len(_SHADES) - 1
# The article's own words, and those that it holds at a distance by marks: (fill, hatch, sign).
_OWN = {"article": (look.REST, "", "■"), "marked": (look.PALE, "////", "▨")}
_NAMES, _ROW, _LEAST = 0.3, 0.34, 0.17  # of the sheet; inches


@chart
def voice(
    hits: pd.DataFrame,
    *,
    title: str,
    top: int = 20,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return bars of who says each family: speakers stacked, the article itself apart.

    Speakers grow from zero to one side, the most frequent first, the article's own words to the
    other; of these, what it sets in marks without a speaker is hatched. Beyond four speakers the
    others stand together.

    Parameters
    ----------
    hits : DataFrame
        Columns `family` and `speaker`, one row an occurrence, as `attribute` returns them; or
        one row a family and speaker with their number `n`. The article itself speaks where
        `voice` is ``article`` or ``marked`` or, without that column, where `speaker` is missing; a
        voice whose speaker is missing is one not named.
    top : int
        How many families at most, the most frequent; the foot says how many are left out.

    Returns
    -------
    Axes
        One row a family that stands at least once, the most frequent first; bars as long as
        their number of occurrences, the article's own counted below zero.

    See Also
    --------
    attribute, charts.sides, charts.xray

    Examples
    --------
    >>> hits = pd.DataFrame({"family": ["war"] * 3, "speaker": ["Xi", "Xi", None]})
    >>> [int(bar.get_width()) for bar in voice(hits, title="Xi says it").patches]
    [2, -1]
    """
    hits = as_shown(hits, ["speaker"], table_name="rows for charts.voice")
    thing = thing_column(hits)
    table = by_voice(hits, thing)
    left_out = len(table) - top
    table = table.head(top)
    own, said = table[[name for name in _OWN if name in table.columns]], speakers(table, _NAMED)
    names = [wording.name(family, thing) for family in table.index]
    rtl = wording.from_the_right(names)
    keys = [
        Key("□", look.MUTED, called(voice)) if voice == OTHERS else Key("■", fill, called(voice))
        for voice, (fill, _) in zip(said, _SHADES, strict=False)
    ]
    for voice, (fill, hatch, sign) in ((voice, _OWN[str(voice)]) for voice in own):
        keys.append(Key(sign, look.MUTED if hatch else fill, called(voice)))
    ax = furniture.get("ax")
    words = sheet.words(
        title, wording.say("voices"), furniture, left_out=left_out, keys=keys, rtl=rtl
    )
    labels = [wrap(name, inches=_NAMES * sheet.across(ax), size=look.NAME) for name in names]
    ends = 0.08 + widest(map(wording.number, table.sum(axis=1)), look.VALUE)
    away = 0.08 + (0.0 if own.empty else ends)  # from zero, or beyond the article's own
    ax = sheet.spread(ax, words, _room(labels, away, ends, rtl=rtl))
    _scale(ax, said, own, rtl=rtl)
    for place in range(len(table)):
        _stack(ax, place, said.iloc[place])
        _stack(ax, place, own.iloc[place], sign=-1)
    look.beside(ax, labels, away, rtl=rtl)
    _count(ax, said, own, rtl=rtl)
    whole = said.join(own)
    items = [_told(*row) for row in zip(names, whole.to_dict("records"), strict=True)]
    return keep(ax, "stacked", words, rows=listed(whole).query("n > 0"), items=items)


def _room(labels: list[str], away: float, ends: float, *, rtl: bool) -> sheet.Room:
    beside = sheet.EDGE + away + widest(labels, look.NAME)
    row = max([_ROW, *(0.1 + height(text, look.NAME) for text in labels)])
    left, right = (sheet.EDGE + ends, beside) if rtl else (beside, sheet.EDGE + ends)
    rows = max(len(labels), 1)
    return sheet.Room(left, right, body=row * rows, least=_LEAST * rows)


def _scale(ax: Axes, said: pd.DataFrame, own: pd.DataFrame, *, rtl: bool) -> None:
    low, high = (float(side.sum(axis=1).max()) if len(side) else 0.0 for side in (own, said))
    edges = (-low, max(high, 1.0))
    ax.set_xlim(edges[::-1] if rtl else edges)
    ax.set_ylim(max(len(said), 1) - 0.5, -0.5)
    ax.axvline(0, color=look.FAINT, linewidth=0.8)


def _stack(ax: Axes, place: int, numbers: pd.Series, *, sign: int = 1) -> None:
    """Draw the voices of one side of a row, from zero outwards."""
    start = 0
    for rank, (voice, n) in enumerate(numbers.items()):
        shade, ink = _SHADES[rank]
        fill, hatch, *_ = _OWN.get(str(voice), (shade, ""))
        if n:
            style: dict[str, Any] = {"height": 0.68, "facecolor": fill, "hatch": hatch or None}
            drawn = hatch or voice == OTHERS
            style |= {"edgecolor": look.MUTED if drawn else "white", "linewidth": 0 if hatch else 1}
            ax.barh(place, sign * n, left=sign * start, **style)
            if sign > 0:
                _inside(ax, wording.number(n), (start, n), place, ink)
        start += n


def _inside(ax: Axes, text: str, bar: tuple[int, int], place: int, ink: str) -> None:
    """Write a number into its part of the bar, where there is room for it."""
    start, n = bar
    ends = ax.transData.transform([(start, 0), (start + n, 0)])[:, 0]
    room = abs(ends[1] - ends[0]) / dots(ax)
    if room > width(text, look.VALUE) + 0.05:
        look.write(ax, text, (start + n / 2, place), size=look.VALUE, color=ink, ha="center")


def _count(ax: Axes, said: pd.DataFrame, own: pd.DataFrame, *, rtl: bool) -> None:
    """Write how many speakers say it where their bar ends, and the article's number at its own."""
    for numbers, sign in ((said.sum(axis=1), 1), (own.sum(axis=1), -1)):
        style: dict[str, Any] = {"left": (sign > 0) is rtl, "size": look.VALUE, "color": look.MUTED}
        for place, n in enumerate(numbers):
            if n:
                look.aside(ax, wording.number(n), (sign * n, place), **style)


def _told(family: str, numbers: dict[Any, int]) -> str:
    said = [f"{called(name)} {wording.number(n)}" for name, n in numbers.items() if n]
    return wording.say("item", name=family, value=wording.say(",").join(said))
