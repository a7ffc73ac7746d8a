"""The legend of a chart: coloured signs with their words, in as many lines as the sheet needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.showing.charts import look
from analysis.showing.charts.fitting import LEADING, width, wrap

_SIZE = look.VALUE
_AFTER_SIGN, _AFTER_WORDS = 0.06, 0.2  # inches


class Key(NamedTuple):
    """What one colour or sign stands for."""

    sign: str
    colour: str
    words: str


Row = list[Key]


def arrange(keys: Sequence[Key], inches: float) -> list[Row]:
    """Return the keys in lines that are no wider than this, one key a line at least."""
    rows: list[Row] = []
    filled = 0.0
    for given in keys:
        room = inches - width(given.sign, _SIZE) - _AFTER_SIGN
        key = given._replace(words=wrap(given.words, inches=room, size=_SIZE, lines=1))
        if rows and filled + _long(key) <= inches:
            rows[-1].append(key)
        else:
            rows.append([key])
            filled = 0.0
        filled += _long(key) + _AFTER_WORDS
    return rows


def height(rows: list[Row]) -> float:
    """Return the inches that the lines take."""
    return len(rows) * LEADING * _SIZE / 72


def write(ax: Axes, rows: list[Row], sides: tuple[float, float], up: float, *, rtl: bool) -> None:
    """Write the lines above the axes, from the side at which the drawing starts."""
    for place, row in enumerate(rows):
        out = -sides[rtl]
        for key in row:
            rise = 72 * (up + (len(rows) - 1 - place) * LEADING * _SIZE / 72)
            for text, colour, after in (
                (key.sign, key.colour, _AFTER_SIGN),
                (key.words, look.MUTED, _AFTER_WORDS),
            ):
                look.write(
                    ax,
                    text,
                    (float(rtl), 1.0),
                    xycoords="axes fraction",
                    shift=(72 * (-out if rtl else out), rise),
                    stack="up",
                    ha="right" if rtl else "left",
                    size=_SIZE,
                    color=colour,
                )
                out += width(text, _SIZE) + after


def _long(key: Key) -> float:
    return width(key.sign, _SIZE) + _AFTER_SIGN + width(key.words, _SIZE)
