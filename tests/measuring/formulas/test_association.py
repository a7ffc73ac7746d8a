"""Every formula by a second route: worked examples in print, scipy, statsmodels, NLTK."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures
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
    return [[o11, r1 - o11], [c1 - o11, n - r1 - c1 + o11]]


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
