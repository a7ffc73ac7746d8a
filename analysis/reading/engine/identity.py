"""Words -> numbers: which tokens are written alike, without making a string of any.

The bytes of a word, eight in a piece, are three whole numbers, which spell the word and can be
compared at once. Words of more than 24 characters and words with a character that has no byte of
its own are told by their string; their row is a number in the first piece, shifted by a byte, so
that it spells nothing.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

PIECES = 3
LONGEST = 8 * PIECES
_MASK = np.array([(1 << 8 * length) - 1 for length in range(9)], dtype="<u8")


def rows_of(spelled: bytes, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Give the pieces of each word, from the bytes of the block in which the words stand."""
    padded = np.frombuffer(spelled + bytes(LONGEST), dtype=np.uint8)
    window = np.ndarray(len(spelled) + LONGEST - 7, dtype="<u8", buffer=padded.data, strides=(1,))
    rows = np.zeros((len(starts), PIECES), dtype="<u8")
    rows[:, 0] = window[starts] & _MASK[np.minimum(lengths, 8)]
    for piece in range(1, PIECES):
        long = np.flatnonzero(lengths > 8 * piece)
        rest = np.minimum(lengths[long] - 8 * piece, 8)
        rows[long, piece] = window[starts[long] + 8 * piece] & _MASK[rest]
    return rows


def by_string(number: int) -> int:
    """Give the first piece of the word that its string tells, the so manieth."""
    return (number + 1) << 8


def distinct(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the code of each row, and the different rows in the order of their codes.

    A word of one piece is never equal to one of more, and most words are short: the two are
    numbered apart.
    """
    short = rows[:, 1] == 0
    codes = np.empty(len(rows), dtype="int64")
    codes[short], alone = pd.factorize(rows[short, 0])
    long = rows[~short]
    number = np.zeros(len(long), dtype="int64")
    for piece in long.T:
        part, found = pd.factorize(piece)
        number = pd.factorize(number * max(len(found), 1) + part)[0]
    codes[~short] = number + len(alone)
    unique = np.zeros((len(alone) + number.max(initial=-1) + 1, PIECES), dtype="<u8")
    unique[: len(alone), 0] = alone
    unique[len(alone) + number] = long
    return codes, unique
