"""Hits -> the written forms that each term matched."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..reading.tables import COLUMNS, require


def matched_forms(hits: pd.DataFrame) -> pd.DataFrame:
    """Give the written forms that each term matched: the audit of a lexicon.

    Parameters
    ----------
    hits : DataFrame
        As :func:`find_terms` gives it.

    Returns
    -------
    DataFrame
        One row per term and written form: ``family``, ``term``, ``surface``, ``n``, ``docs``;
        most frequent first within a term. A term that was not found stands with an empty
        ``surface`` and n = 0.

    Examples
    --------
    >>> from analysis import find_terms, tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["الهيمنة وهيمنة والهيمنة والهيمنة"]})
    >>> matched_forms(find_terms(tokenize(documents), {"hegemony": ["هيمنة", "مهيمن"]}))
         family   term   surface  n  docs
    0  hegemony  هيمنة  والهيمنة  2     1
    1  hegemony  هيمنة   الهيمنة  1     1
    2  hegemony  هيمنة    وهيمنة  1     1
    3  hegemony  مهيمن            0     0
    """
    require(hits, list(COLUMNS["hits"]), table_name="hits")
    keys = ["family", "term", "surface"]
    counts = hits.astype(dict.fromkeys([*keys, "doc"], "str")).groupby(keys, as_index=False)
    forms = counts.agg(n=("doc", "size"), docs=("doc", "nunique"))
    sought = pd.DataFrame(hits.attrs.get("terms", ()), columns=["family", "term"], dtype="str")
    if sought.empty:
        sought = forms[["family", "term"]].drop_duplicates()
    sought = sought.drop_duplicates().assign(order=np.arange(len(sought.drop_duplicates())))
    table = sought.merge(forms, on=["family", "term"], how="left").fillna(
        {"surface": "", "n": 0, "docs": 0}
    )
    table = table.sort_values(["order", "n", "surface"], ascending=[True, False, True])
    return (
        table[[*keys, "n", "docs"]].astype({"n": "int64", "docs": "int64"}).reset_index(drop=True)
    )
