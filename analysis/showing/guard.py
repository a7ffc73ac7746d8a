"""The guard: a renderer that reads every text of a figure before anyone sees it."""

from __future__ import annotations

import warnings
from typing import Any, Literal, NamedTuple

import matplotlib
import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import TextToPath

from analysis.reading.errors import InputError
from analysis.showing.glyphs import fonts_of, is_missing
from analysis.showing.labels import fault, holds_rtl

_NOT_SHAPING = ("cairo", "pgf")
_LABEL_IT = (
    "Pass the plain text through analysis.label() once, as a whole, and give matplotlib that."
)


class _Drawn(NamedTuple):
    text: str
    font: FontProperties
    math: bool | Literal["TeX"]


def check(fig: Figure) -> None:
    """Raise unless the installed matplotlib will show every text of the figure right.

    A renderer that draws nothing reads each string matplotlib would draw: ticks, legends and what
    pandas or seaborn wrote, as well as our own.

    Refused is Arabic that is already shaped (matplotlib ≥ 3.11), that has not passed `label`, that
    stands in mathtext or TeX, or that matplotlib is to wrap; a character no font of the text has;
    and Arabic together with a setting or a backend that does not join it (``svg.fonttype="none"``,
    pgf, cairo).

    Examples
    --------
    >>> fig = Figure()
    >>> _ = fig.suptitle("China")
    >>> check(fig)
    """
    _check_wrapping(fig)
    drawn = _read(fig)
    for item in drawn:
        _check_text(item)
    if any(holds_rtl(item.text) for item in drawn):
        _check_settings(type(fig.canvas).__module__)


def check_texts(fig: Figure) -> None:
    """Raise as `check` does, for all but backend and settings, which `render` chooses itself."""
    _check_wrapping(fig)
    for item in _read(fig):
        _check_text(item)


class _Outliner(TextToPath):
    """Note each text asked for and outline none.

    Every way of drawing text ends here, path effects too, if the renderer draws none itself.
    """

    def __init__(self, drawn: list[_Drawn]) -> None:
        super().__init__()
        self.drawn = drawn

    def get_text_path(
        self,
        prop: FontProperties,
        s: str,
        ismath: bool | Literal["TeX"] = False,  # noqa: FBT001, FBT002 (matplotlib's signature)
        **_: Any,
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
        self,
        s: str,
        prop: FontProperties,
        ismath: bool | Literal["TeX"],  # noqa: FBT001 (matplotlib's signature)
    ) -> tuple[float, float, float]:
        if ismath == "TeX":  # measuring it would call LaTeX, which need not be installed
            return (1.0, 1.0, 0.0)
        return super().get_text_width_height_descent(s, prop, ismath)

    def draw_path(self, *_: Any, **__: Any) -> None: ...

    def draw_image(self, *_: Any, **__: Any) -> None: ...

    def draw_gouraud_triangles(self, *_: Any, **__: Any) -> None: ...


def _read(fig: Figure) -> list[_Drawn]:
    reader = _Reader(fig)
    with warnings.catch_warnings(), fig.canvas.callbacks.blocked():
        # What matplotlib warns of, a missing glyph, the guard raises.
        warnings.filterwarnings("ignore", r"Glyph \d+|Matplotlib currently does not support")
        fig.draw(reader)
    return reader.drawn


def _check_wrapping(fig: Figure) -> None:
    """Refuse lines broken after they were made ready: each needs its own order and direction."""
    for text in fig.findobj(Text):
        if text.get_visible() and text.get_wrap() and holds_rtl(text.get_text()):
            raise InputError(
                "no Arabic text is left to matplotlib's wrap=True",
                found=text.get_text(),
                mend=r"Break the lines with \n, pass the text to analysis.label(), leave wrap out.",
            )


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
    fonts = fonts_of(item.font)
    for char in item.text:
        if is_missing(char, fonts):
            raise InputError(
                f"each character of {item.text!r} has a glyph in a font of the text "
                f"({', '.join(item.font.get_family())})",
                found=f"{char} (U+{ord(char):04X})",
                mend="Leave the character out, or add a font that has it to the text's fontfamily.",
            )


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
