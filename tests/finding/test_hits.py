import pandas as pd
import pytest

from analysis import find_terms, read_lexicon, tokenize
from analysis.reading.errors import InputError
from analysis.reading.tables import TABLES

TYPES = TABLES["hits"].columns | {"sought": "category"}


@pytest.fixture
def find(corpus):
    """Surfaces of the hits in one text."""

    def surfaces(text, lexicon):
        return list(find_terms(tokenize(corpus(text)), lexicon)["surface"])

    return surfaces


def test_every_hit_is_a_piece_of_its_text(documents, hits):
    texts = documents.set_index("doc")["text"]
    assert all(texts[hit.doc][hit.start : hit.end] == hit.surface for hit in hits.itertuples())


def test_hits_stand_in_the_order_of_the_text(hits):
    assert hits.equals(hits.sort_values(["doc", "position"], kind="stable", ignore_index=True))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سياسة القوة", ["سياسة القوة"]),
        ("وسياسة القوة", ["وسياسة القوة"]),
        ("سياسة «القوة»", ["سياسة «القوة"]),
        ("سياسة (القوة)", ["سياسة (القوة"]),
        ("سياسة، القوة", []),
        ("سياسة. القوة", []),
        ("سياسة\nالقوة", []),
        ("سياسة؟ القوة", []),
        ("سياسة ال قوة", []),
        ("سياسة", []),
    ],
)
def test_a_phrase_is_found_in_one_clause(find, text, found):
    assert find(text, "سياسة القوة") == found


def test_a_phrase_does_not_cross_documents(corpus):
    assert find_terms(tokenize(corpus("سياسة", "القوة")), "سياسة القوة").empty


def test_a_phrase_does_not_jump_over_tokens_that_were_filtered_out(corpus):
    tokens = tokenize(corpus("سياسة بعض القوة"))
    assert find_terms(tokens[tokens["word"] != "بعض"], "سياسة القوة").empty


def test_of_overlapping_hits_of_a_family_the_longest_counts(find):
    terms = {"x": ["نظام", "نظام عالمي", "عالمي جديد لنا", "نظام عالمي جديد"]}
    assert find("نظام عالمي جديد. نظام عالمي. نظام", terms) == [
        "نظام عالمي جديد",
        "نظام عالمي",
        "نظام",
    ]


def test_of_equal_hits_the_term_listed_first_counts(corpus):
    tokens = tokenize(corpus("الهيمنة"))
    for terms in (["هيمنة", "*هيمن*"], ["*هيمن*", "هيمنة"]):
        assert list(find_terms(tokens, {"x": terms})["term"]) == [terms[0]]


def test_families_do_not_see_each_other(corpus):
    hits = find_terms(
        tokenize(corpus("عقلية الحرب الباردة")), {"a": "عقلية الحرب الباردة", "b": "حرب"}
    )
    assert list(hits["family"]) == ["a", "b"]


def test_an_exclusion_takes_out_the_hits_of_its_family_only(find):
    text = "منظمة شنغهاي للتعاون تعزز التعاون"
    assert find(text, {"x": ["تعاون", "-(منظمة شنغهاي للتعاون)"]}) == ["التعاون"]
    assert find(text, {"x": ["-(منظمة شنغهاي للتعاون)"], "y": "تعاون"}) == ["للتعاون", "التعاون"]


def test_a_clitic_cut_off_by_a_quotation_mark_does_not_hide_a_word(find):
    assert find("ندد بـ«الميل» و«التسلّط»", ["ميل", "تسلط"]) == ["الميل", "التسلّط"]


def test_terms_are_spelled_as_the_tokens_are(corpus):
    documents = corpus("أمن امن الأمن")
    assert len(find_terms(tokenize(documents), "أمن")) == 3
    assert len(find_terms(tokenize(documents, spelling="light"), "أمن")) == 2


def test_what_was_asked_for_and_not_found_stays_among_the_categories(tokens):
    hits = find_terms(tokens, {"x": ["زرافة"], "y": ["حرب"]})
    assert list(hits["family"].cat.categories) == ["x", "y"]
    assert list(hits["term"].cat.categories) == ["زرافة", "حرب"]
    assert list(hits["doc"].cat.categories) == ["000", "001", "002", "003", "004"]


def test_metadata_travel_with_the_hits(hits, documents):
    dates = documents.set_index("doc")["date"]
    assert (hits["date"].array == dates[hits["doc"]].array).all()


@pytest.mark.parametrize("lexicon", ["حرب", [], {}, {"x": "-(حرب)"}])
def test_an_empty_corpus_and_an_empty_lexicon_give_an_empty_table(documents, tokens, lexicon):
    for hits in (
        find_terms(tokens.iloc[:0], lexicon),
        find_terms(tokenize(documents[:0]), lexicon),
    ):
        assert hits.empty
        assert {column: str(hits[column].dtype) for column in TYPES} == TYPES


def test_finding_changes_neither_tokens_nor_lexicon(tokens):
    lexicon, before = read_lexicon(), tokens.copy(deep=True)
    find_terms(tokens, lexicon)
    pd.testing.assert_frame_equal(tokens, before)
    pd.testing.assert_frame_equal(lexicon, read_lexicon())


def test_the_mode_widens_what_plain_words_find_and_nothing_else(corpus):
    tokens = tokenize(corpus("سياسة وسياسات وسياسي"))
    found = {
        mode: list(find_terms(tokens, {"x": ["سياسة"]}, mode=mode)["surface"])
        for mode in ("exact", "clitic", "number", "lemma")
    }
    assert found["exact"] == found["clitic"] == ["سياسة"]
    assert found["number"] == found["lemma"] == ["سياسة", "وسياسات"]


def test_an_unknown_mode_is_refused(tokens):
    with pytest.raises(InputError, match="mode is one of exact, clitic, number, gender, lemma"):
        find_terms(tokens, "حرب", mode="stem")


def test_a_single_word_a_list_and_a_dict_find_the_same(tokens):
    tables = [find_terms(tokens, lexicon) for lexicon in ("حرب", ["حرب"], {"حرب": "حرب"})]
    for table in tables[1:]:
        pd.testing.assert_frame_equal(table, tables[0])
