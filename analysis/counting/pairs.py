"""Places of things -> pairs of things near each other or in one unit, on whole numbers.

A pair is one number, the bits of the first and those of the second. Windows never go over the end
of their unit, so that the text is taken in stretches of whole units, about half a million places
each: the pairs of a stretch fit into the memory that is at hand. Two stretches are counted at a
time, and added up (:mod:`.sums`).
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy

from ..reading.engine.column import Column
from .sums import THREADS, Sums
from .tallies import by_number, run_lengths, run_starts

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
    bits = _bits(size)
    sums = Sums(1 << 2 * bits, room=len(places.code) * width)
    alone = Lock()

    def count(part: Places) -> None:
        counted = _counted(part, size, width)
        with alone:  # in whatever order: sums are the same
            sums.add(*counted)

    with ThreadPoolExecutor(THREADS) as threads:
        for _ in threads.map(count, _stretches(places, stretch)):
            pass  # an error in a stretch is raised here
    return _laid_out(sums, size)


def _bits(size: int) -> int:
    """Give how many bits hold the number of each of so many things."""
    return max(size - 1, 1).bit_length()


def _counted(part: Places, size: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """Give the different pairs of a stretch in ascending order, and how often each stands."""
    # The things of a stretch are few: numbered anew, two of them fit into half the bits.
    present = np.flatnonzero(np.bincount(part.code, minlength=size))
    anew = np.empty(size, dtype="int64")
    anew[present] = np.arange(len(present))
    bits = _bits(len(present))
    numbers = _numbers(part._replace(code=anew[part.code]), bits, width)
    numbers.sort()
    pair, n = run_lengths(numbers)
    return present[pair >> bits] << _bits(size) | present[pair & ((1 << bits) - 1)], n


def _laid_out(sums: Sums, size: int) -> Pairs:
    """Give the pairs in their order.

    Most stand once and stay in the order of their numbers; only the others are sorted.
    """
    bits, room = _bits(size), len(sums)
    once = [Column(room=room) for _ in ("first", "second")]
    often = [Column("int64", room=room // 4) for _ in ("number", "n")]
    for values in sums.ranges(lambda number, n: _parted(number, n, bits)):
        for column, some in zip((*once, *often), values, strict=True):
            column.append(some)
    number, counts = (column.settled() for column in often)
    order = most_first(counts)
    n = np.ones(len(number) + len(once[0]), dtype="int64")
    n[: len(number)] = counts[order]
    first, second = (
        np.append(thing, column.settled())
        for thing, column in zip(_things(number[order], bits), once, strict=True)
    )
    with ThreadPoolExecutor(THREADS) as threads:
        ends = [*threads.map(lambda things: _ends(things, n, size), (first, second))]
    return Pairs(first, second, n, ends[0] + ends[1], 2 * int(n.sum()))


def _things(number: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Give the two things of each pair."""
    return (number >> bits).astype("int32"), (number & ((1 << bits) - 1)).astype("int32")


def _parted(number: np.ndarray, n: np.ndarray, bits: int) -> tuple[np.ndarray, ...]:
    """Give the things of the pairs that stand once, and the others with how often they stand."""
    alone = n == 1
    return (*_things(number[alone], bits), number[~alone], n[~alone])


def _ends(things: np.ndarray, n: np.ndarray, size: int) -> np.ndarray:
    """Give how many ends of pairs each thing is."""
    ends = np.zeros(size, dtype="int64")
    for some in slices(len(things)):
        ends += np.bincount(things[some], n[some], size).astype("int64")
    return ends


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


def _numbers(places: Places, bits: int, width: int) -> np.ndarray:
    """Give the numbers of the pairs that are one place apart, then two, until none is near."""
    code = places.code.astype(np.min_scalar_type((1 << 2 * bits) - 1))
    found = [code[:0]]
    for step in range(1, len(code)):
        near = places.unit[step:] == places.unit[:-step]
        near &= places.begin[step:] - places.end[:-step] <= width
        if not near.any():
            break
        left, right = code[:-step], code[step:]
        numbers = np.minimum(left, right) << code.dtype.type(bits) | np.maximum(left, right)
        found.append(numbers if near.all() else numbers[near])
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
