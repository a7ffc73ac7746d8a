"""Every formula by a second route: worked examples in print, scipy, statsmodels, NLTK."""

from fractions import Fraction
from math import comb, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures
from scipy import stats
from statsmodels.stats.contingency_tables import Table2x2

from analysis.measuring.formulas import association
from analysis.measuring.formulas.association import MEASURES

# Manning and Schütze (1999), Foundations of Statistical NLP, chapter 5; four months of newswire.
NEWSWIRE = 14_307_668


@st.composite
def tables(draw, least=0):
    """A 2x2 table as joint count, margins and total; each cell at least so much."""
    o11, o12, o21, o22 = (draw(st.integers(least, 60)) for _ in range(4))
    return o11, o11 + o12, o11 + o21, o11 + o12 + o21 + o22


def cells(o11, r1, c1, n):
    return np.array([[o11, r1 - o11], [c1 - o11, n - r1 - c1 + o11]])


@pytest.mark.parametrize(
    ("first", "second", "both", "printed"),
    [
        (42, 20, 20, 18.38),  # Ayatollah Ruhollah
        (41, 27, 20, 17.98),  # Bette Midler
        (30, 117, 20, 16.31),  # Agatha Christie
        (77, 59, 20, 15.94),  # videocassette recorder
        (24, 320, 20, 15.19),  # unsalted butter
    ],
)
def test_mutual_information_is_that_of_manning_and_schuetze_table_5_14(
    first, second, both, printed
):
    assert association.pmi(both, first, second, NEWSWIRE) == pytest.approx(printed, abs=0.005)


def test_new_companies_have_the_t_score_of_manning_and_schuetze():
    # Section 5.3.1: x = 8/14307668, mean = 3.615e-7, t = 0.999932
    assert association.t_score(8, 15828, 4675, NEWSWIRE) == pytest.approx(0.999932, abs=1e-6)


def test_a_table_can_be_computed_by_hand():
    # O = [[10, 20], [30, 940]]: R1 = 30, C1 = 40, N = 1000, E11 = 30 * 40 / 1000 = 1.2
    counts = (10, 30, 40, 1000)
    by_hand = {
        "expected": 1.2,
        "pmi": np.log2(10 / 1.2),
        "pmi2": np.log2(100 / 1.2),
        "pmi3": np.log2(1000 / 1.2),
        "npmi": np.log2(10 / 1.2) / -np.log2(10 / 1000),
        "t_score": (10 - 1.2) / np.sqrt(10),
        "z_score": (10 - 1.2) / np.sqrt(1.2),
        "dice": 20 / 70,
        "log_dice": 14 + np.log2(20 / 70),
        "delta_p": 10 / 30 - 30 / 970,
        "delta_p_backward": 10 / 40 - 20 / 960,
        "odds_ratio": 10 * 940 / (20 * 30),
        "log_odds": np.log(10 * 940 / (20 * 30)),
        "log_odds_se": np.sqrt(1 / 10 + 1 / 20 + 1 / 30 + 1 / 940),
        "log_odds_half": np.log(10.5 * 940.5 / (20.5 * 30.5)),
        "log_odds_half_se": np.sqrt(1 / 10.5 + 1 / 20.5 + 1 / 30.5 + 1 / 940.5),
        "min_sensitivity": 10 / 40,
        "liddell": (10 * 940 - 20 * 30) / (40 * 960),
    }
    for name, value in by_hand.items():
        assert MEASURES[name].function(*counts) == pytest.approx(value, rel=1e-12), name


@given(tables(least=1))
@settings(max_examples=50)
def test_odds_ratios_and_their_errors_agree_with_statsmodels(counts):
    table = Table2x2(np.array(cells(*counts)))
    assert association.odds_ratio(*counts) == pytest.approx(table.oddsratio)
    assert association.log_odds(*counts) == pytest.approx(table.log_oddsratio, abs=1e-12)
    assert association.log_odds_se(*counts) == pytest.approx(table.log_oddsratio_se)


@given(tables(least=1))
@settings(max_examples=50)
def test_what_nltk_gets_right_we_get_too(counts):
    o11, r1, c1, n = counts
    marginals = (o11, (r1, c1), n)
    assert association.pmi(*counts) == pytest.approx(BigramAssocMeasures.pmi(*marginals), abs=1e-9)
    assert association.dice(*counts) == pytest.approx(BigramAssocMeasures.dice(*marginals))
    assert association.t_score(*counts) == pytest.approx(
        BigramAssocMeasures.student_t(*marginals), abs=1e-9
    )


def test_a_pair_never_seen_has_no_mutual_information_where_nltk_breaks_off():
    # Trap: PMI(0) = 0, or an error.
    with pytest.raises(ValueError, match="math domain error"):
        BigramAssocMeasures.pmi(0, (5, 7), 100)
    for name in ("pmi", "pmi2", "pmi3", "log_dice", "log_odds", "t_score"):
        assert MEASURES[name].function(0, 5, 7, 100) == -np.inf, name
    assert association.npmi(0, 5, 7, 100) == -1
    assert association.dice(0, 5, 7, 100) == association.odds_ratio(0, 5, 7, 100) == 0


def test_the_log_dice_of_a_pair_never_seen_is_not_fourteen():
    # Trap: log2 of a zero replaced by 0 gives 14, the highest score there is.
    assert association.log_dice(0, 10, 10, 100) == -np.inf
    assert association.log_dice(10, 10, 10, 100) == 14


@pytest.mark.parametrize(
    ("name", "counts", "value"),
    [
        ("pmi", (0, 0, 7, 100), np.nan),
        ("npmi", (0, 0, 7, 100), np.nan),
        ("npmi", (100, 100, 100, 100), np.nan),
        ("npmi", (10, 10, 10, 100), 1),
        ("t_score", (0, 0, 7, 100), np.nan),
        ("z_score", (0, 0, 7, 100), np.nan),
        ("dice", (0, 0, 0, 100), np.nan),
        ("delta_p", (0, 0, 7, 100), np.nan),
        ("delta_p", (7, 100, 7, 100), np.nan),
        ("delta_p_backward", (0, 7, 0, 100), np.nan),
        ("odds_ratio", (5, 5, 5, 100), np.inf),
        ("odds_ratio", (0, 0, 5, 100), np.nan),
        ("log_odds", (5, 5, 5, 100), np.inf),
        ("log_odds_se", (0, 5, 5, 100), np.inf),
        ("min_sensitivity", (0, 0, 5, 100), np.nan),
        ("liddell", (0, 5, 0, 100), np.nan),
        ("expected", (0, 0, 0, 0), np.nan),
    ],
)
def test_at_the_edge_a_measure_is_infinite_or_undefined_and_no_other_number(name, counts, value):
    assert MEASURES[name].function(*counts) == pytest.approx(value, nan_ok=True)


@given(tables())
@settings(max_examples=100)
def test_the_order_of_the_two_words_changes_nothing_but_where_it_is_the_question(counts):
    o11, r1, c1, n = counts
    for name, measure in MEASURES.items():
        forward, backward = measure.function(o11, r1, c1, n), measure.function(o11, c1, r1, n)
        if name == "delta_p":
            backward = association.delta_p_backward(o11, r1, c1, n)
            forward = association.delta_p(o11, c1, r1, n)
        if name in ("delta_p_backward", "liddell"):
            continue
        assert forward == pytest.approx(backward, nan_ok=True, rel=1e-9, abs=1e-12), name


@given(tables())
@settings(max_examples=100)
def test_signs_agree_on_whether_two_words_meet_more_than_by_chance(counts):
    o11, r1, c1, n = counts
    excess = np.sign(o11 * n - r1 * c1)
    for name in ("pmi", "npmi", "t_score", "z_score", "log_likelihood", "simple_ll", "delta_p"):
        score = MEASURES[name].function(*counts)
        assert np.isnan(score) or abs(score) < 1e-12 or np.sign(score) == excess, name


def test_a_corpus_of_billions_overflows_nothing():
    # Trap: products of 64-bit whole numbers overflow. 4e9 * 3e9 * 1e10 is beyond 2 ** 63.
    big = np.array([2 * 10**9]), np.array([4 * 10**9]), np.array([3 * 10**9]), np.array([10**10])
    small = tuple(column / 10**9 for column in big)
    for name in ("pmi", "dice", "delta_p", "odds_ratio", "liddell", "min_sensitivity"):
        assert MEASURES[name].function(*big) == pytest.approx(MEASURES[name].function(*small))
    assert association.chi2(*big) == pytest.approx(1e9 * association.chi2(*small))
    assert association.log_likelihood(*big) == pytest.approx(
        1e9 * association.log_likelihood(*small)
    )


@pytest.mark.parametrize("name", MEASURES)
def test_numbers_arrays_lists_and_empty_arrays_give_their_own_shape(name):
    function = MEASURES[name].function
    one = function(3, 10, 12, 100)
    assert np.ndim(one) == 0
    times = 2 if name.endswith("holm") else 1
    assert function([3, 3], 10, [12, 12], 100) == pytest.approx([times * one, times * one])
    assert function(np.full((2, 3), 3), 10, 12, 100).shape == (2, 3)
    assert function([], [], [], []).shape == (0,)


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
    score = association.log_likelihood(ab, ab + a, ab + b, ab + a + b + neither)
    assert score == pytest.approx(printed, abs=0.005)


def test_new_companies_have_the_chi_squared_of_manning_and_schuetze():
    # Table 5.8 and section 5.3.3: X2 = 1.55
    assert association.chi2(8, 15828, 4675, 14307668) == pytest.approx(1.55, abs=0.005)


@given(tables(least=1))
@settings(max_examples=100)
def test_test_statistics_and_p_values_agree_with_scipy(counts):
    table, sign = cells(*counts), np.sign(counts[0] * counts[3] - counts[1] * counts[2])
    g2 = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
    assert association.log_likelihood(*counts) == pytest.approx(sign * g2.statistic, abs=1e-9)
    assert association.log_likelihood_p(*counts) == pytest.approx(g2.pvalue)
    plain, yates = (stats.chi2_contingency(table, correction=c) for c in (False, True))
    assert association.chi2(*counts) == pytest.approx(plain.statistic, abs=1e-9)
    assert association.chi2_p(*counts) == pytest.approx(plain.pvalue)
    assert association.chi2_yates(*counts) == pytest.approx(yates.statistic, abs=1e-9)
    assert association.chi2_yates_p(*counts) == pytest.approx(yates.pvalue)


@given(tables())
@settings(max_examples=100)
def test_fishers_tests_agree_with_scipy_on_every_table(counts):
    if counts[3] == 0:
        return
    table = cells(*counts)
    two_sided, greater = (stats.fisher_exact(table, a)[1] for a in ("two-sided", "greater"))
    assert association.fisher_two_sided(*counts) == pytest.approx(two_sided, rel=1e-9)
    assert association.fisher(*counts) == pytest.approx(greater, rel=1e-9)


def test_fishers_tea_lady_is_computed_by_counting():
    # Eight cups, four of each kind: all right in 1 of 70 ways, three or more in 17 of 70.
    assert association.fisher(4, 4, 4, 8) == pytest.approx(1 / 70)
    assert association.fisher(3, 4, 4, 8) == pytest.approx(17 / 70)
    assert association.fisher_two_sided(3, 4, 4, 8) == pytest.approx(34 / 70)


@pytest.mark.parametrize("counts", [(12, 40, 60, 1000), (0, 40, 200, 1000), (3, 900, 30, 1000)])
def test_fishers_tails_are_sums_of_exact_fractions(counts):
    o, r, c, n = counts
    ways = {x: comb(r, x) * comb(n - r, c - x) for x in range(max(0, r + c - n), min(r, c) + 1)}
    upper = Fraction(sum(w for x, w in ways.items() if x >= o), comb(n, c))
    both = Fraction(sum(w for w in ways.values() if w <= ways[o]), comb(n, c))
    assert association.fisher(*counts) == pytest.approx(float(upper), rel=1e-10)
    assert association.fisher_two_sided(*counts) == pytest.approx(float(both), rel=1e-10)


def test_an_empty_table_has_p_one_where_scipys_distribution_has_none():
    assert np.isnan(stats.hypergeom.sf(-1, 0, 0, 0))
    for counts in ((0, 0, 0, 0), (0, 0, 5, 10), (0, 5, 0, 10), (5, 10, 5, 10)):
        assert association.fisher(*counts) == association.fisher_two_sided(*counts) == 1
    assert np.isnan(association.fisher(1, 2, 2, np.nan))


def test_nltks_fisher_is_the_lower_tail_and_ours_the_upper():
    # Trap: a pair far above chance gets p = 1.
    assert BigramAssocMeasures.fisher(3, (5, 7), 100) == pytest.approx(0.99996, abs=1e-5)
    assert association.fisher(3, 5, 7, 100) == pytest.approx(0.00203, abs=1e-5)


def test_a_zero_cell_counts_nothing_where_nltk_adds_a_constant_or_breaks_off():
    # Trap: epsilon in the logarithm. Row 1 holds no second word: 2 * (50 ln(50/35) + 30 ln(30/15)
    # + 20 ln(20/35)), with the sign of avoidance.
    with pytest.raises(ValueError, match="math domain error"):
        BigramAssocMeasures.likelihood_ratio(0, (50, 70), 100)
    by_hand = 2 * (50 * log(50 / 35) + 30 * log(30 / 15) + 20 * log(20 / 35))
    assert association.log_likelihood(0, 50, 30, 100) == pytest.approx(-by_hand, rel=1e-12)


def test_the_sign_tells_attraction_from_avoidance_which_chi_squared_does_not():
    above, below = (9, 20, 20, 100), (1, 20, 20, 100)
    assert association.log_likelihood(*above) > 0 > association.log_likelihood(*below)
    assert association.simple_ll(*above) > 0 > association.simple_ll(*below)
    assert association.chi2(*below) > 0
    assert association.log_likelihood(4, 20, 20, 100) == association.chi2(4, 20, 20, 100) == 0


def test_the_simple_log_likelihood_subtracts_the_excess():
    # Trap: O ln(O/E) + (O - E). Evert (2008): 2 (O ln(O/E) - (O - E)); O = 10, E = 1.2.
    by_hand = 2 * (10 * log(10 / 1.2) - (10 - 1.2))
    assert association.simple_ll(10, 30, 40, 1000) == pytest.approx(by_hand, rel=1e-12)
    assert np.isnan(association.simple_ll(0, 0, 40, 1000))


def test_yates_never_corrects_beyond_the_expectation():
    # abs(O - E) = 0.2 < 1/2: the corrected difference is 0, not -0.3.
    assert association.chi2_yates(1, 12, 10, 100) == pytest.approx(0, abs=1e-12)


def test_with_an_empty_margin_chi_squared_is_undefined_and_log_likelihood_nothing():
    for counts in ((0, 0, 5, 10), (0, 5, 0, 10), (5, 10, 5, 10)):
        assert np.isnan(association.chi2(*counts))
        assert np.isnan(association.chi2_yates(*counts))
        assert association.log_likelihood(*counts) == 0
    assert np.isnan(association.log_likelihood(0, 0, 0, 0))


def test_a_p_value_too_small_for_one_minus_cdf_is_not_zero():
    score = association.log_likelihood(110, 2552, 221, 31777)
    assert 1 - stats.chi2.cdf(score, 1) == 0
    assert association.log_likelihood_p(110, 2552, 221, 31777) == pytest.approx(8.06e-61, rel=0.01)


def test_nothing_is_lost_where_observed_and_expected_nearly_agree():
    # E11 = 1e6 exactly, O11 one more: G2 is 1 / E11 to seven digits.
    n = 10**12
    assert association.log_likelihood(10**6 + 1, 10**9, 10**9, n) == pytest.approx(
        1 / 10**6 / (1 - 1e-3) ** 2, rel=1e-6
    )


@pytest.mark.parametrize("counts", [(9, 5, 9, 50), (9, 9, 5, 50), (1, 30, 40, 50), (-1, 3, 4, 9)])
@pytest.mark.parametrize("name", MEASURES)
def test_a_table_that_cannot_be_has_no_score(name, counts):
    assert np.isnan(MEASURES[name].function(*counts))


def test_corrected_p_values_run_over_the_whole_list():
    counts = np.array([[8, 20, 10, 100], [3, 20, 10, 100], [2, 20, 10, 100]]).T
    p = association.fisher(*counts)
    assert association.fisher_bh(*counts) == pytest.approx(stats.false_discovery_control(p))
    assert association.fisher_holm(*counts)[0] == pytest.approx(3 * p[0])
    p = association.log_likelihood_p(*counts)
    assert association.log_likelihood_bh(*counts) == pytest.approx(stats.false_discovery_control(p))
    assert association.log_likelihood_holm(*counts)[0] == pytest.approx(3 * p[0])
