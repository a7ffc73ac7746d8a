from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis import find_terms, tokenize
from analysis.measuring.comparison import compare
from analysis.measuring.formulas.intervals import ratio_interval
from analysis.reading.errors import InputError


@pytest.fixture
def nine(corpus):
    """Four documents of x, five of y; حرب stands 3, 2, 3, 2 and 0, 1, 0, 1, 0 times."""
    times = [3, 2, 3, 2, 0, 1, 0, 1, 0]
    texts = ["حرب " * n + "سلم " * (10 - n) for n in times]
    dates = pd.to_datetime(["2024-01-01", "2024-06-01"] * 4 + ["2024-01-01"])
    return tokenize(corpus(*texts, outlet=list("xxxxyyyyy"), date=dates)), times


def test_ratio_and_interval_are_those_of_the_pooled_counts(nine):
    tokens, _ = nine
    row = compare(find_terms(tokens, "حرب"), tokens, by="outlet", target="x").iloc[0]
    assert row[["n_target", "total_target", "docs_in_target"]].tolist() == [10, 40, 4]
    sizes = row[["n_reference", "total_reference", "docs_reference", "docs_in_reference"]]
    assert sizes.tolist() == [2, 50, 2, 5]
    assert row["ratio"] == pytest.approx((10 / 40) / (2 / 50))
    assert (row["low"], row["high"]) == ratio_interval(10, 40, 2, 50)


def test_no_p_value_stands_unless_a_test_is_asked_for(nine):
    tokens, _ = nine
    assert "p" not in compare(find_terms(tokens, "حرب"), tokens, by="outlet", target="x")


def test_the_permutation_goes_through_every_dealing_of_the_documents(corpus):
    # Long enough documents: the t test over documents is surer than the 126 dealings can be.
    times = [30, 20, 30, 25, 1, 4, 2, 3, 1]
    texts = ["حرب " * n + "سلم " * (100 - n) for n in times]
    tokens = tokenize(corpus(*texts, outlet=list("xxxxyyyyy")))
    hits = find_terms(tokens, "حرب")
    table = compare(hits, tokens, by="outlet", target="x", test="permutation")
    welch = []
    for chosen in combinations(range(9), 4):
        x = np.array([times[i] for i in chosen]) / 100
        y = np.array([times[i] for i in range(9) if i not in chosen]) / 100
        welch.append(abs(stats.ttest_ind(x, y, equal_var=False).statistic))
    reached = sum(t >= welch[0] * (1 - 1e-9) for t in welch)
    known = compare(hits, tokens, by="outlet", target="x", test="documents")["p"].item()
    assert table["p"].item() == pytest.approx(max(reached / 126, known))
    assert table["p"].item() < 0.05


@pytest.mark.parametrize("test", ["documents", "permutation"])
def test_a_short_article_is_one_document_and_no_evidence(corpus, test):
    # Trap: pooled rates make length into evidence; dealt anew they gave p = .008 here.
    texts = ["حرب حرب حرب " + "سلم " * 7, *["سلم " * 10] * 4, *["سلم " * 1000] * 5]
    tokens = tokenize(corpus(*texts, outlet=["x"] * 5 + ["y"] * 5))
    table = compare(find_terms(tokens, "حرب"), tokens, by="outlet", target="x", test=test)
    assert table["p"].item() > 0.25


def test_ranks_and_superiority_are_those_of_scipy(nine):
    tokens, times = nine
    hits = find_terms(tokens, "حرب")
    row = compare(hits, tokens, by="outlet", target="x", test="brunner_munzel").iloc[0]
    x, y = times[:4], times[4:]
    wins = sum((a > b) + (a == b) / 2 for a in x for b in y)
    assert row["superiority"] == wins / 20 == 1
    # No rate of y reaches one of x: one dealing in C(9, 4), and its mirror; Wilcoxon's is larger.
    second = stats.mannwhitneyu(x, y, method="asymptotic").pvalue
    assert row["p"] == pytest.approx(second)
    assert second > 2 / 126


def test_documents_of_other_length_are_warned_of_where_ranks_are_asked_for(corpus):
    texts = [*["سلم حرب " * 5] * 5, *["سلم حرب " * 50] * 5]
    tokens = tokenize(corpus(*texts, outlet=["x"] * 5 + ["y"] * 5))
    with pytest.warns(UserWarning, match="has 10 words on average, .* 100"):
        compare(tokens, tokens, by="outlet", target="x", test="brunner_munzel")


def test_the_interval_over_documents_is_wider_where_words_come_in_clusters(corpus):
    even = ["حرب " * 3 + "سلم " * 97] * 8
    clustered = ["حرب " * 12 + "سلم " * 88, *["سلم " * 100] * 3] * 2
    tokens = tokenize(corpus(*even, *clustered, outlet=["x"] * 8 + ["y"] * 8))
    hits = find_terms(tokens, "حرب")
    words = compare(hits, tokens, by="outlet", target="x").iloc[0]
    docs = compare(hits, tokens, by="outlet", target="x", interval="documents").iloc[0]
    assert docs["ratio"] == words["ratio"] == 1
    assert docs["low"] < words["low"] < 1 < words["high"] < docs["high"]


@pytest.mark.parametrize(
    ("target", "reference", "there"), [(4, 8, True), (3, 9, False), (4, 7, False), (8, 4, True)]
)
def test_few_documents_have_no_interval_over_documents(corpus, target, reference, there):
    outlets = ["x"] * target + ["y"] * reference
    tokens = tokenize(corpus(*["حرب سلم سلم"] * len(outlets), outlet=outlets))
    hits = find_terms(tokens, "حرب")
    row = compare(hits, tokens, by="outlet", target="x", interval="documents").iloc[0]
    assert np.isfinite([row["low"], row["high"]]).tolist() == [there, there]


def test_a_column_that_splits_documents_is_refused(corpus):
    tokens = tokenize(corpus("حرب سلم", "حرب"))
    tokens["voice"] = pd.Categorical(["quoted", "article", "article"])
    with pytest.raises(InputError, match="document a on both sides"):
        compare(tokens, tokens, by="voice", target="quoted")


def test_two_against_three_articles_are_refused_a_test_with_the_reason(hits, tokens):
    early = tokens.assign(early=tokens["date"].dt.year == 2022)
    found = hits.assign(early=hits["date"].dt.year == 2022)
    compare(found, early, by="early", target=True)
    with pytest.raises(InputError, match=r"2 against 3 documents: 10 ways .* below 0\.1"):
        compare(found, early, by="early", target=True, test="permutation")


def test_groups_that_coincide_with_dates_are_warned_of(nine):
    tokens, _ = nine
    tokens["date"] = pd.to_datetime(np.where(tokens["outlet"] == "x", "2022-01-01", "2025-01-01"))
    with pytest.warns(UserWarning, match="lie in different times"):
        compare(find_terms(tokens, "حرب"), tokens, by="outlet", target="x", test="permutation")


def test_a_family_that_never_stands_has_no_ratio(nine):
    tokens, _ = nine
    row = compare(find_terms(tokens, "خوف"), tokens, by="outlet", target="x").iloc[0]
    assert np.isnan(row["ratio"])
    assert (row["low"], row["high"]) == (0, np.inf)


def test_unknown_targets_and_tests_are_refused(nine):
    tokens, _ = nine
    hits = find_terms(tokens, "حرب")
    with pytest.raises(InputError, match=r"target is a value of outlet; found 'z'\. Name one of x"):
        compare(hits, tokens, by="outlet", target="z")
    with pytest.raises(InputError, match="test is one of documents, permutation, brunner_munzel"):
        compare(hits, tokens, by="outlet", target="x", test="t")
