"""Which characters the fonts of a text have, and a mark with a word for those they lack."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any
from unicodedata import category, normalize

from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.text import Text

from analysis.showing.labels import SHAPES

MARK = "\ufffd"


def fonts_of(wanted: FontProperties) -> list[Any]:
    """Return the fonts matplotlib tries for a text, one a family, passing over what is missing."""
    paths = []
    for family in wanted.get_family():
        one = wanted.copy()
        one.set_family(family)
        with suppress(ValueError):
            paths.append(findfont(one, fallback_to_default=False))
    return [get_font(path) for path in paths or [findfont(wanted)]]


def is_missing(char: str, fonts: Sequence[Any]) -> bool:
    """Return whether a character would be drawn as a box."""
    if char == "\n" or (SHAPES and category(char) == "Cf"):
        return False
    return not any(font.get_char_index(ord(char)) for font in fonts)


def mark_missing(fig: Figure, known: dict[str, str] | None = None) -> dict[str, str]:
    """Mark in a figure, in place, what its fonts cannot draw.

    A sign that has a plain equal (the full-width ＜) gives way to it. Each other run of missing
    characters becomes U+FFFD, with a number where there are several, so that names stay apart.

    What was missing is returned, each with its mark, in the order of the drawing. The figure was
    drawn once, so that its ticks have their texts; ``known`` are the marks of another drawing of
    the same chart, which keep their meaning.

    Examples
    --------
    >>> figure = Figure()
    >>> _ = figure.suptitle("習 ＜ 3")
    >>> mark_missing(figure) == {"習": MARK}, figure.get_suptitle() == MARK + " < 3"
    (True, True)
    """
    texts = [text for text in fig.findobj(Text) if text.get_visible() and text.get_text()]
    runs = dict.fromkeys(run for text in texts for run in _missing(text))
    marks = dict(known or {})
    several = len(marks.keys() | runs.keys()) > 1
    for run in runs:
        marks.setdefault(run, f"{MARK}{len(marks) + 1}" if several else MARK)
    for axis in fig.findobj(Axis):
        _mark_ticks(axis, marks)  # matplotlib writes these anew at each drawing
    for text in texts:
        if (marked := _marked(text, marks)) != text.get_text():
            text.set_text(marked)
    return marks


def _mark_ticks(axis: Any, marks: dict[str, str]) -> None:
    labels = axis.get_ticklabels()
    marked = [_marked(text, marks) for text in labels]
    if marked != [text.get_text() for text in labels]:
        axis.set_ticks(axis.get_ticklocs(), labels=marked)


def _missing(text: Text) -> list[str]:
    """Return the runs of a text that can be drawn neither as they are nor by a plain equal."""
    return [run for run, plain in _runs(text) if plain is None]


def _marked(text: Text, marks: dict[str, str]) -> str:
    return "".join(marks.get(run, MARK) if plain is None else plain for run, plain in _runs(text))


def _runs(text: Text) -> list[tuple[str, str | None]]:
    """Return a text in runs, each with how it can be drawn, None where it cannot."""
    fonts = fonts_of(text.get_fontproperties())

    def drawable(char: str) -> str | None:
        plain = normalize("NFKC", char) if is_missing(char, fonts) else char
        return None if any(is_missing(one, fonts) for one in plain) else plain

    drawn = [(char, drawable(char)) for char in text.get_text()]
    parts = []
    for lost, run in groupby(drawn, key=lambda pair: pair[1] is None):
        pairs = list(run)
        plain = None if lost else "".join(one or "" for _, one in pairs)
        parts.append(("".join(char for char, _ in pairs), plain))
    return parts
