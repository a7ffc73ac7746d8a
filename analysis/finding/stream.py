"""Tokens as one sequence of numbers in which terms are looked up, all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import regex

from .forms import ARTICLES, LIL, PROCLITICS
from .terms import CLAUSE_END, Term
from .vocabulary import Vocabulary

_CUT_OFF = [
    clitic + end for clitic in (*PROCLITICS, *ARTICLES, *LIL) if clitic for end in ("", "ـ")
]
_OPENS = regex.compile(r"""\s*["'«»“”„‘’‹›(\[]+""")
_BLANK = regex.compile(r"[^\S\n]+")
_NOTE_OPENS, _NOTE_CLOSES = regex.compile(r".*[(\[]"), regex.compile(r"[)\]].*")


class Occurrences(NamedTuple):
    """Where terms begin: the row, the number of tokens, and which term."""

    rows: np.ndarray
    widths: np.ndarray
    terms: np.ndarray


class Stream:
    """The tokens as the numbers of their words."""

    def __init__(self, tokens: pd.DataFrame) -> None:
        self._tokens = tokens
        self._vocabulary = Vocabulary(tokens)
        self._codes = self._vocabulary.codes

    def occurrences(self, terms: Sequence[Term]) -> Occurrences:
        """Give every place at which a term stands, term by term."""
        words = [term.surfaces(self._vocabulary) for term in terms]
        rows, codes = self._rows_of([first for first, *_ in words])
        found = []
        for first, *rest in words:
            begins, ends = (np.searchsorted(codes, first, side=side) for side in ("left", "right"))
            parts = [rows[begin:end] for begin, end in zip(begins, ends, strict=True)]
            begin = np.sort(np.concatenate([np.empty(0, dtype="int64"), *parts]))
            found.append(self._followed(begin, rest) if rest else (begin, np.ones_like(begin)))
        return Occurrences(
            np.concatenate([np.empty(0, dtype="int64"), *(begin for begin, _ in found)]),
            np.concatenate([np.empty(0, dtype="int64"), *(width for _, width in found)]),
            np.repeat(np.arange(len(terms)), [len(begin) for begin, _ in found]),
        )

    def _rows_of(self, sought: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        """Give the rows of the words sought, word by word, and the word of each."""
        flags = np.zeros(len(self._vocabulary), dtype=bool)
        for codes in sought:
            flags[codes] = True
        rows = np.flatnonzero(flags[self._codes])
        codes = self._codes[rows].astype("int64")
        order = np.argsort(codes, kind="stable")
        return rows[order], codes[order]

    def _followed(
        self, begin: np.ndarray, rest: Sequence[np.ndarray]
    ) -> tuple[np.ndarray, np.ndarray]:
        """Keep the rows that the other words of a phrase follow, and say how far it reaches."""
        last = begin
        for codes in rest:
            flags = np.zeros(len(self._vocabulary) + 1, dtype=bool)
            flags[codes] = True
            after = self._next(last, flags)
            begin, last = begin[after >= 0], after[after >= 0]
        return begin, last - begin + 1

    def _next(self, rows: np.ndarray, flags: np.ndarray) -> np.ndarray:
        """Give the row of the next word if it is one of those flagged, else -1.

        It is the next token, or the one behind a clitic cut off or the mark of a footnote.
        """
        after = np.full(len(rows), -1, dtype="int64")
        open_ = np.ones(len(rows), dtype=bool)
        for step in (1, 2, 3):
            at = np.minimum(rows + step, len(self._codes) - 1)
            open_ &= self._joined[at] & (at == rows + step)
            found = open_ & (after < 0) & flags[self._codes[at]]
            after[found] = at[found]
            open_ &= ~found
            if not open_.any():
                break
            open_ &= self._passed[at]
        return after

    @cached_property
    def _joined(self) -> np.ndarray:
        """Mark the tokens that follow the row before in the same document and clause."""
        gap = self._tokens["gap"].array
        ends = _flags(gap.categories, CLAUSE_END.search)
        position = self._tokens["position"].to_numpy()
        doc = self._tokens["doc"].array.codes
        joined = np.zeros(len(position), dtype=bool)
        joined[1:] = (doc[1:] == doc[:-1]) & (position[1:] == position[:-1] + 1)
        return np.asarray(joined & ~ends[gap.codes])

    @cached_property
    def _passed(self) -> np.ndarray:
        """Mark a clitic cut off before a mark or a number, and the number of a footnote."""
        gap, surface = self._tokens["gap"].array, self._tokens["surface"].array
        before = gap.codes
        after = np.append(before[1:], -1)  # the last token has no gap behind it
        texts = pa.array(surface.categories, type=pa.large_string())
        clitic = pc.is_in(texts, pa.array(_CUT_OFF, type=pa.large_string()))
        is_clitic = _plain(clitic)[surface.codes]
        number = _plain(pc.match_substring_regex(texts, r"^\p{N}"))
        raised = _plain(pc.match_substring_regex(texts, "^[¹²³⁰⁴-⁹]+$"))
        small = _plain(pc.match_substring_regex(texts, r"^\p{N}{1,2}$"))
        touches = _flags(gap.categories, lambda text: not text or _OPENS.fullmatch(text))
        blank = _flags(gap.categories, _BLANK.fullmatch)
        stretched = _plain(pc.ends_with(texts, "ـ"))[surface.codes]
        opens = _flags(gap.categories, _NOTE_OPENS.fullmatch)
        closes = _flags(gap.categories, _NOTE_CLOSES.fullmatch)
        is_note = number[surface.codes] & opens[before] & closes[after]
        # النظام1: a raised number that its file does not raise.
        glued = _flags(gap.categories, lambda text: not text)[before]
        glued[1:] &= ~is_clitic[:-1]
        is_note |= small[surface.codes] & glued
        # مجموعة الـ 20: only a clitic with its tatweel is cut off before a blank.
        cut_off = is_clitic & (touches[after] | (stretched & blank[after]))
        return np.asarray(cut_off | is_note | raised[surface.codes])


def _plain(flags: pa.Array) -> np.ndarray:
    return np.asarray(flags.to_numpy(zero_copy_only=False), dtype=bool)


def _flags(texts: pd.Index, test: Callable[[str], object]) -> np.ndarray:
    """Test each distinct text once; code -1 (none) is never flagged."""
    return np.array([*(bool(test(text)) for text in texts), False])
