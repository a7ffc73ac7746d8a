"""Which families a table of hits speaks of: those it holds, and those sought and found nowhere."""

from __future__ import annotations

import json

import pandas as pd


def families_of(hits: pd.DataFrame) -> pd.Index:
    """Give the families that a table of hits speaks of, in the order in which they were sought.

    Those that it holds; and those that were sought and found nowhere, unless it was filtered by
    family: then one that had hits holds none, and the table speaks of what it holds.
    """
    held = list(_categories(hits["family"]))
    sought = _sought(hits)
    found = [name for name, n in sought.items() if n]
    if set(found) <= set(held):
        held = [*sought, *(name for name in held if name not in sought)]
    names: pd.Index = pd.Index(held).astype("str")
    return names


def _sought(hits: pd.DataFrame) -> dict[str, int]:
    """Read what the searches behind a table of hits sought, with their counts."""
    if "sought" not in hits.columns:
        return {}
    # A table without a row still has its categories: they say what was sought in vain.
    searches = _categories(hits["sought"], unused=hits.empty)
    counts: dict[str, int] = {}
    for search in searches:
        for name, n in json.loads(search or "{}").items():
            counts[name] = counts.get(name, 0) + n
    return counts


def _categories(column: pd.Series, *, unused: bool = False) -> pd.Index:
    values = column.astype("category").cat
    return values.categories if unused else values.remove_unused_categories().cat.categories
