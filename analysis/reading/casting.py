"""A column as it came, from a file, a merge or a concat -> the type it has in the house."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from .errors import InputError

#: Categories that a table cannot do without; a gap or a memory of nothing is "" instead.
_EMPTY = frozenset({"gap", "sought"})
#: What speaks: categories that a table has whether they occur or not, in their order.
VOICES = ("quoted", "reported", "marked", "article")
_CLOSED = {"voice": list(VOICES)}
_TEXT_MEND = (
    "Read the file with dtype={{{0!r}: 'str'}} and keep_default_na=False: numbers lose their "
    "leading zeros, and words such as nan or null become missing."
)


def cast(values: pd.Series, kind: Any, *, table_name: str) -> pd.Series:
    """Give a column in its type, the very same column if it has it; refuse what has no such value.

    The type is ``str``, ``category``, ``text`` (either of the two), ``bool``, ``datetime64[us]``,
    ``object``, or one of numpy's and pandas' numbers. An error names the column, the value, and the
    mend.
    """
    if kind == "object" or (values.dtype == kind and kind != "category"):
        return values
    if isinstance(values.dtype, pd.CategoricalDtype) and kind == "text":
        return values
    if values.empty and not isinstance(values.dtype, pd.CategoricalDtype):
        kind = "str" if kind == "text" else kind
        kept: pd.Series = values.astype(kind)
        return kept
    made: pd.Series = _CASTS.get(kind, _number)(values, kind, table_name)
    return made


def _refuse(values: pd.Series, wrong: object, kind: str, table_name: str, mend: str) -> InputError:
    return InputError(f"{values.name} of {table_name} is {kind}", found=wrong, mend=mend)


def _text(values: pd.Series, _: str, table_name: str) -> pd.Series:
    """Give text as text; numbers are refused, since a file's reader took them for such."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.astype("str")
    if not values.isna().all():
        _only_text(values, table_name)
    return values.astype("str")


def _only_text(values: pd.Series, table_name: str) -> None:
    there = values.dropna()
    if pd.api.types.is_string_dtype(there.dtype) and there.dtype != object:
        return
    for value in there:
        if not isinstance(value, str):
            raise _refuse(values, value, "text", table_name, _TEXT_MEND.format(values.name))


def _category(values: pd.Series, _: str, table_name: str) -> pd.Series:
    """Give text as a category: documents in the order in which they stand, others sorted."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        categories = values.cat.categories.to_series(name=values.name)
        _only_text(categories, table_name)
    else:
        if values.isna().all():
            values = values.astype("str")
        _only_text(values, table_name)
    if values.isna().any():
        if values.name not in _EMPTY:
            raise _refuse(values, None, "never missing", table_name, _TEXT_MEND.format(values.name))
        values = values.astype("str").fillna("")
    if not isinstance(values.dtype, pd.CategoricalDtype):
        codes, names = pd.factorize(values, sort=values.name != "doc")
        made = pd.Categorical.from_codes(codes, categories=pd.Index(names, dtype="str"))
        values = pd.Series(made, index=values.index, name=values.name)
    if closed := _CLOSED.get(str(values.name)):  # a vocabulary is long, and is not looked through
        held = list(values.cat.categories)
        if held != closed and set(held) <= set(closed):
            values = values.cat.set_categories(pd.Index(closed, dtype="str"))
    return values


def _date(values: pd.Series, _: str, table_name: str) -> pd.Series:
    """Give dates as dates; text only if it is ISO."""
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return values
    written = values.astype("str").fillna("")
    dates = pd.to_datetime(written.where(written != ""), format="ISO8601", errors="coerce")
    if (wrong := (written != "") & dates.isna()).any():
        raise _refuse(
            values, written[wrong].iloc[0], "a date", table_name, "Write it as 2025-05-08."
        )
    return dates


def _flag(values: pd.Series, _: str, table_name: str) -> pd.Series:
    """Give yes and no as such, also where a file wrote True and False."""
    flags = values.astype("str").map({"True": True, "False": False})
    if flags.isna().any():
        wrong = values[flags.isna()].iloc[0]
        raise _refuse(values, wrong, "True or False", table_name, "Fill in what is missing.")
    return flags.astype("bool")


def _number(values: pd.Series, kind: Any, table_name: str) -> pd.Series:
    """Give numbers in their type; whole ones only if nothing is lost."""
    mend = "A merge may have left it empty, or a file's reader taken it for something else."
    if pd.api.types.is_string_dtype(values.dtype):
        # A file that is read with dtype="str", as the readme says, holds its numbers as text.
        written = values.where(values.fillna("").str.strip() != "")
        parsed = pd.to_numeric(written, errors="coerce")
        if (wrong := parsed.isna() & written.notna()).any():
            raise _refuse(values, values[wrong].iloc[0], "a number", table_name, mend)
        values = parsed
    if not pd.api.types.is_numeric_dtype(values.dtype) and not values.isna().all():
        raise _refuse(values, values.dropna().iloc[0], "a number", table_name, mend)
    if kind == "float64" and pd.api.types.is_integer_dtype(values.dtype):
        return values  # Counts are numbers, too.
    if kind in ("float64", "Int32"):
        return values.astype(kind)
    if values.isna().any():
        raise _refuse(values, None, "a whole number", table_name, mend)
    numbers = values.to_numpy(dtype="float64")
    if (broken := numbers != np.floor(numbers)).any():
        raise _refuse(values, numbers[broken][0], "a whole number", table_name, mend)
    return values.astype(kind)


_CASTS: dict[str, Callable[[pd.Series, str, str], pd.Series]] = {
    "str": _text,
    "text": _text,
    "category": _category,
    "datetime64[us]": _date,
    "bool": _flag,
}
