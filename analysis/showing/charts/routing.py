"""Lines between boxes that never run behind a third one: straight, bowed, or around corners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

import networkx as nx
import numpy as np

from analysis.showing.charts.placing import Box

_CLEAR = 0.05  # inches between a line and a box that it does not touch
_BEYOND = 0.1  # inches that a line may leave the drawing: the sheet has an edge
_BOWS = (0.08, 0.16, 0.25, 0.35, 0.5)  # how far a bow swings out, of its length
_STEPS = 24

Path = np.ndarray


def route(ends: tuple[str, str], boxes: Mapping[str, Box], size: tuple[float, float]) -> Path:
    """Return the points of a line from the middle of one box to that of another.

    Parameters
    ----------
    ends : (str, str)
        Which boxes it joins.
    boxes : dict of Box
        All boxes, none on another.
    size : (float, float)
        Width and height of the drawing, in inches.

    Returns
    -------
    array
        One row a point. The line is straight where that is free, else the flattest bow that is,
        else the shortest way around the corners of the boxes between.

    Examples
    --------
    >>> boxes = {name: Box(x, 1.0, 0.5, 0.3) for name, x in zip("abc", (0.5, 1.5, 2.5))}
    >>> len(route(("a", "b"), boxes, (3.0, 2.0)))
    2
    >>> bent = route(("a", "c"), boxes, (3.0, 2.0))
    >>> meets(bent, boxes["b"])
    False
    """
    one, two = (np.array(boxes[name][:2]) for name in ends)
    others = [box for name, box in boxes.items() if name not in ends]
    straight = np.array([one, two])
    for path in (straight, *_bows(one, two)):
        if _inside(path, size) and not any(meets(path, box, _CLEAR) for box in others):
            return path
    return _around(one, two, others, size)


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


def _around(
    one: np.ndarray, two: np.ndarray, others: Sequence[Box], size: tuple[float, float]
) -> Path:
    """Return the shortest way over corners of the boxes between; straight if there is none."""
    off = 1.2 * _CLEAR
    corners = [
        np.array([box.x + right * (box.wide / 2 + off), box.y + up * (box.tall / 2 + off)])
        for box in others
        for right in (-1, 1)
        for up in (-1, 1)
    ]
    points = [one, two, *(corner for corner in corners if _inside(corner, size))]
    graph = nx.Graph()
    graph.add_nodes_from(range(len(points)))
    for first, second in combinations(range(len(points)), 2):
        piece = np.array([points[first], points[second]])
        if not any(meets(piece, box, _CLEAR) for box in others):
            graph.add_edge(first, second, weight=float(np.hypot(*(piece[1] - piece[0]))))
    try:
        way = nx.shortest_path(graph, 0, 1, weight="weight")
    except nx.NetworkXNoPath:
        way = [0, 1]
    return np.array([points[place] for place in way])


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
