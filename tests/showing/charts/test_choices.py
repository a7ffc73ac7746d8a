"""Sensitivity: a point a choice, grey where nothing moves, the headline as a line."""

from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts import look
from tests.showing.charts.samples import FiveArticles, MakeRates


@pytest.fixture
def choices() -> pd.DataFrame:
    names = ["as above", "without one term", "spelling level clean", "reused passage once"]
    return pd.DataFrame({"choice": names, "n": [10, 4, 10, 8]})


def _points(panel) -> list:
    return [line for line in panel.lines if line.get_marker() == "o"]


def test_points_stand_at_the_numbers_and_a_line_at_the_first(choices) -> None:
    panel = charts.sensitivity(choices, title="x")
    assert [point.get_xdata()[0] for point in _points(panel)] == [10, 4, 10, 8]
    rows = [point.get_ydata()[0] for point in _points(panel)]
    assert rows == sorted(rows)
    assert [10, 10] in [list(line.get_xdata()) for line in panel.lines]


def test_a_choice_that_moves_the_number_takes_the_colour(choices) -> None:
    panel = charts.sensitivity(choices, title="x")
    moved = [to_hex(point.get_color()) == look.HUE for point in _points(panel)]
    assert moved == [False, True, False, True]


def test_intervals_are_drawn_where_the_table_has_them(choices) -> None:
    table = choices.assign(low=[5.0, 1, 5, 4], high=[18.0, 9, 18, 15])
    ax = charts.sensitivity(table, title="x")
    segments = [s for group in ax.collections for s in group.get_segments()]
    level = [(s[0][0], s[1][0]) for s in segments if s[0][1] == s[1][1]]
    assert level == [(5, 18), (1, 9), (5, 18), (4, 15)]
    assert "without one term: 4 (1 to 9)" in charts.describe(ax)


def test_findings_are_small_multiples_on_one_scale_each_with_its_headline(choices) -> None:
    two = pd.concat([choices.assign(finding="times"), choices.assign(finding="articles", n=4)])
    first, second = charts.sensitivity(two, title="x").figure.axes
    assert first.get_xlim() == second.get_xlim()
    assert first.get_window_extent().y0 == pytest.approx(second.get_window_extent().y0)
    assert all(to_hex(point.get_color()) == look.REST for point in _points(second))


def test_another_measure_is_named_in_the_subtitle(choices, written, letters) -> None:
    table = choices.rename(columns={"n": "times"})
    ax = charts.sensitivity(table, title="x", measure="times")
    assert letters("times under other choices; the line is the first row") in written(ax)
    with pytest.raises(InputError, match="Missing: n"):
        charts.sensitivity(table, title="x")


def test_a_choice_without_a_number_has_no_point_and_a_choice_twice_is_refused(choices) -> None:
    holed = choices.assign(n=[10, None, 10, 8])
    ax = charts.sensitivity(holed, title="x")
    assert len(_points(ax)) == 3
    assert "without one term: –" in charts.describe(ax)
    with pytest.raises(InputError, match="one row a choice"):
        charts.sensitivity(pd.concat([choices, choices]), title="x")


def crowded(names: list[str], make_rates: MakeRates) -> pd.DataFrame:
    """Two panels of long names."""
    many = len(names)
    both = {"choice": names * 2, "family": [names[0]] * many + [names[1]] * many}
    numbers = {"n": [10, 7] * many, "low": [5, 3] * many, "high": [18, 1400] * many}
    return pd.DataFrame(both | numbers)


def on_five_articles(five: FiveArticles) -> Axes:
    """The count without one article each."""
    docs = list(five.documents["doc"])
    numbers = [len(five.hits), *(int((five.hits["doc"] != doc).sum()) for doc in docs)]
    every, without = five.say(("all five", "without "), ("المقالات كلّها", "بعد استبعاد "))
    choices = pd.DataFrame({"choice": [every, *(without + doc for doc in docs)], "n": numbers})
    title = five.say("No single article carries the count", "لا تنفرد مقالة واحدة بالعدد")
    return charts.sensitivity(choices, title=title, **five.options)
