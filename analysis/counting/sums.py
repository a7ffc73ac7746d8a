"""Counts of parts -> counts of the whole: numbers, with how often each stands.

Whatever is counted gets a number. The numbers of a part are sorted and run-length counted; number
and count are then kept as one whole number, so that adding parts up is sorting whole numbers,
which a processor does faster than anything that looks things up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TypeVar

import numpy as np

from ..reading.engine.column import Column
from .tallies import run_starts

_Made = TypeVar("_Made")

THREADS = 2  # NumPy lets another work while it sorts
_BITS = 63
_RANGE, _SAMPLED = 1 << 18, 1 << 8  # entries added up at once, and one of so many that is looked at
_WAITING = 1 << 25  # entries that may wait to be added up


class Sums:
    """The counts of all parts so far, of things that are numbered below a limit.

    ``room`` tells how many entries are to be expected.
    """

    def __init__(self, limit: int, *, room: int = 0) -> None:
        self._bits = _BITS - max(int(limit) - 1, 1).bit_length()
        self._packed, self._ends = Column("int64", room=min(room, _WAITING)), [0]
        self._patience = _WAITING

    def __len__(self) -> int:
        """Give how many entries are not yet added up."""
        return len(self._packed)

    def add(self, numbers: np.ndarray, counts: np.ndarray) -> None:
        """Add a part: its different numbers, in ascending order, and how often each stands."""
        self._keep(numbers, counts)
        if len(self) > self._patience:
            for range_ in self.ranges(lambda *added: added):
                self._keep(*range_)
            self._patience = max(_WAITING, 3 * len(self))

    def _keep(self, numbers: np.ndarray, counts: np.ndarray) -> None:
        most = (1 << self._bits) - 1
        while (many := counts > most).any():  # what does not fit beside its number goes in twice
            self._pack(numbers[many], np.full(int(many.sum()), most))
            counts = np.where(many, counts - most, counts)
        self._pack(numbers, counts)

    def _pack(self, numbers: np.ndarray, counts: np.ndarray) -> None:
        self._packed.append((numbers.astype("int64") << self._bits) | counts)
        self._ends.append(len(self))

    def ranges(self, make: Callable[[np.ndarray, np.ndarray], _Made]) -> Iterator[_Made]:
        """Give what is made of the different numbers of all parts and their counts.

        They are added up some at a time, in ascending order: of each part what lies in one range
        of numbers, so that few are sorted at once. The parts are let go: what follows is a new
        count.
        """
        packed, ends = self._packed.settled(), self._ends
        self._packed, self._ends = Column("int64"), [0]
        parts = [packed[begin:end] for begin, end in pairwise(ends)]
        edges = [self._edges(part, self._limits(packed)) for part in parts]
        pieces = (
            [part[slice(*edge)] for part, edge in zip(parts, of_range, strict=True)]
            for of_range in zip(*map(pairwise, edges), strict=True)
        )
        with ThreadPoolExecutor(THREADS) as threads:
            yield from threads.map(lambda some: make(*self._added(some)), pieces)

    def _limits(self, packed: np.ndarray) -> np.ndarray:
        """Give the last numbers of ranges that hold about as many entries each."""
        some = np.sort(packed[::_SAMPLED])[_RANGE // _SAMPLED :: _RANGE // _SAMPLED]
        return some | ((1 << self._bits) - 1)

    @staticmethod
    def _edges(part: np.ndarray, limits: np.ndarray) -> list[int]:
        """Give where the ranges begin in a part, and where the last one ends."""
        return [0, *np.searchsorted(part, limits, side="right").tolist(), len(part)]

    def _added(self, pieces: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
        """Add up the pieces of one range."""
        packed = np.concatenate(pieces)
        packed.sort()
        number = packed >> self._bits
        starts = run_starts(number)
        packed &= (1 << self._bits) - 1
        return number[starts], np.add.reduceat(packed, starts) if len(starts) else packed

    def total(self) -> tuple[np.ndarray, np.ndarray]:
        """Give all ranges in one."""
        none = np.empty(0, dtype="int64")
        numbers, counts = zip((none, none), *self.ranges(lambda *added: added), strict=True)
        return np.concatenate(numbers), np.concatenate(counts)


class Cells:
    """The same where counts may be too high to go beside their number: a little slower."""

    def __init__(self) -> None:
        self._parts = [(np.empty(0, dtype="int64"), np.empty(0, dtype="int64"))]
        self._waiting = 0

    def add(self, numbers: np.ndarray, counts: np.ndarray) -> None:
        """Add a part: its different numbers, in any order, and how often each stands."""
        self._parts.append((numbers.astype("int64"), counts.astype("int64")))
        self._waiting += len(numbers)
        if self._waiting > max(1 << 20, 2 * len(self._parts[0][0])):
            self.total()

    def total(self) -> tuple[np.ndarray, np.ndarray]:
        """Give the different numbers of all parts in ascending order, and their counts."""
        numbers, counts = (np.concatenate(column) for column in zip(*self._parts, strict=True))
        if len(numbers) and int(numbers.max()) < 4 * len(numbers):
            found = np.flatnonzero(np.bincount(numbers))
            whole = found, np.bincount(numbers, counts)[found].astype("int64")
        else:
            order = np.argsort(numbers, kind="stable")
            numbers, counts = numbers[order], counts[order]
            edges = run_starts(numbers)
            whole = numbers[edges], np.add.reduceat(counts, edges) if len(edges) else counts
        self._parts, self._waiting = [whole], 0
        return whole
