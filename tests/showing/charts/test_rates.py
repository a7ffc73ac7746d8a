"""Rates by article: points at the rates, lines from low to high, a zero with its interval."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

import analysis as ar
from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts import look
from analysis.showing.figures import render
from tests.showing.charts.samples import FiveArticles, MakeRates

TOTALS = {"000": 336, "001": 173, "002": 317, "003": 355, "004": 539}
COUNTS = {"الهيمنة": [1, 1, 0, 0, 4], "الأحادية القطبية": [0, 3, 0, 2, 1]}


@pytest.fixture
def table(make_rates) -> pd.DataFrame:
    return make_rates(COUNTS, TOTALS, "doc")


def _points(ax) -> list[tuple[float, float]]:
    """The points of all panels, in the order of the table: marks, not the line at zero."""
    return [(line.get_xdata()[0], line.get_ydata()[0]) for line in _marks(ax)]


def _marks(ax) -> list:
    return [line for line in ax.lines if line.get_marker() == "o"]


def _intervals(ax) -> list[tuple[float, float]]:
    segments = [one for group in ax.collections for one in group.get_segments()]
    return [(one[0][0], one[1][0]) for one in segments if one[0][1] == one[1][1]]


def test_points_stand_at_the_rates_and_intervals_from_low_to_high(table) -> None:
    ax = charts.rates(table, title="x")
    assert np.allclose([x for x, _ in _points(ax)], table["per_1000"])
    assert np.allclose(_intervals(ax), table[["low", "high"]])


def test_an_article_without_the_word_keeps_its_interval_and_a_hollow_point(table) -> None:
    ax = charts.rates(table, title="x")
    hollow = [line.get_markerfacecolor() == "white" for line in _marks(ax)]
    assert hollow == (table["n"] == 0).tolist()
    assert all(high > low for low, high in _intervals(ax))


def test_rows_run_downwards_in_the_order_of_the_table(table) -> None:
    ax = charts.rates(table, title="x")
    heights = [
        line.axes.transData.transform((line.get_xdata()[0], line.get_ydata()[0]))[1]
        for line in _marks(ax)
    ]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.shaping
def test_counts_stand_beside_and_families_above_their_articles(table, written, letters) -> None:
    shown = written(charts.rates(table, title="x"))
    assert letters("4 of 539 words") in shown
    for name in [*COUNTS, *TOTALS]:
        assert letters(name) in shown
    assert shown.count("000") == 2


@pytest.mark.shaping
def test_the_scale_starts_at_zero_on_the_side_the_language_starts_at(table, make_rates) -> None:
    arabic = charts.rates(table, title="x")
    assert arabic.get_xlim()[1] == 0
    english = charts.rates(make_rates({"war": [1]}, {"000": 9}, "doc"), title="x")
    assert english.get_xlim()[0] == 0


@pytest.mark.shaping
def test_nothing_is_cut_or_covered_with_long_names(make_rates, long_names, nothing_cut) -> None:
    groups = dict(zip(long_names, range(200, 1000, 100), strict=True))
    counts = {name: list(range(8)) for name in [*long_names[:2], "multipolar order"]}
    ax = charts.rates(make_rates(counts, groups, "source"), title="A title " * 20, source="Source")
    nothing_cut(ax)
    assert len(render(ax.figure)) < 80_000


@pytest.mark.shaping
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_fourteen_families_stand_side_by_side_with_the_words_named_once(
    make_rates, nothing_cut, written, letters, lang: str
) -> None:
    counts = {f"family {letter}": [1, 0, 3, 2, 9] for letter in "abcdefghijklmn"}
    ax = charts.rates(make_rates(counts, TOTALS, "doc"), title="x", lang=lang)
    nothing_cut(ax)
    assert ax.figure.get_figheight() < 9.5
    words = "336 words" if lang == "en" else "336 كلمة"
    assert written(ax).count(letters(f"000 · {words}")) == 4
    assert ax is ax.figure.axes[0]
    lefts = [column.get_window_extent().x0 for column in ax.figure.axes]
    assert lefts == sorted(lefts, reverse=lang == "ar")
    assert len({round(left) for left in lefts}) == 4
    assert sum(len(_marks(column)) for column in ax.figure.axes) == 14 * 5


def test_families_on_other_words_keep_them_at_each_row(make_rates, written, letters) -> None:
    counts = {f"family {letter}": [1, 2] for letter in "abcd"}
    table = make_rates(counts, {"000": 300, "001": 400}, "doc")
    table.loc[0, "total"] = 299
    assert letters("1 of 299 words") in written(charts.rates(table, title="x"))


def test_highlighting_a_family_or_an_article_greys_the_others(table) -> None:
    ax = charts.rates(table, title="x", highlight=["004"])
    assert [to_hex(line.get_color()) == look.HUE for line in _marks(ax)] == [False] * 4 + [True] + [
        False
    ] * 4 + [True]
    ax = charts.rates(table, title="x", highlight=["الهيمنة"])
    assert [to_hex(line.get_color()) == look.HUE for line in _marks(ax)] == [True] * 5 + [False] * 5
    with pytest.raises(InputError, match="highlight"):
        charts.rates(table, title="x", highlight=["005"])


def test_a_group_without_words_draws_nothing_and_says_so(make_rates) -> None:
    ax = charts.rates(make_rates({"war": [2, 0]}, {"000": 300, "001": 0}, "doc"), title="x")
    assert len(_marks(ax)) == 1
    assert "war, 001: no words" in charts.describe(ax)


def test_a_rate_without_an_interval_is_a_point_alone_and_told_so(table) -> None:
    ax = charts.rates(table.assign(low=np.nan, high=np.nan), title="x")
    assert np.allclose([x for x, _ in _points(ax)], table["per_1000"])
    assert max(ax.get_xlim()) > table["per_1000"].max()
    assert "nan" not in charts.describe(ax)


def test_a_table_without_groups_has_one_row_a_family(make_rates, written) -> None:
    table = make_rates({"war": [2], "peace": [1]}, {"all": 300}, "doc").drop(columns="doc")
    ax = charts.rates(table, title="T")
    assert len(_marks(ax)) == 2
    assert written(ax).count("arw") == 1


def test_the_text_alternative_names_rate_interval_and_count(make_rates) -> None:
    ax = charts.rates(make_rates({"war": [2]}, {"000": 353}, "doc"), title="War once.")
    assert charts.describe(ax) == (
        "Points with intervals. War once. Times per 1,000 words, with the 95% interval; beside it "
        "the count. war, 000: 5.7 (0.7 to 20.5), 2 of 353 words."
    )


def test_a_long_text_alternative_stops_and_says_how_much_is_left(make_rates) -> None:
    groups = {f"{number:03}": 300 for number in range(30)}
    ax = charts.rates(make_rates({"war": [1] * 30}, groups, "doc"), title="x", top=30)
    assert charts.describe(ax).endswith("; and 6 more.")
    assert len(charts.data(ax)) == 30


def test_beyond_the_first_dozen_the_foot_says_how_many_are_left_out(make_rates, written, letters):
    groups = {f"{number:03}": 300 for number in range(40)}
    ax = charts.rates(make_rates({"war": [1] * 40}, groups, "doc"), title="x", source="Forty")
    assert charts.data(ax)["doc"].tolist() == [f"{number:03}" for number in range(12)]
    assert letters("Forty · 28 more are not shown") in written(ax)
    assert charts.describe(ax).endswith("; 28 more are not shown.")


def test_two_groups_make_one_row_and_periods_are_named_as_periods(make_rates) -> None:
    table = make_rates({"war": [2, 1]}, {"a": 300, "b": 400}, "source")
    table.insert(1, "year", pd.to_datetime(["2022-01-01", "2023-01-01"]))
    table = table[["family", "source", "year", *table.columns.drop(["family", "source", "year"])]]
    words = charts.describe(charts.rates(table, title="x"))
    assert "war, a · 2022: " in words
    assert "war, b · 2023: " in words


def test_two_articles_of_one_name_keep_a_row_each(table) -> None:
    ax = charts.rates(table, title="x", names={"000": "Same", "001": "Same"})
    assert len({y for _, y in _points(ax)}) == 10
    assert charts.data(ax)["doc"].tolist() == list(TOTALS) * 2


def test_an_empty_table_and_a_missing_column(table, nothing_cut) -> None:
    nothing_cut(charts.rates(table.head(0), title="Nothing was found"))
    with pytest.raises(InputError, match=r"Missing: low, high\."):
        charts.rates(table.drop(columns=["low", "high"]), title="x")


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """Long names, a zero in each panel."""
    return make_rates({name: [2, 0] for name in names}, {names[0]: 336, "001": 173}, "doc")


def on_five_articles(five: FiveArticles) -> Axes:
    """Rates of four families, with exact 95% intervals."""
    title = five.say("The counts do not tell the articles apart", "الأعداد لا تفرّق بين المقالات")
    return charts.rates(ar.rates(five.focus, five.tokens), title=title, **five.options)
