"""What is broken, locked or unclear is refused in one line: the rule, what was found, the mend."""

from __future__ import annotations

import datetime
import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis import frequencies, read_corpus, reading_report, tokenize
from analysis.reading.errors import InputError
from analysis.reading.tables import as_counts, as_documents, as_tokens

SOUND = "قالت الحكومة إن الحوار مستمر وإن السلام قريب من الجميع اليوم."
GARBLED = SOUND.encode().decode("latin-1")
FILES: dict[str, tuple[str, bytes, str]] = {
    "a shell around the articles": (
        "a.json",
        b'{"articles": [{"text": "x"}]}',
        "found 'an object that holds an array, articles'",
    ),
    "an array that breaks off": ("a.json", b'[{"text": "x"}, {', "a JSON file is one array"),
    "an array in an array": ("a.json", b"[[1]]", "a JSON array holds objects"),
    "what was never packed": ("a.csv.gz", b"text\nx\n", "a .gz file unpacks to a file"),
    "a packed file cut off": ("a.csv.gz", gzip.compress(b"text\nx\n")[:-9], "it breaks off"),
    "no parquet": ("a.parquet", b"junk", "the file is Parquet"),
    "no workbook": ("a.xlsx", b"junk", "the file is Excel"),
    "no Word file": ("a.docx", b"junk", r"a Word file \(.docx\)"),
    "no PDF": ("a.pdf", b"junk", "a PDF without a password"),
    "a column twice": ("a.csv", b"text,text\nx,y\n", "each column has a name of its own"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_broken_file_is_refused_by_its_name(kind: str, tmp_path: Path) -> None:
    name, data, told = FILES[kind]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=told) as error:
        read_corpus(tmp_path / name)
    assert name in str(error.value)


def test_one_object_is_one_article_and_its_lists_are_kept_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(f'{{"text": "{SOUND}", "tags": ["x", "y"]}}', "utf-8")
    documents = read_corpus(tmp_path / "a.json")
    assert documents["text"].str.strip().tolist() == [SOUND]
    assert documents["tags"].tolist() == ['["x", "y"]']


def test_a_first_line_that_names_the_separator_is_believed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=|\ndoc|text\n1|قال، وقال\n", "utf-8")
    assert read_corpus(tmp_path / "a.csv")["text"].tolist() == ["قال، وقال"]


@pytest.mark.parametrize(
    ("locked", "rule"), [("file", "a file can be"), ("folder", "a folder can")]
)
def test_what_may_not_be_read_is_refused(locked, rule, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a.txt").write_text(SOUND, "utf-8")

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(*((Path, "read_bytes") if locked == "file" else (os, "scandir")), refuse)
    with pytest.raises(InputError, match=rule):
        read_corpus(tmp_path)


def test_metadata_decoded_with_the_wrong_table_are_refused_and_their_texts_set_aside(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(SOUND, "utf-8")
    (tmp_path / "articles.csv").write_text("file,text\na.txt,another\n", "utf-8")
    documents = read_corpus(tmp_path)
    assert documents[["text", "doc_text"]].to_numpy().tolist() == [[SOUND, "another"]]
    (tmp_path / "articles.csv").write_text(f"file,title\na.txt,{GARBLED}\n", "utf-8")
    with pytest.raises(InputError, match="Arabic stands as Arabic letters"):
        read_corpus(tmp_path)


def test_one_text_file_is_a_corpus_of_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SOUND, "utf-8")
    documents = read_corpus(tmp_path / "a.txt")
    assert documents[["doc", "text"]].to_numpy().tolist() == [["a", SOUND]]
    (tmp_path / "a.txt").write_text(GARBLED, "utf-8")
    with pytest.raises(InputError, match=r"a\.txt"):
        read_corpus(tmp_path / "a.txt")


def test_a_text_of_which_a_third_is_garbled_is_refused() -> None:
    with pytest.raises(InputError, match="Part of it was read with another encoding's table"):
        read_corpus(pd.DataFrame({"text": [f"{GARBLED} {SOUND}"]}))


def test_a_text_that_is_missing_is_empty_and_a_number_is_no_text() -> None:
    documents = read_corpus(pd.DataFrame({"text": [SOUND, None]}))
    assert documents["text"].tolist() == [SOUND, ""]
    assert "empty" in set(reading_report(documents)["what"])
    with pytest.raises(InputError, match="text is text"):
        read_corpus(pd.DataFrame({"text": [SOUND, 7]}))


def test_dates_of_python_and_in_a_format_with_a_zone_are_days() -> None:
    table = pd.DataFrame({"text": [SOUND] * 2, "date": [datetime.date(2024, 5, 1), None]})
    days = read_corpus(table)["date"]
    assert days.dt.strftime("%Y-%m-%d").fillna("").tolist() == ["2024-05-01", ""]
    zoned = pd.DataFrame({"text": [SOUND], "date": ["01/05/2024 23:30 +0300"]})
    days = read_corpus(zoned, date_format="%d/%m/%Y %H:%M %z")["date"]
    assert days.tolist() == [pd.Timestamp("2024-05-01")]
    with pytest.raises(InputError, match="date_format says how a date is written"):
        read_corpus(zoned, date_format="%Q")
    with pytest.raises(InputError, match=r"found '2024-02-30'\. There is no such day"):
        read_corpus(table.assign(date="2024-02-30"))


def test_a_repair_that_there_is_not_and_columns_that_cannot_be_told_are_refused() -> None:
    table = pd.DataFrame({"text": [SOUND]})
    with pytest.raises(InputError, match="repair is any of"):
        read_corpus(table, repair="magic")
    with pytest.raises(InputError, match="a name of its own"):
        read_corpus(pd.concat([table, table], axis=1))
    with pytest.raises(InputError, match="2 rows of names"):
        read_corpus(pd.concat({"a": table}, axis=1))
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        read_corpus(table, colour="x")


WRONG: dict[str, tuple[Callable[[pd.DataFrame], pd.DataFrame], str]] = {
    "a half": (lambda t: t.assign(start=t["start"] + 0.5), "a whole number"),
    "a place that is missing": (lambda t: t.assign(start=float("nan")), "a whole number"),
    "words for a number": (lambda t: t.assign(start="many"), "a number"),
    "dates for a number": (lambda t: t.assign(start=pd.Timestamp("2024-01-01")), "a number"),
    "a word that is missing": (lambda t: t.assign(word=None), "never missing"),
    "no date": (lambda t: t.assign(date="soon"), "a date"),
    "a column twice": (lambda t: pd.concat([t, t["word"]], axis=1), "each column once"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_table_with_a_value_of_another_kind_is_refused(kind: str, corpus) -> None:
    change, told = WRONG[kind]
    with pytest.raises(InputError, match=told):
        as_tokens(change(tokenize(corpus(SOUND))))


def test_a_table_of_counts_names_what_it_counts_and_a_groups_name_stands_once(corpus) -> None:
    tokens = tokenize(corpus(SOUND))
    with pytest.raises(InputError, match="word"):
        as_counts(frequencies(tokens).drop(columns="word"))
    with pytest.raises(InputError, match="by names each column once"):
        frequencies(tokens, by=["doc", "doc"])
    with pytest.raises(InputError, match="the name of a column or period"):
        frequencies(tokens, by=["doc", 7])


def test_an_id_is_there_and_a_file_that_is_no_text_is_no_corpus(corpus, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="each document has an id"):
        as_documents(corpus(SOUND).assign(doc=None))
    with pytest.raises(InputError, match="a corpus is a folder"):
        read_corpus(tmp_path / "nowhere")
