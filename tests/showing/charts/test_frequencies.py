"""Bars: lengths are counts, names stand on the side their language starts at."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts import look
from analysis.showing.figures import render
from tests.showing.charts.samples import FiveArticles, MakeRates


@pytest.fixture
def counts() -> pd.DataFrame:
    words, numbers = ["روسيا", "الصين", "الهيمنة", "لا"], [22, 30, 7, 22]
    return pd.DataFrame({"word": words, "n": numbers, "total": 1720, "docs": 5})


def test_bars_are_as_long_as_the_counts_from_zero_and_the_longest_stands_first(counts) -> None:
    ax = charts.frequencies(counts, title="China first")
    assert [bar.get_width() for bar in ax.patches] == [30, 22, 22, 7]
    assert {bar.get_x() for bar in ax.patches} == {0}
    tops = [bar.get_window_extent().y0 for bar in ax.patches]
    assert tops == sorted(tops, reverse=True)
    assert charts.data(ax)["word"].tolist() == ["الصين", "روسيا", "لا", "الهيمنة"]


@pytest.mark.shaping
def test_arabic_bars_grow_from_the_right_with_names_beyond_and_numbers_at_the_end(
    counts, letters
) -> None:
    ax = charts.frequencies(counts, title="China first")
    bar = ax.patches[0].get_window_extent()
    by_text = {letters(text.get_text()): text.get_window_extent() for text in ax.texts}
    assert by_text[letters("الصين")].x0 > bar.x1
    assert by_text["03"].x1 < bar.x0
    ends = {round(patch.get_window_extent().x1) for patch in ax.patches}
    assert len(ends) == 1


def test_other_bars_grow_from_the_left() -> None:
    table = pd.DataFrame({"family": ["hegemony (الهيمنة)", "war"], "n": [3, 2]})
    ax = charts.frequencies(table, title="Hegemony")
    assert {round(patch.get_window_extent().x0) for patch in ax.patches} == {
        round(ax.get_window_extent().x0)
    }


def test_highlighted_bars_take_the_hue_and_the_others_go_grey(counts) -> None:
    ax = charts.frequencies(counts, title="x", highlight=["الهيمنة"])
    colours = [to_hex(bar.get_facecolor()) for bar in ax.patches]
    assert colours == [look.REST] * 3 + [look.HUE]
    plain = charts.frequencies(counts, title="x")
    assert {to_hex(bar.get_facecolor()) for bar in plain.patches} == {look.HUE}


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


def test_hue_and_grey_differ_without_colour_and_texts_can_be_read_on_white() -> None:
    assert (_luminance(look.REST) + 0.05) / (_luminance(look.HUE) + 0.05) > 2
    for ink in (look.INK, look.MUTED):
        assert 1.05 / (_luminance(ink) + 0.05) > 4.5


@pytest.mark.shaping
@pytest.mark.parametrize(
    "title", ["China, and then nobody " * 6, "الصين ثم لا أحد (2022–2025) " * 6]
)
def test_long_names_and_titles_are_wrapped_not_cut(long_names, nothing_cut, title: str) -> None:
    table = pd.DataFrame({"word": [*long_names, "US$ and US$"], "n": range(100000, 100009)})
    ax = charts.frequencies(table, title=title, source="خمس مقالات عربية " * 8)
    nothing_cut(ax)
    assert ax.figure.get_size_inches()[0] == 7.5
    assert len(render(ax.figure)) < 80_000


def test_the_default_subtitle_names_the_words_counted(counts, written, letters) -> None:
    assert letters("Occurrences in 1,720 words") in written(charts.frequencies(counts, title="x"))
    assert len(written(charts.frequencies(counts, title="x", subtitle=""))) == 9


def test_the_text_alternative_gives_title_unit_and_values_in_order(counts) -> None:
    ax = charts.frequencies(counts, title="China comes first.")
    assert charts.describe(ax) == (
        "Bar chart. China comes first. Occurrences in 1,720 words. "
        "الصين 30; روسيا 22; لا 22; الهيمنة 7."
    )


def test_only_the_top_is_shown_and_the_table_is_left_as_it_was(counts) -> None:
    before = counts.copy()
    ax = charts.frequencies(counts, title="x", top=2)
    assert len(ax.patches) == 2
    pd.testing.assert_frame_equal(counts, before)
    shown = charts.data(ax)
    shown["n"] = -1
    assert charts.data(ax)["n"].tolist() == [30, 22]


def test_an_empty_table_gives_an_empty_chart_that_says_so(counts, nothing_cut) -> None:
    ax = charts.frequencies(counts.head(0), title="Nothing was found")
    assert len(ax.patches) == 0
    assert charts.describe(ax).endswith("no rows.")
    nothing_cut(ax)


def test_it_draws_in_axes_of_the_readers_own_and_leaves_their_size() -> None:
    figure = Figure(figsize=(6, 4))
    left, right = figure.subplots(1, 2)
    table = pd.DataFrame({"word": ["الصين"], "n": [3]})
    assert charts.frequencies(table, title="x", ax=right) is right
    assert figure.get_size_inches().tolist() == [6, 4]
    assert len(right.patches) == 1
    assert len(left.patches) == 0


def test_categories_and_repeated_things_are_told_apart() -> None:
    words = pd.Series(["الصين", "روسيا"], dtype="category")
    charts.frequencies(pd.DataFrame({"word": words, "n": [2, 1]}), title="x")
    twice = pd.DataFrame({"word": ["a", "a"], "doc": ["000", "001"], "n": [2, 1]})
    with pytest.raises(InputError, match="one row a word; found"):
        charts.frequencies(twice, title="x")


@pytest.mark.parametrize(
    ("table", "options", "message"),
    [
        ({"word": ["a"]}, {"title": "x"}, "charts.frequencies has the columns word, n"),
        ({"thing": ["a"], "n": [1]}, {"title": "x"}, "names what was counted"),
        ({"word": ["a"], "n": [1]}, {"title": "x", "highlight": ["b"]}, r"found \['b'\]"),
        ({"word": ["a"], "n": [1]}, {"title": " "}, "title states"),
    ],
)
def test_a_wrong_argument_is_named(table, options, message: str) -> None:
    with pytest.raises(InputError, match=message):
        charts.frequencies(pd.DataFrame(table), **options)


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """Long names, counts of one digit and of five."""
    return pd.DataFrame({"word": names, "n": range(0, 1000 * len(names), 1000)})


def on_five_articles(five: FiveArticles) -> Axes:
    """Counts of the ten most frequent families."""
    title = five.say("War and the West are named most", "الحرب والغرب أكثر ما يُذكر")
    return charts.frequencies(five.counts, top=10, title=title, **five.options)
