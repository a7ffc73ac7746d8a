"""The guard sees every text of a figure and names what would be shown wrong."""

from __future__ import annotations

import matplotlib
import pandas as pd
import pytest
from arabic_reshaper import reshape
from bidi import get_display
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.figure import Figure
from matplotlib.patheffects import Normal

from analysis.reading.errors import InputError
from analysis.showing import fonts, labels
from analysis.showing.guard import check
from analysis.showing.labels import label, ltr

# What the installed matplotlib must not be given: the recipe for the other one.
WRONG = get_display(reshape("رفض الهيمنة")) if labels.SHAPES else "رفض الهيمنة"


def _figure_with(text: str, **style: object) -> Figure:
    figure = Figure()
    figure.text(0.5, 0.5, text, fontfamily=fonts.REGULAR, **style)
    return figure


def _title(figure: Figure) -> None:
    figure.subplots().set_title(WRONG)


def _tick(figure: Figure) -> None:
    figure.subplots().set_xticks([0.5], labels=[WRONG])


def _legend(figure: Figure) -> None:
    axes = figure.subplots()
    axes.plot([1, 2], label=WRONG)
    axes.legend()


def _second_line(figure: Figure) -> None:
    figure.suptitle("China\n" + WRONG)


def _inset(figure: Figure) -> None:
    figure.subplots().inset_axes((0, 0, 0.5, 0.5)).set_ylabel(WRONG)


def _table(figure: Figure) -> None:
    figure.subplots().table([[WRONG]])


def _halo(figure: Figure) -> None:
    figure.suptitle("x").set_path_effects([Normal()])
    figure.texts[0].set_text(WRONG)


def _pandas(figure: Figure) -> None:
    pd.Series([1, 2], index=[WRONG, "China"]).plot.bar(ax=figure.subplots())


@pytest.mark.shaping
@pytest.mark.parametrize(
    "put", [_title, _tick, _legend, _second_line, _inset, _table, _halo, _pandas]
)
def test_wrong_arabic_is_found_wherever_it_stands(put) -> None:
    figure = Figure()
    put(figure)
    with pytest.raises(InputError, match="label"):
        check(figure)


@pytest.mark.shaping
@pytest.mark.parametrize("text", ["رفض الهيمنة (2022)", "GDP نمو", "$5 نمو $6", "a\nالصين\n2022"])
def test_a_labelled_text_passes(text: str) -> None:
    check(_figure_with(label(text)))
    check(_figure_with(label(ltr(text))))


@pytest.mark.shaping
def test_plain_arabic_passes_only_where_matplotlib_shapes_it() -> None:
    if labels.SHAPES:
        check(_figure_with("رفض الهيمنة"))
    with pytest.raises(InputError, match=r"label\(\)"):
        check(_figure_with("GDP نمو"))


@pytest.mark.shaping
def test_arabic_in_mathtext_is_refused() -> None:
    with pytest.raises(InputError, match="mathtext"):
        check(_figure_with("$5 نمو $6"))
    check(_figure_with(r"$x^2$ and $y$"))


@pytest.mark.shaping
def test_arabic_set_by_tex_is_refused_without_calling_latex() -> None:
    with pytest.raises(InputError, match="TeX"):
        check(_figure_with(label("نمو"), usetex=True))


@pytest.mark.shaping
def test_a_missing_glyph_is_named_with_its_label() -> None:
    with pytest.raises(InputError, match=r"'China 中国'.*U\+4E2D"):
        check(_figure_with("China 中国"))
    check(_figure_with("♞ stands in the second font"))


@pytest.mark.shaping
def test_a_missing_family_is_passed_over_as_matplotlib_does() -> None:
    figure = Figure()
    figure.text(0, 0, label("نمو"), fontfamily=["No such family", "DejaVu Sans"])
    check(figure)


@pytest.mark.shaping
def test_a_setting_that_does_not_shape_is_refused_for_arabic_only() -> None:
    with matplotlib.rc_context({"svg.fonttype": "none"}):
        check(_figure_with("China"))
        with pytest.raises(InputError, match=r"svg\.fonttype"):
            check(_figure_with(label("نمو")))


@pytest.mark.shaping
def test_a_backend_that_does_not_shape_is_refused_for_arabic_only() -> None:
    module = {"__module__": "matplotlib.backends.backend_cairo"}
    canvas = type("Canvas", (FigureCanvasBase,), module)
    figure, plain = _figure_with(label("نمو")), _figure_with("China")
    canvas(figure), canvas(plain)
    check(plain)
    with pytest.raises(InputError, match="backend_cairo"):
        check(figure)


@pytest.mark.shaping
def test_invisible_text_and_empty_figures_pass() -> None:
    check(Figure())
    check(_figure_with(WRONG, visible=False))


def test_checking_draws_nothing_and_tells_nobody_that_it_drew() -> None:
    figure, heard = _figure_with("China"), []
    figure.canvas.mpl_connect("draw_event", heard.append)
    check(figure)
    assert heard == []
