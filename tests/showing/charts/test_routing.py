"""Lines between boxes: straight where it is free, around what stands between."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from analysis.showing.charts.placing import Box
from analysis.showing.charts.routing import Router, along, meets

SIZE = (4.0, 3.0)
ENDS = {"a": Box(0.5, 1.5, 0.6, 0.3), "z": Box(3.5, 1.5, 0.6, 0.3)}


def _crossed(path: np.ndarray, box: Box) -> bool:
    """By a second way: points close by each other along the line, none of them in the box."""
    points = np.vstack([np.linspace(a, b, 500) for a, b in itertools.pairwise(path)])
    x, y = np.abs(points - [box.x, box.y]).T
    return bool(((x < box.wide / 2) & (y < box.tall / 2)).any())


def test_a_free_line_is_straight() -> None:
    path = Router(ENDS, SIZE).route("a", "z")
    assert path.tolist() == [[0.5, 1.5], [3.5, 1.5]]


def test_a_box_between_bends_the_line_which_keeps_its_ends() -> None:
    boxes = ENDS | {"m": Box(2.0, 1.5, 0.8, 0.4)}
    path = Router(boxes, SIZE).route("a", "z")
    assert len(path) > 2
    assert path[[0, -1]].tolist() == [[0.5, 1.5], [3.5, 1.5]]
    assert not _crossed(path, boxes["m"])


def test_a_wall_with_one_gap_is_passed_through_the_gap() -> None:
    wall = {str(place): Box(2.0, 0.3 * place, 0.5, 0.18) for place in range(9)}
    boxes = ENDS | wall | {"top": Box(2.0, 2.85, 0.5, 0.1)}
    path = Router(boxes, SIZE).route("a", "z")
    assert not any(_crossed(path, box) for name, box in boxes.items() if name not in ENDS)


def test_a_line_that_nothing_lets_pass_is_straight() -> None:
    boxes = ENDS | {"wall": Box(2.0, 1.5, 0.5, 9.0)}
    assert len(Router(boxes, SIZE).route("a", "z")) == 2


@pytest.mark.parametrize("seed", range(20))
def test_meeting_a_box_agrees_with_points_along_the_line(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(50):
        path, box = rng.uniform(0, 4, (3, 2)), Box(*rng.uniform(0.5, 3, 4))
        if _crossed(path, box):
            assert meets(path, box)
        elif not meets(path, box, 0.02):
            assert not meets(path, box)


def test_a_share_of_a_line_is_a_share_of_its_length() -> None:
    path = np.array([[0, 0], [3, 0], [3, 1]])
    assert along(path, 0.5) == (2.0, 0.0)
    assert along(path, 1.0) == (3.0, 1.0)
    assert along(np.array([[1, 1], [1, 1]]), 0.5) == (1.0, 1.0)
