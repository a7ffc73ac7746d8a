import pandas as pd

from analysis import frequencies, keyness, tokenize
from analysis.measuring.chance import key_by_chance
from analysis.measuring.formulas import keyness as formulas


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
    assert list(table.columns) == ["doc", "total", "passing", "by_chance", "low", "high"]
    assert table.empty
