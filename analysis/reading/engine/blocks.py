"""Texts -> blocks: as many documents on end as the processor's cache likes, in code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

CHARACTERS = 500_000  # of a block, more or less


@dataclass(frozen=True)
class Block:
    """Some documents on end, each followed by a NUL or newline: no word goes over its end."""

    text: str
    points: np.ndarray  # its code points
    bases: np.ndarray  # where each document begins in it, and where the last one ends

    def __len__(self) -> int:
        return len(self.bases) - 1

    def document(self, number: int) -> str:
        """Give the text of one of its documents."""
        return self.text[self.bases[number] : self.bases[number + 1] - 1]

    def holding(self, places: np.ndarray) -> list[int]:
        """Give the numbers of the documents in which these places lie."""
        numbers: list[int] = np.unique(np.searchsorted(self.bases, places, "right") - 1).tolist()
        return numbers


def blocks(texts: Iterable[str], *, characters: int = CHARACTERS) -> Iterator[Block]:
    """Give the texts in blocks of about so many characters; a longer text is a block of its own."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size >= characters:
            yield _block(held)
            held, size = [], 0
    if held:
        yield _block(held)


def _block(texts: list[str]) -> Block:
    joined = "\0".join([*texts, ""])
    points = np.frombuffer(joined.encode("utf-32-le"), dtype="<u4")
    bases = np.cumsum([0, *(len(text) + 1 for text in texts)])
    return Block(joined, points, bases)


def blocks_of_lines(text: str, *, characters: int = CHARACTERS) -> Iterator[Block]:
    """Give the lines of a text, each a document, in blocks; a newline stands for the NUL."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin + characters) + 1 or len(text)
        lines = text[begin:end] if text[end - 1] == "\n" else text[begin:end] + "\n"
        points = np.frombuffer(lines.encode("utf-32-le"), dtype="<u4")
        bases = np.append(0, np.flatnonzero(points == ord("\n")) + 1)
        yield Block(lines, points, bases)
        begin = end
