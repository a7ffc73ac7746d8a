"""Hits and tokens -> rates per 1,000 words with exact intervals."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from ..counting.groups import count_by, thing_of
from ..reading.errors import InputError


def rates(
    hits: pd.DataFrame, tokens: pd.DataFrame, *, by: str | None = "doc", level: float = 0.95
) -> pd.DataFrame:
    """Give how often each family stands per 1,000 words in each group, with an interval.

    Parameters
    ----------
    hits : DataFrame
        As :func:`find_terms` gives it; tokens, to rate words.
    tokens : DataFrame
        The tokens that the hits were found in: the denominator.
    by : str or None
        A column of the documents, or ``year``, ``quarter``, ``month``, ``week``, ``day``;
        then periods without an article stand with total = 0 and no rate. None: the whole.
    level : float
        Level of the interval, between 0 and 1.

    Returns
    -------
    DataFrame
        One row per family and group, groups in order: ``family`` (or ``word``), the group
        (``date``: first day of the period), ``n``, ``total`` (words), ``per_1000``, ``low``
        and ``high`` (per 1,000 words), ``docs`` (documents that hold the family). A family
        that is not there has n = 0 and its interval; a group without words has NaN.

    Raises
    ------
    InputError
        If ``by`` or ``level`` is not one of those, or a document has no date.

    Notes
    -----
    The interval is Garwood's exact one for a Poisson count, divided by the words. It holds
    words to be independent, which words of one article are not: read it as the least
    uncertainty. With fewer than eight articles there is no test here, and none is meant.

    References
    ----------
    Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.

    Examples
    --------
    >>> from analysis import find_terms, tokenize
    >>> documents = pd.DataFrame({"doc": ["a", "b"], "text": ["حرب " * 2 + "سلم " * 98, "سلم"]})
    >>> tokens = tokenize(documents)
    >>> rates(find_terms(tokens, "حرب"), tokens).round(1)
      family doc  n  total  per_1000  low    high  docs
    0    حرب   a  2    100      20.0  2.4    72.2     1
    1    حرب   b  0      1       0.0  0.0  3688.9     0
    """
    if not 0 < level < 1:
        raise InputError(
            "level is a number between 0 and 1", found=level, mend="Say for example 0.95."
        )
    thing = thing_of(hits)
    thing_of(tokens)
    counts = count_by(hits, thing, by, tokens=tokens, observed=False)
    group = [] if by is None else [counts.columns[0]]
    scale = 1000 / counts["total"].where(counts["total"] > 0)
    low, high = poisson_interval(counts["n"].to_numpy(), level=level)
    counts = counts.assign(per_1000=counts["n"] * scale, low=low * scale, high=high * scale)
    return counts[[thing, *group, "n", "total", "per_1000", "low", "high", "docs"]]


def poisson_interval(n: np.ndarray, *, level: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
    """Give Garwood's exact interval for Poisson counts: (low, high), low = 0 at n = 0."""
    n = np.asarray(n, dtype="float64")
    tail = (1 - level) / 2
    low = np.where(n > 0, stats.chi2.ppf(tail, 2 * n) / 2, 0.0)
    return low, stats.chi2.isf(tail, 2 * n + 2) / 2
