"""By what things are grouped: columns of the documents, a period of their dates, or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..reading.columns import KEPT_AS
from ..reading.errors import InputError

PERIODS = {"year": "Y", "quarter": "Q", "month": "M", "week": "W", "day": "D"}

By = str | Sequence[str] | None


class Groups(NamedTuple):
    """The groups of a table: their labels, one row a group, and the group of each of its rows."""

    labels: pd.DataFrame
    codes: np.ndarray

    @property
    def names(self) -> list[str]:
        """The columns by which rows are grouped; none where all rows are one group."""
        return list(self.labels.columns)


def names_of(by: By) -> list[str]:
    """Give the names in ``by``, none for None; each once."""
    names = [] if by is None else [by] if isinstance(by, str) else list(by)
    if strange := [name for name in names if not isinstance(name, str)]:
        raise InputError(
            "by is the name of a column or period, or a list of names",
            found=strange[0],
            mend="Say for example by='source' or by=['source', 'month'].",
        )
    if len(set(names)) < len(names):
        raise InputError("by names each column once", found=names, mend="Take one of them out.")
    return names


def group_by(table: pd.DataFrame, by: By) -> Groups:
    """Give the groups of a table and the group of each row, -1 where it has none.

    One name: the values that occur, and documents without a word and months without an article,
    too. Several: the combinations that occur.
    """
    keys = [_values(table, name) for name in names_of(by)]
    if not keys:
        return Groups(pd.DataFrame(index=[0]), np.zeros(len(table), dtype="int64"))
    if len(keys) == 1:
        labels = pd.DataFrame({keys[0].name: pd.Series(keys[0].cat.categories)})
        return Groups(labels, keys[0].cat.codes.to_numpy(dtype="int64"))
    return _combined(keys)


def _combined(keys: list[pd.Series]) -> Groups:
    """Number the combinations of several keys, in the order of their values."""
    number = np.zeros(len(keys[0]), dtype="int64")
    missing = np.zeros(len(number), dtype=bool)
    for key in keys:
        codes = key.cat.codes.to_numpy(dtype="int64")
        missing |= codes < 0
        number = number * max(len(key.cat.categories), 1) + codes
    number[missing] = -1
    distinct = np.unique(number[~missing])
    codes = np.where(missing, -1, np.searchsorted(distinct, number))
    labels, rest = {}, distinct
    for key in reversed(keys):
        rest, place = np.divmod(rest, max(len(key.cat.categories), 1))
        labels[key.name] = key.cat.categories.take(place)
    return Groups(pd.DataFrame({key.name: pd.Series(labels[key.name]) for key in keys}), codes)


def place_in(groups: Groups, table: pd.DataFrame, by: By, *, table_name: str) -> np.ndarray:
    """Give the group of each row of another table of the same documents."""
    own = group_by(table, by)
    if not groups.names:
        return own.codes
    known = pd.MultiIndex.from_frame(groups.labels)
    place = np.append(known.get_indexer(pd.MultiIndex.from_frame(own.labels)), -1)[own.codes]
    if ((place < 0) & (own.codes >= 0)).any():
        strange = own.labels.iloc[own.codes[(place < 0) & (own.codes >= 0)][0]]
        what = ", ".join(f"{name} {value}" for name, value in strange.items())
        raise _not_found_in(table_name, what)
    return np.asarray(place)


def check_documents(hits: pd.DataFrame, tokens: pd.DataFrame) -> None:
    """Refuse hits in a document of which no token is given, as when one table only was filtered."""
    if hits is tokens:
        return
    own, known = (each["doc"].cat.remove_unused_categories() for each in (hits, tokens))
    strange = own.cat.categories.difference(known.cat.categories, sort=False)
    if len(strange):
        raise _not_found_in("hits", f"doc {strange[0]}")


def _not_found_in(table_name: str, what: str) -> InputError:
    return InputError(
        f"the {table_name} were found in the tokens",
        found=f"{what}, which no token has",
        mend="Give the tokens that they were found in, and filter both tables alike.",
    )


def _values(table: pd.DataFrame, name: str) -> pd.Series:
    """Give a column, or a period of the date, as a category whose categories are all groups."""
    column = name if name in table.columns else KEPT_AS.format(name)
    if column in table.columns:
        values = table[column].astype("category").rename(column)
        return values if column == "doc" else values.cat.remove_unused_categories()
    if name not in PERIODS or "date" not in table.columns:
        raise InputError(
            f"by is a column of the table or one of {', '.join(PERIODS)}",
            found=name,
            mend=f"Name one of {', '.join(map(str, table.columns))}.",
        )
    return _periods(table, name)


def _periods(table: pd.DataFrame, name: str) -> pd.Series:
    """Give the first day of each row's period; periods without a row are categories, too."""
    undated = table["date"].isna()
    if undated.any():
        raise InputError(
            "counts by date need a date for each document",
            found=f"document {table.loc[undated, 'doc'].iloc[0]} without a date",
            mend="Give it a date in the metadata or leave it out.",
        )
    if table.empty:
        return table["date"].astype("category").rename("date")
    days = table["date"].astype("category")
    periods = pd.DatetimeIndex(days.cat.categories).to_period(PERIODS[name])
    every = pd.period_range(periods.min(), periods.max(), freq=PERIODS[name])
    starts = pd.Index(every.to_timestamp(how="start")).astype(table["date"].dtype)
    codes = every.get_indexer(periods)[days.cat.codes]
    return pd.Series(
        pd.Categorical.from_codes(codes, categories=starts), index=table.index, name="date"
    )
