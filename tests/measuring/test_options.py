"""What a number in a formula's or a table verb's options does: levels, and sizes of windows."""

import numpy as np
import pandas as pd
import pytest

from analysis import accuracy, agreement, compare, dispersion, sample_for_coding, tokenize, trend
from analysis.measuring.formulas import clustered, keyness, resampling
from analysis.measuring.formulas.dispersion import MEASURES as DISPERSION
from analysis.measuring.formulas.diversity import hdd, mtld

COUNTS = np.array([[3.0, 0, 7, 2, 9, 1, 4, 6, 2, 5]])
SIZES = np.array([500.0, 400, 800, 450, 700, 520, 610, 480, 390, 550])
INSIDE = np.arange(10) < 5
CODES = [["a", "a", "b", "b", "a", "b"] * 5, ["a", "a", "b", "a", "a", "b"] * 5]


def rated(level: float) -> pd.DataFrame:
    """The course of a word over twelve months."""
    dates = pd.date_range("2024-01-01", periods=12, freq="MS")
    n = np.array([3, 5, 4, 7, 6, 9, 8, 11, 9, 12, 13, 15])
    table = pd.DataFrame({"family": "x", "date": dates, "n": n, "total": 1000, "per_1000": n * 1.0})
    return trend(table, level=level)


def coded(level: float) -> pd.DataFrame:
    """A sample in which the machine is right in two rows of three."""
    rows = pd.DataFrame({"doc": "a", "surface": "x", "voice": ["quoted", "article"] * 30})
    sample = sample_for_coding(rows, n=30)
    sample["coder"] = ["yes", "no", "yes"] * 10
    return accuracy(sample, level=level).query("stratum == 'all'")


ENDS = {
    "trend": rated,
    "accuracy": coded,
    "agreement": lambda level: agreement(*CODES, level=level),
    "rate_interval": lambda level: clustered.rate_interval(COUNTS, SIZES, level=level),
    "ratio_interval": lambda level: clustered.ratio_interval(COUNTS, SIZES, INSIDE, level=level),
    "log_ratio_docs": lambda level: (
        clustered.log_ratio_docs_low(COUNTS, SIZES, INSIDE, level=level),
        clustered.log_ratio_docs_high(COUNTS, SIZES, INSIDE, level=level),
    ),
    "resampled_interval": lambda level: resampling.resampled_interval(COUNTS, SIZES, level=level),
    "spread_interval": lambda level: resampling.spread_interval(
        DISPERSION["dp"].function, COUNTS, SIZES, level=level
    ),
}


def ends(found: object, low: str = "low", high: str = "high") -> tuple[float, float]:
    """The first interval of a table or of a pair of arrays."""
    if isinstance(found, pd.DataFrame):
        found = found[low], found[high]
    return tuple(np.ravel(end)[0] for end in found)


def assert_wider(call) -> None:
    (low, high), (lower, higher) = ends(call(0.8)), ends(call(0.99))
    assert lower < low < high < higher


@pytest.mark.parametrize("name", ENDS)
def test_a_higher_level_gives_a_wider_interval(name: str) -> None:
    assert_wider(ENDS[name])


@pytest.mark.parametrize("interval", ["poisson", "documents"])
def test_compare_keeps_to_the_level_asked_for(interval: str, corpus_of_twenty) -> None:
    assert_wider(
        lambda level: compare(
            corpus_of_twenty,
            corpus_of_twenty,
            by="side",
            target="a",
            level=level,
            interval=interval,
        )
    )


def test_dispersion_keeps_to_the_level_asked_for(corpus_of_twenty) -> None:
    def of_word(level: float) -> pd.DataFrame:
        table = dispersion(corpus_of_twenty, "dp", interval="bootstrap", level=level)
        return table.query("word == 'حرب'").rename(columns={"dp_low": "low", "dp_high": "high"})

    assert_wider(of_word)


@pytest.fixture
def corpus_of_twenty(corpus) -> pd.DataFrame:
    """Tokens of twenty documents of two sides in which one word stands more or less often."""
    texts = ["حرب " * n + "سلام " * (60 - n) for n in (3, 1, 7, 2, 9, 1, 4, 6, 2, 5) * 2]
    return tokenize(corpus(*texts, side=["a", "b"] * 10))


def test_a_conservative_log_ratio_of_a_higher_level_is_nearer_to_zero() -> None:
    assert 0 < keyness.lrc(60, 1000, 20, 1000, level=0.99) < keyness.lrc(60, 1000, 20, 1000)
    assert keyness.lrc(60, 1000, 20, 1000, level=0.95, tests=5) == pytest.approx(
        keyness.lrc(60, 1000, 20, 1000, level=0.99)
    )


def test_simple_maths_adds_what_it_is_told_to_both_rates() -> None:
    # 3 in 1,000 is 3,000 a million, 1 in 1,000 is 1,000.
    assert keyness.simple_maths(3, 1000, 1, 1000, smoothing=100) == pytest.approx(3100 / 1100)


def test_hdd_draws_as_many_words_as_it_is_told() -> None:
    # Two words drawn of a a b: both b and a in two of three draws, a in each.
    assert hdd(["a", "a", "b"], draws=2) == pytest.approx((1 + 2 / 3) / 2)


def test_mtld_closes_a_stretch_below_the_ratio_it_is_told() -> None:
    # a b a: 1, 1, 2/3 closes a stretch at .7 and leaves 1/3 ÷ 1/2 of one at .5.
    assert mtld(["a", "b", "a"], threshold=0.7) == pytest.approx(3)
    assert mtld(["a", "b", "a"], threshold=0.5) == pytest.approx(3 / (2 / 3))


def test_rows_are_drawn_apart_by_the_columns_named() -> None:
    rows = pd.DataFrame(
        {"doc": "a", "surface": "x", "voice": "quoted", "rule": ["one"] * 90 + ["two"] * 10}
    )
    drawn = sample_for_coding(rows, n=20, strata=["rule"])
    assert drawn["stratum"].value_counts().to_dict() == {"quoted / one": 10, "quoted / two": 10}
    assert drawn.groupby("stratum")["in_stratum"].first().to_dict() == {
        "quoted / one": 90,
        "quoted / two": 10,
    }
