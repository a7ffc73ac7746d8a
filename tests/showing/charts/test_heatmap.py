"""Rates in two directions: a cell where two groups meet, blank where there is no text."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import analysis as ar
from analysis.reading.errors import InputError
from analysis.showing import charts
from tests.showing.charts.conftest import assert_nothing_cut_or_covered
from tests.showing.charts.samples import FiveArticles, MakeRates

MONTHS = pd.to_datetime(["2024-01-01", "2024-02-01", "2024-04-01"])


@pytest.fixture
def table() -> pd.DataFrame:
    rows = [
        {"family": family, "source": source, "date": month, "n": n, "total": total}
        for family, start in (("war", 1), ("peace", 0))
        for source, total in (("Nation", 500), ("Dawn", 0))
        for n, month in enumerate(MONTHS, start)
    ]
    made = pd.DataFrame(rows)
    return made.assign(per_1000=1000 * made["n"] / made["total"].where(made["total"] > 0))


def _cells(image) -> list[list[float]]:
    return image.get_array().filled(-1).tolist()


def test_the_first_group_runs_down_and_the_second_across_one_block_a_family(table) -> None:
    war, peace = charts.heatmap(table, title="x").images
    assert _cells(war) == [[2.0, 4.0, -1, 6.0], [-1] * 4]  # no text in March, none in Dawn
    assert _cells(peace) == [[0.0, 2.0, -1, 4.0], [-1] * 4]


def test_rows_of_the_table_in_any_order_keep_time_in_its_order(table) -> None:
    turned = table.sort_values("date", ascending=False, kind="stable")
    assert _cells(charts.heatmap(turned, title="x").images[0]) == [[2.0, 4.0, -1, 6.0], [-1] * 4]


def test_with_one_group_the_families_run_down(table) -> None:
    one = table[table["source"] == "Nation"].drop(columns="source")
    ax = charts.heatmap(one, title="x", measure="n")
    assert _cells(ax.images[0]) == [[1, 2, -1, 3], [0, 1, -1, 2]]
    assert "war, Jan 2024: 1" in charts.describe(ax)


@pytest.mark.shaping
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_time_runs_from_left_to_right_wherever_the_names_stand(table, lang: str, letters) -> None:
    ax = charts.heatmap(table, title="x", lang=lang)
    first, last = ("Jan 2024", "Apr 2024") if lang == "en" else ("يناير 2024", "أبريل 2024")
    places = {letters(text.get_text()): text.get_window_extent().x0 for text in ax.texts}
    assert places[letters(first)] < places[letters(last)]
    beside = places[letters("Nation")] > ax.get_window_extent().x1
    assert bool(beside) is (lang == "ar")


@pytest.mark.shaping
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("many", [3, 16, 60])
def test_nothing_is_cut_or_covered_for_many_months(many: int, lang: str, nothing_cut, long_names):
    months = pd.date_range("2020-01-01", periods=many, freq="MS")
    frame = pd.MultiIndex.from_product([["war"], long_names, months]).to_frame(index=False)
    frame.columns = ["family", "source", "month"]
    frame = frame.assign(n=1234, total=9000, per_1000=137.1)
    nothing_cut(charts.heatmap(frame, title="x", lang=lang, digits="arabic-indic"))


@pytest.mark.parametrize("size", [(6.4, 4.8), (4, 3)])
def test_twelve_blocks_in_small_axes_leave_out_numbers_and_names_not_cells(size) -> None:
    months = pd.date_range("2024-01-01", periods=8, freq="MS")
    families, sources = ([f"{what} {n}" for n in range(12)] for what in ("family", "source"))
    frame = pd.MultiIndex.from_product([families, sources[:4], months]).to_frame(index=False)
    frame.columns = ["family", "source", "month"]
    frame = frame.assign(n=12, total=9000, per_1000=1.3)
    figure = Figure(figsize=size)
    ax = figure.subplots()
    with pytest.warns(UserWarning, match=r"drawn at \d\d% of its size; make the figure larger"):
        charts.heatmap(frame, title="x", ax=ax)
    assert len(ax.images) == 12
    assert all(image.get_array().shape == (4, 8) for image in ax.images)
    shown = [text.get_text() for text in ax.texts]
    assert set(families) <= set(shown)
    assert 12 <= sum(text.startswith("source") for text in shown) < 48
    assert "1.3" not in shown
    assert_nothing_cut_or_covered(ax)


def test_rates_by_a_list_go_straight_in() -> None:
    documents = pd.DataFrame(
        {
            "doc": ["a", "b", "c"],
            "text": ["حرب وسلم", "حرب حرب", "سلم"],
            "source": ["one", "two", "two"],
            "date": pd.to_datetime(["2024-01-03", "2024-01-09", "2024-03-01"]),
        }
    )
    tokens = ar.tokenize(documents)
    hits = ar.find_terms(tokens, {"war": ["حرب"], "peace": ["سلم"]})
    ax = charts.heatmap(ar.rates(hits, tokens, by=["source", "month"]), title="x")
    assert _cells(ax.images[0]) == [[500.0, -1, -1], [1000.0, -1, 0.0]]


def test_beyond_the_first_rows_the_foot_says_how_many_are_left_out(table, written, letters) -> None:
    ax = charts.heatmap(table, title="x", top=1)
    assert letters("1 more are not shown") in written(ax)
    assert set(charts.data(ax)["source"]) == {"Nation"}


def test_no_group_three_groups_and_a_cell_twice_are_refused(table) -> None:
    for wrong in (table.drop(columns=["source", "date"]), table.assign(kind="x")):
        with pytest.raises(InputError, match="one other group"):
            charts.heatmap(wrong, title="x")
    with pytest.raises(InputError, match="one row a cell"):
        charts.heatmap(pd.concat([table, table], ignore_index=True), title="x")


def test_an_empty_table_gives_an_empty_chart(table, nothing_cut) -> None:
    ax = charts.heatmap(table.head(0), title="x")
    nothing_cut(ax)
    assert charts.describe(ax).endswith("no rows.")


def test_shades_rise_with_the_rate_over_all_blocks(table) -> None:
    war, peace = charts.heatmap(table, title="x").images
    assert war.get_clim() == peace.get_clim() == (0.0, 6.0)
    assert np.isclose(war.norm(6.0), 1.0)


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """Long names, a group without a text."""
    return make_rates({name: [2, 0] for name in names}, {names[0]: 336, "001": 0}, "doc")


def on_five_articles(five: FiveArticles) -> Axes:
    """Rates by family and quarter."""
    title = five.say("Four families, quarter by quarter", "الحقول الأربعة في كلّ ربع سنة")
    return charts.heatmap(
        ar.rates(five.focus, five.tokens, by="quarter"), title=title, **five.options
    )
