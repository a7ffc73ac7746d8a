"""Words -> numbers: which tokens are written alike, without making a string of any.

The bytes of a word, eight in a piece, are whole numbers, which spell the word and are compared at
once. A word of one piece is its own number. A longer one is told by all its pieces, and one of
more than 24 characters, or with a character that has no byte of its own, by its string; such
words have a number whose first byte is 0, so that it spells nothing.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

PIECES = 3
LONGEST = 8 * PIECES
_MASK = np.array([(1 << 8 * length) - 1 for length in range(9)], dtype="<u8")

# The number of a word of several pieces, while words are told apart: first bit set, first byte 0.
_SEVERAL = np.uint64(1 << 63)
_SEVERAL_MASK = np.uint64((1 << 63) | 0xFF)

Pieces = list[np.ndarray]


def pieces_of(spelled: bytes, starts: np.ndarray, lengths: np.ndarray) -> Pieces:
    """Give the pieces of each word, from the bytes of the block in which the words stand."""
    padded = np.frombuffer(spelled + bytes(LONGEST), dtype=np.uint8)
    window = np.ndarray(len(spelled) + LONGEST - 7, dtype="<u8", buffer=padded.data, strides=(1,))
    pieces = [window[starts] & _MASK[np.minimum(lengths, 8)]]
    for number in range(1, PIECES):
        long = np.flatnonzero(lengths > 8 * number)
        rest = np.minimum(lengths[long] - 8 * number, 8)
        pieces.append(np.zeros(len(starts), dtype="<u8"))
        pieces[-1][long] = window[starts[long] + 8 * number] & _MASK[rest]
    return pieces


def by_string(number: int) -> int:
    """Give the first piece of a word that is told by its string, the so manieth."""
    return (number + 1) << 8


def distinct(pieces: Pieces) -> tuple[np.ndarray, Pieces]:
    """Give the code of each word, and the pieces of the different words in the order of codes."""
    long = np.flatnonzero(pieces[1])
    several = [piece[long] for piece in pieces]
    number = np.zeros(len(long), dtype="int64")
    for piece in several:
        part, found = pd.factorize(piece)
        number = pd.factorize(number * max(len(found), 1) + part)[0]
    one = pieces[0].copy()
    one[long] = (number.astype("<u8") << 8) | _SEVERAL
    codes, first = pd.factorize(one)
    place = np.flatnonzero((first & _SEVERAL_MASK) == _SEVERAL)
    example = np.empty(number.max(initial=-1) + 1, dtype="int64")
    example[number] = np.arange(len(long))
    example = example[((first[place] ^ _SEVERAL) >> 8).astype("int64")]
    unique = [first, *(np.zeros(len(first), dtype="<u8") for _ in pieces[1:])]
    for piece, values in zip(unique, several, strict=True):
        piece[place] = values[example]
    return codes, unique
