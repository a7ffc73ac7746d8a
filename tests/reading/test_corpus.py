import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis import read_corpus, reading_report, tokenize
from analysis.reading.columns import TABLES
from analysis.reading.errors import InputError

TYPES = TABLES["documents"].columns | TABLES["documents"].more


@pytest.fixture
def folder(tmp_path):
    """A folder with two texts and their metadata."""
    (tmp_path / "one.txt").write_bytes("نص أول.\r\nسطر.".encode())
    (tmp_path / "two.txt").write_text("نص ثان.\n", encoding="utf-8")
    rows = "doc,file,source,date,outlet\nNA,one.txt,null,2025-05-08,x\n000,two.txt,,,y\n"
    (tmp_path / "articles.csv").write_text(rows, encoding="utf-8")
    return tmp_path


def test_the_five_articles_are_read_with_what_is_known_of_them(documents):
    assert list(documents["doc"]) == ["000", "001", "002", "003", "004"]
    assert list(documents["date"].astype("str")) == [
        "2025-05-09",
        "2025-05-08",
        "2025-09-02",
        "2022-09-15",
        "2022-12-30",
    ]
    assert list(documents["date_basis"].str.split(":").str[0]) == [
        "inferred",
        "stated",
        "stated",
        "inferred",
        "inferred",
    ]
    assert list(documents["source"]) == ["AFP", "Al Jazeera", *["not stated"] * 3]


def test_the_table_has_the_columns_and_types_of_the_house(documents):
    types = {column: str(documents[column].dtype) for column in TYPES}
    assert types == TYPES


def test_ids_are_text_and_empty_metadata_are_not_stated(folder):
    documents = read_corpus(folder)
    assert list(documents["doc"]) == ["NA", "000"]
    assert list(documents["source"]) == ["null", "not stated"]
    assert list(documents["title"]) == ["not stated", "not stated"]
    assert list(documents["date"].isna()) == [False, True]
    assert list(documents["outlet"]) == ["x", "y"]


def test_newlines_stay_as_they_are_in_the_file(folder):
    assert read_corpus(folder)["text"][0] == "نص أول.\r\nسطر."


def test_a_folder_without_metadata_names_documents_after_files(folder):
    (folder / "articles.csv").unlink()
    documents = read_corpus(folder)
    assert list(documents["doc"]) == ["one", "two"]
    assert documents["date"].isna().all()


def test_metadata_may_come_as_a_table(folder):
    table = pd.DataFrame(
        {"file": ["two.txt", "one.txt"], "date": pd.to_datetime(["2022-01-02"] * 2)}
    )
    documents = read_corpus(folder, metadata=table)
    assert list(documents["doc"]) == ["two", "one"]
    assert list(documents["date"].dt.year) == [2022, 2022]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_a_table_file_is_a_corpus_too(tmp_path, suffix):
    table = pd.DataFrame(
        {
            "doc": ["000", "b"],
            "text": ["نص أول\nسطر", "نص"],
            "date": ["2025-05-08", ""],
            "year": ["1", "2"],
        }
    )
    path = tmp_path / f"corpus{suffix}"
    match suffix:
        case ".csv":
            table.to_csv(path, index=False)
        case ".jsonl":
            table.to_json(path, orient="records", lines=True, force_ascii=False)
        case ".parquet":
            table.to_parquet(path)
    documents = read_corpus(path)
    assert list(documents["doc"]) == ["000", "b"]
    assert list(documents["text"]) == ["نص أول\nسطر", "نص"]
    assert list(documents["date"].dt.year.fillna(0)) == [2025, 0]
    assert list(documents["year"]) == ["1", "2"]
    assert list(documents["file"]) == [path.name] * 2


def test_rows_without_an_id_are_numbered_from_one(tmp_path):
    (tmp_path / "c.jsonl").write_text('{"text": "أ"}\n\n{"text": "ب"}\n', encoding="utf-8")
    assert list(read_corpus(tmp_path / "c.jsonl")["doc"]) == ["1", "2"]


def test_an_empty_table_file_is_an_empty_corpus(tmp_path):
    (tmp_path / "c.jsonl").write_text("", encoding="utf-8")
    documents = read_corpus(tmp_path / "c.jsonl")
    assert documents.empty
    assert sorted(documents.columns) == sorted(TYPES)


def test_an_empty_file_is_a_document_without_words(folder):
    (folder / "two.txt").write_text("", encoding="utf-8")
    assert list(read_corpus(folder)["text"]) == ["نص أول.\r\nسطر.", ""]


def test_an_encoding_can_be_said(folder):
    (folder / "articles.csv").unlink()
    for name in ("one.txt", "two.txt"):
        (folder / name).write_bytes("هيمنة".encode("cp1256"))
    assert list(read_corpus(folder, encoding="cp1256")["text"]) == ["هيمنة", "هيمنة"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2025-05-08", "08/05/2025", r"row 2: a date is YYYY-MM-DD or empty; found '08/05/2025'"),
        ("2025-05-08", "2025-5-8", "found '2025-5-8'"),
        ("2025-05-08", "2025-02-30", "found '2025-02-30'"),
        ("000,", "NA,", "an id of its own; found 'NA'"),
        ("two.txt", "../two.txt", r"row 3: each row names a file inside .*; found '\.\./two.txt'"),
        ("file", "path", "metadata have the column file"),
        (
            "null,",
            "null,,,,",
            "line 2: a CSV has as many cells in each row as in its header; found '8 cells, not 5'",
        ),
        ("null,", '"null,', "unexpected end of data"),
        ("000,two.txt,,,y", "000,two.txt", "line 3: .* found '2 cells, not 5'"),
    ],
)
def test_metadata_that_break_a_rule_are_refused_by_row(folder, old, new, message):
    path = folder / "articles.csv"
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_corpus(folder)


@pytest.mark.parametrize("lines", ["2-1", "0-1", "1-9", "1", "a-b"])
def test_lines_that_the_file_has_not_are_refused(folder, lines):
    table = pd.DataFrame({"file": ["one.txt", "two.txt"], "lines": [lines, ""]})
    with pytest.raises(InputError, match=f"lines are first-last, within 1-2; found '{lines}'"):
        read_corpus(folder, metadata=table)


def test_the_stated_lines_are_the_article(folder):
    table = pd.DataFrame({"file": ["one.txt", "two.txt"], "lines": ["2-2", "1-1"]})
    assert list(read_corpus(folder, metadata=table)["text"]) == ["سطر.", "نص ثان.\n"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("c.csv", "doc,body\na,b\n", "a corpus has the column text"),
        ("c.csv", "", "a corpus has the column text"),
        ("c.jsonl", "[1]\n", "line 1: each line is one JSON object"),
        ("c.jsonl", '{"text": "a"}\nnot json\n', "line 2: each line is one JSON object"),
        ("c.jsonl", '{"doc": "a", "text": 3}\n', "text is text; found 3"),
        ("c.json", "[1]", "object 1: a JSON array holds objects; found 1"),
        ("c.json", '[{"text": "a"}', "a JSON file is one array of objects"),
        ("c.xml", "<a/>", "a corpus file ends in .csv, .tsv, .json"),
    ],
)
def test_a_table_file_that_breaks_a_rule_is_refused(tmp_path, name, content, message):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_corpus(tmp_path / name)


def test_rows_without_a_file_and_files_without_a_row_are_reported(folder):
    path = folder / "articles.csv"
    path.write_text(path.read_text("utf-8").replace("two.txt", "missing.txt"), encoding="utf-8")
    documents = read_corpus(folder)
    assert list(documents["doc"]) == ["NA", "two"]
    assert list(documents["source"]) == ["null", "not stated"]
    report = reading_report(documents).set_index("what")
    assert report.loc["no file", "file"] == "missing.txt"
    assert report.loc["no row", "file"] == "two.txt"


def test_metadata_of_which_no_row_names_a_file_are_refused(folder):
    table = pd.DataFrame({"file": ["1", "2"]})
    with pytest.raises(InputError, match="the rows name files of the folder; found '1'"):
        read_corpus(folder, metadata=table)


def test_a_path_that_is_not_there_and_an_empty_folder_are_refused(tmp_path):
    with pytest.raises(InputError, match="Check the path"):
        read_corpus(tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"holds \.txt files.* found 'an empty folder'"):
        read_corpus(tmp_path)
    (tmp_path / "notes.xyz").write_text("")
    with pytest.raises(InputError, match=r"no texts \(\.xyz\): 1.* Put the texts into it"):
        read_corpus(tmp_path)
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    with pytest.raises(InputError, match="metadata are a CSV file"):
        read_corpus(tmp_path, metadata=tmp_path / "nowhere.csv")


@pytest.mark.skipif(sys.platform == "win32", reason="FIFOs are for POSIX systems")
def test_a_pipe_and_a_folder_named_like_a_text_are_no_documents(folder):
    (folder / "dir.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    documents = read_corpus(folder)
    assert len(documents) == 2
    skipped = reading_report(documents).query("what == 'skipped'")
    assert list(skipped["file"]) == ["pipe.txt", "dir.txt"]


def test_a_column_of_lists_is_text_that_can_be_grouped_by():
    table = pd.DataFrame({"text": ["حرب", "سلم"], "tags": [["a", "b"], {"c": 1}]})
    documents = read_corpus(table)
    assert documents["tags"].tolist() == ["a; b", "c: 1"]
    assert set(tokenize(documents)["tags"]) == {"a; b", "c: 1"}


@pytest.mark.parametrize(
    "columns", [["text", "text"], pd.MultiIndex.from_tuples([("text", "a"), ("text", "b")])]
)
def test_columns_that_cannot_be_told_by_name_are_refused(columns):
    with pytest.raises(InputError, match="each column has a name of its own"):
        read_corpus(pd.DataFrame([["حرب", "سلم"]], columns=columns))


def test_a_line_of_two_hundred_megabytes_is_read_in_a_minute_and_a_gigabyte(request, tmp_path):
    """Print what it takes: `make test ARGS="-k megabytes --long -s"`."""
    if not request.config.getoption("--long"):
        pytest.skip("times are measured with --long, on a machine without other work")
    words = "".join(path.read_text("utf-8") for path in Path("seeds").glob("*.txt")).split()
    line = " ".join(words) + " "
    path = tmp_path / "line.txt"
    path.write_text(line * (200_000_000 // len(line.encode())), "utf-8")
    program = """
import resource, sys, time
import analysis as ar
start = time.perf_counter()
documents = ar.read_corpus(sys.argv[1])
taken, most = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
tokens = ar.tokenize(documents)
print(taken, most / 2**20, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, len(tokens))
"""
    command = [sys.executable, "-c", program, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, read, cut, tokens = map(float, told.split())
    print(
        f"{seconds:.0f} s and {read:.2f} GB to read; {cut:.2f} GB to cut into {tokens:,.0f} words"
    )
    assert seconds <= 60
    assert read <= 1


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_a_table_beside_texts_in_cp1256_may_be_in_either_encoding(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("قال الوزير إن الغاز كاف.".encode("cp1256"))
    rows = "file,title\na.txt,حديث الوزير عن الغاز\n"
    (tmp_path / "articles.csv").write_bytes(rows.encode(encoding))
    read = read_corpus(tmp_path, encoding="cp1256")
    assert read["title"].tolist() == ["حديث الوزير عن الغاز"]


def test_a_table_in_cp1256_beside_texts_in_utf8_is_to_be_saved_anew(tmp_path):
    (tmp_path / "a.txt").write_text("قال الوزير إن الغاز كاف.", "utf-8")
    rows = "file,title\na.txt,حديث الوزير عن الغاز\n"
    (tmp_path / "articles.csv").write_bytes(rows.encode("cp1256"))
    with pytest.raises(InputError, match=r"articles\.csv.*Save it as UTF-8") as refused:
        read_corpus(tmp_path)
    assert "encoding" not in refused.value.mend


def test_one_file_in_another_encoding_is_counted_and_left_out_only_as_asked(tmp_path: Path) -> None:
    for name, encoding in (("a", "utf-8"), ("b", "cp1256"), ("c", "utf-8")):
        (tmp_path / f"{name}.txt").write_text("قال الوزير إن المياه تكفي", encoding=encoding)
    with pytest.raises(InputError, match=r"b\.txt, byte 0.*cp1256.* so of 1 of 3 texts"):
        read_corpus(tmp_path)
    with pytest.raises(InputError, match=r"a\.txt.* The file is UTF-8: save those that are not"):
        read_corpus(tmp_path, encoding="utf-16")
    documents = read_corpus(tmp_path, repair="skip")
    assert documents["doc"].tolist() == ["a", "c"]
    report = reading_report(documents)
    assert report.loc[report["what"] == "skipped", "file"].tolist() == ["b.txt"]
    (tmp_path / "a.txt").unlink()
    (tmp_path / "c.txt").unlink()
    with pytest.raises(InputError, match="cp1256"):
        read_corpus(tmp_path, repair="skip")


@pytest.mark.parametrize(
    ("row", "found"), [("b.txt,a,2024-05-08", "'a'"), ("b.txt,b,08/05/2024", "'08/05/2024'")]
)
def test_what_is_wrong_with_the_metadata_of_a_folder_names_their_file(
    row: str, found: str, tmp_path: Path
) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("قال الوزير", encoding="utf-8")
    table = f"file,doc,date\na.txt,a,2024-05-08\n{row}\n"
    (tmp_path / "articles.csv").write_text(table, encoding="utf-8")
    with pytest.raises(InputError, match=rf"articles\.csv, row 3: .*found {found}"):
        read_corpus(tmp_path)
