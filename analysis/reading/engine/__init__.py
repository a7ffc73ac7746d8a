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

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .alphabet import Alphabet, alphabet
from .blocks import CHARACTERS, Block, blocks
from .edges import edges
from .gaps import Gaps
from .identity import LONGEST, PIECES, Pieces, by_string, distinct, pieces_of
from .spelled import keys_of, surfaces_of


@dataclass(frozen=True)
class Spelled:
    """The words of some texts as whole numbers, and the vocabulary that these number."""

    lengths: np.ndarray  # words of each text
    surface: np.ndarray  # number of each word
    surfaces: pa.Array  # the distinct words as written, in the order of their code points
    word: np.ndarray  # number of each distinct word's key
    words: pa.Array  # the distinct keys, in the order of the surfaces that they stand for first


@dataclass(frozen=True)
class Stream(Spelled):
    """The same with the place of each word, and what stands before it."""

    start: np.ndarray  # of each word in its text
    end: np.ndarray
    gap: np.ndarray  # number of each gap
    gaps: pa.Array  # the distinct gaps, in the order of their code points


def spell(texts: Iterable[str], *, spelling: str) -> Spelled:
    """Give the words of the texts without their places: what counting needs."""
    vocabulary, lengths = Vocabulary(), []
    for block in blocks(texts):
        starts, ends, spelled = edges(block, vocabulary.alphabet)
        vocabulary.add(block, starts, ends, spelled)
        lengths.append(np.diff(np.searchsorted(starts, block.bases)))
    return Spelled(lengths=_joined(lengths), **vocabulary.settled(spelling))


def read(texts: Iterable[str], *, spelling: str, characters: int = CHARACTERS) -> Stream:
    """Give the words of the texts, block by block."""
    vocabulary, gaps = Vocabulary(), Gaps()
    parts: dict[str, list[np.ndarray]] = {name: [] for name in ("lengths", "start", "end", "gap")}
    for block in blocks(texts, characters=characters):
        starts, ends, spelled = edges(block, vocabulary.alphabet)
        vocabulary.add(block, starts, ends, spelled)
        lengths = np.diff(np.searchsorted(starts, block.bases))
        base = np.repeat(block.bases[:-1], lengths)
        before = np.maximum(np.append(0, ends)[:-1], base)
        parts["gap"].append(gaps.codes(block, before, starts))
        parts["lengths"].append(lengths)
        parts["start"].append((starts - base).astype("int32"))
        parts["end"].append((ends - base).astype("int32"))
    columns = {name: _joined(parts.pop(name)) for name in list(parts)}
    gap_texts = pa.array(gaps.texts(), pa.large_string())
    order, place = ranked(gap_texts)
    columns["gap"] = place[columns["gap"]]
    return Stream(**columns, gaps=gap_texts.take(order), **vocabulary.settled(spelling))


@dataclass
class Vocabulary:
    """The distinct words seen so far, and the number of each token's word."""

    alphabet: Alphabet = field(default_factory=alphabet)
    codes: list[np.ndarray] = field(default_factory=lambda: [np.empty(0, "int32")])
    pieces: list[Pieces] = field(default_factory=lambda: [[np.empty(0, "<u8")] * PIECES])
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

    def settled(self, spelling: str) -> dict[str, np.ndarray | pa.Array]:
        """Give the columns of the stream that concern words, once all blocks are in."""
        first = np.cumsum([0, *(len(pieces[0]) for pieces in self.pieces)])
        number, pieces = distinct([np.concatenate(part) for part in zip(*self.pieces, strict=True)])
        surfaces = surfaces_of(pieces, list(self.strings), self.alphabet)
        keys = keys_of(pieces, surfaces, spelling, self.alphabet)
        order, place = ranked(surfaces)
        number = place[number]
        surface = np.empty(sum(map(len, self.codes)), dtype=number.dtype)
        end = 0
        for begin, codes in zip(first, self.codes, strict=False):
            surface[end : end + len(codes)] = number[begin:][codes]
            end += len(codes)
        words = keys.take(order).dictionary_encode()
        return {
            "surface": surface,
            "surfaces": surfaces.take(order),
            "word": words.indices.to_numpy(),
            "words": words.dictionary,
        }


def ranked(texts: pa.Array) -> tuple[pa.Array, np.ndarray]:
    """Give the order of the texts by code points, and each text's place in it."""
    order = pc.array_sort_indices(texts)
    # As narrow as pandas makes the codes of so many categories.
    place = np.empty(len(texts), dtype=np.min_scalar_type(-len(texts) - 2))
    place[order.to_numpy()] = np.arange(len(texts))
    return order, place


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts) if parts else np.empty(0, dtype="int32")
