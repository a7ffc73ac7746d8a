"""The same words in two articles: copy of a wire, or one statement that both report."""

from __future__ import annotations

import numpy as np
import pandas as pd
import regex

from ..reading.columns import TABLES
from ..reading.errors import InputError
from ..reading.tables import as_documents
from ..reading.tokens import tokenize
from .marks import quoted_spans

COLUMNS = TABLES["passages"].columns
# Four quoted words are a statement; fewer are a name, a scare, or a turn of phrase.
QUOTED = 4
_CLITICS = regex.compile(r"^[وف]?(?:[بك]?ال|لل|[بكل])?(?=..)")


def shared_passages(documents: pd.DataFrame, *, words: int = 5) -> pd.DataFrame:
    """Give the passages that an article shares with an earlier one.

    Parameters
    ----------
    documents : DataFrame
        As :func:`read_corpus` gives it.
    words : int
        The shortest run of words that is a passage, from 2. Words are compared by their keys,
        so that spelling, punctuation and quotation marks do not part a run.

    Returns
    -------
    DataFrame
        One row per passage of a later article: ``doc2``, ``start2``, ``end2``, ``text2`` there,
        ``doc1``, ``start1``, ``end1``, ``text1`` in the first article that has it or a part of
        it (by date, then id), ``words`` (length), ``found_by``: ``run``, so many words in a row
        or more, or ``quotation``, at least four words that one of the two sets in quotation
        marks, particles at their beginnings aside.

    Raises
    ------
    InputError
        If ``words`` is not a whole number from 2.

    See Also
    --------
    show_aligned, shared_remarks, charts.timeline

    Notes
    -----
    What to do about it is the reader's choice: ``find_terms(…, once=passages)`` counts a hit in
    a passage once, in the earlier article. What a hundred articles share is 99 rows, each with
    the first of them, and not one for every two: the articles of a passage are those that its
    rows name.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a", "b"], "text": [
    ...     "ندد بـ«التسلّط القائم على الهيمنة».", "في مواجهة الأحادية والتسلط القائم على الهيمنة"]})
    >>> shared_passages(documents)[["text1", "text2", "words", "found_by"]]
                            text1                       text2  words   found_by
    0  التسلّط القائم على الهيمنة  والتسلط القائم على الهيمنة      4  quotation
    """
    documents = as_documents(documents)
    if isinstance(words, bool) or not isinstance(words, int | np.integer) or words < 2:
        raise InputError("words is a whole number from 2", found=words, mend="Say for example 5.")
    order = ["date", "doc"] if "date" in documents else ["doc"]
    ordered = documents.sort_values(order, kind="stable", ignore_index=True)
    tokens = tokenize(ordered[["doc", "text"]])
    keys = tokens["word"].array
    cores = pd.factorize(np.array([_CLITICS.sub("", key) for key in keys.categories], dtype=object))
    codes = keys.codes.astype("int64")
    runs = _runs(tokens, codes, words).assign(found_by="run")
    said = _runs(
        tokens,
        cores[0][codes] if len(codes) else codes,
        QUOTED,
        _quotations(ordered, tokens),
    ).assign(found_by="quotation")
    found = _without_inner(pd.concat([runs, said], ignore_index=True), tokens["doc"].array.codes)
    found = _located(found, ordered, tokens)
    return found.sort_values(["doc1", "start1", "doc2", "start2"], ignore_index=True)


def _quotations(documents: pd.DataFrame, tokens: pd.DataFrame) -> np.ndarray:
    """Number the quotations, and give each token that of its own; 0 outside."""
    inside = np.zeros(len(tokens), dtype="int64")
    code, start = tokens["doc"].array.codes, tokens["start"].to_numpy()
    number = 0
    for doc, text in enumerate(documents["text"]):
        first, last = np.searchsorted(code, [doc, doc + 1])
        for quoted in quoted_spans(text):
            number += 1
            span = quoted.start, quoted.end
            begin, end = first + np.searchsorted(start[first:last], span)
            inside[begin:end] = number
    return inside


def _runs(
    tokens: pd.DataFrame, codes: np.ndarray, words: int, quotation: np.ndarray | None = None
) -> pd.DataFrame:
    """Give the longest runs that a document shares with the first one to have a part of them.

    With quotations, every word of a run lies in one of them on one side.
    """
    if len(codes) < words:
        return pd.DataFrame(columns=["row1", "row2", "words"], dtype="int64")
    doc = tokens["doc"].array.codes
    gram = codes
    for step in range(1, words):
        gram = pd.factorize(gram[:-1] * (codes.max() + 1) + codes[step:])[0]
    inside = doc[: len(gram)] == doc[words - 1 :]
    gram[~inside] = -1  # over the end of a document
    row = np.flatnonzero(inside)
    row = row[np.bincount(gram[row], minlength=1)[gram[row]] > 1]
    if quotation is None:
        said = inside
        runs = _earliest(gram, doc, row, row)
    else:
        quoted = (quotation[: len(gram)] > 0) & (quotation[: len(gram)] == quotation[words - 1 :])
        said = inside & quoted
        runs = np.concatenate(
            [
                _earliest(gram, doc, row, row[said[row]]),
                _earliest(gram, doc, row[said[row]], row),
            ]
        )
    return _stretched(runs, gram, said, words)


def _earliest(
    gram: np.ndarray, doc: np.ndarray, sources: np.ndarray, rows: np.ndarray
) -> np.ndarray:
    """Pair rows with the source row of the first document that has their gram, if it is earlier.

    The second place of a gram in one document goes with its second place in the other, and a
    place too many with the last, so that there are no more pairs than rows.
    """
    table = pd.DataFrame({"row": sources, "gram": gram[sources], "doc": doc[sources]})
    table = table[table["doc"] == table.groupby("gram")["doc"].transform("first")]
    first = table.sort_values(["gram", "row"])
    held = first.groupby("gram")["row"].agg(["size"])
    held["at"] = held["size"].cumsum() - held["size"]
    later = pd.DataFrame({"row2": rows, "gram": gram[rows], "doc": doc[rows]})
    later["nth"] = later.groupby(["doc", "gram"]).cumcount()
    later = later[later["gram"].isin(held.index)]
    own = held.loc[later["gram"]]
    nth = np.minimum(later["nth"].to_numpy(), own["size"].to_numpy() - 1)
    row1 = first["row"].to_numpy()[own["at"].to_numpy() + nth]
    earlier = doc[row1] < later["doc"].to_numpy()
    return np.column_stack([row1[earlier], later["row2"].to_numpy()[earlier]])


def _stretched(pairs: np.ndarray, gram: np.ndarray, said: np.ndarray, words: int) -> pd.DataFrame:
    """Give the runs that hold the pairs of rows: as far as the two documents go on alike."""
    row1, row2 = pairs[np.lexsort((pairs[:, 1], pairs[:, 1] - pairs[:, 0]))].T
    apart = np.ones(len(row1), dtype=bool)
    apart[1:] = (np.diff(row1) != 1) | (np.diff(row2) != 1)
    last = np.flatnonzero(np.roll(apart, -1)) if len(apart) else np.flatnonzero(apart)
    ends = _reach(row1[last], row2[last], gram, said, 1)
    starts = _reach(row1[apart], row2[apart], gram, said, -1)
    runs = pd.DataFrame(
        {"row1": starts[0], "row2": starts[1], "words": ends[0] - starts[0] + words}
    )
    return runs.drop_duplicates(ignore_index=True)


def _reach(
    row1: np.ndarray, row2: np.ndarray, gram: np.ndarray, said: np.ndarray, step: int
) -> tuple[np.ndarray, np.ndarray]:
    """Move pairs of rows by a step for as long as both have one gram, said on one side."""
    row1, row2 = row1.copy(), row2.copy()
    moving = np.arange(len(row1))
    while len(moving):
        next1, next2 = row1[moving] + step, row2[moving] + step
        there = (next1 >= 0) & (next2 < len(gram))
        moving, next1, next2 = moving[there], next1[there], next2[there]
        alike = (gram[next1] == gram[next2]) & (gram[next1] >= 0) & (said[next1] | said[next2])
        moving = moving[alike]
        row1[moving], row2[moving] = next1[alike], next2[alike]
    return row1, row2


def _without_inner(runs: pd.DataFrame, doc: np.ndarray) -> pd.DataFrame:
    """Drop a run whose words of the later document lie within another of the same two."""
    table = runs.assign(end=runs["row2"] + runs["words"])
    for side in ("1", "2"):
        table[f"doc{side}"] = doc[table[f"row{side}"].to_numpy(dtype="int64")]
    table = table.sort_values(
        ["doc1", "doc2", "row2", "words"], ascending=[True, True, True, False], kind="stable"
    )
    pair = [table["doc1"], table["doc2"]]
    reached = table.groupby(pair)["end"].cummax().groupby(pair).shift()
    return runs.loc[table.index[~(table["end"] <= reached)]]


def _located(runs: pd.DataFrame, documents: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """Give runs of rows their documents, offsets and texts."""
    texts = documents["text"].to_numpy(dtype=object)
    start, end, doc = (tokens[name].to_numpy() for name in ("start", "end", "doc"))
    code = tokens["doc"].array.codes
    table = runs[["words", "found_by"]].copy()
    for side in ("1", "2"):
        first = runs[f"row{side}"].to_numpy(dtype="int64")
        last = first + runs["words"].to_numpy(dtype="int64") - 1
        table[f"doc{side}"] = doc[first]
        table[f"start{side}"], table[f"end{side}"] = start[first], end[last]
        table[f"text{side}"] = [
            texts[code[a]][start[a] : end[b]] for a, b in zip(first, last, strict=True)
        ]
    return table[list(COLUMNS)].astype(COLUMNS)
