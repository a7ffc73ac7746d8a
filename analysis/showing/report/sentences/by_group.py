"""What is said of groups of texts and of time: which there are, and what sets them apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.showing.report.sentences.texts import words_of
from analysis.showing.report.sentences.wording import MOST, listed, phrase
from analysis.showing.report.sentences.words import ENOUGH

Labels = Mapping[str, str]


def groups_of(table: pd.DataFrame, by: str) -> pd.Series:
    """Return the group of each row, by a column or a period of its date; missing where it has none.

    Examples
    --------
    >>> table = pd.DataFrame({"doc": ["a", "b"], "date": pd.to_datetime(["2024-05-03", None])})
    >>> groups_of(table, "month").tolist()
    ['2024-05', nan]
    """
    if by in table:
        known = table[by].notna() & (table[by] != "")
        return table[by].astype("str").where(known)
    periods: pd.Series = table["date"].dt.to_period(by[0].upper()).astype("str")
    return periods.where(table["date"].notna())


def placed(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the rows that stand in a group: a text without a date is in no month."""
    return table[groups_of(table, by).notna()]


def left_out(documents: pd.DataFrame, by: str, *, lang: str = "en") -> str:
    """Return how many texts stand in no group, and for want of what."""
    n = len(documents) - len(placed(documents, by))
    if not n:
        return ""
    return phrase("groups.left_out" if by in documents else "groups.undated", lang, n=n, by=by)


def grouped(documents: pd.DataFrame, tokens: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the groups in which texts are shown, by a column or a period of their dates.

    Columns `group`, `texts`, `words`.
    """
    words = documents.assign(words=words_of(documents, tokens).to_numpy())
    table = words.groupby(groups_of(documents, by)).agg(
        texts=("doc", "size"), words=("words", "sum")
    )
    return table.rename_axis("group").reset_index()


def groups(rated: pd.DataFrame, by: str, *, labels: Labels, lang: str = "en") -> str:
    """Return whether intervals over documents meet, family by family.

    `rated` is `rates(hits, tokens, by=by)`, of which only groups of eight texts or more are held
    against each other: intervals that hold words to be independent part too often.
    """
    rated = rated[rated["total"] > 0]
    if rated[by].nunique() < 2:
        return phrase("groups.one", lang)
    if not rated["n"].any():
        return phrase("groups.none", lang)
    rated = rated[rated["docs_in_group"] >= ENOUGH]
    if rated[by].nunique() < 2:
        return phrase("groups.few", lang, enough=ENOUGH)
    found = rated.groupby("family", observed=True).filter(lambda rows: rows["n"].sum() > 0)
    kinds = found["family"].nunique()
    edges = found.groupby("family", observed=True).agg(low=("low", "max"), high=("high", "min"))
    away = [labels.get(name, name) for name in edges.index[edges["low"] > edges["high"]]]
    case = "apart" if away else "overlap"
    numbers = {"k": kinds, "g": rated[by].nunique(), "a": len(away), "enough": ENOUGH}
    return phrase(f"groups.{case}", lang, names=listed(away, lang), **numbers)


def course(rated: pd.DataFrame, unit: str, *, lang: str = "en") -> str:
    """Return how many of the periods of `rates(hits, tokens, by=unit)` hold a text."""
    if rated.empty:
        return phrase("course.none", lang)
    periods = rated.groupby("date")[["n", "total"]].agg({"n": "sum", "total": "max"})
    if len(periods) == 1:
        return phrase("course.one", lang, unit=unit)
    full, held = (int((periods[column] > 0).sum()) for column in ("total", "n"))
    return phrase("course.many", lang, k=len(periods), unit=unit, full=full, held=held)


def undated(documents: pd.DataFrame, *, lang: str = "en") -> str:
    """Return how many texts a course in time leaves out."""
    n = int(documents["date"].isna().sum())
    return phrase("course.undated", lang, n=n) if n else ""


def apart(keys: Sequence[pd.DataFrame], *, lang: str = "en") -> str:
    """Return how many words a group has more often once so many comparisons are allowed for.

    `keys` are `keyness(…, "lrc")` of each group against the others. An `lrc` that is undefined sets
    nothing apart.
    """
    compared = [key[key["lrc"].notna()] for key in keys]
    n = sum(map(len, compared))
    if not n:
        return phrase("apart.none", lang)
    key = pd.concat(compared)
    kept = key[key["lrc"] > 0].sort_values("lrc", ascending=False)
    numbers = {"n": n, "words": key["word"].nunique(), "g": len(compared), "k": len(kept)}
    wide = int((kept["docs_target"] > 1).sum())
    names = listed(list(dict.fromkeys(kept["surface"].astype("str")))[:MOST], lang)
    case = "some" if len(kept) else "zero"
    return phrase(f"apart.{case}", lang, wide=wide, names=names, **numbers)
