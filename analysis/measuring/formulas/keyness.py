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

from . import association
from .intervals import ratio_interval
from .measures import Array, Formula, measures_of, undefined
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
    """Log ratio of the two rates, 1/2 added to all: log2((f1+½)/(n1+½) / ((f2+½)/(n2+½)))."""
    ratio = np.log2((f1 + 0.5) / (n1 + 0.5)) - np.log2((f2 + 0.5) / (n2 + 0.5))
    return np.where((n1 > 0) & (n2 > 0), ratio, np.nan)


@_over_counts
def log_ratio_hardie(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """Log ratio with Hardie's rule for zeros: log2((f1/n1) / (f2/n2)), a count of 0 taken as ½."""
    f1, f2 = np.where(f1 == 0, 0.5, f1), np.where(f2 == 0, 0.5, f2)
    return np.log2(f1 / n1) - np.log2(f2 / n2)


@_over_counts
def log_ratio_low(f1: Array, n1: Array, f2: Array, n2: Array, *, level: float = 0.95) -> Any:
    """Lower end of the log ratio's exact interval: log2 of ratio_interval's; -inf at f1 = 0."""
    return np.log2(ratio_interval(f1, n1, f2, n2, level=level)[0])


@_over_counts
def log_ratio_high(f1: Array, n1: Array, f2: Array, n2: Array, *, level: float = 0.95) -> Any:
    """Upper end of the log ratio's exact interval: log2 of ratio_interval's; inf at f2 = 0."""
    return np.log2(ratio_interval(f1, n1, f2, n2, level=level)[1])


@_over_counts
def lrc(f1: Array, n1: Array, f2: Array, n2: Array, *, level: float = 0.95, tests: int = 1) -> Any:
    """Conservative log ratio: the end of its exact interval that is nearer to 0, else 0.

    ``tests`` words share the error (Bonferroni): the level becomes 1 - (1 - level) / tests.
    """
    shared = 1 - (1 - level) / max(tests, 1)
    low, high = (end(f1, n1, f2, n2, level=shared) for end in (log_ratio_low, log_ratio_high))
    nearer = np.where(f1 * n2 >= f2 * n1, np.maximum(low, 0), np.minimum(high, 0))
    return np.where(f1 + f2 > 0, nearer, np.nan)


@_over_counts
def percent_diff(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """%DIFF, the difference of the rates in percent of the reference's: 100 (p1 - p2) / p2."""
    p1, p2 = f1 / n1, f2 / n2
    return 100 * (p1 - p2) / p2


@_over_counts
def simple_maths(f1: Array, n1: Array, f2: Array, n2: Array, *, smoothing: float = 1) -> Any:
    """Simple maths: (f1 per million + N) / (f2 per million + N), N = 1.

    A larger N (``smoothing``) favours more frequent words.
    """
    return (1e6 * f1 / n1 + smoothing) / (1e6 * f2 / n2 + smoothing)


@_over_counts
def odds_ratio(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """Odds ratio: f1 (n2 - f2) / (f2 (n1 - f1))."""
    return association.odds_ratio(f1, n1, f1 + f2, n1 + n2)


@_over_counts
def weighted_log_odds_delta(
    f1: Array, n1: Array, f2: Array, n2: Array, *, prior: ArrayLike, prior_total: float
) -> Any:
    """Difference of log odds under a Dirichlet prior: ln((f1+a)/(n1+A-f1-a)) - ln(same of 2).

    a is ``prior``, the word's imagined count, A is ``prior_total``, that of all words.
    """
    first, second = (f + np.asarray(prior, dtype="float64") for f in (f1, f2))
    odds = (own / (n + prior_total - own) for own, n in ((first, n1), (second, n2)))
    return np.subtract(*map(np.log, odds))


@_over_counts
def weighted_log_odds(
    f1: Array, n1: Array, f2: Array, n2: Array, *, prior: ArrayLike, prior_total: float
) -> Any:
    """Weighted log odds ("fightin' words"): weighted_log_odds_delta / sqrt(1/(f1+a) + 1/(f2+a))."""
    delta = weighted_log_odds_delta(f1, n1, f2, n2, prior=prior, prior_total=prior_total)
    a = np.asarray(prior, dtype="float64")
    return delta / np.sqrt(1 / (f1 + a) + 1 / (f2 + a))


@_over_counts
def log_likelihood(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """Signed log-likelihood ratio: sign(f1/n1 - f2/n2) * 2 * sum O ln(O/E) over four cells."""
    return association.log_likelihood(f1, n1, f1 + f2, n1 + n2)


@_over_counts
def log_likelihood_2cell(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """Signed log-likelihood of two cells: sign * 2 * (f1 ln(f1/E1) + f2 ln(f2/E2)).

    E1 = n1 (f1 + f2) / (n1 + n2). Without the words that are not this one: a little below G2.
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
    """
    return np.abs(log_likelihood(f1, n1, f2, n2)) - np.log(n1 + n2)


@_over_counts
def two_rates_p(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """p-value of two Poisson rates, exact: f1 is binomial given f1 + f2, with share n1/(n1+n2).

    Two-sided, the sum over all counts no likelier than f1, as R's poisson.test has it.
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
    """
    return log_likelihood(f1, n1, f2, n2)


@_over_counts
def text_dispersion_p(f1: Array, n1: Array, f2: Array, n2: Array) -> Any:
    """p-value of text_dispersion: Fisher's exact test over documents, two-sided."""
    p = association.fisher_two_sided(f1, n1, f1 + f2, n1 + n2)
    return np.where((n1 > 0) & (n2 > 0), p, np.nan)


log_likelihood_p = chi2_tail(log_likelihood)
log_likelihood_bh = benjamini_hochberg(log_likelihood_p)
log_likelihood_holm = holm(log_likelihood_p)
text_dispersion_bh = benjamini_hochberg(text_dispersion_p)

MEASURES = measures_of("keyness", globals())
