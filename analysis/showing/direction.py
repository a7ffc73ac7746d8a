"""Which way a piece of text is set, decided by its letters and said in HTML.

The first word is a bad judge: an Arabic sentence may open with "GDP", an English one with a quoted
Arabic word. So the share of Arabic letters decides for a block, and Arabic runs inside an English
block are isolated, or the digits and commas beside them are drawn in the wrong order.
"""

from __future__ import annotations

import re
from html import escape as _escape
from unicodedata import bidirectional

_WORD = (
    "[\u0610-\u061a\u0620-\u065f\u066e-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\u0870-\u08ff\u200c\u200d\ufb50-\ufdff\ufe70-\ufefc]+"
)
# Words of one run are joined by blanks and Arabic punctuation only: "الوطن, الأمة" is two items.
_RUN = re.compile(f"{_WORD}(?:[،؛]?[ \u00a0\n]+{_WORD})*")
# HTML has no way to write these: a NUL, other control characters, half a surrogate pair.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def escape(text: str) -> str:
    """Return text as HTML that shows it and is never markup.

    Parameters
    ----------
    text : str
        Any text; what HTML cannot write (control characters, lone surrogates) becomes U+FFFD.

    Returns
    -------
    str
        HTML, safe between tags and inside a quoted attribute.

    Examples
    --------
    >>> escape('<b> & "x"')
    '&lt;b&gt; &amp; &quot;x&quot;'
    """
    return _escape(_UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")))


def is_arabic(text: str) -> bool:
    """Return whether more than half of the letters of a text are Arabic.

    Examples
    --------
    >>> is_arabic("GDP نمو الناتج"), is_arabic("the word هيمنة"), is_arabic("12 %")
    (True, False, False)
    """
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(bidirectional(letter) == "AL" for letter in letters) > len(letters)


def arabic_runs(text: str) -> list[tuple[int, int]]:
    """Return where Arabic words stand together in a text, as (start, end) offsets.

    Examples
    --------
    >>> arabic_runs("الوطن 3, عالم احادي 5")
    [(0, 5), (9, 19)]
    """
    return [match.span() for match in _RUN.finditer(text)]


def isolate(text: str) -> str:
    """Return text as HTML for a line: escaped, its Arabic runs isolated if the line is not Arabic.

    Examples
    --------
    >>> isolate("hegemony: هيمنة 3 < 4")
    'hegemony: <bdi lang="ar">هيمنة</bdi> 3 &lt; 4'
    """
    if is_arabic(text):
        return escape(text)
    pieces, done = [], 0
    for start, end in arabic_runs(text):
        pieces += [escape(text[done:start]), f'<bdi lang="ar">{escape(text[start:end])}</bdi>']
        done = end
    return "".join([*pieces, escape(text[done:])])


def attributes(text: str) -> str:
    """Return the HTML attributes of a block that holds this text, with a leading blank.

    Examples
    --------
    >>> attributes("عالم متعدد الأقطاب"), attributes("a multipolar world")
    (' dir="rtl" lang="ar"', '')
    """
    return ' dir="rtl" lang="ar"' if is_arabic(text) else ""
