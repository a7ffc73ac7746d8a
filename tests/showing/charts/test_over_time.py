"""Rates over time: a true date axis, and empty years left empty."""

from __future__ import annotations

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.figures import render

DATES = {
    pd.Timestamp(day): total
    for day, total in [
        ("2022-09-15", 355),
        ("2022-12-30", 539),
        ("2025-05-08", 173),
        ("2025-05-09", 336),
        ("2025-09-02", 317),
    ]
}
COUNTS = {"الهيمنة": [0, 4, 1, 2, 0], "الأحادية القطبية": [2, 1, 3, 0, 0]}


@pytest.fixture
def table(make_rates) -> pd.DataFrame:
    return make_rates(COUNTS, DATES, "date")


def test_each_family_has_a_panel_with_its_points_at_their_dates(table) -> None:
    panels = charts.rates_over_time(table, title="x").child_axes
    assert len(panels) == 2
    for panel, family in zip(panels, COUNTS, strict=True):
        rows = table[table["family"] == family]
        drawn = [(line.get_xdata()[0], line.get_ydata()[0]) for line in panel.lines]
        dates = mdates.date2num(rows["date"])
        assert np.allclose(drawn, np.column_stack([dates, rows["per_1000"]]))


def test_dates_stand_to_scale(table) -> None:
    panel = charts.rates_over_time(table, title="x").child_axes[0]
    places = [panel.transData.transform((line.get_xdata()[0], 0))[0] for line in panel.lines]
    days = [(day - min(DATES)).days for day in DATES]
    assert np.allclose(np.diff(places) / np.diff(days), np.diff(places)[0] / np.diff(days)[0])


def test_no_line_joins_two_dates(table) -> None:
    for panel in charts.rates_over_time(table, title="x").child_axes:
        assert all(len(line.get_xdata()) == 1 for line in panel.lines)
        upright = [one for group in panel.collections for one in group.get_segments()]
        assert len(upright) == 5
        assert all(one[0][0] == one[1][0] for one in upright)


def test_all_panels_share_their_scales_from_zero(table) -> None:
    first, second = charts.rates_over_time(table, title="x").child_axes
    assert first.get_ylim() == second.get_ylim()
    assert first.get_xlim() == second.get_xlim()
    assert first.get_ylim()[0] == 0


def test_a_year_without_text_has_no_point_and_is_marked(make_rates, written, letters) -> None:
    years = {
        pd.Timestamp(f"{year}-01-01"): words
        for year, words in [(2022, 894), (2023, 0), (2024, 0), (2025, 826)]
    }
    ax = charts.rates_over_time(make_rates({"war": [3, 0, 0, 2]}, years, "date"), title="x")
    (panel,) = ax.child_axes
    assert len(panel.lines) == 2
    assert written(ax).count(letters("no text")) == 2
    assert [year in written(ax) for year in ("0222", "0223", "0224", "0225")] == [True] * 4
    assert "war, 1 Jan 2023: no words" in charts.describe(ax)


def test_counts_of_neighbouring_days_stand_together_in_their_order(table, written, letters) -> None:
    shown = written(charts.rates_over_time(table, title="x"))
    assert letters("1, 2") in shown
    assert letters("3, 0") in shown
    assert "4" in shown


@pytest.mark.shaping
def test_nothing_is_cut_or_covered(make_rates, long_names, nothing_cut) -> None:
    table = make_rates({name: [9, 4, 1, 2, 9] for name in long_names[:4]}, DATES, "date")
    ax = charts.rates_over_time(table, title="عنوان طويل " * 12, source="Five articles")
    nothing_cut(ax)
    assert len(render(ax.figure)) < 80_000


@pytest.mark.shaping
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_fourteen_families_stand_in_a_grid_whose_time_runs_left_to_right(
    make_rates, nothing_cut, lang: str
) -> None:
    years = {pd.Timestamp(year, 1, 1): 900 * (year % 3 > 0) for year in range(2022, 2027)}
    counts = {f"family {letter}": [1, 0, 3, 2, 9] for letter in "abcdefghijklmn"}
    ax = charts.rates_over_time(make_rates(counts, years, "date"), title="x", lang=lang)
    nothing_cut(ax)
    assert ax.figure.get_figheight() < 9.5
    assert all(first < last for first, last in (panel.get_xlim() for panel in ax.child_axes))


def test_a_span_of_weeks_is_labelled_by_months(make_rates, written, letters) -> None:
    days = {pd.Timestamp("2025-04-20"): 300, pd.Timestamp("2025-06-10"): 300}
    shown = written(charts.rates_over_time(make_rates({"war": [1, 2]}, days, "date"), title="x"))
    assert letters("May 2025") in shown


def test_one_date_and_dates_as_text_and_an_empty_table(make_rates, nothing_cut) -> None:
    one = make_rates({"war": [1]}, {"2025-05-08": 300}, "date")
    nothing_cut(charts.rates_over_time(one, title="One day"))
    assert charts.describe(charts.rates_over_time(one.head(0), title="x")).endswith("no rows.")


def test_it_draws_in_axes_of_the_readers_own(table) -> None:
    ax = Figure().subplots()
    assert charts.rates_over_time(table, title="x", ax=ax) is ax
    assert len(ax.child_axes) == 2


def test_a_column_without_dates_is_named(table) -> None:
    with pytest.raises(InputError, match="holds dates"):
        charts.rates_over_time(table.assign(date="spring"), title="x")
    with pytest.raises(InputError, match="Missing: date"):
        charts.rates_over_time(table.drop(columns="date"), title="x")
