"""Where sentences begin: each distinct gap is looked at once, and words only where they decide."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pyarrow as pa
import regex

from .addresses import NO_WORD
from .engine import Stream
from .spelling import normalize

_CLOSING = r"""["'”“’»›)\]}]"""
_SENTENCE_END = regex.compile(rf"\n|[.!?؟…]{_CLOSING}*\s")
_ONLY_STOP = regex.compile(rf"[^.!?؟…\n]*\.{_CLOSING}*\s[^.!?؟…\n]*")
# A stop without the blank after it: الأوسط.وأضاف, but أ.ف.ب and د.محمد.
_TIGHT = regex.compile(rf"\s*{_CLOSING}*[.!?؟…]+{_CLOSING}*")
_SHORTEST = 3
_ABBREVIATIONS = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "St", "No", "vs", "Inc", "Ltd", "Co", "Jr", "Sr"}
)


def sentence_starts(stream: Stream, first: np.ndarray) -> np.ndarray:
    """Mark the words before which a sentence begins; ``first`` are those that begin a text."""
    texts = stream.gaps.to_pylist()
    stops = [NO_WORD.sub("", text) for text in texts]  # an address ends no sentence
    ends = np.array([bool(_SENTENCE_END.search(text)) for text in stops], dtype=bool)
    weak = np.array([bool(_ONLY_STOP.fullmatch(text)) for text in stops], dtype=bool)
    blank = np.array([text.isspace() for text in texts], dtype=bool)
    starts: np.ndarray = ends[stream.gap]
    begins = np.zeros(len(starts), dtype=bool)
    begins[first] = True
    behind = np.flatnonzero(weak[stream.gap] & ~begins)
    before = behind - 1
    short = _asked(before, stream, _are_abbreviations)
    # A letter behind a number is its era or unit and may well end a sentence: 2022 م.
    unit = short & ~begins[before] & blank[stream.gap[before]]
    unit[unit] = _asked(before[unit] - 1, stream, _are_numbers)
    starts[behind[short & ~unit]] = False
    starts[_tight(stops, stream, begins)] = True
    starts[first] = True
    return starts


def _tight(texts: list[str], stream: Stream, begins: np.ndarray) -> np.ndarray:
    """Give the words that follow a stop with no blank, where both are whole Arabic words."""
    gaps = np.array([bool(_TIGHT.fullmatch(text)) for text in texts], dtype=bool)
    rows = np.flatnonzero(gaps[stream.gap] & ~begins)
    found: np.ndarray = rows[
        _asked(rows - 1, stream, _are_words)
        & _asked(rows, stream, partial(_are_words, shortest=_SHORTEST - 1))
    ]
    return found


def _asked(rows: np.ndarray, stream: Stream, test: Callable[[list[str]], list[bool]]) -> np.ndarray:
    """Ask a question of the words in some rows: once of each distinct word."""
    codes, place = np.unique(stream.surface[rows], return_inverse=True)
    return np.array(test(stream.surfaces.take(pa.array(codes)).to_pylist()), dtype=bool)[place]


def _are_abbreviations(forms: list[str]) -> list[bool]:
    """Tell single letters and known abbreviations, after which a full stop ends nothing."""
    keys = normalize("\n".join(forms)).split("\n")  # no word holds a newline
    return [
        form in _ABBREVIATIONS or (len(key) == 1 and key.isalpha())
        for form, key in zip(forms, keys, strict=False)
    ]


def _are_words(forms: list[str], *, shortest: int = _SHORTEST) -> list[bool]:
    """Tell Arabic words that no abbreviation is as long as."""
    keys = normalize("\n".join(forms)).split("\n")
    return [len(key) >= shortest and "ء" <= key[0] <= "ي" for key in keys]


def _are_numbers(forms: list[str]) -> list[bool]:
    return [form[0].isnumeric() for form in forms]
