"""Places of things -> pairs of things near each other or in one unit, on whole numbers.

A pair is one number, ``first * size + second``. Windows never go over the end of their unit, so
that the text is taken in stretches of whole units, about half a million places each: the pairs of a
stretch fit into the memory that is at hand, and the stretches are added up (:mod:`.sums`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy

from .sums import Sums
from .tallies import run_lengths

STRETCH = 500_000
_ROWS = 1 << 18


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
    for part in _stretches(places, stretch):
        # The things of a stretch are few: numbered anew, two of them fit into half the bits.
        present = np.flatnonzero(np.bincount(part.code, minlength=size))
        anew = np.empty(size, dtype="int64")
        anew[present] = np.arange(len(present))
        numbers = _numbers(part._replace(code=anew[part.code]), len(present), width)
        numbers.sort()
        pair, n = run_lengths(numbers)
        first, second = np.divmod(pair.astype("int64"), len(present))
        sums.add(present[first] * size + present[second], n)
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
    begin = 0
    while begin < len(places.code):
        end = min(begin + stretch, len(places.code))
        if end < len(places.code):
            turns = np.flatnonzero(places.unit[end:] != places.unit[end - 1])
            end = end + int(turns[0]) if len(turns) else len(places.code)
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
    """Give the order of counts from the highest down; equal ones keep their order."""
    bits = len(n).bit_length()
    if not len(n) or int(n.max()) >= 1 << (62 - bits):
        return np.argsort(-n, kind="stable")
    # Count and place in one number: sorting numbers is ten times faster than sorting places.
    packed = (n.max() - n).astype("int64", copy=False)
    for some in slices(len(n)):
        packed[some] <<= bits
        packed[some] |= np.arange(some.start, min(some.stop, len(n)))
    packed.sort()
    packed &= (1 << bits) - 1
    return np.asarray(packed, dtype=np.min_scalar_type(len(n)))
