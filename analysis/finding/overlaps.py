"""Overlapping occurrences of a family -> those that count: the longest, less the excluded."""

from __future__ import annotations

import numpy as np

from .stream import Occurrences


def longest(found: Occurrences, family: np.ndarray, excludes: np.ndarray) -> np.ndarray:
    """Choose the occurrences that count, in the order of the text.

    Parameters
    ----------
    found : Occurrences
        Of all terms; of those that overlap in a family the longest counts, of equals that of the
        term listed first.
    family : ndarray of int
        The family of each; families do not see each other.
    excludes : ndarray of bool
        An exclusion goes first and takes out every occurrence that it touches, and itself.

    Returns
    -------
    ndarray of int
        Numbers of occurrences.
    """
    touched = _touched(found, family)
    alone = np.flatnonzero(~touched & ~excludes)
    taken: set[tuple[int, int]] = set()
    chosen = []
    some = np.flatnonzero(touched)
    keys = (found.terms[some], found.rows[some], -found.widths[some], ~excludes[some])
    for hit in some[np.lexsort(keys)].tolist():
        first, group = int(found.rows[hit]), int(family[hit])
        span = {(group, row) for row in range(first, first + int(found.widths[hit]))}
        if excludes[hit] or not span & taken:
            taken |= span
            if not excludes[hit]:
                chosen.append(hit)
    kept = np.concatenate([alone, np.array(chosen, dtype="int64")])
    return kept[np.lexsort((family[kept], found.rows[kept]))]


def _touched(found: Occurrences, family: np.ndarray) -> np.ndarray:
    """Mark the occurrences that share a token with another one of their family."""
    touched = np.zeros(len(found.rows), dtype=bool)
    if not len(touched):
        return touched
    # Each family has a line of its own, one behind the other.
    length = int((found.rows + found.widths).max()) + 1
    begin = family.astype("int64") * length + found.rows
    order = np.argsort(begin, kind="stable")
    reach = np.maximum.accumulate((begin + found.widths)[order])
    meets = begin[order][1:] < reach[:-1]
    touched[order[1:][meets]] = True
    touched[order[:-1][meets]] = True
    return touched
