from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.counting.pairs import Places, most_first, pairs_near
from analysis.counting.sums import Sums

NUMBERS = st.lists(st.integers(0, 30), max_size=20)


@given(st.lists(NUMBERS, max_size=12), st.sampled_from([31, 2**40, 2**61]))
def test_parts_add_up_to_a_count_of_the_whole(parts, limit):
    sums = Sums(limit)
    for part in parts:
        sums.add(*np.unique(np.array(part, dtype="int64"), return_counts=True))
    expected = Counter(number for part in parts for number in part)
    numbers, counts = sums.total()
    assert dict(zip(numbers.tolist(), counts.tolist(), strict=True)) == expected
    assert numbers.tolist() == sorted(expected)
    assert len(sums.total()[0]) == 0


def test_many_waiting_parts_are_added_up_on_the_way(monkeypatch):
    monkeypatch.setattr("analysis.counting.sums._WAITING", 2)
    sums = Sums(10)
    for number in (3, 1, 2, 3, 1, 3, 9, 0, 3):
        sums.add(np.array([number]), np.array([10**9]))
    numbers, counts = sums.total()
    assert numbers.tolist() == [0, 1, 2, 3, 9]
    assert counts.tolist() == [10**9, 2 * 10**9, 10**9, 4 * 10**9, 10**9]


def test_no_part_is_no_count():
    numbers, counts = Sums(1).total()
    assert (len(numbers), len(counts)) == (0, 0)


@given(st.lists(st.lists(st.integers(0, 4), max_size=9), max_size=9), st.integers(1, 7))
def test_stretches_of_any_length_give_the_same_pairs(units, stretch):
    code = np.array([code for unit in units for code in unit], dtype="int64")
    number = np.repeat(np.arange(len(units)), [len(unit) for unit in units])
    place = np.arange(len(code))
    places = Places(code, number, place, place)
    whole, cut = pairs_near(places, 5, 3), pairs_near(places, 5, 3, stretch=stretch)
    for one, other in zip(whole, cut, strict=True):
        assert np.array_equal(one, other)


@given(st.lists(st.integers(0, 2**62), max_size=20))
def test_the_highest_count_stands_first_and_equals_keep_their_order(counts):
    n = np.array(counts, dtype="int64")
    assert most_first(n).tolist() == sorted(range(len(n)), key=lambda place: -counts[place])
