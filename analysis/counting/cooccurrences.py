"""Tokens or hits -> pairs: which words or families stand near each other, and how often."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from ..reading.tables import as_tokens, as_tokens_or_hits, spelling_of
from .pairs import Pairs, Places, most_first, pairs_in, pairs_near
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

    See Also
    --------
    associate, collocates, charts.cooccurrence, charts.network

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
    alphabet = names.argsort()
    codes = np.argsort(alphabet)[codes] if len(names) else codes
    if within in UNITS:
        whole = as_tokens(tokens) if tokens is not None and thing == "family" else None
        counted = unit_pairs(table, codes, len(names), within, whole)
        if thing == "family" and tokens is None:
            counted = counted._replace(total=np.nan)
    else:
        counted = place_pairs(table, codes, len(names), check_width(within), across)
    shown = usual_surfaces(table)[alphabet] if thing == "word" else None
    if isinstance(min_count, int | np.integer):  # what is none is refused below
        counted = counted.at_least(int(min_count))
    pairs = pairs_table(counted, names[alphabet], shown)
    documents = (table if thing == "word" or tokens is None else tokens)["doc"].nunique()
    pairs.insert(pairs.shape[1] - 1, "docs_in_group", documents)
    spelling = spelling_of(table) if thing == "word" else "standard"
    return choose_rows(
        pairs, ["word1", "word2"], min_count=min_count, without=without, spelling=spelling
    ).reset_index(drop=True)


def pairs_table(counted: Pairs, names: pd.Index, shown: np.ndarray | None) -> pd.DataFrame:
    """Lay out pairs of things, most frequent first, whose names stand in alphabetical order.

    Words are many and stay categories, with the spelling in which each is ``shown``; families
    are few, and text.
    """
    order = most_first(counted.n)
    first, second = (
        codes[order].astype("int32", copy=False) for codes in (counted.first, counted.second)
    )
    place, spellings = pd.factorize(names.to_numpy(dtype=object) if shown is None else shown)
    written = pd.Index(spellings, dtype="str")
    pairs = pd.DataFrame(
        {
            "word1": pd.Categorical.from_codes(first, categories=names),
            "word2": pd.Categorical.from_codes(second, categories=names),
            # By code, too; several words that stand nowhere may share the empty spelling.
            "surface1": pd.Categorical.from_codes(place[first], categories=written),
            "surface2": pd.Categorical.from_codes(place[second], categories=written),
            "n": counted.n[order],
            "n1": counted.margin[first],
            "n2": counted.margin[second],
            "total": np.full(len(order), counted.total),
            "directed": np.zeros(len(order), dtype=bool),
        },
        copy=False,
    )
    return pairs.astype(dict.fromkeys(pairs.columns[:4], "str")) if shown is None else pairs


def unit_pairs(
    table: pd.DataFrame, code: np.ndarray, size: int, within: str, tokens: pd.DataFrame | None
) -> Pairs:
    """Count pairs of things by their numbers in units; the tokens know how many units there are."""
    counted = pairs_in(unit_ids(table, within), code, size)
    if tokens is None:
        return counted
    return counted._replace(total=len(pd.unique(unit_ids(tokens, within))))


def place_pairs(table: pd.DataFrame, code: np.ndarray, size: int, width: int, across: str) -> Pairs:
    """Count pairs of things by their numbers in windows, in the order of the text."""
    begin = table["position"].to_numpy(dtype="int64")
    words = table["words"].to_numpy(dtype="int64") if "words" in table.columns else 1
    places = Places(code, unit_ids(table, across), begin, begin + words - 1)
    ahead, same = places.unit[1:] > places.unit[:-1], places.unit[1:] == places.unit[:-1]
    if not (ahead | (same & (begin[1:] >= begin[:-1]))).all():
        order = np.lexsort((begin, places.unit))
        places = Places(*(column[order] for column in places))
    return pairs_near(places, size, width)


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
