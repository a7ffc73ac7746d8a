"""Hits -> the written forms that each term matched."""

from __future__ import annotations

import pandas as pd

from ..reading.tables import as_hits
from .lexicon import Lexicon, as_lexicon

_NAMED = 10  # documents that are named; a corpus may hold thousands


def matched_forms(hits: pd.DataFrame, *, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Give the written forms that each term matched: the audit of a lexicon.

    Parameters
    ----------
    hits : DataFrame
        As :func:`find_terms` gives it.
    lexicon : DataFrame, dict, list or str, optional
        The terms that were sought, as :func:`find_terms` took them: those that matched nothing
        then stand there, too.

    Returns
    -------
    DataFrame
        One row per term and written form: ``family``, ``term``, ``surface``, ``n``, ``docs``
        (number of documents), ``where`` (their ids; of many, the first ten); most frequent
        first within a term. With ``lexicon`` its terms in their order, and one without a hit with
        an empty ``surface`` and n = 0.

    Examples
    --------
    >>> from analysis import find_terms, tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["الهيمنة وهيمنة والهيمنة والهيمنة"]})
    >>> lexicon = {"hegemony": ["هيمنة", "مهيمن"]}
    >>> matched_forms(find_terms(tokenize(documents), lexicon), lexicon=lexicon)
         family   term   surface  n  docs where
    0  hegemony  هيمنة  والهيمنة  2     1     a
    1  hegemony  هيمنة   الهيمنة  1     1     a
    2  hegemony  هيمنة    وهيمنة  1     1     a
    3  hegemony  مهيمن            0     0
    """
    hits = as_hits(hits)
    keys = ["family", "term", "surface"]
    written = hits[[*keys, "doc"]].astype("str")
    forms = (
        written.groupby(keys)["doc"]
        .agg(n="size", docs="nunique", where=_where)
        .reset_index()
        .astype({"where": "str"})
    )
    sought = forms[keys[:2]]
    if lexicon is not None:
        terms = as_lexicon(lexicon)[keys[:2]]
        sought = terms[~terms["term"].str.strip().str.startswith("-")]
    sought = sought.drop_duplicates(ignore_index=True).reset_index(names="order")
    table = sought.merge(forms, on=keys[:2], how="left")
    table = table.fillna({"surface": "", "n": 0, "docs": 0, "where": ""})
    table = table.sort_values(["order", "n", "surface"], ascending=[True, False, True])
    counts = {"n": "int64", "docs": "int64"}
    return table[[*keys, *counts, "where"]].astype(counts).reset_index(drop=True)


def _where(docs: pd.Series) -> str:
    """Name the documents, in their order."""
    ids = docs.drop_duplicates()
    return " ".join(ids.head(_NAMED)) + (" …" if len(ids) > _NAMED else "")
