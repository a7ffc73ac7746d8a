"""How strongly two words go together: the field's measures over one 2x2 table.

Every formula takes the joint count, the two margins and the total (``o11, r1, c1, n``), as
numbers or arrays. :func:`analysis.associate` applies them, and those of :mod:`.evidence`, to pairs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .contingency import Cells, over_cells
from .evidence import (
    chi2,
    chi2_p,
    chi2_yates,
    chi2_yates_p,
    fisher,
    fisher_bh,
    fisher_holm,
    fisher_two_sided,
    log_likelihood,
    log_likelihood_bh,
    log_likelihood_holm,
    log_likelihood_p,
    simple_ll,
)
from .measures import P_VALUE, Array, Measure, table_of


@over_cells
def expected(t: Cells) -> Any:
    """Times the two would meet by chance: E11 = R1 * C1 / N.

    References
    ----------
    Evert, S. (2008). Corpora and collocations, section 3. In Corpus Linguistics: An
    International Handbook, vol. 2, 1212-1248.
    """
    return t.e11


@over_cells
def pmi(t: Cells) -> Any:
    """Pointwise mutual information: log2(O11 / E11).

    References
    ----------
    Church, K. W. and Hanks, P. (1990). Word association norms, mutual information, and
    lexicography. Computational Linguistics 16(1), 22-29.
    """
    return np.log2(t.o11 / t.e11)


@over_cells
def pmi2(t: Cells) -> Any:
    """PMI with the joint count squared, against its love of rare pairs: log2(O11^2 / E11).

    References
    ----------
    Daille, B. (1994). Approche mixte pour l'extraction automatique de terminologie. PhD
    thesis, Université Paris 7.
    """
    return np.log2(t.o11**2 / t.e11)


@over_cells
def pmi3(t: Cells) -> Any:
    """PMI with the joint count cubed: log2(O11^3 / E11).

    References
    ----------
    Daille (1994), as under pmi2.
    """
    return np.log2(t.o11**3 / t.e11)


@over_cells
def npmi(t: Cells) -> Any:
    """Normalised PMI: log2(O11 / E11) / -log2(O11 / N).

    References
    ----------
    Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction.
    Proceedings of GSCL 2009, 31-40.
    """
    score = np.log2(t.o11 / t.e11) / -np.log2(t.o11 / t.n)
    return np.where((t.o11 == 0) & (t.e11 > 0), -1.0, score)


@over_cells
def t_score(t: Cells) -> Any:
    """t-score: (O11 - E11) / sqrt(O11).

    References
    ----------
    Church, K. W., Gale, W., Hanks, P. and Hindle, D. (1991). Using statistics in lexical
    analysis. In Lexical Acquisition, 115-164. Worked example: Manning and Schütze (1999),
    section 5.3.1 ("new companies", t = 1.0).
    """
    return t.excess / np.sqrt(t.o11)


@over_cells
def z_score(t: Cells) -> Any:
    """z-score: (O11 - E11) / sqrt(E11), without a correction.

    References
    ----------
    Berry-Rogghe, G. L. M. (1973). The computation of collocations and their relevance to
    lexical studies. In The Computer and Literary Studies, 103-112; the form is Evert's (2008).
    """
    return t.excess / np.sqrt(t.e11)


@over_cells
def dice(t: Cells) -> Any:
    """Dice coefficient: 2 * O11 / (R1 + C1); the total plays no part.

    References
    ----------
    Smadja, F., McKeown, K. R. and Hatzivassiloglou, V. (1996). Translating collocations for
    bilingual lexicons. Computational Linguistics 22(1), 1-38.
    """
    return 2 * t.o11 / (t.r1 + t.c1)


@over_cells
def jaccard(t: Cells) -> Any:
    """Jaccard index: O11 / (R1 + C1 - O11), the share with both of what has either.

    References
    ----------
    Manning, C. D. and Schütze, H. (1999). Foundations of Statistical Natural Language Processing,
    section 8.5.1.
    """
    return t.o11 / (t.r1 + t.c1 - t.o11)


@over_cells
def log_dice(t: Cells) -> Any:
    """logDice: 14 + log2(Dice); at most 14, a point more is twice as close.

    References
    ----------
    Rychlý, P. (2008). A lexicographer-friendly association score. Proceedings of RASLAN 2008,
    6-9.
    """
    return 14 + np.log2(2 * t.o11 / (t.r1 + t.c1))


@over_cells
def delta_p(t: Cells) -> Any:
    """Delta P, from the first word to the second: O11 / R1 - O21 / R2.

    References
    ----------
    Gries, S. Th. (2013). 50-something years of work on collocations. International Journal of
    Corpus Linguistics 18(1), 137-166.
    """
    return t.o11 / t.r1 - t.o21 / t.r2


@over_cells
def delta_p_backward(t: Cells) -> Any:
    """Delta P, from the second word to the first: O11 / C1 - O12 / C2.

    References
    ----------
    Gries (2013), as under delta_p.
    """
    return t.o11 / t.c1 - t.o12 / t.c2


@over_cells
def odds_ratio(t: Cells) -> Any:
    """Odds ratio of the sample: O11 * O22 / (O12 * O21).

    References
    ----------
    Evert, S. (2005). The Statistics of Word Cooccurrences. PhD thesis, Universität Stuttgart,
    section 3.1.
    """
    return t.o11 * t.o22 / (t.o12 * t.o21)


@over_cells
def log_odds(t: Cells) -> Any:
    """Natural logarithm of the odds ratio: ln(O11 * O22 / (O12 * O21)).

    References
    ----------
    Evert (2005), as under odds_ratio.
    """
    return np.log(t.o11 * t.o22 / (t.o12 * t.o21))


@over_cells
def log_odds_se(t: Cells) -> Any:
    """Standard error of log_odds: sqrt(1/O11 + 1/O12 + 1/O21 + 1/O22).

    References
    ----------
    Woolf, B. (1955). On estimating the relation between blood group and disease. Annals of
    Human Genetics 19, 251-253.
    """
    return np.sqrt(sum(1 / cell for cell in t[:4]))


def log_odds_half(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """log_odds with 1/2 added to each of the four cells, which keeps it finite.

    References
    ----------
    Haldane, J. B. S. (1956). The estimation and significance of the logarithm of a ratio of
    frequencies. Annals of Human Genetics 20, 309-311.
    """
    return log_odds(*_with_half(o11, r1, c1, n))


def log_odds_half_se(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
    """Standard error of log_odds_half: log_odds_se with 1/2 added to each of the four cells.

    References
    ----------
    Haldane (1956), as under log_odds_half.
    """
    return log_odds_se(*_with_half(o11, r1, c1, n))


@over_cells
def min_sensitivity(t: Cells) -> Any:
    """Minimum sensitivity: the smaller of O11 / R1 and O11 / C1.

    References
    ----------
    Pedersen, T. (1998). Dependent bigram identification. Proceedings of AAAI-98, 1197.
    """
    return np.minimum(t.o11 / t.r1, t.o11 / t.c1)


@over_cells
def liddell(t: Cells) -> Any:
    """Liddell's difference of proportions: (O11 * O22 - O12 * O21) / (C1 * C2).

    References
    ----------
    Liddell, D. (1976). Practical tests of 2x2 contingency tables. The Statistician 25(4),
    295-304.
    """
    return (t.o11 * t.o22 - t.o12 * t.o21) / (t.c1 * t.c2)


def _with_half(*counts: ArrayLike) -> tuple[Array, Array, Array, Array]:
    """Give joint count, margins and total of the table with 1/2 more in each cell."""
    o11, r1, c1, n = (np.asarray(count, dtype="float64") for count in counts)
    return o11 + 0.5, r1 + 1, c1 + 1, n + 2


_TOGETHER = "higher: the two go together more"
_MARGIN = "NaN where a margin is 0"

#: name -> formula, unit, direction, edge
MEASURES = table_of(
    Measure(expected, "times", "what n is held against", "NaN at N = 0"),
    Measure(pmi, "bits", _TOGETHER, "-inf at O11 = 0; NaN at E11 = 0"),
    Measure(pmi2, "bits", _TOGETHER, "-inf at O11 = 0; NaN at E11 = 0"),
    Measure(pmi3, "bits", _TOGETHER, "-inf at O11 = 0; NaN at E11 = 0"),
    Measure(npmi, "-1 to 1", _TOGETHER, "-1 at O11 = 0; NaN at E11 = 0 and O11 = N"),
    Measure(t_score, "standard errors", _TOGETHER, "-inf at O11 = 0; NaN at E11 = 0"),
    Measure(z_score, "standard deviations", _TOGETHER, "NaN at E11 = 0"),
    Measure(log_likelihood, "G2", _TOGETHER, "0 ln 0 = 0; 0 at E11 = 0"),
    Measure(simple_ll, "G2", _TOGETHER, "0 ln 0 = 0; NaN at E11 = 0"),
    Measure(chi2, "X2", "higher: further from chance, either way", _MARGIN),
    Measure(chi2_yates, "X2", "higher: further from chance, either way", _MARGIN),
    Measure(dice, "0 to 1", _TOGETHER, "0 at O11 = 0; NaN at R1 = C1 = 0"),
    Measure(jaccard, "0 to 1", _TOGETHER, "0 at O11 = 0; NaN at R1 = C1 = 0"),
    Measure(log_dice, "at most 14", _TOGETHER, "-inf at O11 = 0; NaN at R1 = C1 = 0"),
    Measure(delta_p, "-1 to 1", _TOGETHER, "NaN at R1 = 0 or R2 = 0"),
    Measure(delta_p_backward, "-1 to 1", _TOGETHER, "NaN at C1 = 0 or C2 = 0"),
    Measure(odds_ratio, "times", _TOGETHER, "0 or inf at an empty cell; NaN at 0/0"),
    Measure(log_odds, "nats", _TOGETHER, "-inf or inf at an empty cell; NaN at 0/0"),
    Measure(log_odds_se, "nats", "higher: less sure", "inf at an empty cell"),
    Measure(log_odds_half, "nats", _TOGETHER, "always finite"),
    Measure(log_odds_half_se, "nats", "higher: less sure", "always finite"),
    Measure(min_sensitivity, "0 to 1", _TOGETHER, _MARGIN),
    Measure(liddell, "-1 to 1", _TOGETHER, "NaN at C1 = 0 or C2 = 0"),
    Measure(log_likelihood_p, "probability", P_VALUE, "NaN at N = 0"),
    Measure(chi2_p, "probability", P_VALUE, _MARGIN),
    Measure(chi2_yates_p, "probability", P_VALUE, _MARGIN),
    Measure(fisher, "probability", P_VALUE, "1 where a margin is 0"),
    Measure(fisher_two_sided, "probability", P_VALUE, "1 where a margin is 0"),
    Measure(fisher_bh, "probability", P_VALUE, "1 where a margin is 0"),
    Measure(fisher_holm, "probability", P_VALUE, "1 where a margin is 0"),
    Measure(log_likelihood_bh, "probability", P_VALUE, "NaN at N = 0"),
    Measure(log_likelihood_holm, "probability", P_VALUE, "NaN at N = 0"),
)
