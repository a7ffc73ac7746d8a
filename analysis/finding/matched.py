"""Hits -> the written forms that each term matched."""

from __future__ import annotations

import pandas as pd

from ..reading.tables import as_hits
from .flags import Key, of_surface, of_terms, of_texts
from .lexicon import Lexicon, as_lexicon

_NAMED = 10  # documents that are named; a corpus may hold thousands


def matched_forms(
    hits: pd.DataFrame, *, lexicon: Lexicon | None = None, tokens: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Give the written forms that each term matched: the audit of a lexicon.

    Parameters
    ----------
    hits : DataFrame
        As :func:`find_terms` gives it.
    lexicon : DataFrame, dict, list or str, optional
        The terms that were sought, as :func:`find_terms` took them: those that matched nothing
        then stand there, too.
    tokens : DataFrame, optional
        The texts that were searched, as :func:`tokenize` gives them: the audit then also says
        what a term without a hit would find, and which terms of a family share hits.

    Returns
    -------
    DataFrame
        One row per term and written form: ``family``, ``term``, ``surface``, ``n``, ``docs``
        (number of documents), ``where`` (their ids; of many, the first ten); most frequent
        first within a term. With ``lexicon`` its terms in their order, and one without a hit with
        an empty ``surface`` and n = 0. ``flags``: names of what a reader should look at, blank
        between them; those of the whole term stand in its first row. What each says is in
        :data:`analysis.finding.flags.FLAGS`, in English and in Arabic.

    See Also
    --------
    find_terms, read_lexicon, sensitivity

    Examples
    --------
    >>> from analysis import find_terms, tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["الهيمنة وهيمنة والهيمنة والهيمنة"]})
    >>> lexicon = {"hegemony": ["هيمنة", "مهيمن"]}
    >>> matched_forms(find_terms(tokenize(documents), lexicon), lexicon=lexicon)
         family   term   surface  n  docs where    flags
    0  hegemony  هيمنة  والهيمنة  2     1     a
    1  hegemony  هيمنة   الهيمنة  1     1     a
    2  hegemony  هيمنة    وهيمنة  1     1     a
    3  hegemony  مهيمن            0     0        nothing
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
    pairs = zip(forms["term"], forms["surface"], strict=True)
    forms["flags"] = pd.array([of_surface(*pair) for pair in pairs], dtype="str")
    sought = forms[keys[:2]]
    if lexicon is not None:
        terms = as_lexicon(lexicon)[keys[:2]]
        sought = terms[~terms["term"].str.strip().str.startswith("-")]
    sought = sought.drop_duplicates(ignore_index=True)
    table = sought.reset_index(names="order").merge(forms, on=keys[:2], how="left")
    table = table.fillna({"surface": "", "n": 0, "docs": 0, "where": "", "flags": ""})
    table = table.sort_values(["order", "n", "surface"], ascending=[True, False, True])
    counts = {"n": "int64", "docs": "int64"}
    table = table[[*keys, *counts, "where", "flags"]].astype(counts).reset_index(drop=True)
    flags = of_terms(sought, forms)
    if tokens is not None:
        for key, more in of_texts(sought, hits, tokens).items():
            flags[key] += more
    return _with_flags_of_terms(table, flags)


def _with_flags_of_terms(table: pd.DataFrame, flags: dict[Key, list[str]]) -> pd.DataFrame:
    """Put the flags of a whole term before those of its first form."""
    first = ~table.duplicated(["family", "term"])
    rows = zip(table["family"], table["term"], table["flags"], first, strict=True)
    joined = [
        " ".join([*flags[family, term], own]).strip() if is_first else own
        for family, term, own, is_first in rows
    ]
    return table.assign(flags=pd.Series(joined, dtype="str"))


def _where(docs: pd.Series) -> str:
    """Name the documents, in their order."""
    ids = docs.drop_duplicates()
    return " ".join(ids.head(_NAMED)) + (" …" if len(ids) > _NAMED else "")
