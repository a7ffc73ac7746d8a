"""What the number and the dates of the documents let one ask of them."""

from __future__ import annotations

import warnings
from math import comb

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from .formulas.documents import LIKE

#: Below so many documents (or dates) nothing is resampled and no course is fitted.
ENOUGH = 8

Span = tuple[pd.Timestamp, pd.Timestamp]


def check_dealing(target: int, reference: int, *, what: str) -> None:
    """Refuse a p-value that no way of dealing the documents to two sides could bring below .05.

    That is where a side has fewer than two documents, or where there are at most 20 ways: with 2
    against 3 there are 10, so that no test over documents goes below .1.
    """
    ways = comb(target + reference, target)
    if min(target, reference) < 2 or ways <= 20:
        raise InputError(
            f"{what} needs documents that could have been dealt to the two sides otherwise",
            found=f"{target} against {reference} documents: {ways} ways to deal them, so that no "
            f"test over documents goes below {1 / ways:.2g}",
            mend="Read the effect sizes and the numbers of documents, or gather more documents.",
        )


def check_documents(table: pd.DataFrame, *, what: str) -> None:
    """Refuse a p-value for counts of few documents, or of an unknown number of them.

    Where ``docs_in_group`` is below eight, all that such a table holds are the habits of a few
    articles.
    """
    if table.empty:
        return
    known = table.get("docs_in_group", pd.Series(np.nan, index=table.index))
    if known.isna().any() or known.min() < ENOUGH:
        raise InputError(
            f"{what} needs counts of {ENOUGH} documents or more, in the column docs_in_group",
            found="an unknown number" if known.isna().any() else f"{known.min():.0f} documents",
            mend="Read the measures without a p-value; the plain formulas take any numbers "
            "(analysis.measuring.formulas.association).",
        )


def warn_of_lengths(target: float, reference: float) -> None:
    """Warn if documents of one side have more words than those of the other, by a fifth or more."""
    if max(target, reference) >= LIKE * min(target, reference):
        warnings.warn(
            f"a document of the target has {target:.0f} words on average, one of the reference "
            f"{reference:.0f}: short documents hold a word less often at the same rate, so that "
            "ranks and numbers of documents differ by length alone",
            stacklevel=4,
        )


def warn_of_times(target: Span | None, reference: Span | None) -> None:
    """Warn if the two sides lie in different times, which no test can separate from the group."""
    if target is None or reference is None:
        return
    if target[1] < reference[0] or reference[1] < target[0]:
        target_span, reference_span = (
            f"{first:%Y-%m-%d} to {last:%Y-%m-%d}" for first, last in (target, reference)
        )
        warnings.warn(
            f"target ({target_span}) and reference ({reference_span}) lie in different times: "
            "what differs may be due to the time as well as to the group; no test separates them",
            stacklevel=4,
        )
