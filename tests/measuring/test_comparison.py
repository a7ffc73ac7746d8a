from itertools import combinations

import numpy as np
import pandas as pd
import pytest

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


def test_the_test_goes_through_every_dealing_of_the_documents(nine):
    tokens, times = nine
    hits = find_terms(tokens, "حرب")
    table = compare(hits, tokens, by="outlet", target="x", test="permutation")
    differences = []
    for chosen in combinations(range(9), 4):
        inside = sum(times[i] for i in chosen)
        differences.append(abs(inside / 40 - (sum(times) - inside) / 50))
    reached = sum(d >= differences[0] - 1e-12 for d in differences)
    assert table["p"].item() == pytest.approx(reached / 126)


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
    with pytest.raises(InputError, match="test is permutation or nothing"):
        compare(hits, tokens, by="outlet", target="x", test="t")
