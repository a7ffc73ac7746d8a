"""A table of counts as one side of a comparison: its whole, and its documents if it has them."""

from __future__ import annotations

import warnings
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy import special

from ..reading.errors import InputError
from ..reading.tables import require
from .design import Span
from .formulas.documents import unlike
from .held import Held, lay_out

# So improbable is it that a reference that does not contain the target looks as if it did.
_CHANCE = 0.01


class Side(NamedTuple):
    """Counts of one side, one row a thing, and what they say of the whole.

    ``rows`` are the counts by document where the table has them, ``sizes`` the words of each.
    """

    name: str
    counts: pd.DataFrame
    total: int
    docs: float
    dates: Span | None
    rows: pd.DataFrame | None
    sizes: pd.Series

    @property
    def length(self) -> float:
        """Words a document, on average."""
        return self.total / self.docs if self.docs else np.nan


def side_of(table: pd.DataFrame, thing: str, name: str) -> Side:
    """Read one side; counts by document are pooled."""
    require(table, [thing, "n", "total"], table_name=f"counts ({name})")
    rows, sizes = None, pd.Series(dtype="float64")
    dates = _span(table)
    if "doc" in table.columns:
        rows = table.astype({thing: "str", "doc": "str"})
        _check_once(rows[thing] + " in document " + rows["doc"], thing, name)
        sizes = rows.groupby("doc")["total"].first()
        sizes = sizes[sizes > 0] if sizes.notna().all() else sizes
        table = _pooled(rows, sizes, thing)
    _check_once(table[thing].astype("str"), thing, name)
    total, docs = _total(table, name), _one_value(table, "docs_in_group")
    shown = [name for name in (thing, "surface", "n", "docs") if name in table.columns]
    counts = table[shown].astype({thing: "str"})
    return Side(name, counts.set_index(thing), total, docs, dates, rows, sizes)


def side_by_side(target: Side, reference: Side, thing: str) -> pd.DataFrame:
    """Join both sides so that no word is lost; what is missing on a side stands there as 0."""
    named = [side.counts.add_suffix(f"_{side.name}") for side in (target, reference)]
    both = named[0].join(named[1], how="outer")
    scores = pd.DataFrame({thing: pd.Series(both.index, dtype="str")})
    if "surface" in target.counts and "surface" in reference.counts:
        surface = both["surface_target"].fillna(both["surface_reference"])
        scores["surface"] = pd.Series(surface.to_numpy(), dtype="str")
    for side in (target, reference):
        scores[f"n_{side.name}"] = both[f"n_{side.name}"].fillna(0).astype("int64").to_numpy()
        scores[f"total_{side.name}"] = side.total
        scores[f"docs_{side.name}"] = np.nan
        if "docs" in side.counts:
            docs = both[f"docs_{side.name}"].fillna(0).astype("int64")
            scores[f"docs_{side.name}"] = docs.to_numpy()
        scores[f"docs_in_{side.name}"] = side.docs
    return scores


def documents_of(target: Side, reference: Side, things: pd.Series) -> tuple[Held, np.ndarray]:
    """Give the counts of both sides by document, and which documents are the target's."""
    missing = [side.name for side in (target, reference) if side.rows is None]
    if missing:
        raise InputError(
            "a measure over documents needs counts by document on both sides",
            found=f"no column doc in the {missing[0]}",
            mend="Give frequencies(tokens, by='doc') of each side.",
        )
    index = pd.Index(things)
    docs = pd.DataFrame({"doc": [*target.sizes.index, *reference.sizes.index]})
    rows = pd.concat([side.rows for side in (target, reference)])
    places = index.get_indexer(rows[things.name]), pd.Index(docs["doc"]).get_indexer(rows["doc"])
    sizes = pd.concat([target.sizes, reference.sizes]).to_numpy(dtype="float64")
    held = lay_out(index, docs, sizes, places, rows["n"].to_numpy(dtype="float64"))
    return held, np.arange(len(docs)) < len(target.sizes)


def unlike_in_length(target: Side, reference: Side) -> bool:
    """Tell whether the documents of one side are longer, as far as the counts say."""
    if target.rows is None or reference.rows is None:
        return unlike([target.length, reference.length], [True, False])
    sizes = pd.concat([target.sizes, reference.sizes])
    return unlike(sizes, np.arange(len(sizes)) < len(target.sizes))


def check_apart(target: Side, reference: Side) -> None:
    """Refuse a reference that contains the target; warn where it seems so, or a side is empty."""
    if both := sorted(set(target.sizes.index) & set(reference.sizes.index)):
        raise InputError(
            "the reference does not contain the target",
            found=f"document {both[0]} on both sides",
            mend="Take the target's documents out of the reference.",
        )
    empty = [side.name for side in (target, reference) if not side.total]
    if len(empty) == 1:
        warnings.warn(f"the {empty[0]} is empty: nothing can be compared with it", stacklevel=3)
    if not empty and _within(target, reference):
        warnings.warn(
            "each word of the target stands in the reference at least as often: the reference "
            "seems to contain the target, which hides every difference",
            stacklevel=3,
        )


def _within(target: Side, reference: Side) -> bool:
    """Tell whether the target may be part of the reference, and would hardly look so by chance.

    A word that stands n times here and is as frequent elsewhere stands there k times with a
    negative binomial chance (n, 1 / (1 + times as many words)); few words of little text tell
    nothing.
    """
    columns = [name for name in ("n", "docs") if name in target.counts and name in reference.counts]
    mine = target.counts[columns].astype("float64")
    theirs = reference.counts[columns].reindex(mine.index).fillna(0).astype("float64")
    rest = theirs - mine
    if (rest < 0).any(axis=None) or target.total > reference.total:
        return False
    if "docs" in rest and (rest["n"] < rest["docs"]).any():
        return False
    if target.total == reference.total:
        return bool((rest["n"] == 0).all())
    share = target.total / (target.total + reference.total)
    n = mine["n"][mine["n"] > 0]
    return bool(np.log(special.betainc(n, n, 1 - share)).sum() < np.log(_CHANCE))


def _pooled(rows: pd.DataFrame, sizes: pd.Series, thing: str) -> pd.DataFrame:
    """Add up counts by document."""
    held = rows.assign(docs=(rows["n"] > 0).astype("int64"))
    grouped = held.groupby(thing, sort=False)
    table = grouped[["n", "docs"]].sum()
    if "surface" in rows.columns:
        order = held.sort_values("n", ascending=False, kind="stable")
        table["surface"] = order.groupby(thing, sort=False)["surface"].first()
    whole = sizes.sum() if sizes.notna().all() else np.nan
    return table.assign(total=whole, docs_in_group=len(sizes)).reset_index()


def _check_once(names: pd.Series, thing: str, name: str) -> None:
    twice = names.duplicated()
    if twice.any():
        raise InputError(
            f"the {name} holds each {thing} once",
            found=str(names[twice].iloc[0]),
            mend="Choose one group of the counts, or count without by, or by='doc'.",
        )


def _total(table: pd.DataFrame, name: str) -> int:
    """Give the words of one side, or refuse a table of several groups."""
    totals = table["total"].unique()
    if len(totals) > 1 or pd.isna(totals).any():
        raise InputError(
            f"the {name} has one total, the words that were counted",
            found=totals.tolist(),
            mend="Choose one group of the counts; give frequencies of hits their tokens.",
        )
    return int(totals[0]) if len(totals) else 0


def _one_value(table: pd.DataFrame, column: str) -> Any:
    """Give what a column says of the whole group; NaN where the table does not say it."""
    values = table.get(column, pd.Series(dtype="float64")).unique()
    return values[0] if len(values) == 1 else 0 if column in table and table.empty else np.nan


def _span(counts: pd.DataFrame) -> Span | None:
    """Give the first and the last date of a side, where the table knows them."""
    if not {"first_date", "last_date"} <= set(counts.columns):
        return None
    first, last = (pd.to_datetime(counts[name]) for name in ("first_date", "last_date"))
    if counts.empty or last.isna().any():
        return None
    return first.min(), last.max()
