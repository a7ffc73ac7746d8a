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

    def codes(self, block: Block, begins: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Give the code of each gap of a block.

        A gap of up to three characters is one whole number, and each different number is
        looked up once; a longer one is looked up by its string.
        """
        points = np.append(block.points, np.zeros(_SHORT, dtype="<u4"))
        lengths = ends - begins
        packed = np.full(len(begins), _ONES, dtype="int64")
        for place in range(_SHORT):
            packed += points[begins + place].astype("int64") << _BITS * place
        packed &= _MASK[np.minimum(lengths, _SHORT)]
        codes = np.empty(len(begins), dtype="int32")
        short = lengths <= _SHORT
        number, found = pd.factorize(packed[short])
        known = [self._code(_unpacked(value)) for value in found.tolist()]
        codes[short] = np.array(known, dtype="int32")[number] if known else 0
        for place in np.flatnonzero(~short).tolist():
            codes[place] = self._code(block.text[begins[place] : ends[place]])
        return codes

    def _code(self, text: str) -> int:
        return self._codes.setdefault(text, len(self._codes))

    def texts(self) -> list[str]:
        """Give the different gaps, in the order of their codes."""
        return list(self._codes)


def _unpacked(packed: int) -> str:
    """Give the characters that a whole number holds."""
    text = ""
    while packed:
        text += chr((packed & _MASK[1].item()) - 1)
        packed >>= _BITS
    return text
