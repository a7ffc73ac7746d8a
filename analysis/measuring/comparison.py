"""Hits of two groups -> the ratio of their rates, and what the design lets one say of it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy

from ..counting.groups import group_by
from ..counting.tallies import families_of
from ..reading.errors import InputError
from ..reading.tables import as_tokens, as_tokens_or_hits
from .design import Span, check_dealing, warn_of_times
from .formulas.intervals import ratio_interval
from .formulas.measures import undefined


def compare(
    hits: pd.DataFrame,
    tokens: pd.DataFrame,
    *,
    by: str,
    target: object,
    level: float = 0.95,
    test: str | None = None,
) -> pd.DataFrame:
    """Give how many times as often each family stands in one group as in all others.

    Parameters
    ----------
    hits, tokens : DataFrame
        As in :func:`rates`.
    by : str
        A column of the documents.
    target : object
        The value of that column whose documents are the target; all others are the reference.
    level : float
        Level of the interval, between 0 and 1.
    test : {"permutation"}, optional
        Only if asked for: an exact test that deals the documents anew to the two groups.

    Returns
    -------
    DataFrame
        One row per family (or word): ``n_target``, ``total_target``, ``docs_target`` (its
        documents with a hit), ``docs_in_target`` (all its documents), the same of the
        reference, ``ratio`` (of the pooled rates), ``low``, ``high`` (exact conditional interval)
        and, if asked for, ``p``.

    Raises
    ------
    InputError
        If ``by``, ``target`` or ``test`` is not one of those, or the test could not fall below
        .05 whatever the counts.

    Warns
    -----
    UserWarning
        If a test is asked for and the two groups lie in different times.

    Notes
    -----
    The interval holds words to be independent, the test only documents. The test's statistic
    is the size of the difference of the pooled rates, p the share of dealings that reach it.
    Up to 10,000 ways of dealing are all gone through; of more, as many are drawn with a fixed
    seed.

    References
    ----------
    Good, P. (2005). Permutation, Parametric and Bootstrap Tests of Hypotheses, 3rd ed.
    """
    hits, thing = as_tokens_or_hits(hits)
    tokens = as_tokens(tokens)
    groups = group_by(tokens, by)
    values = groups.labels.iloc[:, 0]
    if target not in set(values):
        raise InputError(
            f"target is a value of {by}",
            found=target,
            mend=f"Name one of {', '.join(map(str, values))}.",
        )
    if test not in (None, "permutation"):
        raise InputError("test is permutation or nothing", found=test, mend="Say 'permutation'.")
    sizes = tokens.groupby("doc", observed=True).size()
    is_target = pd.Series(groups.codes == values.tolist().index(target), index=tokens.index)
    inside = is_target.groupby(tokens["doc"], observed=True).first()
    held = hits.groupby(["doc", thing], observed=True).size().unstack(thing, fill_value=0)
    things = families_of(hits) if thing == "family" else held.columns
    held = held.reindex(index=sizes.index, columns=things, fill_value=0)
    table = _ratios(held, sizes, inside, thing, level)
    if test is None:
        return table
    check_dealing(int(inside.sum()), int((~inside).sum()), what="the test")
    if "date" in tokens.columns:
        dates = tokens.groupby("doc", observed=True)["date"].first()
        warn_of_times(*(_span(dates[chosen]) for chosen in (inside, ~inside)))
    return table.assign(p=[_permuted(held[name], sizes, inside) for name in held.columns])


@undefined
def _ratios(
    held: pd.DataFrame, sizes: pd.Series, inside: pd.Series, thing: str, level: float
) -> pd.DataFrame:
    """Lay out counts, totals, ratio and interval of every family."""
    table = pd.DataFrame({thing: pd.Series(held.columns.astype("str"), dtype="str")})
    for name, chosen in (("target", inside), ("reference", ~inside)):
        table[f"n_{name}"] = held[chosen].sum().to_numpy(dtype="int64")
        table[f"total_{name}"] = int(sizes[chosen].sum())
        table[f"docs_{name}"] = (held[chosen] > 0).sum().to_numpy(dtype="int64")
        table[f"docs_in_{name}"] = int(chosen.sum())
    f1, n1, f2, n2 = (
        table[f"{count}_{name}"].to_numpy(dtype="float64")
        for name in ("target", "reference")
        for count in ("n", "total")
    )
    low, high = ratio_interval(f1, n1, f2, n2, level=level)
    return table.assign(ratio=(f1 / n1) / (f2 / n2), low=low, high=high)


def _span(dates: pd.Series) -> Span | None:
    return None if dates.isna().any() else (dates.min(), dates.max())


def _permuted(held: pd.Series, sizes: pd.Series, inside: pd.Series) -> float:
    """Give the share of dealings whose rates differ by as much as those of the two groups."""
    n, words = held.to_numpy(), sizes.to_numpy()

    def difference(first: np.ndarray, second: np.ndarray, axis: int) -> np.ndarray:
        rates = [n[rows].sum(axis=axis) / words[rows].sum(axis=axis) for rows in (first, second)]
        return np.asarray(np.abs(rates[0] - rates[1]))

    rows = np.arange(len(n))
    done = scipy.stats.permutation_test(
        (rows[inside.to_numpy()], rows[~inside.to_numpy()]),
        difference,
        vectorized=True,
        n_resamples=10_000,
        alternative="greater",
        rng=np.random.default_rng(1),
    )
    return float(done.pvalue)
