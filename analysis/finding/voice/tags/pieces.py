"""Units in a row: where they stand in their text, and which of them are worth a look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import or_

import numpy as np

from .unit import Unit


class Piece:
    """Units in a row, and where each begins and ends in the text of its document."""

    def __init__(
        self, text: str, units: Sequence[Unit], starts: np.ndarray, ends: np.ndarray
    ) -> None:
        self.text, self.units, self._starts, self._ends = text, units, starts, ends

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give where units from one to another, exclusive, begin and end in the text."""
        return int(self._starts[first]), int(self._ends[last - 1])

    def closed(self, first: int, last: int) -> tuple[int, int]:
        """Give the span of units with the bracket that was opened in it: … (مقر النادي)."""
        start, end = self.span(first, last)
        for opening, closing in ("()", "[]"):
            if self.text.startswith(closing, end):
                inside = self.text.count(opening, start, end) - self.text.count(closing, start, end)
                return start, end + (inside > 0)
        return start, end

    def written(self, first: int, last: int) -> str:
        """Give units from one to another, exclusive, as they are written."""
        return self.text[self._starts[first] : self._ends[last - 1]] if first < last else ""


class Sentence(Piece):
    """A sentence, with a flag for each unit; ``before`` gives the beginning of the one before."""

    def __init__(self, piece: Piece, flags: bytes, before: Callable[[], Piece]) -> None:
        super().__init__(piece.text, piece.units, piece._starts, piece._ends)
        self.before = before
        self._flagged = [(at, flag) for at, flag in enumerate(flags) if flag]
        self._any = reduce(or_, set(flags), 0)

    def which(self, flags: int) -> list[int]:
        """Give the units that have one of the flags."""
        return [at for at, flag in self._flagged if flag & flags] if self._any & flags else []
