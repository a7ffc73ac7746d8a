"""Dates as people and programs write them -> days, or a refusal that names the row."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pandas as pd

from .errors import InputError

_ISO = r"\d{4}-\d{2}-\d{2}"
#: A time of day, to the second or beyond, and a zone; the day is the one that is written.
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?"
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
#: Before this year a date is a Hijri one (1446), after that one a slip of the pen or another era.
_FIRST, _LAST = 1600, 2199


def read_dates(column: pd.Series, date_format: str | None, *, file: Path | None) -> pd.Series:
    """Give days; empty cells are NaT, anything else is an error that names the row.

    The index says the row in the file. Text is written as ``date_format`` says (``%d/%m/%Y``), ISO
    otherwise. The time of day is left off; a time zone changes no day. What is written otherwise,
    or in no year of the common era's last centuries, is refused.

    Examples
    --------
    >>> read_dates(pd.Series(["2019-04-09T23:20:00Z", ""]), None, file=None).dt.day.tolist()
    [9.0, nan]
    """
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        days = column.dt.tz_localize(None).dt.normalize()
        written = column.astype("str")
    else:
        written = column.map(_written).astype("str")
        days = _parsed(written, date_format, file)
    days = pd.Series(days.astype("datetime64[us]"))
    written_as = f"written {date_format} or empty" if date_format else "YYYY-MM-DD or empty"
    _refuse(written, (written != "") & days.isna() & column.notna(), written_as, file)
    out = (days.dt.year < _FIRST) | (days.dt.year > _LAST)
    _refuse(written, out, f"of the years {_FIRST} to {_LAST} of the common era", file)
    return days


def _written(value: object) -> str:
    """Give a cell as text: a date of Python's as its day, nothing for a missing one."""
    if isinstance(value, date):
        return "" if pd.isna(value) else value.strftime("%Y-%m-%d")
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return ""
    return str(value).strip().translate(_DIGITS)


def _parsed(written: pd.Series, date_format: str | None, file: Path | None) -> pd.Series:
    if date_format is None:
        iso = written.str.fullmatch(_ISO + _TIME)
        return pd.to_datetime(written.str[:10].where(iso), format="%Y-%m-%d", errors="coerce")
    try:
        days = pd.to_datetime(
            written.where(written != ""), format=date_format, errors="coerce", exact=True
        )
    except ValueError as error:
        raise InputError(
            "date_format says how a date is written, as '%d/%m/%Y'",
            found=date_format,
            mend=f"{error}.",
            file=file,
        ) from None
    if isinstance(days.dtype, pd.DatetimeTZDtype):
        days = days.dt.tz_localize(None)
    day: pd.Series = days.dt.normalize()
    return day


def _refuse(written: pd.Series, wrong: pd.Series, rule: str, file: Path | None) -> None:
    """Raise for the first wrong date, by its row."""
    if not wrong.any():
        return
    first = int(wrong.to_numpy().argmax())
    if re.fullmatch(_ISO, written.iloc[first]) and "YYYY" in rule:
        mend = "There is no such day: correct it, or leave it empty if it is not known."
    else:
        mend = (
            "Write it as 2025-05-08, or say how all of them are written: "
            "date_format='%d/%m/%Y'; leave it empty if it is not known."
        )
    raise InputError(
        f"a date is {rule}",
        found=written.iloc[first],
        mend=mend,
        file=file,
        place=f"row {written.index[first]}",
    )
