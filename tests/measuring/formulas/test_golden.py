"""Formulas against values printed in the literature, and against programs that people trust."""

import numpy as np
import pytest
import statsmodels.api as sm
from nltk.metrics import BigramAssocMeasures
from nltk.metrics.agreement import AnnotationTask
from scipy import stats
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.rates import confint_poisson

from analysis.measuring.formulas import (
    agreement,
    association,
    clustered,
    dispersion,
    documents,
    intervals,
    keyness,
    p_values,
)

# Joint count, margins, total: rare and frequent, above and below chance, small and huge.
TABLES = [
    (8, 15828, 4675, 14307668),
    (3, 4, 4, 8),
    (1, 9, 12, 24),
    (10, 30, 40, 1000),
    (2, 50, 60, 400),
    (40, 90, 70, 300),
    (5, 5, 7, 90),
    (120, 1000, 900, 9000),
    (17, 230, 310, 2500),
    (61, 100, 100, 200),
]


def cells(o11, r1, c1, n):
    return np.array([[o11, r1 - o11], [c1 - o11, n - r1 - c1 + o11]])


@pytest.mark.parametrize("table", TABLES)
def test_tests_of_two_words_are_those_of_scipy(table):
    observed = cells(*table)
    for ours, ours_p, options in (
        (association.chi2, association.chi2_p, {"correction": False}),
        (association.chi2_yates, association.chi2_yates_p, {"correction": True}),
        (association.log_likelihood, association.log_likelihood_p, {"lambda_": "log-likelihood"}),
    ):
        known = stats.chi2_contingency(observed, **{"correction": False} | options)
        assert abs(ours(*table)) == pytest.approx(known.statistic, rel=1e-6)
        assert ours_p(*table) == pytest.approx(known.pvalue, rel=1e-6)
    assert association.expected(*table) == pytest.approx(known.expected_freq[0, 0])
    one = stats.fisher_exact(observed, alternative="greater").pvalue
    assert association.fisher(*table) == pytest.approx(one, rel=1e-8)
    both = stats.fisher_exact(observed).pvalue
    assert association.fisher_two_sided(*table) == pytest.approx(both, rel=1e-6)


@pytest.mark.parametrize("table", [table for table in TABLES if (cells(*table) > 0).all()])
def test_odds_and_their_errors_are_those_of_statsmodels(table):
    known = sm.stats.Table2x2(cells(*table))
    assert association.odds_ratio(*table) == pytest.approx(known.oddsratio)
    assert association.log_odds(*table) == pytest.approx(known.log_oddsratio)
    assert association.log_odds_se(*table) == pytest.approx(known.log_oddsratio_se)
    half = sm.stats.Table2x2(cells(*table) + 0.5)
    assert association.log_odds_half(*table) == pytest.approx(half.log_oddsratio)
    assert association.log_odds_half_se(*table) == pytest.approx(half.log_oddsratio_se)


@pytest.mark.parametrize("table", TABLES)
def test_effect_sizes_of_two_words_are_those_of_nltk(table):
    o11, r1, c1, n = table
    marginals = (o11, (r1, c1), n)
    measures = BigramAssocMeasures
    assert association.pmi(*table) == pytest.approx(measures.pmi(*marginals))
    assert association.pmi3(*table) == pytest.approx(
        np.log2(measures.mi_like(*marginals, power=3) * n)
    )
    assert association.t_score(*table) == pytest.approx(measures.student_t(*marginals), rel=1e-6)
    assert association.dice(*table) == pytest.approx(measures.dice(*marginals))


def test_dispersion_has_the_values_of_gries_for_his_small_corpus():
    # Gries (2008, 2020): the word a in five parts of 9, 10, 10, 10 and 11 words.
    word = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]
    known = {
        "range": 5,
        "dp": 0.18,
        "dp_norm": 0.2195,
        "juilland_d": 0.785,
        "carroll_d2": 0.938,
        "rosengren_s": 0.95,
        "kld": 0.137,
    }
    for name, value in known.items():
        assert dispersion.MEASURES[name].function(*word) == pytest.approx(value, abs=5e-4), name


def test_pearsons_dispersion_is_that_of_a_poisson_regression():
    rng = np.random.default_rng(1)
    sizes = rng.integers(50, 900, 30)
    for counts in rng.poisson(rng.gamma(1, 3, (5, 30))):
        glm = sm.GLM(counts, np.ones(30), family=sm.families.Poisson(), offset=np.log(sizes)).fit()
        known = glm.pearson_chi2 / glm.df_resid
        assert dispersion.pearson_dispersion(counts, sizes) == pytest.approx(known)


def test_the_ratio_of_two_counts_is_that_of_rs_example():
    # poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)) in R's manual.
    low, high = intervals.ratio_interval(11, 800, 21, 3011)
    assert (low, high) == pytest.approx((0.8584264, 4.2772659), abs=1e-7)
    assert keyness.two_rates_p(11, 800, 21, 3011) == pytest.approx(0.07967, abs=5e-6)


def test_a_share_has_the_interval_of_newcombes_example():
    # Newcombe (1998), table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    known = [(0.2553, 0.3662), (0.0624, 0.1605), (0.0000, 0.1611), (0.0061, 0.1718)]
    low, high = intervals.share_interval([81, 15, 0, 1], [263, 148, 20, 29])
    assert list(zip(low, high, strict=True)) == [pytest.approx(ends, abs=5e-5) for ends in known]


@pytest.mark.parametrize("n", [0, 1, 2, 5, 10, 33, 400])
@pytest.mark.parametrize("level", [0.5, 0.95, 0.99])
def test_a_count_has_the_interval_of_statsmodels(n, level):
    known = confint_poisson(n, 1, method="exact-c", alpha=1 - level)
    low, high = intervals.poisson_interval(n, level=level)
    assert (low if n else 0.0, high) == pytest.approx((np.nan_to_num(known[0]), known[1]))


@pytest.mark.parametrize("seed", range(5))
def test_corrections_are_those_of_statsmodels(seed):
    p = np.random.default_rng(seed).beta(0.3, 1, 40)
    for method in ("holm", "fdr_bh"):
        known = multipletests(p, method=method)[1]
        assert p_values.adjusted(p, method=method) == pytest.approx(known)


@pytest.mark.parametrize("seed", range(8))
def test_agreement_is_that_of_statsmodels_and_nltk(seed):
    rng = np.random.default_rng(seed)
    truth = rng.choice(list("abc"), 40, p=[0.6, 0.3, 0.1])
    coders = [np.where(rng.random(40) < 0.2, rng.permutation(truth), truth) for _ in range(3)]
    table = np.zeros((3, 3))
    for one, other in zip(*coders[:2], strict=True):
        table["abc".index(one), "abc".index(other)] += 1
    kappa = agreement.cohen_kappa(np.stack(coders[:2], axis=1))
    assert kappa == pytest.approx(cohens_kappa(table, return_results=False))
    triples = [
        (coder, place, code)
        for coder, codes in enumerate(coders)
        for place, code in enumerate(codes)
    ]
    alpha = agreement.krippendorff_alpha(np.stack(coders, axis=1))
    assert alpha == pytest.approx(AnnotationTask(triples).alpha())


@pytest.mark.parametrize("seed", range(8))
def test_documents_alike_in_length_are_ranked_as_scipy_ranks_them(seed):
    rng = np.random.default_rng(seed)
    counts, inside = rng.poisson(rng.gamma(1, 4, 18)), np.arange(18) < 7
    x, y = counts[inside], counts[~inside]
    known = max(
        stats.brunnermunzel(x, y).pvalue, stats.mannwhitneyu(x, y, method="asymptotic").pvalue
    )
    assert documents.brunner_munzel_p(counts, np.full(18, 300), inside) == pytest.approx(known)
    wins = stats.mannwhitneyu(x, y).statistic / (7 * 11)
    assert documents.superiority(counts, np.full(18, 300), inside) == pytest.approx(wins)


@pytest.mark.parametrize("seed", range(5))
def test_the_error_of_a_rate_over_like_documents_is_that_of_their_mean(seed):
    # Documents of one length: the jackknife is the error of the mean, and Poisson's the least.
    counts = np.random.default_rng(seed).negative_binomial(2, 0.2, 12)
    error = max(stats.sem(counts) / counts.mean(), counts.sum() ** -0.5)
    number = counts.sum() * (counts.sum() - 1) / (counts * (counts - 1)).sum()
    low = clustered.rate_interval(counts, np.full(12, 500))[0]
    wide = stats.t.ppf(0.975, min(number, 12) - 1) * error
    assert low == pytest.approx(counts.mean() / 500 * np.exp(-wide))


@pytest.mark.parametrize("counts", [(5, 900, 9, 1100), (0, 300, 8, 500), (30, 1000, 20, 2000)])
def test_two_rates_are_tested_as_scipy_tests_a_share(counts):
    f1, n1, f2, n2 = counts
    known = stats.binomtest(f1, f1 + f2, n1 / (n1 + n2)).pvalue
    assert keyness.two_rates_p(*counts) == pytest.approx(known)
    table = [[f1, f2], [n1 - f1, n2 - f2]]
    if f1:
        g2 = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        assert abs(keyness.log_likelihood(*counts)) == pytest.approx(g2)
        assert keyness.bic(*counts) == pytest.approx(g2 - np.log(n1 + n2))
