from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import ngrams, tokenize
from analysis.reading.errors import InputError

SENTENCE = st.lists(st.sampled_from(["حرب", "سلم", "غرب", "و"]), max_size=6).map(" ".join)
TEXT = st.lists(SENTENCE, max_size=3).map("\n".join)


def naive(tokens, n, unit):
    """Every run of n rows, one by one."""
    rows = list(tokens[["doc", "sentence", "position", "word"]].itertuples(index=False))
    runs = Counter()
    for start in range(len(rows) - n + 1):
        run = rows[start : start + n]
        same = all(getattr(r, u) == getattr(run[0], u) for r in run for u in unit)
        if same and all(r.position == run[0].position + step for step, r in enumerate(run)):
            runs[tuple(str(r.word) for r in run)] += 1
    return runs


@given(st.lists(TEXT, min_size=1, max_size=3), st.integers(1, 4))
def test_runs_agree_with_a_loop_over_rows(texts, n):
    tokens = tokenize(pd.DataFrame({"doc": list("abc")[: len(texts)], "text": texts}))
    for across, unit in (("sentence", ["doc", "sentence"]), ("document", ["doc"])):
        table = ngrams(tokens, n, across=across)
        runs = naive(tokens, n, unit)
        columns = [f"word{number + 1}" for number in range(n)]
        counted = {tuple(row[c] for c in columns): row["n"] for _, row in table.iterrows()}
        assert counted == runs
        assert list(table["ngram"]) == [" ".join(words) for words in table[columns].to_numpy()]
        assert (table["total"] == sum(runs.values())).all()


@given(st.lists(TEXT, min_size=1, max_size=3))
def test_the_margins_of_a_pair_are_positional(texts):
    tokens = tokenize(pd.DataFrame({"doc": list("abc")[: len(texts)], "text": texts}))
    table, runs = ngrams(tokens, 2), naive(tokens, 2, ["doc", "sentence"])
    for row in table.itertuples():
        assert row.n1 == sum(n for (first, _), n in runs.items() if first == row.word1)
        assert row.n2 == sum(n for (_, second), n in runs.items() if second == row.word2)


def test_pairs_can_be_counted_by_eye(corpus):
    # a: حرب باردة | باردة حرب — the sentence ends between; b: حرب باردة
    table = ngrams(tokenize(corpus("حرب باردة. باردة حرب", "حرب باردة")))
    assert table[["ngram", "n", "n1", "n2", "total", "docs"]].values.tolist() == [
        ["حرب باردة", 2, 2, 2, 3, 2],
        ["باردة حرب", 1, 1, 1, 3, 1],
    ]
    assert table["per_1000"].tolist() == pytest.approx([2000 / 3, 1000 / 3])


def test_ties_stand_in_the_order_of_the_words(corpus):
    table = ngrams(tokenize(corpus("سلم غرب. حرب سلم. غرب حرب")))
    assert list(table["ngram"]) == sorted(table["ngram"])


def test_no_run_bridges_a_word_that_was_left_out(corpus):
    tokens = tokenize(corpus("حرب من أجل سلم"))
    assert ngrams(tokens[tokens["word"] != "من"])["word1"].tolist() == ["اجل"]


def test_counts_and_margins_are_those_of_the_group(corpus):
    tokens = tokenize(corpus("حرب سلم حرب", "حرب سلم"))
    table = ngrams(tokens, by="doc")
    assert table[["ngram", "doc", "n", "n1", "n2", "total"]].astype(object).values.tolist() == [
        ["حرب سلم", "a", 1, 1, 1, 2],
        ["سلم حرب", "a", 1, 1, 1, 2],
        ["حرب سلم", "b", 1, 1, 1, 1],
    ]


def test_the_groups_add_up_to_the_whole(tokens):
    whole, parts = ngrams(tokens, 3), ngrams(tokens, 3, by="source")
    undated = tokens["source"].isna()
    rest = ngrams(tokens[undated], 3)
    added = pd.concat([parts, rest]).groupby("ngram")["n"].sum()
    assert added.to_dict() == dict(zip(whole["ngram"], whole["n"], strict=True))


@pytest.mark.parametrize("n", [1, 2, 3])
def test_nothing_counted_gives_an_empty_table_with_the_same_columns(tokens, n):
    empty, full = ngrams(tokens.iloc[:0], n), ngrams(tokens, n)
    assert empty.empty
    assert list(empty.columns) == list(full.columns)
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def test_longer_runs_than_the_text_are_none(corpus):
    assert ngrams(tokenize(corpus("حرب سلم")), 3).empty


@pytest.mark.parametrize("n", [0, -1, 2.0, True, "2"])
def test_a_number_of_words_that_is_none_is_refused(tokens, n):
    with pytest.raises(InputError, match="n is a whole number of words from 1"):
        ngrams(tokens, n)


def test_a_unit_that_is_none_is_refused(tokens):
    with pytest.raises(InputError, match="across is one of sentence, document"):
        ngrams(tokens, across="line")


def test_each_word_is_shown_in_its_most_frequent_spelling(corpus):
    table = ngrams(tokenize(corpus("أمن قومي. أمن قومي. امن عام")))
    assert table[["ngram", "surface"]].values.tolist() == [
        ["امن قومي", "أمن قومي"],
        ["امن عام", "أمن عام"],
    ]


def test_rare_and_unwanted_runs_are_left_out_and_change_no_total(corpus):
    tokens = tokenize(corpus("حرب عالمية حرب عالمية", "حرب عالمية قمة دولية"))
    every = ngrams(tokens, 2).set_index("ngram")
    often = ngrams(tokens, 2, min_count=2).set_index("ngram")
    assert [*often.index] == [run for run in every.index if every.loc[run, "n"] >= 2]
    assert often["total"].equals(every.loc[often.index, "total"])
    wanted = ngrams(tokens, 2, without=["قمة"])
    assert {*every.index} - {*wanted["ngram"]} == {run for run in every.index if "قمة" in run}
