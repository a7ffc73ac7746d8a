"""Tokens and a node -> which words stand in the windows around it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..finding.hits import find_terms
from ..finding.lexicon import Lexicon
from ..reading.tables import COLUMNS, require
from .cooccurrences import UNITS, check_unit, check_width, sort_pairs, unit_ids


def collocates(
    tokens: pd.DataFrame, node: Lexicon, *, within: int | str = 5, across: str = "sentence"
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

    Returns
    -------
    DataFrame
        One row per node and word that stands near it: ``word1`` (the node), ``word2`` (the
        collocate), ``n`` (its tokens inside the windows), ``n1`` (tokens inside the windows),
        ``n2`` (its tokens outside the node), ``total`` (tokens that are not the node); most
        frequent first.

    Raises
    ------
    InputError
        If the node is no term, or ``within`` no width.

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
    >>> collocates(tokenize(documents), "هيمنة", within=1)
       word1 word2  n  n1  n2  total
    0  هيمنة    ضد  2   2   3      4
    """
    require(tokens, list(COLUMNS["tokens"]), table_name="tokens")
    check_unit(across)
    unit = unit_ids(tokens, within if within in UNITS else across)
    width = None if within in UNITS else check_width(within)
    hits = find_terms(tokens, node)
    word = tokens["word"].array
    size = len(word.categories)
    columns = ["word1", "word2", "n", "n1", "n2", "total"]
    tables = [pd.DataFrame(columns=columns).astype(dict.fromkeys(columns[2:], "int64"))]
    for family, group in hits.groupby("family", observed=False):
        inside, is_node = _windows(tokens, group, unit, width)
        n = np.bincount(word.codes[inside], minlength=size)
        elsewhere = np.bincount(word.codes[~is_node], minlength=size)
        near = np.flatnonzero(n)
        tables.append(
            pd.DataFrame(
                {
                    "word1": pd.Series(family, index=range(len(near)), dtype="str"),
                    "word2": pd.Series(word.categories[near], dtype="str"),
                    "n": n[near],
                    "n1": int(inside.sum()),
                    "n2": elsewhere[near],
                    "total": int((~is_node).sum()),
                }
            )
        )
    pairs = sort_pairs(pd.concat(tables, ignore_index=True))
    pairs.attrs["directed"] = True
    return pairs


def _windows(
    tokens: pd.DataFrame, hits: pd.DataFrame, unit: np.ndarray, width: int | None
) -> tuple[np.ndarray, np.ndarray]:
    """Mark the tokens inside the union of the windows, and those of the node itself."""
    place = _places(tokens)
    order = np.argsort(place, kind="stable")
    begin = _places(hits)
    end = begin + hits["words"].to_numpy(dtype="int64") - 1
    is_node = _covered(place, order, begin, end)
    own = unit[order[np.searchsorted(place[order], begin)]]
    if width is None:
        return np.isin(unit, own) & ~is_node, is_node
    # Units follow one another in the order of the text: a window is cut where its unit ends.
    sorted_unit = unit[order]
    first, last = np.searchsorted(sorted_unit, own), np.searchsorted(sorted_unit, own, "right") - 1
    begin = np.maximum(begin - width, place[order][first])
    end = np.minimum(end + width, place[order][last])
    return _covered(place, order, begin, end) & ~is_node, is_node


def _places(table: pd.DataFrame) -> np.ndarray:
    """Number the places of all documents in one sequence, with room between documents."""
    doc = table["doc"].array.codes.astype("int64")
    return np.asarray((doc << 32) + table["position"].to_numpy(dtype="int64"))


def _covered(
    place: np.ndarray, order: np.ndarray, begin: np.ndarray, end: np.ndarray
) -> np.ndarray:
    """Mark the places that lie in at least one of the spans."""
    opened = np.searchsorted(place[order], begin)
    closed = np.searchsorted(place[order], end, side="right")
    depth = np.bincount(opened, minlength=len(place) + 1) - np.bincount(
        closed, minlength=len(place) + 1
    )
    covered = np.empty(len(place), dtype=bool)
    covered[order] = np.cumsum(depth)[:-1] > 0
    return covered
