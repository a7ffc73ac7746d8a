"""Two tables of counts -> which words set the target apart from the reference.

Every formula takes times and words of the target, then of the reference
(``f1, n1, f2, n2``), as numbers or arrays; positive is more in the target. All but the text
dispersions hold words to be drawn one by one. :func:`analysis.keyness` applies them.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from . import association, evidence
from .intervals import ratio_interval
from .measures import MORE_IN_TARGET, P_VALUE, Array, Formula, Measure, table_of, undefined
from .p_values import benjamini_hochberg, chi2_tail, holm


def _over_counts(formula: Formula) -> Formula:
    """Let a formula see counts as floats, NaN where there are more of a word than words."""

    @wraps(formula)
    @undefined
    def checked(
        f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike, **options: Any
    ) -> Array:
        counts = (np.asarray(count, dtype="float64") for count in (f1, n1, f2, n2))
        f1, n1, f2, n2 = np.broadcast_arrays(*counts)
        possible = (f1 >= 0) & (f1 <= n1) & (f2 >= 0) & (f2 <= n2)
        return np.asarray(formula(np.where(possible, f1, np.nan), n1, f2, n2, **options))[()]

    return checked


@_over_counts
def log_ratio(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """Log ratio of the two rates, 1/2 added to all: log2((f1+½)/(n1+½) / ((f2+½)/(n2+½))).

    References
    ----------
    Walter, S. D. (1975). The distribution of Levin's measure of attributable risk. Biometrika
    62, 371-374. The half steadies the estimate and keeps it finite (Evert 2022, as under lrc).
    """
    ratio = np.log2((f1 + 0.5) / (n1 + 0.5)) - np.log2((f2 + 0.5) / (n2 + 0.5))
    return np.where((n1 > 0) & (n2 > 0), ratio, np.nan)


@_over_counts
def log_ratio_hardie(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """Log ratio with Hardie's rule for zeros: log2((f1/n1) / (f2/n2)), a count of 0 taken as ½.

    References
    ----------
    Hardie, A. (2014). Log Ratio: an informal introduction. CASS, Lancaster University.
    """
    f1, f2 = np.where(f1 == 0, 0.5, f1), np.where(f2 == 0, 0.5, f2)
    return np.log2(f1 / n1) - np.log2(f2 / n2)


@_over_counts
def log_ratio_low(f1: Array, n1: Array, f2: Array, n2: Array, *, level: float = 0.95) -> Any:
    """Lower end of the log ratio's exact interval: log2 of ratio_interval's; -inf at f1 = 0.

    References
    ----------
    Przyborowski and Wilenski (1940), as under intervals.ratio_interval.
    """
    return np.log2(ratio_interval(f1, n1, f2, n2, level=level)[0])


@_over_counts
def log_ratio_high(f1: Array, n1: Array, f2: Array, n2: Array, *, level: float = 0.95) -> Any:
    """Upper end of the log ratio's exact interval: log2 of ratio_interval's; inf at f2 = 0.

    References
    ----------
    Przyborowski and Wilenski (1940), as under intervals.ratio_interval.
    """
    return np.log2(ratio_interval(f1, n1, f2, n2, level=level)[1])


@_over_counts
def lrc(f1: Array, n1: Array, f2: Array, n2: Array, *, level: float = 0.95, tests: int = 1) -> Any:
    """Conservative log ratio: the end of its exact interval that is nearer to 0, else 0.

    ``tests`` words share the error (Bonferroni): the level becomes 1 - (1 - level) / tests.

    References
    ----------
    Evert, S. (2022). Measuring keyness. Digital Humanities 2022: Conference Abstracts, 202-205.
    """
    shared = 1 - (1 - level) / max(tests, 1)
    low, high = (end(f1, n1, f2, n2, level=shared) for end in (log_ratio_low, log_ratio_high))
    nearer = np.where(f1 * n2 >= f2 * n1, np.maximum(low, 0), np.minimum(high, 0))
    return np.where(f1 + f2 > 0, nearer, np.nan)


@_over_counts
def percent_diff(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """%DIFF, the difference of the rates in percent of the reference's: 100 (p1 - p2) / p2.

    References
    ----------
    Gabrielatos, C. and Marchi, A. (2012). Keyness: appropriate metrics and practical issues.
    CADS International Conference, Bologna. Their tiny stand-in for a zero is not added.
    """
    p1, p2 = f1 / n1, f2 / n2
    return 100 * (p1 - p2) / p2


@_over_counts
def simple_maths(f1: Array, n1: Array, f2: Array, n2: Array, *, smoothing: float = 1) -> Any:
    """Simple maths: (f1 per million + N) / (f2 per million + N), N = 1.

    A larger N (``smoothing``) favours more frequent words.

    References
    ----------
    Kilgarriff, A. (2009). Simple maths for keywords. Proceedings of Corpus Linguistics 2009,
    Liverpool.
    """
    return (1e6 * f1 / n1 + smoothing) / (1e6 * f2 / n2 + smoothing)


@_over_counts
def odds_ratio(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """Odds ratio: f1 (n2 - f2) / (f2 (n1 - f1)).

    References
    ----------
    Pojanapunya, P. and Watson Todd, R. (2018). Log-likelihood and odds ratio. Corpus
    Linguistics and Linguistic Theory 14(1), 133-167.
    """
    return association.odds_ratio(f1, n1, f1 + f2, n1 + n2)


@_over_counts
def weighted_log_odds_delta(
    f1: Array, n1: Array, f2: Array, n2: Array, *, prior: ArrayLike, prior_total: float
) -> Any:
    """Difference of log odds under a Dirichlet prior: ln((f1+a)/(n1+A-f1-a)) - ln(same of 2).

    a is ``prior``, the word's imagined count, A is ``prior_total``, that of all words.

    References
    ----------
    Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words. Political Analysis
    16(4), 372-403.
    """
    first, second = (f + np.asarray(prior, dtype="float64") for f in (f1, f2))
    odds = (own / (n + prior_total - own) for own, n in ((first, n1), (second, n2)))
    return np.subtract(*map(np.log, odds))


@_over_counts
def weighted_log_odds(
    f1: Array, n1: Array, f2: Array, n2: Array, *, prior: ArrayLike, prior_total: float
) -> Any:
    """Weighted log odds ("fightin' words"): weighted_log_odds_delta / sqrt(1/(f1+a) + 1/(f2+a)).

    References
    ----------
    Monroe et al. (2008), as under weighted_log_odds_delta, with their approximate variance.
    """
    delta = weighted_log_odds_delta(f1, n1, f2, n2, prior=prior, prior_total=prior_total)
    a = np.asarray(prior, dtype="float64")
    return delta / np.sqrt(1 / (f1 + a) + 1 / (f2 + a))


@_over_counts
def log_likelihood(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """Signed log-likelihood ratio: sign(f1/n1 - f2/n2) * 2 * sum O ln(O/E) over four cells.

    References
    ----------
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19(1), 61-74.
    """
    return evidence.log_likelihood(f1, n1, f1 + f2, n1 + n2)


@_over_counts
def log_likelihood_2cell(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """Signed log-likelihood of two cells: sign * 2 * (f1 ln(f1/E1) + f2 ln(f2/E2)).

    E1 = n1 (f1 + f2) / (n1 + n2). Without the words that are not this one: a little below G2.

    References
    ----------
    Rayson, P. and Garside, R. (2000). Comparing corpora using frequency profiling. Proceedings
    of the Workshop on Comparing Corpora, 1-6.
    """
    e1, e2 = n1 * (f1 + f2) / (n1 + n2), n2 * (f1 + f2) / (n1 + n2)
    # f ln(f/e), exact to the last digits where f is near e.
    both = special.xlog1py(f1, (f1 - e1) / e1) + special.xlog1py(f2, (f2 - e2) / e2)
    return np.sign(f1 - e1) * 2 * np.maximum(np.where(f1 + f2 == 0, 0.0, both), 0)


@_over_counts
def bic(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """BIC of the difference: G2 - ln(n1 + n2), G2 of four cells without its sign.

    On the scale of -2 ln, about twice the natural logarithm of the Bayes factor: below 0 for one
    common rate; 0 to 2 barely worth mentioning, 2 to 6 positive, 6 to 10 strong, above 10 very
    strong evidence of two, if words were drawn one by one.

    References
    ----------
    Wilson, A. (2013). Embracing Bayes factors for key item analysis in corpus linguistics. In
    New Approaches to the Study of Linguistic Variability, 3-11. Kass, R. E. and Raftery, A. E.
    (1995). Bayes factors. Journal of the American Statistical Association 90, 773-795 (grades).
    """
    return np.abs(log_likelihood(f1, n1, f2, n2)) - np.log(n1 + n2)


@_over_counts
def two_rates_p(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """p-value of two Poisson rates, exact: f1 is binomial given f1 + f2, with share n1/(n1+n2).

    Two-sided, the sum over all counts no likelier than f1, as R's poisson.test has it.

    References
    ----------
    Przyborowski and Wilenski (1940), as under intervals.ratio_interval.
    """
    from scipy import stats

    counts = np.stack([f1, n1, f2, n2])
    tables, which = np.unique(counts.reshape(4, -1), axis=1, return_inverse=True)
    p = np.full(tables.shape[1], np.nan)
    for place, (a, n, b, m) in enumerate(tables.T):
        if n > 0 and m > 0 and not np.isnan(a):
            p[place] = stats.binomtest(int(a), int(a + b), n / (n + m)).pvalue if a + b else 1.0
    return p[which.ravel()].reshape(f1.shape)


@_over_counts
def text_dispersion(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """Text-dispersion keyness: log_likelihood of f1 of n1 documents that hold the word, f2 of n2.

    Long documents hold more words: compare sides whose documents are of like length.

    References
    ----------
    Egbert, J. and Biber, D. (2019). Incorporating text dispersion into keyword analyses. Corpora
    14(1), 77-104.
    """
    return log_likelihood(f1, n1, f2, n2)


@_over_counts
def text_dispersion_p(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """p-value of text_dispersion: Fisher's exact test over documents, two-sided.

    References
    ----------
    Egbert and Biber (2019), as under text_dispersion; Agresti (1992), as under fisher_two_sided.
    """
    p = evidence.fisher_two_sided(f1, n1, f1 + f2, n1 + n2)
    return np.where((n1 > 0) & (n2 > 0), p, np.nan)


log_likelihood_p = chi2_tail(log_likelihood)
log_likelihood_bh = benjamini_hochberg(log_likelihood_p)
log_likelihood_holm = holm(log_likelihood_p)
text_dispersion_bh = benjamini_hochberg(text_dispersion_p)


#: name -> formula, unit, direction, edge
MEASURES = table_of(
    Measure(log_likelihood, "G2", MORE_IN_TARGET, "0 ln 0 = 0; NaN without words"),
    Measure(log_likelihood_2cell, "G2", MORE_IN_TARGET, "0 ln 0 = 0; NaN without words"),
    Measure(log_ratio, "doublings", MORE_IN_TARGET, "finite; NaN without words"),
    Measure(log_ratio_low, "doublings", MORE_IN_TARGET, "-inf at f1 = 0"),
    Measure(log_ratio_high, "doublings", MORE_IN_TARGET, "inf at f2 = 0"),
    Measure(log_ratio_hardie, "doublings", MORE_IN_TARGET, "a count of 0 is 1/2"),
    Measure(lrc, "doublings", MORE_IN_TARGET, "0 where the interval holds 0; NaN at f1 = f2 = 0"),
    Measure(percent_diff, "percent", MORE_IN_TARGET, "inf at f2 = 0; NaN at f1 = f2 = 0"),
    Measure(simple_maths, "times", "above 1: more in the target", "finite, N > 0"),
    Measure(bic, "2 ln of a Bayes factor", "higher: rather two rates", "NaN without words"),
    Measure(odds_ratio, "times", "above 1: more in the target", "NaN at 0/0"),
    Measure(
        weighted_log_odds, "standard deviations", MORE_IN_TARGET, "NaN at f1 + a = 0 or f2 + a = 0"
    ),
    Measure(
        weighted_log_odds_delta, "nats", MORE_IN_TARGET, "-inf at f1 + a = 0, inf at f2 + a = 0"
    ),
    Measure(text_dispersion, "G2", MORE_IN_TARGET, "0 ln 0 = 0; NaN without documents"),
    Measure(text_dispersion_p, "probability", P_VALUE, "NaN without documents"),
    Measure(text_dispersion_bh, "probability", P_VALUE, "NaN without documents"),
    Measure(log_likelihood_p, "probability", P_VALUE, "NaN without words"),
    Measure(two_rates_p, "probability", P_VALUE, "1 at f1 = f2 = 0; NaN without words"),
    Measure(log_likelihood_bh, "probability", P_VALUE, "NaN without words"),
    Measure(log_likelihood_holm, "probability", P_VALUE, "NaN without words"),
)
