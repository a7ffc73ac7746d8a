"""The same words in two articles: copy of a wire, or one statement that both report."""

from __future__ import annotations

import numpy as np
import pandas as pd
import regex

from ..reading.columns import TABLES
from ..reading.errors import InputError
from ..reading.tables import as_documents
from ..reading.tokens import tokenize
from .voice.marks import quoted_spans

COLUMNS = TABLES["passages"].columns
# Four quoted words are a statement; fewer are a name, a scare, or a turn of phrase.
QUOTED = 4
_CLITICS = regex.compile(r"^[وف]?(?:[بك]?ال|لل|[بكل])?(?=..)")


def shared_passages(documents: pd.DataFrame, *, words: int = 5) -> pd.DataFrame:
    """Give the passages that two articles have in common.

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
        One row per passage and pair of articles: ``doc1``, ``start1``, ``end1``, ``text1`` in
        the earlier article, ``doc2``, ``start2``, ``end2``, ``text2`` in the later one (of the
        same date, by id), ``words`` (length), ``found_by``: ``run``, so many words in a row or
        more, or ``quotation``, at least four words that one of the two sets in quotation marks,
        particles at their beginnings aside.

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
    a passage once, in the earlier article. A phrase that very many articles share makes as many
    rows as there are pairs of them.

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
    found = _located(_without_inner(pd.concat([runs, said], ignore_index=True)), ordered, tokens)
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
    """Give the longest runs that two documents share: their first rows and their length.

    With quotations, every word of a run lies in one of them on one side.
    """
    columns = ["row1", "row2", "words"]
    if len(codes) < words:
        return pd.DataFrame(columns=columns, dtype="int64")
    doc = tokens["doc"].array.codes
    gram = codes
    for step in range(1, words):
        gram = pd.factorize(gram[:-1] * (codes.max() + 1) + codes[step:])[0]
    inside = doc[: len(gram)] == doc[words - 1 :]
    said = inside.copy()
    if quotation is not None:
        said &= (quotation[: len(gram)] > 0) & (quotation[: len(gram)] == quotation[words - 1 :])
    gram[~inside] = -1  # over the end of a document
    row = np.flatnonzero(inside)
    table = pd.DataFrame({"gram": gram[row], "row": row, "doc": doc[row], "said": said[row]})
    docs = table.groupby("gram")["doc"]
    table = table[docs.transform("first") != docs.transform("last")]
    starts, ends = (_edges(table, gram, said, step) for step in (-1, 1))
    lengths = ends["row1"] - starts["row1"] + words
    return starts.assign(words=lengths)[columns]


def _edges(table: pd.DataFrame, gram: np.ndarray, said: np.ndarray, step: int) -> pd.DataFrame:
    """Give the pairs of rows at which a run begins (step -1) or ends (step 1), in one order.

    There the two documents share this gram and not the one beside it. Rows that are alike in
    both are one kind and kinds are paired, so that the rows inside of runs never are: two
    articles of one word a thousand times have a million pairs of rows and two thousand edges.
    """
    beside = np.clip(table["row"].to_numpy() + step, 0, len(gram) - 1)
    there = beside == table["row"].to_numpy() + step
    table = table.assign(beside=np.where(there, gram[beside], -1), beside_said=there & said[beside])
    alike = ["gram", "said", "beside", "beside_said"]
    table["kind"] = table.groupby(alike).ngroup()
    kinds = table.drop_duplicates("kind")[[*alike, "kind"]]
    pairs = kinds.merge(kinds, on="gram", suffixes=("1", "2"))
    goes_on = (pairs["beside1"] == pairs["beside2"]) & (pairs["beside1"] >= 0)
    goes_on &= pairs["beside_said1"] | pairs["beside_said2"]
    pairs = pairs[(pairs["said1"] | pairs["said2"]) & ~goes_on][["kind1", "kind2"]]
    for side in ("1", "2"):
        rows = table[["kind", "row", "doc"]].add_suffix(side)
        pairs = pairs.merge(rows, on=f"kind{side}")
    pairs = pairs[pairs["doc1"] < pairs["doc2"]]
    pairs = pairs.assign(shift=pairs["row2"] - pairs["row1"])
    return pairs.sort_values(["doc1", "doc2", "shift", "row1"], ignore_index=True)


def _without_inner(runs: pd.DataFrame) -> pd.DataFrame:
    """Drop a run that lies within another of the same two stretches of text."""
    # Two runs hold the same words at the same places where they lie on one shift; there, a run
    # is inside another when one that begins no later ends no earlier.
    table = runs.assign(shift=runs["row2"] - runs["row1"], end=runs["row1"] + runs["words"])
    table = table.sort_values(["shift", "row1", "words"], ascending=[True, True, False])
    reached = table.groupby("shift")["end"].cummax().groupby(table["shift"]).shift()
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
