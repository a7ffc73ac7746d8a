"""Every formula that is offered, against a value worked out by hand.

The arithmetic stands here in plain fractions, roots and logarithms; where a distribution is needed,
the case is one whose tail has a closed form. A formula without a row in this table fails the test.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from math import comb, erfc, exp, inf, log, log2, log10, pi, sqrt, tan
from typing import Any

import numpy as np
import pytest

from analysis.measuring import MEASURES
from analysis.measuring.formulas import (
    agreement,
    association,
    clustered,
    dispersion,
    diversity,
    documents,
    intervals,
    keyness,
    p_values,
    resampling,
    scatter,
)

MODULES = [agreement, association, clustered, dispersion, diversity, documents]
MODULES += [intervals, keyness, p_values, resampling, scatter]
Row = tuple[tuple[Any, ...], Any] | tuple[tuple[Any, ...], Any, dict[str, Any]]


def chi2_tail(x: float) -> float:
    """Upper tail of chi-squared with one degree of freedom: that of a squared normal."""
    return erfc(sqrt(x / 2))


def t_tail(t: float) -> float:
    """Both tails of Student's t with two degrees of freedom."""
    return 1 - t / sqrt(2 + t**2)


T1 = tan(pi * 0.475)  # 97.5 % of Student's t with one degree of freedom (Cauchy)
T2 = 0.95 * sqrt(2 / (0.05 * 1.95))  # the same with two degrees
Z = 1.959963984540054


def wilson(n: int, total: int) -> tuple[float, float]:
    p, z2 = n / total, Z**2
    middle = p + z2 / (2 * total)
    wide = Z * sqrt(p * (1 - p) / total + z2 / (4 * total**2))
    return (middle - wide) / (1 + z2 / total), (middle + wide) / (1 + z2 / total)


# O = [[10, 20], [30, 940]]; E11 = 30 * 40 / 1000 = 1.2, the others 28.8, 38.8, 931.2; O11 - E11 =
# 8.8 in every cell.
TABLE = (10, 30, 40, 1000)
G2 = 2 * (10 * log(10 / 1.2) + 20 * log(20 / 28.8) + 30 * log(30 / 38.8) + 940 * log(940 / 931.2))
INVERSES = 1 / 1.2 + 1 / 28.8 + 1 / 38.8 + 1 / 931.2
# Fisher's lady and her tea: 3, 4 or 2 of 4 cups right, 70 ways to choose 4 of 8.
TEA = ([3, 4, 2], 4, 4, 8)
TEA_G2 = (2 * (2 * 3 * log(3 / 2) + 2 * log(1 / 2)), 16 * log(2), 0.0)
TEA_P = [chi2_tail(score) for score in TEA_G2]

ASSOCIATION: dict[str, Row] = {
    "expected": (TABLE, 30 * 40 / 1000),
    "pmi": (TABLE, log2(10 / 1.2)),
    "pmi2": (TABLE, log2(100 / 1.2)),
    "pmi3": (TABLE, log2(1000 / 1.2)),
    "npmi": (TABLE, log2(10 / 1.2) / log2(1000 / 10)),
    "t_score": (TABLE, 8.8 / sqrt(10)),
    "z_score": (TABLE, 8.8 / sqrt(1.2)),
    "log_likelihood": (TABLE, G2),
    "simple_ll": (TABLE, 2 * (10 * log(10 / 1.2) - 8.8)),
    "chi2": (TABLE, 8.8**2 * INVERSES),
    "chi2_yates": (TABLE, 8.3**2 * INVERSES),
    "dice": (TABLE, 20 / 70),
    "jaccard": (TABLE, 10 / 60),
    "log_dice": (TABLE, 14 + log2(20 / 70)),
    "delta_p": (TABLE, 10 / 30 - 30 / 970),
    "delta_p_backward": (TABLE, 10 / 40 - 20 / 960),
    "odds_ratio": (TABLE, 10 * 940 / (20 * 30)),
    "log_odds": (TABLE, log(10 * 940 / (20 * 30))),
    "log_odds_se": (TABLE, sqrt(1 / 10 + 1 / 20 + 1 / 30 + 1 / 940)),
    "log_odds_half": (TABLE, log(10.5 * 940.5 / (20.5 * 30.5))),
    "log_odds_half_se": (TABLE, sqrt(1 / 10.5 + 1 / 20.5 + 1 / 30.5 + 1 / 940.5)),
    "min_sensitivity": (TABLE, 10 / 40),
    "liddell": (TABLE, (10 * 940 - 20 * 30) / (40 * 960)),
    "log_likelihood_p": (TABLE, chi2_tail(G2)),
    "chi2_p": (TABLE, chi2_tail(8.8**2 * INVERSES)),
    "chi2_yates_p": (TABLE, chi2_tail(8.3**2 * INVERSES)),
    # 3 right: 4 * 4 ways, 4 right: 1 way, 2 right: 36 ways.
    "fisher": (TEA, [17 / 70, 1 / 70, 53 / 70]),
    "fisher_two_sided": (TEA, [34 / 70, 2 / 70, 1]),
    "fisher_bh": (TEA, [17 / 70 * 3 / 2, 3 / 70, 53 / 70]),
    "fisher_holm": (TEA, [2 * 17 / 70, 3 / 70, 53 / 70]),
    "log_likelihood_bh": (TEA, [TEA_P[0] * 3 / 2, TEA_P[1] * 3, 1]),
    "log_likelihood_holm": (TEA, [TEA_P[0] * 2, TEA_P[1] * 3, 1]),
}

# 30 in 1,000 against 20 in 2,000: E1 = 1000 * 50 / 3000 = 50/3, E2 = 100/3.
WORD = (30, 1000, 20, 2000)
TWO = 30 * log(30 / (50 / 3)) + 20 * log(20 / (100 / 3))
FOUR = TWO + 970 * log(970 / (2950 / 3)) + 1980 * log(1980 / (5900 / 3))
DELTA = log(30.5 / (1050 - 30.5)) - log(20.5 / (2050 - 20.5))
PRIOR = {"prior": 0.5, "prior_total": 50}
# Given three occurrences, one in the target is P(X >= 1) = 1 - (1 - p)^3, so that the lower end
# lies at 1 - .975^(1/3), two of them P(X <= 2) = 1 - p^3, so that the upper one is .975^(1/3).
THIRD = 0.975 ** (1 / 3)
# All eight in the target: P(X >= 8) = p^8.
EIGHTH = 0.025 ** (1 / 8)
# Documents that hold it: 6 of 10 against 1 of 12, and of 7 documents among 22 any 10 may be these.
TEXTS = (6, 10, 1, 12)
TEXT_G2 = 2 * (
    6 * log(6 / (70 / 22))
    + log(1 / (84 / 22))
    + 4 * log(4 / (150 / 22))
    + 11 * log(11 / (180 / 22))
)
WAYS = [comb(10, x) * comb(12, 7 - x) for x in range(8)]
TEXT_P = sum(ways for ways in WAYS if ways <= WAYS[6]) / comb(22, 7)

KEYNESS: dict[str, Row] = {
    "log_likelihood": (WORD, 2 * FOUR),
    "log_likelihood_2cell": (WORD, 2 * TWO),
    "log_ratio": (WORD, log2((30.5 / 1000.5) / (20.5 / 2000.5))),
    "log_ratio_low": ((1, 100, 2, 300), log2((1 - THIRD) / THIRD * 300 / 100)),
    "log_ratio_high": ((2, 100, 1, 300), log2(THIRD / (1 - THIRD) * 300 / 100)),
    "log_ratio_hardie": ((30, 1000, 0, 2000), log2(30 / 1000 / (0.5 / 2000))),
    "lrc": (
        ([8, 0, 1], [100, 300, 100], [0, 8, 2], [300, 100, 300]),
        [log2(EIGHTH / (1 - EIGHTH) * 3), -log2(EIGHTH / (1 - EIGHTH) * 3), 0],
    ),
    "percent_diff": (WORD, 100 * (0.03 - 0.01) / 0.01),
    "simple_maths": (WORD, (30_000 + 1) / (10_000 + 1)),
    "bic": (WORD, 2 * FOUR - log(3000)),
    "odds_ratio": (WORD, 30 * 1980 / (20 * 970)),
    "weighted_log_odds_delta": (WORD, DELTA, PRIOR),
    "weighted_log_odds": (WORD, DELTA / sqrt(1 / 30.5 + 1 / 20.5), PRIOR),
    "text_dispersion": (TEXTS, TEXT_G2),
    "text_dispersion_p": (TEXTS, TEXT_P),
    "text_dispersion_bh": (([6, 3, 6], 10, [1, 3, 1], 12), [TEXT_P * 3 / 2, 1, TEXT_P * 3 / 2]),
    "log_likelihood_p": (WORD, chi2_tail(2 * FOUR)),
    # Of three occurrences, each in the target with 1/4: two there 9/64, three 1/64.
    "two_rates_p": ((2, 100, 1, 300), 10 / 64),
    "log_likelihood_bh": (
        ([30, 1, 0], [1000, 1000, 1000], [20, 2, 0], [2000, 2000, 2000]),
        [3 * chi2_tail(2 * FOUR), 1, 1],
    ),
    "log_likelihood_holm": (
        ([30, 30], [1000, 1000], [20, 20], [2000, 2000]),
        [2 * chi2_tail(2 * FOUR), 2 * chi2_tail(2 * FOUR)],
    ),
}

# Two documents a side, 100 words each, so one degree of freedom a side. In 6 and 2 occurrences each
# lies 2 from its expectation: variance 8 * (4/4 + 4/4) = 16, as the jackknife's 1/2 (4^2 + 4^2).
LENGTHS, INSIDE = [100] * 4, [True, True, False, False]
# 6, 2 in 200 words against as many in 400: both variances over squares are 16/64 (phi is 1/4, and
# 1/8 + phi/2 is the same), so two degrees together; the ratio is 2.
UNLIKE = [100, 100, 200, 200]
ENDS = [log2(2) - T2 * sqrt(0.5) / log(2), log2(2) + T2 * sqrt(0.5) / log(2)]
# The logarithm of 2 over the same error; 12 and 4 scatter as 6 and 2 do; 3, 1 has the rate of 6, 2.
TWICE = [[6, 2, 6, 2], [12, 4, 12, 4], [3, 1, 6, 2]]
DIFFERENT = t_tail(log(2) / sqrt(0.5))
# x = 6, 2 and y = 5, 1: three of four pairs have x > y. Ranks 4, 2 and 3, 1; less those on their
# own side 2, 1 and 1, 0: variances 1/2, so t = 4 * 1 / 4 / sqrt(1 + 1), with two degrees: p = .55.
# Wilcoxon's is the larger one: the ranks 4 and 2 add up to 6, one more than the 5 expected, with a
# variance of 2 * 2 * 5 / 12. For 6, 5 against 2, 1 the dealings are: 2 of 6.
RANKS = chi2_tail((1 - 0.5) ** 2 / (20 / 12))

DOCUMENTS: dict[str, Row] = {
    "log_ratio_docs_low": (([6, 2, 6, 2], UNLIKE, INSIDE), ENDS[0]),
    "log_ratio_docs_high": (([6, 2, 6, 2], UNLIKE, INSIDE), ENDS[1]),
    "superiority": (([6, 2, 5, 1], LENGTHS, INSIDE), 3 / 4),
    "difference_p": ((TWICE[0], UNLIKE, INSIDE), DIFFERENT),
    "difference_bh": ((TWICE, UNLIKE, INSIDE), [1.5 * DIFFERENT, 1.5 * DIFFERENT, 1]),
    "brunner_munzel_p": (
        ([[6, 2, 5, 1], [6, 5, 2, 1], [3, 3, 3, 3]], LENGTHS, INSIDE),
        [RANKS, 2 / 6, 1],
    ),
    "brunner_munzel_bh": (
        ([[6, 2, 5, 1], [6, 5, 2, 1], [3, 3, 3, 3]], LENGTHS, INSIDE),
        [1, 1, 1],
    ),
}

# f = 4; shares .4, .4, .2; rates 3/20, 1/20, 0 with mean 1/15 and deviations 5/60, -1/60, -4/60.
PARTS = ([3, 1, 0], [20, 20, 10])
# Four as even as can be: 1.6, 1.6 and .8 become 2, 1, 1; least even: all in the part of ten.
EVEN_KLD = 0.5 * log2(0.5 / 0.4) + 0.25 * log2(0.25 / 0.4) + 0.25 * log2(0.25 / 0.2)
KLD = 0.75 * log2(0.75 / 0.4) + 0.25 * log2(0.25 / 0.4)
# Twelve words, the word at 0, 1 and 6: gaps 1, 5, and 6 round the end.
PLACES = ([0, 1, 6], 12)
ALD = (5 * log10(5) + 6 * log10(6)) / 12

DISPERSION: dict[str, Row] = {
    "range": (PARTS, 2),
    "dp": (PARTS, (0.35 + 0.15 + 0.2) / 2),
    "dp_norm": (PARTS, 0.35 / 0.8),
    "juilland_d": (PARTS, 1 - sqrt((25 + 1 + 16) / 3600 / 3) * 15 / sqrt(2)),
    "carroll_d2": (PARTS, (0.75 * log2(4 / 3) + 0.25 * log2(4)) / log2(3)),
    "rosengren_s": (PARTS, (sqrt(0.4 * 3) + sqrt(0.4 * 1)) ** 2 / 4),
    "da": (PARTS, 1 - (2 / 20 + 3 / 20 + 1 / 20) / 3 / (2 / 15)),
    "kld": (PARTS, KLD),
    "pearson_dispersion": (PARTS, (1.4**2 / 1.6 + 0.6**2 / 1.6 + 0.8**2 / 0.8) / 2),
    "dp_nofreq": (PARTS, (0.35 - 0.15) / (0.8 - 0.15)),
    "kld_nofreq": (PARTS, (KLD - EVEN_KLD) / (log2(5) - EVEN_KLD)),
    "arf": (PLACES, (1 + 4 + 4) / 4),
    "awt": (PLACES, (1 + (1 + 25 + 36) / 12) / 2),
    "f_awt": (PLACES, 12**2 / (1 + 25 + 36)),
    "ald": (PLACES, ALD),
    "f_ald": (PLACES, 12 / 10**ALD),
}

# N = 8, V = 4; times 3, 2, 2, 1.
EIGHT = (["a", "b", "a", "c", "a", "b", "c", "d"],)
DIFFERENT_WORDS = [f"{number}" for number in range(100)]

DIVERSITY: dict[str, Row] = {
    "ttr": (EIGHT, 4 / 8),
    "herdan_c": (EIGHT, 2 / 3),  # ln 4 / ln 8
    "guiraud_r": (EIGHT, 4 / sqrt(8)),
    "cttr": (EIGHT, 4 / sqrt(2 * 8)),
    "maas_a": (EIGHT, sqrt((log10(8) - log10(4)) / log10(8) ** 2)),
    "yule_k": (EIGHT, 1e4 * (9 + 4 + 4 + 1 - 8) / 64),
    "simpson_d": (EIGHT, (3 * 2 + 2 * 1 + 2 * 1) / (8 * 7)),
    # 51 words, the last two alike: a window of 50 different ones, and one of 49.
    "mattr": (([*DIFFERENT_WORDS[:50], "49"],), (50 / 50 + 49 / 50) / 2),
    # A hundred different words, a hundred times one word, fifty left over.
    "msttr": ((DIFFERENT_WORDS + ["a"] * 100 + ["b"] * 50,), (100 / 100 + 1 / 100) / 2),
    # 43 words, one of them twice: 42 drawn hold it for sure, each other one with 42/43.
    "hdd": (([*DIFFERENT_WORDS[:42], "0"],), (1 + 41 * 42 / 43) / 42),
    # Forwards a factor after "aa" and nothing of one in "bcde"; backwards (1 - 5/6) / .28 of one.
    "mtld": ((list("aabcde"),), (6 / 1 + 6 / ((1 - 5 / 6) / 0.28)) / 2),
}

# Given three occurrences, all in the target: p^3 = .025 at the lower end; one of two: 1-(1-p)^2.
ALL, HALF = 0.025 ** (1 / 3), sqrt(0.975)
RATIOS = ([3, 0, 1], 100, [0, 3, 1], 300)
RATIO_ENDS = [
    [3 * ALL / (1 - ALL), 0, 3 * (1 - HALF) / HALF],
    [inf, 3 * (1 - ALL) / ALL, 3 * HALF / (1 - HALF)],
]
# Two coders of twenty things, ten of each code, never at odds: codes dealt at random would differ
# in 2 * 20 * 20 of 40 * 39 pairs, and that the two never do may, by Wilson, be z^2 / (20 + z^2).
FULL = [["a", "a"]] * 10 + [["b", "b"]] * 10
# Four things: both a, both a, both b, at odds. Codes: 5 a and 3 b of 8.
FOUR_THINGS = [["a", "a"], ["a", "a"], ["b", "b"], ["a", "b"]]
# Of 100 rows ten are coded, eight right; of 4 rows two, one right: 9/10 and 1/2 were not seen.
STRATA = ([8, 1], [10, 2], [100, 4])
# Two wrong, one right and one wrong are few: e^-x = .95, and e^-x (1 + x) = .95 at 0.35536151.
ONE, TWO = -log(0.95), 0.355361510698662
BELOW = sqrt((100 * (0.8 - wilson(8, 10)[0])) ** 2 * 0.9 + (4 * (0.5 - ONE / 2)) ** 2 * 0.5)
ABOVE = sqrt((100 * (0.2 - TWO / 10)) ** 2 * 0.9 + (4 * (0.5 - ONE / 2)) ** 2 * 0.5)

#: What is offered beside the measures: intervals, tests of documents, agreement, samples.
OTHERS: dict[Callable[..., Any], Row] = {
    # P(0) = e^-x and, for the upper end of 1, P(0 or 1) = e^-x (1 + x) = .025 at 5.57164339.
    intervals.poisson_interval: (([0, 1],), [[0, -log(0.975)], [-log(0.025), 5.57164339094]]),
    intervals.share_interval: ((3, 20), wilson(3, 20)),
    intervals.ratio_interval: (RATIOS, RATIO_ENDS),
    intervals.ratio_limits: (RATIOS, RATIO_ENDS, {"tail": 0.025}),
    # 3 from 6 in both: (9 / (1/2) - 6) * 2 over 2 * 36; then both weigh the same.
    scatter.heterogeneity: (([9, 3], [100] * 2), 24 / 72),
    # 6 and 2: the logarithm of the rate has the error 4 / 8, with one degree of freedom; a rate
    # of 0.04 * exp(T1 / 2) would be more than one a word.
    clustered.rate_interval: (([6, 2], [100] * 2), [0.04 * exp(-T1 / 2), 1]),
    # Two documents drawn anew have a rate of 2, 4 or 6 %: all inside the interval above.
    resampling.resampled_interval: (
        ([6, 2], [100] * 2),
        [0.04 * exp(-T1 / 2), 1],
    ),
    # Of two documents that are alike, all but a root of .025 of all such may hold none.
    resampling.spread_interval: ((dispersion.dp, [5, 5], [100] * 2), [0, 1 - sqrt(0.025)]),
    clustered.ratio_interval: (
        ([6, 2, 6, 2], UNLIKE, INSIDE),
        [2 * exp(-T2 * sqrt(0.5)), 2 * exp(T2 * sqrt(0.5))],
    ),
    # 6, 5 against 2, 1: of six ways to deal only this one and its mirror image are so far apart.
    documents.permutation_p: (([6, 5, 2, 1], LENGTHS, INSIDE), 2 / 6),
    # One of four at odds; of 8 codes 2 * 5 * 3 of 8 * 7 pairs differ.
    agreement.krippendorff_alpha: ((FOUR_THINGS,), 1 - (1 / 4) / (30 / 56)),
    # By chance both a: 3/4 * 1/2, both b: 1/4 * 1/2.
    agreement.cohen_kappa: ((FOUR_THINGS,), (3 / 4 - 1 / 2) / (1 - 1 / 2)),
    agreement.agreement_interval: ((FULL,), [1 - Z**2 / (20 + Z**2) / (20 / 39), 1]),
    intervals.corrected_count: (STRATA, [82, max(82 - BELOW, 9), 82 + ABOVE]),
}

BY_HAND = {
    "association": ASSOCIATION,
    "keyness": KEYNESS,
    "documents": DOCUMENTS,
    "dispersion": DISPERSION,
    "diversity": DIVERSITY,
}
ROWS = [(group, name) for group, rows in BY_HAND.items() for name in rows]


def check(function: Callable[..., Any], row: Row) -> None:
    arguments, value, *options = row
    got = function(*arguments, **(options[0] if options else {}))
    assert np.shape(got) == np.shape(value)
    assert np.asarray(got) == pytest.approx(np.asarray(value), rel=1e-9)


def test_every_measure_has_a_value_worked_out_by_hand() -> None:
    for group, measures in MEASURES.items():
        assert set(BY_HAND[group]) == set(measures), group


def test_every_formula_has_a_value_worked_out_by_hand() -> None:
    worked = {MEASURES[group][name].function for group, name in ROWS} | set(OTHERS)
    offered = {
        function
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert {one.__name__ for one in offered - worked} == {
        "adjusted",
        "benjamini_hochberg",
        "check_level",
        "chi2_tail",
        "floats",
        "holm",
        "pools",
        "unlike",
    }


@pytest.mark.parametrize(("group", "name"), ROWS)
def test_a_measure_gives_what_is_worked_out_by_hand(group: str, name: str) -> None:
    check(MEASURES[group][name].function, BY_HAND[group][name])


@pytest.mark.parametrize("function", OTHERS, ids=lambda function: function.__name__)
def test_a_formula_gives_what_is_worked_out_by_hand(function: Callable[..., Any]) -> None:
    check(function, OTHERS[function])


def test_the_corrections_are_those_of_benjamini_and_hochberg_and_of_holm() -> None:
    # Ranks 2, 1, 3, the missing one not counted; BH: 3/2 of .03, 3 of .01, .04 itself, and none
    # above a later one; Holm: twice .03, three times .01, and .04 not below the one before.
    p = [0.03, 0.01, np.nan, 0.04]
    assert p_values.adjusted(p, method="fdr_bh") == pytest.approx(
        [0.04, 0.03, np.nan, 0.04], nan_ok=True
    )
    assert p_values.adjusted(p, method="holm") == pytest.approx(
        [0.06, 0.03, np.nan, 0.06], nan_ok=True
    )
