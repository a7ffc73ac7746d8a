"""Tokens and quotation marks -> sentences of units: a word each, or a whole quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import regex

from ...reading.spelling import normalize
from .marks import Quoted, quoted_spans

_BREAK = regex.compile(r"[.!?؟…]|\n")
# A text without punctuation is read in pieces, so that time stays in proportion to its length.
_LONGEST = 400
_STOPPED = regex.compile(r"[.…][\p{M}\p{Cf}]*\Z")
# Also where a writer leaves the hamza off, the key is the same.
_HAMZA = str.maketrans("أإآٱؤئى", "ااااويي")


class Unit(NamedTuple):
    """A word outside quotation marks, or a quotation as one piece.

    ``start`` and ``end`` are offsets of the word, or of the quotation with its marks; ``before``
    is what stands between the unit before and this one; ``governed`` tells a word with ل that the
    document also has without it (لأوكرانيا, but not لافروف).
    """

    key: str
    start: int
    end: int
    before: str
    words: int
    quote: Quoted | None
    governed: bool = False


Sentence = list[Unit]


def fold(surface: str) -> str:
    """Give the key of a word for cues and names: no marks, no tatweel, no hamza seats.

    Examples
    --------
    >>> fold("قائلاً"), fold("أضافـت"), fold("اضافت")
    ('قايلا', 'اضافت', 'اضافت')
    """
    return normalize(surface, "light").translate(_HAMZA)


def paragraphs(text: str, tokens: pd.DataFrame) -> Iterator[list[Sentence]]:
    """Give the paragraphs of a document as lists of sentences of units.

    Parameters
    ----------
    text : str
        The document.
    tokens : DataFrame
        Its tokens, as :func:`tokenize` gives them.
    """
    paragraph: list[Sentence] = []
    sentence: Sentence = []
    for unit, sentence_ends in _units(text, tokens):
        newline = "\n" in unit.before
        if sentence and (newline or sentence_ends or len(sentence) >= _LONGEST):
            paragraph.append(sentence)
            sentence = []
        if paragraph and newline:
            yield paragraph
            paragraph = []
        sentence.append(unit)
    if sentence:
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def _units(text: str, tokens: pd.DataFrame) -> Iterator[tuple[Unit, bool]]:
    """Walk through words and quotations; beside each, whether a sentence ended before it."""
    keys, starts, ends, sentences = _columns(tokens)
    known = set(keys)
    at, last, before_end, stopped = 0, -1, 0, False
    quotes = [*quoted_spans(text), None]
    for quote in quotes:
        limit = quote.outer_start if quote else len(text) + 1
        while at < len(starts) and starts[at] < limit:
            gap = text[before_end : starts[at]]
            ended = sentences[at] != last and (stopped or bool(_BREAK.search(gap)))
            governed = keys[at][:1] == "ل" and keys[at][1:] in known
            yield Unit(keys[at], starts[at], ends[at], gap, 1, None, governed), ended
            before_end, last, stopped = ends[at], sentences[at], False
            at += 1
        if quote is None:
            return
        first = at
        while at < len(starts) and starts[at] < quote.outer_end:
            at += 1
        if at > first:
            gap = text[before_end : quote.outer_start]
            ended = sentences[first] != last and (stopped or bool(_BREAK.search(gap)))
            yield Unit("", quote.outer_start, quote.outer_end, gap, at - first, quote), ended
            before_end, last = quote.outer_end, sentences[at - 1]
            stopped = bool(_STOPPED.search(text[quote.start : quote.end]))


def _columns(tokens: pd.DataFrame) -> tuple[list[str], Sequence[int], Sequence[int], list[int]]:
    """Give what is needed of the tokens as lists; each distinct spelling is folded once."""
    surface = tokens["surface"].array
    used, codes = np.unique(surface.codes, return_inverse=True)
    folded = [fold(surface.categories[code]) for code in used]
    return (
        [folded[code] for code in codes],
        tokens["start"].tolist(),
        tokens["end"].tolist(),
        tokens["sentence"].tolist(),
    )
