"""Which side's documents tend to higher rates: ranks, which one long list in one text cannot move.

Called as the formulas of :mod:`.clustered`: ``counts, sizes, inside``.
"""

from __future__ import annotations

from math import comb

import numpy as np
from numpy.typing import ArrayLike

from .clustered import difference_p
from .evidence import adjusted
from .measures import Array, undefined
from .scatter import floats

# From so many times the words of the other side's documents on, ranks differ by length alone.
_LIKE = 1.2


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
    ranks, chosen = _ranks(counts, sizes, inside)
    m = chosen.sum()
    above = ranks[..., chosen].sum(axis=-1) / m - (m + 1) / 2
    return np.asarray(above / (~chosen).sum())[()]


@undefined
def brunner_munzel_p(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> Array:
    """p-value of superiority: the larger one of Brunner and Munzel's and of Wilcoxon's test.

    The first knows that sides may scatter unequally, but takes a few documents of a side that hold
    none for a sure sign; the second (normal, with ties and continuity) does not. Where the
    documents of one side are longer by a fifth on average, it is never below difference_p, which
    knows their lengths. 1 where all rates are equal. Where no rate of one side reaches the other's,
    the first is the share of dealings that do so, 2 / C(k, m).

    References
    ----------
    Brunner and Munzel (2000), as under superiority. Mann, H. B. and Whitney, D. R. (1947). On a
    test of whether one of two random variables is stochastically larger than the other. Annals of
    Mathematical Statistics 18, 50-60.
    """
    ranks, chosen = _ranks(counts, sizes, inside)
    p = np.fmax(_brunner_munzel(ranks, chosen), _wilcoxon(ranks, chosen))
    w = np.asarray(sizes, dtype="float64")
    lengths = w[chosen].mean(), w[~chosen].mean()
    if max(lengths) >= _LIKE * min(lengths):
        p = np.fmax(p, difference_p(counts, sizes, inside))
    return p[()]


def brunner_munzel_bh(counts: ArrayLike, sizes: ArrayLike, inside: ArrayLike) -> Array:
    """p-values of brunner_munzel_p after Benjamini and Hochberg, over the whole list given.

    References
    ----------
    Benjamini and Hochberg (1995), as under keyness.log_likelihood_bh.
    """
    return adjusted(brunner_munzel_p(counts, sizes, inside), method="fdr_bh")


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
