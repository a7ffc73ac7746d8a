"""How surely two words do not meet by chance: test statistics on the 2x2 table, and p-values.

Every function takes the joint count, the two margins and the total (``o11, r1, c1, n``), as
numbers or arrays. A p-value holds the N units to be drawn one by one, which words of a text are
not: it is too small, the more so the longer the texts.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .contingency import Cells, cells, over_cells
from .measures import Array
from .p_values import benjamini_hochberg, chi2_tail, holm


@over_cells
def log_likelihood(t: Cells) -> Any:
    """Signed log-likelihood ratio: sign(O11 - E11) * 2 * sum O ln(O/E) over the four cells.

    0 ln 0 is 0; no constant is added to any cell. Negative where the two meet less often than
    expected. NaN in an empty sample.

    References
    ----------
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19(1), 61-74.
    """
    # ln(O/E) as log1p((O - E)/E): no digits are lost where O is near E in a large corpus.
    total = sum(
        special.xlog1py(o, np.where(e == 0, 0.0, sign * t.excess / e)) for o, e, sign in _signed(t)
    )
    return np.sign(t.excess) * 2 * np.maximum(total, 0)


@over_cells
def simple_ll(t: Cells) -> Any:
    """Signed simple log-likelihood: sign(O11 - E11) * 2 * (O11 ln(O11/E11) - (O11 - E11)).

    Only the cell of the pair counts. NaN where E11 = 0.

    References
    ----------
    Evert, S. (2008). Corpora and collocations, section 4.2. In Corpus Linguistics: An
    International Handbook, vol. 2, 1212-1248.
    """
    one_sided = special.xlog1py(t.o11, t.excess / t.e11) - t.excess
    return np.sign(t.excess) * 2 * np.maximum(one_sided, 0)


@over_cells
def chi2(t: Cells) -> Any:
    """Pearson's X2: sum (O - E)^2 / E over the four cells, without a sign; NaN if a margin is 0.

    References
    ----------
    Pearson, K. (1900). On the criterion that a given system of deviations … Philosophical
    Magazine 50, 157-175. Worked example: Manning, C. D. and Schütze, H. (1999). Foundations of
    Statistical Natural Language Processing, table 5.8 ("new companies", X2 = 1.55).
    """
    return t.excess**2 * _sum_of_inverses(t)


@over_cells
def chi2_yates(t: Cells) -> Any:
    """X2 with Yates' correction: sum (abs(O - E) - min(1/2, abs(O - E)))^2 / E; NaN as chi2.

    References
    ----------
    Yates, F. (1934). Contingency tables involving small numbers and the chi-squared test.
    Supplement to the Journal of the Royal Statistical Society 1(2), 217-235.
    """
    apart = abs(t.excess)
    return (apart - np.minimum(0.5, apart)) ** 2 * _sum_of_inverses(t)


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


log_likelihood_p = chi2_tail(log_likelihood)
log_likelihood_bh = benjamini_hochberg(log_likelihood_p)
log_likelihood_holm = holm(log_likelihood_p)
chi2_p = chi2_tail(chi2)
chi2_yates_p = chi2_tail(chi2_yates)
fisher_bh = benjamini_hochberg(fisher)
fisher_holm = holm(fisher)


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
