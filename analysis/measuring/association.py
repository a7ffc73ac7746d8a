"""Pairs -> pairs with measures of how strongly the two go together."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from ..reading.tables import as_table
from .design import check_documents
from .formulas.association import MEASURES
from .formulas.measures import choose

DEFAULT = ("log_likelihood", "log_dice", "pmi")


def associate(pairs: pd.DataFrame, *measures: str) -> pd.DataFrame:
    """Give pairs with measures of how strongly the two go together.

    Parameters
    ----------
    pairs : DataFrame
        As :func:`cooccurrences`, :func:`collocates` or :func:`ngrams` (n = 2) gives it: at
        least ``word1``, ``word2``, ``n``, ``n1``, ``n2``, ``total``.
    *measures : str
        Names from ``analysis.measuring.formulas.association.MEASURES``; without any
        ``log_likelihood``, ``log_dice`` and ``pmi``. p-values only stand where they are named.

    Returns
    -------
    DataFrame
        The rows and columns of ``pairs``, in their order, and one column per measure. NaN
        where ``total`` is not known.

    Raises
    ------
    InputError
        If a p-value is named and the pairs come from fewer than eight documents, or do not say from
        how many (``docs_in_group``); if a column is missing, a measure is not known, or a word
        stands beside itself in a table that does not say whether its pairs are ``directed``.

    See Also
    --------
    cooccurrences, collocates, ngrams, keyness

    Notes
    -----
    O11 = n, R1 = n1, C1 = n2, N = total. A word beside itself in the windows of
    :func:`cooccurrences` is both ends of n pairs, so O11 = 2n there; not where ``directed`` says
    that the order of the two words counts.

    A p-value holds units (words, sentences) to be drawn one by one, which in documents they are
    not: it is too small. ``fisher_bh``, ``fisher_holm`` and their kin correct over all rows of the
    table, so give them all that were tested. The column ``docs`` of :func:`collocates` and
    :func:`ngrams` says in how many documents a pair stands.

    Do not compare scores of tables that were counted in different windows or units, and do not
    rank by pmi alone: it is highest for pairs that occur once.

    Examples
    --------
    >>> pairs = pd.DataFrame({"word1": ["new"], "word2": ["companies"], "n": [8],
    ...                       "n1": [15828], "n2": [4675], "total": [14307668]})
    >>> associate(pairs, "t_score", "chi2").round(2)[["n", "t_score", "chi2"]]
       n  t_score  chi2
    0  8      1.0  1.55
    """
    pairs = as_table(pairs, "pairs")
    functions = choose(MEASURES, measures, DEFAULT)
    if asked := [name for name in functions if MEASURES[name].is_p_value]:
        check_documents(pairs, what=f"a p-value ({asked[0]})")
    twice = _itself(pairs)
    o11 = pairs["n"] * np.where(twice, 2, 1)
    counts = [column.to_numpy(dtype="float64") for column in (o11, pairs["n1"], pairs["n2"])]
    total = pairs["total"].to_numpy(dtype="float64")
    return pairs.assign(
        **{
            name: np.asarray(function(*counts, total), dtype="float64")
            for name, function in functions.items()
        }
    )


def _itself(pairs: pd.DataFrame) -> np.ndarray:
    """Mark the pairs of a word with itself whose two ends are exchangeable."""
    twice = (pairs["word1"].astype("str") == pairs["word2"].astype("str")).to_numpy()
    if not twice.any():
        return twice
    if "directed" not in pairs.columns:
        raise InputError(
            "pairs of a word with itself come with the column directed",
            found=str(pairs.loc[twice, "word1"].iloc[0]),
            mend="Say directed=False where two words of a window are exchangeable, else True.",
        )
    return np.asarray(twice & ~pairs["directed"].to_numpy(dtype=bool))
