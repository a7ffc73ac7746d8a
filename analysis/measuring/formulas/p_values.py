"""p-values made of test statistics, and corrected over the whole list that was tested."""

from __future__ import annotations

from functools import wraps

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .measures import Array, Formula, named


def chi2_tail(statistic: Formula) -> Formula:
    """Make the p-value of a statistic: the upper tail of chi-squared with one degree of freedom."""

    @wraps(statistic)
    def p_value(*counts: ArrayLike) -> Array:
        return np.asarray(special.chdtrc(1, np.abs(statistic(*counts))))[()]

    name = statistic.__name__
    doc = f"p-value of {name}: upper tail of chi-squared with one degree of freedom."
    return named(p_value, f"{name}_p", doc, statistic.__module__)


def benjamini_hochberg(p_value: Formula) -> Formula:
    """Make of a p-value one that is corrected over the whole list given: false discoveries."""
    return _corrected(p_value, "fdr_bh", "bh", "Benjamini and Hochberg")


def holm(p_value: Formula) -> Formula:
    """Make of a p-value one that is corrected over the whole list given: any false alarm."""
    return _corrected(p_value, "holm", "holm", "Holm")


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
        corrected = np.empty(len(order))
        corrected[order] = np.minimum(np.maximum.accumulate(steps), 1)
        result[known] = corrected
    return result[()]


def _corrected(p_value: Formula, method: str, ending: str, after: str) -> Formula:
    @wraps(p_value)
    def over_list(*counts: ArrayLike) -> Array:
        return adjusted(p_value(*counts), method=method)

    name = p_value.__name__
    doc = f"p-values of {name} after {after}, over the whole list given."
    return named(over_list, f"{name.removesuffix('_p')}_{ending}", doc, p_value.__module__)
