"""One remark told in two articles, also in other words: same speaker, shared content words."""

from __future__ import annotations

from itertools import chain, combinations
from math import fsum, log
from typing import Any

import numpy as np
import pandas as pd
import regex

from ..reading.errors import InputError
from ..reading.stopwords import stop_words
from ..reading.tables import require, with_missing
from ..reading.tokens import tokenize

COLUMNS = [
    *("doc1", "start1", "end1", "text1", "doc2", "start2", "end2", "text2"),
    *("speaker", "words", "share"),
]
# Light stems: what is written onto a word before it, and its endings of number and person.
_BEFORE = regex.compile(r"^[وف]?(?:[بك]?ال|لل|[بكل])?(?=...)")
_AFTER = regex.compile(r"(?<=...)(?:هما|ها|هم|نا|كم|ات|ين|ان|ون|وا|يه|ه|ي|ا)$")
# An elative and what it is made of: أعمق, عمق.
_ELATIVE = regex.compile(r"^ا(?=...$)")
_NOBODY = frozenset({"", "unknown", "article"})


def shared_remarks(quotations: pd.DataFrame, *, share: float = 1 / 3) -> pd.DataFrame:
    """Give the pairs of statements in two articles that may be one remark of one speaker.

    Parameters
    ----------
    quotations : DataFrame
        As :func:`quotations` gives it. A quotation inside a reported statement is part of it.
    share : float
        How much of the shorter statement must be in the other: the weight of the content words
        that they share, from 0 to 1. A word weighs more the fewer statements hold it.

    Returns
    -------
    DataFrame
        One row per pair: ``doc1``, ``start1``, ``end1``, ``text1``, ``doc2``, ``start2``,
        ``end2``, ``text2``, ``speaker``, ``words`` (content words shared, two at least),
        ``share``; the most alike first.

    Raises
    ------
    InputError
        If ``share`` is not between 0 and 1.

    See Also
    --------
    shared_passages, quotations

    Notes
    -----
    Words are compared by light stems, so that ``شعبي البلدين`` and ``الشعبين`` share one. A
    remark told without a common word is not found, and a man may say the same twice: whether a
    pair is one remark, a reader decides. :func:`shared_passages` finds what is the same word for
    word.

    References
    ----------
    Larkey, L. S., Ballesteros, L. and Connell, M. E. (2002). Improving stemming for Arabic
    information retrieval: light stemming and co-occurrence analysis. SIGIR 2002, 275-282.
    Sparck Jones, K. (1972). A statistical interpretation of term specificity and its application
    in retrieval. Journal of Documentation 28, 11-21.

    Examples
    --------
    >>> said = pd.DataFrame({"doc": ["a", "b", "b"], "start": [0, 0, 50], "end": [40, 40, 90],
    ...     "kind": "reported", "speaker": "Putin", "text": ["لصالح شعبي البلدين وليس ضد أي كان",
    ...     "لصالح الشعبين وليس ضد الدول الأخرى", "إن التجارة تنمو"]})
    >>> shared_remarks(said)[["doc1", "doc2", "words"]].values.tolist()
    [['a', 'b', 2]]
    """
    columns = ["doc", "start", "end", "text", "kind", "speaker"]
    quotations = with_missing(require(quotations, columns, table_name="quotations"), "quotations")
    if isinstance(share, bool) or not 0 <= share <= 1:
        raise InputError("share is a number from 0 to 1", found=share, mend="Say for example 0.3.")
    said = _statements(quotations)
    stems = _stems(said["text"])
    held = pd.Series([stem for one in stems for stem in one], dtype="object").value_counts()
    weight = {stem: log((1 + len(said)) / n) for stem, n in held.items()}
    sums = [fsum(weight[stem] for stem in one) for one in stems]
    doc = said["doc"].tolist()
    rows = []
    for speaker, own in said.groupby("speaker", sort=False).groups.items():
        for first, second in combinations(own, 2):
            common = stems[first] & stems[second]
            if doc[first] == doc[second] or len(common) < 2:
                continue
            held_in = fsum(weight[stem] for stem in common) / min(sums[first], sums[second])
            if held_in >= share:
                both = (_place(said.iloc[one]) for one in (first, second))
                rows.append([*chain(*both), speaker, len(common), held_in])
    rows.sort()
    table = pd.DataFrame(rows, columns=COLUMNS)
    table = table.astype({"words": "int64", "share": "float64"})
    return table.sort_values("share", ascending=False, kind="stable", ignore_index=True)


def _statements(quotations: pd.DataFrame) -> pd.DataFrame:
    """Keep what somebody says, without what lies inside another statement."""
    kept = (quotations["kind"] != "scare") & ~quotations["speaker"].fillna("").isin(_NOBODY)
    kinds = {"doc": "str", "speaker": "str", "text": "str", "start": "int64", "end": "int64"}
    order = quotations[kept].astype(kinds)
    order = order.sort_values(["start", "end"], ascending=[True, False], kind="stable")
    reached = order.groupby("doc", sort=False)["end"].cummax().groupby(order["doc"]).shift()
    outer = order[order["end"] > reached.fillna(-1)]
    return outer.sort_values(["doc", "start"], kind="stable", ignore_index=True)


def _stems(texts: pd.Series) -> list[set[str]]:
    """Give the stems of the content words of each text."""
    names = [str(number) for number in range(len(texts))]
    tokens = tokenize(pd.DataFrame({"doc": names, "text": texts.to_list()}).astype("str"))
    stems: list[set[str]] = [set() for _ in names]
    stop = stop_words()
    for doc, word in zip(tokens["doc"].astype("str"), tokens["word"].astype("str"), strict=True):
        if word not in stop and len(word) > 2:
            stems[int(doc)].add(_stem(word))
    return stems


def _stem(word: str) -> str:
    return str(_ELATIVE.sub("", _AFTER.sub("", _BEFORE.sub("", word))))


def _place(row: Any) -> tuple[str, int, int, str]:
    return row["doc"], int(np.int64(row["start"])), int(np.int64(row["end"])), row["text"]
