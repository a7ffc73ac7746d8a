"""Tokens or hits -> pairs: which words or families stand near each other, and how often."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from scipy import sparse

from ..reading.errors import InputError
from ..reading.tables import as_tokens, as_tokens_or_hits, spelling_of
from .surfaces import usual_surfaces
from .tallies import choose_rows, things_of

UNITS = ("sentence", "document")


def cooccurrences(
    tokens_or_hits: pd.DataFrame,
    *,
    within: int | str = 5,
    across: str = "sentence",
    tokens: pd.DataFrame | None = None,
    min_count: int = 1,
    without: Iterable[str] = (),
) -> pd.DataFrame:
    """Give how often two words, or two families, stand near each other.

    Parameters
    ----------
    tokens_or_hits : DataFrame
        Tokens pair by ``word``, hits by ``family``.
    within : int or {"sentence", "document"}
        A number: at most so many words apart. A unit: in the same one.
    across : {"sentence", "document"}
        Where a window of words ends at the latest.
    tokens : DataFrame, optional
        For hits and a unit: the tokens they were found in, which give the number of units.
    min_count : int
        Leave out pairs that stand less often.
    without : iterable of str
        Leave out pairs with one of these words, as :func:`stop_words` gives them; margins and
        totals count them all the same.

    Returns
    -------
    DataFrame
        One row per pair that occurs: ``word1`` and ``word2`` (keys or families, in the order of
        the alphabet, each pair once), ``surface1`` and ``surface2`` (the most frequent spelling
        of each, to be shown), ``n``, ``n1``, ``n2``, ``total``, ``docs_in_group`` (documents of
        the tokens, or where there are none those with a hit), ``directed`` (false: the two are
        exchangeable); most frequent first.

        ``within`` a number: ``n`` counts pairs of places, each once; ``n1`` and ``n2`` the
        ends of pairs that are the word; ``total`` all ends of pairs. ``within`` a unit: ``n``
        counts units that hold both, ``n1`` and ``n2`` units that hold the word, ``total``
        units (NaN for hits without ``tokens``).

    Raises
    ------
    InputError
        If ``within`` is not a whole number from 1 or one of the two units, or ``across`` none
        of the two.

    Notes
    -----
    The cells of the 2x2 table of two different words are O11 = n, O12 = n1 - n,
    O21 = n2 - n, O22 = total - n1 - n2 + n. A word may pair with itself in a window (both
    ends are then the word: n pairs, 2n ends, and O11 = 2n), not in a unit.

    Tokens may be filtered before (stop words left out, say): the distance stays that of the
    text.

    The distance of two hits is counted from the last word of the first to the first word of
    the second; hits that overlap are 0 apart.

    Examples
    --------
    >>> from analysis import tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["روسيا والصين. روسيا"]})
    >>> counts = ["word1", "word2", "n", "n1", "n2", "total"]
    >>> cooccurrences(tokenize(documents), within=1, across="document")[counts]
        word1  word2  n  n1  n2  total
    0   روسيا  والصين  2   2   2      4
    >>> cooccurrences(tokenize(documents), within="sentence")[counts]
        word1  word2  n  n1  n2  total
    0   روسيا  والصين  1   2   1      2
    """
    table, thing = as_tokens_or_hits(tokens_or_hits)
    check_unit(across)
    names, codes = things_of(table, thing)
    rank = np.argsort(names.to_numpy(dtype=object), kind="stable")
    codes = np.argsort(rank)[codes] if len(rank) else codes
    whole = as_tokens(tokens) if thing == "family" and tokens is not None else None
    if within in UNITS:
        counted = _in_units(table, codes, within, whole)
        if thing == "family" and tokens is None:
            counted["total"] = np.nan
    else:
        counted = _in_windows(table, codes, check_width(within), across)
    alphabet = names[rank]
    shown = usual_surfaces(table)[rank] if thing == "word" else alphabet.to_numpy(dtype=object)
    first, second = counted.pop("first"), counted.pop("second")
    pairs = pd.DataFrame(
        {
            "word1": pd.Categorical.from_codes(first, categories=alphabet),
            "word2": pd.Categorical.from_codes(second, categories=alphabet),
            **_spelled(shown, first, second),
            **counted,
            "docs_in_group": (table if whole is None else whole)["doc"].nunique(),
            "directed": False,
        }
    )
    spelling = spelling_of(table) if thing == "word" else "standard"
    if thing == "family":  # A few rows, which readers rename; words are many, and stay codes.
        pairs = pairs.astype(dict.fromkeys(["word1", "word2", "surface1", "surface2"], "str"))
    return choose_rows(
        sort_pairs(pairs),
        ["word1", "word2"],
        min_count=min_count,
        without=without,
        spelling=spelling,
    ).reset_index(drop=True)


def _spelled(shown: np.ndarray, first: np.ndarray, second: np.ndarray) -> dict[str, pd.Categorical]:
    """Give both words of each pair as they are shown, by code: two words may share a spelling."""
    place, spellings = pd.factorize(shown)
    index = pd.Index(spellings, dtype="str")
    return {
        "surface1": pd.Categorical.from_codes(place[first], categories=index),
        "surface2": pd.Categorical.from_codes(place[second], categories=index),
    }


def check_unit(across: object) -> None:
    """Refuse what is no unit in which a window may lie."""
    if across not in UNITS:
        raise InputError(
            f"across is one of {', '.join(UNITS)}", found=across, mend="Name one of the two."
        )


def check_width(within: object) -> int:
    """Give a window's width, or refuse what is none."""
    if isinstance(within, bool) or not isinstance(within, int | np.integer) or within < 1:
        raise InputError(
            f"within is a whole number of words from 1, or one of {', '.join(UNITS)}",
            found=within,
            mend="Say for example 5.",
        )
    return int(within)


def sort_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """Order pairs by n, most frequent first, then by their words."""
    return pairs.sort_values(
        ["n", "word1", "word2"], ascending=[False, True, True], ignore_index=True
    )


def unit_ids(table: pd.DataFrame, within: str) -> np.ndarray:
    """Number the units: equal for two rows exactly if they share document (and sentence)."""
    doc: np.ndarray = table["doc"].array.codes.astype("int64")
    if within == "document":
        return doc
    sentence: np.ndarray = table["sentence"].to_numpy(dtype="int64")
    return np.asarray((doc << 32) | sentence)


def _in_units(
    table: pd.DataFrame, codes: np.ndarray, within: str, tokens: pd.DataFrame | None
) -> dict:
    """Count the sentences or documents that hold each pair: a product of incidence matrices."""
    units, ids = pd.factorize(unit_ids(table, within))
    size = int(codes.max(initial=-1)) + 1
    holds = sparse.coo_array(
        (np.ones(len(codes), dtype="int64"), (units, codes)), shape=(len(ids), size)
    ).tocsr()
    holds.data[:] = 1
    together = sparse.triu(holds.T @ holds, k=1).tocoo()
    alone = np.bincount(holds.indices, minlength=size)
    total = len(ids) if tokens is None else len(pd.unique(unit_ids(tokens, within)))
    return {
        "first": together.row,
        "second": together.col,
        "n": together.data,
        "n1": alone[together.row],
        "n2": alone[together.col],
        "total": total,
    }


def _in_windows(table: pd.DataFrame, codes: np.ndarray, width: int, across: str) -> dict:
    """Count pairs of places at most so far apart: each row beside the rows after it."""
    begin = table["position"].to_numpy(dtype="int64")
    words = table["words"].to_numpy(dtype="int64") if "words" in table.columns else 1
    unit = unit_ids(table, across)
    order = np.lexsort((begin, unit))
    begin, end, unit, codes = begin[order], (begin + words - 1)[order], unit[order], codes[order]
    size = int(codes.max(initial=0)) + 1
    keys = [np.empty(0, dtype="int64")]
    for step in range(1, len(codes)):
        near = (unit[step:] == unit[:-step]) & (begin[step:] - end[:-step] <= width)
        if not near.any():
            break
        left, right = codes[:-step][near], codes[step:][near]
        keys.append(np.minimum(left, right) * size + np.maximum(left, right))
    every = np.concatenate(keys)
    pair, n = np.unique(every, return_counts=True)
    ends = np.bincount(np.concatenate([every // size, every % size]), minlength=size)
    first, second = pair // size, pair % size
    return {
        "first": first,
        "second": second,
        "n": n,
        "n1": ends[first],
        "n2": ends[second],
        "total": 2 * len(every),
    }
