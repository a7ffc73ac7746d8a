"""Documents drawn anew: intervals of what no formula gives an error for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import ArrayLike

from . import intervals
from .clustered import rate_interval
from .measures import Array, undefined
from .scatter import floats, pools

# Below so many occurrences a word's dispersion is that of its frequency.
_FEWEST = 5
# A logit needs values inside 0 and 1.
_EDGE = 1e-6


@undefined
def resampled_interval(
    counts: ArrayLike, sizes: ArrayLike, *, level: float = 0.95, times: int = 9_999
) -> tuple[Array, Array]:
    """Give the bootstrap interval of a rate: percentiles of documents drawn anew, fixed seed.

    Never inside rate_interval, as percentiles alone promise too much of few documents, but where
    the word never stands: the bootstrap of a zero has Garwood's exact upper end.

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
    exact = intervals.poisson_interval(0, level=level)[1] / w.sum()
    return np.fmin(low, first)[()], np.where(last > 0, np.fmax(high, last), exact)[()]


@undefined
def spread_interval(
    measure: Callable[[Array, Array], Array],
    counts: ArrayLike,
    sizes: ArrayLike,
    *,
    level: float = 0.95,
    times: int = 999,
) -> tuple[Array, Array]:
    """Give the interval of DP or D_A: documents drawn anew, on the logit scale.

    The value -+ t times its error, both as logits: the ends stay within 0 and 1, as unequal as the
    measure is skewed. The error is the larger one of the bootstrap's and (of up to ``times``
    documents) the jackknife's, t has the degrees of freedom of rate_interval. Fixed seed. NaN below
    five occurrences: a word that stands less often has the dispersion of its frequency. Of k
    documents that are all alike, up to a share of 1 - tail^(1/k) of all such documents may still
    hold none (exact limit of a share of 0): the ends then lie that far from DP = 0 and D_A = 1.

    References
    ----------
    Efron, B. and Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapters 6, 11, 12
    (errors by bootstrap and jackknife, intervals on a transformed scale). Gries, S. Th. (2006).
    Exploring variability within and between corpora. Corpora 1(2), 109-151 (resampling the parts
    of a corpus). Clopper and Pearson (1934), as under intervals.ratio_interval.
    """
    from scipy import special, stats

    v, w = floats(counts, sizes)
    tail, k = (1 - intervals.check_level(level)) / 2, len(w)
    drawn = np.random.default_rng(1).integers(0, k, size=(times, k))
    (pool,), value = pools(v, w), np.asarray(measure(v, w))
    resampled = (measure(v[..., rows], w[rows]) for rows in drawn)
    error = np.sqrt(k / (k - 1) * _variance(resampled, value))
    if k <= times:
        left = (measure(np.delete(v, i, axis=-1), np.delete(w, i)) for i in range(k))
        error = np.fmax(error, np.sqrt((k - 1) * _variance(left, value)))
    centre = np.clip(value, _EDGE, 1 - _EDGE)
    wide = stats.t.isf(tail, pool.df) * error / (centre * (1 - centre))
    # Documents that are all alike: at most so many others may hold none, by which DP would differ.
    alike, unseen = error < 1e-12, 1 - tail ** (1 / k)
    ends = (
        np.where(alike, value + side * unseen, special.expit(special.logit(centre) + side * wide))
        for side in (-1, 1)
    )
    low, high = (np.where(pool.n >= _FEWEST, np.clip(end, 0, 1), np.nan) for end in ends)
    return low[()], high[()]


def _variance(values: Iterable[Array], about: Array) -> Array:
    """Give the variance over resamples, one at a time, without those that drew no occurrence."""
    number, total, squares = (np.zeros_like(about) for _ in range(3))
    for value in values:
        apart = np.nan_to_num(value - about)
        number += np.isfinite(value)
        total += apart
        squares += apart**2
    number = np.fmax(number, 1)
    return np.fmax(squares / number - (total / number) ** 2, 0)
