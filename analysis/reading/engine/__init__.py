"""Texts -> words, each distinct word and gap looked at once: what :func:`tokenize` runs on.

The words are those of the regular expression in :mod:`..expression`, found ten times faster:

1. :mod:`.blocks` lays documents on end, about half a million characters at a time.
2. :mod:`.alphabet` gives each character one byte: its kind, and for usual ones which it is.
3. :mod:`.edges` finds the words: stretches of one kind. Texts with rare characters go to the
   regular expression.
4. :mod:`.identity` reads the bytes of a word as whole numbers, which tell words apart without
   making strings of them; :mod:`.gaps` does the same for what stands between words.
5. :mod:`.spelled` makes strings of the distinct words, and their keys.

Tokens stay rows of whole numbers from then on: whatever is asked of a word is asked once, of its
distinct spelling, and handed to its tokens by number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .alphabet import Alphabet, alphabet
from .blocks import CHARACTERS, Block, blocks, blocks_of_lines
from .column import Column
from .edges import edges
from .gaps import Gaps
from .identity import LONGEST, PIECES, Pieces, by_string, distinct, pieces_of
from .spelled import keys_of, surfaces_of


class Numbered(NamedTuple):
    """The words of some texts on end, numbered among themselves."""

    lengths: np.ndarray  # words of each text
    code: np.ndarray  # number of each word, among the different words of these texts
    surface: np.ndarray  # number of each different word, among those of all texts


@dataclass(frozen=True)
class Spelled:
    """The words of some texts as whole numbers, and the vocabulary that these number."""

    blocks: list[Numbered]
    surfaces: pa.Array  # the different words as written, in any order
    word: np.ndarray  # number of each one's key
    words: pa.Array  # the different keys, in any order


@dataclass(frozen=True)
class Stream:
    """The words of some texts with their places, and what stands before each."""

    lengths: np.ndarray  # words of each text
    start: np.ndarray  # of each word in its text
    end: np.ndarray
    gap: np.ndarray  # number of each gap
    gaps: pa.Array  # the different gaps, in the order of their code points
    surface: np.ndarray  # number of each word
    surfaces: pa.Array  # the different words as written, in the order of their code points
    word: np.ndarray  # number of each different word's key
    words: pa.Array  # the different keys, in the order of the surfaces that they stand for first


def spell(texts: Iterable[str] | str, *, spelling: str) -> Spelled:
    """Give the words of the texts, or of a text's lines, without places: what counting needs."""
    vocabulary, lengths = Vocabulary(), []
    for block in blocks_of_lines(texts) if isinstance(texts, str) else blocks(texts):
        starts, ends, spelled = edges(block, vocabulary.alphabet)
        vocabulary.add(block, starts, ends, spelled)
        lengths.append(np.diff(np.searchsorted(starts, block.bases)))
    numbers, surfaces, keys = vocabulary.settled(spelling)
    words = keys.dictionary_encode()
    numbered = map(Numbered, lengths, vocabulary.codes, numbers)
    return Spelled(list(numbered), surfaces, words.indices.to_numpy(), words.dictionary)


def read(texts: Iterable[str], *, spelling: str, characters: int = CHARACTERS) -> Stream:
    """Give the words of the texts, block by block."""
    vocabulary, gaps = Vocabulary(), Gaps()
    columns = {name: Column() for name in ("lengths", "start", "end", "gap")}
    for block in blocks(texts, characters=characters):
        starts, ends, spelled = edges(block, vocabulary.alphabet)
        vocabulary.add(block, starts, ends, spelled)
        lengths = np.diff(np.searchsorted(starts, block.bases))
        base = np.repeat(block.bases[:-1], lengths)
        before = np.maximum(np.append(0, ends)[:-1], base)
        columns["gap"].append(gaps.codes(block, before, starts))
        columns["lengths"].append(lengths)
        columns["start"].append(starts - base)
        columns["end"].append(ends - base)
    whole = {name: column.settled() for name, column in columns.items()}
    gap_texts = pa.array(gaps.texts(), pa.large_string())
    order, place = ranked(gap_texts)
    whole["gap"] = place[whole["gap"]]
    return Stream(**whole, gaps=gap_texts.take(order), **_ordered(vocabulary, spelling))


def _ordered(vocabulary: Vocabulary, spelling: str) -> dict[str, np.ndarray | pa.Array]:
    """Give the columns of the stream that concern words, in the order of the alphabet."""
    numbers, surfaces, keys = vocabulary.settled(spelling)
    order, place = ranked(surfaces)
    words = keys.take(order).dictionary_encode()
    surface = Column(place.dtype)
    while numbers:
        surface.append(place[numbers.pop(0)][vocabulary.codes.pop(0)])
    return {
        "surface": surface.settled(),
        "surfaces": surfaces.take(order),
        "word": words.indices.to_numpy(),
        "words": words.dictionary,
    }


@dataclass
class Vocabulary:
    """The distinct words seen so far, and the number of each token's word."""

    alphabet: Alphabet = field(default_factory=alphabet)
    codes: list[np.ndarray] = field(default_factory=list)
    pieces: list[Pieces] = field(default_factory=list)
    strings: dict[str, int] = field(default_factory=dict)

    def add(self, block: Block, starts: np.ndarray, ends: np.ndarray, spelled: bytes) -> None:
        """Number the words of a block."""
        pieces = pieces_of(spelled, starts, ends - starts)
        for place in self._without_bytes(spelled, starts, ends):
            word = block.text[starts[place] : ends[place]]
            pieces[0][place] = by_string(self.strings.setdefault(word, len(self.strings)))
            for piece in pieces[1:]:
                piece[place] = 0
        codes, unique = distinct(pieces)
        self.codes.append(codes.astype("int32"))
        self.pieces.append(unique)

    def _without_bytes(self, spelled: bytes, starts: np.ndarray, ends: np.ndarray) -> list[int]:
        """Give the words that their bytes do not tell: long ones, and such with rare letters."""
        shared = np.flatnonzero(np.frombuffer(spelled, np.uint8) >= self.alphabet.shared)
        word = np.searchsorted(starts, shared, side="right") - 1
        rare = word[shared < np.append(ends, 0)[word]]  # 0 for what stands before any word
        long = np.flatnonzero(ends - starts > LONGEST)
        return [*dict.fromkeys([*rare.tolist(), *long.tolist()])]

    def settled(self, spelling: str) -> tuple[list[np.ndarray], pa.Array, pa.Array]:
        """Give the number of each block's words, and the words and keys that are numbered.

        In the order in which they came, once all blocks are in.
        """
        none: Pieces = [np.empty(0, "<u8")] * PIECES
        ends = np.cumsum([len(pieces[0]) for pieces in self.pieces], dtype="int64")
        whole = zip(none, *self.pieces, strict=True)
        number, pieces = distinct([np.concatenate(part) for part in whole])
        surfaces = surfaces_of(pieces, list(self.strings), self.alphabet)
        keys = keys_of(pieces, surfaces, spelling, self.alphabet)
        return np.split(number, ends[:-1]) if len(ends) else [], surfaces, keys


def ranked(texts: pa.Array) -> tuple[pa.Array, np.ndarray]:
    """Give the order of the texts by code points, and each text's place in it."""
    order = pc.array_sort_indices(texts)
    # As narrow as pandas makes the codes of so many categories.
    place = np.empty(len(texts), dtype=np.min_scalar_type(-len(texts) - 2))
    place[order.to_numpy()] = np.arange(len(texts))
    return order, place
