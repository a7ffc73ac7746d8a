"""Tests that hold documents to be the sample: which side's documents tend to higher rates.

Called as the formulas of :mod:`.clustered`: ``counts, sizes, inside``. :data:`MEASURES` lists them
with those of :mod:`.clustered`; how documents scatter is learnt in :mod:`.scatter`.
"""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import ArrayLike

from . import clustered
from .clustered import difference_p
from .measures import Array, measures_of, undefined
from .p_values import benjamini_hochberg
from .scatter import floats

#: From so many times the words of the other side's documents on, they differ by length alone.
LIKE = 1.2


@undefined
def superiority(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> Array:
    """Probability that a document of the target has the higher rate: P(x > y) + P(x = y) / 2.

    .5 where neither side tends to higher rates. Short documents hold 0 more often than long ones
    at the same rate: read it only where both sides have documents of like length.
    """
    ranks, chosen = _ranks(counts, sizes, inside)
    m = chosen.sum()
    above = ranks[..., chosen].sum(axis=-1) / m - (m + 1) / 2
    return np.asarray(above / (~chosen).sum())[()]


@undefined
def brunner_munzel_p(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> Array:
    """p-value of superiority: the larger one of Brunner and Munzel's and of Wilcoxon's test.

    The first knows that sides may scatter unequally, but takes a few documents of a side that hold
    none for a sure sign; the second (normal, with ties and continuity) does not. Where the
    documents of one side are longer by a fifth, it is never below difference_p, which knows their
    lengths. 1 where all rates are equal. Where no rate of one side reaches the other's,
    the first is the share of dealings that do so, 2 / C(k, m).
    """
    ranks, chosen = _ranks(counts, sizes, inside)
    p = np.fmax(_brunner_munzel(ranks, chosen), _wilcoxon(ranks, chosen))
    if unlike(sizes, inside):
        p = np.fmax(p, difference_p(counts, sizes, inside))
    return p[()]


brunner_munzel_bh = benjamini_hochberg(brunner_munzel_p)


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
    v, w = floats(counts, sizes)
    dealt = _dealings(np.asarray(inside, dtype=bool), times)
    p = np.ones(v.shape[:-1])
    for row in np.ndindex(*p.shape):
        x, y = ((v[row] / w)[places] for places in dealt)
        apart = np.abs(x.mean(axis=-1) - y.mean(axis=-1))
        error = np.sqrt(sum(side.var(axis=-1, ddof=1) / side.shape[-1] for side in (x, y)))
        reached = np.where(apart > 1e-12 * (v[row] / w).max(), apart / error, 0)
        p[row] = np.mean(reached >= reached[0] * (1 - 1e-9))
    return np.maximum(p, difference_p(v, w, inside))[()]


def unlike(sizes: ArrayLike, inside: ArrayLike) -> bool:
    """Tell whether the documents of one side are longer by a fifth, by their mean or median."""
    w, chosen = np.asarray(sizes, dtype="float64"), np.asarray(inside, dtype=bool)
    if chosen.all() or not chosen.any():
        return False
    pairs = [(middle(w[chosen]), middle(w[~chosen])) for middle in (np.mean, np.median)]
    return any(max(pair) >= LIKE * min(pair) for pair in pairs)


def _ranks(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> tuple[Array, np.ndarray]:
    """Rank the documents by their rates; equal rates share the mean of their ranks."""
    from scipy import stats

    v, w = floats(counts, sizes)
    return stats.rankdata(v / w, axis=-1), np.asarray(inside, dtype=bool)


@undefined
def _brunner_munzel(ranks: Array, chosen: np.ndarray) -> Array:
    from scipy import stats

    means, parts = [], []
    for side in (chosen, ~chosen):
        # How many of the other side each document is above, and how much that varies.
        above = ranks[..., side] - stats.rankdata(ranks[..., side], axis=-1)
        means.append(ranks[..., side].mean(axis=-1))
        parts.append(side.sum() * above.var(axis=-1, ddof=1))
    m, n = chosen.sum(), (~chosen).sum()
    error = np.sqrt(parts[0] + parts[1])
    t = m * n * np.abs(means[0] - means[1]) / (m + n) / error
    df = error**4 / (parts[0] ** 2 / (m - 1) + parts[1] ** 2 / (n - 1))
    equal, apart = np.ptp(ranks, axis=-1) == 0, error == 0
    p = np.where(apart, min(1.0, 2 / comb(m + n, m)), 2 * stats.t.sf(t, df))
    return np.where(equal, 1.0, p)


@undefined
def _wilcoxon(ranks: Array, chosen: np.ndarray) -> Array:
    """Rank-sum test by the normal distribution; the variance of tied ranks is that of the ranks."""
    from scipy import stats

    m, n = chosen.sum(), (~chosen).sum()
    apart = np.abs(ranks[..., chosen].sum(axis=-1) - m * (m + n + 1) / 2)
    error = np.sqrt(m * n / (m + n) * ranks.var(axis=-1, ddof=1))
    p = np.minimum(2 * stats.norm.sf((apart - 0.5) / error), 1.0)
    return np.where(error > 0, p, 1.0)


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


MEASURES = measures_of("documents", vars(clustered) | globals())
