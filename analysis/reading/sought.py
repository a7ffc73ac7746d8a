"""Which families a table of hits speaks of: those it holds, and those sought and found nowhere."""

from __future__ import annotations

import json
import warnings

import pandas as pd


def families_of(hits: pd.DataFrame) -> pd.Index:
    """Give the families that a table of hits speaks of, in the order in which they were sought.

    Those that it holds; and those that were sought and found nowhere, unless it was filtered by
    family: then one that had hits holds none, and the table speaks of what it holds. Where it was
    filtered by something else, too, a family without a row may have been left out or not be there.
    """
    held = list(_categories(hits["family"]))
    sought = _sought(hits)
    gone = [name for name, n in sought.items() if n and name not in held]
    if not gone:
        held = [*sought, *(name for name in held if name not in sought)]
    else:
        n = hits["family"].value_counts()
        if any(n[name] < sought[name] for name in held if name in sought):
            warnings.warn(
                f"no hit of {gone[0]} is left of {sought[gone[0]]}, and there is no row of it. "
                "If it was not left out by family, find the terms in the filtered tokens: "
                "then it stands with n = 0",
                stacklevel=4,
            )
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
