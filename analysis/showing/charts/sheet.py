"""The sheet a chart is drawn on: title, what is plotted, the drawing, the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from math import ceil
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from analysis.reading.errors import InputError
from analysis.showing import fonts
from analysis.showing.charts import legend, look, wording
from analysis.showing.charts.fitting import SCALE, cut, dots, height, rightward, wrap
from analysis.showing.charts.legend import Key

WIDE, NARROW = 7.5, 3.6  # inches: the text column of a report, and that of a phone
_WIDTH = ContextVar("width of a sheet", default=WIDE)
EDGE = 0.15
_GAP = 0.16  # between the head and the drawing, and between the drawing and the source
_DRAWN = 0.96  # of a line may be filled: at few dots an inch letters are drawn a little wider
LEAST = 0.2  # of its size: smaller, a chart is no chart
_LINES = 8  # of a title; what is longer is no title


@contextmanager
def narrow() -> Iterator[None]:
    """Draw charts for a while on a sheet as wide as a phone."""
    token = _WIDTH.set(NARROW)
    try:
        yield
    finally:
        _WIDTH.reset(token)


class TooSmallError(Exception):
    """Axes of the reader's own hold a chart only in a share of its size."""

    def __init__(self, share: float) -> None:
        super().__init__(share)
        self.share = share


class Words(NamedTuple):
    """What is written above and below a chart; keys say what its colours mean."""

    title: str
    subtitle: str
    source: str
    keys: Sequence[Key] = ()
    rtl: bool = False  # on which side the keys start: that of the drawing
    left_out: str = ""  # how many rows are not shown; the source says it, too


class Room(NamedTuple):
    """The inches a chart needs around its axes, and the height of the axes themselves."""

    left: float
    right: float
    body: float
    above: float = 0.0
    below: float = 0.0
    least: float = 0.5  # of the body, in axes of the reader's own


def words(
    title: str,
    what: str,
    given: Mapping[str, Any],
    *,
    left_out: int = 0,
    keys: Sequence[Key] = (),
    rtl: bool = False,
) -> Words:
    """Return the words of a chart: its subtitle is `what` it shows, if none was given."""
    subtitle = given.get("subtitle")
    said = wording.say("not shown", n=wording.number(left_out)) if left_out > 0 else ""
    return Words(
        wording.given(title),
        what if subtitle is None else wording.given(subtitle),
        " · ".join(wording.given(note) for note in (given.get("source"), said) if note),
        keys,
        rtl,
        said,
    )


def spread(ax: Axes | None, words: Words, room: Room) -> Axes:
    """Return quiet axes with title, subtitle and source around them.

    Without `ax` the figure is made to measure, so that nothing is cut. Axes of the reader's own
    keep their place in the figure: what is written takes its room from the drawing.
    """
    if not words.title.strip():
        raise InputError(
            "title states what the chart shows", found=words.title, mend="Say the finding in it."
        )
    words, rows = _wrapped(words, across(ax))
    above, below = _heights(words, rows, room)
    if ax is None:
        ax = _cut_to_measure(room, above, below)
    else:
        _check_size(ax, room, above + below)
        ax.set_axes_locator(_within(ax, (room.left, below, room.right, above)))
        ax.apply_aspect(place(ax))
    look.quiet(ax)
    _write(ax, words, room, rows)
    # Empty axes over the head: a title that the reader sets himself finds its place above it.
    body = ax.get_window_extent().height / dots(ax)
    ax.inset_axes((0, 1, 1, (above - EDGE) / body)).set_axis_off()
    return ax


def across(ax: Axes | None) -> float:
    """Return how many inches wide a chart may be: its own sheet, or the reader's axes."""
    return _size(ax)[0] if ax else _WIDTH.get()


def available(ax: Axes | None, words: Words, room: Room) -> float:
    """Return how many inches are left for the drawing: what it asks for, or what there is."""
    if ax is None:
        return room.body
    above, below = _heights(*_wrapped(words, across(ax)), room)
    return min(room.body, _size(ax)[1] - above - below)


def fitted(
    ax: Axes, names: Sequence[str], rows: Sequence[float], body: float
) -> tuple[list[str], int]:
    """Return names cut to their rows, in inches of the body asked for, and how many share one."""
    share = float(ax.get_window_extent().height) / (dots(ax) * body)
    step = max(1, ceil(0.8 / share - 1e-9))
    high = share if step == 1 else 0.0  # shared: a line each
    cuts = (
        cut(name, inches=high * row, size=look.NAME) for name, row in zip(names, rows, strict=True)
    )
    return list(cuts), step


def place(ax: Axes) -> Bbox:
    """Return where axes stand in their figure, in shares of it."""
    locator: Any = ax.get_axes_locator()
    return locator(ax, None) if locator else ax.get_position(original=True)


def _size(ax: Axes) -> tuple[float, float]:
    """Return the inches that axes of the reader's own have in all."""
    base = getattr(ax.get_axes_locator(), "base", place)(ax)
    figure: Any = ax.get_figure()
    box = figure.bbox
    return base.width * box.width / dots(ax), base.height * box.height / dots(ax)


def _within(ax: Axes, margins: tuple[float, float, float, float]) -> Callable[..., Bbox]:
    """Return a locator that keeps axes in their place, as much smaller as the margins ask."""
    before: Any = ax.get_axes_locator()
    base, scale = getattr(before, "base", None), SCALE.get()
    if base is None:
        base = (lambda axes: before(axes, None)) if before else _original

    def locate(axes: Axes, _: object) -> Bbox:
        slot = base(axes)
        figure: Any = axes.get_figure()
        wide, tall = figure.bbox.width / figure.dpi, figure.bbox.height / figure.dpi
        left, bottom, right, top = (scale * margin for margin in margins)
        return Bbox.from_extents(
            slot.x0 + left / wide,
            slot.y0 + bottom / tall,
            max(slot.x1 - right / wide, slot.x0 + left / wide + 0.01),
            max(slot.y1 - top / tall, slot.y0 + bottom / tall + 0.01),
        )

    locate.base = base  # type: ignore[attr-defined]
    return locate


def _original(ax: Axes) -> Bbox:
    return ax.get_position(original=True)


def _check_size(ax: Axes, room: Room, around: float) -> None:
    wide, tall = _size(ax)
    share = min(wide / (room.left + room.right + 0.5), tall / (around + room.least))
    if share < 1 and SCALE.get() > LEAST:
        raise TooSmallError(share)


def _wrapped(words: Words, inches: float) -> tuple[Words, list[legend.Row]]:
    inches = (inches - 2 * EDGE) * _DRAWN
    wrapped = words._replace(
        title=wrap(
            words.title, inches=inches, size=look.TITLE, family=fonts.SEMIBOLD, lines=_LINES
        ),
        subtitle=wrap(words.subtitle, inches=inches, size=look.SUBTITLE, lines=_LINES),
        source=wrap(words.source, inches=inches, size=look.SOURCE, lines=_LINES),
    )
    return wrapped, legend.arrange(words.keys, inches)


def _heights(words: Words, rows: list[legend.Row], room: Room) -> tuple[float, float]:
    """Return the inches above and below the axes."""
    head = height(words.title, look.TITLE) + height(words.subtitle, look.SUBTITLE)
    foot = height(words.source, look.SOURCE)
    above = EDGE + head + legend.height(rows) + _GAP + room.above
    return above, EDGE + foot + (_GAP if foot else 0) + room.below


def _cut_to_measure(room: Room, above: float, below: float) -> Axes:
    tall = above + room.body + below
    figure = Figure(figsize=(across(None), tall), facecolor="white")
    wide = across(None) - room.left - room.right
    return figure.add_axes(
        (room.left / across(None), below / tall, wide / across(None), room.body / tall)
    )


def _write(ax: Axes, words: Words, room: Room, keys: list[legend.Row]) -> None:
    """Write head and source, each from the side its own language starts at."""
    sides = (room.left - EDGE, room.right - EDGE)
    up = room.above + _GAP
    legend.write(ax, keys, sides, up, rtl=words.rtl)
    up += legend.height(keys)
    _line(ax, words.subtitle, sides, up, size=look.SUBTITLE, color=look.MUTED)
    up += height(words.subtitle, look.SUBTITLE)
    _line(ax, words.title, sides, up, size=look.TITLE, fontfamily=fonts.SEMIBOLD)
    _line(ax, words.source, sides, -room.below - _GAP, size=look.SOURCE, color=look.MUTED)


def _line(ax: Axes, text: str, sides: tuple[float, float], up: float, **style: Any) -> None:
    if not text:
        return
    arabic = rightward(text)
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
