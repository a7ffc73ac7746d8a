"""How surely two words do not meet by chance: test statistics on the 2x2 table, and p-values.

Every function takes the joint count, the two margins and the total (``o11, r1, c1, n``), as
numbers or arrays. A p-value holds the N units to be drawn one by one, which words of a text are
not: it is too small, the more so the longer the texts.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .contingency import Cells, cells
from .measures import Array, undefined


@undefined
def log_likelihood(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """Signed log-likelihood ratio: sign(O11 - E11) * 2 * sum O ln(O/E) over the four cells.

    0 ln 0 is 0; no constant is added to any cell. Negative where the two meet less often than
    expected. NaN in an empty sample.

    References
    ----------
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19(1), 61-74.
    """
    t = cells(o11, r1, c1, n)
    # ln(O/E) as log1p((O - E)/E): no digits are lost where O is near E in a large corpus.
    total = sum(
        special.xlog1py(o, np.where(e == 0, 0.0, sign * t.excess / e)) for o, e, sign in _signed(t)
    )
    return np.asarray(np.sign(t.excess) * 2 * np.maximum(total, 0))[()]


@undefined
def simple_ll(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """Signed simple log-likelihood: sign(O11 - E11) * 2 * (O11 ln(O11/E11) - (O11 - E11)).

    Only the cell of the pair counts. NaN where E11 = 0.

    References
    ----------
    Evert, S. (2008). Corpora and collocations, section 4.2. In Corpus Linguistics: An
    International Handbook, vol. 2, 1212-1248.
    """
    t = cells(o11, r1, c1, n)
    one_sided = special.xlog1py(t.o11, t.excess / t.e11) - t.excess
    return np.asarray(np.sign(t.excess) * 2 * np.maximum(one_sided, 0))[()]


@undefined
def chi2(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """Pearson's X2: sum (O - E)^2 / E over the four cells, without a sign; NaN if a margin is 0.

    References
    ----------
    Pearson, K. (1900). On the criterion that a given system of deviations … Philosophical
    Magazine 50, 157-175. Worked example: Manning, C. D. and Schütze, H. (1999). Foundations of
    Statistical Natural Language Processing, table 5.8 ("new companies", X2 = 1.55).
    """
    t = cells(o11, r1, c1, n)
    return np.asarray(t.excess**2 * _sum_of_inverses(t))[()]


@undefined
def chi2_yates(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """X2 with Yates' correction: sum (abs(O - E) - min(1/2, abs(O - E)))^2 / E; NaN as chi2.

    References
    ----------
    Yates, F. (1934). Contingency tables involving small numbers and the chi-squared test.
    Supplement to the Journal of the Royal Statistical Society 1(2), 217-235.
    """
    t = cells(o11, r1, c1, n)
    apart = abs(t.excess)
    return np.asarray((apart - np.minimum(0.5, apart)) ** 2 * _sum_of_inverses(t))[()]


def log_likelihood_p(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """p-value of log_likelihood: upper tail of chi-squared with one degree of freedom.

    References
    ----------
    Wilks, S. S. (1938). The large-sample distribution of the likelihood ratio. Annals of
    Mathematical Statistics 9, 60-62.
    """
    return np.asarray(special.chdtrc(1, np.abs(log_likelihood(o11, r1, c1, n))))[()]


def chi2_p(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """p-value of chi2: upper tail of chi-squared with one degree of freedom; NaN as chi2.

    References
    ----------
    Pearson (1900), as under chi2; the degrees of freedom: Fisher, R. A. (1922), Journal of the
    Royal Statistical Society 85, 87-94.
    """
    return np.asarray(special.chdtrc(1, chi2(o11, r1, c1, n)))[()]


def chi2_yates_p(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """p-value of chi2_yates: upper tail of chi-squared with one degree of freedom; NaN as chi2.

    References
    ----------
    Yates (1934), as under chi2_yates.
    """
    return np.asarray(special.chdtrc(1, chi2_yates(o11, r1, c1, n)))[()]


def fisher(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """Fisher's exact p-value, one-sided: P(X >= O11), X hypergeometric with these margins.

    1 for an empty table or an empty margin, NaN where the total is not known or the table
    cannot be.

    References
    ----------
    Fisher, R. A. (1934). Statistical Methods for Research Workers, 5th ed., section 21.02.
    Pedersen, T. (1996). Fishing for exactness. Proceedings of SCSUG 96, 188-200.
    """
    from scipy import stats

    tables, which, shape = _different(o11, r1, c1, n)
    o, r, c, total = tables
    p = np.where(total == 0, 1.0, stats.hypergeom.sf(o - 1, total, r, c))
    return np.asarray(p[which].reshape(shape))[()]


def fisher_two_sided(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """Fisher's exact p-value, two-sided: sum of P(X = x) over all x no likelier than O11.

    Probabilities that differ by less than 1e-7 of themselves count as equal ("minlike"), as in
    R. 1 for an empty table or an empty margin, NaN where the total is not known or the table
    cannot be.

    References
    ----------
    Agresti, A. (1992). A survey of exact inference for contingency tables. Statistical Science
    7(1), 131-153.
    """
    from scipy import stats

    tables, which, shape = _different(o11, r1, c1, n)
    o, r, c, total = tables
    mode = np.floor((r + 1) * (c + 1) / (total + 2))
    # Count what is not the second word instead: what was above the mode is now below it.
    flip = o > mode
    o, c = np.where(flip, r - o, o), np.where(flip, total - c, c)
    mode = np.where(flip, np.floor((r + 1) * (c + 1) / (total + 2)), mode)
    limit = stats.hypergeom.pmf(o, total, r, c) * (1 + 1e-7)
    # The first value beyond the mode that is no likelier than o, by halving.
    likelier, other = mode, np.minimum(r, c) + 1
    while (halve := other - likelier > 1).any():
        middle = np.floor((likelier + other) / 2)
        above = np.zeros_like(halve)
        above[halve] = (
            stats.hypergeom.pmf(middle[halve], total[halve], r[halve], c[halve]) > limit[halve]
        )
        likelier = np.where(halve & above, middle, likelier)
        other = np.where(halve & ~above, middle, other)
    tails = stats.hypergeom.cdf(o, total, r, c)
    both = other <= np.minimum(r, c)
    tails[both] += stats.hypergeom.sf(other[both] - 1, total[both], r[both], c[both])
    # Only the neighbour of the mode can be as likely as the mode itself.
    everything = (o == mode) | (total == 0)
    beside = mode - o == 1
    at_mode = stats.hypergeom.pmf(mode[beside], total[beside], r[beside], c[beside])
    everything[beside] |= at_mode <= limit[beside]
    p = np.where(everything, 1.0, np.minimum(tails, 1.0))
    return np.asarray(p[which].reshape(shape))[()]


def fisher_bh(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """p-values of fisher after Benjamini and Hochberg, over the whole list given.

    References
    ----------
    Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the
    Royal Statistical Society B 57, 289-300.
    """
    return adjusted(fisher(o11, r1, c1, n), method="fdr_bh")


def fisher_holm(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """p-values of fisher after Holm, over the whole list given.

    References
    ----------
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian
    Journal of Statistics 6, 65-70.
    """
    return adjusted(fisher(o11, r1, c1, n), method="holm")


def log_likelihood_bh(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """p-values of log_likelihood after Benjamini and Hochberg, over the whole list given.

    References
    ----------
    Benjamini and Hochberg (1995), as under fisher_bh.
    """
    return adjusted(log_likelihood_p(o11, r1, c1, n), method="fdr_bh")


def log_likelihood_holm(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """p-values of log_likelihood after Holm, over the whole list given.

    References
    ----------
    Holm (1979), as under fisher_holm.
    """
    return adjusted(log_likelihood_p(o11, r1, c1, n), method="holm")


def adjusted(p: ArrayLike, *, method: str) -> Array:
    """Give p-values corrected over the whole list: "holm" or "fdr_bh"; NaN stay NaN, uncounted."""
    from scipy import stats

    p = np.asarray(p, dtype="float64")
    result, known = np.full(p.shape, np.nan), ~np.isnan(p)
    if method == "fdr_bh" and known.any():
        result[known] = stats.false_discovery_control(p[known])
    elif known.any():
        order = np.argsort(p[known], kind="stable")
        steps = np.arange(len(order), 0, -1) * p[known][order]
        holm = np.empty(len(order))
        holm[order] = np.minimum(np.maximum.accumulate(steps), 1)
        result[known] = holm
    return result[()]


def _signed(t: Cells) -> tuple[tuple[Array, Array, int], ...]:
    """Pair each observed cell with its expectation and the sign of their difference."""
    return (t.o11, t.e11, 1), (t.o12, t.e12, -1), (t.o21, t.e21, -1), (t.o22, t.e22, 1)


def _sum_of_inverses(t: Cells) -> Array:
    return np.asarray(1 / t.e11 + 1 / t.e12 + 1 / t.e21 + 1 / t.e22)


def _different(*counts: ArrayLike) -> tuple[np.ndarray, np.ndarray, tuple[int, ...]]:
    """Give each different table once, and which is whose: most pairs of a corpus share theirs."""
    t = cells(*counts)
    arrays = (t.o11, t.r1, t.c1, t.n)
    rows = np.stack([array.ravel() for array in arrays])
    tables, which = np.unique(rows, axis=1, return_inverse=True)
    return tables, which.ravel(), arrays[0].shape
