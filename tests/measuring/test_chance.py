from importlib import import_module
from time import perf_counter

import numpy as np
import pandas as pd
import pytest

from analysis import frequencies, keyness, tokenize
from analysis.measuring.chance import key_by_chance
from analysis.measuring.formulas import keyness as formulas

chance = import_module("analysis.measuring.chance")


def test_the_words_that_pass_are_those_whose_p_value_is_below_five_per_cent(tokens):
    table = key_by_chance(tokens, times=5).set_index("doc")
    for doc in table.index:
        mine = tokens["doc"] == doc
        scores = keyness(frequencies(tokens[mine]), frequencies(tokens[~mine]))
        counts = ("n_target", "total_target", "n_reference", "total_reference")
        p = formulas.log_likelihood_p(*(scores[column] for column in counts))
        assert table.loc[doc, "passing"] == (p < 0.05).sum()
        assert table.loc[doc, "total"] == mine.sum()


def test_a_group_that_differs_in_nothing_passes_as_many_as_chance_does(tokens):
    # Every second sentence: no article, no speaker, no date sets them apart.
    sentence = tokens["doc"].astype("str") + " " + tokens["sentence"].astype("str")
    half = pd.factorize(sentence)[0] % 2
    table = key_by_chance(tokens.assign(half=pd.Categorical(half)), by="half")
    assert table["passing"].between(table["low"], table["high"]).all()


def test_a_group_with_a_word_of_its_own_passes_more(corpus):
    texts = ["حرب سلم. " * 30, "غرب شرق. " * 30]
    table = key_by_chance(tokenize(corpus(*texts)), times=50)
    assert (table["passing"] == 4).all()
    assert (table["by_chance"] < 4).all()


def test_the_seed_is_fixed(tokens):
    pd.testing.assert_frame_equal(key_by_chance(tokens, times=9), key_by_chance(tokens, times=9))


def test_an_empty_corpus_has_no_groups(tokens):
    table = key_by_chance(tokens.iloc[:0])
    assert list(table.columns) == ["doc", "total", "passing", "by_chance", "low", "high", "dealt"]
    assert table.empty


def test_documents_are_dealt_where_there_are_enough_and_sentences_otherwise(corpus):
    names = [f"{number:02}" for number in range(20)]
    texts = [f"حرب سلم كلمة{number}" for number in range(20)]
    sides = ["x"] * 9 + ["y"] * 9 + ["z"] * 2
    tokens = tokenize(pd.DataFrame({"doc": names, "text": texts, "outlet": sides}))
    table = key_by_chance(tokens, by="outlet", times=5).set_index("outlet")
    assert table["dealt"].to_dict() == {"x": "documents", "y": "documents", "z": "sentences"}


@pytest.mark.parametrize(("mine", "rest", "dealt"), [(8, 8, "documents"), (8, 7, "sentences")])
def test_eight_documents_on_both_sides_are_enough(corpus, mine, rest, dealt):
    sides = ["x"] * mine + ["y"] * rest
    tokens = tokenize(corpus(*["حرب سلم غرب"] * len(sides), outlet=sides))
    assert set(key_by_chance(tokens, by="outlet", times=2)["dealt"]) == {dealt}


def test_a_word_of_one_document_passes_by_chance_too_where_documents_are_dealt(corpus):
    # One of twenty documents says a word ten times: wherever it goes, the word passes.
    names = [f"{number:02}" for number in range(20)]
    texts = ["حرب سلم غرب شرق " * 5 for _ in range(20)]
    texts[0] = "نفط " * 20
    tokens = tokenize(pd.DataFrame({"doc": names, "text": texts, "half": ["x", "y"] * 10}))
    table = key_by_chance(tokens, by="half", times=50)
    assert (table["passing"] == table["by_chance"]).all()
    assert (table["by_chance"] >= 1).all()


def test_a_random_group_has_as_many_words_as_the_real_one_as_near_as_units_come():
    # Trap: the group one sentence short.
    deck = chance._Deck(np.arange(10), np.repeat([0, 1, 2, 3, 4], 2))
    rng = np.random.default_rng(3)
    for size in range(1, 11):
        assert len(deck.deal(size, rng)) == size + size % 2
    # Trap: always the longer one, so that uneven documents make random groups too large.
    deck = chance._Deck(np.arange(12), np.repeat([0, 1], [2, 10]))
    assert {len(deck.deal(3, rng)) for _ in range(20)} == {2, 10}
    assert {len(deck.deal(8, rng)) for _ in range(20)} == {12, 10}
    deck = chance._Deck(np.arange(8), np.repeat([0, 1], [3, 5]))
    assert {len(deck.deal(4, rng)) for _ in range(20)} == {3, 5}


def test_two_hundred_documents_take_seconds():
    rng = np.random.default_rng(1)
    vocabulary = np.array([f"كلمة{number}" for number in range(3000)])
    share = 1 / np.arange(1, 3001)
    texts = [
        ". ".join(" ".join(rng.choice(vocabulary, 20, p=share / share.sum())) for _ in range(15))
        for _ in range(200)
    ]
    tokens = tokenize(pd.DataFrame({"doc": [f"{n:03}" for n in range(200)], "text": texts}))
    begin = perf_counter()
    key_by_chance(tokens, times=50)
    assert perf_counter() - begin < 60
