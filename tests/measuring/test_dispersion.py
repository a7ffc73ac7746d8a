from importlib import import_module

import numpy as np
import pandas as pd
import pytest

from analysis import dispersion, find_terms, frequencies, tokenize
from analysis.measuring.formulas import dispersion as formulas
from analysis.measuring.formulas.dispersion import MEASURES
from analysis.reading.errors import InputError


def test_each_word_is_spread_as_its_counts_in_the_articles_are(tokens):
    table = dispersion(tokens).set_index("word")
    sizes = tokens.groupby("doc", observed=True).size()
    for word in ("في", "الهيمنة", "بوتين"):
        counts = (tokens["word"] == word).groupby(tokens["doc"], observed=True).sum()
        for name in ("dp", "juilland_d", "da", "kld"):
            expected = MEASURES[name].function(counts.to_numpy(), sizes.to_numpy())
            assert table.loc[word, name] == pytest.approx(expected), (word, name)
        places = np.flatnonzero(tokens["word"] == word)
        assert table.loc[word, "arf"] == pytest.approx(formulas.arf(places, len(tokens)))


def test_rows_and_counts_are_those_of_the_frequencies(tokens):
    counts, table = frequencies(tokens), dispersion(tokens, "range")
    assert table["word"].tolist() == counts["word"].tolist()
    assert (table["n"] == counts["n"]).all()
    assert (table["range"] == counts["docs"]).all()
    assert (table["parts"] == 5).all()


def test_families_are_spread_over_the_tokens_they_were_found_in(corpus):
    # a: 2 of 4 words, b: 0 of 4. dp = (|1 - 1/2| + |0 - 1/2|) / 2
    tokens = tokenize(corpus("حرب حرب سلم سلم", "سلم سلم سلم سلم"))
    hits = find_terms(tokens, {"war": "حرب", "fear": "خوف"})
    table = dispersion(hits, "range", "dp", "arf", tokens=tokens).set_index("family")
    assert table.loc["war", ["n", "total", "parts", "range", "dp"]].tolist() == [2, 8, 2, 1, 0.5]
    assert table.loc["war", "arf"] == (1 + 4) / 4
    assert table.loc["fear", ["range", "dp", "arf"]].isna().all()


def test_a_document_without_a_word_is_no_part(corpus):
    table = dispersion(tokenize(corpus("حرب", "", "حرب سلم")), "dp")
    assert (table["parts"] == 2).all()


def test_the_parts_may_be_any_column(tokens):
    table = dispersion(tokens, "range", by="year")
    assert (table["parts"] == 2).all()
    assert table["range"].max() == 2


def test_blocks_of_words_give_what_the_whole_gives(tokens, monkeypatch):
    whole = dispersion(tokens)
    monkeypatch.setattr(import_module("analysis.measuring.held"), "_CELLS", 40)
    pd.testing.assert_frame_equal(dispersion(tokens), whole)


def test_one_document_has_no_spread(tokens):
    table = dispersion(tokens[tokens["doc"] == "000"], "dp", "range")
    assert table[["dp", "range"]].isna().all(axis=None)


def test_an_empty_corpus_gives_an_empty_table_with_the_same_columns(tokens):
    empty, full = dispersion(tokens.iloc[:0]), dispersion(tokens)
    assert empty.empty
    assert list(empty.columns) == list(full.columns)
    assert (empty[list(MEASURES)].dtypes == "float64").all()


def test_hits_without_tokens_and_unknown_measures_are_refused(hits, tokens):
    with pytest.raises(InputError, match="dispersion of hits needs tokens"):
        dispersion(hits)
    with pytest.raises(InputError, match="found 'gini'"):
        dispersion(tokens, "gini")


@pytest.fixture
def thirty():
    rng = np.random.default_rng(2)
    times = rng.poisson(3 * rng.gamma(1, 1, 30))
    texts = ["حرب " * n + "سلم " * (40 - n) for n in times]
    texts[0] += " نفط"
    return tokenize(pd.DataFrame({"doc": [f"{n:02}" for n in range(30)], "text": texts})), times


def test_the_interval_of_a_dispersion_resamples_documents(thirty):
    tokens, times = thirty
    table = dispersion(tokens, "dp", "da", "kld", interval="bootstrap").set_index("word")
    assert not {"kld_low", "kld_high"} & set(table.columns)
    rng, sizes = np.random.default_rng(9), np.full(30, 40)
    drawn = [formulas.dp(times[rows], sizes) for rows in rng.integers(0, 30, (999, 30))]
    low, high = np.quantile(drawn, [0.025, 0.975])
    row = table.loc["حرب"]
    assert row["dp_low"] <= low + 0.03
    assert row["dp_high"] >= high - 0.03
    assert row["dp_low"] < row["dp"] < row["dp_high"]
    assert row["da_low"] < row["da"] < row["da_high"]
    assert table.loc["نفط", ["dp_low", "dp_high"]].isna().all()
    again = dispersion(tokens, "dp", interval="bootstrap").set_index("word")
    assert again.loc["حرب", "dp_low"] == row["dp_low"]


def test_five_articles_do_not_show_how_a_dispersion_varies(tokens):
    with pytest.raises(InputError, match="needs 20 parts; found 5"):
        dispersion(tokens, "dp", interval="bootstrap")
    with pytest.raises(InputError, match="interval is one of bootstrap"):
        dispersion(tokens, "dp", interval="wald")
