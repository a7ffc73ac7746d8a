"""Corrections win, survive a new run, and say when they are stale."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import quotations
from analysis.reading.errors import InputError

TEXT = "قال آدم: «نعم». هذه «الحرب» طويلة. وقال إن السلام خيار."
COLUMNS = ["document", "start", "end", "speaker"]


@pytest.fixture
def one(corpus) -> pd.DataFrame:
    return corpus(TEXT)


def correction(one: pd.DataFrame, text: str, speaker: str) -> pd.DataFrame:
    start = TEXT.index(text)
    return pd.DataFrame([["a", start, start + len(text), speaker]], columns=COLUMNS)


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("نعم", "نور", "direct"),
        ("نعم", "", "scare"),
        ("الحرب", "نور", "direct"),
        ("إن السلام خيار", "نور", "reported"),
    ],
)
def test_a_correction_wins_over_every_rule(one, text, speaker, kind):
    table = quotations(one, corrections=correction(one, text, speaker)).set_index("text")
    row = table.loc[text]
    assert (row["kind"], row["rule"], row["confidence"]) == (kind, "correction", 1.0)
    assert row["speaker"] == speaker if speaker else pd.isna(row["speaker"])
    others = table.drop(text)
    pd.testing.assert_frame_equal(others, quotations(one).set_index("text").drop(text))


def test_a_file_survives_new_runs_and_reports_what_is_stale(one, tmp_path: Path):
    path = tmp_path / "corrections.csv"
    rows = pd.concat([correction(one, "نعم", "نور"), correction(one, "آدم", "نور")])
    rows.to_csv(path, index=False)
    for _ in range(2):
        with pytest.warns(UserWarning, match=r"corrections\.csv: .* fit no quotation: a 4-7"):
            table = quotations(one, corrections=path)
        assert table["speaker"].iloc[0] == "نور"


def test_a_malformed_file_is_refused_with_the_place(one, tmp_path: Path):
    path = tmp_path / "corrections.csv"
    path.write_text("document,start,speaker\na,1,نور\n", "utf-8")
    with pytest.raises(InputError, match="Add end"):
        quotations(one, corrections=path)
    path.write_text("document,start,end,speaker\na,1,two,نور\n", "utf-8")
    with pytest.raises(InputError, match=r"row 2: start and end are whole numbers"):
        quotations(one, corrections=path)


def test_no_corrections_change_nothing(one):
    empty = pd.DataFrame(columns=COLUMNS)
    pd.testing.assert_frame_equal(quotations(one, corrections=empty), quotations(one))


def test_a_statement_found_too_long_ends_where_the_reader_says(corpus):
    documents = corpus("أعلن الوزير أن الشراكة بلا حدود قبل أسابيع من الحرب.")
    said = quotations(documents).iloc[0]
    ends = said["start"] + len("أن الشراكة بلا حدود")
    fix = pd.DataFrame([["a", said["start"], said["end"], said["speaker"], ends]])
    fix.columns = ["document", "start", "end", "speaker", "ends"]
    mended = quotations(documents, corrections=fix).iloc[0]
    assert (mended["text"], mended["end"]) == ("أن الشراكة بلا حدود", ends)
    assert mended["rule"] == "correction"
