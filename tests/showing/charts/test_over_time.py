"""Rates over time: a true date axis, and empty years left empty."""

from __future__ import annotations

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import analysis as ar
from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts import sheet
from analysis.showing.figures import render
from tests.showing.charts.samples import FiveArticles, MakeRates

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


def _points(ax) -> list[tuple[float, float]]:
    """All points: panel by panel, hollow ones sorted in by their date."""
    marks = [line for line in ax.lines if line.get_marker() == "o"]
    points = [tuple(point) for line in marks for point in line.get_xydata()]
    base = sorted({round(panel, 6) for panel in _zeros(ax)}, reverse=True)
    return sorted(points, key=lambda p: (min(-zero for zero in base if zero <= p[1] + 1e-6), p[0]))


def _zeros(ax) -> list[float]:
    """Where zero stands in each panel: the darker lines of the scale."""
    level = [group for group in ax.collections if group.get_zorder() == 0.6]
    return [float(segment[0][1]) for group in level for segment in group.get_segments()]


def test_points_stand_at_their_dates_and_rates_each_family_above_the_last(table) -> None:
    ax = charts.rates_over_time(table, title="x")
    first, last = (table[table["family"] == family] for family in COUNTS)
    drawn = _points(ax)
    dates = mdates.date2num(last["date"])
    assert np.allclose(drawn[5:], np.column_stack([dates, last["per_1000"]]))
    lifted = np.array(drawn[:5]) - np.column_stack([dates, first["per_1000"]])
    assert np.allclose(lifted[:, 0], 0)
    assert np.allclose(lifted[:, 1], lifted[0, 1])
    assert lifted[0, 1] > last["high"].max()


def test_a_line_that_a_reader_draws_stands_at_its_date_and_at_its_rate(table) -> None:
    ax = charts.rates_over_time(table[table["family"] == "الهيمنة"], title="x")
    line, rate = ax.axvline(pd.Timestamp("2022-12-30")), ax.axhline(7.5)
    ax.figure.draw_without_rendering()
    date, _ = _points(ax)[1]
    assert line.get_xdata()[0] == pd.Timestamp("2022-12-30")
    assert line.get_window_extent().x0 == pytest.approx(ax.transData.transform((date, 0))[0], abs=2)
    assert rate.get_ydata()[0] == 7.5
    assert ax.get_ylim()[0] == 0


def test_a_period_without_an_interval_has_its_point_and_count(table, nothing_cut, written) -> None:
    bare = table.assign(low=np.nan, high=np.nan)
    ax = charts.rates_over_time(bare, title="x")
    assert len(_points(ax)) == len(table)
    assert written(ax).count("4") == written(charts.rates_over_time(table, title="x")).count("4")
    nothing_cut(ax)


def test_dates_stand_to_scale(table) -> None:
    ax = charts.rates_over_time(table, title="x")
    places = [ax.transData.transform((x, 0))[0] for x, _ in _points(ax)[:5]]
    days = [(day - min(DATES)).days for day in DATES]
    assert np.allclose(np.diff(places) / np.diff(days), np.diff(places)[0] / np.diff(days)[0])


def test_no_line_joins_two_dates(table) -> None:
    ax = charts.rates_over_time(table, title="x")
    assert all(line.get_linestyle() == "None" for line in ax.lines)
    segments = [one for group in ax.collections for one in group.get_segments()]
    upright = [one for one in segments if one[0][0] == one[1][0]]
    assert len(upright) == 10
    level = [one for one in segments if one[0][0] != one[1][0]]
    assert all(one[0][1] == one[1][1] for one in level)  # the lines of the scale


def test_a_year_without_text_has_no_point_and_is_marked(make_rates, written, letters) -> None:
    years = {
        pd.Timestamp(f"{year}-01-01"): words
        for year, words in [(2022, 894), (2023, 0), (2024, 0), (2025, 826)]
    }
    ax = charts.rates_over_time(make_rates({"war": [3, 0, 0, 2]}, years, "date"), title="x")
    assert len(_points(ax)) == 2
    assert written(ax).count(letters("no text")) == 2
    assert [year in written(ax) for year in ("0222", "0223", "0224", "0225")] == [True] * 4
    assert "war, 2023: no words" in charts.describe(ax)


def test_counts_of_neighbouring_days_stand_together_in_their_order(table, written, letters) -> None:
    shown = written(charts.rates_over_time(table, title="x"))
    assert letters("1, 2") in shown
    assert letters("3, 0") in shown
    assert "4" in shown


def test_on_a_phone_only_points_that_cover_each_other_share_their_counts(table, written) -> None:
    with sheet.narrow():
        shown = written(charts.rates_over_time(table, title="x"))
    assert [text for text in shown if "," in text and len(text) < 8] == [",12", ",03"]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_on_a_phone_the_axis_has_two_dates(make_rates, written, lang: str) -> None:
    months = pd.date_range("2024-01-01", periods=6, freq="MS")
    table = make_rates({"war": [2, 1, 1, 6, 1, 6]}, dict.fromkeys(months, 300), "date")
    with sheet.narrow():
        shown = written(charts.rates_over_time(table, title="x", lang=lang))
    assert sum("0224" in text for text in shown) >= 2


@pytest.mark.shaping
def test_nothing_is_cut_or_covered(make_rates, long_names, nothing_cut) -> None:
    table = make_rates({name: [9, 4, 1, 2, 9] for name in long_names[:4]}, DATES, "date")
    ax = charts.rates_over_time(table, title="عنوان طويل " * 12, source="Five articles")
    nothing_cut(ax)
    assert len(render(ax.figure)) < 80_000


@pytest.mark.shaping
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_fourteen_families_stand_below_each_other_and_their_time_runs_left_to_right(
    make_rates, nothing_cut, lang: str
) -> None:
    years = {pd.Timestamp(year, 1, 1): 900 * (year % 3 > 0) for year in range(2022, 2027)}
    counts = {f"family {letter}": [1, 0, 3, 2, 9] for letter in "abcdefghijklmn"}
    ax = charts.rates_over_time(make_rates(counts, years, "date"), title="x", lang=lang)
    nothing_cut(ax)
    assert ax.figure.get_figheight() < 18
    assert ax.get_xlim()[0] < ax.get_xlim()[1]


def test_a_span_of_weeks_is_labelled_by_months(make_rates, written, letters) -> None:
    days = {pd.Timestamp("2025-04-20"): 300, pd.Timestamp("2025-06-10"): 300}
    shown = written(charts.rates_over_time(make_rates({"war": [1, 2]}, days, "date"), title="x"))
    assert letters("May 2025") in shown


def test_one_date_and_dates_as_text_and_an_empty_table(make_rates, nothing_cut) -> None:
    one = make_rates({"war": [1]}, {"2025-05-08": 300}, "date")
    nothing_cut(charts.rates_over_time(one, title="One day"))
    assert charts.describe(charts.rates_over_time(one.head(0), title="x")).endswith("no rows.")


@pytest.mark.shaping
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_forty_dates_have_no_counts_on_each_other(make_rates, nothing_cut, lang: str) -> None:
    days = pd.date_range("2024-01-01", periods=40, freq="MS")
    table = make_rates({"war": list(range(40))}, dict.fromkeys(days, 1000), "date")
    ax = charts.rates_over_time(table, title="x", lang=lang)
    nothing_cut(ax)
    assert len(_points(ax)) == 40
    assert "above it the count" not in charts.describe(ax)


def test_other_groups_have_panels_of_their_own(make_rates) -> None:
    table = make_rates({"war": [3, 1]}, {"a": 300, "b": 400}, "source")
    table.insert(2, "month", pd.Timestamp("2024-05-01"))
    words = charts.describe(charts.rates_over_time(table, title="x"))
    assert "war · a, May 2024: 10.0" in words
    assert "war · b, May 2024: 2.5" in words


def test_it_draws_in_axes_of_the_readers_own(table) -> None:
    ax = Figure().subplots()
    assert charts.rates_over_time(table, title="x", ax=ax) is ax
    assert len(_points(ax)) == 10


def test_a_column_without_dates_is_named(table) -> None:
    with pytest.raises(InputError, match="is a date"):
        charts.rates_over_time(table.assign(date="spring"), title="x")
    with pytest.raises(InputError, match="Missing: date"):
        charts.rates_over_time(table.drop(columns="date"), title="x")


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """Three years, one of them without a text."""
    totals = {2022: 894, 2023: 0, 2025: 826}
    years = {pd.Timestamp(year, 1, 1): total for year, total in totals.items()}
    return make_rates({name: [2, 0, 4] for name in names}, years, "date")


def on_five_articles(five: FiveArticles) -> Axes:
    """Rates by year."""
    title = five.say("Two years have texts, two have none", "سنتان فيهما مقالات وسنتان بلا مقالات")
    return charts.rates_over_time(
        ar.rates(five.focus, five.tokens, by="year"), title=title, **five.options
    )
