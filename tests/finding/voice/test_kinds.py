"""The kinds of news that rules for speakers must get right, each in sentences of our own.

`tests/gold/kinds.csv` holds them: the rows expected are kind and speaker, "-" for nobody, and
what is said behind " = " where it matters where it begins or ends.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
import regex

from analysis import quotations

GOLD = Path(__file__).resolve().parents[2] / "gold"


def cases() -> list[tuple[str, str, str]]:
    with (GOLD / "kinds.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["kind"], row["text"], row["rows"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("kind", "text", "rows"), cases())
def test_each_kind_has_its_rows(kind: str, text: str, rows: str) -> None:
    table = quotations(pd.DataFrame({"doc": ["a"], "text": [text]}))
    wanted = [row.strip() for row in rows.split(";")]
    spoken = zip(
        table["kind"], table["speaker"].fillna("-"), table["start"], table["end"], strict=True
    )
    found = [
        f"{kind} {speaker}" + f" = {text[start:end]}" * (" = " in row)
        for (kind, speaker, start, end), row in zip(
            spoken, [*wanted, *[""] * len(table)], strict=False
        )
    ]
    assert (found or ["nothing"]) == wanted


def test_each_kind_has_three_sentences_or_more() -> None:
    counts = Counter(kind for kind, *_ in cases())
    assert min(counts.values()) >= 3
    assert len(counts) >= 12


# What can never name who speaks, written down without the rules: function words, pronouns,
# prepositions with a pronoun, verbs, numbers and adjectives by themselves.
NEVER = frozenset(
    "ما و ثم عدد قد لقد إن أن أنه أنها لكن بل هو هي هم أنا نحن هذا هذه ذلك تلك لذلك بذلك ولذلك "
    "الذي التي الذين في من على إلى عن مع بعد قبل خلال خلالها فيه عليه منه له لها وكأنه لطالما "
    "ولطالما كل بعض قال قالت أكد أضاف أعلن كان كانت يكون لم لن ليس كما حيث إذ عندما فيما "
    "بينما أمس اليوم الآخر الجديد الأخيرة ضاحكا مبتسما قائلا مؤكدا الانتباه حديثه القول نفسه "
    "ذاته جهته جانبه بدوره".split()
)
VERB = regex.compile(r"(?:يست|تست|يت|تت)\w{3,}|\w{3,}وا")
ALONE = frozenset("كل بعض عدد لا الآخر الجديد الأخيرة".split())  # but لا روزا


def impossible(speaker: str) -> bool:
    """Tell a speaker that is a verb, a function word, or a number or an adjective alone."""
    first, *rest = speaker.split()
    if first[0].isdigit() and rest:  # 11 منظمة, 39 في المئة من السكان
        return rest[0] in NEVER - {"في", "من"} or bool(VERB.fullmatch(rest[0]))
    if first in ALONE or first[0].isdigit():
        return not rest
    return first in NEVER or bool(VERB.fullmatch(first))


@pytest.mark.parametrize("name", ["voice", "kinds", "sentences"])
def test_nobody_speaks_who_cannot(name: str, documents: pd.DataFrame) -> None:
    texts = pd.read_csv(GOLD / f"{name}.csv", dtype="str")["text"].drop_duplicates()
    texts = pd.concat([texts, documents["text"]], ignore_index=True)
    found = quotations(pd.DataFrame({"doc": texts.index.astype("str"), "text": texts}))
    speakers = found["speaker"].dropna().unique()
    assert len(speakers) > 40
    assert [speaker for speaker in speakers if impossible(speaker)] == []
