"""A block -> where its words begin and end: a word is a stretch of characters of one kind."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..addresses import NO_WORD
from ..expression import words_of
from .alphabet import (
    CONTROL,
    LETTER,
    MARK,
    NUMBER,
    OTHER_LETTER,
    OUTSIDE,
    RARE,
    SEPARATOR,
    Alphabet,
)
from .blocks import Block


def edges(block: Block, alphabet: Alphabet) -> tuple[np.ndarray, np.ndarray, bytes]:
    """Give where each word begins and ends in the block, and the block's bytes.

    A document with a rare character (a mark of another script, a letter that is a mark as
    well) is read by the regular expression; so is one in which a mark follows a letter that is
    not Arabic.
    """
    spelled = alphabet.byte[block.points].tobytes()
    kinds = np.frombuffer(bytearray(spelled.translate(alphabet.kind)), dtype=np.uint8)
    read = [(np.empty(0, dtype="int64"),) * 2]
    for number in _rare(block, kinds):
        kinds[block.bases[number] : block.bases[number + 1]] = OUTSIDE
        spans = [match.span() for match in words_of(block.document(number))]
        read.append(tuple(np.array(spans, dtype="int64").reshape(-1, 2).T + block.bases[number]))
    for begin, end in _no_words(block, spelled, alphabet):
        kinds[begin:end] = OUTSIDE
    _join(kinds)
    starts, ends = _stretches(kinds)
    if len(read) > 1:
        starts = np.sort(np.concatenate([starts, *(part[0] for part in read)]))
        ends = np.sort(np.concatenate([ends, *(part[1] for part in read)]))
    return starts, ends, spelled


def _rare(block: Block, kinds: np.ndarray) -> list[int]:
    """Give the documents that the regular expression reads."""
    behind = (kinds[:-1] == OTHER_LETTER) & (kinds[1:] == MARK)
    places = np.flatnonzero((kinds[:-1] == RARE) | behind)
    return block.holding(places)


def _no_words(block: Block, spelled: bytes, alphabet: Alphabet) -> Iterator[tuple[int, int]]:
    """Give the stretches of the block that are no words although letters stand in them."""
    for number in block.holding(_signs(block, spelled, alphabet)):
        base = int(block.bases[number])
        for match in NO_WORD.finditer(block.document(number)):
            yield base + match.start(), base + match.end()


def _signs(block: Block, spelled: bytes, alphabet: Alphabet) -> np.ndarray:
    """Give the places without which a document has no address, account name or mark-up.

    These are @, < and &, two slashes, a full stop before a letter and behind another, or behind
    a w, and three dots behind a letter, a colon or a slash.
    """
    of = np.frombuffer(spelled, dtype=np.uint8)
    points = block.points
    at, slash, dots = (np.flatnonzero(of == byte) for byte in alphabet.sign.values())
    stop = np.flatnonzero(of == alphabet.byte[ord(".")])
    before, after = points[stop - 1], points[stop + 1]  # a block ends with a NUL
    letter = _is_latin(after) & (after > ord("9"))
    return np.concatenate(
        [
            at,
            slash[of[slash - 1] == alphabet.sign["/"]],
            stop[_is_latin(before) & (letter | (before | 32 == ord("w")))],
            dots[_is_latin(points[dots - 1]) | np.isin(points[dots - 1], [ord(":"), ord("/")])],
        ]
    )


def _is_latin(points: np.ndarray) -> np.ndarray:
    """Mark all that may be a letter, digit or hyphen in the name of a page, and some more."""
    ascii_ = ((points >= ord("0")) & (points <= ord("z"))) | (points == ord("-"))
    # Some letters are capitals of ASCII letters: ſ, K.
    return np.asarray(ascii_ | ((points >= 0xC0) & (points < 0x600)) | (points == 0x212A))


def _join(kinds: np.ndarray) -> None:
    """Give what stands inside a word the kind of its word: signs between digits, controls."""
    signs = np.flatnonzero(kinds == SEPARATOR)
    # The block ends with a NUL, so that each sign has a next one; the first has itself before.
    digits = (kinds[signs - 1] == NUMBER) & (kinds[np.minimum(signs + 1, len(kinds) - 1)] == NUMBER)
    kinds[signs] = OUTSIDE
    kinds[signs[digits]] = NUMBER
    controls = np.flatnonzero(kinds == CONTROL)
    if len(controls):
        solid = np.flatnonzero((kinds != CONTROL) & (kinds != MARK))
        after = np.searchsorted(solid, controls)
        inside = (kinds[solid[after - 1]] == LETTER) & (kinds[solid[after]] == LETTER) & (after > 0)
        kinds[controls] = np.where(inside, MARK, OUTSIDE)


def _stretches(kinds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the beginnings and ends of words, in a block whose kinds are settled."""
    joined = np.zeros(len(kinds) + 1, dtype=np.uint8)  # nothing stands before the block
    np.bitwise_and(kinds, 0xFE, out=joined[1:])  # letters and marks are one kind
    turn = joined[1:] != joined[:-1]
    starts = np.flatnonzero(turn & (joined[1:] != OUTSIDE))
    ends = np.flatnonzero(turn & (joined[:-1] != OUTSIDE))
    # A run of marks is a word only with a letter in it.
    doubtful = np.searchsorted(starts, np.flatnonzero(turn & (kinds == MARK))).tolist()
    lacking = [
        number for number in doubtful if (kinds[starts[number] : ends[number]] == MARK).all()
    ]
    if lacking:
        starts, ends = np.delete(starts, lacking), np.delete(ends, lacking)
    return starts, ends
