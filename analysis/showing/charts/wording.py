"""The words and numbers a chart writes by itself, in its language and its digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from analysis.reading.corpus import NOT_STATED
from analysis.reading.errors import InputError, one_of
from analysis.showing.charts.dictionary import Names, collect
from analysis.showing.direction import is_arabic
from analysis.showing.phrases import LANGUAGES, PHRASES, fill

DIGITS = ("european", "arabic-indic")

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_INSIDE_NUMBERS = ((r"(?<=\d),(?=\d)", "٬"), (r"(?<=\d)\.(?=\d)", "٫"), (r"(?<=\d)%", "٪"))
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
# In a text that was given, the digits of a word with Latin letters (G20) stay as they are.
_NOT_LATIN = re.compile(r"(?<!\S)[^\sA-Za-z]+(?!\S)")


class _Furniture(NamedTuple):
    lang: str = "en"
    digits: str = "european"
    names: Mapping[tuple[str, str], str] = {}


_FURNITURE = ContextVar("furniture of the chart being drawn", default=_Furniture())  # noqa: B039


@contextmanager
def speaking(lang: str, digits: str, names: Names | None = None) -> Iterator[None]:
    """Draw for a while with words of this language, digits of this kind and these names."""
    for name, given, allowed in (("lang", lang, LANGUAGES), ("digits", digits, DIGITS)):
        one_of(name, given, allowed)
    token = _FURNITURE.set(_Furniture(lang, digits, collect(names, lang)))
    try:
        yield
    finally:
        _FURNITURE.reset(token)


def add(phrases: Mapping[str, tuple[str, ...]]) -> None:
    """Add what one chart writes by itself, in each language; a phrase has one owner."""
    if twice := PHRASES.keys() & phrases.keys():
        raise InputError(
            "a phrase of the charts stands once",
            found=sorted(twice),
            mend="Take the one that is there, or choose another key.",
        )
    PHRASES.update({key: dict(zip(LANGUAGES, said)) for key, said in phrases.items()})  # noqa: B905


def say(phrase: str, **values: Any) -> str:
    """Return a phrase of the table in the chart's language.

    Examples
    --------
    >>> say("n of", n=number(4), words=words(1539))
    '4 of 1,539 words'
    >>> with speaking("ar", "arabic-indic"):
    ...     say("n of", n=number(4), words=words(1539))
    '٤ من ١٬٥٣٩ كلمة'
    """
    lang = _FURNITURE.get().lang
    return fill(_in_digits(PHRASES[phrase][lang]), lang, **values)


def named(measure: str) -> str:
    """Return the name of a column as a reader knows it, or the column's own."""
    return say(measure) if measure in PHRASES else measure


def name(value: object, *kinds: str) -> str:
    """Return what to call a value of the table; its kind is its column: doc, family, speaker, ….

    Speakers of one statement, joined by a plus in the table, are named one by one.

    Examples
    --------
    >>> with speaking("ar", "european", {"000": "تيانجين"}):
    ...     name("000", "doc"), name("Putin + Xi", "speaker"), name("Macron", "speaker")
    ('تيانجين', 'فلاديمير بوتين وشي جين بينغ', 'Macron')
    """
    text = str(value)
    names = _FURNITURE.get().names
    for key in (*((kind, text) for kind in kinds), ("", text)):
        if key in names:
            return given(names[key])
    if text == NOT_STATED:
        return say(text)
    if "speaker" in kinds and " + " in text:
        return say("and speaker").join(name(part, *kinds) for part in text.split(" + "))
    return given(text)


def given(text: str) -> str:
    """Return a text of the reader's own with the chart's digits; what no page can write is marked.

    That are control characters, half a surrogate pair, and the overrides by which a text would
    have itself drawn backwards.
    """
    text = _UNWRITABLE.sub("\ufffd", text.replace("\t", " "))
    return _NOT_LATIN.sub(lambda word: _in_digits(word[0]), text)


def number(value: float, places: int = 0) -> str:
    """Return a number with its thousands marked."""
    return _in_digits(f"{value:,.{places}f}")


def tick(value: float) -> str:
    """Return a round number as an axis shows it."""
    return _in_digits(f"{value:g}")


def words(total: float) -> str:
    """Return a number of words with the noun in the form the number asks for."""
    return _in_digits(say("words", n=int(total))) if total == total else "–"


def from_the_right(names: Iterable[str]) -> bool:
    """Return whether a chart of these names starts at the right: in Arabic, or of Arabic names."""
    return _FURNITURE.get().lang == "ar" or is_arabic(" ".join(names))


def _in_digits(text: str) -> str:
    if _FURNITURE.get().digits == "european":
        return text
    for pattern, sign in _INSIDE_NUMBERS:
        text = re.sub(pattern, sign, text)
    return text.translate(_ARABIC_INDIC)
