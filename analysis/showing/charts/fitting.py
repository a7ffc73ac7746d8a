"""Text that fits: measured in the charts' own typeface, wrapped, then labelled."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from unicodedata import bidirectional, combining, normalize

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from analysis.showing import fonts
from analysis.showing.charts import wording
from analysis.showing.direction import arabic_runs, is_arabic
from analysis.showing.labels import FSI, PDI, SHAPES, Label, holds_rtl, label, ltr

_MEASURE = TextToPath()
_VOWELS = re.compile("[\u064b-\u0652\u0656-\u065f\u0670]")
_JOINER = "\u200d"
_LEAST = 0.3  # inches: narrower than this no line is made
_LONGEST = 600  # characters that are measured at all
# Between the parts of a name, an outlet and its words, a source and a month, stands a dot.
_PART = re.compile(r"[^·\s](?:[^·\n]*[^·\s])?")
SCALE = ContextVar("share of its size in which a chart is drawn", default=1.0)
LEADING = 1.4  # of the font size: room for the marks above and below Arabic letters


@contextmanager
def scaled(share: float) -> Iterator[None]:
    """Draw charts for a while so much smaller: letters and room alike."""
    token = SCALE.set(share)
    try:
        yield
    finally:
        SCALE.reset(token)


def dots(ax: Axes) -> float:
    """Return how many dots an inch of a chart takes, fewer where it is drawn smaller."""
    figure = ax.get_figure()
    return (figure.dpi if figure else 100.0) * SCALE.get()


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


def widest(texts: Iterable[str], size: float, family: Sequence[str] = fonts.REGULAR) -> float:
    """Return the width of the widest of some texts, 0 of none."""
    return max((width(text, size, family) for text in texts), default=0.0)


def height(text: str, size: float) -> float:
    """Return how much room the lines of a text take from top to bottom, in inches."""
    return (text.count("\n") + 1) * size * LEADING / 72 if text else 0.0


def wrap(
    text: str,
    *,
    inches: float,
    size: float,
    family: Sequence[str] = fonts.REGULAR,
    lines: int = 4,
) -> str:
    r"""Return the text in lines no wider than this, broken at blanks, or in a word that is wider.

    What takes more than so many lines ends in an ellipsis.

    Examples
    --------
    >>> wrap("one two", inches=0.4, size=10).split()
    ['one', 'two']
    >>> wrap("a" * 60, inches=1.0, size=10, lines=2)
    'aaaaaaaaaaaaa\naaaaaaaaaaa…'
    """

    def fits(line: str) -> bool:
        return width(line, size, family) <= max(inches, _LEAST)

    made: list[str] = []
    for paragraph in text[:_LONGEST].split("\n"):
        made.append("")
        for word in paragraph.split():
            if fits(longer := f"{made[-1]} {word}".strip()):
                made[-1] = longer
                continue
            made[-1:] = [*filter(None, made[-1:]), *_broken(word, fits)]
    if len(made) > lines or len(text) > _LONGEST:
        made = made[:lines]
        while made[-1] and not fits(made[-1] + "…"):
            made[-1] = made[-1][:-1]
        made[-1] += "…"
    return "\n".join(made)


def _broken(word: str, fits: Callable[[str], bool]) -> list[str]:
    """Return a word in pieces that fit, after a hyphen or a stroke where one is near.

    Letters that join stay as they are written within the word, by a joiner on both sides.
    """
    pieces = []
    while not fits(word):
        end = bisect_left(range(1, len(word)), 1, key=lambda n: not fits(word[:n])) or 1
        signs = [place + 1 for place in range(end // 2, end) if word[place] in "-_/.:"]
        end = signs[-1] if signs else end
        while end > 1 and combining(word[end]):
            end -= 1
        end = max(end, 1 + word.startswith(_JOINER))
        joiner = _JOINER if bidirectional(word[end]) == "AL" else ""
        pieces.append(word[:end] + joiner)
        word = joiner + word[end:]
        if len(word) <= 2:
            break
    return [*pieces, word]


def cut(text: str, *, inches: float, size: float) -> str:
    r"""Return a wrapped text with no more lines than stand in this height: one line at least.

    Examples
    --------
    >>> cut("one\ntwo\nthree", inches=0.45, size=11)
    'one\ntw…'
    """
    lines = text.split("\n")
    many = max(1, int((inches + 1e-6) * 72 / (LEADING * size)))
    return text if len(lines) <= many else "\n".join(lines[:many])[:-1].rstrip() + "…"


def _parted(text: str) -> str:
    """Give the parts of a name of several, each its own direction, where one of them is Arabic."""
    if "·" not in text or not holds_rtl(text):
        return text
    return _PART.sub(lambda part: f"{FSI}{part[0]}{PDI}", text)


def _apart(line: str) -> str:
    """Give each run of Arabic words its own direction, or a comma and a number change sides."""
    for start, end in reversed(arabic_runs(line)):
        line = f"{line[:start]}{FSI}{line[start:end]}{PDI}{line[end:]}"
    return line


def rightward(text: str) -> bool:
    """Return whether a text is set from the right; one of two scripts, as its sentence runs.

    In an Arabic chart that is from the right, whatever names stand in it. In another one most of
    its letters decide, unless it begins and ends with others (an English sentence that lists Arabic
    names), or some of its parts are Arabic and others are not.
    """
    arabic = [bidirectional(letter) == "AL" for letter in text if letter.isalpha()]
    if len({*arabic}) < 2:
        return any(arabic)
    parts = {is_arabic(part) for part in text.split("·") if any(map(str.isalpha, part))}
    named = not (arabic[0] or arabic[-1]) or len(parts) > 1
    return wording.from_the_right(()) or (not named and is_arabic(text))


def ready(text: str) -> str:
    """Return a label in the direction of its text; a dollar sign stays one.

    `label` sets every text that holds Arabic from right to left. That is right for a name, and
    wrong for an English sentence that quotes an Arabic word. Where matplotlib shapes nothing, vowel
    signs are left out: the typeface places them by rules that only a shaping matplotlib reads, and
    a kasra drawn without them stands above its letter, as a fatha.
    """
    if not SHAPES:
        text = _VOWELS.sub("", normalize("NFC", text))
    parted = _parted(text)
    if not rightward(text):
        parted = ltr("\n".join(map(_apart, parted.split("\n"))))
    made = label(parted)
    return made if isinstance(made, Label) else text.replace("$", r"\$")
