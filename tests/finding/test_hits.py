import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import find_terms, read_lexicon, tokenize
from analysis.finding.overlaps import longest
from analysis.finding.stream import Occurrences
from analysis.reading.columns import TABLES
from analysis.reading.errors import InputError

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


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("محور الـ«مقاومة» قال", "محور المقاومة", ["محور الـ«مقاومة"]),
        ("مجموعة الـ20 قالت", "مجموعة 20", ["مجموعة الـ20"]),
        ("مجموعة الـ20 قالت", "مجموعة الـ20", ["مجموعة الـ20"]),
        ("مجموعة الـ 20 قالت", "مجموعة 20", ["مجموعة الـ 20"]),
        ("عقلية[1] الحرب", "عقلية الحرب", ["عقلية[1] الحرب"]),
        ("الحرب(2) الباردة¹ العالمية", "الحرب الباردة العالمية", ["الحرب(2) الباردة¹ العالمية"]),
        ("الأمن القومي1 العربي", "الأمن القومي العربي", ["الأمن القومي1 العربي"]),
        ("مجموعة الـ20 الدولية", "مجموعة دولية", []),
        ("الحرب (2)، الباردة", "الحرب الباردة", []),
        ("سياسة بعض القوة", "سياسة القوة", []),
    ],
)
def test_a_cut_off_article_and_a_footnote_do_not_break_a_phrase(find, text, term, found):
    assert find(text, term) == found


@pytest.mark.parametrize(
    "term",
    ['"الغرب"', "«الغرب»", "“الغرب”", "”الغرب“", "„الغرب“", "'الغرب'", "‘الغرب’", "‹الغرب›"],
)
def test_marks_of_any_shape_ask_for_exactly_this_spelling(find, term):
    assert find("الغرب غرب والغرب الغَرْب", term) == ["الغرب", "الغَرْب"]


def test_a_text_that_dots_no_final_ya_is_taken_at_its_word(corpus):
    tokens = tokenize(corpus("قال على فى العالم العربى", "على العربي في علي", "حتي الي علي"))
    found = find_terms(tokens, ["علي", "على", "عربي"])
    assert list(zip(found["doc"], found["term"], found["surface"], strict=True)) == [
        ("a", "علي", "على"),
        ("a", "على", "على"),
        ("a", "عربي", "العربى"),
        ("b", "على", "على"),
        ("b", "عربي", "العربي"),
        ("b", "علي", "علي"),
        ("c", "علي", "علي"),
        ("c", "على", "علي"),
    ]


def test_a_user_s_analyser_says_which_words_share_a_lemma(corpus):
    lemma = {"المدارس": "مَدْرَسَة_1", "بمدارسهم": "مَدْرَسَة_1", "مدرسة": "مَدْرَسَة_1"}.get
    tokens = tokenize(corpus("المدارس بمدارسهم والمدرسة مدرس"))
    found = find_terms(tokens, "مدرسة", mode="lemma", lemmas=lemma)
    assert list(found["surface"]) == ["المدارس", "بمدارسهم", "والمدرسة"]


def test_a_user_s_dictionary_of_forms_takes_clitics(corpus):
    tokens = tokenize(corpus("المدارس بمدارسهم والمدرسة مدرس"))
    for forms in ({"مدارس": "مدرسة", "مدرسة": "مدرسة"}, {"مدارس": "مدرسة"}):
        found = find_terms(tokens, "مدرسة", mode="lemma", lemmas=forms)
        assert list(found["surface"]) == ["المدارس", "بمدارسهم", "والمدرسة"]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4), st.integers(0, 5)), max_size=40))
def test_overlaps_are_resolved_as_a_naive_loop_would(spans):
    found = Occurrences(*(np.array([s[i] for s in spans], dtype="int64") for i in range(3)))
    family, excludes = found.terms % 2, found.terms == 5
    taken, chosen = set(), []
    order = sorted(
        range(len(spans)), key=lambda i: (not excludes[i], -spans[i][1], spans[i][0], spans[i][2])
    )
    for hit in order:
        span = {(family[hit], row) for row in range(spans[hit][0], sum(spans[hit][:2]))}
        if excludes[hit] or not span & taken:
            taken |= span
            chosen += [] if excludes[hit] else [hit]
    naive = sorted((spans[i][0], family[i], spans[i][1], spans[i][2]) for i in chosen)
    quick = longest(found, family, excludes)
    assert [(spans[i][0], family[i], spans[i][1], spans[i][2]) for i in quick] == naive
