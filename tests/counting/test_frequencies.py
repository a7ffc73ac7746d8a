from collections import Counter

import numpy as np
import pandas as pd
import pytest

from analysis import find_terms, frequencies, tokenize
from analysis.reading.errors import InputError

# Countable by eye: حرب stands three times in a, once in c; b is empty; c has four words.
TEXTS = ("حرب وحرب حرب حَرْب سلم", "", "سلم سلم حرب ضد")


@pytest.fixture
def small(corpus):
    return tokenize(
        corpus(
            *TEXTS,
            outlet=["x", "y", "y"],
            date=pd.to_datetime(["2022-03-01", "2022-05-01", "2024-01-01"]),
        )
    )


def test_words_are_counted_as_a_counter_counts_them(tokens):
    counts = frequencies(tokens)
    assert dict(zip(counts["word"], counts["n"], strict=True)) == Counter(tokens["word"])
    assert counts["n"].sum() == counts["total"][0] == len(tokens)


def test_rates_and_documents_can_be_counted_by_eye(small):
    counts = frequencies(small).set_index("word")
    assert counts.loc["حرب", ["n", "total", "docs"]].tolist() == [4, 9, 2]
    assert counts.loc["حرب", "per_1000"] == pytest.approx(1000 * 4 / 9)
    assert counts.loc["سلم", ["n", "docs"]].tolist() == [3, 2]


def test_the_most_frequent_come_first_and_ties_in_the_order_of_the_words(small):
    assert list(frequencies(small)["word"]) == ["حرب", "سلم", "ضد", "وحرب"]


def test_the_most_frequent_spelling_is_shown(corpus):
    counts = frequencies(tokenize(corpus("أمن الأمن امن أمن")))
    assert list(zip(counts["word"], counts["surface"], strict=True)) == [
        ("امن", "أمن"),
        ("الامن", "الأمن"),
    ]


def test_counts_of_the_groups_add_up_to_the_whole(tokens, hits):
    for table in (tokens, hits):
        whole = frequencies(table, tokens=tokens)
        thing = whole.columns[0]
        parts = frequencies(table, by="doc", tokens=tokens)
        added = parts.groupby(thing, observed=True)["n"].sum()
        assert dict(added) == dict(zip(whole[thing], whole["n"], strict=True))


def test_the_total_is_that_of_the_group(small):
    counts = frequencies(small, by="outlet").set_index(["outlet", "word"])
    assert counts.loc[("x", "حرب"), ["n", "total", "docs"]].tolist() == [3, 5, 1]
    assert counts.loc[("y", "حرب"), ["n", "total", "docs"]].tolist() == [1, 4, 1]


def test_families_that_were_not_found_stand_with_zero(small):
    hits = find_terms(small, {"war": "حرب", "fear": "خوف"})
    counts = frequencies(hits, tokens=small)
    shown = ["family", "n", "total", "per_1000", "docs", "docs_in_group"]
    assert counts[shown].values.tolist() == [
        ["war", 5, 9, 5000 / 9, 2, 2],
        ["fear", 0, 9, 0.0, 0, 2],
    ]


def test_without_tokens_the_rate_of_a_family_is_not_known(small):
    counts = frequencies(find_terms(small, "حرب"))
    assert counts["n"].tolist() == [5]
    assert counts[["total", "per_1000"]].isna().all(axis=None)


def test_counts_by_year_keep_the_years_without_an_article(small):
    counts = frequencies(find_terms(small, "حرب"), by="year", tokens=small)
    assert list(counts["date"].dt.year) == [2022, 2023, 2024]
    assert counts["n"].tolist() == [4, 0, 1]
    assert counts["total"].tolist() == [5, 0, 4]
    assert np.isnan(counts["per_1000"][1])


def test_an_empty_table_has_the_same_columns_and_types(tokens, hits):
    for table in (tokens, hits):
        full, empty = frequencies(table, by="doc"), frequencies(table.iloc[:0], by="doc")
        assert list(empty.columns) == list(full.columns)
        assert (empty["n"] == 0).all()


def test_a_group_that_is_none_is_refused(small):
    with pytest.raises(InputError, match="by is a column of the table or one of year"):
        frequencies(small, by="outlets")
    with pytest.raises(InputError, match="by is another column than word"):
        frequencies(small, by="word")
    undated = small.assign(date=pd.NaT)
    with pytest.raises(InputError, match="found 'document a without a date'"):
        frequencies(undated, by="year")


def test_a_table_that_is_neither_is_refused(documents):
    with pytest.raises(InputError, match="Missing: sentence"):
        frequencies(documents)


def test_rare_and_unwanted_words_are_left_out_together_and_change_no_total(small):
    every = frequencies(small).set_index("word")
    word = every.index[0]
    chosen = frequencies(small, min_count=2, without=[word]).set_index("word")
    assert set(chosen.index) == {*every.index[every["n"] >= 2]} - {word}
    assert chosen["total"].equals(every.loc[chosen.index, "total"])
