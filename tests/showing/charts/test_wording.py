"""The words charts write themselves: both languages complete, digits as asked for."""

from __future__ import annotations

import re
from string import Formatter

import pandas as pd
import pytest

from analysis.reading.errors import InputError
from analysis.showing.charts import wording
from analysis.showing.charts.periods import said
from analysis.showing.direction import is_arabic
from analysis.showing.phrases import PHRASES


def _fields(phrase: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(phrase)} - {None}


@pytest.mark.parametrize("phrases", PHRASES.values(), ids=PHRASES)
def test_all_languages_say_the_same_fields_in_their_own_letters(phrases) -> None:
    assert tuple(phrases) == wording.LANGUAGES
    english, arabic, *_ = phrases.values()
    assert len({frozenset(_fields(phrase)) for phrase in phrases.values()}) == 1
    assert not re.search("[\u0600-\u06ff]", english)
    plain = re.sub(r"{\w+", "", arabic)
    assert is_arabic(plain) or not re.search("[a-z]{3}", plain.replace("logDice", ""))


@pytest.mark.parametrize(
    ("total", "english", "arabic"),
    [
        (0, "0 words", "0 كلمة"),
        (1, "1 word", "كلمة واحدة"),
        (2, "2 words", "كلمتين"),
        (3, "3 words", "3 كلمات"),
        (10, "10 words", "10 كلمات"),
        (11, "11 words", "11 كلمة"),
        (1005, "1,005 words", "1,005 كلمات"),
        (1720, "1,720 words", "1,720 كلمة"),
    ],
)
def test_the_noun_agrees_with_its_number(total: int, english: str, arabic: str) -> None:
    assert wording.words(total) == english
    with wording.speaking("ar", "european"):
        assert wording.words(total) == arabic


def test_months_and_days_are_named_in_the_language() -> None:
    date = pd.Timestamp("2025-05-08")
    assert said(date) == "8 May 2025"
    with wording.speaking("ar", "european"):
        assert said(date) == "8 مايو 2025"
    with wording.speaking("ar", "arabic-indic"):
        assert said(date) == "٨ مايو ٢٠٢٥"


def test_all_twelve_months_differ_in_both_languages() -> None:
    for lang in wording.LANGUAGES:
        with wording.speaking(lang, "european"):
            names = {said(pd.Timestamp(2025, month, 1), "month") for month in range(1, 13)}
        assert len(names) == 12


def test_arabic_indic_numbers_have_their_own_separators() -> None:
    assert wording.number(1234.5, 1) == "1,234.5"
    with wording.speaking("en", "arabic-indic"):
        assert wording.number(1234.5, 1) == "١٬٢٣٤٫٥"
        assert wording.tick(0.5) == "٠٫٥"
        assert "٩٥٪" in wording.say("rate")
        assert wording.say("item", name="004", value=wording.number(4)) == "004: ٤"


def test_the_language_ends_with_the_chart_also_after_an_error() -> None:
    with pytest.raises(KeyError), wording.speaking("ar", "arabic-indic"):
        raise KeyError
    assert wording.number(5) == "5"


@pytest.mark.parametrize(("lang", "digits"), [("fr", "european"), ("ar", "arabic")])
def test_another_language_or_digit_is_refused(lang: str, digits: str) -> None:
    with pytest.raises(InputError, match="is one of"), wording.speaking(lang, digits):
        pass


def test_arabic_names_or_the_arabic_language_start_at_the_right() -> None:
    assert wording.from_the_right(["الصين"])
    assert not wording.from_the_right(["China"])
    with wording.speaking("ar", "european"):
        assert wording.from_the_right(["China"])


def test_what_the_metadata_leave_empty_is_said_in_the_language_of_the_chart() -> None:
    with wording.speaking("ar", "european"):
        assert wording.name("not stated", "source") == "غير مذكور"
    assert wording.name("not stated", "source") == "not stated"
