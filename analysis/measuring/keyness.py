"""Two tables of counts -> which words set the target apart from the reference."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from ..reading.tables import as_counts, require
from .design import Span, check_dealing, warn_of_times
from .formulas.keyness import MEASURES
from .formulas.measures import choose

DEFAULT = ("log_likelihood", "log_ratio", "log_ratio_low", "log_ratio_high")
_P_VALUES = {"log_likelihood_p", "log_likelihood_bh", "log_likelihood_holm"}
_WITH_PRIOR = {"weighted_log_odds", "weighted_log_odds_delta"}
_COUNTS = ["n", "total", "docs"]


def keyness(
    target: pd.DataFrame,
    reference: pd.DataFrame,
    *measures: str,
    prior: float | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give which words stand in the target more, or less, than in the reference.

    Parameters
    ----------
    target, reference : DataFrame
        Two tables of counts, as :func:`frequencies` or :func:`ngrams` gives them, each of one
        group. The reference must not contain the target.
    *measures : str
        Names from ``analysis.measuring.formulas.keyness.MEASURES``; without any
        ``log_likelihood`` and
        ``log_ratio`` with its interval. p-values only stand where they are named.
    prior : float or DataFrame, optional
        For ``weighted_log_odds``, and without a default: the imagined count of every word in
        the list, or a table of counts whose ``n`` is taken.

    Returns
    -------
    DataFrame
        One row per thing that stands on either side: ``word`` (or ``family``, ``ngram``),
        ``surface`` where both have it, ``n_target``, ``total_target``, ``docs_target`` (documents
        that hold it), ``docs_in_target`` (all documents of the target) and the same of the
        reference (0 where a word is missing), and one column per measure. By the first measure,
        highest first; ties by n_target, highest first, then by word.

    Raises
    ------
    InputError
        If a table holds a thing twice, more than one total or none; if a measure is not known
        or lacks its prior; if a p-value is named that so few documents cannot give.

    Warns
    -----
    UserWarning
        If a p-value is named and the two sides lie in different times.

    Notes
    -----
    log_likelihood says how surely two rates differ if words were drawn one by one, and grows
    with the corpus; log_ratio says by how much. Words are not drawn one by one: between two
    random halves of a few articles a third of the words or more pass p < .05. Look at
    docs_target: a word of one document is a fact about that document.

    ``lrc``, ``log_likelihood_bh`` and ``log_likelihood_holm`` correct over the whole list.

    Examples
    --------
    >>> target = pd.DataFrame({"word": ["war"], "n": [6], "total": [100], "docs": [2]})
    >>> reference = pd.DataFrame({"word": ["peace"], "n": [4], "total": [200], "docs": [1]})
    >>> keyness(target, reference, "log_likelihood")[["word", "n_target", "n_reference"]]
        word  n_target  n_reference
    0    war         6            0
    1  peace         0            4
    """
    functions = choose(MEASURES, measures, DEFAULT)
    target, thing = as_counts(target)
    reference, _ = as_counts(reference)
    scores = _side_by_side(target, reference, thing)
    if asked := _P_VALUES & set(functions):
        _check_design(scores, target, reference, sorted(asked)[0])
    counts = [
        scores[column].to_numpy(dtype="float64")
        for column in ("n_target", "total_target", "n_reference", "total_reference")
    ]
    options: dict[str, dict[str, Any]] = {"lrc": {"tests": len(scores)}}
    if _WITH_PRIOR & set(functions):
        options |= dict.fromkeys(_WITH_PRIOR, _prior(scores, thing, prior))
    for name, function in functions.items():
        scores[name] = np.asarray(function(*counts, **options.get(name, {})), dtype="float64")
    order = [next(iter(functions)), "n_target", thing]
    return scores.sort_values(order, ascending=[False, False, True], ignore_index=True)


def _side_by_side(target: pd.DataFrame, reference: pd.DataFrame, thing: str) -> pd.DataFrame:
    """Join both tables so that no word is lost; what is missing on a side stands there as 0."""
    sides, totals = [], {}
    for name, table in (("target", target), ("reference", reference)):
        require(table, [thing, "n", "total"], table_name=f"counts ({name})")
        totals[name] = _total(table, thing, name)
        side = table.reindex(columns=[thing, "surface", "n", "docs"]).astype({thing: "str"})
        sides.append(side.set_index(thing).add_suffix(f"_{name}"))
    both = sides[0].join(sides[1], how="outer")
    scores = pd.DataFrame({thing: pd.Series(both.index, dtype="str")})
    if "surface" in target.columns and "surface" in reference.columns:
        surface = both["surface_target"].fillna(both["surface_reference"])
        scores["surface"] = pd.Series(surface.to_numpy(), dtype="str")
    for name, table in (("target", target), ("reference", reference)):
        scores[f"n_{name}"] = both[f"n_{name}"].fillna(0).astype("int64").to_numpy()
        scores[f"total_{name}"] = totals[name]
        docs = both[f"docs_{name}"]
        if "docs" in table.columns:
            docs = docs.fillna(0).astype("int64")
        scores[f"docs_{name}"] = docs.to_numpy()
        scores[f"docs_in_{name}"] = _one_value(table, "docs_in_group")
    return scores


def _one_value(table: pd.DataFrame, column: str) -> Any:
    """Give what a column says of the whole group; NaN where the table does not say it."""
    values = table.get(column, pd.Series(dtype="float64")).unique()
    return values[0] if len(values) == 1 else 0 if column in table and table.empty else np.nan


def _total(table: pd.DataFrame, thing: str, name: str) -> int:
    """Give the words of one side, or refuse a table of several groups."""
    twice = table[thing].astype("str").duplicated()
    if twice.any():
        raise InputError(
            f"the {name} holds each {thing} once",
            found=str(table.loc[twice, thing].iloc[0]),
            mend="Choose one group of the counts, or count without by.",
        )
    totals = table["total"].unique()
    if len(totals) > 1 or pd.isna(totals).any():
        raise InputError(
            f"the {name} has one total, the words that were counted",
            found=totals.tolist(),
            mend="Choose one group of the counts; give frequencies of hits their tokens.",
        )
    return int(totals[0]) if len(totals) else 0


def _check_design(
    scores: pd.DataFrame, target: pd.DataFrame, reference: pd.DataFrame, measure: str
) -> None:
    """Refuse a p-value that so few documents cannot give, or whose documents are not known."""
    if scores.empty:
        return
    docs = [scores[f"docs_in_{name}"].iloc[0] for name in ("target", "reference")]
    if pd.isna(docs).any():
        raise InputError(
            f"a p-value ({measure}) needs counts that say how many documents each side has",
            found="no column docs_in_group with one value",
            mend="Give what frequencies or ngrams gave, or read the effect sizes.",
        )
    check_dealing(int(docs[0]), int(docs[1]), what=f"a p-value ({measure})")
    warn_of_times(*(_span(table) for table in (target, reference)))


def _span(counts: pd.DataFrame) -> Span | None:
    first, last = (_one_value(counts, name) for name in ("first_date", "last_date"))
    return None if pd.isna(first) or pd.isna(last) else (pd.Timestamp(first), pd.Timestamp(last))


def _prior(scores: pd.DataFrame, thing: str, prior: float | pd.DataFrame | None) -> dict[str, Any]:
    """Give each word's imagined count and their sum over all words."""
    if prior is None or (not isinstance(prior, pd.DataFrame) and not prior > 0):
        raise InputError(
            "weighted_log_odds needs a prior: a count above 0 for every word, or a table of counts",
            found=prior,
            mend="Say for example prior=0.5, or prior=frequencies(a larger corpus).",
        )
    if not isinstance(prior, pd.DataFrame):
        return {"prior": float(prior), "prior_total": float(prior) * len(scores)}
    require(prior, [thing, "n"], table_name="counts (prior)")
    known = prior.astype({thing: "str"}).groupby(thing)["n"].sum()
    imagined = known.reindex(scores[thing]).fillna(0).to_numpy(dtype="float64")
    return {"prior": imagined, "prior_total": float(known.sum())}
