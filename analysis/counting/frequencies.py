"""Tokens or hits -> how often each word or family stands, and in how many documents."""

from __future__ import annotations

import pandas as pd

from ..reading.errors import InputError
from .groups import count_by, thing_of


def frequencies(
    tokens_or_hits: pd.DataFrame,
    *,
    by: str | None = None,
    tokens: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give how often each word, or each family, stands in the whole or in each group.

    Parameters
    ----------
    tokens_or_hits : DataFrame
        Tokens are counted by ``word``, hits by ``family``.
    by : str, optional
        A column of the table (``doc``, ``source``, a column of your own), or ``year``,
        ``quarter``, ``month``, ``week``, ``day`` of its date.
    tokens : DataFrame, optional
        For hits: the tokens they were found in, which give the number of words.

    Returns
    -------
    DataFrame
        One row per thing (and group): ``word`` with its most frequent ``surface``, or
        ``family``; the group; ``n``; ``total`` (words of the group, NaN for hits without
        ``tokens``); ``per_1000`` (n per 1,000 words, NaN where there are none); ``docs``
        (documents that hold it). Most frequent first, ties in the order of the words; families
        that were not found stand with n = 0.

    Raises
    ------
    InputError
        If ``by`` is no column or period, or a document has no date to count by.

    Notes
    -----
    Do not compare ``per_1000`` of a few hundred words without its interval: see ``rates``.

    Without ``by``, ``attrs["dates"]`` holds the first and the last date counted, where dates
    are known, so that ``keyness`` can say when two tables lie in different times.

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
    thing = thing_of(tokens_or_hits)
    if by == thing:
        raise InputError(
            f"by is another column than {thing}, which is counted",
            found=by,
            mend="Name a column such as doc.",
        )
    words = tokens_or_hits if thing == "word" else tokens
    counts = count_by(tokens_or_hits, thing, by, tokens=words, observed=thing == "word")
    counts["per_1000"] = 1000 * counts["n"] / counts["total"].where(counts["total"] > 0)
    group = [] if by is None else [counts.columns[0]]
    if thing == "word":
        counts["surface"] = counts["word"].map(usual_surface(tokens_or_hits)).astype("str")
    counts["alphabet"] = counts[thing].astype("str")
    counts = counts.sort_values(
        [*group, "n", "alphabet"], ascending=[*(True for _ in group), False, True]
    )
    shown = [thing, *(["surface"] if thing == "word" else []), *group]
    counts = counts[[*shown, "n", "total", "per_1000", "docs"]].reset_index(drop=True)
    if by is None and "date" in tokens_or_hits.columns and tokens_or_hits["date"].notna().any():
        counts.attrs["dates"] = (tokens_or_hits["date"].min(), tokens_or_hits["date"].max())
    return counts


def usual_surface(tokens: pd.DataFrame) -> pd.Series:
    """Give the most frequent spelling of each word; of equals the first in code point order."""
    spellings = tokens.groupby(["word", "surface"], observed=True).size().reset_index(name="n")
    spellings["surface"] = spellings["surface"].astype("str")
    spellings = spellings.sort_values(["n", "surface"], ascending=[False, True])
    return spellings.drop_duplicates("word").set_index("word")["surface"]
