import numpy as np
import pandas as pd
import pytest
from scipy import optimize, stats

from analysis import find_terms, rates, tokenize
from analysis.measuring.formulas.intervals import poisson_interval
from analysis.reading.errors import InputError


@pytest.mark.parametrize("n", [0, 1, 2, 3, 7, 50])
@pytest.mark.parametrize("level", [0.9, 0.95, 0.99])
def test_the_interval_leaves_half_the_rest_in_each_tail(n, level):
    # Second route: solve the Poisson tails themselves, without the chi-squared identity.
    low, high = poisson_interval(np.array([n]), level=level)
    tail = (1 - level) / 2
    upper = optimize.brentq(lambda m: stats.poisson.cdf(n, m) - tail, 1e-9, 200)
    assert high[0] == pytest.approx(upper)
    if n:
        lower = optimize.brentq(lambda m: stats.poisson.sf(n - 1, m) - tail, 1e-9, 200)
        assert low[0] == pytest.approx(lower)
    else:
        assert low[0] == 0


def test_garwoods_published_limits_are_reproduced():
    # Garwood (1936), two-sided 95 %: 0 -> (0, 3.689), 1 -> (0.0253, 5.572), 10 -> (4.795, 18.39)
    low, high = poisson_interval(np.array([0, 1, 10]))
    assert low == pytest.approx([0, 0.0253, 4.795], abs=5e-4)
    assert high == pytest.approx([3.689, 5.572, 18.39], abs=5e-3)


def test_counts_and_words_stand_beside_the_rate(corpus):
    tokens = tokenize(corpus("حرب " * 3 + "سلم " * 97, "سلم " * 50))
    table = rates(find_terms(tokens, ["حرب", "سلم"]), tokens)
    assert table[["family", "doc", "n", "total", "per_1000", "docs"]].values.tolist() == [
        ["حرب", "a", 3, 100, 30.0, 1],
        ["سلم", "a", 97, 100, 970.0, 1],
        ["حرب", "b", 0, 50, 0.0, 0],
        ["سلم", "b", 50, 50, 1000.0, 1],
    ]


def test_an_article_without_a_hit_stands_with_its_interval(hits, tokens):
    table = rates(hits, tokens).query("family == 'hegemony'").set_index("doc")
    assert table["n"].to_dict() == {"000": 1, "001": 1, "002": 0, "003": 0, "004": 1}
    assert table.loc["002", "low"] == 0
    assert table.loc["002", "high"] == pytest.approx(
        1000 * -np.log(0.025) / table.loc["002", "total"]
    )


def test_the_interval_holds_the_rate_and_grows_with_the_level(hits, tokens):
    narrow, wide = rates(hits, tokens, level=0.8), rates(hits, tokens, level=0.99)
    for table in (narrow, wide):
        assert (table["low"] <= table["per_1000"]).all()
        assert (table["per_1000"] <= table["high"]).all()
    assert (wide["high"] > narrow["high"]).all()


def test_years_without_an_article_have_no_rate(hits, tokens):
    table = rates(hits, tokens, by="year").query("family == 'war'")
    assert list(table["date"].dt.year) == [2022, 2023, 2024, 2025]
    assert table["total"].tolist()[1:3] == [0, 0]
    assert table.loc[table["total"] == 0, ["per_1000", "low", "high"]].isna().all(axis=None)


def test_rates_by_any_column_pool_its_documents(hits, tokens):
    table = rates(hits, tokens, by="source")
    words = tokens.groupby("source", observed=True).size()
    assert (table["total"] == table["source"].map(words).astype("int64")).all()
    assert table["n"].sum() == len(hits)


def test_without_groups_the_whole_corpus_is_rated(hits, tokens):
    table = rates(hits, tokens, by=None).set_index("family")
    assert (table["total"] == len(tokens)).all()
    assert table.loc["war", ["n", "docs"]].tolist() == [16, 4]


def test_words_can_be_rated_too(tokens):
    table = rates(tokens[tokens["word"] == "شي"], tokens, by="doc").query("word == 'شي'")
    assert table["n"].sum() == (tokens["word"] == "شي").sum()


def test_an_empty_corpus_has_no_rates(tokens):
    empty = tokenize(pd.DataFrame({"doc": ["a"], "text": [""]}))
    table = rates(find_terms(empty, "حرب"), empty)
    assert table[["n", "total"]].values.tolist() == [[0, 0]]
    assert table[["per_1000", "low", "high"]].isna().all(axis=None)


@pytest.mark.parametrize("level", [0, 1, -1, 95, float("nan")])
def test_a_level_that_is_none_is_refused(hits, tokens, level):
    with pytest.raises(InputError, match="level is a number between 0 and 1"):
        rates(hits, tokens, level=level)


def test_an_unknown_group_is_refused(hits, tokens):
    with pytest.raises(InputError, match="found 'outlet'"):
        rates(hits, tokens, by="outlet")


TIMES = np.array([0, 1, 2, 3, 8, 1, 0, 5, 2, 4])
WORDS = np.array([50, 60, 70, 80, 40, 30, 90, 100, 20, 60])


@pytest.fixture
def ten(corpus):
    texts = ["حرب " * n + "سلم " * (w - n) for n, w in zip(TIMES, WORDS, strict=True)]
    tokens = tokenize(corpus(*texts, outlet=["x"] * 10))
    return find_terms(tokens, "حرب"), tokens


def test_documents_scatter_as_far_as_a_jackknife_and_their_dispersion_say(ten):
    row = rates(*ten, by="outlet", interval="documents").iloc[0]
    n, w = TIMES.sum(), WORDS.sum()
    apart = TIMES - n * WORDS / w
    quasi = n * (apart**2 / (n * WORDS / w)).sum() / 9
    jackknife = 9 / 10 * ((apart / (1 - WORDS / w)) ** 2).sum()
    documents = n * (n - 1) / (TIMES * (TIMES - 1)).sum()
    wide = stats.t.ppf(0.975, documents - 1) * np.sqrt(max(n, quasi, jackknife)) / n
    assert row["per_1000"] == pytest.approx(1000 * 26 / 600)
    assert row["low"] == pytest.approx(1000 * n / w * np.exp(-wide))
    assert row["high"] == pytest.approx(1000 * n / w * np.exp(wide))


def test_the_bootstrap_resamples_documents_and_pools_their_words(ten):
    # Trap: the mean of the documents' rates instead of the rate of all their words.
    rng = np.random.default_rng(7)
    draws = rng.integers(0, 10, size=(20_000, 10))
    low, high = 1000 * np.quantile(
        TIMES[draws].sum(axis=1) / WORDS[draws].sum(axis=1), [0.025, 0.975]
    )
    row = rates(*ten, by="outlet", interval="bootstrap").iloc[0]
    known = rates(*ten, by="outlet", interval="documents").iloc[0]
    assert row["low"] == pytest.approx(min(low, known["low"]), rel=0.05)
    assert row["high"] == pytest.approx(max(high, known["high"]), rel=0.05)


@pytest.mark.parametrize("interval", ["documents", "bootstrap"])
def test_groups_of_fewer_than_eight_documents_have_no_interval_over_documents(corpus, interval):
    tokens = tokenize(corpus(*["حرب سلم", "سلم سلم"] * 6, outlet=["x"] * 9 + ["y"] * 3))
    hits = find_terms(tokens, {"war": "حرب", "fear": "خوف"})
    table = rates(hits, tokens, by="outlet", interval=interval).set_index(["family", "outlet"])
    assert table.loc[("war", "x"), ["low", "high"]].notna().all()
    # Trap: a bootstrap of zeros is [0, 0]. 18 words without one: Garwood's end, in clusters of two
    # where documents are the sample.
    zero = [0, pytest.approx((2 if interval == "documents" else 1) * 1000 * -np.log(0.025) / 18)]
    assert table.loc[("fear", "x"), ["low", "high"]].tolist() == zero
    assert table.loc[("war", "y"), ["low", "high"]].isna().all()


@pytest.mark.parametrize("interval", ["documents", "bootstrap"])
def test_an_interval_over_five_articles_is_refused(hits, tokens, interval):
    for by in (None, "doc", "source"):
        with pytest.raises(InputError, match="an interval over documents needs 8 of them"):
            rates(hits, tokens, by=by, interval=interval)
    with pytest.raises(InputError, match="interval is one of poisson, documents, bootstrap"):
        rates(hits, tokens, interval="wald")


def test_words_have_intervals_over_documents_as_families_have(ten):
    hits, tokens = ten
    words = rates(tokens, tokens, by="outlet", interval="documents").set_index("word")
    families = rates(hits, tokens, by="outlet", interval="documents")
    assert words.loc["حرب", ["low", "high"]].tolist() == families[["low", "high"]].iloc[0].tolist()
