from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest

from analysis import read_corpus, removed
from analysis.reading.chrome import find_chrome, keep, outside
from analysis.reading.errors import InputError

GOLD = Path(__file__).resolve().parents[1] / "gold"
MARKED = pd.read_csv(GOLD / "furniture.csv", dtype="str")
#: How patterns begin that open the file, or close it.
EDGES = (r"\A", "(?<=")
RULES = pd.read_csv(files("analysis.reading").joinpath("chrome.csv"), dtype="str")


@pytest.mark.parametrize("row", list(RULES.itertuples()), ids=lambda row: row.pattern)
def test_each_rule_cuts_its_own_example(row):
    page = row.example if row.pattern.startswith(EDGES) else f"نص.\n{row.example}\nنص."
    assert row.rule in [cut.rule for cut in find_chrome(page)]


@pytest.mark.parametrize(
    "row",
    [row for row in RULES.itertuples() if not row.pattern.startswith("(?<=")],
    ids=lambda row: row.pattern,
)
def test_no_rule_cuts_its_words_out_of_a_sentence(row):
    assert find_chrome(f"قال إن «{row.example.strip()}» كتب أمس وغادر.") == []


def test_headings_glued_to_the_last_sentence_are_cut_and_none_within_one():
    tail = "مقالات أخرى للكاتبأين الطريق؟الوفاء.. عملة نادرة!!"
    page = f"كتب الرجل.\nثم وصل. {tail}"
    assert [cut.text for cut in find_chrome(page)] == [tail]
    assert find_chrome(f"{page}\nوبعدها كتب فصلا ثانيا.") == []
    assert find_chrome("صدرت أمس مقالات أخرى للكاتب ذات صلة بالحرب.") == []


def test_a_notice_how_to_write_to_a_columnist_is_cut_over_its_lines():
    notice = "للتواصل أرسل sms إلى 80000\nالاتصالات ,800000 موبايلي\nتبدأ بالرمز 7 ثم الرسالة"
    assert [cut.text for cut in find_chrome(f"هذا رأيي.\n{notice}")] == [notice]
    assert find_chrome("خصصت الوزارة رقما للتواصل عبر رسالة نصية.") == []


def test_pieces_are_whole_lines_and_point_into_the_file():
    page = "نص أول.\r\nاترك تعليقاً \r\nنص ثان.\r\nالمصدر: وكالة"
    cuts = find_chrome(page)
    assert [cut.text for cut in cuts] == ["اترك تعليقاً \r\n", "المصدر: وكالة"]
    assert all(page[cut.start : cut.end] == cut.text for cut in cuts)
    assert keep(page, cuts) == "نص أول.\r\nنص ثان.\r\n"


def test_cutting_again_finds_nothing(documents):
    assert all(find_chrome(text) == [] for text in documents["text"])


@pytest.mark.parametrize("row", list(MARKED.itertuples()), ids=lambda row: row.line)
def test_a_line_is_cut_if_and_only_if_a_reader_calls_it_furniture(row):
    page = f"قالت الوزارة إن السعر ثابت.\n{row.line}\nوقالت إن الدعم باق."
    assert bool(find_chrome(page)) == (row.furniture == "yes")


def test_what_lies_outside_the_article_is_cut_around_the_furniture():
    page = "أ\nاترك تعليقاً\nب\nج\nد"
    cuts = outside(page, (page.index("ب"), page.index("ج")), find_chrome(page), rule="outside")
    assert [(cut.text, cut.rule) for cut in cuts] == [
        ("أ\n", "outside"),
        ("اترك تعليقاً\n", "comment form"),
        ("ج\nد", "outside"),
    ]
    assert keep(page, cuts) == "ب\n"


def test_the_cut_pieces_and_the_text_make_up_the_file(documents, seeds):
    for document in documents.itertuples():
        file = (seeds / document.file).read_bytes().decode()
        pieces = removed(documents).query("doc == @document.doc")
        assert all(file[p.start : p.end] == p.text for p in pieces.itertuples())
        assert len(document.text) + pieces["text"].str.len().sum() == len(file)


def test_the_furniture_of_the_five_articles_is_cut(documents):
    table = removed(documents)
    assert sorted(zip(table["doc"], table["rule"], strict=True)) == [
        ("000", "comment form"),
        ("000", "comment form"),
        ("001", "date stamp"),
        ("001", "keywords"),
        ("001", "outside the article's lines 1-11"),
        ("001", "related articles"),
        ("001", "source line"),
        ("002", "date stamp"),
        ("004", "back to top"),
        ("004", "comment form"),
        ("004", "comment form"),
        ("004", "related articles"),
        ("004", "section line"),
    ]


def test_the_second_story_of_001_is_not_the_article(documents):
    text = documents.set_index("doc")["text"]["001"]
    assert text.endswith("250 مليار دولار.\n")
    assert "لوفيجارو" not in text
    assert "متعدد الأقطاب" in removed(documents).query("doc == '001'")["text"].iloc[-1]


def test_an_empty_corpus_has_nothing_removed(documents):
    table = removed(documents.iloc[:0])
    assert table.empty
    assert list(table.columns) == ["doc", "start", "end", "text", "rule"]


def test_a_table_that_was_not_read_here_is_refused(corpus):
    with pytest.raises(InputError, match="Missing: cut"):
        removed(corpus("نص"))


def test_what_is_removed_survives_filtering_and_joining(documents):
    again = pd.concat([documents[documents["doc"] > "001"], documents[documents["doc"] <= "001"]])
    assert len(removed(again)) == len(removed(documents))


def test_a_corpus_file_is_cleaned_like_a_folder(tmp_path):
    path = tmp_path / "c.csv"
    path.write_text('doc,text\na,"نص.\nاترك تعليقاً\n"\n', encoding="utf-8")
    documents = read_corpus(path)
    assert list(documents["text"]) == ["نص.\n"]
    assert list(removed(documents)["rule"]) == ["comment form"]
