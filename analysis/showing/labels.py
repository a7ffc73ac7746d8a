"""What the installed matplotlib must be given so that it draws Arabic right.

From 3.11 matplotlib joins and orders Arabic itself and must be given the plain text; up to 3.10 it
draws one character after the other, so the joining and the ordering are done here. Which of the two
is installed is asked of matplotlib's font engine, not read off a version number.
"""

from __future__ import annotations

import re
from itertools import accumulate
from unicodedata import bidirectional, category, decomposition

import matplotlib.ft2font
from arabic_reshaper import ArabicReshaper
from bidi import get_display
from bidi.mirror import MIRRORED

from analysis.reading.errors import InputError

SHAPES = hasattr(matplotlib.ft2font, "__libraqm_version__")

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_INITIATORS = {"LRI", "RLI", "FSI"}
_EXPLICIT = _INITIATORS | {"PDI", "LRE", "RLE", "LRO", "RLO", "PDF"}
_JOINED_FORMS = ("<isolated>", "<initial>", "<medial>", "<final>")

# The word ligatures stay off: most fonts, DejaVu Sans among them, draw a box for الله as one sign.
_RESHAPER = ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})
# python-bidi orders brackets and does not mirror them. A variation selector set after each bracket
# takes the bracket's level: where it comes out before its bracket, the bracket runs right to left.
_MARK = "\ufe00"
_BRACKETS = "".join(re.escape(bracket) for bracket in MIRRORED)
_MARKED = re.compile(f"([{_BRACKETS}]){_MARK}|{_MARK}([{_BRACKETS}])")
# Signs without width that Unicode lets letters join across, and the reshaper does not. Between two
# letters of one direction they order nothing, so nothing is lost with them.
_LETTER = "[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff]"
_WITHIN_WORD = re.compile(f"(?<={_LETTER})[\u00ad\u061c\u200e\u200f\u2060\ufeff]+(?={_LETTER})")


class Label(str):
    """A text already made ready: `label` gives it back as it is.

    On matplotlib ≤ 3.10 a ready text looks like any other reshaper's output, which `label` refuses;
    the type is what tells ours apart. It lives between `label` and matplotlib and is never stored.
    """

    __slots__ = ()


def label(text: str) -> str:
    r"""Return the text as the installed matplotlib must be given it.

    Wrap a long text first: each line is made ready by itself.

    Parameters
    ----------
    text : str
        Logical text, as typed. ``\n`` starts a line; ``$`` is a dollar sign wherever the text holds
        Arabic, for mathtext reverses it; a piece that must stay left to right goes through `ltr`.

    Returns
    -------
    str
        The text itself where nothing in it runs right to left; else a `Label`, whose lines all
        have the base direction right to left. A `Label` comes back unchanged.

    Raises
    ------
    InputError
        The text is already shaped (``get_display(reshape(text))``, or copied out of a PDF).

    See Also
    --------
    ltr, Figure

    Notes
    -----
    matplotlib ≤ 3.10 draws a vowel sign where its outline stands, not where the font would set it
    on its letter: leave the signs out there if your font places them by rules, as the charts do.
    Break lines before labelling: ``wrap=True`` breaks them after (and `check` refuses it).

    References
    ----------
    Unicode Standard Annex #9, Unicode Bidirectional Algorithm.

    Examples
    --------
    >>> label("China")
    'China'
    >>> ready = label("نمو GDP")
    >>> label(ready) is ready
    True
    """
    if isinstance(text, Label):
        return text
    _refuse_shaped(text)
    rtl = holds_rtl(text)
    if not rtl and (SHAPES or not _needs_ordering(text)):
        return text
    make = _with_base if SHAPES else _drawn_order
    lines = text.replace(r"\$", "$").split("\n")
    return Label("\n".join(make(line, rtl=rtl) for line in lines).replace("$", r"\$"))


def ltr(text: str) -> str:
    """Return the text as one left-to-right piece, to be put into a longer text and labelled.

    Parameters
    ----------
    text : str
        A piece that must not be torn or turned: ``C++``, ``-5``, a file name, an English sentence.

    Returns
    -------
    str
        The text, each line between the invisible LRI and PDI.

    Raises
    ------
    InputError
        The text is already shaped.

    See Also
    --------
    label

    Examples
    --------
    >>> ascii(ltr("C++")) == ascii(chr(0x2066) + "C++" + chr(0x2069))
    True
    """
    _refuse_shaped(text)
    return "\n".join(f"{LRI}{line}{PDI}" if line else line for line in text.split("\n"))


def holds_rtl(text: str) -> bool:
    """Return whether a letter of the text runs right to left."""
    return any(bidirectional(char) in ("R", "AL") for char in text)


def fault(line: str) -> str | None:
    """Return what the installed matplotlib would draw wrong in a line it is given, or None.

    Examples
    --------
    >>> fault("China") is None
    True
    """
    if not SHAPES:
        return "Arabic that has not passed label()" if _RESHAPER.reshape(line) != line else None
    if any(map(_is_shaped, line)):
        return "Arabic that is already shaped"
    if holds_rtl(line) and _with_base(line, rtl=True) != line:
        return "Arabic that has not passed label()"
    return None


def _refuse_shaped(text: str) -> None:
    if any(map(_is_shaped, text)):
        raise InputError(
            "a label is plain text, not yet shaped for drawing",
            found=text,
            mend="Leave out arabic_reshaper and get_display, or normalise text copied from a PDF.",
        )


def _is_shaped(char: str) -> bool:
    """Tell a reshaper's letter forms; the word signs ﷲ to ﷼ are typed as well as made."""
    if not "\ufb50" <= char <= "\ufefc" or "\ufdf0" <= char <= "\ufdff":
        return False
    return decomposition(char).startswith(_JOINED_FORMS)


def _needs_ordering(text: str) -> bool:
    return any(bidirectional(char) in _EXPLICIT or bidirectional(char) == "AN" for char in text)


def _with_base(line: str, *, rtl: bool) -> str:
    """Isolate a line that a shaping matplotlib would lay out from the wrong side."""
    if not rtl or not line or _first_strong(line) in ("R", "AL") or _is_one_isolate(line):
        return line
    return f"{RLI}{line}{PDI}"


def _first_strong(line: str) -> str:
    """Return the class of the first strong character outside isolates (UAX #9, rule P2)."""
    depth = 0
    for char in line:
        kind = bidirectional(char)
        if kind in _INITIATORS:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return kind
    return ""


def _is_one_isolate(line: str) -> bool:
    """Tell whether one RLI…PDI holds the whole line."""
    kinds = map(bidirectional, line)
    depths = list(accumulate((kind in _INITIATORS) - (kind == "PDI") for kind in kinds))
    return line.startswith(RLI) and depths[-1] == 0 and 0 not in depths[:-1]


def _drawn_order(line: str, *, rtl: bool) -> str:
    """Join the letters and set them in the order of drawing, left to right."""
    shaped = _RESHAPER.reshape(_WITHIN_WORD.sub("", line.replace(_MARK, "")))
    marked = re.sub(f"([{_BRACKETS}])", rf"\1{_MARK}", shaped)
    ordered = get_display(marked, base_dir="R" if rtl else "L")
    mirrored = _MARKED.sub(lambda found: found[1] or MIRRORED[found[2]], ordered)
    return "".join(char for char in mirrored if not _is_invisible(char))


def _is_invisible(char: str) -> bool:
    """Tell the controls, which matplotlib ≤ 3.10 draws as boxes; Arabic number signs are drawn."""
    return category(char) == "Cf" and bidirectional(char) != "AN"
