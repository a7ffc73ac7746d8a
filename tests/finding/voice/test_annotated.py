"""How often the rules are right on invented news that somebody else wrote and annotated.

`make test ARGS="-k annotated -s"` prints it: the halves that the rules were taught on, and those
that nobody looked at. What counts as right stands in `tests/gold/README.md`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import normalize, quotations
from analysis.reading.tokens import TOKEN

GOLD = Path(__file__).resolve().parents[2] / "gold"
#: Least F1 of spans with their speaker, and of cue words.
FLOORS = {
    ("voice.csv", "tune"): {"direct": 0.93, "reported": 0.92, "marked": 0.95, "cue": 0.95},
    ("voice.csv", "report"): {"direct": 0.82, "reported": 0.75, "marked": 0.95, "cue": 0.90},
    ("holdout_tune.csv", "tune"): {"direct": 0.855, "reported": 0.88, "marked": 0.90, "cue": 0.94},
    ("holdout_report.csv", "report"): {
        "direct": 0.775,
        "reported": 0.75,
        "marked": 0.97,
        "cue": 0.885,
    },
}


def key(name: str) -> list[str]:
    return [normalize(match[0]) for match in TOKEN.finditer(name)]


def named_alike(found: str, accepted: list[str]) -> bool:
    """One name is the other, or ends it: titles may be left out."""
    if not found:
        return "" in accepted
    for name in accepted:
        short, long = sorted((key(found), key(name)), key=len)
        if short and long[-len(short) :] == short:
            return True
    return False


def covers(one: Any, other: Any) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and 2 * shared >= max(one.end - one.start, other.end - other.start)


def is_found(row: Any, true: Any) -> bool:
    nobody = "-" in true.speakers and {row.voice, true.voice} == {"direct", "marked"}
    return (row.voice == true.voice or nobody) and covers(row, true)


def is_neutral(row: Any, true: Any) -> bool:
    """What stands inside a row, and is none of its own, is neither right nor wrong."""
    holds = true.start <= row.start and row.end <= true.end and not covers(row, true)
    return holds and (true.voice == "direct" or true.voice == row.voice == "reported")


def f1_of(texts: pd.DataFrame, gold: pd.DataFrame) -> dict[str, float]:
    found = quotations(texts).astype("object").fillna("")
    found["voice"] = found["kind"].replace("scare", "marked")
    right, told, wanted = Counter[str](), Counter[str](), Counter[str]()
    for doc, trues in gold.groupby("doc", sort=False):
        rows = list(found[found["doc"] == doc].itertuples())
        left = [true for true in trues.itertuples() if true.voice != "none"]
        wanted.update(true.voice for true in left)
        wanted.update("cue" for true in left if true.voice != "marked" and true.cues != [""])
        for row in rows:
            true = next((true for true in left if is_found(row, true)), None)
            if true is None:
                if not any(is_neutral(row, other) for other in trues.itertuples()):
                    told.update([row.voice, *(["cue"] if row.cue else [])])
                continue
            left.remove(true)
            told[true.voice] += 1
            if true.voice == "marked":
                right["marked"] += 1
                continue
            right[true.voice] += row.voice == "marked" or named_alike(row.speaker, true.speakers)
            if true.cues != [""]:
                told["cue"] += bool(row.cue)
                right["cue"] += row.cue in true.cues
    return {
        name: 2 * right[name] / (told[name] + wanted[name])
        for name in ("direct", "reported", "marked", "cue")
    }


@pytest.mark.parametrize(("file", "half"), FLOORS)
def test_annotated_news_is_told_as_its_annotator_does(file: str, half: str) -> None:
    gold = pd.read_csv(GOLD / file, dtype="str", keep_default_na=False).rename(
        columns={"id": "doc"}
    )
    gold = gold[gold["half"] == half].astype({"start": int, "end": int})
    for column, several in (("speaker", "speakers"), ("cue", "cues")):
        gold[several] = gold[column].map(lambda cell: [name.strip() for name in cell.split("|")])
    figures = f1_of(gold.drop_duplicates("doc")[["doc", "text"]], gold)
    print(f"\n{file}, {half}: " + ", ".join(f"{name} F1 {f1:.3f}" for name, f1 in figures.items()))
    least = FLOORS[file, half]
    assert {name: f1 for name, f1 in figures.items() if round(f1, 3) < least[name]} == {}
