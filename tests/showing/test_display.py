"""Figures, findings and the style, as Jupyter gets them."""

from __future__ import annotations

import base64

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.display import FINDING, Figure, notebook_style, say


@pytest.fixture
def axes() -> Axes:
    _, axes = plt.subplots(figsize=(5, 2))
    axes.bar(["a", "b"], [1, 2])
    return axes


def test_a_figure_carries_alt_caption_and_picture(axes: Axes, read_html) -> None:
    bundle = Figure(axes, alt="Two bars: 1 and 2.", caption="Counts.")._repr_mimebundle_()
    reader = read_html(bundle["text/html"])
    image = next(attrs for tag, attrs in reader.tags if tag == "img")
    assert image["alt"] == "Two bars: 1 and 2."
    assert reader.cells == ["Counts."]
    assert next(tag for tag, _ in reader.tags) == "figure"
    assert image["src"] == f"data:image/png;base64,{bundle['image/png']}"
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    assert bundle["text/plain"] == "Two bars: 1 and 2."


def test_an_arabic_text_alternative_says_so_to_a_screen_reader(axes: Axes, read_html) -> None:
    reader = read_html(Figure(axes, alt="عمودان: 1 و2.", caption="Counts.").html)
    image = next(attrs for tag, attrs in reader.tags if tag == "img")
    assert (image["lang"], image["dir"]) == ("ar", "rtl")


def test_a_figure_is_as_wide_as_matplotlib_says(axes: Axes) -> None:
    assert 'width="480"' in Figure(axes, alt="a", caption="c").html  # 5 inches of 96 px


def test_a_figure_is_not_shown_a_second_time_by_pyplot(axes: Axes) -> None:
    before = plt.get_fignums()
    Figure(axes, alt="a", caption="c")
    assert len(plt.get_fignums()) == len(before) - 1


def test_a_whole_figure_does_as_well_as_its_axes(axes: Axes) -> None:
    assert "<img" in Figure(axes.figure, alt="a", caption="c").html


def test_a_chart_that_grows_from_the_right_is_first_seen_there(axes: Axes) -> None:
    axes.invert_xaxis()
    assert '<div class="khitab-scroll" dir="rtl">' in Figure(axes, alt="a", caption="c").html


@pytest.mark.parametrize("words", [{"alt": " "}, {"caption": ""}, {"alt": None}])
def test_a_figure_without_words_is_refused(axes: Axes, words: dict[str, str]) -> None:
    with pytest.raises(InputError, match=f"a figure needs {next(iter(words))}"):
        Figure(axes, **({"alt": "a", "caption": "c"} | words))


def test_what_is_no_chart_is_refused() -> None:
    with pytest.raises(InputError, match="matplotlib Figure or Axes"):
        Figure("chart.png", alt="a", caption="c")


def test_words_of_a_figure_are_never_markup(axes: Axes, read_html, hostile: str) -> None:
    reader = read_html(Figure(axes, alt=hostile, caption=hostile).html)
    ours = {"figure", "div", "picture", "img", "figcaption", "bdi"}
    assert {tag for tag, _ in reader.tags} <= ours
    assert next(attrs["alt"] for tag, attrs in reader.tags if tag == "img") == hostile
    assert reader.cells == [hostile]


def test_a_headline_is_a_paragraph_and_data() -> None:
    shown = say("The family هيمنة stands 4 times.", headline=True)
    bundle = shown._repr_mimebundle_(include=None, exclude=None)
    assert bundle[FINDING] == {"text": "The family هيمنة stands 4 times.", "lang": None}
    assert '<bdi lang="ar">هيمنة</bdi> stands 4' in bundle["text/html"]
    assert 'class="khitab-finding' in bundle["text/html"]
    assert repr(shown) == bundle["text/plain"] == "The family هيمنة stands 4 times."


def test_a_computed_sentence_is_no_headline() -> None:
    shown = say("Of these, 3.")
    assert FINDING not in shown._repr_mimebundle_()
    assert "khitab-finding" not in shown._repr_html_()


def test_an_empty_line_parts_paragraphs_of_either_direction() -> None:
    assert say("One.\n\nثلاثة مقالات.").html.count("<p") == 2
    assert '<p dir="rtl" lang="ar">ثلاثة مقالات.</p>' in say("One.\n\nثلاثة مقالات.").html


def test_a_finding_is_never_markup(read_html, hostile: str) -> None:
    reader = read_html(say(hostile, headline=True).html)
    assert {tag for tag, _ in reader.tags} <= {"div", "p", "bdi"}
    assert reader.cells == [hostile]


def test_an_empty_finding_is_refused() -> None:
    with pytest.raises(InputError, match="what is said is a text"):
        say(" \n\n ")


def test_the_style_is_one_element_that_loads_nothing(read_html) -> None:
    style = notebook_style()
    assert [tag for tag, _ in read_html(style.html).tags] == ["style"]
    assert "url(" not in style.html
    assert "@import" not in style.html
    assert "right to left" in repr(style)


def test_a_chart_is_offered_as_wide_as_a_phone_too(read_html) -> None:
    counts = pd.DataFrame({"word": ["حرب"], "n": [3]})
    shown = Figure(charts.frequencies(counts, title="War"), alt="War 3", caption="War")
    sources = [attributes for tag, attributes in read_html(shown.html).tags if tag == "source"]
    assert [dict(source)["width"] for source in sources] == ["346"]
    assert dict(sources[0])["srcset"].startswith("data:image/png;base64,")


def test_a_figure_can_be_saved_as_it_is_shown(tmp_path) -> None:
    counts = pd.DataFrame({"word": ["حرب"], "n": [3]})
    figure = Figure(charts.frequencies(counts, title="War"), alt="War 3", caption="War")
    shown = base64.b64decode(figure._repr_mimebundle_()["image/png"])
    assert figure.save(tmp_path / "حرب.png").read_bytes() == shown
    assert figure.save(tmp_path / "war.pdf").read_bytes().startswith(b"%PDF")
