"""What dealing the documents to two sides anew says of a difference.

Called as the formulas of :mod:`.clustered`: ``counts, sizes, inside``.
"""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import ArrayLike

from .clustered import difference_p
from .measures import Array, undefined
from .scatter import floats


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
