"""Documents -> tokens: words and numbers with their offsets, sentences and keys."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pyarrow as pa

from .columns import metadata_columns
from .engine import read
from .errors import one_of
from .expression import TOKEN
from .sentences import sentence_starts
from .spelling import LEVELS
from .tables import as_documents

__all__ = ["TOKEN", "tokenize"]


def tokenize(documents: pd.DataFrame, *, spelling: str = "standard") -> pd.DataFrame:
    """Give every word and number of the documents, with its place and its key.

    Parameters
    ----------
    documents : DataFrame
        As :func:`read_corpus` gives it; at least ``doc`` and ``text``.
    spelling : {"raw", "clean", "light", "standard", "loose"}
        The level at which spellings share a key, see :func:`normalize`.

    Returns
    -------
    DataFrame
        One row per token, in the order of the text:

        ``doc`` (category: all documents, also those without a word), ``sentence`` and
        ``position`` (counted from 0 in each document), ``start`` and ``end`` (offsets into
        ``text``, in characters: ``text[start:end]`` is the surface), ``gap`` (category: what
        stands between the token before and this one), ``surface`` (category: as written),
        ``word`` (category: the key), ``spelling`` (category: the level of the keys, so that terms
        are spelled as the tokens are), and the documents' metadata (``title``, ``source``,
        ``date``, … and the user's own).

    Raises
    ------
    InputError
        If a column is missing, an id stands twice, or the level is unknown.

    See Also
    --------
    normalize, find_terms, no_words, frequencies

    Notes
    -----
    A token is a number (digits joined by ``. , ٫ ٬``), a run of Arabic letters with their
    marks, tatweel and joiners, or a run of letters of other scripts; all else is punctuation
    and stands in the gap. A clitic cut off by a quotation mark (``بـ«الميل»``) is a token.
    Addresses, account names and mark-up are no words and stand in the gap, too: see
    :func:`no_words`.
    A sentence ends at ``. ! ? ؟ …`` with closing marks and a space, and at a newline; not
    after a single letter (but after 2022 م.) or an abbreviation such as ``Dr.``. Between two
    Arabic words the space may be missing (الجميع.وأضاف, but أ.ف.ب).

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["ندد بـ«الميل» إلى التسلّط."]})
    >>> tokenize(documents)[["start", "end", "surface", "word"]]
       start  end  surface    word
    0      0    3      ندد     ندد
    1      4    6       بـ       ب
    2      7   12    الميل   الميل
    3     14   17      إلى     الي
    4     18   25  التسلّط  التسلط
    """
    documents = as_documents(documents)
    one_of("spelling", spelling, LEVELS)
    stream = read(_texts(documents["text"]), spelling=spelling)
    row = np.repeat(np.arange(len(documents), dtype="int32"), stream.lengths)
    begins = (np.cumsum(stream.lengths) - stream.lengths).astype("int32")
    first = begins[stream.lengths > 0]
    tokens = pd.DataFrame(
        {
            "doc": _category(row, pd.Index(documents["doc"])),
            "sentence": _count_up(sentence_starts(stream, first), row, first),
            "position": np.arange(len(row), dtype="int32") - np.repeat(begins, stream.lengths),
            "start": stream.start,
            "end": stream.end,
            "gap": _category(stream.gap, _index(stream.gaps)),
            "surface": _category(stream.surface, _index(stream.surfaces)),
            "word": _category(stream.word[stream.surface], _index(stream.words)),
            "spelling": _category(np.zeros(len(row), "int8"), pd.Index([spelling])),
        },
        copy=False,
    )
    for column in metadata_columns(documents, table_name="documents"):
        values = documents[column]
        if pd.api.types.is_string_dtype(values.dtype) or values.dtype == object:
            values = values.astype("category")
        tokens[column] = values.array.take(row)
    return tokens


def _texts(column: pd.Series) -> Iterator[str]:
    """Give the texts a thousand at a time: as strings of Python's, all would weigh twice."""
    for begin in range(0, len(column), 1000):
        yield from column.iloc[begin : begin + 1000].tolist()


def _index(texts: pa.Array) -> pd.Index:
    """Give distinct texts as the categories of a column."""
    index: pd.Index = pd.Index(pd.array(texts, dtype="str"))
    return index


def _category(codes: np.ndarray, categories: pd.Index) -> pd.Categorical:
    """Give a column of categories; the codes are known to be right."""
    return pd.Categorical.from_codes(codes, categories=categories, validate=False)


def _count_up(flags: np.ndarray, row: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Number the flags 0, 1, 2 … anew in each document, whose first tokens are given."""
    running: np.ndarray = np.cumsum(flags, dtype="int32")
    before = np.zeros(int(row[-1]) + 1 if len(row) else 0, dtype="int32")
    before[row[first]] = running[first]
    running -= before[row]
    return running
