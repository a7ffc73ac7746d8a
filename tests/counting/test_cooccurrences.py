import sys
from collections import Counter
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import cooccurrences, find_terms, tokenize
from analysis.reading.errors import InputError

CELLS = ["word1", "word2", "n", "n1", "n2", "total"]

WORDS = st.sampled_from(["حرب", "سلم", "غرب", "شرق", "قوة"])
SENTENCE = st.lists(WORDS, max_size=6).map(" ".join)
TEXT = st.lists(SENTENCE, max_size=4).map("\n".join)
CORPUS = st.lists(TEXT, min_size=1, max_size=3)


def read(texts):
    return tokenize(pd.DataFrame({"doc": list("abc")[: len(texts)], "text": texts}))


def naive_windows(tokens, width):
    """Every pair of places, one by one."""
    rows = list(zip(tokens["doc"], tokens["position"], tokens["word"], strict=True))
    pairs, ends = Counter(), Counter()
    for (doc1, p1, w1), (doc2, p2, w2) in combinations(rows, 2):
        if doc1 == doc2 and abs(p1 - p2) <= width:
            pairs[tuple(sorted((w1, w2)))] += 1
            ends[w1] += 1
            ends[w2] += 1
    return pairs, ends


def naive_units(tokens, columns):
    units = [set(group) for _, group in tokens.groupby(columns, observed=True)["word"]]
    pairs, alone = Counter(), Counter()
    for unit in units:
        alone.update(unit)
        pairs.update(combinations(sorted(unit), 2))
    return pairs, alone, len(units)


def as_counter(pairs):
    return {(p.word1, p.word2): p.n for p in pairs.itertuples()}


@given(CORPUS, st.integers(1, 8))
def test_windows_agree_with_a_loop_over_all_pairs_of_places(texts, width):
    tokens = read(texts)
    pairs = cooccurrences(tokens, within=width, across="document")
    expected, ends = naive_windows(tokens, width)
    assert as_counter(pairs) == expected
    assert [ends[w] for w in pairs["word1"]] == list(pairs["n1"])
    assert [ends[w] for w in pairs["word2"]] == list(pairs["n2"])
    assert (pairs["total"] == 2 * sum(expected.values())).all()


@given(CORPUS)
def test_sentences_and_documents_agree_with_a_loop_over_units(texts):
    tokens = read(texts)
    for within, columns in (("sentence", ["doc", "sentence"]), ("document", ["doc"])):
        pairs = cooccurrences(tokens, within=within)
        expected, alone, total = naive_units(tokens, columns)
        assert as_counter(pairs) == expected
        assert [alone[w] for w in pairs["word1"]] == list(pairs["n1"])
        assert [alone[w] for w in pairs["word2"]] == list(pairs["n2"])
        assert (pairs["total"] == total).all()


@given(CORPUS, st.integers(1, 6))
def test_a_wider_window_never_counts_fewer(texts, width):
    tokens = read(texts)
    narrow, wide = (as_counter(cooccurrences(tokens, within=w)) for w in (width, width + 1))
    assert all(wide[pair] >= n for pair, n in narrow.items())


@given(CORPUS, st.integers(1, 6))
def test_the_four_cells_of_every_table_are_counts(texts, width):
    for within in (width, "sentence", "document"):
        p = cooccurrences(read(texts), within=within).query("word1 != word2")
        assert (p["n"] <= p[["n1", "n2"]].min(axis=1)).all()
        assert (p["total"] - p["n1"] - p["n2"] + p["n"] >= 0).all()


def test_the_order_of_the_documents_changes_nothing(documents, tokens):
    backwards = tokenize(documents.iloc[::-1])
    for within in (5, "sentence", "document"):
        pd.testing.assert_frame_equal(
            cooccurrences(tokens, within=within), cooccurrences(backwards, within=within)
        )


def test_a_pair_is_counted_by_eye(corpus):
    # Places 0-4; within 2 of each other: حرب-سلم (0,1) (1,2), سلم-حرب…
    pairs = cooccurrences(tokenize(corpus("حرب سلم حرب غرب")), within=2)
    assert as_counter(pairs) == {
        ("حرب", "سلم"): 2,
        ("حرب", "غرب"): 1,
        ("سلم", "غرب"): 1,
        ("حرب", "حرب"): 1,
    }


def test_families_in_one_sentence_are_counted_over_all_sentences(corpus):
    tokens = tokenize(corpus("حرب الغرب حرب. سلم. نص", "الغرب. حرب"))
    hits = find_terms(tokens, {"war": "حرب", "west": "غرب"})
    pairs = cooccurrences(hits, within="sentence", tokens=tokens)
    assert pairs[CELLS].values.tolist() == [["war", "west", 1, 2, 2, 5]]
    assert np.isnan(cooccurrences(hits, within="sentence")["total"][0])


def test_the_distance_of_two_phrases_runs_from_end_to_beginning(corpus):
    tokens = tokenize(corpus("سياسة القوة هذه عقلية الحرب"))
    hits = find_terms(tokens, ["سياسة القوة", "عقلية الحرب"])
    assert cooccurrences(hits, within=1).empty
    assert len(cooccurrences(hits, within=2)) == 1


def test_hits_that_overlap_are_no_distance_apart(corpus):
    tokens = tokenize(corpus("عقلية الحرب الباردة"))
    hits = find_terms(tokens, {"a": "عقلية الحرب الباردة", "b": "حرب"})
    assert cooccurrences(hits, within=1)["n"].tolist() == [1]


def test_nothing_counted_gives_an_empty_table(tokens, hits):
    for table in (tokens.iloc[:0], hits.iloc[:0]):
        for within in (5, "sentence", "document"):
            pairs = cooccurrences(table, within=within)
            assert pairs.empty
            assert [*CELLS] == [name for name in pairs.columns if name in CELLS]


@pytest.mark.parametrize("within", [0, -1, 2.5, float("nan"), True, "paragraph", None])
def test_a_width_that_is_none_is_refused(tokens, within):
    with pytest.raises(InputError, match="within is a whole number of words from 1"):
        cooccurrences(tokens, within=within)


@given(CORPUS, st.integers(1, 6))
def test_windows_inside_sentences_agree_with_windows_in_texts_of_one_sentence(texts, width):
    tokens = read(texts)
    alone = tokens.assign(
        doc=pd.Categorical(tokens["doc"].astype("str") + "-" + tokens["sentence"].astype("str"))
    )
    inside = cooccurrences(tokens, within=width, across="sentence")
    pd.testing.assert_frame_equal(
        inside.drop(columns="docs_in_group"),
        cooccurrences(alone, within=width).drop(columns="docs_in_group"),
    )


def test_no_window_crosses_the_end_of_a_document(corpus):
    # Trap: windows run over one long list of words.
    assert cooccurrences(tokenize(corpus("حرب", "سلم")), within=5).empty


def test_adjacent_words_in_overlapping_windows_are_counted_once(corpus):
    # Trap: a pair inside several sliding windows is counted once for each.
    pairs = cooccurrences(tokenize(corpus("حرب سلم غرب شرق")), within=3)
    assert pairs["n"].tolist() == [1] * 6


def test_words_left_out_before_keep_the_distance_of_the_text(corpus):
    tokens = tokenize(corpus("حرب من أجل سلم"))
    kept = tokens[tokens["word"].isin(["حرب", "سلم"])]
    assert cooccurrences(kept, within=2).empty
    assert len(cooccurrences(kept, within=3)) == 1


def test_words_spelled_null_and_nan_are_words():
    # Trap: "null" and "nan" are read as missing.
    pairs = cooccurrences(read(["null nan None"]), within=1)
    assert as_counter(pairs) == {("nan", "null"): 1, ("nan", "none"): 1}


def test_a_unit_in_which_no_window_lies_is_refused(tokens):
    with pytest.raises(InputError, match="across is one of sentence, document; found 'line'"):
        cooccurrences(tokens, across="line")


def test_rare_and_unwanted_pairs_are_left_out_and_change_no_other_cell(corpus):
    tokens = tokenize(corpus("حرب سلم غرب. حرب سلم.", "سلم حرب قوة"))
    key = ["word1", "word2"]
    every = cooccurrences(tokens).set_index(key)
    often = cooccurrences(tokens, min_count=2).set_index(key)
    assert {*often.index} == {pair for pair, row in every.iterrows() if row["n"] >= 2}
    pd.testing.assert_frame_equal(often, every.loc[often.index])
    wanted = cooccurrences(tokens, min_count=1, without=["غرب"]).set_index(key)
    assert {*wanted.index} == {pair for pair in every.index if "غرب" not in pair}
    pd.testing.assert_frame_equal(wanted, every.loc[wanted.index])


@pytest.mark.parametrize("seen", [None, ["حرب", "غرب"]])
def test_long_tables_hold_the_same_as_short_ones(corpus, monkeypatch, seen):
    tokens = tokenize(corpus("حرب وحرب سلم. الغرب غرب حرب", "سلم الغرب"))
    tokens = tokens if seen is None else tokens[tokens["word"].isin(seen)]
    short = cooccurrences(tokens)
    monkeypatch.setattr(sys.modules[cooccurrences.__module__], "_MANY", 1)
    pd.testing.assert_frame_equal(cooccurrences(tokens), short)


@pytest.mark.parametrize("wrong", [-1, 2.5, True, "3"])
def test_a_least_number_that_is_none_is_refused(corpus, wrong):
    with pytest.raises(InputError, match="min_count is a whole number from 0"):
        cooccurrences(tokenize(corpus("حرب سلم")), min_count=wrong)
