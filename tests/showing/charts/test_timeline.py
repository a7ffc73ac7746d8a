"""The map of the documents: date against group, arcs between those that share a passage."""

from __future__ import annotations

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

import analysis as ar
from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts.furniture import for_a_phone
from tests.showing.charts.samples import FiveArticles, MakeRates

ARTICLES = pd.DataFrame(
    {
        "doc": ["a", "b", "c", "d"],
        "source": ["AFP", "الجزيرة", "AFP", None],
        "date": pd.to_datetime(["2022-09-15", "2025-05-08", "2025-05-09", None]),
    }
)
PASSAGES = pd.DataFrame({"doc1": ["a", "b", "b", "a"], "doc2": ["b", "c", "c", "z"]})


def _points(ax) -> pd.DataFrame:
    points = next(line for line in ax.lines if line.get_marker() == "o")
    return pd.DataFrame({"x": points.get_xdata(), "y": points.get_ydata()})


def test_each_document_stands_at_its_date_and_groups_in_lanes() -> None:
    ax = charts.timeline(ARTICLES, title="x")
    points = _points(ax)
    dates = pd.to_datetime(["2022-09-15", "2025-05-09", "2025-05-08"])
    assert points["x"].tolist() == mdates.date2num(dates).tolist()
    assert points["y"][0] == points["y"][1] < points["y"][2]
    assert list(charts.data(ax)["doc"]) == ["a", "c", "b"]


def test_documents_without_a_date_are_counted_at_the_foot_not_placed(written, letters) -> None:
    ax = charts.timeline(ARTICLES, title="x")
    assert "1 more are not shown" in charts.describe(ax)
    assert letters("1 more are not shown") in written(ax)


def test_an_arc_joins_the_points_of_two_that_share_thicker_for_more() -> None:
    ax = charts.timeline(ARTICLES, passages=PASSAGES, title="x")
    arcs = [line for line in ax.lines if len(line.get_xdata()) > 2 and line.get_marker() != "o"]
    points = _points(ax)
    ends = [sorted([arc.get_xdata()[0], arc.get_xdata()[-1]]) for arc in arcs]
    a, c, b = points["x"]
    assert np.allclose(ends, [[a, b], [b, c]])
    assert arcs[0].get_linewidth() < arcs[1].get_linewidth()
    assert "a and b share 1; b and c share 2" in charts.describe(ax)


def test_one_day_and_one_group_do_not_cover_each_other(nothing_cut) -> None:
    same = pd.DataFrame(
        {"doc": [f"name {n}" for n in range(9)], "source": "s", "date": "2025-05-08"}
    )
    ax = charts.timeline(same, title="x")
    nothing_cut(ax)
    assert _points(ax)["y"].nunique() == 9


@pytest.mark.parametrize(("many", "lang"), [(0, "en"), (1, "ar"), (25, "ar"), (200, "en")])
def test_nothing_leaves_the_frame_at_either_width(many, lang, long_names, nothing_cut) -> None:
    rng = np.random.default_rng(1)
    days = pd.Timestamp("2024-01-01") + pd.to_timedelta(rng.integers(0, 500, many), "D")
    names = [f"{long_names[n % 8]} {n}" for n in range(many)]
    table = pd.DataFrame({"doc": names, "source": rng.choice(long_names, many), "date": days})
    ax = charts.timeline(table, title="س", lang=lang)
    nothing_cut(ax)
    nothing_cut(for_a_phone(ax.figure).axes[0])


def test_names_stand_for_documents_and_groups() -> None:
    ax = charts.timeline(ARTICLES, title="x", names={"a": "Samarkand", "AFP": "the agency"})
    assert "Samarkand: 15 Sep 2022, the agency" in charts.describe(ax)


def test_what_is_no_date_or_no_column_is_refused() -> None:
    with pytest.raises(InputError, match="is a date"):
        charts.timeline(ARTICLES.assign(date="yesterday"), title="x")
    with pytest.raises(InputError, match="event"):
        charts.timeline(ARTICLES, by="event", title="x")


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """Long names in three lanes."""
    sources = [names[place % 3] for place in range(len(names))]
    dates = pd.date_range("2022-09-15", periods=len(names), freq="93D")
    return pd.DataFrame({"doc": names, "source": sources, "date": dates})


def on_five_articles(five: FiveArticles) -> Axes:
    """The articles and what they share."""
    shared = ar.shared_passages(five.documents)
    title = five.say("Two outlets are named; years lie between", "مصدران معلومان وسنوات بينها")
    return charts.timeline(five.documents, passages=shared, title=title, **five.options)
