from itertools import combinations
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.measuring.formulas import (
    clustered,
    dispersion,
    documents,
    intervals,
    resampling,
    scatter,
)
from analysis.measuring.formulas.documents import MEASURES

SIZES = np.array([100, 200, 100, 300, 100, 200, 150, 250, 100, 100])
COUNTS = np.array([4, 2, 0, 9, 1, 0, 1, 2, 0, 1])
INSIDE = np.arange(10) < 4


def expectations(counts, sizes):
    return [sum(counts) * size / sum(sizes) for size in sizes]


def pool(counts, sizes):
    """n, words, variance of n and degrees of freedom of one side, as loops over its documents."""
    n, whole, k = sum(counts), sum(sizes), len(counts)
    expected = expectations(counts, sizes)
    apart = [v - e for v, e in zip(counts, expected, strict=True)]
    quasi = n * sum(a**2 / e for a, e in zip(apart, expected, strict=True)) / (k - 1)
    left = [a / (1 - size / whole) for a, size in zip(apart, sizes, strict=True)]
    jackknife = (k - 1) / k * sum(a**2 for a in left)
    together = sum(v * (v - 1) for v in counts)
    number = n * (n - 1) / together if together else k
    return n, whole, max(n, quasi, jackknife), min(max(number, 2), k) - 1


def phi(sides):
    """The heterogeneity of documents, as loops over the documents of all sides."""
    rows = []
    for counts, sizes in sides:
        for v, e, size in zip(counts, expectations(counts, sizes), sizes, strict=True):
            rows.append((e, (v - e) ** 2 / (1 - size / sum(sizes)) - e))
    found = 0.0
    for _ in range(2):
        weights = [(1 + found * e) ** -2 for e, _ in rows]
        above = sum(c * more for c, (_, more) in zip(weights, rows, strict=True))
        found = max(above / sum(c * e**2 for c, (e, _) in zip(weights, rows, strict=True)), 0)
    return found


def welch(a, df_a, b, df_b):
    return (a + b) ** 2 / (a**2 / df_a + b**2 / df_b)


SIDES = [(COUNTS[:4], SIZES[:4]), (COUNTS[4:], SIZES[4:])]
PHI = phi(SIDES)


def between(sizes):
    return PHI * sum((size / sum(sizes)) ** 2 for size in sizes)


def test_the_heterogeneity_is_computed_by_hand():
    assert scatter.heterogeneity(COUNTS, SIZES, INSIDE, ~INSIDE) == pytest.approx(PHI)
    assert scatter.heterogeneity(COUNTS, SIZES) == pytest.approx(phi([(COUNTS, SIZES)]))
    assert PHI > 0


def test_a_document_alone_on_its_side_tells_nothing_of_how_documents_differ():
    # 4 alone; 9 and 1 where 5 are expected of each: (16 / (1/2) - 5) twice over 4^2 + 5^2 + 5^2.
    alone, others = np.array([True, False, False]), np.array([False, True, True])
    first = 2 * 27 / (16 + 50)
    weights = [(1 + first * e) ** -2 for e in (4, 5)]
    expected = weights[1] * 54 / (weights[0] * 16 + weights[1] * 50)
    got = scatter.heterogeneity([4, 9, 1], [100] * 3, alone, others)
    assert got == pytest.approx(expected)


def test_the_common_rate_weighs_a_document_less_the_more_occurrences_it_was_to_hold():
    weights = [1 / (1 + PHI * e) for e in expectations(COUNTS, SIZES)]
    rate = np.dot(weights, COUNTS) / np.dot(weights, SIZES)
    first, second = scatter.pools(COUNTS, SIZES, INSIDE, ~INSIDE)
    assert first.expected == pytest.approx(rate * SIZES[:4].sum())
    assert second.expected == pytest.approx(rate * SIZES[4:].sum())
    assert first.between == pytest.approx(between(SIZES[:4]))


@pytest.mark.parametrize("shape", [0.5, 2])
def test_the_heterogeneity_of_many_documents_is_the_one_they_were_drawn_with(shape):
    rng = np.random.default_rng(1)
    sizes = np.round(np.exp(rng.uniform(np.log(10), np.log(5000), 20_000)))
    counts = rng.poisson(rng.gamma(shape, 1 / shape, sizes.shape) * sizes / 50)
    assert scatter.heterogeneity(counts, sizes) == pytest.approx(1 / shape, rel=0.05)


def test_the_ratio_over_documents_is_computed_by_hand():
    (n1, w1, v1, df1), (n2, w2, v2, df2) = (pool(*side) for side in SIDES)
    a = max(v1 / n1**2, 1 / n1 + between(SIZES[:4]))
    b = max(v2 / n2**2, 1 / n2 + between(SIZES[4:]))
    wide = stats.t.ppf(0.975, welch(a, df1, b, df2)) * np.sqrt(a + b)
    ratio = (n1 / w1) / (n2 / w2)
    expected = ratio * np.exp(-wide), ratio * np.exp(wide)
    assert clustered.ratio_interval(COUNTS, SIZES, INSIDE) == pytest.approx(expected)
    ends = [clustered.log_ratio_docs_low, clustered.log_ratio_docs_high]
    assert [end(COUNTS, SIZES, INSIDE) for end in ends] == pytest.approx(np.log2(expected))


@pytest.mark.parametrize(
    "counts",
    [COUNTS, COUNTS[::-1], np.where(INSIDE, 0, 3 + COUNTS), np.where(INSIDE, 3 + COUNTS, 0)],
)
def test_the_p_value_is_the_level_at_which_the_interval_ends(counts):
    p = clustered.difference_p(counts, SIZES, INSIDE)
    ends = clustered.ratio_interval(counts, SIZES, INSIDE, level=1 - p)
    assert min(abs(np.array(ends) - 1)) == pytest.approx(0, abs=1e-6)


def test_one_occurrence_is_no_difference_wherever_most_words_are():
    counts = np.eye(10)[0]
    assert clustered.difference_p(counts, np.full(10, 100), np.arange(10) < 6) == 1
    assert clustered.difference_p(counts, np.full(10, 100), np.arange(10) < 4) < 1


def test_equal_rates_are_no_difference():
    counts = np.array([3, 1, 6, 2])
    assert clustered.difference_p(counts, [100, 100, 200, 200], [1, 1, 0, 0]) == 1


def test_the_upper_end_of_a_rate_is_moved_by_its_skewness():
    n, whole, variance, df = pool(COUNTS, SIZES)
    t, error = stats.t.ppf(0.975, df), np.sqrt(variance) / n
    left = (COUNTS - n * SIZES / whole) / (1 - SIZES / whole)
    skewness = 1.25 * 100 / 72 * (left**3).sum() / variance**1.5
    moved = skewness * (2 * min(t, 3) ** 2 + 1) / 6 - error * min(t, 3) ** 2 / 2
    low, high = clustered.rate_interval(COUNTS, SIZES)
    assert moved > 0
    assert low == pytest.approx(n * np.exp(-t * error) / whole)
    assert high == pytest.approx(n * np.exp((t + moved) * error) / whole)


def test_a_long_document_without_the_word_does_not_make_its_rate_sure():
    # All documents but the long one say that rates differ by far; it happens to be an average one.
    sizes = np.array([5000, *[100] * 11])
    counts = np.array([50, 9, 0, 0, 4, 0, 0, 1, 0, 0, 3, 0])
    n = counts.sum()
    variance = n + phi([(counts, sizes)]) * sum((n * size / 6100) ** 2 for size in sizes)
    together = (counts * (counts - 1)).sum()
    t = min(stats.t.ppf(0.975, max(n * (n - 1) / together, 2) - 1), 3)
    assert clustered.rate_interval(counts, sizes)[1] >= (n + t * np.sqrt(variance)) / 6100 - 1e-12


def test_no_rate_ends_above_one_a_word():
    assert clustered.rate_interval([9, 0, 0], [10, 10, 10])[1] == 1
    assert clustered.rate_interval([0, 0, 0], [1, 1, 1]) == (0, 1)


def test_dealings_are_gone_through_where_there_are_few():
    rates = COUNTS / SIZES
    reached = [
        abs(stats.ttest_ind(rates[list(chosen)], np.delete(rates, chosen), equal_var=False)[0])
        for chosen in combinations(range(10), 4)
    ]
    share = np.mean(np.array(reached) >= reached[0] * (1 - 1e-9))
    known = clustered.difference_p(COUNTS, SIZES, INSIDE)
    assert len(reached) == comb(10, 4)
    assert documents.permutation_p(COUNTS, SIZES, INSIDE) == pytest.approx(max(share, known))
    some = documents.permutation_p(COUNTS, SIZES, INSIDE, times=150)
    assert some == pytest.approx(max(share, known), abs=0.1)


def test_as_many_dealings_are_drawn_as_asked_for_beside_the_real_one():
    target, reference = documents._dealings(INSIDE, 99)
    assert (target.shape, reference.shape) == ((100, 4), (100, 6))
    assert (sorted(target[0]), sorted(reference[0])) == ([0, 1, 2, 3], [4, 5, 6, 7, 8, 9])
    assert (np.sort(np.hstack([target, reference])) == np.arange(10)).all()


def test_a_resample_without_the_one_document_that_holds_a_word_has_none():
    # Eight documents drawn anew leave this one out in a third of the cases, .875^8.
    low, high = resampling.resampled_interval([5, *[0] * 7], np.full(8, 100))
    assert 0 == low < clustered.rate_interval([5, *[0] * 7], np.full(8, 100))[0]
    assert high == clustered.rate_interval([5, *[0] * 7], np.full(8, 100))[1]


@given(st.lists(st.integers(0, 9), min_size=10, max_size=10))
@settings(max_examples=50)
def test_ranks_of_rates_are_tested_as_scipy_tests_them(counts):
    sizes = np.array([150, 200, 100, 250, 100, 200, 150, 250, 100, 200])
    x, y = (np.array(counts) / sizes)[INSIDE], (np.array(counts) / sizes)[~INSIDE]
    p = documents.brunner_munzel_p(counts, sizes, INSIDE)
    more = documents.superiority(counts, sizes, INSIDE)
    assert more == pytest.approx(np.mean([(a > b) + (a == b) / 2 for a in x for b in y]))
    if not any(counts):
        assert (p, more) == (1, 0.5)
        return
    first = 2 / 210 if more in (0, 1) else stats.brunnermunzel(x, y).pvalue
    second = stats.mannwhitneyu(x, y, method="asymptotic").pvalue
    assert p == pytest.approx(max(first, second))


def test_ranks_of_unlike_documents_are_never_surer_than_their_rates():
    counts, sizes = [0, 0, 0, 0, 0, 0, 4, 5, 3, 6, 5, 4], np.repeat([50, 500], 6)
    inside = sizes < 100
    p = documents.brunner_munzel_p(counts, sizes, inside)
    assert stats.mannwhitneyu(*np.split(counts / sizes, 2), method="exact").pvalue < 0.01 < p
    assert p == clustered.difference_p(counts, sizes, inside)


def test_documents_are_unlike_where_one_sides_mean_or_median_is_a_fifth_longer():
    assert not documents.unlike([100, 100, 119, 119], [1, 1, 0, 0])
    assert documents.unlike([100, 100, 120, 120], [1, 1, 0, 0])
    assert documents.unlike([120, 120, 100, 100], [1, 1, 0, 0])
    # 100 on average on both sides, but half as many words in the middle one.
    assert documents.unlike([100, 100, 100, 50, 50, 200], [1, 1, 1, 0, 0, 0])
    assert not documents.unlike([100, 9], [1, 1])


def test_few_documents_without_a_word_are_no_sure_sign():
    # Trap: Brunner and Munzel's test of 4 documents against 196 takes it for one in 4 words of 10.
    counts = np.zeros(200)
    counts[10:60] = 1
    inside = np.arange(200) < 4
    x, y = counts[inside], counts[~inside]
    assert stats.brunnermunzel(x, y).pvalue < 1e-10
    assert documents.brunner_munzel_p(counts, np.full(200, 300), inside) > 0.2


def test_a_word_that_never_stands_has_garwoods_end_and_proves_nothing():
    none, exact = np.zeros(10), intervals.poisson_interval(0)[1] / 1600
    assert resampling.resampled_interval(none, SIZES) == (0, exact)
    # Over documents it might have stood twice wherever it stood.
    assert clustered.rate_interval(none, SIZES) == (0, 2 * exact)
    assert clustered.difference_p(none, SIZES, INSIDE) == 1
    assert documents.permutation_p(none, SIZES, INSIDE) == 1


def test_a_side_without_the_word_has_the_exact_end_of_as_many_clusters():
    # Two of the reference's documents hold it, 20 times each: they count as two, not as forty.
    counts = np.array([0, 0, 0, 0, 20, 20, 0, 0, 0, 0])
    low, high = clustered.ratio_interval(counts, np.full(10, 100), INSIDE)
    assert low == 0
    assert high > 1 > intervals.ratio_interval(0, 400, 40, 600)[1]
    assert clustered.ratio_interval(counts, np.full(10, 100), ~INSIDE) == pytest.approx(
        (1 / high, np.inf)
    )
    # Where documents are alike it is the exact one, at the level of Student's t of six documents,
    # of no more occurrences than make it as improbable as dealing them: one way of 210.
    counts = np.array([0, 0, 0, 0, 7, 7, 7, 7, 7, 7])
    df = 42 * 41 / (6 * 7 * 6) - 1
    tail = stats.norm.sf(stats.t.isf(0.025, min(df, 5)))
    most = np.log(1 / 210) / np.log(0.6)
    assert clustered.ratio_interval(counts, np.full(10, 100), INSIDE) == pytest.approx(
        intervals.ratio_limits(0, 400, most, 600, tail=tail)
    )


def test_one_document_has_no_interval_and_no_test():
    assert np.isnan(clustered.rate_interval([3], [100])).all()
    assert np.isnan(clustered.difference_p([3, 1, 2], [9, 9, 9], [True, False, False]))


def test_swapping_the_sides_turns_the_interval_round_and_leaves_the_p_values():
    there = clustered.ratio_interval(COUNTS, SIZES, INSIDE)
    back = clustered.ratio_interval(COUNTS, SIZES, ~INSIDE)
    assert there == pytest.approx((1 / back[1], 1 / back[0]))
    for test in (clustered.difference_p, documents.brunner_munzel_p, documents.permutation_p):
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
        clustered.rate_interval([1, 2], [1, 2, 3])


def test_a_dispersion_has_the_larger_error_of_bootstrap_and_jackknife_on_the_logit_scale():
    counts, sizes, k = np.tile([3, 0, 1, 6], 5), np.full(20, 100), 20
    dp = dispersion.dp(counts, sizes)
    drawn = np.random.default_rng(1).integers(0, k, size=(999, k))
    resampled = [dispersion.dp(counts[rows], sizes[rows]) for rows in drawn]
    left = [dispersion.dp(np.delete(counts, i), np.delete(sizes, i)) for i in range(k)]
    jackknife = sum((value - np.mean(left)) ** 2 for value in left) * (k - 1) / k
    error = max(np.sqrt(np.var(resampled) * k / (k - 1)), np.sqrt(jackknife))
    together = (counts * (counts - 1)).sum() / (50 * 49)
    t = stats.t.isf(0.025, 1 / together - 1)
    logits = np.log(dp / (1 - dp)) + np.array([-1, 1]) * t * error / (dp * (1 - dp))
    got = resampling.spread_interval(dispersion.dp, counts, sizes)
    assert got == pytest.approx(1 / (1 + np.exp(-logits)), rel=1e-3)


@pytest.mark.parametrize(("name", "ends"), [("dp", (0, 1 - 0.025**0.05)), ("da", (0.025**0.05, 1))])
def test_a_word_that_is_perfectly_even_in_few_documents_need_not_be_so_in_all(name, ends):
    # Trap: every resample of documents that are all alike is alike, [0, 0].
    measure = dispersion.MEASURES[name].function
    got = resampling.spread_interval(measure, [[3] * 20], np.full(20, 100))
    assert np.ravel(got) == pytest.approx(ends)
    assert np.isnan(resampling.spread_interval(measure, [[0] * 20], np.full(20, 100))).all()
