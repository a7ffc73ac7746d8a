"""A chart is drawn to the measure of its sheet, also of one as wide as a phone."""

from __future__ import annotations

import re
import warnings
from inspect import Parameter, signature
from itertools import combinations

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts import sheet
from analysis.showing.charts.furniture import for_a_phone
from analysis.showing.guard import check

YEARS = {pd.Timestamp(year, 1, 1): total for year, total in {2022: 894, 2023: 0, 2025: 826}.items()}
SPEAKERS = ["الرئيس الصيني شي جينبينغ", "بوتين", None, "وزارة الخارجية", "ترامب", "ميرتس", "ماكرون"]


def _tables(names: list[str], make_rates) -> dict[str, pd.DataFrame]:
    """A table for each chart: long names, many rows, counts of one digit and of four."""
    many = len(names)
    pairs = pd.DataFrame(combinations(names, 2), columns=["word1", "word2"])
    hits = pd.DataFrame({"doc": ["000", "001", "000", "003"] * many, "family": names * 4})
    words = {"word": names, "n_target": range(many), "n_reference": range(0, 1000 * many, 1000)}
    values = [place - many / 2 for place in range(many)]
    two = {"n": [10, 7] * many, "low": [5, 3] * many, "high": [18, 1400] * many}
    return {
        "frequencies": pd.DataFrame({"word": names, "n": range(0, 1000 * many, 1000)}),
        "rates": make_rates({name: [2, 0] for name in names}, {names[0]: 336, "001": 173}, "doc"),
        "rates_over_time": make_rates({name: [2, 0, 4] for name in names}, YEARS, "date"),
        "cooccurrence": pairs.assign(n=1200),
        "heatmap": make_rates({name: [2, 0] for name in names}, {names[0]: 336, "001": 0}, "doc"),
        "network": pairs.assign(n=range(len(pairs))),
        "xray": hits.assign(position=range(len(hits)), quoted=[True, False] * (len(hits) // 2)),
        "keyness": pd.DataFrame(words).assign(total_target=894, log_ratio=values),
        "voice": hits.assign(speaker=[SPEAKERS[place % 7] for place in range(len(hits))]),
        "sides": hits.assign(
            speaker=[SPEAKERS[place % 7] for place in range(len(hits))],
            family=pd.Categorical([names[0], names[1]] * (len(hits) // 2)),
        ),
        "timeline": pd.DataFrame(
            {
                "doc": names,
                "source": [names[place % 3] for place in range(many)],
                "date": pd.date_range("2022-09-15", periods=many, freq="93D"),
            }
        ),
        "sensitivity": pd.DataFrame(
            {"choice": names * 2, "family": [names[0]] * many + [names[1]] * many} | two
        ),
    }


MORE = {"xray": {"tokens": pd.DataFrame({"doc": ["000", "001", "002", "003"] * 200})}}
NAMES = [name for name in charts.__all__ if name not in ("data", "describe")]
LANGUAGES = [{}, {"lang": "ar"}, {"lang": "ar", "digits": "arabic-indic"}]


@pytest.fixture(params=LANGUAGES, ids=["en", "ar", "arabic-indic"])
def language(request):
    return request.param


@pytest.fixture(params=NAMES)
def chart(request, language, long_names, make_rates):
    """Each chart, in each language, with long Arabic names and a title that needs two lines."""
    title = "What these articles say and how often they say it, in one long sentence"
    source = "The articles"
    if language:
        title, source = "ما تقوله هذه المقالات وكم مرّة تقوله في جملة واحدة طويلة جدًّا", "المقالات"
    table = _tables(long_names, make_rates)[request.param]
    options = MORE.get(request.param, {}) | language
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


@pytest.mark.parametrize("name", NAMES)
def test_each_chart_takes_the_same_furniture_and_wants_a_title(name, long_names, make_rates):
    chart, table = getattr(charts, name), _tables(long_names, make_rates)[name]
    options = signature(chart).parameters
    assert {"title", "subtitle", "source", "ax", "lang", "digits", "names"} <= options.keys()
    assert options["title"].default is options["title"].empty
    assert {p.kind for p in list(options.values())[1:]} == {Parameter.KEYWORD_ONLY}
    for word in ("lang : ", "digits : ", "names : ", "title : ", "Returns", "Raises"):
        assert word in chart.__doc__
    with pytest.raises(TypeError, match="title"):
        chart(table, **MORE.get(name, {}))
    with pytest.raises(InputError, match="title states"):
        chart(table, title="", **MORE.get(name, {}))
    with pytest.raises(InputError, match="lang is one of en, ar; found 'fr'"):
        chart(table, title="x", lang="fr", **MORE.get(name, {}))
    with pytest.raises(InputError, match="digits is one of european, arabic-indic"):
        chart(table, title="x", digits="roman", **MORE.get(name, {}))


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_table_gives_an_empty_chart_and_nothing_is_changed(name, long_names, make_rates):
    table = _tables(long_names, make_rates)[name]
    before = table.copy()
    empty = getattr(charts, name)(table.head(0), title="Nothing", **MORE.get(name, {}))
    assert charts.describe(empty).endswith("no rows.")
    assert charts.data(empty).empty
    full = getattr(charts, name)(table, title="All", **MORE.get(name, {}))
    charts.data(full).insert(0, "changed", 1)
    pd.testing.assert_frame_equal(table, before)
    assert "changed" not in charts.data(full).columns


@pytest.fixture
def small(long_names, make_rates):
    """A table for each chart that has room in axes of a usual size."""
    return _tables(long_names[:4], make_rates)


@pytest.mark.shaping
@pytest.mark.parametrize("name", NAMES)
def test_each_chart_keeps_its_drawing_and_its_words_in_the_place_of_the_readers_axes(name, small):
    figure = Figure(figsize=(13, 7))
    left, right = figure.subplots(1, 2)
    slot = right.get_window_extent().frozen()
    ax = getattr(charts, name)(small[name], title="x", ax=right, **MORE.get(name, {}))
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


@pytest.mark.parametrize("name", NAMES)
def test_the_marks_of_a_chart_are_those_of_the_readers_axes(name, small):
    ax = Figure(figsize=(8, 8)).subplots()
    getattr(charts, name)(small[name], title="x", ax=ax, **MORE.get(name, {}))
    assert ax.lines or ax.collections or ax.patches or ax.images
    assert not any(child.has_data() for child in ax.child_axes)
    before = ax.get_xlim()
    ax.axvline(sum(before) / 2)
    assert ax.get_xlim() == before


@pytest.mark.parametrize("name", NAMES)
def test_a_title_that_the_reader_sets_stands_above_the_charts_own(name, small):
    ax = Figure(figsize=(8, 8)).subplots()
    getattr(charts, name)(small[name], title="Own title", ax=ax, **MORE.get(name, {}))
    ax.set_title("The reader's")
    ax.figure.draw_without_rendering()
    own = max(text.get_window_extent().y1 for text in ax.texts)
    assert ax.title.get_window_extent().y0 > own - 3


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_follows_its_axes_when_the_figure_is_laid_out_again(name, small):
    figure = Figure(figsize=(13, 7))
    ax = figure.subplots(1, 2)[1]
    getattr(charts, name)(small[name], title="x", ax=ax, **MORE.get(name, {}))
    figure.draw_without_rendering()
    before = float(ax.get_window_extent().x1)
    figure.subplots_adjust(right=0.95)
    figure.draw_without_rendering()
    assert ax.get_window_extent().x1 > before


@pytest.mark.parametrize("name", NAMES)
def test_axes_without_room_are_refused_with_the_room_it_takes(name, small):
    ax = Figure(figsize=(2, 1)).subplots()
    with pytest.raises(InputError, match="inches wide"):
        getattr(charts, name)(small[name], title="x", ax=ax, **MORE.get(name, {}))


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_glyph_is_named_in_each_chart(name, long_names, make_rates):
    strange = ["中国", *long_names[1:]]
    table = _tables(strange, make_rates)[name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # matplotlib's own, from measuring the text
        ax = getattr(charts, name)(table, title="x", **MORE.get(name, {}))
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
