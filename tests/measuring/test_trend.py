from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from scipy import optimize

from analysis import find_terms, rates, tokenize
from analysis.measuring.trend import burstiness, trend
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


def test_the_regression_maximises_the_poisson_likelihood():
    n, total = np.array([2, 3, 5, 4, 9, 8, 14, 17]), np.array([900, 1100] * 4)
    table = yearly(n, total)
    years = (table["date"] - table["date"][0]).dt.days.to_numpy() / 365.25

    def loss(ab):
        mean = total * np.exp(ab[0] + ab[1] * years)
        return (mean - n * np.log(mean)).sum()

    best = optimize.minimize(loss, [-6, 0.1], method="Nelder-Mead", options={"xatol": 1e-9})
    row = trend(table).iloc[0]
    assert row["times_per_year"] == pytest.approx(np.exp(best.x[1]), rel=1e-5)
    # Robust errors by hand: A^-1 B A^-1.
    x = np.column_stack([np.ones(8), years])
    mean = total * np.exp(x @ best.x)
    bread = np.linalg.inv(x.T @ (x * mean[:, None]))
    error = np.sqrt((bread @ (x.T @ (x * ((n - mean) ** 2)[:, None])) @ bread)[1, 1])
    assert row["high"] == pytest.approx(np.exp(best.x[1] + 1.959964 * error), rel=1e-4)


def test_years_without_words_are_no_dates_and_a_family_without_hits_has_no_course(corpus):
    dates = pd.to_datetime([f"{year}-01-01" for year in (2010, *range(2013, 2020))])
    tokens = tokenize(corpus(*["حرب سلم"] * 8, date=dates))
    table = trend(rates(find_terms(tokens, {"w": "حرب", "f": "خوف"}), tokens, by="year"))
    assert table["dates"].tolist() == [8, 8]
    assert table.set_index("family").loc["f", "tau":].isna().all()


def test_the_negative_binomial_waits_for_twenty_dates():
    rng = np.random.default_rng(3)
    n = rng.negative_binomial(2, 0.1, size=24)
    with pytest.raises(InputError, match="needs 20 dates"):
        trend(yearly(n[:19]), model="negative_binomial")
    row = trend(yearly(n), model="negative_binomial").iloc[0]
    assert row["low"] < row["times_per_year"] < row["high"]
    with pytest.raises(InputError, match="model is one of"):
        trend(yearly(n), model="linear")


def test_a_clock_has_no_bursts_and_a_crowd_has():
    assert burstiness([5, 5, 5]) == -1
    # gaps 1, 1, 1, 9: mean 3, sd sqrt(12)
    assert burstiness([1, 1, 1, 9]) == pytest.approx((12**0.5 - 3) / (12**0.5 + 3))
    assert np.isnan(burstiness([]))
