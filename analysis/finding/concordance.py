"""Hits -> lines to read them in: before | keyword | after, in the writer's spelling."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..reading.columns import TABLES
from ..reading.errors import InputError, one_of
from ..reading.spelling import normalize
from ..reading.tables import as_documents, as_hits, as_tokens
from ..reading.tokens import tokenize

SORTS = ("date", "before", "after")
_LINES = 2_000  # whose texts are held at once


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

    See Also
    --------
    find_terms, show_lines, explore

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
    doc = pd.Index(documents["doc"]).get_indexer(hits["doc"].cat.categories)[hits["doc"].cat.codes]
    if tokens is None:
        tokens = tokenize(documents.iloc[np.unique(doc)][["doc", "text"]])
    tokens = as_tokens(tokens)
    first, last = _ends(tokens, hits, width)
    told = [column for column in ("voice", "speaker") if column in hits]
    lines = hits[["doc", "family", "start", "end", *told]].reset_index(drop=True)
    lines = lines.astype(dict.fromkeys(["family", *told], "str"))
    pieces = _pieces(documents["text"], doc, _spans(tokens, lines, first, last))
    for column, texts in pieces.items():
        lines[column] = pd.array(texts, dtype="str")
    lines["date"] = documents["date"].to_numpy()[doc] if "date" in documents else pd.NaT
    order = np.lexsort((lines["start"], _alphabetical(lines["doc"]), lines["date"]))
    lines = lines[[*TABLES["lines"].columns, *told]].astype(TABLES["lines"].columns)
    lines = lines.take(order).reset_index(drop=True)
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
    one_of("sort", sort, SORTS)
    unknown = (
        hits["doc"]
        .cat.categories[hits["doc"].cat.codes.unique()]
        .difference(pd.Index(documents["doc"]))
    )
    if len(unknown):
        raise InputError(
            "each hit's document is among the documents",
            found=unknown[0],
            mend="Give the documents that the hits were found in.",
        )


def _ends(
    tokens: pd.DataFrame, hits: pd.DataFrame, width: int | str
) -> tuple[np.ndarray, np.ndarray]:
    """Give the rows of the first and the last token of each line."""
    of = tokens["doc"].array.codes
    known = tokens["doc"].array.categories.get_indexer(hits["doc"].array.categories)
    doc = known[hits["doc"].array.codes].astype(of.dtype)
    begin, stop = (np.searchsorted(of, doc, side=side) for side in ("left", "right"))
    position = tokens["position"].to_numpy()
    row = begin + hits["position"].to_numpy()
    final = row + hits["words"].to_numpy() - 1
    if (final >= stop).any() or (position[row] != hits["position"].to_numpy()).any():
        raise _other_tokens()
    if width == "sentence":
        sentence = tokens["sentence"].to_numpy()
        turns = np.flatnonzero((sentence[1:] != sentence[:-1]) | (of[1:] != of[:-1])) + 1
        turns = np.concatenate([[0], turns, [len(of)]])
        first = turns[np.searchsorted(turns, row, side="right") - 1]
        last = turns[np.searchsorted(turns, final, side="right")] - 1
    else:
        first, last = np.maximum(row - width, begin), np.minimum(final + width, stop - 1)
    if (position[last] - position[first] != last - first).any():
        raise _other_tokens()
    return first, last


def _spans(
    tokens: pd.DataFrame, lines: pd.DataFrame, first: np.ndarray, last: np.ndarray
) -> pd.DataFrame:
    """Give first word, keyword and last word of each line by their places, and the first word."""
    start, end = tokens["start"].to_numpy(), tokens["end"].to_numpy()
    return pd.DataFrame(
        {
            "begin": start[first],
            "start": lines["start"],
            "end": lines["end"],
            "stop": end[last],
            "word": tokens["surface"].array.take(first),
        }
    )


def _pieces(texts: pd.Series, doc: np.ndarray, spans: pd.DataFrame) -> dict[str, list[str]]:
    """Cut the three pieces of each line out of its text."""
    before, keyword, after = (list[str]() for _ in range(3))
    for row in range(0, len(doc), _LINES):
        held = _held(texts, np.unique(doc[row : row + _LINES]))
        columns = (spans[name].iloc[row : row + _LINES].tolist() for name in spans)
        of = doc[row : row + _LINES].tolist()
        for place, begin, start, end, stop, word in zip(of, *columns, strict=True):
            text = held[place]
            if not text.startswith(word, begin):
                raise _other_tokens()
            left, right = _with_punctuation(text, begin, stop)
            before.append(text[left:start])
            keyword.append(text[start:end])
            after.append(text[end:right])
    return {"before": before, "keyword": keyword, "after": after}


def _held(texts: pd.Series, used: np.ndarray) -> dict[int, str]:
    """Give some texts as strings of Python's; out of a stretch they are taken at once."""
    stretch = texts.iloc[used[0] : used[-1] + 1]
    return dict(zip(used.tolist(), stretch.iloc[used - used[0]].tolist(), strict=True))


def _other_tokens() -> InputError:
    return InputError(
        "tokens are all words of these documents, in which the hits were found",
        found="others, or some of them",
        mend="Say tokens=tokenize(documents).",
    )


def _alphabetical(names: pd.Series) -> np.ndarray:
    """Give the place of each row's name in the alphabet."""
    alphabet = names.cat.categories.argsort()
    place = np.empty(len(alphabet), dtype="int64")
    place[alphabet] = np.arange(len(alphabet))
    return np.asarray(place[names.cat.codes])


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
