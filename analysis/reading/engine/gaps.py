"""What stands between the words of a block -> numbers: which gaps are alike."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .blocks import Block

_BITS = 21  # of a code point
_SHORT = 3  # characters that one whole number of 64 bits holds
_MASK = np.array([(1 << _BITS * length) - 1 for length in range(_SHORT + 1)], dtype="int64")
_ONES = sum(1 << _BITS * place for place in range(_SHORT))  # a NUL is a character, too


class Gaps:
    """The different gaps seen so far, numbered in the order in which they were found."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._of_point = np.full(0x110000, -1, dtype="int32")  # gaps of one character

    def codes(self, block: Block, begins: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Give the code of each gap of a block.

        Nine of ten gaps are one character, and looked up by it. Gaps of two and three
        characters are a whole number, and each different number is looked up once; longer ones
        are looked up by their string.
        """
        lengths = ends - begins
        points = block.points[begins]
        codes: np.ndarray = self._of_point[points]
        for point in np.unique(points[(lengths == 1) & (codes < 0)]).tolist():
            self._of_point[point] = self._code(chr(point))
            codes[points == point] = self._of_point[point]
        few = np.flatnonzero((lengths != 1) & (lengths <= _SHORT))
        number, found = pd.factorize(_packed(block.points, begins[few], lengths[few]))
        known = [self._code(_unpacked(value)) for value in found.tolist()]
        codes[few] = np.array(known, dtype="int32")[number] if known else 0
        for place in np.flatnonzero(lengths > _SHORT).tolist():
            codes[place] = self._code(block.text[begins[place] : ends[place]])
        return codes

    def texts(self) -> list[str]:
        """Give the different gaps, in the order of their codes."""
        return list(self._codes)

    def _code(self, text: str) -> int:
        return self._codes.setdefault(text, len(self._codes))


def _packed(points: np.ndarray, begins: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Give the characters of short gaps as whole numbers."""
    packed: np.ndarray = np.full(len(begins), _ONES, dtype="int64")
    for place in range(_SHORT):
        inside = np.minimum(begins + place, len(points) - 1)
        packed += points[inside].astype("int64") << _BITS * place
    packed &= _MASK[lengths]
    return packed


def _unpacked(packed: int) -> str:
    """Give the characters that a whole number holds."""
    text = ""
    while packed:
        text += chr((packed & _MASK[1].item()) - 1)
        packed >>= _BITS
    return text
