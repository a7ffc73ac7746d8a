"""Documents -> tokens: words and numbers with their offsets, sentences and keys."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import regex

from .addresses import NO_WORD, between
from .errors import InputError
from .spelling import CONTROLS, LEVELS, MARKS, TATWEEL, normalize
from .tables import as_documents, metadata_columns

_ARABIC = r"[\p{L}&&\p{Script=Arabic}]"
_INSIDE = rf"[{MARKS}\u08ca-\u08e1\u08e3-\u08ff{TATWEEL}]"

# Marks and tatweel belong to the word they touch; invisible controls only between two letters.
# A run of them without a letter is eaten whole and dropped, or each of its places would be tried.
TOKEN = regex.compile(
    rf"""(?xV1)
      \p{{N}}+ (?: [.,٫٬] \p{{N}}+ )*
    | {_INSIDE}* {_ARABIC} (?: [{_INSIDE}{CONTROLS}]*+ {_ARABIC} )*+ {_INSIDE}*
    | [\p{{L}}--\p{{Script=Arabic}}--{TATWEEL}]
      (?: \p{{M}}* [\p{{L}}--\p{{Script=Arabic}}--{TATWEEL}] )* \p{{M}}*
    | {_INSIDE}+ (*SKIP)(*FAIL)
    """
)

_CLOSING = r"""["'”“’»›)\]}]"""
_SENTENCE_END = regex.compile(rf"\n|[.!?؟…]{_CLOSING}*\s")
_ONLY_STOP = regex.compile(rf"[^.!?؟…\n]*\.{_CLOSING}*\s[^.!?؟…\n]*")
_ABBREVIATIONS = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "St", "No", "vs", "Inc", "Ltd", "Co", "Jr", "Sr"}
)


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

    Notes
    -----
    A token is a number (digits joined by ``. , ٫ ٬``), a run of Arabic letters with their
    marks, tatweel and joiners, or a run of letters of other scripts; all else is punctuation
    and stands in the gap. A clitic cut off by a quotation mark (``بـ«الميل»``) is a token.
    Addresses, account names and mark-up are no words and stand in the gap, too: see
    :func:`no_words`.
    A sentence ends at ``. ! ? ؟ …`` with closing marks and a space, and at a newline; not
    after a single letter (but after 2022 م.) or an abbreviation such as ``Dr.``.

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
    if spelling not in LEVELS:
        raise InputError(
            f"spelling is one of {', '.join(LEVELS)}", found=spelling, mend="Name one of these."
        )
    starts, ends, lengths = array("i"), array("i"), []
    surfaces: list[str] = []
    gaps: list[str] = []
    for text in documents["text"]:
        before, seen = 0, len(surfaces)
        for match in words_of(text):
            start, end = match.span()
            starts.append(start)
            ends.append(end)
            surfaces.append(match[0])
            gaps.append(text[before:start])
            before = end
        lengths.append(len(surfaces) - seen)
    row = np.repeat(np.arange(len(documents)), lengths)
    first = np.flatnonzero(np.diff(row, prepend=-1))
    surface, gap = pd.Categorical(surfaces), pd.Categorical(gaps)
    tokens = pd.DataFrame(
        {
            "doc": pd.Categorical.from_codes(row, categories=pd.Index(documents["doc"])),
            "sentence": _count_up(_sentence_starts(surface, gap, first), first),
            "position": _count_up(np.ones(len(row), dtype=bool), first),
            "start": np.frombuffer(starts, dtype="int32") if starts else np.empty(0, "int32"),
            "end": np.frombuffer(ends, dtype="int32") if ends else np.empty(0, "int32"),
            "gap": gap,
            "surface": surface,
            "word": _keys(surface, spelling),
            "spelling": pd.Categorical.from_codes(
                np.zeros(len(row), "int8"), categories=pd.Index([spelling])
            ),
        }
    )
    for column in metadata_columns(documents, table_name="documents"):
        values = documents[column]
        if pd.api.types.is_string_dtype(values.dtype) or values.dtype == object:
            values = values.astype("category")
        tokens[column] = values.array.take(row)
    return tokens


def words_of(text: str) -> Iterator[regex.Match[str]]:
    """Give the words and numbers of a text, one match each; what is no word is left out first."""
    for begin, end in between(text):
        yield from TOKEN.finditer(text, begin, end)


def _keys(surface: pd.Categorical[Any], spelling: str) -> pd.Categorical:
    """Normalise each distinct surface once and hand the keys to its tokens by code."""
    codes, keys = pd.factorize(
        np.array([normalize(form, spelling) for form in surface.categories], dtype=object)
    )
    return pd.Categorical.from_codes(
        codes[surface.codes] if len(codes) else [], categories=pd.Index(keys, dtype="str")
    )


def _sentence_starts(
    surface: pd.Categorical[Any], gap: pd.Categorical[Any], first: np.ndarray
) -> np.ndarray:
    """Mark the tokens before which a sentence ends; each distinct gap is looked at once."""
    stops = [NO_WORD.sub("", text) for text in gap.categories]  # an address ends no sentence
    ends = np.array([bool(_SENTENCE_END.search(text)) for text in stops], dtype=bool)
    weak = np.array([bool(_ONLY_STOP.fullmatch(text)) for text in stops], dtype=bool)
    short = np.array([_is_abbreviation(form) for form in surface.categories], dtype=bool)
    if not len(gap):
        return np.empty(0, dtype=bool)
    number = np.array([form[0].isnumeric() for form in surface.categories], dtype=bool)
    blank = np.array([bool(text) and text.isspace() for text in gap.categories], dtype=bool)
    is_short = short[surface.codes]
    # A letter behind a number is its era or unit and may well end a sentence: 2022 م.
    is_short[1:] &= ~(number[surface.codes[:-1]] & blank[gap.codes[1:]])
    after_short = np.concatenate([[False], is_short[:-1]])
    starts: np.ndarray = ends[gap.codes] & ~(weak[gap.codes] & after_short)
    starts[first] = True
    return starts


def _is_abbreviation(form: str) -> bool:
    """Tell a single letter or a known abbreviation, after which a full stop ends nothing."""
    key = normalize(form)
    return form in _ABBREVIATIONS or (len(key) == 1 and key.isalpha())


def _count_up(flags: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Number the flags 0, 1, 2 … anew in each document, whose first tokens are given."""
    running: np.ndarray = np.cumsum(flags, dtype="int32")
    if not len(first):
        return running
    lengths = np.diff(np.append(first, len(flags)))
    return np.asarray(running - np.repeat(running[first], lengths))
