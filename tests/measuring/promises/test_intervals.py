"""Every interval of a rate, a dispersion, a count covers what it promises."""

import numpy as np
import pytest

from analysis.measuring.formulas import clustered, resampling
from analysis.measuring.formulas.dispersion import MEASURES as DISPERSION
from analysis.measuring.formulas.intervals import poisson_interval, ratio_interval
from tests.measuring.promises.drawn import LENGTHS, RARE, RATES, TAILS, counts, lengths, seen


@pytest.mark.parametrize("kind", LENGTHS)
@pytest.mark.parametrize(("mean", "shape"), [*RATES, *RARE, *TAILS])
@pytest.mark.parametrize("number", [8, 20, 60])
@pytest.mark.usefixtures("design")
def test_the_interval_of_a_rate_over_documents_covers_it(number, mean, shape, kind, times, draws):
    rng, covered, wide = np.random.default_rng(number), [], []
    for _ in range(draws):
        sizes, truth = lengths(kind, number, rng), mean / 500
        low, high = clustered.rate_interval(counts(mean, shape, sizes, times // draws, rng), sizes)
        covered += ((low <= truth) & (truth <= high)).tolist()
        wide += ((high - low) / truth).tolist()
    name = f"rate over {number} documents, {kind}, {mean} a document, shape {shape}"
    seen(name, np.mean(covered), times, least=0.93, wide=wide)


def test_a_word_in_a_fifth_of_eight_documents_is_covered_where_it_stands(times):
    # One of six samples holds no occurrence, and no interval can know how often it stands in one.
    rng, sizes = np.random.default_rng(8), np.full(8, 500.0)
    drawn = counts(10, None, sizes * 1.0, times, rng) * (rng.random((times, 8)) < 0.2)
    low, high = clustered.rate_interval(drawn, sizes)
    stands = drawn.any(axis=1)
    share = ((low <= 0.004) & (high >= 0.004))[stands].mean()
    seen("rate of a word in a fifth of 8 documents, where it stands", share, times, least=0.93)


def test_the_bootstrap_of_a_rate_covers_it(times):
    rng, sizes, mean, number = np.random.default_rng(3), np.full(12, 500.0), 5, times // 3
    drawn = counts(mean, 1, sizes, number, rng)
    low, high = resampling.resampled_interval(drawn, sizes, times=999)
    share = ((low <= mean / 500) & (high >= mean / 500)).mean()
    seen("bootstrap over 12 documents", share, number, least=0.93)


@pytest.mark.parametrize("name", ["dp", "da"])
@pytest.mark.parametrize(
    ("number", "kind", "mean", "shape"),
    [
        (30, "equal", 2, None),
        (30, "equal", 2, 1),
        (20, "equal", 10, "tail"),
        (20, "mixed", 10, None),
        (20, "equal", 2, 0.3),
        (60, "mixed", 2, 1),
        (60, "equal", 0.5, 3),
    ],
)
def test_the_interval_of_a_dispersion_covers_that_of_all_such_documents(
    name, number, kind, mean, shape, times, draws
):
    rng, measure, covered, wide = np.random.default_rng(5), DISPERSION[name].function, [], []
    sizes = lengths(kind, 40_000, rng)
    truth = measure(counts(mean, shape, sizes, 1, rng), sizes).item()
    for _ in range(draws):
        sizes = lengths(kind, number, rng)
        drawn = counts(mean, shape, sizes, times // draws, rng)
        low, high = resampling.spread_interval(measure, drawn, sizes, times=199)
        known = ~np.isnan(low)
        covered += ((low <= truth) & (high >= truth))[known].tolist()
        wide += ((high - low) / truth)[known].tolist()
    name = f"{name} of {number} documents, {kind}, {mean} a document, shape {shape}"
    seen(name, np.mean(covered), len(covered), least=0.93, wide=wide)


@pytest.mark.parametrize("mean", [0.3, 2, 30])
def test_exact_intervals_cover_counts_of_words_drawn_one_by_one(mean, times):
    rng = np.random.default_rng(1)
    first, second = rng.poisson(mean, times), rng.poisson(2 * mean, times)
    low, high = poisson_interval(first)
    seen(f"Garwood, {mean} expected", ((low <= mean) & (mean <= high)).mean(), times, least=0.95)
    low, high = ratio_interval(first, 1000, second, 1000)
    seen(f"ratio, {mean} expected", ((low <= 0.5) & (high >= 0.5)).mean(), times, least=0.95)
