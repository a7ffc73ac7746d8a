"""What no font has is marked in the figure, and said in words beside it."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest
from matplotlib.figure import Figure as Plain
from matplotlib.text import Text

from analysis.reading.errors import InputError
from analysis.showing import charts, fonts
from analysis.showing.display import Figure
from analysis.showing.figures import render, save
from analysis.showing.glyphs import MARK, mark_missing
from analysis.showing.guard import check
from analysis.showing.labels import label

STRANGE = ["习近平", "😀", "＜نص＞", "a" * 60, "ب" * 105, "نص\x00", "\u202eabc", "𓀀"]


def _figure_with(*texts: str) -> Plain:
    figure = Plain()
    for place, text in enumerate(texts):
        figure.text(0.1, 0.1 + 0.2 * place, label(text), fontfamily=fonts.REGULAR)
    return figure


@pytest.mark.shaping
def test_one_missing_run_has_a_mark_and_several_have_numbers() -> None:
    figure = _figure_with("الرئيس 习近平")
    assert mark_missing(figure) == {"习近平": MARK}
    check(figure)
    figure = _figure_with("习近平", "تيانجين 天津", "习近平")
    assert mark_missing(figure) == {"习近平": f"{MARK}1", "天津": f"{MARK}2"}
    assert figure.texts[0].get_text() == figure.texts[2].get_text() == f"{MARK}1"


@pytest.mark.shaping
def test_a_sign_with_a_plain_equal_gives_way_to_it() -> None:
    figure = _figure_with("3 ＜ 4")
    assert mark_missing(figure) == {}
    assert figure.texts[0].get_text() == "3 < 4"


def test_a_figure_whose_fonts_have_everything_stays_as_it_is() -> None:
    figure = _figure_with("الصين (2022) «و» ♞")
    before = [text.get_text() for text in figure.texts]
    assert mark_missing(figure) == {}
    assert [text.get_text() for text in figure.texts] == before


def test_ticks_that_matplotlib_writes_anew_are_marked_for_good() -> None:
    figure = Plain()
    figure.subplots().set_xticks([0.2, 0.8], labels=["中国", "China"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        figure.draw_without_rendering()
    mark_missing(figure)
    figure.draw_without_rendering()
    check(figure)


def test_another_drawing_of_the_chart_keeps_the_meaning_of_the_marks() -> None:
    known = mark_missing(_figure_with("习近平", "天津"))
    again = _figure_with("天津")
    assert mark_missing(again, known) == known
    assert again.texts[0].get_text() == f"{MARK}2"


@pytest.mark.shaping
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("word", STRANGE, ids=ascii)
def test_no_character_kills_a_page(word: str, lang: str) -> None:
    counts = pd.DataFrame({"word": [word, "الصين"], "n": [3, 2]})
    ax = charts.frequencies(counts, title=f"{word} 3", lang=lang)
    caption = "الكلمات." if lang == "ar" else "Words."
    shown = Figure(ax, alt=charts.describe(ax), caption=caption)
    check(ax.figure)
    page = ax.figure.bbox.padded(1)
    for text in ax.figure.findobj(Text):
        box = text.get_window_extent()
        assert not text.get_text() or page.contains(box.x0, box.y0), text
        assert not text.get_text() or page.contains(box.x1, box.y1), text
    assert ("khitab-note" in shown.html) is any(sign in word for sign in "习𓀀")


@pytest.mark.shaping
def test_the_caption_says_in_its_language_what_the_marks_stand_for() -> None:
    counts = pd.DataFrame({"word": ["习近平", "天津<b>"], "n": [3, 2]})
    html = Figure(charts.frequencies(counts, title="x"), alt="a", caption="Words").html
    assert f"typeface lacks: {MARK}1 = 习近平, {MARK}2 = 天津</span>" in html
    html = Figure(charts.frequencies(counts, title="x"), alt="a", caption="كلمات").html
    assert f"حروف ليست في خطّ الرسم: {MARK}1 = 习近平، {MARK}2 = 天津</span>" in html


def test_what_is_not_in_a_report_raises(tmp_path) -> None:
    figure = charts.frequencies(pd.DataFrame({"word": ["中"], "n": [1]}), title="x").figure
    for way in (check, render, lambda fig: save(fig, tmp_path / "x.png")):
        with pytest.raises(InputError, match=r"U\+4E2D"):
            way(figure)
