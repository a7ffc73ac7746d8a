"""Hits and tokens -> rates per 1,000 words with exact intervals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy

from ..counting.groups import By, place_in
from ..counting.tallies import tally
from ..reading.errors import InputError
from ..reading.tables import as_tokens, as_tokens_or_hits
from .design import ENOUGH
from .formulas.intervals import check_level, poisson_interval


def rates(
    hits: pd.DataFrame,
    tokens: pd.DataFrame,
    *,
    by: By = "doc",
    level: float = 0.95,
    interval: str = "poisson",
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
    interval : {"poisson", "bootstrap"}
        Exact for a Poisson count, or percentiles of 9,999 resamples of the group's documents
        with a fixed seed. Groups of fewer than eight documents have no bootstrap interval.

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
        If an argument is not one of those, a document has no date, or the bootstrap finds no
        group of eight documents.

    Notes
    -----
    The interval is Garwood's exact one for a Poisson count, divided by the words. It holds
    words to be independent, which words of one article are not: read it as the least
    uncertainty. The bootstrap holds only the documents to be independent. Rates of a group are
    pooled (all n over all words), not a mean of its documents' rates. With fewer than eight
    articles there is no test here, and none is meant.

    References
    ----------
    Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.
    Efron, B. and Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapter 13.

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
    if interval not in ("poisson", "bootstrap"):
        raise InputError(
            "interval is one of poisson, bootstrap", found=interval, mend="Name one of the two."
        )
    hits, thing = as_tokens_or_hits(hits)
    tokens = as_tokens(tokens)
    counts, groups = tally(hits, thing, by, tokens=tokens)
    scale = 1000 / counts["total"].where(counts["total"] > 0)
    if interval == "poisson":
        low, high = poisson_interval(counts["n"].to_numpy(), level=level)
    else:
        n = _by_document(hits, place_in(groups, hits, by, table_name="hits"), hits[thing])
        low, high = _resampled(counts, n, _by_document(tokens, groups.codes), level)
    counts = counts.assign(per_1000=counts["n"] * scale, low=low * scale, high=high * scale)
    shown = ["n", "total", "per_1000", "low", "high", "docs", "docs_in_group"]
    return counts[[thing, *groups.names, *shown]]


def _by_document(table: pd.DataFrame, group: np.ndarray, *things: pd.Series) -> pd.Series:
    """Count rows by group (and thing) and document."""
    keys = [pd.Series(group, index=table.index), *(thing.astype("str") for thing in things)]
    return table.groupby([*keys, table["doc"].astype("str")], observed=True).size()


def _resampled(
    counts: pd.DataFrame, n: pd.Series, sizes: pd.Series, level: float
) -> tuple[np.ndarray, np.ndarray]:
    """Give percentiles of n, at the group's own words, over resamples of its documents."""
    largest = int(sizes.groupby(level=0).size().max()) if len(sizes) else 0
    if largest < ENOUGH:
        raise InputError(
            f"a bootstrap over documents needs {ENOUGH} of them in a group",
            found=largest,
            mend="Group by another column, gather more documents, or say interval='poisson'.",
        )
    low, high = np.full(len(counts), np.nan), np.full(len(counts), np.nan)
    for row, what in enumerate(zip(counts["group"], counts.iloc[:, 0].astype("str"), strict=True)):
        words = sizes[sizes.index.get_level_values(0) == what[0]].droplevel(0)
        if len(words) < ENOUGH:
            continue
        times = n.xs(what) if what in n.index else words.iloc[:0]
        low[row], high[row] = _percentiles(times.reindex(words.index, fill_value=0), words, level)
    return low, high


def _percentiles(times: pd.Series, words: pd.Series, level: float) -> tuple[float, float]:
    """Give the percentile interval of the pooled rate, times the group's words."""
    done = scipy.stats.bootstrap(
        (times.to_numpy(), words.to_numpy()),
        lambda n, total, axis: n.sum(axis=axis) / total.sum(axis=axis),
        paired=True,
        vectorized=True,
        method="percentile",
        confidence_level=level,
        rng=np.random.default_rng(1),
    )
    whole = words.sum()
    return done.confidence_interval.low * whole, done.confidence_interval.high * whole
