"""The guard sees every text of a figure and names what would be shown wrong."""

from __future__ import annotations

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest
import seaborn
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


def _table_of(name: str) -> pd.DataFrame:
    return pd.DataFrame({"word": [name, "China"], "n": [1, 2]})


def _pandas(figure: Figure, name: str = WRONG) -> None:
    _table_of(name).set_index("word")["n"].plot.bar(ax=figure.subplots())


def _pandas_legend(figure: Figure, name: str = WRONG) -> None:
    _table_of(name).set_index("word").T.plot(ax=figure.subplots())


def _seaborn(figure: Figure, name: str = WRONG) -> None:
    seaborn.barplot(_table_of(name), x="n", y="word", ax=figure.subplots())


def _seaborn_legend(figure: Figure, name: str = WRONG) -> None:
    seaborn.scatterplot(_table_of(name), x="n", y="n", hue="word", ax=figure.subplots())


def _seaborn_heatmap(figure: Figure, name: str = WRONG) -> None:
    matrix = pd.DataFrame([[1, 2], [3, 4]], index=[name, "China"], columns=["a", "b"])
    seaborn.heatmap(matrix, annot=True, ax=figure.subplots())


READERS_OWN = [_pandas, _pandas_legend, _seaborn, _seaborn_legend, _seaborn_heatmap]


@pytest.mark.shaping
@pytest.mark.parametrize(
    "put", [_title, _tick, _legend, _second_line, _inset, _table, _halo, *READERS_OWN]
)
def test_wrong_arabic_is_found_wherever_it_stands(put) -> None:
    figure = Figure()
    put(figure)
    with pytest.raises(InputError, match="label"):
        check(figure)


@pytest.mark.shaping
@pytest.mark.parametrize("put", READERS_OWN)
def test_labelled_names_pass_in_pandas_and_seaborn(put) -> None:
    with matplotlib.rc_context({"font.family": fonts.REGULAR}):
        figure = Figure()
        put(figure, label("رفض الهيمنة (2022)"))
        check(figure)


@pytest.mark.shaping
def test_a_facet_grid_of_seaborn_is_read_whole() -> None:
    with matplotlib.rc_context({"font.family": fonts.REGULAR}):
        grids = [seaborn.FacetGrid(_table_of(name), col="word") for name in (label("نمو"), WRONG)]
    plt.close("all")
    check(grids[0].set_titles("{col_name}").figure)
    with pytest.raises(InputError, match="label"):
        check(grids[1].set_titles("{col_name}").figure)


@pytest.mark.shaping
def test_arabic_is_not_left_to_matplotlib_to_wrap() -> None:
    with pytest.raises(InputError, match="wrap=True"):
        check(_figure_with(label("رفض الهيمنة"), wrap=True))
    check(_figure_with("A long English sentence " * 9, wrap=True))
    check(_figure_with(label("رفض الهيمنة"), wrap=True, visible=False))


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
