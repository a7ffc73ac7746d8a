"""The heat map: both orders of each pair, a blank diagonal, Arabic from the right."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.figures import render
from tests.showing.charts.samples import FiveArticles, MakeRates


@pytest.fixture
def pairs() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "word1": ["الصين", "روسيا", "الصين"],
            "word2": ["روسيا", "الهيمنة", "إيران"],
            "n": [5, 2, 1],
            "log_dice": [12.5, -np.inf, 9.25],
        }
    )


def _cells(ax) -> list[list[float]]:
    return ax.images[0].get_array().filled(-1).tolist()


def test_each_pair_shows_twice_and_unseen_pairs_count_zero(pairs) -> None:
    # The busiest first: روسيا 7, الصين 6, الهيمنة 2, إيران 1.
    assert _cells(charts.cooccurrence(pairs, title="x")) == [
        [-1, 5, 2, 0],
        [5, -1, 0, 1],
        [2, 0, -1, 0],
        [0, 1, 0, -1],
    ]


def test_the_order_of_the_two_words_does_not_matter(pairs) -> None:
    turned = pairs.rename(columns={"word1": "word2", "word2": "word1"})
    assert _cells(charts.cooccurrence(turned, title="x")) == _cells(
        charts.cooccurrence(pairs, title="x")
    )


@pytest.mark.shaping
def test_counts_stand_in_the_cells_and_the_diagonal_is_blank(pairs) -> None:
    ax = charts.cooccurrence(pairs, title="x")
    inside = {
        (int(text.xy[0]), int(text.xy[1])): text.get_text()
        for text in ax.texts
        if text.get_text().isdigit()
    }
    assert len(inside) == 12
    assert inside[0, 1] == inside[1, 0] == "5"
    assert not any(row == column for row, column in inside)


@pytest.mark.shaping
def test_arabic_words_run_from_the_right_with_their_names_beyond(pairs, letters) -> None:
    ax = charts.cooccurrence(pairs, title="x")
    assert ax.transData.transform((0, 0))[0] > ax.transData.transform((1, 0))[0]
    names = [text for text in ax.texts if letters(text.get_text()) == letters("روسيا")]
    beside, above = sorted(names, key=lambda text: -text.get_window_extent().x0)
    assert beside.get_window_extent().x0 > ax.get_window_extent().x1
    assert above.get_window_extent().y0 >= ax.get_window_extent().y1 - 3


def test_other_words_run_from_the_left() -> None:
    table = pd.DataFrame({"word1": ["war"], "word2": ["peace"], "n": [1]})
    ax = charts.cooccurrence(table, title="x")
    assert ax.transData.transform((0, 0))[0] < ax.transData.transform((1, 0))[0]


def test_a_score_is_written_with_a_decimal_and_minus_infinity_stays_blank(pairs, written) -> None:
    ax = charts.cooccurrence(pairs, title="x", measure="log_dice")
    assert written(ax).count("".join(sorted("12.5"))) == 2
    assert "inf" not in str(written(ax))
    assert "الصين with روسيا 12.5; الصين with إيران 9.2." in charts.describe(ax)


@pytest.mark.shaping
@pytest.mark.parametrize("many", [2, 4, 8])
def test_nothing_is_cut_or_covered(long_names, nothing_cut, many: int) -> None:
    chosen = list(combinations(long_names[:many], 2))
    table = pd.DataFrame(chosen, columns=["word1", "word2"]).assign(n=1200)
    ax = charts.cooccurrence(table, title="A title " * 20, source="Source")
    nothing_cut(ax)
    assert len(render(ax.figure)) < 80_000


def test_sloping_latin_names_lean_over_the_names_of_the_rows_and_are_not_cut(nothing_cut) -> None:
    names = [f"international organisation {letter}" for letter in "abcdefghijkl"]
    table = pd.DataFrame(list(combinations(names, 2)), columns=["word1", "word2"]).assign(n=1)
    nothing_cut(charts.cooccurrence(table, title="x"))


def test_only_the_busiest_words_are_shown(pairs) -> None:
    ax = charts.cooccurrence(pairs, title="x", top=2)
    assert _cells(ax) == [[-1, 5], [5, -1]]
    assert charts.data(ax)["n"].tolist() == [5]


def test_the_text_alternative_names_the_pairs_that_were_seen(pairs) -> None:
    ax = charts.cooccurrence(pairs, title="Side by side")
    assert charts.describe(ax) == (
        "Heat map. Side by side. How often the two stand together. "
        "الصين with روسيا 5; روسيا with الهيمنة 2; الصين with إيران 1."
    )


def test_an_empty_table_a_pair_twice_and_a_missing_measure(pairs, nothing_cut) -> None:
    ax = charts.cooccurrence(pairs.head(0), title="Nothing")
    assert charts.describe(ax).endswith("no rows.")
    nothing_cut(ax)
    turned = pairs.rename(columns={"word1": "word2", "word2": "word1"})
    with pytest.raises(InputError, match="one row a pair"):
        charts.cooccurrence(pd.concat([pairs, turned]), title="x")
    with pytest.raises(InputError, match="Missing: npmi"):
        charts.cooccurrence(pairs, title="x", measure="npmi")


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """Every pair of long names."""
    return pd.DataFrame(combinations(names, 2), columns=["word1", "word2"]).assign(n=1200)


def on_five_articles(five: FiveArticles) -> Axes:
    """Sentences with both families."""
    title = five.say("Some families share a sentence", "حقول تجتمع في جملة")
    return charts.cooccurrence(five.pairs, top=6, title=title, **five.options)
