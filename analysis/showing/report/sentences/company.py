"""What is said of company: neighbours, families in one sentence, and what other choices change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.showing.headings import values
from analysis.showing.report.sentences.wording import listed, phrase

Labels = Mapping[str, str]

# The choice itself, behind the word that says what kind it is.
_PART = re.compile(r"(?:without|within|mode|level) (.+)|.+", re.DOTALL)


def neighbours(
    near: pd.DataFrame, names: Sequence[str], *, within: int = 5, lang: str = "en"
) -> str:
    """Return which content words stand beside the families that were found, so many words away.

    `near` is `collocates(…)` without stop words, its `surface` and `n`.
    """
    if not names:
        return phrase("neighbours.none", lang)
    if near.empty:
        return phrase("neighbours.alone", lang, within=within, names=listed(names, lang))
    again = int((near["n"] > 1).sum())
    numbers = {"k": len(near), "within": within, "names": listed(names, lang)}
    if not again:
        return phrase("neighbours.once", lang, **numbers)
    first = near.sort_values("n", ascending=False, kind="stable").head(5)
    counts = dict(zip(first["surface"].astype("str"), map(int, first["n"]), strict=True))
    return phrase("neighbours.some", lang, again=again, first=listed(counts, lang), **numbers)


def together(pairs: pd.DataFrame, *, labels: Labels, lang: str = "en") -> str:
    """Return how many pairs of families share a sentence, and which most often.

    `pairs` are `cooccurrences(hits, within="sentence", tokens=tokens)`.
    """
    pairs = pairs[pairs["n"] > 0]
    if pairs.empty:
        return phrase("together.none", lang)
    most = int(pairs["n"].max())
    best = pairs.loc[pairs["n"] == most, ["word1", "word2"]].astype("str").to_numpy()
    sides = [[labels.get(name, name) for name in pair] for pair in best]
    told = [phrase("together.pair", lang, first=first, second=second) for first, second in sides]
    numbers = {"k": len(pairs), "n": most, "pairs": listed(told, lang)}
    return phrase("together.some" if len(told) == 1 else "together.tied", lang, **numbers)


def choices_in(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the table of choices with each choice said in a language."""
    if lang == "en":
        return table
    kinds, parts = values()["choice_kind"], values()["choice_part"]
    said = [
        kinds.get(kind, "{0}").format(*(parts.get(part, part) for part in _PART.findall(choice)))
        for kind, choice in zip(table["kind"], table["choice"], strict=True)
    ]
    return table.assign(choice=said)


def choices(table: pd.DataFrame, name: str, *, lang: str = "en") -> str:
    """Return how far the number of `name` moves under other choices, and by which most.

    `table` is `sensitivity(…)`: the number as chosen stands first.
    """
    n, others = int(table["n"].iloc[0]), table.iloc[1:]
    if not table["n"].any():
        return phrase("choices.none", lang)
    moved = (others["n"] - n).abs()
    changed = ""
    if moved.any():
        most: Any = others.iloc[int(moved.argmax())]
        changed = phrase("choices.most", lang, choice=most["choice"], n=int(most["n"]))
    counts = others["n"] if len(others) else table["n"]
    low, high = int(counts.min()), int(counts.max())
    between = f"{low:,}" if low == high else phrase("choices.range", lang, low=low, high=high)
    numbers = {"n": n, "range": between, "k": len(others)}
    return phrase("choices.some", lang, name=name, changed=changed, **numbers)
