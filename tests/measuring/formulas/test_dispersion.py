from itertools import combinations
from math import log2, log10, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measuring.formulas import dispersion
from analysis.measuring.formulas.dispersion import MEASURES, OVER_PLACES

OVER_PARTS = [name for name in MEASURES if name not in OVER_PLACES]


@st.composite
def parts(draw):
    number = draw(st.integers(2, 8))
    counts = draw(st.lists(st.integers(0, 30), min_size=number, max_size=number))
    rest = draw(st.lists(st.integers(1, 200), min_size=number, max_size=number))
    return counts, [count + other for count, other in zip(counts, rest, strict=True)]


def naive(counts, sizes):
    """Every formula as a loop over parts, as it is printed."""
    f, whole, k = sum(counts), sum(sizes), len(counts)
    s = [size / whole for size in sizes]
    p = [v / size for v, size in zip(counts, sizes, strict=True)]
    mean = sum(p) / k
    dp = sum(abs(v / f - share) for v, share in zip(counts, s, strict=True)) / 2
    pairs = [abs(a - b) for a, b in combinations(p, 2)]
    q = [rate / sum(p) for rate in p]
    return {
        "range": sum(v > 0 for v in counts),
        "dp": dp,
        "dp_norm": dp / (1 - min(s)),
        "juilland_d": 1 - sqrt(sum((r - mean) ** 2 for r in p) / k) / mean / sqrt(k - 1),
        "carroll_d2": -sum(x * log2(x) for x in q if x) / log2(k),
        "rosengren_s": sum(sqrt(share * v) for v, share in zip(counts, s, strict=True)) ** 2 / f,
        "da": 1 - sum(pairs) / len(pairs) / (2 * mean),
        "kld": sum(v / f * log2(v / f / share) for v, share in zip(counts, s, strict=True) if v),
        "pearson_dispersion": sum(
            (v - f * share) ** 2 / (f * share) for v, share in zip(counts, s, strict=True)
        )
        / (k - 1),
    }


@given(parts())
@settings(max_examples=100)
def test_the_formulas_agree_with_loops_over_parts_and_pairs_of_parts(given_parts):
    counts, sizes = given_parts
    if not sum(counts):
        return
    for name, value in naive(counts, sizes).items():
        score = MEASURES[name].function(counts, sizes)
        assert score == pytest.approx(value, rel=1e-9, abs=1e-9), name


def test_lynes_allemand_has_the_printed_dispersion():
    # Lyne (1985: 85), ALLEMAND in ten parts of French business letters; scores as in the
    # documentation of the R package tlda (Sönning), whose DP is 1 - ours.
    counts = [2, 0, 1, 1, 3, 0, 3, 0, 0, 0]
    sizes = [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930]
    printed = {
        "range": 5,
        "juilland_d": 0.6038797,
        "carroll_d2": 0.6521444,
        "rosengren_s": 0.4763652,
        "dp": 1 - 0.5009295,
        "da": 0.3081640,
        "kld": 1 / 0.4665078 - 1,
    }
    for name, value in printed.items():
        assert MEASURES[name].function(counts, sizes) == pytest.approx(value, abs=1e-6), name


def test_an_even_word_has_the_best_score_of_each_measure():
    counts, sizes = [1, 2, 3], [100, 200, 300]
    best = {"range": 3, "dp": 0, "dp_norm": 0, "kld": 0, "pearson_dispersion": 0}
    best |= {"dp_nofreq": 0, "kld_nofreq": 0}
    for name in OVER_PARTS:
        score = MEASURES[name].function(counts, sizes)
        assert score == pytest.approx(best.get(name, 1), abs=1e-12), name


def test_a_word_in_the_smallest_part_only_has_the_worst():
    counts, sizes = [0, 0, 7], [100, 100, 50]
    assert dispersion.dp(counts, sizes) == pytest.approx(1 - 0.2)
    assert dispersion.dp_norm(counts, sizes) == pytest.approx(1)
    for name in ("dp_nofreq", "kld_nofreq"):
        assert MEASURES[name].function(counts, sizes) == pytest.approx(1), name
    for name in ("juilland_d", "carroll_d2", "da"):
        assert MEASURES[name].function(counts, sizes) == pytest.approx(0, abs=1e-12), name


@pytest.mark.parametrize("name", OVER_PARTS)
def test_a_word_that_never_stands_and_a_single_part_are_undefined(name):
    function = MEASURES[name].function
    assert np.isnan(function([0, 0], [5, 5]))
    assert np.isnan(function([3], [5]))


@pytest.mark.parametrize("name", OVER_PARTS)
def test_a_matrix_gives_what_its_rows_give(name):
    function, sizes = MEASURES[name].function, [10, 20, 30]
    rows = [[1, 2, 3], [0, 0, 5], [0, 0, 0]]
    assert function(np.array(rows), sizes) == pytest.approx(
        [function(row, sizes) for row in rows], nan_ok=True
    )
    assert function(np.empty((0, 3)), sizes).shape == (0,)


def test_counts_and_sizes_of_different_numbers_of_parts_are_refused():
    with pytest.raises(ValueError, match="2 counts for 3 parts"):
        dispersion.dp([1, 2], [1, 2, 3])


def test_the_reduced_frequency_is_computed_by_hand():
    # 12 words, three occurrences at 0, 1 and 6: w = 4; gaps 1, 5, and 6 round the end.
    assert dispersion.arf([0, 1, 6], 12) == (1 + 4 + 4) / 4
    assert dispersion.arf([6, 0, 1], 12) == (1 + 4 + 4) / 4


def test_the_reduced_frequency_of_an_even_word_is_its_frequency():
    assert dispersion.arf([0, 4, 8], 12) == 3
    assert dispersion.arf([5], 12) == 1
    assert np.isnan(dispersion.arf([], 12))


@given(st.sets(st.integers(0, 99), min_size=1), st.integers(0, 99))
@settings(max_examples=50)
def test_the_reduced_frequency_does_not_depend_on_where_the_corpus_begins(places, shift):
    moved = [(place + shift) % 100 for place in places]
    assert dispersion.arf(moved, 100) == pytest.approx(dispersion.arf(sorted(places), 100))
    assert 1 - 1e-9 <= dispersion.arf(moved, 100) <= len(places) + 1e-9


def test_waiting_time_and_logarithmic_distance_are_computed_by_hand():
    # 12 words, gaps 1, 5 and 6.
    assert dispersion.awt([0, 1, 6], 12) == (1 + (1 + 25 + 36) / 12) / 2
    assert dispersion.f_awt([0, 1, 6], 12) == 144 / 62
    assert dispersion.ald([0, 1, 6], 12) == pytest.approx((5 * log10(5) + 6 * log10(6)) / 12)
    assert dispersion.f_ald([0, 1, 6], 12) == pytest.approx(
        12 / 10 ** dispersion.ald([0, 1, 6], 12)
    )
    for name in OVER_PLACES:
        assert np.isnan(MEASURES[name].function([], 12)), name
    for name in ("arf", "f_awt", "f_ald"):
        assert MEASURES[name].function([1, 5, 9], 12) == pytest.approx(3), name


def test_a_word_that_stands_twice_is_as_even_as_two_can_be():
    # Two occurrences in four equal parts: DP can be .5 (two parts) or .75 (one).
    assert dispersion.dp([1, 1, 0, 0], [9] * 4) == 0.5
    assert dispersion.dp_nofreq([1, 1, 0, 0], [9] * 4) == 0
    assert dispersion.dp_nofreq([2, 0, 0, 0], [9] * 4) == 1
    assert np.isnan(dispersion.dp_nofreq([1, 0, 0, 0], [9] * 4))


def test_the_least_even_word_fills_the_smallest_parts_as_far_as_they_have_room():
    # 5 occurrences in parts of 2, 3 and 95: three of them do not fit into the first.
    assert dispersion.dp_nofreq([2, 3, 0], [2, 3, 95]) == 1


@given(parts())
@settings(max_examples=100)
def test_without_its_frequency_a_score_lies_between_nothing_and_all(given_parts):
    for name in ("dp_nofreq", "kld_nofreq"):
        score = MEASURES[name].function(*given_parts)
        assert np.isnan(score) or 0 <= score <= 1
