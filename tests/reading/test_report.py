"""The reading report names whatever was read, left, empty, twice there, undated, cut or mended."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

from analysis import read_corpus, reading_report, reading_summary
from analysis.command.starting import start

TEXT = "قال الوزير إن السلام ممكن وإن الحوار مستمر."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which everything goes wrong that only a report can tell."""
    place = tmp_path / "نصوص"
    (place / "inner").mkdir(parents=True)
    for name, text in {
        "a.txt": TEXT,
        "b.txt": "",
        "inner/c.txt": TEXT,
        "d.txt": "أعلنت الحكومة خطة جديدة.\nاقرأ أيضا: خبر آخر",
        ".hidden.txt": TEXT,
        "._d.txt": "\0\1",
        "e.xyz": TEXT,
    }.items():
        (place / name).write_text(text, "utf-8")
    (place / "loop").symlink_to(place)
    os.mkfifo(place / "pipe.txt")
    return place


def told(report: pd.DataFrame, what: str) -> list[str]:
    rows = report[report["what"] == what]
    return sorted(rows["file"].fillna(rows["doc"]).astype("str"))


def test_what_was_read_and_what_was_left_is_told_file_by_file(folder: Path) -> None:
    report = reading_report(read_corpus(folder))
    assert told(report, "read") == ["a.txt", "b.txt", "d.txt", "inner/c.txt"]
    assert told(report, "skipped") == ["._d.txt", ".hidden.txt", "e.xyz", "loop", "pipe.txt"]
    assert report[report["what"] == "skipped"]["why"].str.len().gt(0).all()


def test_what_the_texts_show_is_told_document_by_document(folder: Path) -> None:
    report = reading_report(read_corpus(folder))
    assert report[report["what"] == "empty"]["doc"].tolist() == ["b"]
    assert len(report[report["what"] == "duplicate"]) == 1
    assert report[report["what"] == "undated"]["n"].tolist() == [4]


def test_a_summary_is_one_line_that_names_only_what_there_is(folder: Path) -> None:
    line = reading_summary(read_corpus(folder))
    assert line.startswith("4 texts, 1 of them empty")
    assert "\n" not in line
    assert "suspect" not in line
    assert reading_summary(read_corpus("seeds")).startswith("5 texts")
    assert reading_summary(read_corpus(folder), lang="ar").startswith("عدد النصوص: 4")


def test_the_report_travels_through_filters_files_and_joins(folder: Path, tmp_path: Path) -> None:
    documents = read_corpus(folder)
    some = documents[documents["text"] != ""]
    report = reading_report(some)
    assert told(report, "skipped") == told(reading_report(documents), "skipped")
    assert report[report["what"] == "filtered"]["n"].tolist() == [1]
    some.to_csv(tmp_path / "kept.csv", index=False)
    again = pd.read_csv(tmp_path / "kept.csv", dtype="str", keep_default_na=False)
    again = again.assign(date=pd.to_datetime(again["date"]))
    pd.testing.assert_frame_equal(reading_report(again), report)
    both = pd.concat([some, read_corpus("seeds")])
    assert set(told(reading_report(both), "skipped")) == {*told(report, "skipped"), "README.md"}


def test_nothing_is_dropped_that_the_report_does_not_name() -> None:
    documents = read_corpus("seeds")
    report = reading_report(documents)
    cut = report[report["what"] == "cut"]
    assert cut["n"].sum() == 13
    whole = sum(len(path.read_text("utf-8")) for path in Path("seeds").glob("0*.txt"))
    from analysis import removed

    kept = documents["text"].str.len().sum() + removed(documents)["text"].str.len().sum()
    # The newline between two pieces cut one after the other may go with either.
    assert abs(kept - whole) <= 13


def test_a_table_that_lost_its_notes_says_so() -> None:
    table = pd.DataFrame({"doc": ["a"], "text": ["الهيييييمنة"]})
    report = reading_report(table)
    assert {"no report", "suspect"} <= set(report["what"])


def test_a_corpus_of_no_text_says_so() -> None:
    documents = read_corpus(pd.DataFrame({"doc": [], "text": []}, dtype="str"))
    assert reading_report(documents)["n"].tolist() == [0]
    assert reading_summary(documents).startswith("0 texts")


def test_a_folder_laid_out_for_a_report_has_nothing_that_was_skipped(tmp_path: Path) -> None:
    start(tmp_path / "corpus")
    for name in ("corrections.csv", "coded_hits.csv", "other.csv"):
        (tmp_path / "corpus" / name).write_text("a,b\n", "utf-8")
    (tmp_path / "corpus" / ".ipynb_checkpoints").mkdir()
    report = reading_report(read_corpus(tmp_path / "corpus"))
    laid_out = [
        ".ipynb_checkpoints",
        "coded_hits.csv",
        "corrections.csv",
        "lexicon.csv",
        "names.csv",
    ]
    assert told(report, "beside") == [*laid_out, "your_corpus.ipynb"]
    assert told(report, "skipped") == ["other.csv"]


def test_in_arabic_no_rule_or_separator_goes_by_its_english_name(tmp_path: Path) -> None:
    for number, separator in enumerate([",", ";", "\t", "|"]):
        path = tmp_path / f"{number}.csv"
        text = f"{TEXT}<br>اقرأ أيضا: خبر آخر".replace("<br>", "\n")
        path.write_text(f'doc{separator}text\n1{separator}"{text}"', "utf-8")
        why = reading_report(read_corpus(path), lang="ar")["why"]
        assert not why.str.contains("[A-Za-z]").any(), why.tolist()
