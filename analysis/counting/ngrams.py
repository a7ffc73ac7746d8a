"""Tokens -> n-grams: which words follow one another, and how often."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import numpy as np
import pandas as pd

from ..reading.columns import metadata_columns
from ..reading.errors import InputError
from ..reading.tables import as_tokens, spelling_of
from .cooccurrences import check_unit, unit_ids
from .frequencies import in_order
from .groups import By
from .surfaces import usual_surfaces
from .tallies import choose_rows, tally


def ngrams(
    tokens: pd.DataFrame,
    n: int = 2,
    *,
    by: By = None,
    across: Literal["sentence", "document"] = "sentence",
    min_count: int = 1,
    without: Iterable[str] = (),
) -> pd.DataFrame:
    """Give how often each run of n words stands, in the whole or in each group.

    Parameters
    ----------
    tokens : DataFrame
        As :func:`tokenize` gives it.
    n : int
        Number of words in a run.
    by : str or list of str, optional
        As in :func:`frequencies`.
    across : {"sentence", "document"}
        Where a run ends at the latest.
    min_count : int
        Leave out n-grams that stand less often.
    without : iterable of str
        Leave out n-grams that hold one of these words. Totals and margins count them all.

    Returns
    -------
    DataFrame
        One row per n-gram (and group): ``ngram`` (its words with a space between),
        ``surface`` (the same, each word in its most frequent spelling), the groups, ``word1`` …
        (its words), ``n``, ``total`` (runs of n words in the group),
        ``per_1000`` (n per 1,000 runs), ``docs`` (documents that hold it), ``docs_in_group``
        (documents of the group with a run), ``first_date`` and ``last_date`` of the group. Most
        frequent first, ties in the order of the words.

        For n = 2 also ``n1`` (pairs of the group that begin with the first word), ``n2`` (that
        end with the second) and ``directed`` (true: the order of the two counts), so that
        :func:`associate` takes the table as it is.

    Raises
    ------
    InputError
        If ``n`` is not a whole number from 1, ``across`` no unit or ``by`` no column.

    See Also
    --------
    associate, frequencies, shared_passages

    Notes
    -----
    Words are next to each other if their positions are: where tokens were left out before
    counting, no n-gram bridges the hole. Commas and quotation marks do not end a run.

    The 2x2 table of a pair counts adjacent pairs inside sentences, so that its margins are
    positional: O11 = n, O12 = n1 - n, O21 = n2 - n, O22 = total - n1 - n2 + n.

    Examples
    --------
    >>> from analysis import tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["الحرب الباردة. الحرب الباردة انتهت"]})
    >>> ngrams(tokenize(documents))[["ngram", "n", "n1", "n2", "total"]]
               ngram  n  n1  n2  total
    0  الحرب الباردة  2   2   2      3
    1  الباردة انتهت  1   1   1      3
    """
    tokens = as_tokens(tokens)
    if isinstance(n, bool) or not isinstance(n, int | np.integer) or n < 1:
        raise InputError(
            "n is a whole number of words from 1", found=n, mend="Say 2 for pairs, 3 for triples."
        )
    check_unit(across)
    columns = [f"word{number}" for number in range(1, n + 1)]
    runs = _runs(tokens, int(n), columns, across)
    counts, groups = tally(runs, "ngram", by, tokens=runs)
    counts["per_1000"] = 1000 * counts["n"] / counts["total"]
    words = runs.drop_duplicates("ngram").set_index("ngram")[columns]
    counts = counts.join(words.set_axis(words.index.astype("str")), on="ngram")
    spelled = usual_surfaces(tokens)
    first, *others = (
        pd.Series(spelled[counts[column].array.codes], index=counts.index, dtype="str")
        for column in columns
    )
    counts["surface"] = sum((" " + word for word in others), start=first)
    counts = counts.astype(dict.fromkeys(["ngram", *columns], "str"))
    shown = ["ngram", "surface", *groups.names, *columns, "n"]
    if n == 2:
        margin = [counts.groupby(["group", word], observed=True)["n"] for word in columns]
        counts["n1"], counts["n2"] = (grouped.transform("sum") for grouped in margin)
        counts["directed"] = True
        shown += ["n1", "n2"]
    counts = choose_rows(
        counts, columns, min_count=min_count, without=without, spelling=spelling_of(tokens)
    )
    shown += ["total", "per_1000", "docs", "docs_in_group", "first_date", "last_date", "directed"]
    return in_order(counts, "ngram")[[name for name in shown if name in counts]]


def _runs(tokens: pd.DataFrame, n: int, columns: list[str], across: str) -> pd.DataFrame:
    """Give one row per run of n words: the run, its words, its document's metadata."""
    table = tokens.reset_index(drop=True)
    unit, position = unit_ids(table, across), table["position"].to_numpy(dtype="int64")
    count = max(len(table) - n + 1, 0)
    stop = count + n - 1 if count else 0
    whole = (unit[n - 1 : stop] == unit[:count]) & (
        position[n - 1 : stop] - position[:count] == n - 1
    )
    first = np.flatnonzero(whole) if count else np.empty(0, dtype="int64")
    runs = table.iloc[first][["doc", *metadata_columns(table, table_name="tokens")]].copy()
    word = table["word"].array
    for step, column in enumerate(columns):
        runs[column] = word.take(first + step)
    runs["ngram"] = _joined(runs, columns)
    return runs.reset_index(drop=True)


def _joined(runs: pd.DataFrame, columns: list[str]) -> pd.Categorical:
    """Number the different runs, word by word so that no number overflows, and name them."""
    number = np.zeros(len(runs), dtype="int64")
    for column in columns:
        codes = runs[column].array.codes.astype("int64")
        number = pd.factorize(number * (int(codes.max(initial=0)) + 1) + codes)[0]
    one_of_each = runs[columns].iloc[np.unique(number, return_index=True)[1]].astype("str")
    first, *others = (one_of_each[column] for column in columns)
    names = sum((" " + word for word in others), start=first)
    return pd.Categorical.from_codes(number, categories=pd.Index(names, dtype="str"))
