"""The 2x2 table from which every measure of association is computed.

::

                  word 2    not word 2
    word 1        O11       O12          R1
    not word 1    O21       O22          R2
                  C1        C2           N
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .measures import Array, Formula, named, undefined


class Cells(NamedTuple):
    """Observed and expected cells and margins, as floats: products of whole numbers overflow."""

    o11: Array
    o12: Array
    o21: Array
    o22: Array
    r1: Array
    r2: Array
    c1: Array
    c2: Array
    n: Array
    e11: Array
    e12: Array
    e21: Array
    e22: Array

    @property
    def excess(self) -> Array:
        """O11 - E11. The other cells differ from theirs by as much, with alternating signs."""
        return self.o11 - self.e11


@undefined
def cells(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Cells:
    """Give the whole 2x2 table from the joint count, the two margins and the total.

    Counts may be arrays: times both occur, times the first occurs, times the second occurs, size of
    the sample. Expected cells are NaN in an empty sample, all cells in a table that cannot be: a
    joint count above a margin, margins above the total, a count below 0.

    Examples
    --------
    >>> table = cells(8, 15828, 4675, 14307668)  # "new companies", Manning and Schütze 1999
    >>> int(table.o22), round(float(table.e11), 2)
    (14287173, 5.17)
    """
    o, r, c, total = np.broadcast_arrays(
        *(np.asarray(count, dtype="float64") for count in (o11, r1, c1, n))
    )
    r2, c2 = total - r, total - c
    observed = (o, r - o, c - o, total - r - c + o)
    possible = ~np.any([cell < 0 for cell in observed], axis=0)
    if not possible.all():
        o, r, c, total = (np.where(possible, count, np.nan) for count in (o, r, c, total))
        return cells(o, r, c, total)
    expected = (r * c / total, r * c2 / total, r2 * c / total, r2 * c2 / total)
    return Cells(*observed, r, r2, c, c2, total, *expected)


def over_cells(formula: Callable[[Cells], Any]) -> Formula:
    """Make of a formula over the cells one over ``o11, r1, c1, n``, numbers or arrays."""

    @undefined
    def over_counts(o11: ArrayLike, r1: ArrayLike, c1: ArrayLike, n: ArrayLike) -> Array:
        return np.asarray(formula(cells(o11, r1, c1, n)))[()]

    return named(over_counts, formula.__name__, formula.__doc__, formula.__module__)
