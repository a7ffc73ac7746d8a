"""Documents drawn anew: intervals of what no formula gives an error for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from . import intervals
from .clustered import rate_interval
from .measures import Array, undefined
from .scatter import floats, pools

# Below so many occurrences a word's dispersion is that of its frequency.
_FEWEST = 5


@undefined
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
    v, w = floats(counts, sizes)
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
    stands less often has the dispersion of its frequency. Of k documents that are all alike, up to
    a share of 1 - tail^(1/k) of all such documents may still hold none (exact limit of a share of
    0): the ends then lie that far from DP = 0 and D_A = 1.

    References
    ----------
    Efron, B. and Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapters 10, 13.
    Clopper and Pearson (1934), as under intervals.ratio_interval.
    """
    from scipy import stats

    v, w = floats(counts, sizes)
    tail, k = (1 - intervals.check_level(level)) / 2, len(w)
    drawn = np.random.default_rng(1).integers(0, k, size=(times, k))
    values = np.stack([measure(v[..., rows], w[rows]) for rows in drawn])
    values = np.where(np.isfinite(values).any(axis=0), values, 0)
    (pool,), value = pools(v, w), np.asarray(measure(v, w))
    error = np.sqrt(k / (k - 1) * np.nanvar(values, axis=0, ddof=1))
    centre = 2 * value - np.nanmean(values, axis=0)
    wide = stats.t.isf(tail, pool.df) * error
    first, last = np.nanquantile(values, [tail, 1 - tail], axis=0)
    # Documents that are all alike: at most so many others may hold none, by which DP would differ.
    alike, unseen = error < 1e-12, 1 - tail ** (1 / k)
    low = np.where(alike, value - unseen, np.minimum(first, centre - wide))
    high = np.where(alike, value + unseen, np.maximum(last, centre + wide))
    enough = pool.n >= _FEWEST
    low, high = (np.where(enough, np.clip(end, 0, 1), np.nan) for end in (low, high))
    return low[()], high[()]
