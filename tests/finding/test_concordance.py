import pandas as pd
import pytest

from analysis import attribute, concordance, find_terms, quotations, tokenize
from analysis.reading.columns import TABLES
from analysis.reading.errors import InputError


@pytest.fixture
def lines(corpus):
    def build(text, term, **options):
        documents = corpus(text)
        table = concordance(documents, find_terms(tokenize(documents), term), **options)
        return [(line.before, line.keyword, line.after) for line in table.itertuples()]

    return build


def test_there_is_one_line_per_hit_and_it_is_a_piece_of_the_text(documents, hits):
    table = concordance(documents, hits)
    texts = documents.set_index("doc")["text"]
    assert len(table) == len(hits)
    for line in table.itertuples():
        assert texts[line.doc][line.start : line.end] == line.keyword
        begin = line.start - len(line.before)
        whole = line.before + line.keyword + line.after
        assert texts[line.doc][begin : begin + len(whole)] == whole


def test_lines_stand_by_date_then_document_then_place(documents, hits):
    table = concordance(documents, hits)
    assert list(table["doc"].drop_duplicates()) == ["003", "004", "001", "000", "002"]
    assert table.groupby("doc")["start"].apply(lambda s: s.is_monotonic_increasing).all()


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (1, ("ضد ", "الهيمنة", " في")),
        (2, ("«قف ضد ", "الهيمنة", " في العالم»،")),
        (9, ("ثم قال: «قف ضد ", "الهيمنة", " في العالم»، وغادر.")),
    ],
)
def test_a_line_holds_so_many_words_with_the_punctuation_that_touches_them(lines, width, line):
    text = "ثم قال: «قف ضد الهيمنة في العالم»، وغادر."
    assert lines(text, "هيمنة", width=width) == [line]


def test_a_phrase_is_one_keyword_with_its_marks(lines):
    assert lines("ضد سياسة «القوة» هذه", "سياسة القوة", width=1) == [
        ("ضد ", "سياسة «القوة", "» هذه")
    ]


def test_the_line_ends_with_its_document(documents, corpus):
    two = corpus("أول الحرب", "ثان")
    table = concordance(two, find_terms(tokenize(two), "حرب"))
    assert table[["before", "after"]].values.tolist() == [["أول ", ""]]


def test_no_hits_give_an_empty_table_of_the_same_types(documents, tokens):
    table = concordance(documents, find_terms(tokens, "زرافة"))
    assert table.empty
    assert {column: str(table[column].dtype) for column in TABLES["lines"].columns} == TABLES[
        "lines"
    ].columns


@pytest.mark.parametrize("width", [0, -1, 2.5, True, "8", float("nan")])
def test_a_width_that_is_none_is_refused(documents, hits, width):
    with pytest.raises(InputError, match="width is a whole number of words from 1, or sentence"):
        concordance(documents, hits, width=width)


def test_hits_of_other_documents_are_refused(documents, hits):
    with pytest.raises(InputError, match="found '004'"):
        concordance(documents[documents["doc"] != "004"], hits)


def test_a_line_may_be_the_sentence(documents, hits):
    table = concordance(documents, hits, width="sentence")
    assert not table["before"].str.contains("\n").any()
    assert not table["after"].str.contains("\n").any()
    war = table[(table["doc"] == "003") & (table["family"] == "friendship")].iloc[0]
    assert (war["before"] + war["keyword"] + war["after"]) == (
        "وكانا اكدا على صداقتهما “التي لا حدود لها”."
    )


@pytest.mark.parametrize(
    ("sort", "first"),
    [("before", ["أمام ", "بعد ", "ضد "]), ("after", ["بعد ", "ضد ", "أمام "])],
)
def test_lines_may_be_sorted_by_the_words_beside_the_keyword(corpus, sort, first):
    documents = corpus("ضد الهيمنة تقف", "بعد الهيمنة بقي", "أمام الهيمنة يقف")
    hits = find_terms(tokenize(documents), "هيمنة")
    assert list(concordance(documents, hits, width=1, sort=sort)["before"]) == first


def test_an_unknown_order_is_refused(documents, hits):
    with pytest.raises(InputError, match="sort is one of date, before, after; found 'doc'"):
        concordance(documents, hits, sort="doc")


def test_tokens_that_are_there_already_give_the_same_lines(documents, hits, tokens):
    for width in (3, "sentence"):
        pd.testing.assert_frame_equal(
            concordance(documents, hits, width=width, tokens=tokens),
            concordance(documents, hits, width=width),
        )


def test_tokens_of_other_texts_and_not_all_tokens_are_refused(documents, hits, tokens, corpus):
    others = tokens.assign(doc=tokens["doc"].cat.rename_categories(list("abcde")))
    fewer = tokens[tokens["word"].map(len) > 2]
    shifted = documents.assign(text="ثم " + documents["text"])
    for wrong in (others, fewer, tokens.iloc[:5]):
        with pytest.raises(InputError, match="all words of these documents"):
            concordance(documents, hits, tokens=wrong)
    with pytest.raises(InputError, match="all words of these documents"):
        concordance(shifted, hits, tokens=tokens)


def test_documents_without_dates_and_in_another_order_give_lines_by_their_names(corpus):
    documents = corpus("الحرب", "لا", "حرب وحرب").drop(columns="date", errors="ignore")
    hits = find_terms(tokenize(documents), "حرب")
    found = concordance(documents.iloc[::-1], hits)
    assert found["doc"].astype("str").tolist() == sorted(hits["doc"].astype("str"))
    assert found["start"].is_monotonic_increasing or len(found) == 3
    assert found["date"].isna().all()


def test_lines_of_attributed_hits_say_who_speaks(documents, hits):
    attributed = attribute(hits, quotations(documents, speakers="five articles"))
    lines = concordance(documents, attributed)
    keys = ["doc", "family", "start"]
    expected = attributed.astype({"doc": "str", "family": "str"}).set_index(keys)["speaker"]
    told = lines.set_index(keys)["speaker"]
    assert told.notna().any()
    assert told.sort_index().fillna("").tolist() == (
        expected.astype("str").sort_index().fillna("").tolist()
    )
    assert set(lines["voice"]) <= {"quoted", "reported", "marked", "article"}
