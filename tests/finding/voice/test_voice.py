"""Who says it, held against what a reader wrote down before the rules were tuned.

`make test ARGS="-k voice -s"` prints the figures: precision and recall of the spans, speech told
from scare quotations, and speakers, beside a baseline that takes the name nearest to a quotation.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest
import regex

from analysis import quotations
from analysis.finding.voice.tags.names import read_speakers

GOLD = Path(__file__).resolve().parents[2] / "gold"
TUNED, HELD_OUT = ("000", "002"), ("001", "003", "004")


def gold(name: str) -> pd.DataFrame:
    table = pd.read_csv(GOLD / name, dtype="str", keep_default_na=False)
    return table.astype({"start": int, "end": int}) if "start" in table else table


class Score(NamedTuple):
    """How many are right, of those found and of those there."""

    right: int
    found: int
    there: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.there)

    def __str__(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.there, 1)
        return (
            f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}  ({self.right} of {self.there})"
        )


def same_name(found: str, written: str) -> bool:
    """Equal, or one is the beginning of the other: وزارة الصحة (في غزة)."""
    short, long = sorted((found, written), key=len)
    return found == written or (bool(short) and long.startswith(short + " "))


def scores(found: pd.DataFrame, true: pd.DataFrame) -> dict[str, Score]:
    found = found.astype("object").where(found.notna(), "")
    ours = {(r.doc, r.start, r.end): r for r in found[found["kind"] != "reported"].itertuples()}
    theirs = {(r.doc, r.start, r.end): r for r in true[true["kind"] != "reported"].itertuples()}
    shared = ours.keys() & theirs.keys()
    speech = [place for place, row in theirs.items() if row.kind == "direct"]
    told = [place for place in speech if place in ours and ours[place].kind == "direct"]
    named = [p for p in told if same_name(ours[p].speaker, theirs[p].speaker)]
    reports = found[found["kind"] == "reported"], true[true["kind"] == "reported"]
    pairs = list(matched_reports(*reports))
    right = [pair for pair in pairs if same_name(pair[0].speaker, pair[1].speaker)]
    kinds = sum(ours[place].kind == theirs[place].kind for place in shared)
    every = len(speech) + len(reports[1])
    return {
        "spans in marks": Score(len(shared), len(ours), len(theirs)),
        "speech or scare": Score(kinds, len(shared), len(shared)),
        "reports": Score(len(pairs), len(reports[0]), len(reports[1])),
        "speakers": Score(len(named) + len(right), every, every),
    }


def matched_reports(found: pd.DataFrame, true: pd.DataFrame):
    """Pair the reports that share at least half of what they cover together."""
    for row in true.itertuples():
        for other in found[found["doc"] == row.doc].itertuples():
            shared = min(row.end, other.end) - max(row.start, other.start)
            if 2 * shared >= max(row.end, other.end) - min(row.start, other.start):
                yield other, row
                break


def nearest_name(documents: pd.DataFrame, true: pd.DataFrame) -> Score:
    """The baseline: the spans are given, and the person of the table nearest to each speaks."""
    forms = read_speakers("five articles").query("kind in ['name', 'epithet']")
    texts = dict(zip(documents["doc"], documents["text"], strict=True))
    names = {
        doc: [
            (match.start(), match.end(), speaker)
            for speaker, form in zip(forms["speaker"], forms["form"], strict=True)
            for match in regex.finditer(rf"(?<!\p{{L}})[ولب]?{form}(?!\p{{L}})", text)
        ]
        for doc, text in texts.items()
    }
    spoken = true[true["speaker"] != ""]
    right = sum(
        row.speaker == min(names[row.doc], key=lambda n: max(row.start - n[1], n[0] - row.end))[2]
        for row in spoken.itertuples()
    )
    return Score(right, len(spoken), len(spoken))


def show(title: str, figures: dict[str, Score]) -> None:
    print(f"\n{title}")
    for name, score in figures.items():
        print(f"  {name:<24}{score}")


@pytest.mark.parametrize("docs", [TUNED, HELD_OUT], ids=["tuned on 000 002", "held out"])
def test_voice_of_the_five_articles_is_told_as_a_reader_does(documents, docs, request):
    true = gold("five_articles.csv")
    true = true[true["doc"].isin(docs)]
    found = quotations(documents, speakers="five articles")
    figures = scores(found[found["doc"].isin(docs)], true)
    baseline = nearest_name(documents, true)
    show(request.node.callspec.id, {**figures, "nearest name instead": baseline})
    assert figures["spans in marks"].f1 == figures["speech or scare"].f1 == 1
    assert round(figures["reports"].f1, 3) == {TUNED: 1.0, HELD_OUT: 0.945}[docs]
    assert figures["speakers"].f1 == 1
    assert baseline.f1 < 0.6


def test_voice_in_other_outlets_habits_is_told_without_a_table():
    true = gold("sentences_quotations.csv")
    figures = scores(quotations(gold("sentences.csv")), true)
    show("thirty sentences, no table of speakers", figures)
    assert figures["spans in marks"].f1 == figures["speech or scare"].f1 == 1
    assert figures["reports"].f1 == 1
    assert figures["speakers"].f1 == 1


def test_voice_of_the_shipped_speakers_is_not_heard_in_sentences_of_others():
    sentences = gold("sentences.csv")
    shipped = set(read_speakers("five articles")["speaker"])
    assert not shipped & set(quotations(sentences)["speaker"])


@pytest.mark.parametrize("name", ["five_articles.csv", "sentences_quotations.csv"])
def test_voice_gold_holds_its_offsets(documents, name):
    texts = pd.concat([documents[["doc", "text"]], gold("sentences.csv")])
    text_of = dict(zip(texts["doc"], texts["text"], strict=True))
    for row in gold(name).itertuples():
        assert text_of[row.doc][row.start : row.end] == row.text
        assert text_of[row.doc][int(row.cue_start or 0) :].startswith(row.cue)
