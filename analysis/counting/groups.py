"""What things are counted and by what they are grouped: words or families, documents or dates."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from ..reading.tables import is_hits

PERIODS = {"year": "Y", "quarter": "Q", "month": "M", "week": "W", "day": "D"}


def thing_of(table: pd.DataFrame) -> str:
    """Give the column that names what is counted: ``family`` in hits, ``word`` in tokens."""
    return "family" if is_hits(table) else "word"


def count_by(
    table: pd.DataFrame, thing: str, by: str | None, *, tokens: pd.DataFrame | None, observed: bool
) -> pd.DataFrame:
    """Count rows and documents per thing and group, beside the words of the group.

    The groups are those of ``tokens``, so that one without a hit stands there too; without
    ``tokens`` they are the table's own and ``total`` is NaN. Columns: the group, the thing,
    ``n``, ``docs``, ``total``; groups and things in the order of their categories.
    """
    words = group_by(table if tokens is None else tokens, by)
    groups = words.cat.categories
    group = pd.Categorical(group_by(table, by).astype("object"), categories=groups)
    rows = pd.DataFrame(
        {words.name: group, thing: table[thing].array, "held": pd.factorize(table["doc"])[0]}
    )
    grouped = rows.groupby([words.name, thing], observed=observed)["held"]
    counts = pd.DataFrame({"n": grouped.size(), "docs": grouped.nunique()}).reset_index()
    counts = counts.astype({"n": "int64", "docs": "int64"})
    sizes = words.value_counts(sort=False).reindex(groups).to_numpy()
    counts["total"] = np.nan if tokens is None else sizes[counts[words.name].cat.codes]
    if words.name == "date":
        counts["date"] = counts["date"].astype(groups.dtype)
    return counts


def group_by(table: pd.DataFrame, by: str | None) -> pd.Series:
    """Give each row's group as a category whose categories are all groups, also empty ones.

    ``by`` None puts all rows into one group. Otherwise it is a column of the table, or
    ``year``, ``quarter``, ``month``, ``week`` or ``day`` of its date: then the series is named
    ``date``, holds the first day of each period, and periods without a row stand among its
    categories.
    """
    if by is None:
        whole = pd.CategoricalDtype(["all"])
        return pd.Series("all", index=table.index, name="group", dtype=whole)
    if by in table.columns:
        return table[by].astype("category").rename(by)
    if by not in PERIODS or "date" not in table.columns:
        raise InputError(
            f"by is a column of the table or one of {', '.join(PERIODS)}",
            found=by,
            mend=f"Name one of {', '.join(map(str, table.columns))}.",
        )
    undated = table["date"].isna()
    if undated.any():
        raise InputError(
            "counts by date need a date for each document",
            found=f"document {table.loc[undated, 'doc'].iloc[0]} without a date",
            mend="Give it a date in the metadata or leave it out.",
        )
    periods = table["date"].dt.to_period(PERIODS[by])
    if periods.empty:
        return table["date"].astype("category").rename("date")
    every = pd.period_range(periods.min(), periods.max(), freq=PERIODS[by])
    starts = pd.Index(every.to_timestamp(how="start")).astype(table["date"].dtype)
    codes = every.get_indexer(pd.PeriodIndex(periods))
    return pd.Series(
        pd.Categorical.from_codes(codes, categories=starts), index=table.index, name="date"
    )
