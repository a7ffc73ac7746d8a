"""Tokens or hits -> how often each thing stands in each document, which tests of documents need."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from ..counting.groups import group_by, place_in
from ..counting.tallies import things_of

# Cells that are held as a full matrix at a time.
_CELLS = 4_000_000


class Held(NamedTuple):
    """Counts of things in documents that hold a word, and the words of each document."""

    things: pd.Index
    docs: pd.Index
    counts: sparse.csr_array
    sizes: np.ndarray

    def over(self, formula: Callable[..., Any]) -> np.ndarray:
        """Apply a formula over counts and sizes of the documents, a block of things at a time."""
        step = max(_CELLS // max(len(self.sizes), 1), 1)
        blocks = [
            np.asarray(formula(self.counts[row : row + step].toarray(), self.sizes))
            for row in range(0, max(len(self.things), 1), step)
        ]
        return np.concatenate(blocks, axis=-1)


def held_by_document(table: pd.DataFrame, thing: str, tokens: pd.DataFrame) -> Held:
    """Count each thing in each document of the tokens that holds a word."""
    docs = group_by(tokens, "doc")
    sizes = np.bincount(docs.codes, minlength=len(docs.labels))
    names, place = things_of(table, thing)
    doc = place_in(docs, table, "doc", table_name="hits")
    counts = sparse.coo_array(
        (np.ones(len(table)), (place, doc)), shape=(len(names), len(sizes))
    ).tocsr()
    full = np.flatnonzero(sizes)
    labels = pd.Index(docs.labels["doc"].astype("str"))[full]
    return Held(names, labels, counts[:, full], sizes[full].astype("float64"))
