from fractions import Fraction
from math import comb, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures
from scipy import stats

from analysis.measuring.formulas import evidence
from analysis.measuring.formulas.association import MEASURES


@st.composite
def tables(draw, least=0):
    o11, o12, o21, o22 = (draw(st.integers(least, 40)) for _ in range(4))
    return o11, o11 + o12, o11 + o21, o11 + o12 + o21 + o22


def cells(o11, r1, c1, n):
    return np.array([[o11, r1 - o11], [c1 - o11, n - r1 - c1 + o11]])


@pytest.mark.parametrize(
    ("ab", "a", "b", "neither", "printed"),
    [
        (110, 2442, 111, 29114, 270.72),  # the swiss
        (29, 13, 123, 31612, 263.90),  # can be
        (31, 23, 139, 31584, 256.84),  # previous year
        (10, 0, 3, 31764, 167.23),  # mineral water
    ],
)
def test_the_log_likelihood_is_that_of_dunnings_table_1(ab, a, b, neither, printed):
    score = evidence.log_likelihood(ab, ab + a, ab + b, ab + a + b + neither)
    assert score == pytest.approx(printed, abs=0.005)


def test_new_companies_have_the_chi_squared_of_manning_and_schuetze():
    # Table 5.8 and section 5.3.3: X2 = 1.55
    assert evidence.chi2(8, 15828, 4675, 14307668) == pytest.approx(1.55, abs=0.005)


@given(tables(least=1))
@settings(max_examples=100)
def test_test_statistics_and_p_values_agree_with_scipy(counts):
    table, sign = cells(*counts), np.sign(counts[0] * counts[3] - counts[1] * counts[2])
    g2 = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
    assert evidence.log_likelihood(*counts) == pytest.approx(sign * g2.statistic, abs=1e-9)
    assert evidence.log_likelihood_p(*counts) == pytest.approx(g2.pvalue)
    plain, yates = (stats.chi2_contingency(table, correction=c) for c in (False, True))
    assert evidence.chi2(*counts) == pytest.approx(plain.statistic, abs=1e-9)
    assert evidence.chi2_p(*counts) == pytest.approx(plain.pvalue)
    assert evidence.chi2_yates(*counts) == pytest.approx(yates.statistic, abs=1e-9)
    assert evidence.chi2_yates_p(*counts) == pytest.approx(yates.pvalue)


@given(tables())
@settings(max_examples=100)
def test_fishers_tests_agree_with_scipy_on_every_table(counts):
    if counts[3] == 0:
        return
    table = cells(*counts)
    two_sided, greater = (stats.fisher_exact(table, a)[1] for a in ("two-sided", "greater"))
    assert evidence.fisher_two_sided(*counts) == pytest.approx(two_sided, rel=1e-9)
    assert evidence.fisher(*counts) == pytest.approx(greater, rel=1e-9)


def test_fishers_tea_lady_is_computed_by_counting():
    # Eight cups, four of each kind: all right in 1 of 70 ways, three or more in 17 of 70.
    assert evidence.fisher(4, 4, 4, 8) == pytest.approx(1 / 70)
    assert evidence.fisher(3, 4, 4, 8) == pytest.approx(17 / 70)
    assert evidence.fisher_two_sided(3, 4, 4, 8) == pytest.approx(34 / 70)


@pytest.mark.parametrize("counts", [(12, 40, 60, 1000), (0, 40, 200, 1000), (3, 900, 30, 1000)])
def test_fishers_tails_are_sums_of_exact_fractions(counts):
    o, r, c, n = counts
    ways = {x: comb(r, x) * comb(n - r, c - x) for x in range(max(0, r + c - n), min(r, c) + 1)}
    upper = Fraction(sum(w for x, w in ways.items() if x >= o), comb(n, c))
    both = Fraction(sum(w for w in ways.values() if w <= ways[o]), comb(n, c))
    assert evidence.fisher(*counts) == pytest.approx(float(upper), rel=1e-10)
    assert evidence.fisher_two_sided(*counts) == pytest.approx(float(both), rel=1e-10)


def test_an_empty_table_has_p_one_where_scipys_distribution_has_none():
    assert np.isnan(stats.hypergeom.sf(-1, 0, 0, 0))
    for counts in ((0, 0, 0, 0), (0, 0, 5, 10), (0, 5, 0, 10), (5, 10, 5, 10)):
        assert evidence.fisher(*counts) == evidence.fisher_two_sided(*counts) == 1
    assert np.isnan(evidence.fisher(1, 2, 2, np.nan))


def test_nltks_fisher_is_the_lower_tail_and_ours_the_upper():
    # Trap: a pair far above chance gets p = 1.
    assert BigramAssocMeasures.fisher(3, (5, 7), 100) == pytest.approx(0.99996, abs=1e-5)
    assert evidence.fisher(3, 5, 7, 100) == pytest.approx(0.00203, abs=1e-5)


def test_a_zero_cell_counts_nothing_where_nltk_adds_a_constant_or_breaks_off():
    # Trap: epsilon in the logarithm. Row 1 holds no second word: 2 * (50 ln(50/35) + 30 ln(30/15)
    # + 20 ln(20/35)), with the sign of avoidance.
    with pytest.raises(ValueError, match="math domain error"):
        BigramAssocMeasures.likelihood_ratio(0, (50, 70), 100)
    by_hand = 2 * (50 * log(50 / 35) + 30 * log(30 / 15) + 20 * log(20 / 35))
    assert evidence.log_likelihood(0, 50, 30, 100) == pytest.approx(-by_hand, rel=1e-12)


def test_the_sign_tells_attraction_from_avoidance_which_chi_squared_does_not():
    above, below = (9, 20, 20, 100), (1, 20, 20, 100)
    assert evidence.log_likelihood(*above) > 0 > evidence.log_likelihood(*below)
    assert evidence.simple_ll(*above) > 0 > evidence.simple_ll(*below)
    assert evidence.chi2(*below) > 0
    assert evidence.log_likelihood(4, 20, 20, 100) == evidence.chi2(4, 20, 20, 100) == 0


def test_the_simple_log_likelihood_subtracts_the_excess():
    # Trap: O ln(O/E) + (O - E). Evert (2008): 2 (O ln(O/E) - (O - E)); O = 10, E = 1.2.
    by_hand = 2 * (10 * log(10 / 1.2) - (10 - 1.2))
    assert evidence.simple_ll(10, 30, 40, 1000) == pytest.approx(by_hand, rel=1e-12)
    assert np.isnan(evidence.simple_ll(0, 0, 40, 1000))


def test_yates_never_corrects_beyond_the_expectation():
    # abs(O - E) = 0.2 < 1/2: the corrected difference is 0, not -0.3.
    assert evidence.chi2_yates(1, 12, 10, 100) == pytest.approx(0, abs=1e-12)


def test_with_an_empty_margin_chi_squared_is_undefined_and_log_likelihood_nothing():
    for counts in ((0, 0, 5, 10), (0, 5, 0, 10), (5, 10, 5, 10)):
        assert np.isnan(evidence.chi2(*counts))
        assert np.isnan(evidence.chi2_yates(*counts))
        assert evidence.log_likelihood(*counts) == 0
    assert np.isnan(evidence.log_likelihood(0, 0, 0, 0))


def test_a_p_value_too_small_for_one_minus_cdf_is_not_zero():
    score = evidence.log_likelihood(110, 2552, 221, 31777)
    assert 1 - stats.chi2.cdf(score, 1) == 0
    assert evidence.log_likelihood_p(110, 2552, 221, 31777) == pytest.approx(8.06e-61, rel=0.01)


def test_nothing_is_lost_where_observed_and_expected_nearly_agree():
    # E11 = 1e6 exactly, O11 one more: G2 is 1 / E11 to seven digits.
    n = 10**12
    assert evidence.log_likelihood(10**6 + 1, 10**9, 10**9, n) == pytest.approx(
        1 / 10**6 / (1 - 1e-3) ** 2, rel=1e-6
    )


@pytest.mark.parametrize("counts", [(9, 5, 9, 50), (9, 9, 5, 50), (1, 30, 40, 50), (-1, 3, 4, 9)])
@pytest.mark.parametrize("name", MEASURES)
def test_a_table_that_cannot_be_has_no_score(name, counts):
    assert np.isnan(MEASURES[name].function(*counts))


def test_corrected_p_values_run_over_the_whole_list():
    counts = np.array([[8, 20, 10, 100], [3, 20, 10, 100], [2, 20, 10, 100]]).T
    p = evidence.fisher(*counts)
    assert evidence.fisher_bh(*counts) == pytest.approx(stats.false_discovery_control(p))
    assert evidence.fisher_holm(*counts)[0] == pytest.approx(3 * p[0])
    p = evidence.log_likelihood_p(*counts)
    assert evidence.log_likelihood_bh(*counts) == pytest.approx(stats.false_discovery_control(p))
    assert evidence.log_likelihood_holm(*counts)[0] == pytest.approx(3 * p[0])
