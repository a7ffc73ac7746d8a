"""Text that fits: measured in the charts' own typeface, wrapped, then labelled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from analysis.showing import fonts
from analysis.showing.direction import is_arabic
from analysis.showing.labels import SHAPES, Label, label, ltr

_MEASURE = TextToPath()
_VOWELS = re.compile("[\u064b-\u0652\u0656-\u065f\u0670]")
LEADING = 1.4  # of the font size: room for the marks above and below Arabic letters


def width(text: str, size: float, family: Sequence[str] = fonts.REGULAR) -> float:
    """Return how wide the widest line of a text is drawn, in inches.

    Examples
    --------
    >>> width("الهيمنة", 20) == 2 * width("الهيمنة", 10)
    True
    """
    font = FontProperties(family=list(family), size=size)
    lines = ready(text).replace(r"\$", "$").split("\n")
    measured = (_MEASURE.get_text_width_height_descent(line, font, ismath=False) for line in lines)
    return max(float(wide) for wide, _, _ in measured) / 72


def height(text: str, size: float) -> float:
    """Return how much room the lines of a text take from top to bottom, in inches."""
    return (text.count("\n") + 1) * size * LEADING / 72 if text else 0.0


def wrap(text: str, *, inches: float, size: float, family: Sequence[str] = fonts.REGULAR) -> str:
    """Return the text broken at blanks into lines no wider than this, one word a line at least.

    Examples
    --------
    >>> wrap("one two", inches=0.4, size=10).split()
    ['one', 'two']
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and width(longer, size, family) > inches:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return "\n".join(lines)


def ready(text: str) -> str:
    """Return a label whose direction follows most of its letters; a dollar sign stays one.

    `label` sets every text that holds Arabic from right to left. That is right for a name, and
    wrong for an English sentence that quotes an Arabic word. Where matplotlib shapes nothing, vowel
    signs are left out: the typeface places them by rules that only a shaping matplotlib reads, and
    a kasra drawn without them stands above its letter, as a fatha.
    """
    if not SHAPES:
        text = _VOWELS.sub("", normalize("NFC", text))
    made = label(text if is_arabic(text) else ltr(text))
    return made if isinstance(made, Label) else text.replace("$", r"\$")
