"""The same articles, however they were saved, are the same documents."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis import read_corpus, reading_report, tokenize
from analysis.reading.errors import InputError
from analysis.reading.sources import pdf

ROWS = [
    {"id": "000", "tweet": "قال الوزير: «السلام ممكن»؛ ثم، مضى", "created": "2019-04-09 10:20:00"},
    {"id": "NA", "tweet": 'سطر أول\nسطر "ثان"', "created": "2019-04-10T23:59:00Z"},
    {"id": "7e6114", "tweet": "خبر قصير", "created": ""},
]
FRAME = pd.DataFrame(ROWS, dtype="str")


def saved(separator: str, *, bom: bool = False) -> Callable[[Path], None]:
    def save(path: Path) -> None:
        FRAME.to_csv(path, sep=separator, index=False, encoding="utf-8-sig" if bom else "utf-8")

    return save


SAVERS: dict[str, Callable[[Path], object]] = {
    "comma.csv": saved(","),
    "semicolon.csv": saved(";"),
    "with-bom.csv": saved(";", bom=True),
    "tab.csv": saved("\t"),
    "tab.tsv": saved("\t"),
    "array.json": lambda path: path.write_text(json.dumps(ROWS, ensure_ascii=False), "utf-8"),
    "lines.jsonl": lambda path: path.write_text("\n".join(map(json.dumps, ROWS)), "utf-8"),
    "table.parquet": FRAME.to_parquet,
    "sheet.xlsx": lambda path: FRAME.to_excel(path, index=False),
    "packed.csv.gz": lambda path: path.write_bytes(
        gzip.compress(FRAME.to_csv(index=False).encode())
    ),
    "packed.jsonl.gz": lambda path: path.write_bytes(
        gzip.compress("\n".join(map(json.dumps, ROWS)).encode())
    ),
}


@pytest.mark.parametrize("name", SAVERS)
def test_a_table_is_read_the_same_from_every_format(name: str, tmp_path: Path) -> None:
    SAVERS[name](tmp_path / name)
    documents = read_corpus(tmp_path / name, text="tweet", doc="id", date="created")
    assert documents["doc"].tolist() == ["000", "NA", "7e6114"]
    assert documents["text"].tolist() == [row["tweet"] for row in ROWS]
    days = documents["date"].dt.strftime("%Y-%m-%d").fillna("").tolist()
    assert days == ["2019-04-09", "2019-04-10", ""]


@pytest.mark.parametrize("name", ["comma.csv", "array.json", "table.parquet", "sheet.xlsx"])
def test_columns_of_other_names_are_proposed_in_a_call(name: str, tmp_path: Path) -> None:
    SAVERS[name](tmp_path / name)
    with pytest.raises(InputError, match=r"read_corpus\(.*text='tweet'\)"):
        read_corpus(tmp_path / name)


def test_a_frame_is_a_corpus_and_its_index_may_be_its_ids() -> None:
    frame = FRAME.set_index("id")
    documents = read_corpus(frame, text="tweet", doc="id")
    assert documents["doc"].tolist() == ["000", "NA", "7e6114"]


def test_a_table_in_another_encoding_is_read_where_that_is_said(tmp_path: Path) -> None:
    data = FRAME.to_csv(index=False).encode("cp1256")
    (tmp_path / "old.csv").write_bytes(data)
    with pytest.raises(InputError, match="encoding='cp1256'"):
        read_corpus(tmp_path / "old.csv", text="tweet")
    documents = read_corpus(tmp_path / "old.csv", text="tweet", encoding="cp1256")
    assert documents["text"].tolist() == [row["tweet"] for row in ROWS]


def test_a_page_a_word_file_and_nested_folders_are_texts(tmp_path: Path) -> None:
    import docx

    story = "قال الوزير إن السلام ممكن وإن الحوار بين الدول مستمر منذ أشهر طويلة."
    body = f"<nav>الرئيسية</nav><article><h1>خبر</h1><p>{story}</p></article>"
    page = f"<html><body>{body}</body></html>"
    (tmp_path / "web" / "deep").mkdir(parents=True)
    (tmp_path / "web" / "deep" / "page.html").write_text(page, "utf-8")
    document = docx.Document()
    document.add_paragraph(story)
    document.save(str(tmp_path / "letter.docx"))
    (tmp_path / "plain.txt").write_text(story, "utf-8")
    documents = read_corpus(tmp_path).set_index("doc")
    assert sorted(documents.index) == ["letter", "plain", "web/deep/page"]
    for doc in documents.index:
        assert story in documents.loc[doc, "text"]
    assert "الرئيسية" not in documents.loc["web/deep/page", "text"]
    words = tokenize(documents.reset_index()).groupby("doc", observed=True)["word"].count()
    assert words["letter"] == words["plain"]


def test_a_page_that_names_its_own_encoding_is_read_in_it_and_that_is_said(tmp_path: Path) -> None:
    body = "<p>قالت الحكومة إن الحوار مستمر في البلاد.</p>"
    page = f"<html><head><meta charset='windows-1256'></head><body>{body}</body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("cp1256"))
    (tmp_path / "b.html").write_text(page, encoding="utf-8")  # saved anew, its words left as is
    documents = read_corpus(tmp_path)
    assert (documents["text"].str.strip() == "قالت الحكومة إن الحوار مستمر في البلاد.").all()
    told = reading_report(documents).query("what == 'format'")
    assert told["doc"].tolist() == ["a"]
    assert told["why"].str.endswith("windows-1256").all()


@pytest.mark.parametrize("charset", ["", "<meta charset='windows-9999'>"])
def test_a_page_that_names_no_encoding_or_none_there_is_is_refused(
    tmp_path: Path, charset: str
) -> None:
    page = f"<html><head>{charset}</head><body><p>قالت الحكومة إن الحوار مستمر</p></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("cp1256"))
    with pytest.raises(InputError, match=r"a\.html"):
        read_corpus(tmp_path)


def test_a_pdf_that_a_browser_printed_is_read_in_the_order_of_its_letters(
    tmp_path: Path, draw_pdf: Callable[[str], bytes]
) -> None:
    story = "قال الوزير إن السلام ممكن وإن الحوار بين الدول مستمر منذ أشهر طويلة."
    (tmp_path / "a.pdf").write_bytes(draw_pdf(story))
    documents = read_corpus(tmp_path)
    found = tokenize(documents)["word"].tolist()
    wanted = tokenize(pd.DataFrame({"doc": ["a"], "text": [story]}))["word"].tolist()
    assert len(set(found) & set(wanted)) >= 0.9 * len(set(wanted))


def test_every_page_of_a_pdf_is_read_but_for_those_without_sound_text(monkeypatch) -> None:
    garbled = "الحوار بين الدول مستمر منذ أشهر".encode().decode("cp1256", "replace")
    pages = ["قال الوزير إن السلام ممكن.\n\f", "\f", garbled, "وأضاف أن الحوار مستمر."]
    monkeypatch.setattr(pdf, "_pages", lambda data, path: pages)
    text, notes = pdf.read_pdf(b"", Path("a.pdf"))
    assert text == "قال الوزير إن السلام ممكن.\n\nوأضاف أن الحوار مستمر.\n"
    assert [(note.key, note.found) for note in notes if note.key == "page"] == [
        ("page", "2"),
        ("page", "3"),
    ]


def test_a_piece_of_a_page_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<div><p>قال الوزير إن السلام ممكن.</p></div>", "utf-8")
    assert read_corpus(tmp_path)["text"].str.strip().tolist() == ["قال الوزير إن السلام ممكن."]


@pytest.fixture
def draw_pdf() -> Callable[[str], bytes]:
    """A page as a browser prints it."""
    from shutil import which

    sync_api = pytest.importorskip("playwright.sync_api")
    browser = which("chromium")
    if not browser:
        pytest.skip("Chromium is not installed")

    def draw(text: str) -> bytes:
        with sync_api.sync_playwright() as play:
            page = play.chromium.launch(executable_path=browser, args=["--no-sandbox"]).new_page()
            page.set_content(f'<p dir="rtl" lang="ar">{text}</p>')
            return page.pdf()

    return draw


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("08/05/2025", "row 2"),
        ('"8th, May 2025 GMT"', "row 2"),
        ("1446-11-10", "1600 to 2199"),
        ("2025-13-01", "row 2"),
    ],
)
def test_a_date_that_can_be_read_two_ways_is_refused_by_its_row(
    written: str, error: str, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text(f"text,date\nخبر,{written}\n", "utf-8")
    with pytest.raises(InputError, match=error):
        read_corpus(tmp_path / "t.csv")
    if written == "08/05/2025":
        documents = read_corpus(tmp_path / "t.csv", date_format="%d/%m/%Y")
        assert documents["date"].dt.strftime("%Y-%m-%d").tolist() == ["2025-05-08"]
