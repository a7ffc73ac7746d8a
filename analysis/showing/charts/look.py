"""How the charts look: ink, one hue for the point made, grey for the rest, sizes in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.showing import fonts
from analysis.showing.charts.fitting import LEADING, SCALE, cut, dots, ready, widest

INK, MUTED, FAINT, RULE = "#1b1f24", "#57606a", "#8c959f", "#dde1e6"
# A dark blue (Okabe and Ito's) and a light grey differ for every kind of colour blindness, in
# print without colour, and on the white sheet every chart brings along inside a dark page.
HUE, SOFT, REST, PALE = "#0072b2", "#8fc1de", "#b4bcc6", "#eef3f8"
# Where two sides meet as equals, the second: darker than Okabe and Ito's, so that it is legible.
OTHER = "#b84a00"

TITLE, SUBTITLE, NAME, VALUE, SOURCE = 14.0, 10.5, 11.0, 10.0, 8.5

ROW = LEADING * NAME / 72  # inches that the name of a row takes
_HALF = 0.34  # of the size: from the baseline to the middle of digits and of most letters


def quiet(ax: Axes) -> None:
    """Take away the box, the ticks and their labels: a chart draws the few it needs."""
    ax.set_facecolor("white")
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(length=0)
    ax.set_xticks([])
    ax.set_yticks([])


def write(
    ax: Axes,
    text: str,
    at: tuple[float, float],
    *,
    shift: tuple[float, float] = (0.0, 0.0),
    stack: Literal["up", "middle", "down"] = "middle",
    size: float = NAME,
    **style: Any,
) -> None:
    """Write plain text at a point, line by line.

    matplotlib's versions disagree on the height of a line of Arabic; here baselines are counted
    from the font size alone: `stack` says where the lines stand to the point, which `shift`
    moves in typographic points. The rest of the style is matplotlib's.
    """
    lines, scale = ready(text).split("\n"), SCALE.get()
    leading = LEADING * size
    below = {"up": 0.3 * size, "middle": -_HALF * size, "down": -LEADING * size + 0.3 * size}[stack]
    below += {"up": 1.0, "middle": 0.5, "down": 0.0}[stack] * leading * (len(lines) - 1)
    base: dict[str, Any] = {
        "xycoords": "data",
        "textcoords": "offset points",
        "annotation_clip": False,
        "va": "baseline",
        "color": INK,
        "fontfamily": fonts.REGULAR,
        "fontsize": size * scale,
    }
    for place, line in enumerate(lines):
        offset = (scale * shift[0], scale * (shift[1] + below - place * leading))
        ax.annotate(line, at, xytext=offset, **base | style)


def aside(
    ax: Axes, text: str, at: tuple[float, float], *, left: bool, away: float = 4.0, **style: Any
) -> None:
    """Write a text that runs away from a point, so many typographic points beside it."""
    shift = (-away if left else away, 0.0)
    write(ax, text, at, shift=shift, ha="right" if left else "left", **style)


def beside(ax: Axes, names: Sequence[str], away: float, *, rtl: bool, first: float = 0.0) -> None:
    """Write the names of rows beside the axes, so many inches away: at the left, or the right.

    Rows are one unit apart; a name of more lines than its row has room for is cut, and of rows
    lower than a line every second, third … is named.
    """
    ends = ax.transData.transform([(0, 0), (0, 1)])[:, 1]
    inches = abs(float(ends[1] - ends[0])) / dots(ax)
    for place, name in list(enumerate(names))[:: max(1, ceil(0.92 * ROW / inches))]:
        text, at = cut(name, inches=inches, size=NAME), (float(rtl), first + place)
        aside(ax, text, at, left=not rtl, away=72 * away, xycoords=ax.get_yaxis_transform())


def point(ax: Axes, place: tuple[Any, Any], *, filled: bool, coloured: bool = True) -> None:
    """Draw a point, or several of a kind: hollow where nothing was counted."""
    colour = HUE if coloured else REST
    ax.plot(
        *place,
        marker="o",
        markersize=6.5,
        markeredgewidth=1.6,
        color=colour,
        markerfacecolor=colour if filled else "white",
        linestyle="",
        zorder=3,
        clip_on=False,
    )


def interval(ax: Axes, place: float, low: float, high: float, *, coloured: bool) -> None:
    """Draw from where to where the value of a row may lie."""
    ax.hlines(place, low, high, color=SOFT if coloured else RULE, linewidth=2.6, zorder=2)


def ticks(highest: float) -> list[float]:
    """Return a few round values from zero up to what is drawn."""
    steps = MaxNLocator(nbins=5, steps=[1, 2, 5, 10]).tick_values(0, highest)
    return [float(step) for step in steps if 0 <= step <= highest]


def thinned(ax: Axes, labels: dict[float, str]) -> dict[float, str]:
    """Return every label along x, or every second, third …: as many as stand side by side."""
    places = [ax.transData.transform((value, 0))[0] / dots(ax) for value in labels]
    wide = widest(labels.values(), SOURCE) + 0.08
    apart = min((abs(b - a) for a, b in pairwise(places)), default=wide)
    return dict(list(labels.items())[:: max(1, ceil(wide / apart - 1e-9))])


def mark(ax: Axes, labels: dict[float, str], *, axis: Literal["x", "y"]) -> None:
    """Label one axis at the few values by which a reader takes bearings."""
    values = list(labels)
    if axis == "x":
        ax.set_xticks(values, labels=[""] * len(values))
        places = [(value, 0.0) for value in values]
        style: dict[str, Any] = {"xycoords": ("data", "axes fraction"), "ha": "center"}
        style |= {"shift": (0, -6), "stack": "down"}
    else:
        ax.set_yticks(values, labels=[""] * len(values))
        places = [(0.0, value) for value in values]
        style = {"xycoords": ("axes fraction", "data"), "ha": "right", "shift": (-5, 0)}
    for place, text in zip(places, labels.values(), strict=True):
        write(ax, text, place, size=SOURCE, color=MUTED, **style)
