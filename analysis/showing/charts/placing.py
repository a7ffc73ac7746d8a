"""Boxes on a plane that must not cover each other: parted, and with free places between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from matplotlib.patches import FancyBboxPatch

_APART = 0.2  # inches between two boxes
_ROUNDS = 200


class Box(NamedTuple):
    """A box by its middle and its size, in inches."""

    x: float
    y: float
    wide: float
    tall: float

    def covers(self, other: Box, apart: float = 0.0) -> bool:
        """Return whether two boxes share a place, or stand nearer than this."""
        return (
            abs(self.x - other.x) < (self.wide + other.wide) / 2 + apart
            and abs(self.y - other.y) < (self.tall + other.tall) / 2 + apart
        )

    def patch(self, *, face: str, edge: str, zorder: float = 3) -> FancyBboxPatch:
        """Return the box as matplotlib draws it, its corners rounded."""
        corner = min(0.08, self.wide / 2, self.tall / 2)
        return FancyBboxPatch(
            (self.x - self.wide / 2, self.y - self.tall / 2),
            self.wide,
            self.tall,
            boxstyle=f"round,pad=0,rounding_size={corner}",
            facecolor=face,
            edgecolor=edge,
            linewidth=0.8,
            zorder=zorder,
            clip_on=False,
        )


def part(
    places: np.ndarray, sizes: Sequence[tuple[float, float]], wide: float, *, air: float
) -> tuple[list[Box], float]:
    """Return boxes near where a layout wants them, none on another, and the height they need.

    Each place is where a box's middle is wanted, on any scale; ``sizes`` and ``wide`` are in
    inches, ``air`` is how many times their own space the boxes may take. They stand from (0, 0)
    upwards; the height is what they take.
    """
    if not len(places):
        return [], 0.0
    size = np.array(sizes)
    low, high = places.min(axis=0), places.max(axis=0)
    wanted = (places - low) / np.where(high > low, high - low, 1.0)
    tall = max(0.6 * wide, float(air * (size + _APART).prod(axis=1).sum() / wide))
    middles = size / 2 + wanted * (np.array([wide, tall]) - size)
    _push(middles, size, wide)
    boxes = _lift([Box(*map(float, row)) for row in np.hstack([middles, size])])
    return boxes, max([tall, *(box.y + box.tall / 2 for box in boxes)])


def _push(middles: np.ndarray, size: np.ndarray, wide: float) -> None:
    """Push boxes off each other in place, along the shorter way, as far as that parts them."""
    for _ in range(_ROUNDS):
        parted = True
        for one, two in combinations(range(len(middles)), 2):
            gap = middles[one] - middles[two]
            short = (size[one] + size[two]) / 2 + _APART - np.abs(gap)
            if (short > 1e-6).all():
                parted = False
                axis = int(np.argmin(short))
                way = short[axis] / 2 * (1.0 if gap[axis] >= 0 else -1.0)
                middles[one, axis] += way
                middles[two, axis] -= way
        middles[:, 0] = np.clip(middles[:, 0], size[:, 0] / 2, wide - size[:, 0] / 2)
        middles[:, 1] = np.maximum(middles[:, 1], size[:, 1] / 2)
        if parted:
            return


def _lift(boxes: list[Box]) -> list[Box]:
    """Lift each box that still covers a lower one above it: this always ends."""
    done: dict[int, Box] = {}
    for number in sorted(range(len(boxes)), key=lambda place: (boxes[place].y, place)):
        box = boxes[number]
        while under := [other for other in done.values() if box.covers(other, apart=_APART / 2)]:
            top = max(other.y + other.tall / 2 for other in under)
            box = box._replace(y=top + _APART / 2 + box.tall / 2 + 1e-6)
        done[number] = box
    return [done[number] for number in range(len(boxes))]
