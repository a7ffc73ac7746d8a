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

# Where none of these and no full stop between Latin letters stands, all letters are words.
_SIGNS = ("@", "＠", "<", "&", "://", "http", "HTTP", "Http")


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
    for begin, end in _no_words(block):
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


def _no_words(block: Block) -> Iterator[tuple[int, int]]:
    """Give the stretches of the block that are no words although letters stand in them."""
    for number in sorted({*_signed(block), *_dotted(block)}):
        base = int(block.bases[number])
        for match in NO_WORD.finditer(block.document(number)):
            yield base + match.start(), base + match.end()


def _signed(block: Block) -> Iterator[int]:
    """Give the documents with a sign of an address, an account name or mark-up."""
    for sign in _SIGNS:
        place = block.text.find(sign)
        while place >= 0:
            number = int(np.searchsorted(block.bases, place, side="right")) - 1
            yield number
            place = block.text.find(sign, int(block.bases[number + 1]))


def _dotted(block: Block) -> list[int]:
    """Give the documents with a full stop between Latin letters or digits, or behind a w."""
    dots = np.flatnonzero(block.points == ord("."))
    before, after = (block.points[dots + step] for step in (-1, 1))
    dots = dots[_is_latin(before) & (_is_latin(after) | (before | 32 == ord("w")))]
    return block.holding(dots)


def _is_latin(points: np.ndarray) -> np.ndarray:
    """Mark the letters, digits and hyphens of which the name of a page is made."""
    small = points | 32
    letter = (small >= ord("a")) & (small <= ord("z"))
    digit = (points >= ord("0")) & (points <= ord("9"))
    return np.asarray(letter | digit | (points == ord("-")))


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
    marks = kinds == MARK
    joined = np.where(marks, np.uint8(LETTER), kinds)
    turns = np.flatnonzero(joined[1:] != joined[:-1]) + 1
    turns = np.concatenate([[0], turns]) if joined[:1].any() else turns
    inside = np.flatnonzero(joined[turns] != OUTSIDE)
    starts, ends = turns[inside], turns[inside + 1]
    # A run of marks is a word only with a letter in it.
    doubtful = np.flatnonzero(marks[starts])
    lacking = [number for number in doubtful.tolist() if marks[starts[number] : ends[number]].all()]
    return np.delete(starts, lacking), np.delete(ends, lacking)
