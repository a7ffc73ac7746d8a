"""What a chart asks of its table: which column names the things, and which the groups."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.reading.errors import InputError

THINGS = ("word", "family", "ngram", "term")
_MEASURED = {"surface", "n", "total", "per_1000", "low", "high", "docs"}


def thing(table: pd.DataFrame, *, chart: str) -> str:
    """Return the column that names what was counted: word, family, ngram or term."""
    for name in THINGS:
        if name in table.columns:
            return name
    raise InputError(
        f"charts.{chart} needs a column that names what was counted ({', '.join(THINGS)})",
        found=list(table.columns),
        mend="Pass the table that frequencies() or rates() returned.",
    )


def group(table: pd.DataFrame) -> str | None:
    """Return the column of groups (doc, source, date, …), if the table has one."""
    others = [name for name in table.columns if name not in _MEASURED and name not in THINGS]
    return others[0] if others else None


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
