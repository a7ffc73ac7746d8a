"""A chart is drawn to the measure of its sheet, also of one as wide as a phone."""

from __future__ import annotations

import re
import warnings
from functools import partial
from inspect import Parameter, signature

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts import sheet
from analysis.showing.charts.furniture import for_a_phone
from analysis.showing.guard import check
from tests.showing.charts.samples import CHARTS, of_chart


def _crowded(name: str, names: list[str], make_rates) -> tuple[pd.DataFrame, dict]:
    """Return a table of a chart whose names are hard to place, and what it needs beside it."""
    sample = of_chart(name)
    return sample.crowded(names, make_rates), getattr(sample, "CROWDED_WITH", {})


LANGUAGES = [{}, {"lang": "ar"}, {"lang": "ar", "digits": "arabic-indic"}]


@pytest.fixture(scope="module", params=LANGUAGES, ids=["en", "ar", "arabic-indic"])
def language(request):
    return request.param


@pytest.fixture(scope="module", params=CHARTS)
def chart(request, language, long_names, make_rates):
    """Each chart, in each language, with long Arabic names and a title that needs two lines."""
    title = "What these articles say and how often they say it, in one long sentence"
    source = "The articles"
    if language:
        title, source = "ما تقوله هذه المقالات وكم مرّة تقوله في جملة واحدة طويلة جدًّا", "المقالات"
    table, needed = _crowded(request.param, long_names, make_rates)
    options = needed | language
    return getattr(charts, request.param)(table, title=title, source=source, **options)


@pytest.mark.shaping
def test_nothing_is_cut_or_covered(chart, nothing_cut):
    nothing_cut(chart)
    check(chart.figure)


@pytest.mark.shaping
def test_on_a_phone_nothing_is_cut_or_covered(chart, nothing_cut):
    narrow = for_a_phone(chart.figure)
    assert narrow.get_figwidth() == sheet.NARROW
    nothing_cut(narrow.axes[0])
    check(narrow)


def texts(ax) -> list[Text]:
    return [text for text in ax.figure.findobj(Text) if text.get_visible()]


@pytest.mark.shaping
def test_furniture_is_in_the_language_and_the_digits_asked_for(chart, language):
    said = [*(text.get_text() for text in texts(chart)), charts.describe(chart)]
    written = re.sub(r"00\d", "", " ".join(said))  # the articles' names
    arabic = language.get("lang") == "ar"
    assert bool(re.search("[a-z]{3}", written)) is not arabic
    indic = language.get("digits") == "arabic-indic"
    assert bool(re.search("[0-9]", written)) is not indic
    assert bool(re.search("[٠-٩]", written)) is indic


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_takes_the_same_furniture_and_wants_a_title(name, long_names, make_rates):
    chart, (table, needed) = getattr(charts, name), _crowded(name, long_names, make_rates)
    options = signature(chart).parameters
    assert {"title", "subtitle", "source", "ax", "lang", "digits", "names"} <= options.keys()
    assert options["title"].default is options["title"].empty
    assert {p.kind for p in list(options.values())[1:]} == {Parameter.KEYWORD_ONLY}
    for word in ("lang : ", "digits : ", "names : ", "title : ", "Returns", "Raises"):
        assert word in chart.__doc__
    with pytest.raises(TypeError, match="title"):
        chart(table, **needed)
    with pytest.raises(InputError, match="title states"):
        chart(table, title="", **needed)
    with pytest.raises(InputError, match="lang is one of en, ar; found 'fr'"):
        chart(table, title="x", lang="fr", **needed)
    with pytest.raises(InputError, match="digits is one of european, arabic-indic"):
        chart(table, title="x", digits="roman", **needed)


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_table_gives_an_empty_chart_and_nothing_is_changed(name, long_names, make_rates):
    table, needed = _crowded(name, long_names, make_rates)
    before = table.copy()
    empty = getattr(charts, name)(table.head(0), title="Nothing", **needed)
    assert charts.describe(empty).endswith("no rows.")
    assert charts.data(empty).empty
    full = getattr(charts, name)(table, title="All", **needed)
    charts.data(full).insert(0, "changed", 1)
    pd.testing.assert_frame_equal(table, before)
    assert "changed" not in charts.data(full).columns


@pytest.fixture
def small(long_names, make_rates):
    """Each chart, with a table that has room in axes of a usual size."""
    made = {}
    for name in CHARTS:
        table, needed = _crowded(name, long_names[:4], make_rates)
        made[name] = partial(getattr(charts, name), table, **needed)
    return made


@pytest.mark.shaping
@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_keeps_its_drawing_and_its_words_in_the_place_of_the_readers_axes(name, small):
    figure = Figure(figsize=(13, 7))
    left, right = figure.subplots(1, 2)
    slot = right.get_window_extent().frozen()
    ax = small[name](title="x", ax=right)
    assert ax is right
    assert (
        ax.get_position(original=True).bounds
        == left.get_position()
        .translated(right.get_position(original=True).x0 - left.get_position().x0, 0)
        .bounds
    )
    assert not left.texts
    figure.draw_without_rendering()
    assert slot.x0 <= ax.get_window_extent().x0 < ax.get_window_extent().x1 <= slot.x1
    for text in (text for text in ax.texts if text.get_text()):
        box = text.get_window_extent()
        assert slot.x0 - 1 <= box.x0 < box.x1 <= slot.x1 + 1, text
        assert slot.y0 - 1 <= box.y0 < box.y1 <= slot.y1 + 1, text
    check(figure)


@pytest.mark.parametrize("name", CHARTS)
def test_the_marks_of_a_chart_are_those_of_the_readers_axes(name, small):
    ax = Figure(figsize=(8, 8)).subplots()
    small[name](title="x", ax=ax)
    assert ax.lines or ax.collections or ax.patches or ax.images
    assert not any(child.has_data() for child in ax.child_axes)
    before = ax.get_xlim()
    ax.axvline(sum(before) / 2)
    assert ax.get_xlim() == before


@pytest.mark.parametrize("name", CHARTS)
def test_a_title_that_the_reader_sets_stands_above_the_charts_own(name, small):
    ax = Figure(figsize=(8, 8)).subplots()
    small[name](title="Own title", ax=ax)
    ax.set_title("The reader's")
    ax.figure.draw_without_rendering()
    own = max(text.get_window_extent().y1 for text in ax.texts)
    assert ax.title.get_window_extent().y0 > own - 3


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_follows_its_axes_when_the_figure_is_laid_out_again(name, small):
    figure = Figure(figsize=(13, 7))
    ax = figure.subplots(1, 2)[1]
    small[name](title="x", ax=ax)
    figure.draw_without_rendering()
    before = float(ax.get_window_extent().x1)
    figure.subplots_adjust(right=0.95)
    figure.draw_without_rendering()
    assert ax.get_window_extent().x1 > before


@pytest.mark.parametrize("size", [(2, 1), (3.2, 2.4)])
@pytest.mark.parametrize("name", CHARTS)
def test_in_axes_without_room_a_chart_is_drawn_smaller_and_says_so(name, size, small):
    figure = Figure(figsize=size)
    ax = figure.subplots()
    slot = ax.get_window_extent().frozen()
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        small[name](title="A title of some length", ax=ax)
    assert all("these axes are small" in str(one.message) for one in warned)
    assert warned or size != (2, 1)
    figure.draw_without_rendering()
    for text in (text for text in figure.findobj(Text) if text.get_text()):
        box = text.get_window_extent()
        assert slot.x0 - 1 <= box.x0 < box.x1 <= slot.x1 + 1, text
        assert slot.y0 - 1 <= box.y0 < box.y1 <= slot.y1 + 1, text


@pytest.mark.parametrize("name", CHARTS)
def test_a_missing_glyph_is_named_in_each_chart(name, long_names, make_rates):
    strange = ["中国", *long_names[1:]]
    table, needed = _crowded(name, strange, make_rates)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # matplotlib's own, from measuring the text
        ax = getattr(charts, name)(table, title="x", **needed)
    with pytest.raises(InputError, match=r"'中国.*U\+4E2D"):
        check(ax.figure)


def test_the_narrow_chart_shows_the_same_rows_and_leaves_the_wide_one_as_it_was(chart):
    wide, words = chart.figure.get_figwidth(), charts.describe(chart)
    narrow = for_a_phone(chart.figure)
    assert charts.describe(narrow.axes[0]) == words
    pd.testing.assert_frame_equal(charts.data(narrow.axes[0]), charts.data(chart))
    assert chart.figure.get_figwidth() == wide == sheet.WIDE == sheet.across(None)


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
