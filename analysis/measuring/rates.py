"""Hits and tokens -> rates per 1,000 words with exact intervals."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import numpy as np
import pandas as pd

from ..counting.groups import By, place_in
from ..counting.tallies import tally
from ..reading.errors import InputError, one_of
from ..reading.tables import as_tokens, as_tokens_or_hits
from .design import ENOUGH
from .formulas.clustered import rate_interval
from .formulas.intervals import check_level, poisson_interval
from .formulas.measures import Array
from .formulas.resampling import resampled_interval
from .held import held_by


def rates(
    hits: pd.DataFrame,
    tokens: pd.DataFrame,
    *,
    by: By = "doc",
    level: float = 0.95,
    interval: Literal["poisson", "documents", "bootstrap"] = "poisson",
) -> pd.DataFrame:
    """Give how often each family stands per 1,000 words in each group, with an interval.

    Parameters
    ----------
    hits : DataFrame
        As :func:`find_terms` gives it; tokens, to rate words.
    tokens : DataFrame
        The tokens that the hits were found in: the denominator.
    by : str, list of str or None
        A column of the documents, or ``year``, ``quarter``, ``month``, ``week``, ``day``;
        then periods without an article stand with total = 0 and no rate. Several, as in
        ``["source", "month"]``: the combinations that occur. None: the whole.
    level : float
        Level of the interval, between 0 and 1.
    interval : {"poisson", "documents", "bootstrap"}
        What is held to be drawn one by one: words ("poisson", exact) or documents. Groups of fewer
        than eight documents have none of the latter two.

    Returns
    -------
    DataFrame
        One row per family and group, groups in order: ``family`` (or ``word``), the groups
        (``date``: first day of the period), ``n``, ``total`` (words), ``per_1000``, ``low``
        and ``high`` (per 1,000 words), ``docs`` (documents that hold the family),
        ``docs_in_group`` (documents of the group that hold a word). A family that was sought and
        is not there has n = 0 and its interval, unless the hits were filtered by family: then
        the table speaks of those that were kept. A group without words has NaN.

    Raises
    ------
    InputError
        If an argument is not one of those, a document has no date, or an interval over documents
        finds no group of eight documents.

    See Also
    --------
    frequencies, compare, trend, charts.rates, charts.rates_over_time, charts.heatmap

    Notes
    -----
    ``poisson`` is Garwood's exact interval for a count, divided by the words. It holds words to be
    independent, which words of one article are not: read it as the least uncertainty (a word that
    comes in clusters is covered by it in 25 to 80 % of cases where 95 are promised).

    ``documents`` holds only the documents to be independent: n scatters as they show it, Student's
    t on the effective number of documents less one; a zero has Garwood's upper end in clusters of
    two. In simulations (:mod:`analysis.measuring`) it covers 93 % or more, less only where a word
    stands in so few documents that a tenth of the samples or more hold none of it. ``bootstrap``
    are percentiles of 9,999 resamples of the documents with a fixed seed, never inside that
    interval (alone they cover 74 to 92 % with eight documents); its zero has Garwood's upper end.

    Rates of a group are pooled (all n over all words), not a mean of its documents' rates. With
    fewer than eight articles there is no test here, and none is meant.

    References
    ----------
    Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.
    Efron, B. and Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapter 13.
    For ``documents`` see ``formulas.clustered.rate_interval``.

    Examples
    --------
    >>> from analysis import find_terms, tokenize
    >>> documents = pd.DataFrame({"doc": ["a", "b"], "text": ["حرب " * 2 + "سلم " * 98, "سلم"]})
    >>> tokens = tokenize(documents)
    >>> rates(find_terms(tokens, "حرب"), tokens).round(1)
      family doc  n  total  per_1000  low    high  docs  docs_in_group
    0    حرب   a  2    100      20.0  2.4    72.2     1              1
    1    حرب   b  0      1       0.0  0.0  3688.9     0              1
    """
    check_level(level)
    one_of("interval", interval, ("poisson", "documents", "bootstrap"))
    hits, thing = as_tokens_or_hits(hits)
    tokens = as_tokens(tokens)
    counts, groups = tally(hits, thing, by, tokens=tokens)
    words = counts["total"].where(counts["total"] > 0).to_numpy(dtype="float64")
    if interval == "poisson":
        low, high = (end / words for end in poisson_interval(counts["n"].to_numpy(), level=level))
    else:
        place = place_in(groups, hits, by, table_name="hits")
        formula = rate_interval if interval == "documents" else resampled_interval
        low, high = _over_documents(
            counts, hits, tokens, (place, groups.codes), partial(formula, level=level)
        )
    counts = counts.assign(per_1000=1000 * counts["n"] / words, low=1000 * low, high=1000 * high)
    shown = ["n", "total", "per_1000", "low", "high", "docs", "docs_in_group"]
    return counts[[thing, *groups.names, *shown]]


def _over_documents(
    counts: pd.DataFrame,
    hits: pd.DataFrame,
    tokens: pd.DataFrame,
    places: tuple[np.ndarray, np.ndarray],
    formula: Callable[..., tuple[Array, Array]],
) -> np.ndarray:
    """Give the interval of each row from the documents of its group."""
    largest = int(counts["docs_in_group"].max()) if len(counts) else 0
    if largest < ENOUGH:
        raise InputError(
            f"an interval over documents needs {ENOUGH} of them in a group",
            found=largest,
            mend="Group by another column, gather more documents, or say interval='poisson'.",
        )
    ends = np.full((2, len(counts)), np.nan)
    things = counts.columns[0]
    for group, rows in counts.groupby("group").indices.items():
        if counts["docs_in_group"].iloc[rows[0]] < ENOUGH:
            continue
        inside = [
            table[place == group] for table, place in zip((hits, tokens), places, strict=True)
        ]
        held = held_by(inside[0], things, inside[1]).of(counts[things].iloc[rows])
        ends[:, rows] = held.over(formula)
    return ends
