"""Places of things -> pairs of things near each other or in one unit, on whole numbers.

A pair is one number, ``first * size + second``. Windows never go over the end of their unit, so
that the text is taken in stretches of whole units, about half a million places each: the pairs of a
stretch fit into the memory that is at hand. Two stretches are counted at a time, and added up
(:mod:`.sums`).
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy

from .sums import Sums
from .tallies import by_number, run_lengths, run_starts

STRETCH = 500_000
_ROWS = 1 << 18
_THREADS = 2  # NumPy lets another work while it sorts; each wants the memory of its stretch


class Places(NamedTuple):
    """Where things stand, in the order of the text: all arrays have one entry a thing."""

    code: np.ndarray  # which thing
    unit: np.ndarray  # the sentence or document; its places follow one another
    begin: np.ndarray  # the position of its first word in the document
    end: np.ndarray  # and of its last


class Pairs(NamedTuple):
    """Pairs, most frequent first, equal ones in the order of their things, and what they are of.

    Near each other, ``margin`` counts ends of pairs and ``total`` all ends; in units, both count
    units.
    """

    first: np.ndarray
    second: np.ndarray
    n: np.ndarray
    margin: np.ndarray  # of each thing
    total: float

    def at_least(self, n: int) -> Pairs:
        """Leave out pairs that stand less often; margins and total stay."""
        if n <= 1:
            return self
        kept = int((self.n >= n).sum())
        return self._replace(first=self.first[:kept], second=self.second[:kept], n=self.n[:kept])


def pairs_near(places: Places, size: int, width: int, *, stretch: int = STRETCH) -> Pairs:
    """Count pairs of places at most ``width`` words apart, each place beside those after it."""
    size = max(size, 1)
    sums = Sums(size * size)
    alone = Lock()

    def count(part: Places) -> None:
        counted = _counted(part, size, width)
        with alone:  # in whatever order: sums are the same
            sums.add(*counted)

    with ThreadPoolExecutor(_THREADS) as threads:
        for _ in threads.map(count, _stretches(places, stretch)):
            pass  # an error in a stretch is raised here
    number, n = sums.total()
    first, second = np.empty((2, len(number)), dtype="int32")
    ends = np.zeros(size, dtype="int64")
    for some in slices(len(number)):
        first[some], second[some] = np.divmod(number[some], size)
        for thing in (first[some], second[some]):
            ends += np.bincount(thing, n[some], size).astype("int64")
    del number  # as much memory as the pairs themselves
    order, total = most_first(n), 2 * int(n.sum())
    n = gathered(n, order)
    first, second = gathered(first, order), gathered(second, order)
    return Pairs(first, second, n, ends, total)


def _counted(part: Places, size: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Give the different pairs of a stretch, and how often each stands."""
    # The things of a stretch are few: numbered anew, two of them fit into half the bits.
    present = np.flatnonzero(np.bincount(part.code, minlength=size))
    anew = np.empty(size, dtype="int64")
    anew[present] = np.arange(len(present))
    numbers = _numbers(part._replace(code=anew[part.code]), len(present), width)
    numbers.sort()
    pair, n = run_lengths(numbers)
    first, second = np.divmod(pair.astype("int64"), len(present))
    return present[first] * size + present[second], n


def slices(length: int) -> Iterator[slice]:
    """Cut a column of millions of rows, so that what is made on the way stays small."""
    return (slice(begin, begin + _ROWS) for begin in range(0, length, _ROWS))


def gathered(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Give the values that stand in some places."""
    taken: np.ndarray = np.empty(len(places), dtype=values.dtype)
    for some in slices(len(places)):
        taken[some] = values[places[some]]
    return taken


def _stretches(places: Places, stretch: int) -> Iterator[Places]:
    """Cut the places where units end."""
    turns = np.append(run_starts(places.unit), len(places.unit))
    begin = 0
    while begin < len(places.code):
        end = int(turns[np.searchsorted(turns, min(begin + stretch, len(places.code)))])
        yield Places(*(column[begin:end] for column in places))
        begin = end


def _numbers(places: Places, size: int, width: int) -> np.ndarray:
    """Give the numbers of the pairs that are one place apart, then two, until none is near."""
    code = places.code.astype(np.min_scalar_type(size * size))
    found = [code[:0]]
    for step in range(1, len(code)):
        near = places.unit[step:] == places.unit[:-step]
        near &= places.begin[step:] - places.end[:-step] <= width
        if not near.any():
            break
        left, right = code[:-step][near], code[step:][near]
        found.append(np.minimum(left, right) * code.dtype.type(size) + np.maximum(left, right))
    return np.concatenate(found)


def pairs_in(unit: np.ndarray, code: np.ndarray, size: int) -> Pairs:
    """Count the units that hold both things of a pair: a product of incidence matrices."""
    numbers, units = pd.factorize(unit)
    held = run_lengths(np.sort(numbers * max(size, 1) + code))[0]
    row, column = np.divmod(held, max(size, 1))
    ones = np.ones(len(held), dtype="int64")
    holds = scipy.sparse.csr_array((ones, (row, column)), shape=(len(units), size))
    together = scipy.sparse.triu(holds.T @ holds, k=1).tocsr()
    together.sort_indices()
    together = together.tocoo()
    margin = np.bincount(column, minlength=size)
    order = most_first(together.data)
    found = (together.row[order], together.col[order], together.data[order])
    return Pairs(*found, margin, len(units))


def most_first(n: np.ndarray) -> np.ndarray:
    """Give the order of counts from the highest down; equal ones keep their order.

    Most pairs stand once: only those that stand more often than the least are sorted.
    """
    least = int(n.min()) if len(n) else 0
    often = np.flatnonzero(n > least)
    order = np.empty(len(n), dtype=np.min_scalar_type(len(n)))
    order[: len(often)] = often[by_number(n[often].max(initial=0) - n[often])]
    order[len(often) :] = np.flatnonzero(n == least)
    return order
