from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import collocates, tokenize
from analysis.reading.errors import InputError

CELLS = ["word1", "word2", "n", "n1", "n2", "total"]

TEXT = st.lists(st.sampled_from(["حرب", "سلم", "غرب", "قوة", "."]), max_size=14).map(" ".join)


def naive(tokens, node, width, unit):
    """Evert's surface convention, token by token."""
    rows = list(tokens[["doc", "sentence", "position", "word"]].itertuples(index=False))
    nodes = [r for r in rows if r.word == node]
    inside, elsewhere = Counter(), Counter()
    for r in rows:
        if r.word == node:
            continue
        elsewhere[r.word] += 1
        if any(
            abs(r.position - n.position) <= width
            and all(getattr(r, u) == getattr(n, u) for u in unit)
            for n in nodes
        ):
            inside[r.word] += 1
    return inside, elsewhere


@given(st.lists(TEXT, min_size=1, max_size=3), st.integers(1, 6))
def test_windows_agree_with_a_loop_over_tokens(texts, width):
    tokens = tokenize(pd.DataFrame({"doc": list("abc")[: len(texts)], "text": texts}))
    for across, unit in (("sentence", ["doc", "sentence"]), ("document", ["doc"])):
        table = collocates(tokens, "حرب", within=width, across=across)
        inside, elsewhere = naive(tokens, "حرب", width, unit)
        assert dict(zip(table["word2"], table["n"], strict=True)) == inside
        assert all(table["n1"] == sum(inside.values()))
        assert [elsewhere[word] for word in table["word2"]] == list(table["n2"])
        assert all(table["total"] == sum(elsewhere.values()))


def test_a_token_in_two_windows_is_counted_once(corpus):
    table = collocates(tokenize(corpus("حرب ضد حرب")), "حرب", within=1)
    assert table[CELLS].values.tolist() == [["حرب", "ضد", 1, 1, 1, 1]]


def test_the_most_frequent_stand_first_and_equals_in_the_order_of_the_alphabet(corpus):
    table = collocates(tokenize(corpus("حرب دب جد دب. حرب بر جد دب")), "حرب")
    assert table["word2"].tolist() == ["دب", "جد", "بر"]
    table = collocates(tokenize(corpus("حرب دب جد بر")), "حرب")
    assert table["word2"].tolist() == ["بر", "جد", "دب"]


def test_the_whole_sentence_and_the_whole_document_are_windows_too(corpus):
    tokens = tokenize(corpus("واحد حرب اثنان. ثلاثة", "أربعة"))
    assert sorted(collocates(tokens, "حرب", within="sentence")["word2"]) == ["اثنان", "واحد"]
    assert len(collocates(tokens, "حرب", within="document")) == 3


def test_the_node_is_found_with_its_clitics_and_all_its_words_are_left_out(corpus):
    tokens = tokenize(corpus("ضد سياسة القوة والهيمنة"))
    table = collocates(tokens, {"power": ["سياسة القوة", "هيمنة"]}, within=5)
    assert table[CELLS].values.tolist() == [["power", "ضد", 1, 1, 1, 1]]


def test_each_family_is_a_node_of_its_own(tokens):
    both = collocates(tokens, ["حرب", "غرب"])
    one = collocates(tokens, "غرب")
    pd.testing.assert_frame_equal(both[both["word1"] == "غرب"].reset_index(drop=True), one)


@pytest.mark.parametrize("node", ["زرافة", []])
def test_a_node_that_is_not_there_has_no_collocates(tokens, node):
    table = collocates(tokens, node)
    assert table.empty
    assert set(CELLS) < set(table.columns)


def test_an_empty_corpus_has_no_collocates(tokens):
    assert collocates(tokens.iloc[:0], "حرب").empty


def test_a_unit_and_a_width_that_are_none_are_refused(tokens):
    with pytest.raises(InputError, match="across is one of sentence, document; found 'line'"):
        collocates(tokens, "حرب", across="line")
    with pytest.raises(InputError, match="within is a whole number"):
        collocates(tokens, "حرب", within=0)


def test_the_rows_may_come_in_any_order_and_words_may_be_left_out(tokens):
    node, width = "حرب", 4
    shuffled = tokens.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(
        collocates(tokens, node, within=width), collocates(shuffled, node, within=width)
    )
    fewer = tokens[tokens["word"] != "في"]
    whole = collocates(tokens, node, within=width)
    kept = collocates(fewer, node, within=width)
    expected = whole[whole["word2"] != "في"]
    assert kept[["word2", "n"]].values.tolist() == expected[["word2", "n"]].values.tolist()


def test_rare_and_unwanted_neighbours_are_left_out_and_change_no_other_cell(corpus):
    tokens = tokenize(corpus("حرب سلم غرب. حرب سلم."))
    every = collocates(tokens, "حرب").set_index("word2")
    often = collocates(tokens, "حرب", min_count=2).set_index("word2")
    assert [*often.index] == ["سلم"]
    pd.testing.assert_frame_equal(often, every.loc[often.index])
    assert [*collocates(tokens, "حرب", without=["سلم"])["word2"]] == ["غرب"]
