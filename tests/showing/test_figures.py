"""Figures leave the library checked, whole, small, and the same each time."""

from __future__ import annotations

import io
import re
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

from analysis.reading.errors import InputError
from analysis.showing import charts, fonts
from analysis.showing.figures import DPI, render, save
from analysis.showing.labels import label

SIGNATURES = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


def _figure() -> Figure:
    figure = Figure(figsize=(3, 1))
    figure.text(0.5, 0.5, label("رفض الهيمنة"), ha="center", fontfamily=fonts.REGULAR)
    return figure


@pytest.mark.shaping
@pytest.mark.parametrize("ending", SIGNATURES)
def test_each_format_gives_its_file_and_the_same_bytes_each_time(ending: str) -> None:
    first, again = render(_figure(), format=ending), render(_figure(), format=ending)
    assert first.startswith(SIGNATURES[ending])
    assert first == again
    assert not re.search(rb"20\d\d-\d\d-\d\d|CreationDate", first)


def test_another_format_is_refused() -> None:
    with pytest.raises(InputError, match="format is one of png, svg, pdf; found 'jpg'"):
        render(Figure(), format="jpg")


@pytest.mark.shaping
def test_a_figure_with_wrong_text_is_not_rendered() -> None:
    figure = Figure()
    figure.text(0.5, 0.5, "GDP نمو")
    with pytest.raises(InputError):
        render(figure)


@pytest.mark.shaping
def test_svg_and_pdf_hold_outlines_and_no_fonts_whatever_the_settings() -> None:
    with matplotlib.rc_context({"svg.fonttype": "none", "pdf.fonttype": 42}):
        svg, pdf = render(_figure(), format="svg"), render(_figure(), format="pdf")
    assert b"<text" not in svg
    assert b"/FontFile" not in pdf
    assert b"/FontDescriptor" not in pdf


def test_rendering_leaves_the_figure_as_it_was() -> None:
    figure = _figure()
    render(figure, format="pdf")
    assert figure.texts[0].get_path_effects() == []
    assert figure.get_size_inches().tolist() == [3, 1]


def test_the_picture_has_the_size_of_the_figure_and_its_colours() -> None:
    figure = Figure(figsize=(3, 1), facecolor="#0072b2")
    with Image.open(io.BytesIO(render(figure))) as picture:
        assert picture.size == (3 * DPI, DPI)
        assert picture.convert("RGB").getpixel((5, 5)) == (0, 114, 178)


@pytest.mark.shaping
def test_what_stands_outside_the_figure_is_brought_in() -> None:
    figure = Figure(figsize=(3, 1))
    figure.text(1.2, 0.5, label("الهيمنة"), fontfamily=fonts.REGULAR)
    with Image.open(io.BytesIO(render(figure))) as picture:
        pixels = np.asarray(picture.convert("L"))
    assert pixels.shape[1] > 3.6 * DPI
    assert pixels[:, int(3.2 * DPI) :].min() < 100
    assert pixels[:, -3:].min() == 255


def test_saving_replaces_the_file_at_one_go(tmp_path: Path) -> None:
    path = tmp_path / "شكل 1.png"
    path.write_bytes(b"old")
    assert save(_figure(), path) == path
    assert path.read_bytes() == render(_figure())
    assert [entry.name for entry in tmp_path.iterdir()] == ["شكل 1.png"]


def test_a_figure_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(b"old")
    figure = Figure()
    figure.text(0.5, 0.5, "中")
    with pytest.raises(InputError):
        save(figure, path)
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_missing_folder_and_a_strange_ending_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="folder"):
        save(Figure(), tmp_path / "none" / "a.png")
    with pytest.raises(InputError, match="'jpg'"):
        save(Figure(), tmp_path / "a.jpg")


def test_dark_pages_turn_pictures_alike_and_keep_their_hues() -> None:
    showing = Path(charts.__file__).parents[1]
    for sheet in ("style/notebook.css", "report/templates/khitab/page.css"):
        css = (showing / sheet).read_text("utf-8")
        assert "--khitab-picture: invert(.91) hue-rotate(180deg)" in css
    assert "filter: var(--khitab-picture, none)" in (showing / "style/display.css").read_text()
