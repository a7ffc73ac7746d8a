"""By what the texts of a report are grouped: a column of the user's, or a period of their dates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.counting.groups import PERIODS
from analysis.reading.columns import KEPT_AS, metadata_columns
from analysis.reading.errors import InputError
from analysis.showing.grouping import grouping

#: A chart or table has no more rows than these for single documents.
MOST_ROWS = 12


def group(documents: pd.DataFrame, by: str | None) -> str:
    """Return the column by which many texts are shown, or the period of their dates."""
    if by is None:
        return grouping(documents, most=MOST_ROWS)
    if by in documents:
        return by
    if KEPT_AS.format(by) in documents:
        return KEPT_AS.format(by)
    own = metadata_columns(documents, table_name="documents")
    if by not in PERIODS:
        raise InputError(
            "--by is a column of the documents or a period",
            found=by,
            mend=f"Name one of {', '.join(map(str, ['doc', *own, *PERIODS]))}.",
        )
    if documents["date"].isna().all():
        raise InputError(
            f"--by {by} needs texts with a date",
            found="none",
            mend="Say with --date which column holds it, or group by another column.",
        )
    return by


def called(by: str | None, reading: Mapping[str, Any]) -> str | None:
    """Return what a column of the user's is called once it is read: `--source paper --by paper`."""
    roles = {column: role for role, column in reading.items() if isinstance(column, str)}
    return roles.get(by, by) if by else by


def unit(documents: pd.DataFrame) -> str:
    """Return the shortest period of which the dates span no more than a chart has room for."""
    dates = documents["date"].dropna()
    for name, frequency in {"day": "D", "month": "M", "quarter": "Q"}.items():
        if dates.empty:
            break
        first, last = (edge.to_period(frequency) for edge in (dates.min(), dates.max()))
        if (last - first).n < 2 * MOST_ROWS:
            return name
    return "year"
