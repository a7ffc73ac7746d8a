"""Lines between boxes that never run behind a third one: straight, bowed, or around corners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from analysis.showing.charts.placing import Box

if TYPE_CHECKING:
    import networkx as nx

_CLEAR = 0.05  # inches between a line and a box that it does not touch
_BEYOND = 0.1  # inches that a line may leave the drawing: the sheet has an edge
_BOWS = (0.08, 0.16, 0.25, 0.35, 0.5)  # how far a bow swings out, of its length
_STEPS = 24

Path = np.ndarray


class Router:
    """Find lines between boxes, none on another, on a drawing of one size, in inches."""

    def __init__(self, boxes: Mapping[str, Box], size: tuple[float, float]) -> None:
        self.boxes, self.size = boxes, size

    def route(self, one: str, two: str) -> Path:
        """Return the points of a line from the middle of one box to that of another.

        It is straight where that is free, else the flattest bow that is, else the shortest way
        around the corners of the boxes between; straight again if there is no way.

        Examples
        --------
        >>> boxes = {name: Box(x, 1.0, 0.5, 0.3) for name, x in zip("abc", (0.5, 1.5, 2.5))}
        >>> router = Router(boxes, (3.0, 2.0))
        >>> len(router.route("a", "b")), meets(router.route("a", "c"), boxes["b"])
        (2, False)
        """
        ends = [np.array(self.boxes[name][:2]) for name in (one, two)]
        others = [name for name in self.boxes if name not in (one, two)]
        for path in (np.array(ends), *_bows(*ends)):
            if _inside(path, self.size) and self._free(path[:-1], path[1:], others).all():
                return path
        return self._around(ends, others)

    def _free(self, starts: np.ndarray, stops: np.ndarray, names: Sequence[str]) -> np.ndarray:
        """Return which straight pieces pass all the boxes named."""
        free = np.ones(len(starts), dtype=bool)
        for box in (self.boxes[name] for name in names):
            half = np.array([box.wide, box.tall]) / 2 + _CLEAR - 1e-9
            free &= ~_cuts(starts - box[:2], stops - box[:2], half)
        return free

    @cached_property
    def _corners(self) -> np.ndarray:
        """The points just off the corners of all boxes."""
        off = 1.2 * _CLEAR
        points = [
            (box.x + right * (box.wide / 2 + off), box.y + up * (box.tall / 2 + off))
            for box in self.boxes.values()
            for right in (-1, 1)
            for up in (-1, 1)
        ]
        return np.array([point for point in points if _inside(np.array([point]), self.size)])

    @cached_property
    def _ways(self) -> nx.Graph:
        """Which corners see each other past all boxes, and how far apart they stand."""
        import networkx as nx

        graph = nx.Graph()
        pairs = np.array(list(combinations(range(len(self._corners)), 2))).reshape(-1, 2)
        starts, stops = self._corners[pairs[:, 0]], self._corners[pairs[:, 1]]
        seen = self._free(starts, stops, list(self.boxes))
        far = np.hypot(*(stops - starts).T)
        graph.add_weighted_edges_from(
            (int(one), int(two), float(long))
            for (one, two), long in zip(pairs[seen], far[seen], strict=True)
        )
        return graph

    def _around(self, ends: list[np.ndarray], others: list[str]) -> Path:
        import networkx as nx

        graph = self._ways.copy()
        for name, end in zip(("from", "to"), ends, strict=True):
            graph.add_node(name)
            if len(self._corners):
                seen = self._free(np.tile(end, (len(self._corners), 1)), self._corners, others)
                for place in np.flatnonzero(seen):
                    long = float(np.hypot(*(self._corners[place] - end)))
                    graph.add_edge(name, int(place), weight=long)
        try:
            way = nx.shortest_path(graph, "from", "to", weight="weight")[1:-1]
        except nx.NetworkXNoPath:
            way = []
        return np.array([ends[0], *(self._corners[place] for place in way), ends[1]])


def meets(path: Path, box: Box, clear: float = 0.0) -> bool:
    """Return whether a line runs through a box, or nearer to it than this."""
    half = np.array([box.wide, box.tall]) / 2 + clear - 1e-9
    return bool(_cuts(path[:-1] - box[:2], path[1:] - box[:2], half).any())


def _cuts(starts: np.ndarray, ends: np.ndarray, half: np.ndarray) -> np.ndarray:
    """Return which pieces pass through a box about the origin (Liang and Barsky's clipping)."""
    way = np.where(np.abs(ends - starts) < 1e-12, 1e-12, ends - starts)
    near, far = (-np.sign(way) * half - starts) / way, (np.sign(way) * half - starts) / way
    cut: np.ndarray = np.maximum(near.max(axis=1), 0.0) < np.minimum(far.min(axis=1), 1.0)
    return cut


def _bows(one: np.ndarray, two: np.ndarray) -> list[Path]:
    """Return curves to either side, the flattest first."""
    middle, (x, y) = (one + two) / 2, two - one
    share = np.linspace(0, 1, _STEPS)[:, None]
    paths = []
    for swing in (sign * bow for bow in _BOWS for sign in (1, -1)):
        handle = middle + 2 * swing * np.array([-y, x])
        paths.append((1 - share) ** 2 * one + 2 * share * (1 - share) * handle + share**2 * two)
    return paths


def _inside(path: Path, size: tuple[float, float]) -> bool:
    return bool((path >= -_BEYOND).all() and (path <= np.array(size) + _BEYOND).all())


def along(path: Path, share: float) -> tuple[float, float]:
    """Return the point that stands at this share of a line's length.

    Examples
    --------
    >>> along(np.array([[0.0, 0.0], [2.0, 0.0], [2.0, 2.0]]), 0.75)
    (2.0, 1.0)
    """
    lengths = [float(np.hypot(*(two - one))) for one, two in pairwise(path)]
    left = share * sum(lengths)
    for number, length in enumerate(lengths):
        if left <= length and length > 0:
            x, y = path[number] + left / length * (path[number + 1] - path[number])
            return float(x), float(y)
        left -= length
    return float(path[-1][0]), float(path[-1][1])
