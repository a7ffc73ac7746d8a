"""Hits of two groups -> the ratio of their rates, and what the design lets one say of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import numpy as np
import pandas as pd

from ..counting.groups import group_by
from ..reading.errors import InputError, one_of
from ..reading.tables import as_tokens, as_tokens_or_hits
from .design import ENOUGH, Span, check_dealing, warn_of_lengths, warn_of_times
from .formulas import clustered, documents
from .formulas.intervals import ratio_interval
from .formulas.measures import Array, undefined
from .formulas.p_values import adjusted
from .held import Held, held_by

#: Tests of documents by name.
TESTS: dict[str, Callable[..., Array]] = {
    "documents": clustered.difference_p,
    "permutation": documents.permutation_p,
    "brunner_munzel": documents.brunner_munzel_p,
}


def compare(
    hits: pd.DataFrame,
    tokens: pd.DataFrame,
    *,
    by: str,
    target: object,
    level: float = 0.95,
    interval: Literal["poisson", "documents"] = "poisson",
    test: Literal["documents", "permutation", "brunner_munzel"] | None = None,
) -> pd.DataFrame:
    """Give how many times as often each family stands in one group as in all others.

    Parameters
    ----------
    hits, tokens : DataFrame
        As in :func:`rates`; tokens as ``hits``, to compare words.
    by : str
        A column of the documents.
    target : object
        The value of that column whose documents are the target; all others are the reference.
    level : float
        Level of the interval, between 0 and 1.
    interval : {"poisson", "documents"}
        What is held to be drawn one by one: words (exact) or documents. The latter is NaN where
        a side has fewer than four documents, or both fewer than eight.
    test : {"documents", "permutation", "brunner_munzel"}, optional
        Only if asked for: a test that holds documents to be the sample.

    Returns
    -------
    DataFrame
        One row per family (or word): ``n_target``, ``total_target``, ``docs_target`` (its
        documents with a hit), ``docs_in_target`` (all its documents with a word), the same of
        the reference, ``ratio`` (of the pooled rates), ``low``, ``high``, ``superiority``
        (probability that a document of the target has the higher rate, .5: neither) and, if
        asked for, ``p`` and ``p_bh`` (after Benjamini and Hochberg, over all rows).

    Raises
    ------
    InputError
        If an argument is not one of those, or the test could not fall below .05 whatever the
        counts.

    Warns
    -----
    UserWarning
        If a test is asked for and the two groups lie in different times, or brunner_munzel and
        their documents are not of like length.

    See Also
    --------
    rates, keyness, trend

    Notes
    -----
    ``poisson`` holds words to be independent, which words of one article are not; ``documents``
    and all tests hold only documents to be so. No test looks at pooled rates: one article of ten
    words that holds three is one document.

    "documents" is Welch's t on the logarithm of the ratio, with the scatter that documents show: p
    is below .05 where the interval of 95 % over documents leaves out 1. It is the choice for long
    lists of words. "permutation" deals the documents anew (all ways up to 9,999, or as many with a
    fixed seed) and looks at their mean rates. "brunner_munzel" asks whether the documents of one
    side tend to higher rates, whatever the amount. What they promise is simulated, see
    :mod:`analysis.measuring`.

    References
    ----------
    Good, P. (2005). Permutation, Parametric and Bootstrap Tests of Hypotheses, 3rd ed. The formulas
    stand in ``formulas.clustered`` and ``documents``, each with its source.
    """
    hits, thing = as_tokens_or_hits(hits)
    tokens = as_tokens(tokens)
    one_of("interval", interval, ("poisson", "documents"))
    if test is not None:
        one_of("test", test, TESTS)
    inside = _inside(tokens, by, target)
    held = held_by(hits, thing, tokens)
    docs = held.parts["doc"].astype("str")
    chosen = inside.reindex(docs).to_numpy(dtype=bool)
    table = _ratios(held, chosen, thing, level, interval)
    if test is None:
        return table
    check_dealing(int(chosen.sum()), int((~chosen).sum()), what="the test")
    if "date" in tokens.columns:
        dates = tokens.groupby(tokens["doc"].astype("str"))["date"].first().reindex(docs)
        warn_of_times(*(_span(dates[side]) for side in (chosen, ~chosen)))
    if test == "brunner_munzel":
        warn_of_lengths(held.sizes[chosen].mean(), held.sizes[~chosen].mean())
    p = held.over(partial(TESTS[test], inside=chosen))
    return table.assign(p=p, p_bh=adjusted(p, method="fdr_bh"))


def _inside(tokens: pd.DataFrame, by: str, target: object) -> pd.Series:
    """Tell of each document whether it belongs to the target."""
    groups = group_by(tokens, by)
    values = groups.labels.iloc[:, 0]
    if target not in set(values):
        raise InputError(
            f"target is a value of {by}",
            found=target,
            mend=f"Name one of {', '.join(map(str, values))}.",
        )
    is_target = pd.Series(groups.codes == values.tolist().index(target), index=tokens.index)
    inside = is_target.groupby(tokens["doc"].astype("str")).agg(["min", "max"])
    if (split := inside["min"] != inside["max"]).any():
        raise InputError(
            f"{by} has one value in each document, which is what is compared",
            found=f"document {split.idxmax()} on both sides",
            mend="Compare by a column of the documents, or read rates(…) by this one.",
        )
    return inside["min"]


@undefined
def _ratios(
    held: Held, chosen: np.ndarray, thing: str, level: float, interval: str
) -> pd.DataFrame:
    """Lay out counts, totals, ratio and interval of every family."""
    table = pd.DataFrame({thing: pd.Series(held.things.astype("str"), dtype="str")})
    for name, side in (("target", chosen), ("reference", ~chosen)):
        counts = held.counts[:, side]
        table[f"n_{name}"] = np.asarray(counts.sum(axis=1)).ravel().astype("int64")
        table[f"total_{name}"] = int(held.sizes[side].sum())
        table[f"docs_{name}"] = np.diff(counts.indptr).astype("int64")
        table[f"docs_in_{name}"] = int(side.sum())
    f1, n1, f2, n2 = (
        table[f"{count}_{name}"].to_numpy(dtype="float64")
        for name in ("target", "reference")
        for count in ("n", "total")
    )
    if interval == "poisson":
        low, high = ratio_interval(f1, n1, f2, n2, level=level)
    elif min(fewest := [chosen.sum(), (~chosen).sum()]) < ENOUGH / 2 or max(fewest) < ENOUGH:
        low = high = np.full(len(table), np.nan)
    else:
        low, high = held.over(partial(clustered.ratio_interval, inside=chosen, level=level))
    ratio = (f1 / n1) / (f2 / n2)
    more = held.over(partial(documents.superiority, inside=chosen))
    return table.assign(ratio=ratio, low=low, high=high, superiority=more)


def _span(dates: pd.Series) -> Span | None:
    return None if dates.isna().any() else (dates.min(), dates.max())
