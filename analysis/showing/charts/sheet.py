"""The sheet a chart is drawn on: title, what is plotted, the drawing, the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.reading.errors import InputError
from analysis.showing import fonts
from analysis.showing.charts import legend, look
from analysis.showing.charts.fitting import height, wrap
from analysis.showing.charts.legend import Key
from analysis.showing.direction import is_arabic

WIDE, NARROW = 7.5, 3.6  # inches: the text column of a report, and that of a phone
_WIDTH = ContextVar("width of a sheet", default=WIDE)
EDGE = 0.15
_GAP = 0.16  # between the head and the drawing, and between the drawing and the source


def width() -> float:
    """Return how wide the sheet of the next chart is, in inches."""
    return _WIDTH.get()


@contextmanager
def narrow() -> Iterator[None]:
    """Draw charts for a while on a sheet as wide as a phone."""
    token = _WIDTH.set(NARROW)
    try:
        yield
    finally:
        _WIDTH.reset(token)


class Words(NamedTuple):
    """What is written above and below a chart; keys say what its colours mean."""

    title: str
    subtitle: str
    source: str | None
    keys: Sequence[Key] = ()
    rtl: bool = False  # on which side the keys start: that of the drawing


class Room(NamedTuple):
    """The inches a chart needs around its axes, and the height of the axes themselves."""

    left: float
    right: float
    body: float
    above: float = 0.0
    below: float = 0.0


def spread(ax: Axes | None, words: Words, room: Room) -> Axes:
    """Return quiet axes with title, subtitle and source around them.

    Without `ax` the figure is made to measure, so that nothing is cut; axes of the reader's own
    keep their size and place, and the room around them is the reader's affair.
    """
    if not words.title.strip():
        raise InputError(
            "title states what the chart shows", found=words.title, mend="Say the finding in it."
        )
    inches = across(ax) if ax else width() - 2 * EDGE
    words = _wrapped(words, inches)
    rows = legend.arrange(words.keys, inches)
    if ax is None:
        ax = _cut_to_measure(words, room, legend.height(rows))
        sides = (room.left - EDGE, room.right - EDGE)
    else:
        sides = (0.0, 0.0)
    look.quiet(ax)
    _write(ax, words, room, sides, rows)
    return ax


def across(ax: Axes | None) -> float:
    """Return how many inches wide a chart may be: its own sheet, or the reader's axes."""
    figure = ax.get_figure() if ax else None
    return ax.get_window_extent().width / figure.dpi if ax and figure else width()


def _wrapped(words: Words, inches: float) -> Words:
    return Words(
        wrap(words.title, inches=inches, size=look.TITLE, family=fonts.SEMIBOLD),
        wrap(words.subtitle, inches=inches, size=look.SUBTITLE),
        wrap(words.source or "", inches=inches, size=look.SOURCE),
        words.keys,
        words.rtl,
    )


def _cut_to_measure(words: Words, room: Room, keys: float) -> Axes:
    head = height(words.title, look.TITLE) + height(words.subtitle, look.SUBTITLE) + keys
    foot = height(words.source or "", look.SOURCE)
    top = EDGE + head + _GAP + room.above
    bottom = EDGE + foot + (_GAP if foot else 0) + room.below
    tall = top + room.body + bottom
    figure = Figure(figsize=(width(), tall), facecolor="white")
    wide = width() - room.left - room.right
    return figure.add_axes((room.left / width(), bottom / tall, wide / width(), room.body / tall))


def _write(
    ax: Axes, words: Words, room: Room, sides: tuple[float, float], keys: list[legend.Row]
) -> None:
    """Write head and source, each from the side its own language starts at."""
    up = room.above + _GAP
    legend.write(ax, keys, sides, up, rtl=words.rtl)
    up += legend.height(keys)
    _line(ax, words.subtitle, sides, up, size=look.SUBTITLE, color=look.MUTED)
    up += height(words.subtitle, look.SUBTITLE)
    _line(ax, words.title, sides, up, size=look.TITLE, fontfamily=fonts.SEMIBOLD)
    _line(ax, words.source or "", sides, -room.below - _GAP, size=look.SOURCE, color=look.MUTED)


def _line(ax: Axes, text: str, sides: tuple[float, float], up: float, **style: Any) -> None:
    if not text:
        return
    arabic = is_arabic(text)
    look.write(
        ax,
        text,
        (float(arabic), 0.0 if up < 0 else 1.0),
        xycoords="axes fraction",
        shift=(72 * (sides[1] if arabic else -sides[0]), 72 * up),
        stack="down" if up < 0 else "up",
        ha="right" if arabic else "left",
        **style,
    )
