"""How strongly, and how surely, two words go together: the field's measures over one 2x2 table.

Every formula takes the joint count, the two margins and the total (``o11, r1, c1, n``), as
numbers or arrays. :func:`analysis.associate` applies them to pairs. A p-value holds the N units to
be drawn one by one, which words of a text are not: it is too small, the more so the longer the
texts.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .contingency import Cells, cells, over_cells
from .measures import Array, measures_of
from .p_values import benjamini_hochberg, chi2_tail, holm


@over_cells
def expected(t: Cells) -> Any:
    """Times the two would meet by chance: E11 = R1 * C1 / N."""
    return t.e11


@over_cells
def pmi(t: Cells) -> Any:
    """Pointwise mutual information: log2(O11 / E11)."""
    return np.log2(t.o11 / t.e11)


@over_cells
def pmi2(t: Cells) -> Any:
    """PMI with the joint count squared, against its love of rare pairs: log2(O11^2 / E11)."""
    return np.log2(t.o11**2 / t.e11)


@over_cells
def pmi3(t: Cells) -> Any:
    """PMI with the joint count cubed: log2(O11^3 / E11)."""
    return np.log2(t.o11**3 / t.e11)


@over_cells
def npmi(t: Cells) -> Any:
    """Normalised PMI: log2(O11 / E11) / -log2(O11 / N)."""
    score = np.log2(t.o11 / t.e11) / -np.log2(t.o11 / t.n)
    return np.where((t.o11 == 0) & (t.e11 > 0), -1.0, score)


@over_cells
def t_score(t: Cells) -> Any:
    """t-score: (O11 - E11) / sqrt(O11)."""
    return t.excess / np.sqrt(t.o11)


@over_cells
def z_score(t: Cells) -> Any:
    """z-score: (O11 - E11) / sqrt(E11), without a correction."""
    return t.excess / np.sqrt(t.e11)


@over_cells
def dice(t: Cells) -> Any:
    """Dice coefficient: 2 * O11 / (R1 + C1); the total plays no part."""
    return 2 * t.o11 / (t.r1 + t.c1)


@over_cells
def jaccard(t: Cells) -> Any:
    """Jaccard index: O11 / (R1 + C1 - O11), the share with both of what has either."""
    return t.o11 / (t.r1 + t.c1 - t.o11)


@over_cells
def log_dice(t: Cells) -> Any:
    """logDice: 14 + log2(Dice); at most 14, a point more is twice as close."""
    return 14 + np.log2(2 * t.o11 / (t.r1 + t.c1))


@over_cells
def delta_p(t: Cells) -> Any:
    """Delta P, from the first word to the second: O11 / R1 - O21 / R2."""
    return t.o11 / t.r1 - t.o21 / t.r2


@over_cells
def delta_p_backward(t: Cells) -> Any:
    """Delta P, from the second word to the first: O11 / C1 - O12 / C2."""
    return t.o11 / t.c1 - t.o12 / t.c2


@over_cells
def odds_ratio(t: Cells) -> Any:
    """Odds ratio of the sample: O11 * O22 / (O12 * O21)."""
    return t.o11 * t.o22 / (t.o12 * t.o21)


@over_cells
def log_odds(t: Cells) -> Any:
    """Natural logarithm of the odds ratio: ln(O11 * O22 / (O12 * O21))."""
    return np.log(t.o11 * t.o22 / (t.o12 * t.o21))


@over_cells
def log_odds_se(t: Cells) -> Any:
    """Standard error of log_odds: sqrt(1/O11 + 1/O12 + 1/O21 + 1/O22)."""
    return np.sqrt(sum(1 / cell for cell in t[:4]))


def log_odds_half(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """log_odds with 1/2 added to each of the four cells, which keeps it finite."""
    return log_odds(*_with_half(o11, r1, c1, n))


def log_odds_half_se(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """Standard error of log_odds_half: log_odds_se with 1/2 added to each of the four cells."""
    return log_odds_se(*_with_half(o11, r1, c1, n))


@over_cells
def min_sensitivity(t: Cells) -> Any:
    """Minimum sensitivity: the smaller of O11 / R1 and O11 / C1."""
    return np.minimum(t.o11 / t.r1, t.o11 / t.c1)


@over_cells
def liddell(t: Cells) -> Any:
    """Liddell's difference of proportions: (O11 * O22 - O12 * O21) / (C1 * C2)."""
    return (t.o11 * t.o22 - t.o12 * t.o21) / (t.c1 * t.c2)


@over_cells
def log_likelihood(t: Cells) -> Any:
    """Signed log-likelihood ratio: sign(O11 - E11) * 2 * sum O ln(O/E) over the four cells.

    0 ln 0 is 0; no constant is added to any cell. Negative where the two meet less often than
    expected. NaN in an empty sample.
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
    """
    one_sided = special.xlog1py(t.o11, t.excess / t.e11) - t.excess
    return np.sign(t.excess) * 2 * np.maximum(one_sided, 0)


@over_cells
def chi2(t: Cells) -> Any:
    """Pearson's X2: sum (O - E)^2 / E over the four cells, without a sign; NaN if a margin is 0."""
    return t.excess**2 * _sum_of_inverses(t)


@over_cells
def chi2_yates(t: Cells) -> Any:
    """X2 with Yates' correction: sum (abs(O - E) - min(1/2, abs(O - E)))^2 / E; NaN as chi2."""
    apart = abs(t.excess)
    return (apart - np.minimum(0.5, apart)) ** 2 * _sum_of_inverses(t)


def fisher(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """Fisher's exact p-value, one-sided: P(X >= O11), X hypergeometric with these margins.

    1 for an empty table or an empty margin, NaN where the total is not known or the table
    cannot be.
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


def _with_half(*counts: ArrayLike) -> tuple[Array, Array, Array, Array]:
    """Give joint count, margins and total of the table with 1/2 more in each cell."""
    o11, r1, c1, n = (np.asarray(count, dtype="float64") for count in counts)
    return o11 + 0.5, r1 + 1, c1 + 1, n + 2


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


MEASURES = measures_of("association", globals())
