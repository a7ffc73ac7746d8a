"""Panels with the same rows: their names once, the heads above, counts at the rows' ends.

Panels below each other share one Axes, so that a line drawn through it crosses them all; those
beside each other, where a figure is made to measure, have one Axes a column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import ceil
from typing import Any, NamedTuple

from matplotlib.axes import Axes

from analysis.showing import fonts
from analysis.showing.charts import look, sheet
from analysis.showing.charts.fitting import cut, height, widest, wrap

_NAMES = 0.38  # of the sheet: what a name may take before it is wrapped
_PAD = 0.13  # inches between a name and the panel, and between a panel and its counts
MANY = 24  # panels of a chart: more fill more than a screen or two
_MOST = 4  # panels beside each other: more would leave each too little for its scale
_BESIDE, _BELOW = 0.2, 0.16  # inches between panels
_LOWEST = 0.07  # inches: lower than this a row cannot be told from the next


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
    """One panel: its Axes, and where it and its rows stand there, in inches from the top."""

    ax: Axes
    top: float
    bottom: float
    places: Sequence[float]
    share: float  # of its Axes' height that stands above it
    last: bool  # nothing stands below it in its Axes
    rtl: bool
    step: int  # so many rows share a name and a count

    def end(self, place: float, text: str) -> None:
        """Write a text where a row ends."""
        if self.places.index(place) % self.step == 0:
            self._write(text, place, end=True, size=look.SOURCE, color=look.MUTED)

    def name(self, names: Sequence[str]) -> None:
        """Write the names where the rows start."""
        for place, name in list(zip(self.places, names, strict=True))[:: self.step]:
            self._write(name, place, end=False)

    def head(self, text: str) -> None:
        """Write what the panel shows above it."""
        at = (float(self.rtl), 1 - self.share)
        side = "right" if self.rtl else "left"
        style: dict[str, Any] = {"xycoords": "axes fraction", "ha": side}
        look.write(self.ax, text, at, stack="up", fontfamily=fonts.SEMIBOLD, **style)

    def _write(self, text: str, place: float, *, end: bool, **style: Any) -> None:
        right = end is not self.rtl
        at, style = (float(right), place), style | {"xycoords": self.ax.get_yaxis_transform()}
        look.aside(self.ax, text, at, left=not right, away=72 * _PAD, **style)


def columns(count: int, *, inches: float, least: float, alone: int) -> int:
    """Return how many panels stand beside each other.

    Examples
    --------
    >>> columns(14, inches=6.0, least=1.8, alone=3), columns(3, inches=6.0, least=1.8, alone=3)
    (3, 1)
    """
    return 1 if count <= alone else max(1, min(count, _MOST, int(inches // least)))


def spread(ax: Axes | None, words: sheet.Words, plan: Plan) -> tuple[Axes, list[Panel]]:
    """Return the Axes of the first column, and the panels in the order of their heads.

    In axes of the reader's own all panels stand below each other.
    """
    inches = sheet.across(ax)
    names = [wrap(name, inches=_NAMES * inches, size=look.NAME) for name in plan.names]
    near = sheet.EDGE + (widest(filter(None, names), look.NAME) + _PAD if any(names) else 0)
    after = (widest(plan.ends, look.SOURCE) + _PAD if plan.ends else 0) + plan.left
    free = inches - near - sheet.EDGE + _BESIDE
    alone = len(plan.heads) if ax else plan.alone
    split = " ".join(plan.heads).split()
    word = widest(split, look.NAME, fonts.SEMIBOLD)  # heads reach over the counts
    least = max(plan.least + after, word)
    many = columns(len(plan.heads), inches=free, least=least + _BESIDE, alone=alone)
    wide = max(free / many - _BESIDE - after, 0.1)
    near += 0.0 if plan.rtl else plan.left
    sides = (near, inches - near - wide)
    style: dict[str, Any] = {"size": look.NAME, "family": fonts.SEMIBOLD}
    heads = [wrap(head, inches=wide + after, **style) for head in plan.heads]
    rows = [max(plan.row, height(name, look.NAME) + 0.06) for name in names]
    grid = _Grid(_tops([height(head, look.NAME) for head in heads], many), rows or [plan.row])
    room = sheet.Room(
        *(sides[::-1] if plan.rtl else sides), grid.body, below=plan.below, least=grid.least
    )
    grid, step = grid.pressed(sheet.available(ax, words, room))
    ax = sheet.spread(ax, words, room._replace(body=grid.body))
    apart = (wide + after + _BESIDE) * (-1 if plan.rtl else 1)
    drawn = _columns(ax, grid, [len(heads[place::many]) for place in range(many)], apart)
    panels = []
    for number, head in enumerate(heads):
        line, column = divmod(number, many)
        top, places = grid.line(line)
        places = places[: len(names)]  # a panel without rows is as high as one
        end, last = top + sum(grid.rows), number + many >= len(heads)
        share = top / drawn[column].get_ylim()[0]
        panel = Panel(drawn[column], top, end, places, share, last, plan.rtl, step)
        if column == 0:
            panel.name(
                [
                    cut(name, inches=row if step == 1 else 0.0, size=look.NAME)
                    for name, row in zip(names, grid.rows, strict=False)
                ]
            )
        panel.head(head)
        panels.append(panel)
    return ax, panels


class _Grid(NamedTuple):
    """Where panels stand from the top down: the room of the heads, and the rows of each panel."""

    tops: list[float]
    rows: list[float]

    @property
    def body(self) -> float:
        return self.height(len(self.tops)) or self.rows[0]

    @property
    def least(self) -> float:
        return self._replace(rows=[_LOWEST] * len(self.rows)).body

    def height(self, lines: int) -> float:
        """Return the inches from the top to the end of so many lines of panels."""
        return sum(self.tops[:lines]) + lines * (sum(self.rows) + _BELOW) - _BELOW if lines else 0.0

    def line(self, number: int) -> tuple[float, list[float]]:
        """Return where the panels of a line begin, and the middle of each of their rows."""
        top = self.height(number + 1) - sum(self.rows)
        ends = accumulate(self.rows)
        return top, [top + end - row / 2 for end, row in zip(ends, self.rows, strict=True)]

    def pressed(self, inches: float) -> tuple[_Grid, int]:
        """Return the grid in less height, and how many of its rows then share one name."""
        over = self.body - inches
        if over <= 0:
            return self, 1
        share = max(1 - over / (max(len(self.tops), 1) * sum(self.rows)), 0.01)
        return self._replace(rows=[row * share for row in self.rows]), ceil(0.75 / share)


def _tops(heights: list[float], many: int) -> list[float]:
    """Return the room for the heads of each line of panels."""
    return [max(heights[start : start + many]) for start in range(0, len(heights), many)]


def _columns(ax: Axes, grid: _Grid, lines: list[int], apart: float) -> list[Axes]:
    """Return one Axes a column, as high as its lines of panels, so many inches from the last."""
    box, figure = sheet.place(ax), ax.figure
    drawn = [ax]
    for column, many in enumerate(lines[1:], start=1):
        tall = box.height * grid.height(many) / grid.body
        left = box.x0 + column * apart / sheet.across(None)
        drawn.append(figure.add_axes((left, box.y1 - tall, box.width, tall)))
        look.quiet(drawn[-1])
    for one, many in zip(drawn, lines, strict=True):
        one.set_ylim(grid.height(many) or grid.body, 0)
    return drawn
