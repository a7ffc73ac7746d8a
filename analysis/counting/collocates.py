"""Tokens and a node -> which words stand in the windows around it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import numpy as np
import pandas as pd

from ..finding.hits import find_terms
from ..finding.lexicon import Lexicon
from ..reading.sought import families_of
from ..reading.tables import as_tokens, spelling_of
from .cooccurrences import UNITS, check_unit, check_width, sort_pairs, unit_ids
from .surfaces import usual_surfaces
from .tallies import choose_rows, holding


def collocates(
    tokens: pd.DataFrame,
    node: Lexicon,
    *,
    within: int | str = 5,
    across: Literal["sentence", "document"] = "sentence",
    min_count: int = 1,
    without: Iterable[str] = (),
) -> pd.DataFrame:
    """Give the words in the windows around a term, with what is needed to weigh them.

    Parameters
    ----------
    tokens : DataFrame
        As :func:`tokenize` gives it.
    node : str, dict, list or DataFrame
        A term such as ``"هيمنة"``, found with its clitics, or whatever :func:`find_terms`
        takes; each family is a node of its own.
    within : int or {"sentence", "document"}
        Number of words on either side of the node, or the whole unit.
    across : {"sentence", "document"}
        Where a window ends at the latest.
    min_count : int
        Leave out collocates that stand less often in the windows.
    without : iterable of str
        Leave out these collocates, as :func:`stop_words` gives them; they keep their place in
        the windows and in all totals.

    Returns
    -------
    DataFrame
        One row per node and word that stands near it: ``word1`` (the node), ``word2`` (the
        collocate), ``surface1`` (the node) and ``surface2`` (its most frequent spelling), ``n``
        (its tokens inside the windows), ``n1`` (tokens inside the windows), ``n2`` (its tokens
        outside the node), ``total`` (tokens that are not the node), ``docs`` (documents in which
        the two stand near each other), ``docs_in_group`` (documents with a word), ``directed``
        (true: node and collocate are not exchangeable); most frequent first.

    Raises
    ------
    InputError
        If the node is no term, or ``within`` no width.

    See Also
    --------
    associate, cooccurrences, concordance

    Notes
    -----
    Evert's surface convention: the windows around all hits are one set of tokens, each token
    counted once however many windows it lies in; the node's own tokens are left out
    throughout. The 2x2 table is O11 = n, O12 = n1 - n, O21 = n2 - n,
    O22 = total - n1 - n2 + n.

    References
    ----------
    Evert, S. (2008). Corpora and collocations. In Corpus Linguistics: An International
    Handbook, vol. 2, 1212-1248.

    Examples
    --------
    >>> from analysis import tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["ضد الهيمنة ضد الحرب. ضد"]})
    >>> pairs = collocates(tokenize(documents), "هيمنة", within=1)
    >>> pairs[["word1", "word2", "n", "n1", "n2", "total", "docs"]]
       word1 word2  n  n1  n2  total  docs
    0  هيمنة    ضد  2   2   3      4     1
    """
    tokens = as_tokens(tokens)
    check_unit(across)
    unit = unit_ids(tokens, within if within in UNITS else across)
    width = None if within in UNITS else check_width(within)
    hits = find_terms(tokens, node)
    spelled = usual_surfaces(tokens)
    tables = [
        _around(tokens, family, hits[hits["family"] == family], unit, width, spelled)
        for family in families_of(hits)
    ]
    empty = _around(tokens.iloc[:0], "", hits.iloc[:0], unit[:0], width, spelled)
    pairs = sort_pairs(pd.concat(tables or [empty], ignore_index=True))
    return choose_rows(
        pairs, ["word2"], min_count=min_count, without=without, spelling=spelling_of(tokens)
    ).reset_index(drop=True)


def _around(
    tokens: pd.DataFrame,
    family: str,
    hits: pd.DataFrame,
    unit: np.ndarray,
    width: int | None,
    spelled: np.ndarray,
) -> pd.DataFrame:
    """Give the collocates of one node."""
    word, doc = tokens["word"].array, tokens["doc"].array
    size = len(word.categories)
    inside, is_node = _windows(tokens, hits, unit, width)
    n = np.bincount(word.codes[inside], minlength=size)
    near = np.flatnonzero(n)
    node = pd.Series(family, index=range(len(near)), dtype="str")
    return pd.DataFrame(
        {
            "word1": node,
            "word2": pd.Series(word.categories[near], dtype="str"),
            "surface1": node,
            "surface2": pd.Series(spelled[near], dtype="str"),
            "n": n[near],
            "n1": int(inside.sum()),
            "n2": np.bincount(word.codes[~is_node], minlength=size)[near],
            "total": int((~is_node).sum()),
            "docs": holding(doc.codes[inside], word.codes[inside], size)[near],
            "docs_in_group": len(np.unique(doc.codes)),
            "directed": True,
        }
    )


def _windows(
    tokens: pd.DataFrame, hits: pd.DataFrame, unit: np.ndarray, width: int | None
) -> tuple[np.ndarray, np.ndarray]:
    """Mark the tokens inside the union of the windows, and those of the node itself."""
    place, begin = _places(tokens), _places(hits)
    end = begin + hits["words"].to_numpy(dtype="int64") - 1
    is_node = _covered(place, begin, end)
    own = unit[np.searchsorted(place, begin)]
    if width is None:
        return np.isin(unit, own) & ~is_node, is_node
    # Units follow one another in the order of the text: a window is cut where its unit ends.
    first, last = np.searchsorted(unit, own), np.searchsorted(unit, own, "right") - 1
    begin, end = np.maximum(begin - width, place[first]), np.minimum(end + width, place[last])
    return _covered(place, begin, end) & ~is_node, is_node


def _places(table: pd.DataFrame) -> np.ndarray:
    """Number the places of all documents in one sequence, with room between documents."""
    doc = table["doc"].array.codes.astype("int64")
    return np.asarray((doc << 32) + table["position"].to_numpy(dtype="int64"))


def _covered(place: np.ndarray, begin: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Mark the places that lie in at least one of the spans."""
    depth = np.zeros(len(place) + 1, dtype="int64")
    np.add.at(depth, np.searchsorted(place, begin), 1)
    np.add.at(depth, np.searchsorted(place, end, side="right"), -1)
    return np.asarray(np.cumsum(depth)[:-1] > 0)
