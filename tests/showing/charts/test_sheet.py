"""A chart is drawn to the measure of its sheet, also of one as wide as a phone."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.showing import charts
from analysis.showing.charts import sheet
from analysis.showing.charts.record import for_a_phone


@pytest.fixture(params=["frequencies", "rates", "rates_over_time", "cooccurrence"])
def chart(request, long_names, make_rates):
    """Each chart with long Arabic names and a title that needs two lines."""
    title = "What these articles say and how often they say it, in one long sentence"
    source = "5 articles, 1,720 words"
    years = {2022: 894, 2023: 0, 2025: 826}
    dates = {pd.Timestamp(year, 1, 1): total for year, total in years.items()}
    pairs = pd.DataFrame(combinations(long_names, 2), columns=["word1", "word2"]).assign(n=3)
    tables = {
        "frequencies": pd.DataFrame({"word": long_names, "n": range(len(long_names))}),
        "rates": make_rates({name: [2, 0] for name in long_names}, {"000": 336, "001": 173}, "doc"),
        "rates_over_time": make_rates({name: [2, 0, 4] for name in long_names[:3]}, dates, "date"),
        "cooccurrence": pairs,
    }
    return getattr(charts, request.param)(tables[request.param], title=title, source=source)


@pytest.mark.shaping
def test_on_a_phone_nothing_is_cut_or_covered(chart, nothing_cut):
    narrow = for_a_phone(chart.figure)
    assert narrow.get_figwidth() == sheet.NARROW
    nothing_cut(narrow.axes[0])


def test_the_narrow_chart_shows_the_same_rows_and_leaves_the_wide_one_as_it_was(chart):
    wide, words = chart.figure.get_figwidth(), charts.describe(chart)
    narrow = for_a_phone(chart.figure)
    assert charts.describe(narrow.axes[0]) == words
    pd.testing.assert_frame_equal(charts.data(narrow.axes[0]), charts.data(chart))
    assert chart.figure.get_figwidth() == wide == sheet.WIDE == sheet.width()


def test_it_is_drawn_from_the_table_as_it_was(make_rates):
    counts = pd.DataFrame({"word": ["حرب"], "n": [3]})
    ax = charts.frequencies(counts, title="War")
    counts["n"] = 7
    assert charts.data(for_a_phone(ax.figure).axes[0])["n"].tolist() == [3]


def test_a_figure_of_the_readers_own_has_no_narrow_one():
    figure = Figure()
    charts.frequencies(pd.DataFrame({"word": ["حرب"], "n": [3]}), title="War", ax=figure.subplots())
    assert for_a_phone(figure) is None
    assert for_a_phone(Figure()) is None
