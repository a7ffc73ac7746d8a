from collections import Counter
from math import comb, log10, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measuring.formulas import diversity
from analysis.measuring.formulas.diversity import MEASURES

WORDS = st.lists(st.sampled_from("abcdefghij"), max_size=120)
# N = 8, V = 4; times 3, 2, 2, 1.
EIGHT = ["a", "b", "a", "c", "a", "b", "c", "d"]


def test_a_short_text_can_be_computed_by_hand():
    by_hand = {
        "ttr": 4 / 8,
        "herdan_c": 2 / 3,  # ln 4 / ln 8
        "guiraud_r": 4 / sqrt(8),
        "cttr": 4 / sqrt(16),
        "maas_a": sqrt((log10(8) - log10(4)) / log10(8) ** 2),
        "yule_k": 1e4 * (9 + 4 + 4 + 1 - 8) / 64,
        "simpson_d": (3 * 2 + 2 * 1 + 2 * 1) / (8 * 7),
    }
    for name, value in by_hand.items():
        assert MEASURES[name].function(EIGHT) == pytest.approx(value, rel=1e-12), name


def test_the_base_of_maas_matters_and_the_root_is_taken():
    # Trap: a squared instead of a, natural logarithms instead of those to base 10.
    natural = diversity.maas_a(EIGHT, base=np.e)
    assert natural == pytest.approx(sqrt(np.log(2)) / np.log(8))
    assert diversity.maas_a(EIGHT) == pytest.approx(natural * sqrt(np.log(10)))


@given(WORDS, st.integers(1, 60))
@settings(max_examples=100)
def test_the_moving_average_agrees_with_a_loop_over_windows(words, window):
    windows = [words[i : i + window] for i in range(len(words) - window + 1)]
    score = diversity.mattr(words, window=window)
    if not windows:
        assert np.isnan(score)
        return
    assert score == pytest.approx(sum(len(set(w)) / window for w in windows) / len(windows))
    assert score <= 1  # Trap: above 1.


@given(WORDS)
@settings(max_examples=50)
def test_hdd_agrees_with_counting_draws(words):
    n = len(words)
    if n < 42:
        assert np.isnan(diversity.hdd(words))
        return
    seen = sum(1 - comb(n - f, 42) / comb(n, 42) for f in Counter(words).values())
    assert diversity.hdd(words) == pytest.approx(seen / 42)
    assert 0 < diversity.hdd(words) <= 1


def walked(words):
    """McCarthy and Jarvis' factors, one word at a time, from scratch at each word."""
    factors, begin = 0.0, 0
    for end in range(1, len(words) + 1):
        if len(set(words[begin:end])) / (end - begin) < 0.72:
            factors, begin = factors + 1, end
    if rest := words[begin:]:
        factors += (1 - len(set(rest)) / len(rest)) / (1 - 0.72)
    return factors


@given(WORDS)
@settings(max_examples=100)
def test_mtld_agrees_with_a_walk_in_both_directions(words):
    forwards, backwards = walked(words), walked(words[::-1])
    score = diversity.mtld(words)
    if not forwards or not backwards:
        assert np.isnan(score)
    else:
        assert score == pytest.approx((len(words) / forwards + len(words) / backwards) / 2)


def test_mtld_is_computed_by_hand():
    # a b a a: TTR 1, 1, 2/3 < .72: a factor; the rest "a" is no part of one. Backwards a a: a
    # factor at 1/2, the rest b a none: 4 words over 1 factor, both ways.
    assert diversity.mtld(["a", "b", "a", "a"]) == 4
    # a b c a, forwards: 1, 1, 1, 3/4: not below .72, so a part (1 - .75) / .28 of a factor.
    assert diversity.mtld(["a", "b", "c", "a"]) == pytest.approx(4 / (0.25 / 0.28))


def test_a_factor_stays_open_at_exactly_the_threshold():
    words = [*map(str, range(18)), *["0"] * 7]  # TTR 18/25 = .72 at the last word
    assert walked(words) == pytest.approx(1)
    assert diversity._factors(words, 0.72) == pytest.approx((1 - 0.72) / (1 - 0.72))


@pytest.mark.parametrize("name", MEASURES)
def test_without_words_nothing_is_defined(name):
    assert np.isnan(MEASURES[name].function([]))


@pytest.mark.parametrize("name", ["herdan_c", "maas_a", "simpson_d", "mattr", "hdd", "mtld"])
def test_a_single_word_is_too_short(name):
    assert np.isnan(MEASURES[name].function(["a"]))


@given(WORDS, st.randoms())
@settings(max_examples=50)
def test_only_two_measures_look_at_the_order_of_the_words(words, random):
    mixed = random.sample(words, len(words))
    for name, measure in MEASURES.items():
        if name not in ("mattr", "mtld"):
            assert measure.function(mixed) == pytest.approx(measure.function(words), nan_ok=True)
    assert diversity.mtld(words[::-1]) == pytest.approx(diversity.mtld(words), nan_ok=True)


@pytest.mark.parametrize("name", MEASURES)
def test_lists_arrays_and_series_give_the_same(name, tokens):
    words = tokens["word"].astype("str").head(200)
    function = MEASURES[name].function
    one = function(words.tolist())
    assert function(words) == function(words.to_numpy()) == one
    assert isinstance(one, float)
    assert function(pd.Series(["nan", "null", "nan"] * 40)) == function(["a", "b", "a"] * 40)


def test_segments_are_whole_and_their_ratios_averaged():
    # aab | abb | a: two segments of three words with two different ones each; one word left.
    assert diversity.msttr(list("aababba"), segment=3) == pytest.approx(2 / 3)
    assert np.isnan(diversity.msttr(list("ab"), segment=3))
