"""Hits -> lines to read them in: before | keyword | after, in the writer's spelling."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import pandas as pd

from ..reading.errors import InputError
from ..reading.tables import COLUMNS, require
from ..reading.tokens import TOKEN


def concordance(documents: pd.DataFrame, hits: pd.DataFrame, *, width: int = 8) -> pd.DataFrame:
    """Give one line per hit with the words before and after it.

    Parameters
    ----------
    documents : DataFrame
        The documents that the hits were found in.
    hits : DataFrame
        As :func:`find_terms` gives it.
    width : int
        Number of words on either side; the line ends with its document.

    Returns
    -------
    DataFrame
        One row per hit, by date, document and place: ``doc``, ``date``, ``family``,
        ``before``, ``keyword``, ``after`` (original spelling and punctuation: the three in a
        row are a piece of the text), ``start`` and ``end`` (of the keyword).

    Raises
    ------
    InputError
        If ``width`` is not a whole number from 1, or a hit's document is not there.

    Examples
    --------
    >>> from analysis import find_terms, tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["قال شي: «لا للهيمنة»، وغادر."]})
    >>> hits = find_terms(tokenize(documents), "هيمنة")
    >>> concordance(documents, hits, width=1)[["before", "keyword", "after"]]
      before keyword     after
    0   «لا   للهيمنة  »، وغادر.
    """
    require(documents, ["doc", "text"], table_name="documents")
    require(hits, list(COLUMNS["hits"]), table_name="hits")
    if isinstance(width, bool) or not isinstance(width, int) or width < 1:
        raise InputError(
            "width is a whole number of words from 1", found=width, mend="Say for example 8."
        )
    texts = dict(zip(documents["doc"].astype("str"), documents["text"], strict=True))
    lines = hits[["doc", "family", "start", "end"]].astype({"doc": "str", "family": "str"})
    if unknown := sorted(set(lines["doc"]) - set(texts)):
        raise InputError(
            "each hit's document is among the documents",
            found=unknown[0],
            mend="Give the documents that the hits were found in.",
        )
    pieces = []
    for doc, group in lines.groupby("doc", sort=False):
        text = texts[str(doc)]
        edges = [match.span() for match in TOKEN.finditer(text)]
        for row, start, end in zip(group.index, group["start"], group["end"], strict=True):
            begin, stop = _window(text, edges, start, end, width)
            pieces.append((row, text[begin:start], text[start:end], text[end:stop]))
    parts = pd.DataFrame(pieces, columns=["row", "before", "keyword", "after"]).set_index("row")
    lines = lines.join(parts.astype("str"))
    lines["date"] = _dates(documents).reindex(lines["doc"]).to_numpy()
    return (
        lines[list(COLUMNS["lines"])]
        .astype(COLUMNS["lines"])
        .sort_values(["date", "doc", "start"], kind="stable", ignore_index=True)
    )


def _window(
    text: str, edges: list[tuple[int, int]], start: int, end: int, width: int
) -> tuple[int, int]:
    """Give where the line begins and ends, with the punctuation that touches its words."""
    first = max(bisect_left(edges, (start, start)) - width, 0)
    last = min(bisect_right(edges, (end, end)) - 1 + width, len(edges) - 1)
    begin, stop = min(edges[first][0], start), max(edges[last][1], end)
    while begin > 0 and not text[begin - 1].isspace():
        begin -= 1
    while stop < len(text) and not text[stop].isspace():
        stop += 1
    return begin, stop


def _dates(documents: pd.DataFrame) -> pd.Series:
    """Give each document's date, NaT where the corpus has none."""
    if "date" not in documents:
        return pd.Series(pd.NaT, index=documents["doc"].astype("str"), dtype="datetime64[us]")
    return documents.set_axis(documents["doc"].astype("str"))["date"]
