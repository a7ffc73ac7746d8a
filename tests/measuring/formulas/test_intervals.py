import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.measuring.formulas.intervals import poisson_interval, ratio_interval, share_interval
from analysis.reading.errors import InputError


@given(st.integers(0, 200), st.integers(0, 200), st.sampled_from([0.8, 0.95, 0.99]))
@settings(max_examples=50)
def test_wilsons_interval_is_scipys(n, rest, level):
    if n + rest == 0:
        return
    wilson = stats.binomtest(n, n + rest).proportion_ci(confidence_level=level, method="wilson")
    assert share_interval(n, n + rest, level=level) == pytest.approx(
        (wilson.low, wilson.high), abs=1e-12
    )


def test_a_share_of_nothing_is_undefined_and_of_all_ends_at_one():
    assert np.isnan(share_interval(0, 0)).all()
    assert share_interval(0, 5)[0] == 0
    assert share_interval(5, 5)[1] == 1


@given(st.integers(0, 60), st.integers(0, 60), st.sampled_from([0.8, 0.95]))
@settings(max_examples=50)
def test_the_ratio_of_two_rates_has_the_exact_conditional_interval(f1, f2, level):
    if f1 + f2 == 0:
        return
    share = stats.binomtest(f1, f1 + f2).proportion_ci(confidence_level=level, method="exact")
    low, high = ratio_interval(f1, 500, f2, 1500, level=level)
    assert low == pytest.approx(3 * share.low / (1 - share.low))
    expected = np.inf if share.high == 1 else 3 * share.high / (1 - share.high)
    assert high == pytest.approx(expected, rel=1e-6)


def test_the_ratio_of_two_zeros_may_be_anything_and_without_words_is_undefined():
    assert ratio_interval(0, 100, 0, 100) == (0, np.inf)
    assert np.isnan(ratio_interval(0, 0, 5, 100)).all()
    assert np.isnan(ratio_interval(5, 100, 0, 0)).all()


def test_intervals_take_arrays():
    low, high = ratio_interval([0, 5], 100, [5, 0], [200, 200])
    assert low[0] == 0
    assert high[1] == np.inf
    assert poisson_interval([0, 1, 2])[0].shape == (3,)
    assert share_interval(np.array([1, 2]), 5)[1].shape == (2,)


@pytest.mark.parametrize("level", [0, 1, 95, float("nan")])
def test_a_level_that_is_none_is_refused(level):
    for call in (
        lambda: poisson_interval(1, level=level),
        lambda: share_interval(1, 2, level=level),
        lambda: ratio_interval(1, 2, 1, 2, level=level),
    ):
        with pytest.raises(InputError, match="level is a number between 0 and 1"):
            call()
