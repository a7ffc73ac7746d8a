"""Hits -> lines to read them in: before | keyword | after, in the writer's spelling."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from ..reading.spelling import normalize
from ..reading.tables import TABLES, as_documents, as_hits
from .reuse import tokens_of

SORTS = ("date", "before", "after")


def concordance(
    documents: pd.DataFrame,
    hits: pd.DataFrame,
    *,
    width: int | str = 8,
    sort: str = "date",
    tokens: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give one line per hit with the words before and after it.

    Parameters
    ----------
    documents : DataFrame
        The documents that the hits were found in.
    hits : DataFrame
        As :func:`find_terms` gives it.
    width : int or "sentence"
        Number of words on either side, up to the ends of the document; or the sentence.
    sort : {"date", "before", "after"}
        By date, document and place; by the words before, from the keyword outward; or by the
        words after. Words are compared by their keys.
    tokens : DataFrame, optional
        The tokens that the hits were found in, where they are there already; otherwise they are
        made.

    Returns
    -------
    DataFrame
        One row per hit: ``doc``, ``date``, ``family``, ``before``, ``keyword``, ``after``
        (original spelling and punctuation: the three in a row are a piece of the text),
        ``start`` and ``end`` (of the keyword), and of attributed hits ``voice`` and
        ``speaker``.

    Raises
    ------
    InputError
        If ``width`` or ``sort`` is not one of those, a hit's document is not there, or the tokens
        are not all words of the documents.

    Examples
    --------
    >>> from analysis import find_terms, tokenize
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["قال شي: «لا للهيمنة»، وغادر."]})
    >>> hits = find_terms(tokenize(documents), "هيمنة")
    >>> concordance(documents, hits, width=1)[["before", "keyword", "after"]]
      before keyword     after
    0   «لا   للهيمنة  »، وغادر.
    """
    documents, hits = as_documents(documents), as_hits(hits)
    _check(documents, hits, width, sort)
    told = [column for column in ("voice", "speaker") if column in hits]
    lines = hits[["doc", "family", "position", "words", "start", "end", *told]]
    lines = lines.astype(dict.fromkeys(["doc", "family", *told], "str")).reset_index(drop=True)
    used = documents[documents["doc"].astype("str").isin(set(lines["doc"]))]
    pieces = pd.DataFrame(
        _pieces(used, lines, width, tokens), columns=["row", "before", "keyword", "after"]
    ).set_index("row")
    lines = lines.join(pieces.astype("str"))
    lines["date"] = _dates(used).reindex(lines["doc"]).to_numpy()
    lines = lines[[*TABLES["lines"].columns, *told]].astype(TABLES["lines"].columns)
    lines = lines.sort_values(["date", "doc", "start"], kind="stable", ignore_index=True)
    return lines if sort == "date" else _by_words(lines, sort)


def _check(documents: pd.DataFrame, hits: pd.DataFrame, width: object, sort: str) -> None:
    if width != "sentence" and (
        isinstance(width, bool) or not isinstance(width, int | np.integer) or width < 1
    ):
        raise InputError(
            "width is a whole number of words from 1, or sentence",
            found=width,
            mend="Say for example 8.",
        )
    if sort not in SORTS:
        raise InputError(
            f"sort is one of {', '.join(SORTS)}", found=sort, mend="Name one of these."
        )
    if unknown := sorted(set(hits["doc"].astype("str")) - set(documents["doc"].astype("str"))):
        raise InputError(
            "each hit's document is among the documents",
            found=unknown[0],
            mend="Give the documents that the hits were found in.",
        )


def _pieces(
    documents: pd.DataFrame, lines: pd.DataFrame, width: int | str, tokens: pd.DataFrame | None
) -> Iterator[tuple[int, str, str, str]]:
    """Cut each line's three pieces out of its text."""
    tokens = tokens_of(documents, tokens)
    texts = dict(zip(documents["doc"].astype("str"), documents["text"], strict=True))
    places = dict(tuple(tokens.groupby(tokens["doc"].astype("str"), sort=False)))
    for doc, group in lines.groupby("doc", sort=False):
        text, edges = texts[str(doc)], places[str(doc)]
        first, last = _windows(edges["sentence"].to_numpy(), group, width)
        begins, ends = edges["start"].to_numpy()[first], edges["end"].to_numpy()[last]
        spans = zip(group.index, begins, ends, group["start"], group["end"], strict=True)
        for row, first_word, last_word, start, end in spans:
            begin, stop = _with_punctuation(text, first_word, last_word)
            yield row, text[begin:start], text[start:end], text[end:stop]


def _windows(
    sentence: np.ndarray, lines: pd.DataFrame, width: int | str
) -> tuple[np.ndarray, np.ndarray]:
    """Give the first and last token of each line."""
    position = lines["position"].to_numpy()
    final = position + lines["words"].to_numpy() - 1
    if width == "sentence":
        first = np.searchsorted(sentence, sentence[position])
        return first, np.searchsorted(sentence, sentence[final], side="right") - 1
    return np.maximum(position - width, 0), np.minimum(final + width, len(sentence) - 1)


def _with_punctuation(text: str, begin: int, stop: int) -> tuple[int, int]:
    """Widen a line to the marks that touch its words."""
    while begin > 0 and not text[begin - 1].isspace():
        begin -= 1
    while stop < len(text) and not text[stop].isspace():
        stop += 1
    return begin, stop


def _by_words(lines: pd.DataFrame, side: str) -> pd.DataFrame:
    """Order lines by the words on one side, from the keyword outward."""
    step = -1 if side == "before" else 1
    keys = [normalize(text).split()[::step] for text in lines[side]]
    order = sorted(range(len(lines)), key=keys.__getitem__)
    return lines.iloc[order].reset_index(drop=True)


def _dates(documents: pd.DataFrame) -> pd.Series:
    """Give each document's date, NaT where the corpus has none."""
    ids = documents["doc"].astype("str")
    if "date" not in documents:
        return pd.Series(pd.NaT, index=ids, dtype="datetime64[us]")
    return documents.set_axis(ids)["date"]
