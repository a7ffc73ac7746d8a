"""Quotations -> how likely each row is right, by what the row itself shows.

The weights are data: ``confidence.csv``, with what each trait is. They were fitted by a logistic
regression with a ridge on annotated news, for what to expect of real news that the rules have not
seen (see ``tests/gold/README.md``); to fit them anew:
``python -m tests.finding.voice.fit_confidence``.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd

from .tags.cues import Cue, cue_of, fold
from .tags.tag import COMPLEMENTIZERS

_OBJECTS = frozenset({"affirm", "judge", "blame", "name"})
_LONG_NAME, _NAME = 5, 2
_NAMING = ("name", "epithet", "joint", "noun phrase", "source phrase")
_RULES = ("noun phrase", "joint", "source phrase", "anaphor", "carried over", "unknown")


def confidence(quotations: pd.DataFrame, tokens: pd.DataFrame) -> np.ndarray:
    """Give the probability that words, voice and speaker of each row are right, to three places.

    ``quotations`` are as the function of that name gives them, but for ``confidence``; ``tokens``
    those of their documents, in order.
    """
    return chance_of(traits(quotations, tokens)).round(3)


def chance_of(known: pd.DataFrame) -> np.ndarray:
    """Give the probability that goes with the traits of each row."""
    weights = weights_of()
    score = weights["constant"] + known @ pd.Series(weights)[known.columns]
    return np.asarray(1 / (1 + np.exp(-score.to_numpy())))


@cache
def weights_of() -> dict[str, float]:
    """Give the weight of each trait, and the constant."""
    lines = files(__package__).joinpath("confidence.csv").read_text(encoding="utf-8").splitlines()
    return {row["trait"]: float(row["weight"]) for row in csv.DictReader(lines)}


def traits(quotations: pd.DataFrame, tokens: pd.DataFrame) -> pd.DataFrame:
    """Give what tells whether a row is right: rule, distance, agreement, other mentions, length."""
    table = quotations.reset_index(drop=True)
    kind, rule, text = (table[name].astype("object") for name in ("kind", "rule", "text"))
    cue, speaker = (table[name].astype("object").fillna("") for name in ("cue", "speaker"))
    cues = [_cue(word) for word in cue]
    reported = kind == "reported"
    names = [name.split() for name in speaker]
    length = np.array([len(words) for words in names], dtype="int64")
    agreement = np.array([_agrees(*pair) for pair in zip(cues, names, strict=True)], dtype="int64")
    named = rule.isin(_NAMING).astype("int64")
    begin, end, after_cue = _words(table, tokens)
    elsewhere = named.groupby([table["doc"], speaker]).transform("sum") - named
    known = {name: rule == name for name in _RULES} | {
        "listed": rule.isin(["name", "epithet"]),
        "reported": reported,
        "marked": kind == "scare",
        "object verb": [found is not None and found.kind in _OBJECTS for found in cues],
        "distance": np.log1p(np.nan_to_num((begin - after_cue).clip(0))),
        "name words": np.minimum(length, 2 * _LONG_NAME - 2) / 4,
        "one word": length == 1,
        "long name": length > _LONG_NAME,
        "agrees": agreement == 1,
        "disagrees": agreement == -1,
        "clause": reported & text.str.split(n=1).str[0].map(_opens_clause).astype("bool"),
        "named again": (elsewhere > 0) & (speaker != ""),
        "length": np.log1p(end - begin),
        "comma inside": text.str.contains("[،؛]"),
        "no cue": (kind == "direct") & (cue == "") & (speaker != ""),
        "density": _density(table, tokens),
        "may name": (kind == "direct") & (end - begin <= _NAME) & _within_reports(table),
    }
    return pd.DataFrame(known, index=table.index).astype("float64")


def _density(table: pd.DataFrame, tokens: pd.DataFrame) -> np.ndarray:
    """Give the logarithm of a document's rows a hundred words: news tells more than a column."""
    words = table["doc"].astype("object").map(tokens["doc"].value_counts()).astype("float64")
    rows = table["doc"].astype("object").map(table["doc"].value_counts())
    return np.log1p(100 * rows.to_numpy("float64") / words.to_numpy())


def _within_reports(table: pd.DataFrame) -> pd.Series:
    """Tell the rows that stand within a report: a name in marks there may be no speech."""
    told = table["kind"] == "reported"
    until = table["end"].where(told, 0).groupby(table["doc"], observed=True).cummax()
    return ~told & (table["end"] <= until)  # rows are in order of their start


@cache
def _cue(word: str) -> Cue | None:
    return cue_of(fold(word)) if word else None


def _agrees(cue: Cue | None, name: list[str]) -> int:
    """Tell whether the gender of a verb fits the first noun (1) or not (-1); 0 if none shows.

    A feminine verb may go with a name or a plural that shows no gender (قالت ليلى, ذكرت تقارير).
    """
    if cue is None or not name or cue.agrees not in ("m", "f"):
        return 0
    if name[0].endswith(("ة", "ات")):
        return 1 if cue.agrees == "f" else -1
    return int(cue.agrees == "m")


def _words(table: pd.DataFrame, tokens: pd.DataFrame) -> tuple[np.ndarray, ...]:
    """Give the number of the first word said, of the one after the last, and after the cue."""
    docs, order = pd.factorize(tokens["doc"].array.codes)  # in the order of the tokens
    names = tokens["doc"].array.categories[order]
    furthest = 1 + max(column.max() for column in (tokens["end"], table["end"], pd.Series([0])))
    starts = docs * furthest + tokens["start"].to_numpy()
    doc = names.get_indexer(pd.Index(table["doc"])) * furthest
    edges = [table[name].to_numpy("float64", na_value=np.nan) for name in ("start", "end")]
    begin, end = (np.searchsorted(starts, doc + edge) for edge in edges)
    cue = table["cue_start"].to_numpy("float64", na_value=np.nan)
    after = np.searchsorted(starts, doc + np.nan_to_num(cue)) + (table["cue"] != ":").to_numpy()
    return begin, end, np.where(np.isnan(cue), np.nan, after)


@cache
def _opens_clause(word: str) -> bool:
    return fold(word) in COMPLEMENTIZERS
