"""Spelling levels: one key for the many ways in which an Arabic word is written."""

from __future__ import annotations

import re
import unicodedata

import regex

from .errors import one_of

LEVELS = ("raw", "clean", "light", "standard", "loose")

# Invisible characters that carry layout, not language: zero-width and word joiners,
# bidi marks, embeddings and isolates, byte order mark, soft hyphen.
CONTROLS = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
TATWEEL = "\u0640"

# unicodedata.normalize takes quadratic time in a run of marks; no word carries thirty.
_MARK_FLOOD = regex.compile(r"(\p{M}{30})\p{M}+")
_LIGHT_DROPS = re.compile(f"[{MARKS}{TATWEEL}]+")


def _letters_of(form: str) -> str:
    """Letters of one presentation form; a mark shown on its own loses the space under it."""
    letters = unicodedata.normalize("NFKC", form)
    return letters.lstrip(" ") or letters


_CLEAN = {ord(control): None for control in CONTROLS} | {0xA0: " "}
_PRESENTATION = {
    code: _letters_of(chr(code))
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
    if unicodedata.normalize("NFKC", chr(code)) != chr(code)
}
# Most texts have none of these; looking for them takes a tenth of the time of ``translate``.
_INVISIBLE = re.compile(f"[{CONTROLS}\xa0]")
_PRESENTED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_STANDARD = str.maketrans("أإآٱىؤئ" + "٠١٢٣٤٥٦٧٨٩" + "۰۱۲۳۴۵۶۷۸۹", "اااايءء" + "0123456789" * 2)
_LOOSE = str.maketrans("ة", "ه")

# Capital and small letters, wide, styled and joined ones (Ｎ, 𝐍, ﬁ): of the scripts that have both.
_CASED = (
    (0x41, 0x5B),  # Latin
    (0xAA, 0x530),  # Latin, Greek, Cyrillic
    (0x1C80, 0x1C8B),
    (0x1D00, 0x2000),
    (0x2071, 0x2150),
    (0x2C60, 0x2C80),
    (0xA640, 0xA7F0),
    (0xAB30, 0xAB70),
    (0xFB00, 0xFB07),
    (0xFF21, 0xFF5B),
    (0x1D400, 0x1D7CC),
)
_WIDE_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}
_DOTTED_I = {0x130: "i"}
# The spelling of the Book in many texts; no rule about ءا would leave جزءان and بدءا alone.
WHOLE_WORDS = {"قرءان": "قران"}


def _small(code: int) -> str:
    """Give the small letter, or the letters, for which a letter stands."""
    return unicodedata.normalize("NFKC", chr(code)).lower()


_SMALL = (
    _WIDE_DIGITS
    | _DOTTED_I
    | {
        code: _small(code)
        for first, end in _CASED
        for code in range(first, end)
        if chr(code).isalpha() and _small(code) != chr(code) and _small(code).isalpha()
    }
)


def normalize(text: str, level: str = "standard") -> str:
    """Give the key under which spellings of the same word meet.

    Parameters
    ----------
    text : str
        A word or a whole text.
    level : {"raw", "clean", "light", "standard", "loose"}
        Each level does all that the one before it does, and more:

        ``raw``
            nothing;
        ``clean``
            composes letters (NFC), turns presentation forms into letters, drops bidi
            controls, zero-width characters, byte order mark and soft hyphen, makes the
            no-break space a space;
        ``light``
            drops tashkeel and tatweel, ی ک -> ي ك;
        ``standard``
            أ إ آ ٱ -> ا, ى -> ي, ؤ ئ -> ء, قرءان -> قران, digits -> ASCII, capital, wide and
            styled letters -> small ones (NATO, Nato, ＮＡＴＯ -> nato);
        ``loose``
            ة -> ه, for informal text only: on news it joins words that differ.

    Returns
    -------
    str
        The key. Normalising a key again changes nothing, and composed, decomposed and
        vowelled spellings of a word share one key.

    Raises
    ------
    InputError
        If ``level`` is not one of the five names.

    See Also
    --------
    tokenize, stop_words, find_terms

    Notes
    -----
    Runs of more than thirty combining marks are cut to thirty.

    Examples
    --------
    >>> normalize("التسلّط")
    'التسلط'
    >>> normalize("الإستراتيجيّة"), normalize("الاستراتيجية")
    ('الاستراتيجية', 'الاستراتيجية')
    >>> normalize("أُحاديّة", "light")
    'أحادية'
    """
    one_of("level", level, LEVELS)
    steps = LEVELS.index(level)
    if steps >= 1:
        text = _clean(text)
    if steps >= 2:
        text = _LIGHT_DROPS.sub("", text).replace("ی", "ي").replace("ک", "ك")
    if steps >= 3:
        text = _standard(text)
    if steps >= 4:
        text = text.translate(_LOOSE)
    return text


def _standard(text: str) -> str:
    """Fold what writers write in two ways: hamza on alef, digits, capitals."""
    text = text.translate(_STANDARD)
    for written, key in WHOLE_WORDS.items():
        text = text.replace(written, key)
    # A small letter may compose with a mark where its capital does not: J̌, ǰ.
    return unicodedata.normalize("NFC", text.translate(_SMALL))


def _clean(text: str) -> str:
    """Compose, unfold presentation forms, drop what is invisible."""
    if _INVISIBLE.search(text):
        text = text.translate(_CLEAN)
    # Composition comes before marks are dropped: و + hamza above is ؤ, not و.
    text = unicodedata.normalize("NFC", _MARK_FLOOD.sub(r"\1", text))
    if _PRESENTED.search(text):
        text = unicodedata.normalize("NFC", text.translate(_PRESENTATION))
    return str(_MARK_FLOOD.sub(r"\1", text))
