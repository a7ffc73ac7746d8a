from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.measuring.formulas import documents, intervals
from analysis.measuring.formulas.documents import MEASURES

SIZES = np.array([100, 200, 100, 300, 100, 200, 150, 250, 100, 100])
COUNTS = np.array([4, 2, 0, 9, 1, 0, 1, 2, 0, 1])
INSIDE = np.arange(10) < 4


def pool(counts, sizes):
    """n, variance of n and degrees of freedom of one side, as loops over its documents."""
    n, whole, k = sum(counts), sum(sizes), len(counts)
    expected = [n * size / whole for size in sizes]
    apart = [v - e for v, e in zip(counts, expected, strict=True)]
    quasi = n * sum(a**2 / e for a, e in zip(apart, expected, strict=True)) / (k - 1)
    left = [a / (1 - size / whole) for a, size in zip(apart, sizes, strict=True)]
    jackknife = (k - 1) / k * sum(a**2 for a in left)
    together = sum(v * (v - 1) for v in counts)
    number = n * (n - 1) / together if together else k
    return n, whole, max(n, quasi, jackknife), min(max(number, 2), k) - 1


def welch(a, df_a, b, df_b):
    return (a + b) ** 2 / (a**2 / df_a + b**2 / df_b)


def test_the_ratio_over_documents_is_computed_by_hand():
    n1, w1, v1, df1 = pool(COUNTS[:4], SIZES[:4])
    n2, w2, v2, df2 = pool(COUNTS[4:], SIZES[4:])
    a, b = v1 / n1**2, v2 / n2**2
    wide = stats.t.ppf(0.975, welch(a, df1, b, df2)) * np.sqrt(a + b)
    ratio = (n1 / w1) / (n2 / w2)
    expected = ratio * np.exp(-wide), ratio * np.exp(wide)
    assert documents.ratio_interval(COUNTS, SIZES, INSIDE) == pytest.approx(expected)
    ends = [documents.log_ratio_docs_low, documents.log_ratio_docs_high]
    assert [end(COUNTS, SIZES, INSIDE) for end in ends] == pytest.approx(np.log2(expected))


def test_the_difference_over_documents_is_computed_by_hand():
    n1, w1, v1, df1 = pool(COUNTS[:4], SIZES[:4])
    n2, w2, v2, df2 = pool(COUNTS[4:], SIZES[4:])
    share, n = w1 / (w1 + w2), n1 + n2
    a, b = (1 - share) ** 2 * max(v1, n * share), share**2 * max(v2, n * (1 - share))
    t = abs(n1 - n * share) / np.sqrt(a + b)
    expected = 2 * stats.t.sf(t, welch(a, df1, b, df2))
    assert documents.difference_p(COUNTS, SIZES, INSIDE) == pytest.approx(expected)


def test_dealings_are_gone_through_where_there_are_few():
    rates = COUNTS / SIZES
    reached = [
        abs(stats.ttest_ind(rates[list(chosen)], np.delete(rates, chosen), equal_var=False)[0])
        for chosen in combinations(range(10), 4)
    ]
    share = np.mean(np.array(reached) >= reached[0] * (1 - 1e-9))
    known = documents.difference_p(COUNTS, SIZES, INSIDE)
    assert len(reached) == comb(10, 4)
    assert documents.permutation_p(COUNTS, SIZES, INSIDE) == pytest.approx(max(share, known))
    some = documents.permutation_p(COUNTS, SIZES, INSIDE, times=150)
    assert some == pytest.approx(max(share, known), abs=0.1)


@given(st.lists(st.integers(0, 9), min_size=10, max_size=10))
@settings(max_examples=50)
def test_ranks_of_rates_are_tested_as_scipy_tests_them(counts):
    x, y = (np.array(counts) / SIZES)[INSIDE], (np.array(counts) / SIZES)[~INSIDE]
    p = documents.brunner_munzel_p(counts, SIZES, INSIDE)
    more = documents.superiority(counts, SIZES, INSIDE)
    assert more == pytest.approx(np.mean([(a > b) + (a == b) / 2 for a in x for b in y]))
    if not any(counts):
        assert (p, more) == (1, 0.5)
    elif more in (0, 1):
        assert p == pytest.approx(2 / 210)
    else:
        assert p == pytest.approx(stats.brunnermunzel(x, y).pvalue)


def test_a_word_that_never_stands_has_garwoods_end_and_proves_nothing():
    none = np.zeros(10)
    assert documents.rate_interval(none, SIZES) == (0, intervals.poisson_interval(0)[1] / 1600)
    assert documents.resampled_interval(none, SIZES) == documents.rate_interval(none, SIZES)
    assert documents.difference_p(none, SIZES, INSIDE) == 1
    assert documents.permutation_p(none, SIZES, INSIDE) == 1
    missing = np.where(INSIDE, 0, COUNTS)
    low, high = documents.ratio_interval(missing, SIZES, INSIDE)
    assert (low, high) == intervals.ratio_interval(0, 700, missing.sum(), 900)


def test_one_document_has_no_interval_and_no_test():
    assert np.isnan(documents.rate_interval([3], [100])).all()
    assert np.isnan(documents.difference_p([3, 1, 2], [9, 9, 9], [True, False, False]))


def test_swapping_the_sides_turns_the_interval_round_and_leaves_the_p_values():
    there = documents.ratio_interval(COUNTS, SIZES, INSIDE)
    back = documents.ratio_interval(COUNTS, SIZES, ~INSIDE)
    assert there == pytest.approx((1 / back[1], 1 / back[0]))
    for test in (documents.difference_p, documents.brunner_munzel_p, documents.permutation_p):
        assert test(COUNTS, SIZES, INSIDE) == pytest.approx(test(COUNTS, SIZES, ~INSIDE))
    more = documents.superiority(COUNTS, SIZES, INSIDE)
    assert documents.superiority(COUNTS, SIZES, ~INSIDE) == pytest.approx(1 - more)


@pytest.mark.parametrize("name", MEASURES)
def test_a_matrix_gives_what_its_rows_give(name):
    function = MEASURES[name].function
    rows = np.array([COUNTS, COUNTS[::-1], np.zeros(10)])
    scores = function(rows, SIZES, INSIDE)
    assert scores.shape == (3,)
    if not name.endswith("_bh"):
        each = [function(row, SIZES, INSIDE) for row in rows]
        assert scores == pytest.approx(each, nan_ok=True)


def test_counts_and_sizes_of_different_numbers_of_documents_are_refused():
    with pytest.raises(ValueError, match="2 counts for 3 documents"):
        documents.rate_interval([1, 2], [1, 2, 3])
