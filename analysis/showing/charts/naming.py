"""What a chart calls the groups, the pairs and the highlights of its table."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.reading.columns import THINGS
from analysis.reading.errors import InputError
from analysis.showing.charts import periods, wording


def thing_column(table: pd.DataFrame) -> str:
    """Return the column that names what was counted."""
    for name in THINGS:
        if name in table.columns:
            return name
    raise InputError(
        f"a chart's table names what was counted in {', '.join(THINGS)}",
        found=list(table.columns),
        mend="Pass what frequencies(), rates() or find_terms() returned.",
    )


def group_names(table: pd.DataFrame, columns: list[str]) -> list[str]:
    """Return what to call the group of each row: its parts with a dot between them."""
    if not columns:
        return [""] * len(table)
    parts = [_called(table[column], column) for column in columns]
    return [" · ".join(row) for row in zip(*parts, strict=True)]


def is_dated(values: pd.Series) -> bool:
    """Return whether a column holds dates, as such or as categories."""
    return pd.api.types.is_datetime64_any_dtype(_plain(values))


def _plain(values: pd.Series) -> pd.Series:
    categorical = isinstance(values.dtype, pd.CategoricalDtype)
    return values.astype(values.cat.categories.dtype) if categorical else values


def _called(values: pd.Series, column: str) -> list[str]:
    if is_dated(values):
        dates = _plain(values)
        kind = periods.period(dates, column)
        return ["–" if pd.isna(date) else periods.said(date, kind) for date in dates]
    return [wording.name(value, column) for value in values]


def known(highlight: Iterable[str], names: Iterable[object], *, chart: str) -> set[str]:
    """Return the highlighted names, once each of them is known to be shown."""
    chosen, shown = set(highlight), {str(name) for name in names}
    if strange := chosen - shown:
        raise InputError(
            f"highlight names what charts.{chart} shows: {', '.join(sorted(shown))}",
            found=sorted(strange),
            mend="Write the names as they stand in the table, in a list.",
        )
    return chosen


def check_pairs(pairs: pd.DataFrame, *, chart: str) -> None:
    """Refuse a table of pairs in which two things have two rows, in either order."""
    first, second = pairs["word1"].astype(str), pairs["word2"].astype(str)
    pair = pd.DataFrame({"low": np.minimum(first, second), "high": np.maximum(first, second)})
    if (twice := pair.duplicated()).any():
        raise InputError(
            f"charts.{chart} shows one row a pair",
            found=sorted(set(first[twice])),
            mend="Choose one group, and one order of the two words.",
        )


def pair_names(pairs: pd.DataFrame) -> dict[str, str]:
    """Return what to call each thing of a table of pairs: words as they are mostly spelled."""
    found: dict[str, str] = {}
    for side in ("1", "2"):
        keys = pairs[f"word{side}"].astype(str)
        spelled = pairs.get(f"surface{side}", keys).astype(object)
        for key, text in zip(keys, spelled.where(spelled.notna(), keys), strict=True):
            found[key] = wording.name(key, "family", "speaker")
            if found[key] == wording.given(key):
                found[key] = wording.given(str(text))
    return found
