"""Keyness: bars as long as the measure on either side of zero, the counts at their edges."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

import analysis as ar
from analysis.reading.errors import InputError
from analysis.showing import charts
from tests.showing.charts.samples import FiveArticles, MakeRates


@pytest.fixture
def scores() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "word": ["a", "b", "c", "d", "e"],
            "n_target": [6, 0, 2, 9, 1],
            "n_reference": [0, 4, 1, 9, 7],
            "total_target": 894,
            "total_reference": 826,
            "log_ratio": [3.5, -3.0, 0.75, np.inf, -2.5],
        }
    )


def _at(ax, text: str):
    return [one.get_window_extent() for one in ax.texts if one.get_text() == text]


def test_bars_are_as_long_as_the_measure_the_highest_first(scores) -> None:
    ax = charts.keyness(scores, title="x")
    assert [bar.get_width() for bar in ax.patches] == [3.5, 0.75, -2.5, -3.0]
    tops = [bar.get_window_extent().y1 for bar in ax.patches]
    assert tops == sorted(tops, reverse=True)
    assert charts.data(ax)["word"].tolist() == ["a", "c", "e", "b"]


def test_each_word_stands_on_the_free_side_of_zero(scores) -> None:
    ax = charts.keyness(scores, title="x")
    zero = ax.transData.transform((0, 0))[0]
    assert _at(ax, "a")[0].x1 < zero < _at(ax, "b")[0].x0


def test_counts_stand_at_the_edge_of_the_side_they_belong_to(scores) -> None:
    ax = charts.keyness(scores, title="x")
    frame = ax.get_window_extent()
    assert _at(ax, "6")[0].x0 > frame.x1  # the target's, right
    assert _at(ax, "4")[0].x1 < frame.x0  # the reference's, left


@pytest.mark.shaping
def test_in_arabic_the_target_grows_to_the_left(scores) -> None:
    ax = charts.keyness(scores, title="x", lang="ar")
    ends = [bar.get_window_extent() for bar in ax.patches]
    zero = ax.transData.transform((0, 0))[0]
    assert ends[0].x0 < zero - 1
    assert ends[-1].x1 > zero + 1
    assert _at(ax, "6")[0].x1 < ax.get_window_extent().x0


def test_the_sides_are_named_with_their_words(scores, written, letters) -> None:
    shown = written(charts.keyness(scores, title="x", sides=("2022", "2025")))
    assert letters("more in 2022: n of 894 words") in shown
    assert letters("more in 2025: n of 826 words") in shown
    few = charts.keyness(scores.drop(columns=["total_target", "total_reference"]), title="x")
    assert letters("more in the other texts") in written(few)


def test_only_the_twelve_furthest_of_each_side_are_shown() -> None:
    values = [*range(1, 31), *range(-30, 0)]
    table = pd.DataFrame({"word": [str(v) for v in values], "n_target": 1, "n_reference": 1})
    ax = charts.keyness(table.assign(log_ratio=values), title="x")
    expected = [*range(30, 18, -1), *range(-19, -31, -1)]
    assert [round(bar.get_width()) for bar in ax.patches] == expected


def test_the_text_alternative_gives_both_counts(scores) -> None:
    ax = charts.keyness(scores, title="a and b", sides=("2022", "2025"))
    assert charts.describe(ax).endswith(
        "more in 2022: n of 894 words. more in 2025: n of 826 words. a: 6 against 0, 3.5; "
        "c: 2 against 1, 0.8; e: 1 against 7, -2.5; b: 0 against 4, -3.0."
    )


def test_another_measure_and_a_missing_one(scores) -> None:
    ax = charts.keyness(scores.assign(lrc=[1.0, 0.0, 0.0, 0.0, -1.0]), title="x", measure="lrc")
    assert [bar.get_width() for bar in ax.patches] == [1.0, -1.0]
    with pytest.raises(InputError, match="Missing: bic"):
        charts.keyness(scores, title="x", measure="bic")


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """Long names, counts of one digit and of four."""
    many = len(names)
    counts = {"n_target": range(many), "n_reference": range(0, 1000 * many, 1000)}
    values = [place - many / 2 for place in range(many)]
    return pd.DataFrame({"word": names, **counts, "total_target": 894, "log_ratio": values})


def on_five_articles(five: FiveArticles) -> Axes:
    """Words of 2022 against words of 2025."""
    early = five.tokens["date"].dt.year == 2022
    scores = ar.keyness(ar.frequencies(five.tokens[early]), ar.frequencies(five.tokens[~early]))
    title = five.say("The two years speak of different meetings", "السنتان تتناولان لقاءات مختلفة")
    return charts.keyness(scores, sides=("2022", "2025"), title=title, **five.options)
