"""The one way a figure leaves the library: checked, then rendered or saved."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category

import matplotlib
import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.patheffects import Normal
from matplotlib.text import Text
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Bbox

from analysis.reading.errors import InputError
from analysis.showing.labels import SHAPES, fault, holds_rtl

# Two pixels a CSS pixel at the width of a report, and still well under 80 KB a chart.
DPI = 144
# No date and no version: the same figure gives the same bytes.
_METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}
_BACKENDS = {"png": "agg", "svg": "svg", "pdf": "pdf"}
_NOT_SHAPING = ("cairo", "pgf")
_LABEL_IT = "Pass the plain text through analysis.label() once, as a whole, and give matplotlib that."


class _Drawn(NamedTuple):
    text: str
    font: FontProperties
    math: bool | str


def check(fig: Figure) -> None:
    """Raise unless the installed matplotlib will show every text of the figure right.

    A renderer that draws nothing reads each string matplotlib would draw: ticks, legends and what
    pandas or seaborn wrote, as well as our own.

    Parameters
    ----------
    fig : Figure
        Any matplotlib figure.

    Raises
    ------
    InputError
        Arabic that is already shaped (matplotlib ≥ 3.11), that has not passed `label`, or that
        stands in mathtext or TeX; a character no font of the text has; Arabic together with a
        setting or a backend that does not join it (``svg.fonttype="none"``, pgf, cairo).

    Examples
    --------
    >>> fig = Figure()
    >>> _ = fig.suptitle("China")
    >>> check(fig)
    """
    drawn = _read(fig)
    for item in drawn:
        _check_text(item)
    if any(holds_rtl(item.text) for item in drawn):
        _check_settings(type(fig.canvas).__module__)


def render(fig: Figure, *, format: str = "png") -> bytes:
    """Return the figure as the bytes of an image file, once its texts have been checked.

    Parameters
    ----------
    fig : Figure
        Any matplotlib figure. What would stand outside it is brought in, not cut.
    format : {"png", "svg", "pdf"}
        In SVG and PDF the letters are outlines, so that they look the same everywhere.

    Returns
    -------
    bytes
        The file; the same figure gives the same bytes.

    Raises
    ------
    InputError
        The format is another, or `check` finds a text that would be shown wrong.

    Examples
    --------
    >>> render(Figure(figsize=(1, 1)))[1:4]
    b'PNG'
    """
    if format not in _BACKENDS:
        raise InputError(
            "format is 'png', 'svg' or 'pdf'", found=format, mend="Choose one of the three."
        )
    for item in _read(fig):
        _check_text(item)
    buffer = BytesIO()
    settings = {"svg.fonttype": "path", "svg.hashsalt": "khitab"}
    with matplotlib.rc_context(settings), _outlined(fig, when=format == "pdf"):
        fig.savefig(
            buffer,
            format=format,
            backend=_BACKENDS[format],
            dpi=DPI,
            metadata=_METADATA[format],
            bbox_inches=_whole(fig),
        )
    return buffer.getvalue()


def save(fig: Figure, path: str | Path) -> Path:
    """Return the path of the file to which the checked figure has been written.

    Parameters
    ----------
    fig : Figure
        Any matplotlib figure.
    path : path
        Ends in .png, .svg or .pdf; its folder exists. A file of that name is replaced at one go,
        so that a reader never finds half a picture.

    Returns
    -------
    Path
        The path given.

    Raises
    ------
    InputError
        The ending is another, the folder is missing, or `check` finds a text shown wrong.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise InputError(
            "the folder of a saved figure exists", found=str(path.parent), mend="Make it first."
        )
    content = render(fig, format=path.suffix.lstrip(".").lower())
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return path


class _Outliner(TextToPath):
    """Note each text asked for and outline none. Every way of drawing text ends here, path effects
    too, as long as the renderer draws no text by itself."""

    def __init__(self, drawn: list[_Drawn]) -> None:
        super().__init__()
        self.drawn = drawn

    def get_text_path(
        self, prop: FontProperties, s: str, ismath: bool | str = False, **_: Any
    ) -> Any:
        self.drawn.append(_Drawn(s, prop, ismath))
        return np.empty((0, 2)), np.empty(0, dtype=np.uint8)


class _Reader(RendererBase):
    """A renderer that draws nothing and notes every text."""

    def __init__(self, fig: Figure) -> None:
        super().__init__()
        self.drawn: list[_Drawn] = []
        self._text2path = _Outliner(self.drawn)
        self._scale, self._size = fig.dpi / 72, (fig.bbox.width, fig.bbox.height)

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._size

    def points_to_pixels(self, points: Any) -> Any:
        return points * self._scale

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | str
    ) -> tuple[float, float, float]:
        if ismath == "TeX":  # measuring it would call LaTeX, which need not be installed
            return (1.0, 1.0, 0.0)
        return super().get_text_width_height_descent(s, prop, ismath)

    def draw_path(self, *_: Any, **__: Any) -> None: ...

    def draw_image(self, *_: Any, **__: Any) -> None: ...

    def draw_gouraud_triangles(self, *_: Any, **__: Any) -> None: ...


def _read(fig: Figure) -> list[_Drawn]:
    reader = _Reader(fig)
    fig.draw(reader)
    return reader.drawn


def _check_text(item: _Drawn) -> None:
    if item.math and holds_rtl(item.text):
        engine = "TeX" if item.math == "TeX" else "mathtext"
        raise InputError(
            f"no Arabic stands in {engine}, which reverses it",
            found=item.text,
            mend=r"Turn usetex off, and write a dollar sign as \$ or let analysis.label() do it.",
        )
    if wrong := fault(item.text):
        raise InputError(
            "every Arabic text in a figure is what matplotlib must be given",
            found=item.text,
            mend=f"This is {wrong}. {_LABEL_IT}",
        )
    if not item.math:
        _check_glyphs(item)


def _check_glyphs(item: _Drawn) -> None:
    fonts = _fonts(item.font)
    for char in item.text:
        invisible = SHAPES and category(char) == "Cf"
        if invisible or any(font.get_char_index(ord(char)) for font in fonts):
            continue
        raise InputError(
            f"each character of {item.text!r} has a glyph in a font of the text "
            f"({', '.join(item.font.get_family())})",
            found=f"{char} (U+{ord(char):04X})",
            mend="Leave the character out, or add a font that has it to the text's fontfamily.",
        )


def _fonts(wanted: FontProperties) -> list[Any]:
    """Return the fonts matplotlib tries for a text, one a family, passing over what is missing."""
    paths = []
    for family in wanted.get_family():
        one = wanted.copy()
        one.set_family(family)
        with suppress(ValueError):
            paths.append(findfont(one, fallback_to_default=False))
    return [get_font(path) for path in paths or [findfont(wanted)]]


def _check_settings(backend: str) -> None:
    if any(name in backend for name in _NOT_SHAPING):
        raise InputError(
            "a figure with Arabic is drawn by a backend that joins its letters",
            found=backend,
            mend="Use matplotlib's agg, svg or pdf backend, or analysis.showing.figures.save().",
        )
    if matplotlib.rcParams["svg.fonttype"] == "none":
        raise InputError(
            "rcParams['svg.fonttype'] is 'path' for a figure with Arabic",
            found="none",
            mend="Set it to 'path', or save with analysis.showing.figures.save().",
        )


@contextmanager
def _outlined(fig: Figure, *, when: bool) -> Iterator[None]:
    """Draw text as outlines for a while: matplotlib 3.11 spaces a PDF's letters wrongly."""
    plain = [text for text in fig.findobj(Text) if when and not text.get_path_effects()]
    for text in plain:
        text.set_path_effects([Normal()])
    try:
        yield
    finally:
        for text in plain:
            text.set_path_effects([])


def _whole(fig: Figure) -> Bbox:
    """Return the figure's box, widened to what stands outside it."""
    outside = fig.get_tightbbox().padded(0.05)
    return Bbox.union([fig.bbox_inches, outside])
