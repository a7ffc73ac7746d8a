"""Counts of parts -> counts of the whole: numbers, with how often each stands.

Whatever is counted gets a number. The numbers of a part are sorted and run-length counted; number
and count are then kept as one whole number, so that adding parts up is sorting whole numbers,
which a processor does faster than anything that looks things up.
"""

from __future__ import annotations

import numpy as np

from ..reading.engine.column import Column
from .tallies import run_starts

_BITS = 63
_STRETCH = 1 << 20
_WAITING = 1 << 24  # entries that may wait to be added up


class Sums:
    """The counts of all parts so far, of things that are numbered below a limit."""

    def __init__(self, limit: int) -> None:
        self._bits = _BITS - max(int(limit) - 1, 1).bit_length()
        self._packed = Column("int64")
        self._patience = _WAITING

    def add(self, numbers: np.ndarray, counts: np.ndarray) -> None:
        """Add a part: its different numbers, in any order, and how often each stands."""
        most = (1 << self._bits) - 1
        while (many := counts > most).any():  # what does not fit beside its number goes in twice
            self._keep(numbers[many], np.full(int(many.sum()), most))
            counts = np.where(many, counts - most, counts)
        self._keep(numbers, counts)
        if len(self._packed) > self._patience:
            numbers, counts = self._collapsed()
            self._patience = max(_WAITING, 3 * len(numbers))
            self.add(numbers, counts)

    def _keep(self, numbers: np.ndarray, counts: np.ndarray) -> None:
        self._packed.append((numbers.astype("int64") << self._bits) | counts)

    def total(self) -> tuple[np.ndarray, np.ndarray]:
        """Give the different numbers of all parts in ascending order, and their counts.

        The parts are let go: what follows is a new count.
        """
        return self._collapsed()

    def _collapsed(self) -> tuple[np.ndarray, np.ndarray]:
        """Add up all parts and take them out, in hardly more memory than they had."""
        packed, self._packed = self._packed.settled(), Column("int64")
        packed.sort(kind="stable")  # the parts are in order: this only merges them
        counts_of = (1 << self._bits) - 1
        numbers = np.empty_like(packed)
        begin = end = 0
        while begin < len(packed):
            last = packed[min(begin + _STRETCH, len(packed)) - 1]
            stop = begin + int(np.searchsorted(packed[begin:], last | counts_of, side="right"))
            number, count = packed[begin:stop] >> self._bits, packed[begin:stop] & counts_of
            starts = run_starts(number)
            begin, first, end = stop, end, end + len(starts)
            numbers[first:end] = number[starts]
            packed[first:end] = np.add.reduceat(count, starts)  # read already
        numbers.resize(end, refcheck=False)
        packed.resize(end, refcheck=False)
        return numbers, packed


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
