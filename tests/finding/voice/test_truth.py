"""The annotated passages point at what they say, and their two halves share nothing."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

GOLD = Path(__file__).resolve().parents[2] / "gold"


def annotated(pattern: str) -> pd.DataFrame:
    files = sorted(GOLD.glob(pattern))
    read = pd.concat([pd.read_csv(file, dtype="str", keep_default_na=False) for file in files])
    return read.astype({"start": int, "end": int})


@pytest.fixture(scope="module", params=["voice.csv", "holdout_*.csv"])
def truth(request) -> pd.DataFrame:
    return annotated(request.param)


def test_every_row_points_at_what_is_said(truth):
    assert all(row.text[row.start : row.end] == row.said != "" for row in truth.itertuples())
    assert not truth.duplicated(["id", "start", "end", "voice"]).any()


def test_a_passage_has_one_text_one_group_and_one_half(truth):
    assert (truth.groupby("id")[["text", "group", "half"]].nunique() == 1).all(axis=None)
    assert truth.groupby("text")["id"].nunique().max() == 1


def test_each_group_is_split_in_the_middle_but_what_was_written_later_is_for_teaching():
    truth = annotated("voice.csv")
    later = truth["group"].str.startswith("fresh")
    assert set(truth.loc[later, "half"]) == {"tune"}
    passages = truth[~later].drop_duplicates("id")
    halves = passages.groupby(["group", "half"]).size().unstack()
    assert set(halves.columns) == {"tune", "report"}
    assert (halves["tune"] - halves["report"]).abs().max() <= 2


def test_the_id_of_a_passage_of_the_holdout_draws_its_half():
    truth = annotated("holdout_*.csv")
    drawn = truth["id"].map(lambda name: ("tune", "report")[sha256(name.encode()).digest()[0] % 2])
    assert (truth["half"] == drawn).all()
    assert {
        len(annotated(f"holdout_{half}.csv")["half"].unique()) for half in ("tune", "report")
    } == {1}


def test_no_passage_stands_in_both_annotations():
    assert not set(annotated("voice.csv")["text"]) & set(annotated("holdout_*.csv")["text"])


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
