"""Panels with the same rows: their names once, the heads above, counts at the rows' ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.showing import fonts
from analysis.showing.charts import look, sheet
from analysis.showing.charts.fitting import height, width, wrap

_NAMES = 0.38  # of the sheet: what a name may take before it is wrapped
_PAD = 0.13  # inches between a name and the panel, and between a panel and its counts
_MOST = 4  # panels beside each other: more would leave each too little for its scale
_BESIDE, _BELOW = 0.2, 0.16  # inches between panels


class Plan(NamedTuple):
    """What stands in a chart of panels, and how much room it asks for, in inches."""

    heads: Sequence[str]  # one a panel; empty where the panel needs none
    names: Sequence[str]  # one a row, the same rows in each panel
    ends: Sequence[str]  # what may stand at the end of a row
    rtl: bool
    least: float  # of a panel's width
    row: float  # of a row's height
    below: float = 0.0  # for the labels of the scale under the lowest panels
    left: float = 0.0  # for the labels of a scale at the left of each panel
    alone: int = 3  # so many panels stand below each other, however wide the sheet


class Panel(NamedTuple):
    """One panel, and where its rows stand on its y axis."""

    ax: Axes
    places: Sequence[float]
    bottom: bool  # nothing stands below it
    rtl: bool

    def end(self, place: float, text: str) -> None:
        """Write a text where a row ends."""
        away = -1 if self.rtl else 1
        look.write(
            self.ax,
            text,
            (0.0 if self.rtl else 1.0, place),
            shift=(72 * _PAD * away, 0),
            xycoords=("axes fraction", "data"),
            ha="right" if self.rtl else "left",
            size=look.SOURCE,
            color=look.MUTED,
        )


def columns(count: int, *, inches: float, least: float, alone: int) -> int:
    """Return how many panels stand beside each other.

    Examples
    --------
    >>> columns(14, inches=6.0, least=1.8, alone=3), columns(3, inches=6.0, least=1.8, alone=3)
    (3, 1)
    """
    return 1 if count <= alone else max(1, min(count, _MOST, int(inches // least)))


def spread(ax: Axes | None, words: sheet.Words, plan: Plan) -> tuple[Axes, list[Panel]]:
    """Return the frame of all panels, and the panels in the order of their heads."""
    inches = sheet.across(ax)
    names = [wrap(name, inches=_NAMES * inches, size=look.NAME) for name in plan.names]
    beside = max((width(name, look.NAME) for name in names), default=0)
    beside += sheet.EDGE + (_PAD if beside else 0.0)
    after = max((width(end, look.SOURCE) for end in plan.ends), default=0)
    after += (_PAD if after else 0.0) + plan.left
    free = inches - beside - sheet.EDGE
    least = plan.least + after + _BESIDE
    many = columns(len(plan.heads), inches=free + _BESIDE, least=least, alone=plan.alone)
    wide = (free + _BESIDE) / many - _BESIDE - after
    heads = [wrap(head, inches=wide, size=look.NAME, family=fonts.SEMIBOLD) for head in plan.heads]
    tops = _tops([height(head, look.NAME) for head in heads], many)
    tall = [max(plan.row, height(name, look.NAME) + 0.06) for name in names]
    drawing = sum(tall) or plan.row
    body = (sum(tops) + len(tops) * (drawing + _BELOW) - _BELOW) if tops else plan.row
    left, right = (sheet.EDGE, beside) if plan.rtl else (beside, sheet.EDGE)
    ax = sheet.spread(ax, words, sheet.Room(left, right, body, below=plan.below))
    panels = []
    for number, head in enumerate(heads):
        line, column = divmod(number, many)
        start = column * (wide + after + _BESIDE)
        start = free - start - wide if plan.rtl else start + plan.left
        down = sum(tops[: line + 1]) + line * (drawing + _BELOW) + drawing
        panel = ax.inset_axes((start / free, 1 - down / body, wide / free, drawing / body))
        look.quiet(panel)
        panel.set_ylim(drawing, 0)
        places = [sum(tall[:place]) + each / 2 for place, each in enumerate(tall)]
        panels.append(Panel(panel, places, number + many >= len(heads), plan.rtl))
        if column == 0:
            _name(panels[-1], names)
        _head(panels[-1], head)
    return ax, panels


def _tops(heights: list[float], many: int) -> list[float]:
    """Return the room for the heads of each row of panels."""
    return [max(heights[start : start + many]) for start in range(0, len(heights), many)]


def _name(panel: Panel, names: Sequence[str]) -> None:
    for place, name in zip(panel.places, names, strict=True):
        look.write(
            panel.ax,
            name,
            (float(panel.rtl), place),
            shift=(72 * _PAD * (1 if panel.rtl else -1), 0),
            xycoords=("axes fraction", "data"),
            ha="left" if panel.rtl else "right",
        )


def _head(panel: Panel, head: str) -> None:
    if head:
        look.write(
            panel.ax,
            head,
            (float(panel.rtl), 1.0),
            xycoords="axes fraction",
            stack="up",
            ha="right" if panel.rtl else "left",
            fontfamily=fonts.SEMIBOLD,
        )
