import pytest

from analysis import diversity, tokenize
from analysis.measuring.formulas.diversity import MEASURES
from analysis.reading.errors import InputError


def test_each_article_has_the_diversity_of_its_words(tokens):
    table = diversity(tokens).set_index("doc")
    for doc, group in tokens.groupby("doc", observed=True):
        words = group["word"].astype("str").tolist()
        assert table.loc[doc, ["total", "types"]].tolist() == [len(words), len(set(words))]
        for name in ("ttr", "mattr", "hdd", "mtld", "yule_k", "maas_a"):
            assert table.loc[doc, name] == pytest.approx(MEASURES[name].function(words)), name


def test_groups_stand_in_their_order_with_those_without_words(corpus):
    table = diversity(tokenize(corpus("حرب سلم", "", "حرب")), "ttr")
    assert table[["doc", "total", "types"]].values.tolist() == [
        ["a", 2, 2],
        ["b", 0, 0],
        ["c", 1, 1],
    ]
    assert table["ttr"].isna().tolist() == [False, True, False]


def test_the_whole_is_one_row_and_years_are_rows_of_their_own(tokens):
    whole = diversity(tokens, "mtld", by=None)
    assert list(whole.columns) == ["total", "types", "mtld"]
    assert whole["total"].tolist() == [len(tokens)]
    years = diversity(tokens, "ttr", by="year")
    assert years["date"].dt.year.tolist() == [2022, 2023, 2024, 2025]
    assert years["ttr"].isna().tolist() == [False, True, True, False]


def test_an_empty_corpus_gives_an_empty_table_with_the_same_columns(tokens, corpus):
    empty, full = diversity(tokenize(corpus())), diversity(tokens)
    assert empty.empty
    assert list(empty.columns) == list(full.columns)
    assert (empty[list(MEASURES)].dtypes == "float64").all()


def test_an_unknown_measure_is_refused(tokens):
    with pytest.raises(InputError, match=r"a measure is one of ttr, .*; found 'vocd'"):
        diversity(tokens, "vocd")
