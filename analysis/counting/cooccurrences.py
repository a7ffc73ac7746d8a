"""Tokens or hits -> pairs: which words or families stand near each other, and how often."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import numpy as np
import pandas as pd

from ..reading.errors import InputError, one_of
from ..reading.tables import as_tokens, as_tokens_or_hits, spelling_of
from .groups import check_documents
from .memory import give_back
from .pairs import Pairs, Places, gathered, pairs_in, pairs_near
from .surfaces import usual_surfaces
from .tallies import choose_rows, things_of

UNITS = ("sentence", "document")
_MANY = 1_000_000  # rows


def cooccurrences(
    tokens_or_hits: pd.DataFrame,
    *,
    within: int | str = 5,
    across: Literal["sentence", "document"] = "sentence",
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
    give_back()
    names, alphabet, counted = _counted(table, thing, within, across, tokens)
    give_back()
    shown = usual_surfaces(table)[alphabet] if thing == "word" else None
    if isinstance(min_count, int | np.integer):  # what is none is refused below
        counted = counted.at_least(int(min_count))
    documents = (table if thing == "word" or tokens is None else tokens)["doc"].nunique()
    pairs = pairs_table(counted, names[alphabet], shown, documents)
    spelling = spelling_of(table) if thing == "word" else "standard"
    return choose_rows(
        pairs, ["word1", "word2"], min_count=min_count, without=without, spelling=spelling
    ).reset_index(drop=True)


def _counted(
    table: pd.DataFrame, thing: str, within: int | str, across: str, tokens: pd.DataFrame | None
) -> tuple[pd.Index, np.ndarray, Pairs]:
    """Give the names of what is paired, their order, and their pairs by their place in it."""
    names, codes = things_of(table, thing)
    alphabet = names.argsort()
    codes = np.argsort(alphabet).astype("int32")[codes] if len(names) else codes
    if within not in UNITS:
        return names, alphabet, place_pairs(table, codes, len(names), check_width(within), across)
    whole = as_tokens(tokens) if tokens is not None and thing == "family" else None
    counted = unit_pairs(table, codes, len(names), str(within), whole)
    if thing == "family" and tokens is None:
        counted = counted._replace(total=np.nan)
    return names, alphabet, counted


def pairs_table(
    counted: Pairs, names: pd.Index, shown: np.ndarray | None, documents: int
) -> pd.DataFrame:
    """Lay out pairs of things whose names stand in alphabetical order.

    Words are many and stay categories, with the spelling in which each is ``shown``; families
    are few, and text.
    """
    first, second = (codes.astype("int32", copy=False) for codes in (counted.first, counted.second))
    place, spellings = pd.factorize(names.to_numpy(dtype=object) if shown is None else shown)
    written = pd.Index(spellings, dtype="str")
    if len(written) == len(names) and len(first) >= _MANY:
        # Each word has a spelling of its own, and both are the same numbers: held once.
        first.flags.writeable = second.flags.writeable = False
        spelled = first, second
    else:
        spelled = gathered(place, first), gathered(place, second)
    pairs = pd.DataFrame(
        {
            "word1": pd.Categorical.from_codes(first, categories=names),
            "word2": pd.Categorical.from_codes(second, categories=names),
            "surface1": pd.Categorical.from_codes(spelled[0], categories=written),
            "surface2": pd.Categorical.from_codes(spelled[1], categories=written),
            "n": counted.n,
            "n1": gathered(counted.margin, first),
            "n2": gathered(counted.margin, second),
            "total": _alike(len(first), value=counted.total),
            "docs_in_group": _alike(len(first), value=documents),
            "directed": _alike(len(first), value=False),
        },
        copy=False,
    )
    return pairs.astype(dict.fromkeys(pairs.columns[:4], "str")) if shown is None else pairs


def _alike(rows: int, *, value: float) -> np.ndarray:
    """Give a column of one value; in a table of millions it is held once, and cannot be changed."""
    return np.full(rows, value) if rows < _MANY else np.broadcast_to(np.array(value), rows)


def unit_pairs(
    table: pd.DataFrame, code: np.ndarray, size: int, within: str, tokens: pd.DataFrame | None
) -> Pairs:
    """Count pairs of things by their numbers in units; the tokens know how many units there are."""
    counted = pairs_in(unit_ids(table, within), code, size)
    if tokens is None:
        return counted
    check_documents(table, tokens)
    return counted._replace(total=len(pd.unique(unit_ids(tokens, within))))


def place_pairs(table: pd.DataFrame, code: np.ndarray, size: int, width: int, across: str) -> Pairs:
    """Count pairs of things by their numbers in windows; rows stand in the order of the text."""
    begin = end = table["position"].to_numpy()
    if "words" in table.columns:
        end = begin + table["words"].to_numpy() - 1
    return pairs_near(Places(code, unit_ids(table, across), begin, end), size, width)


def check_unit(across: object) -> None:
    """Refuse what is no unit in which a window may lie."""
    one_of("across", across, UNITS)


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
    doc: np.ndarray = table["doc"].array.codes
    if within == "document":
        return doc
    sentence: np.ndarray = table["sentence"].to_numpy(dtype="int64")
    return np.asarray((doc.astype("int64") << 32) | sentence)
