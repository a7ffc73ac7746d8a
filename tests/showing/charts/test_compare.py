"""Comparison: a ratio and its interval on a scale of doublings, alike to both sides of 1."""

from __future__ import annotations

from math import log2

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

import analysis as ar
from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts import look
from tests.showing.charts.samples import FiveArticles, MakeRates


@pytest.fixture
def comparison() -> pd.DataFrame:
    """Four words: more, less, undecided, and one that the others never say."""
    return pd.DataFrame(
        {
            "word": ["more", "less", "neither", "alone"],
            "n_target": [12, 2, 4, 3],
            "n_reference": [3, 16, 4, 0],
            "ratio": [4.0, 0.125, 1.0, np.inf],
            "low": [2.0, 0.0625, 0.5, 1.5],
            "high": [8.0, 0.5, 2.0, np.inf],
        }
    )


def points(ax: Axes) -> list:
    return [line for line in ax.lines if line.get_marker() == "o"]


def intervals(ax: Axes) -> list[tuple[float, float]]:
    segments = [segment for group in ax.collections for segment in group.get_segments()]
    return [(a[0], b[0]) for a, b in segments if a[1] == b[1]]


def test_points_and_intervals_stand_at_their_doublings(comparison) -> None:
    ax = charts.compare(comparison.head(3), title="x")
    assert [point.get_xdata()[0] for point in points(ax)] == [2, -3, 0]
    assert intervals(ax) == [(1, 3), (-4, -1), (-1, 1)]
    assert ax.get_xlim() == (-4, 4)


def test_what_goes_on_beyond_the_scale_is_drawn_to_its_edge_with_a_hollow_point(comparison) -> None:
    ax = charts.compare(comparison, title="x")
    last = points(ax)[-1]
    assert last.get_xdata()[0] == 4
    assert last.get_markerfacecolor() == "white"
    assert intervals(ax)[-1] == (log2(1.5), 4)
    wide = comparison.assign(low=1e-9, high=1e9)
    assert charts.compare(wide, title="x").get_xlim() == (-5, 5)


def test_only_an_interval_that_leaves_out_one_takes_the_colour(comparison) -> None:
    ax = charts.compare(comparison, title="x")
    coloured = [to_hex(point.get_color()) == look.HUE for point in points(ax)]
    assert coloured == [True, True, False, True]


def test_counts_and_intervals_are_told_in_words(comparison) -> None:
    told = charts.describe(charts.compare(comparison, title="x"))
    assert "more: 4.0 (2.0 to 8.0), 12 against 3" in told
    assert "less: 0.12 (0.06 to 0.50), 2 against 16" in told
    assert "alone: ∞ (1.5 to ∞), 3 against 0" in told


def test_what_is_not_defined_is_not_drawn_and_a_missing_column_is_named(comparison) -> None:
    none = comparison.assign(ratio=np.nan, low=np.nan, high=np.nan)
    ax = charts.compare(none, title="x")
    assert points(ax) == []
    assert "more: –, 12 against 3" in charts.describe(ax)
    bare = charts.compare(comparison.assign(low=np.nan, high=np.nan), title="x")
    assert (len(points(bare)), intervals(bare)) == (4, [])
    with pytest.raises(InputError, match="Missing: low"):
        charts.compare(comparison.drop(columns="low"), title="x")


def test_the_rows_left_out_are_counted(comparison, written, letters) -> None:
    ax = charts.compare(comparison, title="x", top=1)
    assert len(charts.data(ax)) == 1
    assert letters("3 more are not shown") in written(ax)


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """Long names whose ratios run from a thousandth to a thousand."""
    ratio = np.logspace(-3, 3, len(names))
    counts = {"n_target": 1234, "n_reference": 98765}
    return pd.DataFrame(
        {"family": names, **counts, "ratio": ratio, "low": ratio / 3, "high": ratio * 3}
    )


def on_five_articles(five: FiveArticles) -> Axes:
    """The longest article against the others."""
    table = ar.compare(five.focus, five.tokens, by="doc", target="004")
    title = five.say("What 004 says more often than the others", "ما تقوله 004 أكثر من غيرها")
    return charts.compare(table, title=title, **five.options)
