"""Stacked bars: who says it, and what the article says itself on the other side of zero."""

from __future__ import annotations

from typing import Any, Unpack

import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.tables import require
from analysis.showing.charts import look, sheet, wording
from analysis.showing.charts.fitting import height, width, wrap
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.legend import Key
from analysis.showing.charts.naming import thing_column
from analysis.showing.charts.record import keep

# From dark to light, so that neighbours differ in grey too: (fill, ink on it).
_SHADES = [
    ("#0b3a66", "white"),
    (look.HUE, "white"),
    ("#e69f00", look.INK),
    ("#9fd3f0", look.INK),
    ("#e4e7eb", look.INK),  # all others together
]
_NAMED = len(_SHADES) - 1
_NAMES, _ROW, _LEAST = 0.3, 0.34, 0.17  # of the sheet; inches


@chart
def voice(
    hits: pd.DataFrame,
    *,
    title: str,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return bars of who says each family: speakers stacked, the article itself apart.

    Speakers grow from zero to one side, the most frequent first, the article's own words to the
    other. Beyond four speakers the others stand together.

    Parameters
    ----------
    hits : DataFrame
        Columns `family` and `speaker`, one row an occurrence, as `attribute` returns them; or
        one row a family and speaker with their number `n`. The article itself speaks where
        `voice` is ``journalist`` or, without that column, where `speaker` is so or is missing; a
        voice whose speaker is missing is one not named.

    Returns
    -------
    Axes
        One row a family that stands at least once, the most frequent first; bars as long as
        their number of occurrences, the article's own counted below zero.

    Raises
    ------
    InputError
        A column is missing.

    Examples
    --------
    >>> hits = pd.DataFrame({"family": ["war"] * 3, "speaker": ["Xi", "Xi", None]})
    >>> [int(bar.get_width()) for bar in voice(hits, title="Xi says it").patches]
    [-1, 2]
    """
    require(hits, ["speaker"], table_name="rows for charts.voice")
    table = _table(hits, thing_column(hits))
    own = wording.say("journalist")
    speakers = [name for name in table.columns if name != own]
    names = [wording.name(family, thing_column(hits)) for family in table.index]
    rtl = wording.from_the_right(names)
    keys = [Key("■", look.REST, own)] if own in table.columns else []
    keys = [
        Key("■", _SHADES[rank][0], wording.name(name, "speaker"))
        for rank, name in enumerate(speakers)
    ] + keys
    ax = furniture.get("ax")
    words = sheet.words(title, wording.say("voices"), furniture)._replace(keys=keys, rtl=rtl)
    labels = [wrap(name, inches=_NAMES * sheet.across(ax), size=look.NAME) for name in names]
    ends = 0.08 + max((width(wording.number(n), look.VALUE) for n in table.sum(axis=1)), default=0)
    away = 0.08 + (ends if own in table.columns else 0.0)  # from zero, or beyond the article's own
    ax = sheet.spread(ax, words, _room(labels, away, ends, rtl=rtl))
    _draw(ax, table, own, rtl=rtl)
    _name(ax, labels, away, rtl=rtl)
    _count(ax, table, own, rtl=rtl)
    keep(
        ax,
        rows=_long(table),
        told=[wording.say("stacked"), title, words.subtitle],
        items=[_told(*row) for row in zip(names, table.to_dict("records"), strict=True)],
    )
    return ax


def _table(hits: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return one row a family and one column a voice, both by their number; the article last."""
    n = hits["n"] if "n" in hits.columns else pd.Series(1, index=hits.index)
    speaker = hits["speaker"].astype(object)
    if "voice" in hits.columns:
        own = hits["voice"].astype(object) == "journalist"
    else:
        own = speaker.isna() | (speaker == "journalist")
    speaker = speaker.where(speaker.notna(), wording.say("unknown"))
    speaker = speaker.where(~own.astype(bool), wording.say("journalist"))
    rows = pd.DataFrame({"family": hits[name].astype(str), "speaker": speaker, "n": n})
    table = rows.pivot_table(
        index="family", columns="speaker", values="n", aggfunc="sum", fill_value=0, sort=True
    )
    table = table.loc[table.sum(axis=1) > 0, table.sum() > 0].astype("int64")
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    return _ranked(table, wording.say("journalist"))


def _ranked(table: pd.DataFrame, own: str) -> pd.DataFrame:
    """Put the speakers in the order of their numbers, those beyond the fourth into one."""
    speakers = table.drop(columns=own, errors="ignore")
    order = speakers.sum().sort_values(ascending=False, kind="stable").index
    ranked = speakers[order[:_NAMED]]
    if rest := list(order[_NAMED:]):
        ranked = ranked.assign(**{wording.say("others"): speakers[rest].sum(axis=1)})
    return ranked.join(table[own]) if own in table.columns else ranked


def _long(table: pd.DataFrame) -> pd.DataFrame:
    long = table.reset_index().melt("family", var_name="speaker", value_name="n")
    order = dict(zip(table.index, range(len(table)), strict=True))
    long = long.sort_values("family", key=lambda names: names.map(order), kind="stable")
    return long[long["n"] > 0]


def _room(labels: list[str], away: float, ends: float, *, rtl: bool) -> sheet.Room:
    beside = sheet.EDGE + away + max((width(text, look.NAME) for text in labels), default=0)
    row = max([_ROW, *(0.1 + height(text, look.NAME) for text in labels)])
    left, right = (sheet.EDGE + ends, beside) if rtl else (beside, sheet.EDGE + ends)
    rows = max(len(labels), 1)
    return sheet.Room(left, right, body=row * rows, least=_LEAST * rows)


def _draw(ax: Axes, table: pd.DataFrame, own: str, *, rtl: bool) -> None:
    speakers = table.drop(columns=own, errors="ignore")
    alone = table[own] if own in table.columns else speakers.sum(axis=1) * 0
    low, high = alone.max() if len(table) else 0, speakers.sum(axis=1).max() if len(table) else 0
    edges = (-float(low), max(float(high), 1.0))
    ax.set_xlim(edges[::-1] if rtl else edges)
    ax.set_ylim(max(len(table), 1) - 0.5, -0.5)
    for place, (_, numbers) in enumerate(speakers.iterrows()):
        if alone.iloc[place]:
            ax.barh(place, -alone.iloc[place], height=0.68, color=look.REST)
        start = 0
        for rank, n in enumerate(numbers):
            if n:
                fill, ink = _SHADES[rank]
                ax.barh(place, n, left=start, height=0.68, color=fill, edgecolor="white")
                _inside(ax, wording.number(n), (start, n), place, ink)
            start += n
    ax.axvline(0, color=look.FAINT, linewidth=0.8)


def _inside(ax: Axes, text: str, bar: tuple[int, int], place: int, ink: str) -> None:
    """Write a number into its part of the bar, where there is room for it."""
    start, n = bar
    figure = ax.get_figure()
    ends = ax.transData.transform([(start, 0), (start + n, 0)])[:, 0]
    room = abs(ends[1] - ends[0]) / (figure.dpi if figure else 100.0)
    if room > width(text, look.VALUE) + 0.05:
        look.write(ax, text, (start + n / 2, place), size=look.VALUE, color=ink, ha="center")


def _name(ax: Axes, labels: list[str], away: float, *, rtl: bool) -> None:
    for place, text in enumerate(labels):
        look.write(
            ax,
            text,
            (float(rtl), place),
            xycoords=("axes fraction", "data"),
            shift=(72 * (away if rtl else -away), 0),
            ha="left" if rtl else "right",
        )


def _count(ax: Axes, table: pd.DataFrame, own: str, *, rtl: bool) -> None:
    """Write how many speakers say it where their bar ends, and the article's number at its own."""
    said = table.drop(columns=own, errors="ignore").sum(axis=1)
    alone = table[own] if own in table.columns else said * 0
    for numbers, sign in ((said, 1), (alone, -1)):
        left = (sign > 0) is rtl
        for place, n in enumerate(numbers):
            if n:
                look.write(
                    ax,
                    wording.number(n),
                    (sign * n, place),
                    shift=(-4 if left else 4, 0),
                    ha="right" if left else "left",
                    size=look.VALUE,
                    color=look.MUTED,
                )


def _told(family: str, numbers: dict[Any, int]) -> str:
    said = [
        f"{wording.name(name, 'speaker')} {wording.number(n)}" for name, n in numbers.items() if n
    ]
    return wording.say("item", name=family, value=wording.say(",").join(said))
