"""Tokens or hits -> how often each thing stands in each document, or in other parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from ..counting.groups import By, check_documents, group_by, place_in
from ..counting.tallies import things_of

# Cells that are held as a full matrix at a time.
_CELLS = 4_000_000


class Held(NamedTuple):
    """Counts of things (rows) in parts that hold a word (columns), and the words of each part."""

    things: pd.Index
    parts: pd.DataFrame
    counts: sparse.csr_array
    sizes: np.ndarray

    def of(self, things: pd.Series) -> Held:
        """Give the counts of these things, in their order; what is not there stands no times."""
        names = pd.Index(things.astype("str"))
        none = sparse.csr_array((1, len(self.sizes)))
        counts = sparse.vstack([self.counts, none]).tocsr()[self.things.get_indexer(names)]
        return self._replace(things=names, counts=counts)

    def over(self, formula: Callable[..., Any]) -> np.ndarray:
        """Apply a formula over counts and sizes of the parts, a block of things at a time."""
        step = max(_CELLS // max(len(self.sizes), 1), 1)
        blocks = [
            np.asarray(formula(self.counts[row : row + step].toarray(), self.sizes))
            for row in range(0, max(len(self.things), 1), step)
        ]
        return np.concatenate(blocks, axis=-1)


def held_by(table: pd.DataFrame, thing: str, tokens: pd.DataFrame, *, by: By = "doc") -> Held:
    """Count each thing in each part of the tokens that holds a word."""
    check_documents(table, tokens)
    parts = group_by(tokens, by)
    sizes = np.bincount(parts.codes[parts.codes >= 0], minlength=len(parts.labels))
    things, row = things_of(table, thing)
    column = place_in(parts, table, by, table_name="hits")
    return lay_out(things, parts.labels, sizes, (row, column), np.ones(len(table)))


def lay_out(
    things: pd.Index, parts: pd.DataFrame, sizes: np.ndarray, places: Any, n: np.ndarray
) -> Held:
    """Add up counts ``n`` by row and column; what is in no part, or one without a word, is none."""
    row, column = places
    kept, full = column >= 0, np.flatnonzero(sizes)
    counts = sparse.coo_array(
        (n[kept], (row[kept], column[kept])), shape=(len(things), len(parts))
    ).tocsr()
    return Held(things, parts.iloc[full], counts[:, full], sizes[full].astype("float64"))
