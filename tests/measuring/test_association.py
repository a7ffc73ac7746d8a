import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import associate, collocates, cooccurrences, find_terms, ngrams, tokenize
from analysis.measuring.formulas import association
from analysis.measuring.formulas.association import MEASURES
from analysis.reading.errors import InputError


def test_pairs_keep_their_rows_and_counts_and_gain_a_column_a_measure(tokens):
    pairs = cooccurrences(tokens, within="sentence")
    scores = associate(pairs, "pmi", "dice")
    pd.testing.assert_frame_equal(scores[pairs.columns], pairs)
    assert list(scores.columns[-2:]) == ["pmi", "dice"]
    row = scores.iloc[3]
    assert row["pmi"] == association.pmi(row["n"], row["n1"], row["n2"], row["total"])


def test_no_p_value_stands_unless_it_is_named(tokens):
    scores = associate(ngrams(tokens))
    assert list(scores.columns[-3:]) == ["log_likelihood", "log_dice", "pmi"]


COUNTS = ["n", "n1", "n2", "total", "expected", "pmi"]


def test_a_word_beside_itself_is_both_ends_of_its_pairs(corpus):
    # حرب حرب سلم, neighbours: (حرب, حرب) and (حرب, سلم): four ends, three of them حرب.
    # O11 = 2, R1 = C1 = 3, N = 4: E11 = 9/4.
    pairs = cooccurrences(tokenize(corpus("حرب حرب سلم")), within=1)
    scores = associate(pairs, "expected", "pmi").set_index(["word1", "word2"])
    assert scores.loc[("حرب", "حرب"), COUNTS].tolist() == [1, 3, 3, 4, 2.25, np.log2(2 / 2.25)]
    assert scores.loc[("حرب", "سلم"), "pmi"] == np.log2(1 / (3 * 1 / 4))


def test_a_word_after_itself_or_named_like_its_node_is_counted_once(corpus):
    tokens = tokenize(corpus("حرب حرب سلم"))
    twice = associate(ngrams(tokens), "pmi").set_index("ngram")
    assert twice.loc["حرب حرب", "pmi"] == np.log2(1 / (2 * 1 / 2))
    near = associate(collocates(tokens, {"حرب": "سلم"}, within=1), "pmi")
    # One word in the window, two that are not the node, both حرب: E11 = 1 * 2 / 2.
    assert near[["word1", "word2", "n", "pmi"]].values.tolist() == [["حرب", "حرب", 1, 0.0]]


def test_the_four_cells_of_windows_are_those_of_evert(corpus):
    # Node غرب; window of one: ضد and قوة inside; outside: ضد. n1 = 2, n2(ضد) = 2, total = 3.
    pairs = collocates(tokenize(corpus("ضد غرب قوة ضد")), "غرب", within=1)
    scores = associate(pairs, "expected", "odds_ratio").set_index("word2")
    assert scores.loc["ضد", ["n", "n1", "n2", "total", "expected"]].tolist() == [1, 2, 2, 3, 4 / 3]


def test_without_the_total_there_is_no_score(tokens, hits):
    pairs = cooccurrences(hits, within="sentence")
    assert associate(pairs, "pmi", "log_likelihood").iloc[:, -2:].isna().all(axis=None)
    assert associate(pairs, "dice")["dice"].notna().all()


@pytest.mark.parametrize("within", [5, "sentence"])
def test_no_pairs_give_an_empty_table_with_the_same_columns_and_types(tokens, within):
    empty = associate(cooccurrences(tokens.iloc[:0], within=within), *MEASURES)
    many = cooccurrences(tokens, within=within).assign(docs_in_group=20)
    full = associate(many, *MEASURES)
    assert empty.empty
    assert list(empty.columns) == list(full.columns)
    assert (empty[list(MEASURES)].dtypes == "float64").all()


def test_the_table_that_was_given_is_left_as_it_was(tokens):
    pairs = ngrams(tokens)
    before = pairs.copy()
    associate(pairs, "pmi")
    pd.testing.assert_frame_equal(pairs, before)


def test_families_go_together_as_words_do(tokens):
    hits = find_terms(tokens, {"x": "هيمنة", "y": "أحادية"})
    scores = associate(cooccurrences(hits, within="sentence", tokens=tokens), "log_likelihood")
    assert scores["n"].tolist() == [3]
    assert scores["log_likelihood"].item() > 10


@pytest.mark.parametrize("measure", ["fisher", "log_likelihood_p", "fisher_bh", "chi2_yates_p"])
def test_five_articles_have_no_p_value_whichever_way_their_pairs_were_counted(
    tokens, hits, measure
):
    for pairs in (
        cooccurrences(tokens),
        collocates(tokens, "هيمنة"),
        ngrams(tokens),
        cooccurrences(hits, within="sentence", tokens=tokens),
    ):
        with pytest.raises(InputError, match=r"needs counts of 8 documents .* found '5 documents'"):
            associate(pairs, measure)
        # Trap: a dropped column disarms the check.
        with pytest.raises(InputError, match="an unknown number"):
            associate(pairs.drop(columns="docs_in_group"), measure)


def test_eight_documents_have_p_values_corrected_over_all_pairs(corpus):
    pairs = ngrams(tokenize(corpus(*["حرب باردة طويلة", "حرب قديمة باردة"] * 4)))
    scores = associate(pairs, "fisher", "fisher_bh")
    counts = (pairs[name].to_numpy() for name in ("n", "n1", "n2", "total"))
    assert scores["fisher"].tolist() == association.fisher(*counts).tolist()
    expected = stats.false_discovery_control(scores["fisher"])
    assert scores["fisher_bh"].to_numpy() == pytest.approx(expected)


def test_an_unknown_measure_and_a_missing_column_are_refused(tokens):
    with pytest.raises(InputError, match=r"a measure is one of expected, pmi, .*; found 'mi'"):
        associate(ngrams(tokens), "mi")
    with pytest.raises(InputError, match="Missing: n1, n2"):
        associate(ngrams(tokens).drop(columns=["n1", "n2"]))
