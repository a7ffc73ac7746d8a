"""Who says it: a table of occurrences by family and voice, and what to call each voice."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.showing.charts import wording

# The voices of the article itself: its own words, and those that it holds at a distance by marks.
OWN = ("article", "marked")
#: All speakers beyond the first few: what no speaker can be called.
OTHERS = "\0others"


def by_voice(hits: pd.DataFrame, thing: str) -> pd.DataFrame:
    """Return one row a family and one column a voice, the most frequent families first.

    Those alike in number stand in the order of their categories, or of the alphabet. A voice is a
    speaker, or one of `OWN`, or ``unknown``: one whose speaker is missing.
    """
    n = hits["n"] if "n" in hits.columns else pd.Series(1, index=hits.index)
    speaker = hits["speaker"].astype(object)
    if "voice" in hits.columns:
        voice = hits["voice"].astype(object)
    else:
        voice = speaker.where(speaker.isin(OWN) | speaker.isna(), "quoted").fillna("article")
    speaker = speaker.where(speaker.notna(), "unknown").where(~voice.isin(OWN), voice)
    rows = pd.DataFrame({"family": hits[thing].astype(str), "speaker": speaker, "n": n})
    table = rows.pivot_table(
        index="family", columns="speaker", values="n", aggfunc="sum", fill_value=0, sort=True
    )
    table = table.reindex(index=_order(hits[thing], table.index))
    table = table.reindex(columns=_order(hits["speaker"], table.columns))
    table = table.loc[table.sum(axis=1) > 0, table.sum() > 0].astype("int64")
    return table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def _order(column: pd.Series, there: pd.Index) -> list[str]:
    """Return what is there in the order of its categories, which is the same in any language."""
    categorical = isinstance(column.dtype, pd.CategoricalDtype)
    known = dict.fromkeys([*(column.cat.categories if categorical else ()), *there])
    return [str(name) for name in known if name in there]


def speakers(table: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the speakers alone, those said most first; beyond so many they stand together."""
    named = table.drop(columns=list(OWN), errors="ignore")
    order: Sequence[str] = list(named.sum().sort_values(ascending=False, kind="stable").index)
    ranked = named[order[:most]]
    if rest := order[most:]:
        ranked = ranked.assign(**{OTHERS: named[rest].sum(axis=1)})
    return ranked


def called(voice: object) -> str:
    """Return what to call a speaker, or a voice that has no name of its own."""
    if voice == OTHERS:
        return wording.say("others")
    if voice in (*OWN, "unknown"):
        return wording.say(str(voice))
    return wording.name(voice, "speaker")


def listed(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of families by voices as one row a family and voice, with its number `n`."""
    rows = [(family, voice, n) for family, line in table.iterrows() for voice, n in line.items()]
    long = pd.DataFrame(rows, columns=["family", "speaker", "n"])
    return long.assign(speaker=long["speaker"].map(called))
