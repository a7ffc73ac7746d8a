"""The words and numbers a chart writes by itself, in English or Arabic: one table of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

import pandas as pd

from analysis.reading.errors import InputError
from analysis.showing.direction import is_arabic

LANGUAGES = ("en", "ar")
DIGITS = ("european", "arabic-indic")

_PHRASES = {
    "and more": ("and {n} more", "و{n} غيرها"),
    "no rows": ("no rows", "لا شيء"),
    # what the charts are called, for who does not see them
    "bars": ("Bar chart", "رسم بالأعمدة"),
    "heat map": ("Heat map", "خريطة حرارية"),
    "intervals": ("Points with intervals", "نقاط مع فترات الثقة"),
    "timeline": ("Points with intervals over time", "نقاط مع فترات الثقة على محور الزمن"),
    "xray": ("Places in the texts", "مواضع في النصوص"),
    "network": ("Network", "شبكة"),
    "diverging": ("Bars on both sides", "أعمدة على الجانبين"),
    "stacked": ("Stacked bars", "أعمدة مكدّسة"),
    "choices": ("Points, one a choice", "نقاط، لكلّ اختيار نقطة"),
    # counts and rates
    "occurrences": ("Occurrences", "مرّات الورود"),
    "occurrences in": ("Occurrences in {words}", "مرّات الورود في {words}"),
    "n of": ("{n} of {words}", "{n} من {words}"),
    "no words": ("no words", "لا كلمات"),
    "no text": ("no text", "لا نصّ"),
    "rate": (
        "Times per 1,000 words, with the 95% interval; beside it the count",
        "المرّات في كلّ 1,000 كلمة مع فترة ثقة 95%، وإلى جانبها العدد",
    ),
    "rate above": (
        "Times per 1,000 words, with the 95% interval; above it the count",
        "المرّات في كلّ 1,000 كلمة مع فترة ثقة 95%، وفوقها العدد",
    ),
    "interval": ("{value} ({low} to {high})", "{value} (من {low} إلى {high})"),
    "item": ("{name}: {value}", "{name}: {value}"),
    "item in": ("{name}, {group}: {value}", "{name}، {group}: {value}"),
    # pairs
    "together": ("How many times two words stand together", "عدد المرّات التي تجتمع فيها كلمتان"),
    "measure of pairs": (
        "{measure} of the words that stand together",
        "{measure} للكلمات التي تجتمع",
    ),
    "pair": ("{first} with {second} {value}", "{first} مع {second} {value}"),
    "edges": (
        "Lines join what stands together; at each the count",
        "الخطوط تصل ما يجتمع، وعلى كلّ خطّ العدد",
    ),
    "edges by": (
        "Lines join what stands together, thicker with {measure}; at each the count",
        "الخطوط تصل ما يجتمع، وتغلظ مع {measure}، وعلى كلّ خطّ العدد",
    ),
    "alone": ("{name} alone", "{name} وحدها"),
    # keyness
    "target": ("these texts", "هذه النصوص"),
    "reference": ("the other texts", "النصوص الأخرى"),
    "keyness": ("{measure}; at the edges the counts", "{measure}، وعلى الطرفين العدد"),
    "side": ("more in {side}: n of {words}", "أكثر في {side}: العدد من {words}"),
    "side alone": ("more in {side}", "أكثر في {side}"),
    "against": (
        "{word}: {target} against {reference}, {value}",
        "{word}: {target} مقابل {reference}، {value}",
    ),
    "log_ratio": ("Log ratio (base 2)", "لوغاريتم النسبة (أساسه 2)"),
    "log_likelihood": ("Log-likelihood (G²)", "لوغاريتم الأرجحية (G²)"),
    "log_dice": ("logDice", "logDice"),
    # who says it
    "voices": (
        "Occurrences by speaker; on the other side those in the article's own words",
        "مرّات الورود بحسب المتكلّم، وفي الجهة الأخرى ما ورد في كلام المقال نفسه",
    ),
    "journalist": ("the article itself", "المقال نفسه"),
    "unknown": ("a speaker not named", "متكلّم لم يُسمَّ"),
    "others": ("others", "غيرهم"),
    # where in the text
    "places": (
        "From the first word of each article to its last; beside it the count",
        "من أوّل كلمة في كلّ مقال إلى آخر كلمة، وإلى جانبه العدد",
    ),
    "quoted": ("in a quotation", "داخل اقتباس"),
    "not quoted": ("outside quotations", "خارج الاقتباس"),
    "at words": ("{n} (word {places})", "{n} (الكلمة {places})"),
    # what would change
    "choice": (
        "{measure} under other choices; the line is the first row",
        "{measure} باختيارات أخرى، والخطّ هو الصفّ الأوّل",
    ),
    "n": ("Times", "عدد المرّات"),
    "per_1000": ("Times per 1,000 words", "المرّات في كلّ 1,000 كلمة"),
    # separators
    ";": ("; ", "؛ "),
    ",": (", ", "، "),
}
# One form for 1 and its like in English, for 3 to 10 in Arabic; the other for all other numbers.
_WORDS = (("word", "words"), ("كلمات", "كلمة"))
_MONTHS = (
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
)
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_INSIDE_NUMBERS = ((r"(?<=\d),(?=\d)", "٬"), (r"(?<=\d)\.(?=\d)", "٫"), (r"(?<=\d)%", "٪"))


class _Furniture(NamedTuple):
    lang: str = "en"
    digits: str = "european"


_DEFAULT = _Furniture()
_FURNITURE = ContextVar("furniture of the chart being drawn", default=_DEFAULT)


@contextmanager
def speaking(lang: str, digits: str) -> Iterator[None]:
    """Draw for a while with words of this language and digits of this kind."""
    for name, given, allowed in (("lang", lang, LANGUAGES), ("digits", digits, DIGITS)):
        if given not in allowed:
            raise InputError(
                f"{name} is one of {', '.join(allowed)}", found=given, mend="Choose one of them."
            )
    token = _FURNITURE.set(_Furniture(lang, digits))
    try:
        yield
    finally:
        _FURNITURE.reset(token)


def say(phrase: str, **values: str) -> str:
    """Return a phrase of the table in the chart's language.

    Examples
    --------
    >>> say("n of", n=number(4), words=words(1539))
    '4 of 1,539 words'
    >>> with speaking("ar", "arabic-indic"):
    ...     say("n of", n=number(4), words=words(1539))
    '٤ من ١٬٥٣٩ كلمة'
    """
    return _in_digits(_PHRASES[phrase][_language()]).format(**values)


def named(measure: str) -> str:
    """Return the name of a column as a reader knows it, or the column's own."""
    return say(measure) if measure in _PHRASES else measure


def number(value: float, places: int = 0) -> str:
    """Return a number with its thousands marked."""
    return _in_digits(f"{value:,.{places}f}")


def tick(value: float) -> str:
    """Return a round number as an axis shows it."""
    return _in_digits(f"{value:g}")


def words(total: float) -> str:
    """Return a number of words with the noun in the form the number asks for."""
    lang = _language()
    first = (total == 1, 3 <= total % 100 <= 10)[lang]
    return f"{number(total)} {_WORDS[lang][0 if first else 1]}"


def day(date: pd.Timestamp) -> str:
    """Return a date as people write it."""
    return f"{_in_digits(str(date.day))} {month(date)}"


def month(date: pd.Timestamp) -> str:
    """Return month and year."""
    return f"{_MONTHS[_language()][date.month - 1]} {year(date)}"


def year(date: pd.Timestamp) -> str:
    """Return the year."""
    return _in_digits(str(date.year))


def from_the_right(names: Iterable[str]) -> bool:
    """Return whether a chart of these names starts at the right: in Arabic, or of Arabic names."""
    return _FURNITURE.get().lang == "ar" or is_arabic(" ".join(names))


def _language() -> int:
    return LANGUAGES.index(_FURNITURE.get().lang)


def _in_digits(text: str) -> str:
    if _FURNITURE.get().digits == "european":
        return text
    for pattern, sign in _INSIDE_NUMBERS:
        text = re.sub(pattern, sign, text)
    return text.translate(_ARABIC_INDIC)
