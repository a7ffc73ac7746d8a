"""Dates as the periods they stand for: a year is named as a year, not as its first day."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis.reading.errors import InputError
from analysis.showing.charts import wording

PERIODS = ("year", "quarter", "month", "week", "day")


def read_dates(column: pd.Series, *, chart: str, mend: str) -> pd.Series:
    """Return a column as dates; None and NaT stay without one, what is no date is refused."""
    known = column.astype(object).where(column.notna(), None)
    try:
        return pd.to_datetime(known, format="ISO8601")
    except (ValueError, TypeError) as error:
        raise InputError(
            f"the column {column.name} of charts.{chart} holds dates",
            found=column.astype(str).tolist()[:5],
            mend=mend,
        ) from error


def period(dates: pd.Series, column: str = "date") -> str:
    """Return what the dates of a column stand for: its name says it, or the days they fall on.

    Examples
    --------
    >>> period(pd.Series(pd.to_datetime(["2022-01-01", "2024-01-01"])))
    'year'
    >>> period(pd.Series(pd.to_datetime(["2022-01-01", "2022-05-09"])))
    'day'
    """
    if column in PERIODS:
        return column
    days = pd.Series(pd.to_datetime(dates.dropna().unique())).dt
    tests: dict[str, Callable[[], pd.Series]] = {
        "year": lambda: days.day_of_year == 1,
        "quarter": lambda: days.is_quarter_start,
        "month": lambda: days.day == 1,
        "week": lambda: days.day_of_week == 0,
    }
    if dates.notna().any():
        for name, holds in tests.items():
            # One Monday alone is a day; the first of a month or a year hardly is.
            if holds().all() and (name != "week" or dates.nunique() > 1):
                return name
    return "day"


def said(date: pd.Timestamp, kind: str = "day") -> str:
    """Return a date as people write it, as the day or the period that it stands for.

    Examples
    --------
    >>> date = pd.Timestamp("2022-04-01")
    >>> [said(date, kind) for kind in ("year", "quarter", "month", "day")]
    ['2022', 'Q2 2022', 'Apr 2022', '1 Apr 2022']
    """
    return wording.say(
        kind,
        day=wording.given(str(date.day)),
        month=wording.say("months").split()[date.month - 1],
        quarter=wording.say("quarters").split()[date.quarter - 1],
        year=wording.given(str(date.year)),
    )
