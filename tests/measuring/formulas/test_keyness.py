from math import log, log2, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.measuring.formulas import keyness, p_values
from analysis.measuring.formulas.keyness import MEASURES

PRIOR = {"prior": 0.5, "prior_total": 50}


@st.composite
def corpora(draw, least=0):
    f1, f2 = draw(st.integers(least, 50)), draw(st.integers(least, 50))
    return f1, f1 + draw(st.integers(1, 2000)), f2, f2 + draw(st.integers(1, 2000))


def call(name, *counts):
    prior = PRIOR if name.startswith("weighted") else {}
    return MEASURES[name].function(*counts, **prior)


def test_a_word_can_be_computed_by_hand():
    # 30 in 1,000 against 20 in 2,000: p1 = .03, p2 = .01, E1 = 1000 * 50 / 3000 = 50/3.
    counts = (30, 1000, 20, 2000)
    two = 30 * log(30 / (50 / 3)) + 20 * log(20 / (100 / 3))
    rest = 970 * log(970 / (1000 * 2950 / 3000)) + 1980 * log(1980 / (2000 * 2950 / 3000))
    delta = log(30.5 / (1050 - 30.5)) - log(20.5 / (2050 - 20.5))
    by_hand = {
        "log_likelihood": 2 * (two + rest),
        "log_likelihood_2cell": 2 * two,
        "log_ratio": log2((30.5 / 1000.5) / (20.5 / 2000.5)),
        "log_ratio_hardie": log2(3),
        "percent_diff": 200,
        "simple_maths": (30_000 + 1) / (10_000 + 1),
        "bic": 2 * (two + rest) - log(3000),
        "odds_ratio": 30 * 1980 / (20 * 970),
        "weighted_log_odds_delta": delta,
        "weighted_log_odds": delta / sqrt(1 / 30.5 + 1 / 20.5),
    }
    for name, value in by_hand.items():
        assert call(name, *counts) == pytest.approx(value, rel=1e-12), name


@given(corpora(least=1))
@settings(max_examples=100)
def test_four_cells_agree_with_scipy(counts):
    f1, n1, f2, n2 = counts
    table = [[f1, n1 - f1], [f2, n2 - f2]]
    done = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
    assert abs(keyness.log_likelihood(*counts)) == pytest.approx(done.statistic, abs=1e-9)
    assert keyness.log_likelihood_p(*counts) == pytest.approx(done.pvalue)


@given(corpora())
@settings(max_examples=100)
def test_swapping_target_and_reference_flips_the_sign(counts):
    f1, n1, f2, n2 = counts
    for name in (
        "log_likelihood",
        "log_likelihood_2cell",
        "log_ratio",
        "log_ratio_hardie",
        "lrc",
        "weighted_log_odds",
        "weighted_log_odds_delta",
    ):
        there, back = call(name, f1, n1, f2, n2), call(name, f2, n2, f1, n1)
        assert there == pytest.approx(-back, nan_ok=True, rel=1e-9, abs=1e-9), name
    low, high = keyness.log_ratio_low(*counts), keyness.log_ratio_high(f2, n2, f1, n1)
    assert low == pytest.approx(-high, rel=1e-9, abs=1e-9)


@given(corpora(least=1))
@settings(max_examples=50)
def test_the_interval_of_the_log_ratio_is_scipys_of_a_conditional_share(counts):
    f1, n1, f2, n2 = counts
    share = stats.binomtest(f1, f1 + f2).proportion_ci(method="exact")
    assert keyness.log_ratio_low(*counts) == pytest.approx(
        log2(share.low / (1 - share.low) * n2 / n1), abs=1e-8
    )
    assert keyness.log_ratio_high(*counts) == pytest.approx(
        log2(share.high / (1 - share.high) * n2 / n1), abs=1e-8
    )
    assert keyness.log_ratio_low(*counts) <= log2((f1 / n1) / (f2 / n2)) + 1e-9


def test_the_conservative_ratio_is_the_nearer_end_or_nothing():
    strong, weak = (60, 1000, 10, 1000), (12, 1000, 10, 1000)
    assert keyness.lrc(*strong) == keyness.log_ratio_low(*strong) > 1
    assert keyness.lrc(*weak) == 0
    assert keyness.lrc(10, 1000, 60, 1000) == -keyness.lrc(*strong)
    assert 0 < keyness.lrc(*strong, tests=1000) < keyness.lrc(*strong)
    assert keyness.lrc(*strong, tests=10) == keyness.log_ratio_low(*strong, level=0.995)


def test_a_word_missing_on_one_side_has_scores_and_no_hidden_stand_in():
    assert keyness.percent_diff(5, 100, 0, 100) == np.inf
    assert keyness.percent_diff(0, 100, 5, 100) == -100
    assert keyness.odds_ratio(5, 100, 0, 100) == np.inf
    assert keyness.log_ratio(5, 100, 0, 100) == pytest.approx(log2(5.5 / 0.5))
    assert keyness.log_ratio_hardie(5, 100, 0, 100) == pytest.approx(log2(10))
    assert keyness.log_ratio_high(5, 100, 0, 100) == np.inf
    assert keyness.log_ratio_low(0, 100, 5, 100) == -np.inf
    assert keyness.log_likelihood(5, 100, 0, 100) == pytest.approx(
        2 * (5 * log(2) + 95 * log(95 / 97.5) + 100 * log(100 / 97.5))
    )


@pytest.mark.parametrize("name", ["percent_diff", "odds_ratio", "lrc"])
def test_a_word_missing_on_both_sides_is_undefined(name):
    assert np.isnan(call(name, 0, 100, 0, 200))


@pytest.mark.parametrize("name", [name for name in MEASURES if not name.startswith("weighted")])
def test_without_any_words_nothing_is_defined(name):
    assert np.isnan(call(name, 0, 0, 0, 0))


def test_a_smaller_prior_leaves_the_counts_alone_and_a_larger_one_shrinks():
    # Trap: a hidden Dirichlet prior. Both counts of the prior are arguments without a default.
    with pytest.raises(TypeError, match="prior"):
        keyness.weighted_log_odds(30, 1000, 20, 2000)
    plain = log(30 / 970) - log(20 / 1980)
    none, some, much = (
        keyness.weighted_log_odds_delta(30, 1000, 20, 2000, prior=a, prior_total=100 * a)
        for a in (1e-9, 1, 100)
    )
    assert none == pytest.approx(plain)
    assert plain > some > much > 0


@given(st.lists(corpora(), min_size=1, max_size=12))
@settings(max_examples=50)
def test_corrected_p_values_agree_with_loops_over_the_sorted_list(rows):
    counts = np.array(rows, dtype="float64").T
    p = keyness.log_likelihood_p(*counts)
    order, number = np.argsort(p), len(p)
    holm, running = np.empty(number), 0.0
    for rank, place in enumerate(order):
        running = max(running, (number - rank) * p[place])
        holm[place] = min(running, 1)
    hochberg, running = np.empty(number), 1.0
    for rank in reversed(range(number)):
        running = min(running, p[order[rank]] * number / (rank + 1))
        hochberg[order[rank]] = running
    assert keyness.log_likelihood_holm(*counts) == pytest.approx(holm)
    assert keyness.log_likelihood_bh(*counts) == pytest.approx(hochberg)
    assert keyness.log_likelihood_bh(*counts) == pytest.approx(stats.false_discovery_control(p))


def test_an_undefined_p_value_stays_so_and_is_not_counted():
    corrected = p_values.adjusted([0.01, np.nan, 0.04], method="holm")
    assert corrected == pytest.approx([0.02, np.nan, 0.04], nan_ok=True)
    assert p_values.adjusted([], method="holm").shape == (0,)


def test_billions_of_words_overflow_nothing():
    counts = (2 * 10**9, 4 * 10**9, 10**9, 4 * 10**9)
    small = tuple(count / 10**9 for count in counts)
    assert keyness.log_likelihood(*counts) == pytest.approx(1e9 * keyness.log_likelihood(*small))
    assert keyness.odds_ratio(*map(np.int64, counts)) == pytest.approx(2 * 3 / (1 * 2))


@pytest.mark.parametrize("name", MEASURES)
def test_arrays_give_arrays_and_numbers_numbers(name):
    counts = (np.array([3, 0]), 100, np.array([4, 9]), 200)
    scores = call(name, *counts)
    assert scores.shape == (2,)
    if not name.endswith(("bh", "holm")):
        assert scores[0] == call(name, 3, 100, 4, 200)
    assert np.ndim(call(name, 3, 100, 4, 200)) == 0


@given(corpora())
@settings(max_examples=50)
def test_two_rates_are_tested_as_a_share_of_all_occurrences(counts):
    f1, n1, f2, n2 = counts
    probable = stats.binom.pmf(np.arange(f1 + f2 + 1), f1 + f2, n1 / (n1 + n2))
    by_hand = probable[probable <= probable[f1] * (1 + 1e-7)].sum()
    assert keyness.two_rates_p(*counts) == pytest.approx(by_hand)


def test_a_word_counts_once_a_document():
    # 6 of 10 documents against 1 of 12, in Fisher's table.
    table = [[6, 4], [1, 11]]
    assert keyness.text_dispersion_p(6, 10, 1, 12) == pytest.approx(stats.fisher_exact(table)[1])
    assert keyness.text_dispersion(6, 10, 1, 12) == keyness.log_likelihood(6, 10, 1, 12)
    corrected = keyness.text_dispersion_bh([6, 5], 10, [1, 6], 12)
    assert corrected[0] == pytest.approx(2 * stats.fisher_exact(table)[1])


@pytest.mark.parametrize("name", MEASURES)
def test_more_of_a_word_than_words_is_undefined(name):
    assert np.isnan(call(name, 9, 5, 1, 5))
    assert np.isnan(call(name, 1, 5, 9, 5))
