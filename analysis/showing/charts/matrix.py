"""Coloured cells in rows and columns, their numbers inside: one block, or several."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, radians, sin
from typing import Any, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from analysis.showing import fonts
from analysis.showing.charts import look, sheet, wording
from analysis.showing.charts.fitting import SCALE, height, widest, width, wrap

_SHADES = LinearSegmentedColormap.from_list("khitab", [look.PALE, look.HUE])
_CELL, _WIDEST, _LEAST = 0.42, 0.95, 0.075  # inches: height as a rule, width at most, least height
_NAMES = 0.35  # of the sheet: what a name may take before it is wrapped
_HEAD, _LOW = 0.34, 0.27  # inches for the name of a block: as a rule, at least
_LOWEST = 0.15  # inches: a lower row has no room for a number
# Where the names over the columns do not fit level they slope, and in narrow columns they stand.
_SLOPE, _UPRIGHT, _NARROW = 40.0, 90.0, 0.3  # degrees, degrees, inches
_SLANTED = 1.7  # inches of a name that does not lie level, at least
_THIN = 0.15  # inches: a narrower column has no room for a number, even an upright one


class Matrix(NamedTuple):
    """Blocks of cells with the same rows and columns; NaN leaves a cell blank."""

    blocks: Sequence[np.ndarray]
    heads: Sequence[str]  # one a block; empty where there is one block
    rows: Sequence[str]
    columns: Sequence[str]
    whole: bool  # counts, not rates or scores
    rtl: bool  # names of the rows at the right; columns run from there too


class _Measure(NamedTuple):
    """The inches of a matrix, and what is written beside and above it."""

    cell: float  # width of a column
    row: float  # height of a row
    beside: list[str]
    over: list[str]
    level: bool  # the names over the columns lie level

    def room(self, matrix: Matrix, inches: float) -> sheet.Room:
        near = _beside(self.beside)
        far = inches - near - self.cell * max(len(matrix.columns), 1)
        if self.level:
            above = max((height(name, look.NAME) for name in self.over), default=0)
        else:
            above = (widest(self.over, look.NAME) + 0.15) * sin(radians(_slope(self.cell))) + 0.1
        sides = (far, near) if matrix.rtl else (near, far)
        body, least = _tall(matrix, self.row, _HEAD), _tall(matrix, _LEAST, _LOW)
        return sheet.Room(*sides, body, above=above + 0.05, least=least)


def _tall(matrix: Matrix, row: float, head: float) -> float:
    return max(len(matrix.rows) * len(matrix.blocks), 1) * row + head * sum(map(bool, matrix.heads))


def spread(ax: Axes | None, words: sheet.Words, matrix: Matrix) -> Axes:
    """Return axes with the cells drawn: columns along x and rows along y, one unit each."""
    inches = sheet.across(ax)
    measure = _measured(matrix, inches)
    room = measure.room(matrix, inches)
    inside = sheet.available(ax, words, room)
    tall = min(_HEAD, max(_LOW, _HEAD * inside / room.body)) if any(matrix.heads) else 0.0
    row = (inside - tall * len(matrix.blocks)) / max(len(matrix.rows) * len(matrix.blocks), 1)
    ax = sheet.spread(ax, words, room)
    head = tall / row
    pitch = len(matrix.rows) + head
    ax.set_xlim(-0.5, max(len(matrix.columns), 1) - 0.5)
    ax.set_ylim(max(pitch * len(matrix.blocks), 1) - 0.5, -0.5)
    if matrix.rtl:
        ax.invert_xaxis()
    long = inches - _beside(measure.beside) - sheet.EDGE
    style: dict[str, Any] = {"size": look.NAME, "family": fonts.SEMIBOLD, "lines": 1}
    heads = [wrap(text, inches=long, **style) for text in matrix.heads]
    for number, (block, text) in enumerate(zip(matrix.blocks, heads, strict=True)):
        top = number * pitch + head
        _draw(ax, matrix, block, top, (measure.cell, row))
        look.beside(ax, measure.beside, 6 / 72, rtl=matrix.rtl, first=top)
        if text:
            side: dict[str, Any] = {
                "xycoords": ax.get_yaxis_transform(),
                "ha": "right" if matrix.rtl else "left",
            }
            at = (float(matrix.rtl), top - 0.5)
            look.write(ax, text, at, shift=(0, 3), stack="up", fontfamily=fonts.SEMIBOLD, **side)
    _name_columns(ax, measure, rtl=matrix.rtl)
    return ax


def written(value: float, *, whole: bool) -> str:
    """Return the number in a cell."""
    return wording.number(value, 0 if whole else 1)


def _measured(matrix: Matrix, inches: float) -> _Measure:
    beside = [wrap(name, inches=_NAMES * inches, size=look.NAME) for name in matrix.rows]
    free = inches - _beside(beside) - sheet.EDGE
    cell = min(_WIDEST / SCALE.get(), free / max(len(matrix.columns), 1))
    row = max([_CELL, *(0.1 + height(name, look.NAME) for name in beside)])
    over = [wrap(name, inches=cell - 0.08, size=look.NAME) for name in matrix.columns]
    broken = any(
        len(line.split()) > len(name.split())
        for line, name in zip(over, matrix.columns, strict=True)
    )
    level = not broken and all(width(name, look.NAME) <= cell - 0.06 for name in over)
    if not level:
        slant = {"inches": max(_NAMES * inches, _SLANTED), "size": look.NAME, "lines": 1}
        over = [wrap(name, **slant) for name in matrix.columns]  # type: ignore[arg-type]
    return _Measure(cell, row, beside, over, level)


def _beside(names: Sequence[str]) -> float:
    return sheet.EDGE + 0.12 + widest(names, look.NAME)


def _draw(
    ax: Axes, matrix: Matrix, block: np.ndarray, top: float, size: tuple[float, float]
) -> None:
    if not block.size:
        return
    cell, high = size
    numbers = cell > _THIN and high >= _LOWEST
    low, most = _range(matrix)
    tall, wide = block.shape
    ax.imshow(
        np.ma.masked_invalid(block),
        cmap=_SHADES,
        vmin=low,
        vmax=most,
        aspect="auto",
        interpolation="nearest",
        extent=(-0.5, wide - 0.5, top + tall - 0.5, top - 0.5),
    )
    for (row, column), value in np.ndenumerate(block):
        if np.isfinite(value) and numbers:
            dark = value > low + 0.8 * (most - low)
            colour = "white" if dark else look.MUTED if value == 0 and low == 0 else look.INK
            text = written(value, whole=matrix.whole)
            look.write(
                ax, text, (column, top + row), color=colour, ha="center", **_inside(text, cell)
            )
    rows, columns = top + np.arange(1, tall) - 0.5, np.arange(1, wide) - 0.5
    line = 1.5 if cell > _THIN else 0.5
    ax.hlines(rows, -0.5, wide - 0.5, color="white", linewidth=1.5 if high >= _LOWEST else 0.5)
    ax.vlines(columns, top - 0.5, top + tall - 0.5, color="white", linewidth=line)


def _range(matrix: Matrix) -> tuple[float, float]:
    """Return the values of the palest and of the darkest cell: scores alone may be below zero."""
    values = np.concatenate([block.ravel() for block in matrix.blocks])
    seen = values[np.isfinite(values)]
    low = 0.0 if matrix.whole else float(seen.min(initial=0))
    return low, max(float(seen.max(initial=low)), low + 1e-9)


def _inside(text: str, cell: float) -> dict[str, Any]:
    """Let a number that is wider than its cell stand upright in it."""
    if width(text, look.VALUE) <= cell - 0.06:
        return {"size": look.VALUE}
    middle = 0.34 * look.SOURCE
    upright = {"rotation": _UPRIGHT, "rotation_mode": "anchor", "shift": (middle, middle)}
    return {"size": look.SOURCE} | upright


def _slope(cell: float) -> float:
    return _SLOPE if cell > _NARROW else _UPRIGHT


def _name_columns(ax: Axes, of: _Measure, *, rtl: bool) -> None:
    """Write the names above: level, or leaning over the rows' names and never out of the figure."""
    style: dict[str, Any] = {"ha": "center"}
    aside, step = 0.0, 1
    if not of.level:
        away, out = (1, "left") if rtl else (-1, "right")
        style = {"rotation": away * _slope(of.cell), "rotation_mode": "anchor", "ha": out}
        if _slope(of.cell) == _UPRIGHT:  # its baseline off the middle, so that its letters are not
            aside = away * 0.3 * look.NAME
        step = ceil(0.2 / of.cell) if of.cell < 0.2 else 1
    for place, name in list(enumerate(of.over))[::step]:
        at = (place, 1.0)
        shift = (aside, 3)
        look.write(
            ax, name, at, xycoords=ax.get_xaxis_transform(), shift=shift, stack="up", **style
        )
