"""Boxes parted from each other, near where a layout wants them."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from analysis.showing.charts.placing import part


def test_boxes_wanted_at_one_place_are_parted_within_the_width() -> None:
    boxes, tall = part(np.zeros((9, 2)), [(1.5, 0.3)] * 9, 3.3, air=2.0)
    assert not any(one.covers(two) for one, two in combinations(boxes, 2))
    assert all(box.wide / 2 <= box.x <= 3.3 - box.wide / 2 for box in boxes)
    assert all(box.tall / 2 <= box.y <= tall - box.tall / 2 for box in boxes)


def test_boxes_that_have_room_keep_the_order_of_the_layout() -> None:
    boxes, _ = part(np.array([[0, 0], [1, 2], [2, 1]]), [(0.2, 0.1)] * 3, 3.0, air=2.0)
    assert boxes[0].x < boxes[1].x < boxes[2].x
    assert boxes[0].y < boxes[2].y < boxes[1].y


def test_no_boxes_take_no_room() -> None:
    assert part(np.empty((0, 2)), [], 3.0, air=2.0) == ([], 0.0)
