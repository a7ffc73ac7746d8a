from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from scipy import optimize, stats

from analysis import find_terms, rates, tokenize
from analysis.measuring.trend import trend
from analysis.reading.errors import InputError


def yearly(n, total=1000):
    dates = pd.date_range("2010-01-01", periods=len(n), freq="YS")
    table = pd.DataFrame({"family": "war", "date": dates, "n": n, "total": total})
    return table.assign(per_1000=1000 * table["n"] / table["total"])


def test_five_articles_have_no_course_over_time(hits, tokens):
    with pytest.raises(InputError, match=r"needs 8 dates with words; found '5 dates'"):
        trend(rates(hits, tokens, by="date"))


def test_kendall_and_theil_sen_agree_with_loops_over_pairs():
    n = [3, 1, 4, 2, 7, 5, 9, 6, 8]
    table = yearly(n)
    row = trend(table).iloc[0]
    years = (table["date"] - table["date"][0]).dt.days / 365.25
    signs = [np.sign(n[j] - n[i]) for i, j in combinations(range(9), 2)]
    slopes = [(n[j] - n[i]) / (years[j] - years[i]) for i, j in combinations(range(9), 2)]
    assert row["tau"] == pytest.approx(sum(signs) / 36)
    assert row["slope"] == pytest.approx(np.median(slopes))
    assert row["slope_low"] < row["slope"] < row["slope_high"]


def test_a_course_without_exception_has_the_exact_p_value():
    # One order in 8! rises throughout, one falls: p = 2 / 40320.
    assert trend(yearly(range(1, 9))).iloc[0]["tau_p"] == pytest.approx(2 / 40320)


def test_the_regression_maximises_the_poisson_likelihood_over_the_observed_span():
    n, total = np.array([2, 3, 5, 4, 9, 8, 14, 17]), np.array([900, 1100] * 4)
    table = yearly(n, total)
    place = (table["date"] - table["date"][0]) / (table["date"][7] - table["date"][0])
    place = place.to_numpy()

    def loss(ab):
        mean = total * np.exp(ab[0] + ab[1] * place)
        return (mean - n * np.log(mean)).sum()

    best = optimize.minimize(loss, [-6, 0.1], method="Nelder-Mead", options={"xatol": 1e-9})
    row = trend(table).iloc[0]
    assert row["times_over_span"] == pytest.approx(np.exp(best.x[1]), rel=1e-5)
    # The counts vary less than Poisson's: the error is then Poisson's, or HC3 by hand.
    x = np.column_stack([np.ones(8), place])
    mean = total * np.exp(x @ best.x)
    bread = np.linalg.inv(x.T @ (x * mean[:, None]))
    lever = np.array([mean[i] * x[i] @ bread @ x[i] for i in range(8)])
    robust = bread @ (x.T @ (x * (((n - mean) / (1 - lever)) ** 2)[:, None])) @ bread
    error = np.sqrt(max(bread[1, 1], robust[1, 1]))
    wide = stats.t.ppf(0.975, 6) * error
    assert row["high"] == pytest.approx(np.exp(best.x[1] + wide), rel=1e-4)


def test_counts_that_scatter_widen_the_interval_by_their_dispersion():
    n = np.array([0, 30, 2, 41, 1, 28, 60, 3])
    table = yearly(n)
    row = trend(table).iloc[0]
    place = np.arange(8)[:, None] ** [0, 1] / [1, 7]
    slope = np.log(row["times_over_span"])
    mean = np.exp(place[:, 1] * slope)
    mean *= n.sum() / mean.sum()
    dispersion = ((n - mean) ** 2 / mean).sum() / 6
    error = np.sqrt(np.linalg.inv(place.T @ (place * mean[:, None]))[1, 1] * dispersion)
    width = (np.log(row["high"]) - np.log(row["low"])) / 2
    assert width >= stats.t.ppf(0.975, 6) * error * (1 - 1e-3)


@pytest.mark.parametrize("n", [[0] * 7 + [1], [0] * 3 + [9] + [0] * 4])
def test_occurrences_on_one_date_are_an_event_and_no_course(n):
    # Trap: separation; a program that prints "11,612 times a year" has not noticed.
    row = trend(yearly(n)).iloc[0]
    assert row["tau":"high"].isna().all()
    assert row["why"] == "every occurrence lies on one date: an event, not a course"


def test_equal_rates_have_an_interval_that_is_not_a_point():
    row = trend(yearly([5] * 8)).iloc[0]
    assert row["low"] < 0.5 < 1 < 2 < row["high"]
    assert row[["slope_low", "slope_high"]].isna().all()


def test_each_outlet_has_a_course_of_its_own_and_a_short_one_says_why_it_has_none():
    both = pd.concat([yearly(range(1, 9)).assign(source="x"), yearly([3, 1, 2]).assign(source="y")])
    table = trend(both).set_index("source")
    assert table.loc["x", "dates"] == 8
    assert table.loc["x", "why"] == ""
    assert np.isnan(table.loc["y", "times_over_span"])
    assert table.loc["y", "why"] == "fewer than 8 dates with words"


def test_no_rows_give_no_courses_with_the_same_types():
    full = trend(yearly(range(8)))
    empty = trend(yearly([]).astype(yearly([1]).dtypes))
    assert empty.empty
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def test_years_without_words_are_no_dates_and_a_family_without_hits_has_no_course(corpus):
    dates = pd.to_datetime([f"{year}-01-01" for year in (2010, *range(2013, 2020))])
    tokens = tokenize(corpus(*["حرب سلم"] * 8, date=dates))
    table = trend(rates(find_terms(tokens, {"w": "حرب", "f": "خوف"}), tokens, by="year"))
    assert table["dates"].tolist() == [8, 8]
    assert table.set_index("family").loc["f", "tau":"high"].isna().all()
    assert table.set_index("family").loc["f", "why"] == "it never stands"


def test_the_negative_binomial_waits_for_twenty_dates():
    rng = np.random.default_rng(3)
    n = rng.negative_binomial(2, 0.1, size=24)
    with pytest.raises(InputError, match="needs 20 dates"):
        trend(yearly(n[:19]), model="negative_binomial")
    row = trend(yearly(n), model="negative_binomial").iloc[0]
    assert row["low"] < row["times_over_span"] < row["high"]
    with pytest.raises(InputError, match="model is one of"):
        trend(yearly(n), model="linear")
