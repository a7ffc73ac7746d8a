"""Counts of parts -> counts of the whole: numbers, with how often each stands.

Whatever is counted gets a number. The numbers of a part are sorted and run-length counted; number
and count are then kept as one whole number, so that adding parts up is sorting whole numbers,
which a processor does faster than anything that looks things up.
"""

from __future__ import annotations

import numpy as np

from .tallies import run_lengths, run_starts

_BITS = 63
_STRETCH = 1 << 20
_WAITING = 1 << 24  # entries that may wait to be added up


class Sums:
    """The counts of all parts so far, of things that are numbered below a limit."""

    def __init__(self, limit: int) -> None:
        self._bits = _BITS - max(int(limit) - 1, 1).bit_length()
        self._parts: list[np.ndarray] = []
        self._waiting = 0
        self._patience = _WAITING

    def count(self, numbers: np.ndarray) -> None:
        """Count the numbers of a part; they are sorted in place."""
        numbers.sort()
        self.add(*run_lengths(numbers))

    def add(self, numbers: np.ndarray, counts: np.ndarray) -> None:
        """Add a part: its different numbers, in any order, and how often each stands."""
        most = (1 << self._bits) - 1
        while (many := counts > most).any():  # what does not fit beside its number goes in twice
            self._keep(numbers[many], np.full(int(many.sum()), most))
            counts = np.where(many, counts - most, counts)
        self._keep(numbers, counts)
        if self._waiting > self._patience:
            numbers, counts = self._collapsed()
            self._patience = max(_WAITING, 3 * len(numbers))
            self.add(numbers, counts)

    def _keep(self, numbers: np.ndarray, counts: np.ndarray) -> None:
        self._parts.append((numbers.astype("int64") << self._bits) | counts)
        self._waiting += len(numbers)

    def total(self) -> tuple[np.ndarray, np.ndarray]:
        """Give the different numbers of all parts in ascending order, and their counts."""
        numbers, counts = self._collapsed()
        self.add(numbers, counts)
        return numbers, counts

    def _collapsed(self) -> tuple[np.ndarray, np.ndarray]:
        """Add up all parts and take them out."""
        packed = np.empty(self._waiting, dtype="int64")
        end = 0
        while self._parts:
            part = self._parts.pop()  # and let go: all parts twice would be much
            packed[end : end + len(part)] = part
            end += len(part)
        self._waiting = 0
        packed.sort(kind="stable")  # the parts are in order: this only merges them
        edges = self._edges(packed)
        numbers = packed[edges] >> self._bits
        packed &= (1 << self._bits) - 1
        counts = np.add.reduceat(packed, edges) if len(edges) else packed
        return numbers, counts

    def _edges(self, packed: np.ndarray) -> np.ndarray:
        """Give where each number begins among the sorted entries, in stretches: they are many."""
        begins = np.ones(len(packed), dtype=bool)
        for begin in range(1, len(packed), _STRETCH):
            numbers = packed[begin - 1 : begin + _STRETCH] >> self._bits
            begins[begin : begin + _STRETCH] = numbers[1:] != numbers[:-1]
        return np.flatnonzero(begins)


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
        order = np.argsort(numbers, kind="stable")
        numbers, counts = numbers[order], counts[order]
        edges = run_starts(numbers)
        whole = numbers[edges], np.add.reduceat(counts, edges) if len(edges) else counts
        self._parts, self._waiting = [whole], 0
        return whole
