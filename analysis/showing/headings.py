"""What the columns that Khitab makes, and their usual values, are called where people read them."""

from __future__ import annotations

from functools import cache

import pandas as pd

from analysis.reading.errors import one_of
from analysis.reading.notes import called
from analysis.reading.shipped import shipped
from analysis.showing.phrases import LANGUAGES


@cache
def headings(lang: str) -> dict[str, str]:
    """Give the names of the columns that Khitab makes, as a reader of a language knows them."""
    return {row["column"]: row[lang] for row in shipped(__package__, "headings.csv")}


@cache
def values() -> dict[str, dict[str, str]]:
    """Give the Arabic names of the values that Khitab makes, column by column."""
    found: dict[str, dict[str, str]] = {}
    for row in shipped(__package__, "values.csv"):
        for column in row["columns"].split():
            found.setdefault(column, {})[row["value"]] = row["ar"]
    return found


def headed(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return a table whose columns, and their usual values, go by their names in a language.

    Examples
    --------
    >>> table = pd.DataFrame(columns=["docs", "per_1000", "mine"])
    >>> [list(headed(table, lang).columns) for lang in ("en", "ar")]
    [['texts with it', 'per 1,000 words', 'mine'], ['نصوص يرد فيها', 'في كلّ ألف كلمة', 'mine']]
    """
    one_of("lang", lang, LANGUAGES)
    if lang != "ar":
        return table.rename(columns=headings(lang))
    said = {
        name: table[name].astype("str").replace(known)
        for name, known in values().items()
        if name in table
    }
    if "rule" in said:
        said["rule"] = said["rule"].map(called)
    return table.assign(**said).rename(columns=headings(lang))
