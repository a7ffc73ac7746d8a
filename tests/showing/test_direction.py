"""Directions: decided by the share of letters, said in HTML that is never markup of a text."""

from __future__ import annotations

import html
import re

import pytest

from analysis.showing.direction import arabic_runs, attributes, escape, is_arabic, isolate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الهيمنة", True),
        ("GDP نمو الناتج المحلي", True),
        ("The word الهيمنة is rare", False),
        ("", False),
        ("2025-05-08", False),
        ("١٢٣", False),
        ("ab اب", False),
        ("\ufefc\ufee0", True),
    ],
)
def test_more_than_half_of_the_letters_decide(text: str, expected: bool) -> None:
    assert is_arabic(text) is expected


def test_an_arabic_word_beside_a_number_is_isolated_alone() -> None:
    assert isolate("the words in order: الوطن 3, الأمة 5") == (
        'the words in order: <bdi lang="ar">الوطن</bdi> 3, <bdi lang="ar">الأمة</bdi> 5'
    )


def test_words_of_one_phrase_are_isolated_together() -> None:
    assert isolate("the whole phrase عالم متعدد الأقطاب stays one").count("<bdi") == 1


def test_an_arabic_comma_joins_and_a_latin_one_parts() -> None:
    assert len(arabic_runs("x: الوطن، الأمة")) == 1
    assert len(arabic_runs("x: الوطن, الأمة")) == 2


def test_marks_and_tatweel_belong_to_the_word() -> None:
    text = "هَيْمَنَـــةٌ"
    assert arabic_runs(f"a {text} b") == [(2, 2 + len(text))]


def test_runs_hold_every_arabic_letter_of_a_line() -> None:
    line = "From الصين to روسيا (سمرقند), «المتسلّط» and ی ک"
    inside = {place for start, end in arabic_runs(line) for place in range(start, end)}
    assert {i for i, letter in enumerate(line) if is_arabic(letter)} <= inside


def test_an_arabic_block_says_its_direction_and_language() -> None:
    assert attributes("الهيمنة") == ' dir="rtl" lang="ar"'
    assert attributes("") == ""


def test_escaped_text_reads_back_as_it_was(hostile: str) -> None:
    assert html.unescape(escape(hostile)) == hostile
    assert not re.search('[<>"]', escape(hostile))


def test_isolating_changes_no_letter(hostile: str) -> None:
    assert html.unescape(re.sub("</?(?:bdi|time)[^>]*>", "", isolate(hostile))) == hostile


def test_what_html_cannot_write_is_replaced() -> None:
    assert escape("a\x00b\ud800c\x1bd") == "a\ufffdb\ufffdc\ufffdd"
    escape("\udfff").encode("utf-8")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("لا كلمة فيها: 09_khali. والمؤرَّخ 3.", "<bdi>09_khali</bdi>. "),
        ("بالخيار --lexicon، ثمّ", "<bdi>--lexicon</bdi>،"),
        ("من 5-7 نصوص", "من 5-7 نصوص"),
        ("بعمودين: family وterm", "<bdi>family</bdi> و<bdi>term</bdi>"),
        ("المصدر Gulf Wire.", "<bdi>Gulf Wire</bdi>."),
    ],
)
def test_in_an_arabic_line_a_latin_name_is_one_piece_without_its_full_stop(
    line: str, kept: str
) -> None:
    assert kept in isolate(line, "ar")
