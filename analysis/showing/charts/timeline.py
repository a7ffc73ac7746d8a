"""A map of the documents: when each appeared and where, and which of them share a passage."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple, Unpack

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.tables import as_shown
from analysis.showing import fonts
from analysis.showing.charts import look, sheet, wording
from analysis.showing.charts.calendar import Span, mark_dates, span
from analysis.showing.charts.fitting import width, wrap
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.periods import read_dates, said
from analysis.showing.charts.record import keep

wording.add(
    {
        "timeline of texts": ("Map of the texts", "خريطة النصوص"),
        "articles by": ("One point a text, at its date", "لكلّ نصّ نقطة عند تاريخه"),
        "articles shared": (
            "One point a text, at its date; arcs join texts that share a passage",
            "لكلّ نصّ نقطة عند تاريخه، والأقواس تصل النصوص المشتركة في مقطع",
        ),
        "shares": ("{first} and {second} share {n}", "{first} و{second}: المشترك {n}"),
    }
)

_SIDE = sheet.EDGE + 0.1  # the name of the last date may reach a little beyond it
_LANES = 12  # groups that can be told apart
_NAMED = 40  # documents that are named; of more only the points are drawn
_NAMES = 0.6  # of the sheet: what a name may take
_HEAD, _LINE, _POINT = 0.3, 0.24, 0.14  # inches: a lane's head, a line of names, one of points
_MOST = 10  # lines of a lane; points beyond them stand on the last
_AFTER, _APART = 0.1, 0.12  # inches from a point to its name, and from name to next point


class _Place(NamedTuple):
    """Where a document stands, in inches from the left and from the top; its name, and its side."""

    x: float
    y: float
    name: str
    left: bool  # the name stands to the left of the point


@chart
def timeline(
    documents: pd.DataFrame,
    *,
    title: str,
    by: str = "source",
    passages: pd.DataFrame | None = None,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return a map of the documents: one point each, at its date, in the lane of its group.

    Time runs from left to right and is drawn to scale. Up to forty documents carry their names;
    arcs join those that share a passage, the thicker the more of them.

    Parameters
    ----------
    documents : DataFrame
        Columns `doc`, `date` and the group, as `read_corpus` returns them. Documents without a date
        have no place; the foot says how many they are.
    by : str
        The column by which documents stand in lanes: an outlet, a speaker, an event; the twelve
        that have most. `doc` puts all in one lane.
    passages : DataFrame, optional
        Columns `doc1`, `doc2`, as `shared_passages` returns them: one row a passage.

    Returns
    -------
    Axes
        Dates along x; inches from the top along y.

    Raises
    ------
    InputError
        A column is missing, or `date` holds no dates.

    See Also
    --------
    read_corpus, shared_passages, charts.rates_over_time

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a", "b"], "source": ["AFP", "AFP"],
    ...                           "date": pd.to_datetime(["2022-09-15", "2025-05-08"])})
    >>> ax = timeline(documents, title="Two reports, three years apart")
    >>> [len(line.get_xdata()) for line in ax.lines if line.get_marker() == "o"]
    [2]
    """
    documents = as_shown(documents, ["doc", "date", by], table_name="documents for charts.timeline")
    rows = _dated(documents, by)
    left_out = len(documents) - len(rows)
    ax = furniture.get("ax")
    inches = sheet.across(ax) - 2 * _SIDE
    time = span(rows["date"], inches)
    lanes = dict.fromkeys(rows["lane"])
    places, tops, tall = _placed(rows, list(lanes), time, inches)
    pairs = _pairs(passages, places)
    what = wording.say("articles by" if passages is None else "articles shared")
    rtl = wording.from_the_right(lanes)
    room = sheet.Room(_SIDE, _SIDE, body=tall, below=0.25, least=0.4 * tall)
    words = sheet.words(title, what, furniture, left_out=left_out)
    ax = sheet.spread(ax, words, room)
    ax.set_xlim(mdates.date2num(time.first), mdates.date2num(time.final))
    ax.set_ylim(tall, 0)
    mark_dates(ax, time)
    for lane, top in tops.items():
        name = wrap(lane, inches=inches, size=look.VALUE, family=fonts.SEMIBOLD, lines=1)
        _head(ax, name, top, rtl=rtl)
    _join(ax, pairs, places, inches)
    _draw(ax, rows, places)
    items = [*_told(rows), *_shared(pairs)]
    return keep(ax, "timeline of texts", words, rows=documents.loc[rows.index], items=items)


def _dated(documents: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the documents that have a date, with their lanes, those of most documents first."""
    mend = "Read the corpus with date= and date_format=."
    dates = read_dates(documents["date"], chart="timeline", mend=mend)
    group = documents[by].astype(object).where(documents[by].notna(), None)
    lanes = [
        wording.say("not stated") if not str(value or "").strip() else wording.name(value, by)
        for value in ([""] * len(group) if by == "doc" else group)
    ]
    rows = documents[["doc"]].assign(date=dates, lane="" if by == "doc" else lanes)
    rows = rows.dropna(subset="date").sort_values(["date", "doc"], kind="stable")
    most = rows["lane"].value_counts(sort=False)
    order = most.sort_values(ascending=False, kind="stable").index[:_LANES]
    rank = {lane: place for place, lane in enumerate(order)}
    rows = rows[rows["lane"].isin(order)]
    return rows.sort_values("lane", key=lambda lane: lane.map(rank), kind="stable")


def _placed(
    rows: pd.DataFrame, lanes: list[str], time: Span, inches: float
) -> tuple[dict[str, _Place], dict[str, float], float]:
    """Return the place of each document, the top of each lane, and the height of them all."""
    named = len(rows) <= _NAMED
    places: dict[str, _Place] = {}
    tops: dict[str, float] = {}
    tall = 0.0
    for lane in lanes or [""]:
        tops[lane] = tall
        tall += _HEAD if lane else 0.1
        own = rows[rows["lane"] == lane]
        step = _LINE if named else _POINT
        lines: list[float] = []
        for doc, x in zip(own["doc"].astype(str), time.inches(own["date"]), strict=True):
            free = min(_NAMES * inches, max(x, inches - x) - _AFTER)
            name = wrap(wording.name(doc, "doc"), inches=free, size=look.VALUE, lines=1)
            name = name if named else ""
            long = _AFTER + width(name, look.VALUE) if name else 0.0
            left = x + long > inches
            start, end = (x - long, x) if left else (x, x + long)
            line = next((place for place, last in enumerate(lines) if last <= start), len(lines))
            line = min(line, _MOST - 1) if not named else line
            lines += [0.0] * (line + 1 - len(lines))
            lines[line] = max(lines[line], end + _APART)
            places[doc] = _Place(float(x), tall + (line + 0.5) * step, name, bool(left))
        tall += max(len(lines), 1) * step + 0.06
    return places, tops, tall


def _pairs(passages: pd.DataFrame | None, places: dict[str, _Place]) -> dict[tuple[str, str], int]:
    """Return how many passages two of the documents shown share."""
    if passages is None:
        return {}
    passages = as_shown(passages, ["doc1", "doc2"], table_name="passages for charts.timeline")
    both = zip(passages["doc1"].astype(str), passages["doc2"].astype(str), strict=True)
    return dict(Counter(pair for pair in both if set(pair) <= places.keys()))


def _head(ax: Axes, lane: str, top: float, *, rtl: bool) -> None:
    across = ax.get_yaxis_transform()
    ax.plot([0, 1], [top, top], transform=across, color=look.RULE, linewidth=0.8, zorder=0.5)
    look.write(
        ax,
        lane,
        (float(rtl), top),
        xycoords=across,
        shift=(0, -3),
        stack="down",
        ha="right" if rtl else "left",
        size=look.VALUE,
        fontfamily=fonts.SEMIBOLD,
        color=look.MUTED,
    )


def _join(
    ax: Axes, pairs: dict[tuple[str, str], int], places: dict[str, _Place], inches: float
) -> None:
    """Draw an arc between each two documents: upwards in one lane, aside between two."""
    low, high = ax.get_xlim()
    for (one, two), n in pairs.items():
        path = _arc(np.array(places[one][:2], dtype=float), np.array(places[two][:2], dtype=float))
        style: dict[str, Any] = {"color": look.SOFT, "linewidth": min(1.0 + 0.6 * n, 5.0)}
        dates = low + path[:, 0] / inches * (high - low)
        ax.plot(dates, path[:, 1], zorder=1, clip_on=False, solid_capstyle="round", **style)


def _arc(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    """Return a curve that leaves both points upright, so that it crosses few of the names."""
    across, down = two - one
    if abs(down) < _HEAD:  # one lane: an arch over what stands between
        rise = np.array([0.0, -min(0.6, 0.15 + 0.2 * abs(across))])
        handles = (one + rise, two + rise)
    else:  # two lanes: out of the one and into the other, and aside where they stand close
        aside = np.array([0.25 if abs(across) < 2 * _LINE else 0.0, 0.0])
        half = np.array([0.0, 0.6 * down])
        handles = (one + half + aside, two - half + aside)
    share = np.linspace(0, 1, 32)[:, None]
    rest = 1 - share
    curve = rest**3 * one + 3 * rest**2 * share * handles[0]
    return np.asarray(curve + 3 * rest * share**2 * handles[1] + share**3 * two)


def _draw(ax: Axes, rows: pd.DataFrame, places: dict[str, _Place]) -> None:
    if rows.empty:
        return
    days = mdates.date2num(rows["date"])
    drawn = [places[doc] for doc in rows["doc"].astype(str)]
    style: dict[str, Any] = {"marker": "o", "linestyle": "", "color": look.HUE, "clip_on": False}
    style |= {"markersize": 7.5 if drawn[0].name else 5.0, "markeredgecolor": "white", "zorder": 3}
    ax.plot(days, [place.y for place in drawn], **style)
    # An arc behind a name stops short of it.
    ground = {"facecolor": "white", "linewidth": 0, "pad": 0.5}
    for day, place in zip(days, drawn, strict=True):
        away = 72 * _AFTER * (-1 if place.left else 1)
        side = "right" if place.left else "left"
        at = (float(day), place.y)
        look.write(ax, place.name, at, shift=(away, 0), ha=side, size=look.VALUE, bbox=ground)


def _told(rows: pd.DataFrame) -> list[str]:
    """Return each document with its date and its group."""
    items = []
    for doc, date, lane in zip(rows["doc"], rows["date"], rows["lane"], strict=True):
        value = wording.say(",").join(filter(None, [said(date), lane]))
        items.append(wording.say("item", name=wording.name(doc, "doc"), value=value))
    return items


def _shared(pairs: dict[tuple[str, str], int]) -> list[str]:
    said = []
    for pair, n in pairs.items():
        first, second = (wording.name(doc, "doc") for doc in pair)
        said.append(wording.say("shares", first=first, second=second, n=wording.number(n)))
    return said
