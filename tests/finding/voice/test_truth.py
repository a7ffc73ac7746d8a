"""The annotated passages point at what they say, and their two halves share nothing."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

GOLD = Path(__file__).resolve().parents[2] / "gold" / "voice.csv"


@pytest.fixture(scope="module")
def truth() -> pd.DataFrame:
    read = pd.read_csv(GOLD, dtype="str", keep_default_na=False)
    return read.astype({"start": int, "end": int})


def test_every_row_points_at_what_is_said(truth):
    assert all(row.text[row.start : row.end] == row.said != "" for row in truth.itertuples())
    assert not truth.duplicated(["id", "start", "end", "voice"]).any()


def test_a_passage_has_one_text_one_group_and_one_half(truth):
    assert (truth.groupby("id")[["text", "group", "half"]].nunique() == 1).all(axis=None)
    assert truth.groupby("text")["id"].nunique().max() == 1


def test_each_group_is_split_in_the_middle_but_what_was_written_later_is_for_teaching(truth):
    later = truth["group"].str.startswith("fresh")
    assert set(truth.loc[later, "half"]) == {"tune"}
    passages = truth[~later].drop_duplicates("id")
    halves = passages.groupby(["group", "half"]).size().unstack()
    assert set(halves.columns) == {"tune", "report"}
    assert (halves["tune"] - halves["report"]).abs().max() <= 2


def test_the_voices_are_four_and_only_speech_has_a_speaker(truth):
    assert set(truth["voice"]) == {"direct", "reported", "marked", "none"}
    speech = truth["voice"].isin(["direct", "reported"])
    assert (truth.loc[~speech, "speaker"].str.startswith("-")).all()
    assert (truth.loc[speech, "speaker"] != "-").all()


def test_every_cue_stands_in_its_text(truth):
    alternatives = truth["cue"].str.split(" | ", regex=False)
    assert all(
        cue in text for cues, text in zip(alternatives, truth["text"], strict=True) for cue in cues
    )
