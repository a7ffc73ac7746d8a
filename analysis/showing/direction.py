"""Which way a piece of text is set, decided by its letters and said in HTML.

The first word is a bad judge: an Arabic sentence may open with "GDP", an English one with a quoted
Arabic word. So the share of Arabic letters decides for a block, and Arabic runs inside an English
block are isolated, or the digits and commas beside them are drawn in the wrong order.
"""

from __future__ import annotations

import re
from html import escape as _escape
from unicodedata import bidirectional

_LETTER = (
    "[\u0610-\u061a\u0620-\u065f\u066e-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\u0870-\u08ff\u200c\u200d\ufb50-\ufdff\ufe70-\ufefc]"
)
# Words of one run are joined by blanks and Arabic punctuation only: "الوطن, الأمة" is two items;
# and by the full stop of a title of one letter: د. علي.
_TITLE = rf"(?<=(?<!{_LETTER}){_LETTER})\.[ \u00a0]?"
_RUN = re.compile(f"{_LETTER}+(?:(?:[،؛]?[ \u00a0\n]+|{_TITLE}){_LETTER}+)*")
# What an Arabic line must keep together, or the digits and brackets behind it change sides.
_LETTERS = r"A-Za-z\u00c0-\u024f"
_BEFORE = r"(?:(?<![0-9_.-])[0-9][0-9_.-]*|(?<!\S)--?)?"  # 09_khali, --lexicon
_NAME = rf"{_BEFORE}[{_LETTERS}](?:[{_LETTERS}0-9_'’.&-]*[{_LETTERS}0-9_])?"  # no full stop of ours
_LATIN = re.compile(f"{_NAME}(?: {_NAME})*")
# A date stays on one line.
_DATE = re.compile(r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])")
# HTML has no way to write these: a NUL, other control characters, half a surrogate pair.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def escape(text: str) -> str:
    """Return text as HTML that shows it and is never markup.

    What HTML cannot write (control characters, lone surrogates) becomes U+FFFD. The text is safe
    between tags and inside a quoted attribute.

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
    >>> arabic_runs("د. علي.")
    [(0, 6)]
    """
    return [match.span() for match in _RUN.finditer(text)]


def isolate(text: str, lang: str | None = None) -> str:
    """Return text as HTML for a line: escaped, its runs of another script isolated.

    In a line of no stated language the share of Arabic letters decides; where it is taken for
    Arabic by that alone, nothing is isolated.

    Examples
    --------
    >>> isolate("hegemony: هيمنة 3 < 4")
    'hegemony: <bdi lang="ar">هيمنة</bdi> 3 &lt; 4'
    >>> isolate("المصدر Gulf News (3)", "ar")
    'المصدر <bdi>Gulf News</bdi> (3)'
    >>> isolate("المصدر 09_alyoum.", "ar")
    'المصدر <bdi>09_alyoum</bdi>.'
    """
    if lang is None and is_arabic(text):
        html = escape(text)
    elif lang == "ar":
        html = _wrapped(text, [match.span() for match in _LATIN.finditer(text)], "<bdi>")
    else:
        html = _wrapped(text, arabic_runs(text), '<bdi lang="ar">')
    return _DATE.sub(r"<time>\g<0></time>", html)


def _wrapped(text: str, runs: list[tuple[int, int]], tag: str) -> str:
    pieces, done = [], 0
    for start, end in runs:
        pieces += [escape(text[done:start]), f"{tag}{escape(text[start:end])}</bdi>"]
        done = end
    return "".join([*pieces, escape(text[done:])])


def attributes(text: str, lang: str | None = None) -> str:
    """Return the HTML attributes of a block that holds this text, with a leading blank.

    The language of the sentence decides, whatever names stand in it; where none is stated, its
    share of Arabic letters.

    Examples
    --------
    >>> attributes("عالم متعدد الأقطاب"), attributes("a multipolar world")
    (' dir="rtl" lang="ar"', '')
    >>> attributes("Most: الطاقة (3)", "en")
    ' dir="ltr" lang="en"'
    """
    if lang == "en":
        return ' dir="ltr" lang="en"'
    return ' dir="rtl" lang="ar"' if lang == "ar" or is_arabic(text) else ""


def way(text: str) -> str:
    """Return the attributes of a block that must not take its direction from what is around it."""
    return attributes(text) or ' dir="ltr"'
