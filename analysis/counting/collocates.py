"""Tokens and a node -> which words stand in the windows around it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..finding.hits import find_terms
from ..finding.lexicon import Lexicon
from ..reading.errors import InputError
from ..reading.tables import COLUMNS, require
from .cooccurrences import UNITS, check_width, sort_pairs, unit_ids


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
    if across not in UNITS:
        raise InputError(
            f"across is one of {', '.join(UNITS)}", found=across, mend="Name one of the two."
        )
    unit = unit_ids(tokens, within if within in UNITS else across)
    width = len(tokens) if within in UNITS else check_width(within)
    hits = find_terms(tokens, node)
    word = tokens["word"].array
    columns = ["word1", "word2", "n", "n1", "n2", "total"]
    tables = [pd.DataFrame(columns=columns).astype(dict.fromkeys(columns[2:], "int64"))]
    for family, group in hits.groupby("family", observed=False):
        inside, is_node = _windows(tokens, group, unit, width)
        size = len(word.categories)
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
    return sort_pairs(pd.concat(tables, ignore_index=True))


def _windows(
    tokens: pd.DataFrame, hits: pd.DataFrame, unit: np.ndarray, width: int
) -> tuple[np.ndarray, np.ndarray]:
    """Mark the tokens inside the union of the windows, and those of the node itself."""
    row = _rows(tokens, hits)
    last = row + hits["words"].to_numpy() - 1
    is_node, inside = np.zeros(len(tokens), dtype=bool), np.zeros(len(tokens), dtype=bool)
    for begin, end in zip(row, last, strict=True):
        is_node[begin : end + 1] = True
        left, right = max(begin - width, 0), min(end + width, len(tokens) - 1)
        inside[left : right + 1] |= unit[left : right + 1] == unit[begin]
    return inside & ~is_node, is_node


def _rows(tokens: pd.DataFrame, hits: pd.DataFrame) -> np.ndarray:
    """Give the row of each hit's first token."""
    places = pd.MultiIndex.from_arrays([tokens["doc"].array.codes, tokens["position"]])
    return places.get_indexer(
        pd.MultiIndex.from_arrays([hits["doc"].array.codes, hits["position"]])
    )
