"""What the counts of single documents let one say of a rate: documents, not words, are the sample.

A word that stands four times in one article is not four pieces of evidence. Every formula here
takes the counts in the documents and their sizes (``counts, sizes``; counts may be a matrix with
a row per word) and learns from them how far documents differ. ``inside`` marks the documents of
the target; all others are the reference.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from math import comb
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from . import intervals
from .evidence import adjusted
from .measures import Array, Measure, undefined

# Below so many occurrences a word's dispersion is that of its frequency.
_FEWEST = 5


class _Pool(NamedTuple):
    """A rate and what is known of its error: n, words, variance of n, degrees of freedom."""

    n: Array
    size: Array
    variance: Array
    df: Array

    @property
    def relative(self) -> Array:
        """Variance of n over its square: that of the logarithm of the rate."""
        return np.asarray(self.variance / self.n**2)


@undefined
def _pool(counts: Array, sizes: Array) -> _Pool:
    """Pool documents: the variance is the largest of Poisson's, quasi-Poisson's, the jackknife's.

    The degrees of freedom are those of the documents that carry the word: one less than the
    effective number of documents, 1 / P(two occurrences lie in one document).
    """
    k, whole = counts.shape[-1], sizes.sum(axis=-1)
    n, share = counts.sum(axis=-1), sizes / whole[..., None]
    expected = n[..., None] * share
    apart = counts - expected
    pearson = np.nansum(apart**2 / expected, axis=-1) / (k - 1)
    jackknife = (k - 1) / k * ((apart / (1 - share)) ** 2).sum(axis=-1)
    variance = np.fmax(np.fmax(n, pearson * n), jackknife)
    together = (counts * (counts - 1)).sum(axis=-1)
    documents = np.where(together > 0, n * (n - 1) / together, k)
    return _Pool(n, whole, variance, np.clip(documents, 2, max(k, 2)) - 1)


@undefined
def rate_interval(
    counts: ArrayLike, sizes: ArrayLike, *, level: float = 0.95
) -> tuple[Array, Array]:
    """Give the interval of a rate over documents: n / words * exp(-+ t sd / n).

    sd is that of n as the documents show it, never below Poisson's. A word that never stands has
    Garwood's exact upper end; with fewer than two documents there is no interval (NaN).

    References
    ----------
    McCullagh, P. and Nelder, J. A. (1989). Generalized Linear Models, 2nd ed., chapters 6 and 9
    (quasi-likelihood). Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 6 (ratio of
    two totals over clusters; jackknife). The effective number of documents is the reciprocal of
    Simpson's (1949) index.
    """
    from scipy import stats

    tail = (1 - intervals.check_level(level)) / 2
    v, w = _floats(counts, sizes)
    pool = _pool(v, w)
    wide = np.exp(stats.t.isf(tail, pool.df) * np.sqrt(pool.relative))
    none = pool.n == 0
    low = np.where(none, 0.0, pool.n / wide)
    high = np.where(none, intervals.poisson_interval(pool.n, level=level)[1], pool.n * wide)
    known = np.where(v.shape[-1] > 1, pool.size, np.nan)
    return (low / known)[()], (high / known)[()]


def resampled_interval(
    counts: ArrayLike, sizes: ArrayLike, *, level: float = 0.95, times: int = 9_999
) -> tuple[Array, Array]:
    """Give the bootstrap interval of a rate: percentiles of documents drawn anew, fixed seed.

    Never inside rate_interval, as percentiles alone promise too much of few documents; the rate of
    a word that never stands has its exact upper end.

    References
    ----------
    Efron, B. and Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapter 13.
    Hesterberg, T. C. (2015). What teachers should know about the bootstrap. The American
    Statistician 69, 371-386 (percentiles are too narrow in small samples).
    """
    v, w = _floats(counts, sizes)
    low, high = rate_interval(v, w, level=level)
    k = len(w)
    # How often each document is drawn: one matrix serves every word.
    drawn = np.random.default_rng(1).multinomial(k, np.full(k, 1 / k), size=times)
    tails = [(1 - level) / 2, (1 + level) / 2]
    ends = np.stack([np.quantile(drawn @ row / (drawn @ w), tails) for row in v.reshape(-1, k)])
    first, last = ends.T.reshape(2, *v.shape[:-1])
    return np.fmin(low, first)[()], np.fmax(high, last)[()]


@undefined
def spread_interval(
    measure: Callable[[Array, Array], Array],
    counts: ArrayLike,
    sizes: ArrayLike,
    *,
    level: float = 0.95,
    times: int = 999,
) -> tuple[Array, Array]:
    """Give the interval of DP or D_A: documents drawn anew, the outer ends of two bootstraps.

    One takes percentiles, the other Student's t times the bootstrap's error, less its bias, with
    the degrees of freedom of rate_interval. Fixed seed. NaN below five occurrences: a word that
    stands less often has the dispersion of its frequency.

    References
    ----------
    Efron, B. and Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapters 10, 13.
    """
    from scipy import stats

    v, w = _floats(counts, sizes)
    tail, k = (1 - intervals.check_level(level)) / 2, len(w)
    drawn = np.random.default_rng(1).integers(0, k, size=(times, k))
    values = np.stack([measure(v[..., rows], w[rows]) for rows in drawn])
    known, pool = np.isfinite(values), _pool(v, w)
    middle = np.nanmean(np.where(known.any(axis=0), values, 0), axis=0)
    error = np.sqrt(k / (k - 1) * np.nanvar(np.where(known.any(axis=0), values, 0), axis=0, ddof=1))
    centre, wide = 2 * np.asarray(measure(v, w)) - middle, stats.t.isf(tail, pool.df) * error
    first, last = np.nanquantile(np.where(known.any(axis=0), values, 0), [tail, 1 - tail], axis=0)
    enough = pool.n >= _FEWEST
    low = np.where(enough, np.clip(np.minimum(first, centre - wide), 0, 1), np.nan)
    high = np.where(enough, np.clip(np.maximum(last, centre + wide), 0, 1), np.nan)
    return low[()], high[()]


@undefined
def ratio_interval(
    counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike, *, level: float = 0.95
) -> tuple[Array, Array]:
    """Give the interval of the ratio of two rates over documents, target over reference.

    On the logarithm, with the variances of both sides and Welch's degrees of freedom. Where a
    side has no occurrence, the ends are those of the exact interval of two Poisson counts.

    References
    ----------
    As under rate_interval; Welch, B. L. (1947). The generalization of "Student's" problem.
    Biometrika 34, 28-35.
    """
    from scipy import stats

    tail = (1 - intervals.check_level(level)) / 2
    first, second = _sides(counts, sizes, inside)
    a, b = first.relative, second.relative
    wide = np.exp(stats.t.isf(tail, _welch(a, first.df, b, second.df)) * np.sqrt(a + b))
    ratio = (first.n / first.size) / (second.n / second.size)
    exact = intervals.ratio_interval(first.n, first.size, second.n, second.size, level=level)
    zero = (first.n == 0) | (second.n == 0)
    low, high = np.where(zero, exact, (ratio / wide, ratio * wide))
    return low[()], high[()]


def log_ratio_docs_low(
    counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike, *, level: float = 0.95
) -> Array:
    """Lower end of the log ratio's interval over documents: log2 of ratio_interval's.

    References
    ----------
    As under ratio_interval.
    """
    return np.asarray(undefined(np.log2)(ratio_interval(counts, sizes, inside, level=level)[0]))[()]


def log_ratio_docs_high(
    counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike, *, level: float = 0.95
) -> Array:
    """Upper end of the log ratio's interval over documents: log2 of ratio_interval's.

    References
    ----------
    As under ratio_interval.
    """
    return np.asarray(undefined(np.log2)(ratio_interval(counts, sizes, inside, level=level)[1]))[()]


def difference_p(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> Array:
    """p-value of a difference of two rates over documents: t = (n1 - E1) / sd, two-sided.

    E1 are the occurrences that the target would hold by its share s of the words; the variance of
    n1 - E1 = (1 - s) n1 - s n2 is that of the documents, never below Poisson's at one common
    rate. 1 where the word never stands, NaN where a side has fewer than two documents.

    References
    ----------
    As under rate_interval and ratio_interval.
    """
    first, second = _sides(counts, sizes, inside)
    known = min(np.sum(inside), np.size(inside) - np.sum(inside)) > 1
    return np.where(known, _tail(first, second), np.nan)[()]


def difference_bh(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> Array:
    """p-values of difference_p after Benjamini and Hochberg, over the whole list given.

    References
    ----------
    Benjamini and Hochberg (1995), as under keyness.log_likelihood_bh.
    """
    return adjusted(difference_p(counts, sizes, inside), method="fdr_bh")


@undefined
def permutation_p(
    counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike, *, times: int = 9_999
) -> Array:
    """p-value of a difference of the documents' mean rates: share of dealings that reach it.

    The statistic is Welch's, the difference of the mean rates over its error: a document is one
    observation, however many words it has. Where there are at most ``times`` ways to deal the
    documents, all are gone through; of more, as many are drawn with a fixed seed and the real one
    counted among them. Dealing holds short and long documents to be alike, which they are not (a
    short one holds 0 more often): so p is never below difference_p, which knows their lengths.

    References
    ----------
    Janssen, A. (1997). Studentized permutation tests for non-i.i.d. hypotheses and the
    generalized Behrens-Fisher problem. Statistics & Probability Letters 36, 9-21. Chung, E. and
    Romano, J. P. (2013). Exact and asymptotically robust permutation tests. Annals of Statistics
    41, 484-507.
    """
    v, w = _floats(counts, sizes)
    dealt = _dealings(np.asarray(inside, dtype=bool), times)
    p = np.ones(v.shape[:-1])
    for row in np.ndindex(*p.shape):
        x, y = ((v[row] / w)[places] for places in dealt)
        apart = np.abs(x.mean(axis=-1) - y.mean(axis=-1))
        error = np.sqrt(sum(side.var(axis=-1, ddof=1) / side.shape[-1] for side in (x, y)))
        reached = np.where(apart > 1e-12 * (v[row] / w).max(), apart / error, 0)
        p[row] = np.mean(reached >= reached[0] * (1 - 1e-9))
    return np.maximum(p, difference_p(v, w, inside))[()]


def _dealings(inside: np.ndarray, times: int) -> tuple[np.ndarray, np.ndarray]:
    """Give the places of target and reference in each dealing, the real one first."""
    k, m = len(inside), int(inside.sum())
    if comb(k, m) <= times:
        first = np.array(list(combinations(range(k), m)))
        order = np.array([[*chosen, *np.setdiff1d(np.arange(k), chosen)] for chosen in first])
    else:
        rng = np.random.default_rng(1)
        order = rng.permuted(np.tile(np.arange(k), (times + 1, 1)), axis=1)
        order[0] = np.arange(k)
    # In the first row the target's documents come first, in all others whichever are dealt.
    order = np.concatenate([np.flatnonzero(inside), np.flatnonzero(~inside)])[order]
    return order[:, :m], order[:, m:]


@undefined
def superiority(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> Array:
    """Probability that a document of the target has the higher rate: P(x > y) + P(x = y) / 2.

    .5 where neither side tends to higher rates. Short documents hold 0 more often than long ones
    at the same rate: read it only where both sides have documents of like length.

    References
    ----------
    Brunner, E. and Munzel, U. (2000). The nonparametric Behrens-Fisher problem. Biometrical
    Journal 42, 17-25. Vargha, A. and Delaney, H. D. (2000). A critique and improvement of the CL
    common language effect size statistics. Journal of Educational and Behavioral Statistics 25.
    """
    from scipy import stats

    v, w = _floats(counts, sizes)
    chosen = np.asarray(inside, dtype=bool)
    m = chosen.sum()
    ranks = stats.rankdata(v / w, axis=-1)[..., chosen].sum(axis=-1) / m
    return np.asarray((ranks - (m + 1) / 2) / (~chosen).sum())[()]


@undefined
def brunner_munzel_p(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> Array:
    """p-value of superiority: Brunner and Munzel's test of the documents' rates, two-sided.

    1 where all rates are equal. Where no rate of one side reaches the other's, the ranks have no
    variance: then the share of dealings that do so, 2 / C(k, m).

    References
    ----------
    Brunner and Munzel (2000), as under superiority.
    """
    from scipy import stats

    v, w = _floats(counts, sizes)
    chosen = np.asarray(inside, dtype=bool)
    rates, ranks = v / w, stats.rankdata(v / w, axis=-1)
    means, parts = [], []
    for side in (chosen, ~chosen):
        # How many of the other side each document is above, and how much that varies.
        above = ranks[..., side] - stats.rankdata(rates[..., side], axis=-1)
        means.append(ranks[..., side].mean(axis=-1))
        parts.append(side.sum() * above.var(axis=-1, ddof=1))
    m, n = chosen.sum(), (~chosen).sum()
    error = np.sqrt(parts[0] + parts[1])
    t = m * n * np.abs(means[0] - means[1]) / (m + n) / error
    p = 2 * stats.t.sf(t, _welch(parts[0], m - 1, parts[1], n - 1))
    equal, apart = np.ptp(rates, axis=-1) == 0, error == 0
    return np.where(equal, 1.0, np.where(apart, min(1.0, 2 / comb(m + n, m)), p))[()]


def brunner_munzel_bh(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> Array:
    """p-values of brunner_munzel_p after Benjamini and Hochberg, over the whole list given.

    References
    ----------
    Benjamini and Hochberg (1995), as under keyness.log_likelihood_bh.
    """
    return adjusted(brunner_munzel_p(counts, sizes, inside), method="fdr_bh")


def _floats(counts: ArrayLike, sizes: ArrayLike) -> tuple[Array, Array]:
    v, w = np.asarray(counts, dtype="float64"), np.asarray(sizes, dtype="float64")
    if v.shape[-1:] != w.shape:
        raise ValueError(f"{v.shape[-1]} counts for {w.shape[-1]} documents")
    return v, w


def _sides(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> tuple[_Pool, _Pool]:
    v, w = _floats(counts, sizes)
    chosen = np.asarray(inside, dtype=bool)
    return _pool(v[..., chosen], w[chosen]), _pool(v[..., ~chosen], w[~chosen])


@undefined
def _tail(first: _Pool, second: _Pool) -> Array:
    """Give the two-sided p-value of the difference of two pools; 1 without an occurrence."""
    from scipy import stats

    n, share = first.n + second.n, first.size / (first.size + second.size)
    a = (1 - share) ** 2 * np.fmax(first.variance, n * share)
    b = share**2 * np.fmax(second.variance, n * (1 - share))
    t = np.abs(first.n - n * share) / np.sqrt(a + b)
    return np.where(n > 0, 2 * stats.t.sf(t, _welch(a, first.df, b, second.df)), 1.0)


def _welch(a: Array, df_a: Array | float, b: Array, df_b: Array | float) -> Array:
    """Degrees of freedom of a difference whose sides have the variances a and b."""
    return np.asarray((a + b) ** 2 / (a**2 / df_a + b**2 / df_b))


_MORE = "positive: more in the target"
_P = "lower: chance explains it worse"
_FEW = "NaN where a side has one document"

#: name -> formula, unit, direction, edge
MEASURES: dict[str, Measure] = {
    "log_ratio_docs_low": Measure(log_ratio_docs_low, "doublings", _MORE, "-inf at f1 = 0"),
    "log_ratio_docs_high": Measure(log_ratio_docs_high, "doublings", _MORE, "inf at f2 = 0"),
    "superiority": Measure(
        superiority, "probability", "above .5: more in the target", ".5 at f = 0"
    ),
    "difference_p": Measure(difference_p, "probability", _P, _FEW),
    "difference_bh": Measure(difference_bh, "probability", _P, _FEW),
    "brunner_munzel_p": Measure(brunner_munzel_p, "probability", _P, "1 where all rates are equal"),
    "brunner_munzel_bh": Measure(brunner_munzel_bh, "probability", _P, "1 where all are equal"),
}
