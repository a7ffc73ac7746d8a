"""Tokens or hits -> how often each word or family stands, and in how many documents."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from ..reading.tables import as_tokens, as_tokens_or_hits, spelling_of
from .groups import By, names_of
from .surfaces import usual_surfaces
from .tallies import choose_rows, tally


def frequencies(
    tokens_or_hits: pd.DataFrame,
    *,
    by: By = None,
    tokens: pd.DataFrame | None = None,
    min_count: int = 1,
    without: Iterable[str] = (),
) -> pd.DataFrame:
    """Give how often each word, or each family, stands in the whole or in each group.

    Parameters
    ----------
    tokens_or_hits : DataFrame
        Tokens are counted by ``word``, hits by ``family``.
    by : str or list of str, optional
        A column of the table (``doc``, ``source``, a column of your own), or ``year``,
        ``quarter``, ``month``, ``week``, ``day`` of its date; several are combined, as in
        ``["source", "month"]``.
    tokens : DataFrame, optional
        For hits: the tokens they were found in, which give the number of words.
    min_count : int
        Leave out words that stand less often; families always stay.
    without : iterable of str
        Leave out these words, as :func:`stop_words` gives them. Totals count them all the same.

    Returns
    -------
    DataFrame
        One row per thing (and group): ``word`` with its most frequent ``surface``, or
        ``family``; the groups; ``n``; ``total`` (words of the group, NaN for hits without
        ``tokens``); ``per_1000`` (n per 1,000 words, NaN where there are none); ``docs``
        (documents that hold it); ``docs_in_group`` (documents of the group that hold a word);
        ``first_date`` and ``last_date`` of the group, where dates are known. Most frequent
        first, ties in the order of the words. Families that were sought and not found stand with
        n = 0, unless the hits were filtered by family.

    Raises
    ------
    InputError
        If ``by`` is no column or period, a document has no date to count by, or hits lie in
        groups that the tokens do not have.

    See Also
    --------
    rates, keyness, ngrams, charts.frequencies

    Notes
    -----
    Do not compare ``per_1000`` of a few hundred words without its interval: see ``rates``.

    One name in ``by`` gives all its groups, also those without a word (months without an
    article); several give the combinations that occur.

    Examples
    --------
    >>> from analysis import tokenize
    >>> documents = pd.DataFrame({"doc": ["a", "b"], "text": ["حرب الحرب حرب", "سلم"]})
    >>> frequencies(tokenize(documents))[["word", "n", "total", "per_1000", "docs"]]
        word  n  total  per_1000  docs
    0    حرب  2      4     500.0     1
    1  الحرب  1      4     250.0     1
    2    سلم  1      4     250.0     1
    """
    table, thing = as_tokens_or_hits(tokens_or_hits)
    words = table if thing == "word" else None if tokens is None else as_tokens(tokens)
    if thing in names_of(by):
        raise InputError(
            f"by is another column than {thing}, which is counted",
            found=by,
            mend="Name a column such as doc.",
        )
    counts, groups = tally(table, thing, by, tokens=words)
    counts["per_1000"] = 1000 * counts["n"] / counts["total"].where(counts["total"] > 0)
    if thing == "word":
        spelling = spelling_of(table)
        counts["surface"] = usual_surfaces(table)[counts["word"].cat.codes]
        counts = choose_rows(
            counts, ["word"], min_count=min_count, without=without, spelling=spelling
        )
    counts = in_order(counts.astype({thing: "str"}), thing)
    shown = [thing, *(["surface"] if thing == "word" else []), *groups.names]
    shown += ["n", "total", "per_1000", "docs", "docs_in_group", "first_date", "last_date"]
    return counts[[name for name in shown if name in counts]].astype(
        {"surface": "str"} if thing == "word" else {}
    )


def in_order(counts: pd.DataFrame, thing: str) -> pd.DataFrame:
    """Order counts by group, most frequent first, ties in the order of the alphabet."""
    alphabet = np.asarray(pd.Index(counts[thing]).argsort())
    rank = np.empty(len(alphabet), dtype="int64")
    rank[alphabet] = np.arange(len(alphabet))
    order = np.lexsort((rank, -counts["n"].to_numpy(), counts["group"].to_numpy()))
    return counts.iloc[order].reset_index(drop=True)
