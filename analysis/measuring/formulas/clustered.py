"""What the counts of single documents let one say of a rate: documents, not words, are the sample.

A word that stands four times in one article is not four pieces of evidence. Every formula here
takes the counts in the documents and their sizes (``counts, sizes``; counts may be a matrix with
a row per word) and learns from them how far documents differ (:mod:`.scatter`). ``inside`` marks
the documents of the target; all others are the reference.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from . import intervals
from .measures import Array, undefined
from .p_values import benjamini_hochberg
from .scatter import Pool, pools

# Student's t beyond this would let a correction by moments run away.
_MOST = 3.0


@undefined
def rate_interval(
    counts: ArrayLike, sizes: ArrayLike, *, level: float = 0.95
) -> tuple[Array, Array]:
    """Give the interval of a rate over documents: n / words * exp(-+ t sd / n).

    sd is that of n as the documents show it, never below Poisson's. The upper end is moved by the
    skewness g of n, t + g (2 t^2 + 1) / 6 - t^2 sd / 2n, g taken a quarter larger: samples of
    skewed rates show too little of it. It is never below n + t times the sd that documents have at
    one phi (scatter.heterogeneity): where the long ones happen to hold few; and never above one a
    word.

    A word that never stands has Garwood's exact upper end in clusters of two: of what nobody has
    seen nobody knows how it clusters, but a word that stands once in a text stands there again in
    about one of two. With fewer than two documents there is no interval (NaN).

    References
    ----------
    McCullagh, P. and Nelder, J. A. (1989). Generalized Linear Models, 2nd ed., chapters 6 and 9
    (quasi-likelihood). Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 6 (ratio of
    two totals over clusters; jackknife). Johnson, N. J. (1978). Modified t tests and confidence
    intervals for asymmetrical populations. Journal of the American Statistical Association 73,
    536-544. Joanes, D. N. and Gill, C. A. (1998). Comparing measures of sample skewness and
    kurtosis. The Statistician 47, 183-189 (its bias). Church, K. W. (2000). Empirical estimates of
    adaptation: the chance of two Noriegas is closer to p/2 than p^2. COLING 2000, 180-186. The
    effective number of documents is the reciprocal of Simpson's (1949) index.
    """
    from scipy import stats

    tail = (1 - intervals.check_level(level)) / 2
    (pool,) = pools(counts, sizes)
    t, error = stats.t.isf(tail, pool.df), np.sqrt(pool.relative)
    some = np.minimum(t, _MOST)
    skewed = 1.25 * pool.skewness * (2 * some**2 + 1) / 6 - error * some**2 / 2
    high = np.fmax(
        pool.n * np.exp((t + np.fmax(skewed, 0)) * error), pool.n + some * np.sqrt(pool.scattered)
    )
    none = pool.n == 0
    low = np.where(none, 0.0, pool.n * np.exp(-t * error))
    high = np.where(none, 2 * intervals.poisson_interval(pool.n, level=level)[1], high)
    high = np.fmin(high, np.fmax(pool.n, pool.size))
    known = np.where(np.shape(counts)[-1] > 1, pool.size, np.nan)
    return (low / known)[()], (high / known)[()]


@undefined
def ratio_interval(
    counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike, *, level: float = 0.95
) -> tuple[Array, Array]:
    """Give the interval of the ratio of two rates over documents, target over reference.

    On the logarithm, with the variances of both sides and Welch's degrees of freedom. Where a side
    has no occurrence, the ends are those of the exact interval of two Poisson counts, counts and
    words divided by the design effect of their side (the variance of n over Poisson's), at the
    level that Student's t of the other side leaves; and no surer than documents can be, d of which
    hold the word: C(k - d, m) / C(k, m) is the chance that the m of the empty side hold none.

    References
    ----------
    As under rate_interval; Welch, B. L. (1947). The generalization of "Student's" problem.
    Biometrika 34, 28-35. Rao, J. N. K. and Scott, A. J. (1992). A simple method for the analysis of
    clustered binary data. Biometrics 48, 577-585 (effective counts).
    """
    from scipy import stats

    tail = (1 - intervals.check_level(level)) / 2
    first, second = _sides(counts, sizes, inside)
    ratio = (first.n / first.size) / (second.n / second.size)
    error, df = _of_logarithm(first, second)
    wide = np.exp(stats.t.isf(tail, df) * error)
    exact = intervals.ratio_limits(
        *_effective(counts, inside, first, second), tail=stats.norm.sf(stats.t.isf(tail, df))
    )
    zero = (first.n == 0) | (second.n == 0)
    low, high = np.where(zero, exact, (ratio / wide, ratio * wide))
    return low[()], high[()]


def log_ratio_docs_low(
    counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike, *, level: float = 0.95
) -> Array:
    """Lower end of the log ratio's interval over documents: log2 of ratio_interval's."""
    return _log2(ratio_interval(counts, sizes, inside, level=level)[0])


def log_ratio_docs_high(
    counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike, *, level: float = 0.95
) -> Array:
    """Upper end of the log ratio's interval over documents: log2 of ratio_interval's."""
    return _log2(ratio_interval(counts, sizes, inside, level=level)[1])


@undefined
def difference_p(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> Array:
    """p-value of a difference of two rates over documents: the level at which ratio_interval ends.

    t = log of the ratio over its error, two-sided; where a side has no occurrence, the probability
    that all of the other's fall to it, (words there / all words)^n, of effective counts, as t of
    the same tail. 1 where the word never stands, NaN where a side has fewer than two documents.
    """
    from scipy import stats

    first, second = _sides(counts, sizes, inside)
    error, df = _of_logarithm(first, second)
    t = np.abs(np.log((first.n / first.size) / (second.n / second.size))) / error
    n1, w1, n2, w2 = _effective(counts, inside, first, second)
    alone = np.where(first.n > 0, (w1 / (w1 + w2)) ** n1, (w2 / (w1 + w2)) ** n2)
    zero = (first.n == 0) | (second.n == 0)
    p = 2 * stats.t.sf(np.where(zero, np.fmax(stats.norm.isf(alone), 0), t), df)
    known = min(np.sum(inside), np.size(inside) - np.sum(inside)) > 1
    return np.where(known, np.where(first.n + second.n > 0, p, 1.0), np.nan)[()]


difference_bh = benjamini_hochberg(difference_p)


@undefined
def _log2(ends: Array) -> Array:
    return np.asarray(np.log2(ends))[()]


def _sides(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> list[Pool]:
    chosen = np.asarray(inside, dtype=bool)
    return [pool.steadied for pool in pools(counts, sizes, chosen, ~chosen)]


@undefined
def _of_logarithm(first: Pool, second: Pool) -> tuple[Array, Array]:
    """Give the error of the logarithm of a ratio, and Welch's degrees of freedom.

    Where a side has no occurrence, the degrees are those of the other.
    """
    a, b = first.relative, second.relative
    df = np.asarray((a + b) ** 2 / (a**2 / first.df + b**2 / second.df))
    df = np.where(first.n == 0, second.df, np.where(second.n == 0, first.df, df))
    return np.sqrt(a + b), df


@undefined
def _effective(counts: ArrayLike, inside: ArrayLike, *sides: Pool) -> list[Array]:
    """Give occurrences and words of both sides, divided by the design effect of each.

    Of a side that holds none the effect is that of the common rate; the other's occurrences are at
    most as many as make it as improbable as dealing the documents does.
    """
    v, m, effective = np.asarray(counts), np.sum(inside), []
    k, holding = v.shape[-1], np.count_nonzero(v, axis=-1)
    for pool in sides:
        effect = np.where(pool.n > 0, pool.variance / pool.n, pool.scattered / pool.expected)
        effective += [pool.n / np.fmax(effect, 1), pool.size / np.fmax(effect, 1)]
    words = effective[1] + effective[3]
    for place, empty in ((0, k - m), (2, m)):
        dealt = _log_ways(k - holding, empty) - _log_ways(k, empty)
        most = dealt / np.log(effective[place + 1] / words)
        effective[place] = np.fmin(effective[place], most)
    return effective


def _log_ways(k: ArrayLike, m: ArrayLike) -> Array:
    """Give the logarithm of the number of ways to choose m of k."""
    n = np.asarray(k, dtype="float64")
    ways = special.gammaln(n + 1) - special.gammaln(np.asarray(m) + 1) - special.gammaln(n - m + 1)
    return np.asarray(ways)
