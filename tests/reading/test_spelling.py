import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.errors import InputError
from analysis.reading.spelling import CONTROLS, LEVELS, normalize

SAMPLE = "قَالَ الرَّئيس: «إلى الأمام» ﻻ ٣٫٥ ۱۲ گفتی ة ؤ آ ـــ \u200f\u00a0."


@pytest.mark.parametrize(
    ("level", "written", "key"),
    [
        ("raw", "أﻻ\u200f", "أﻻ\u200f"),
        ("clean", "ﺍﻟﻬﻴﻤﻨﺔ", "الهيمنة"),
        ("clean", "\ufeffأ\u00adب\u200cج\u00a0د", "أبج د"),
        ("light", "التّسلُّط", "التسلط"),
        ("light", "الـــ", "ال"),
        ("light", "کی", "كي"),
        ("light", "أحادية", "أحادية"),
        ("standard", "أإآٱ", "اااا"),
        ("standard", "مستوى مسؤول بيئة", "مستوي مسءول بيءة"),
        ("standard", "٢٠٢٥ ۲۰۲۵", "2025 2025"),
        ("standard", "القُرْءَان القرآن جزءان بدءا", "القران القران جزءان بدءا"),
        ("light", "القرءان NATO", "القرءان NATO"),
        ("standard", "NATO Nato ＮＡＴＯ 𝐍𝐀𝐓𝐎 ﬁn １２", "nato nato nato nato fin 12"),
        ("standard", "Москва ΑΣ É J\u030c İ", "москва ασ é ǰ i"),
        ("loose", "هيمنة", "هيمنه"),
    ],
)
def test_each_level_does_what_its_row_of_the_table_says(level, written, key):
    assert normalize(written, level) == key


def test_each_level_does_all_that_the_level_before_it_does():
    for lower, higher in pairwise(LEVELS):
        assert normalize(normalize(SAMPLE, lower), higher) == normalize(SAMPLE, higher)


@pytest.mark.parametrize("level", LEVELS)
def test_normalising_a_key_again_changes_nothing_for_any_code_point(level):
    points = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    # A newline composes with nothing, so the points can be normalised in one go.
    keys = normalize("\n".join(points), level)
    again = normalize(keys, level)
    assert [(a, b) for a, b in zip(keys, again, strict=True) if a != b] == []
    assert len(keys.split("\n")) == len(points) + 1


@given(st.data())
def test_composed_and_decomposed_text_have_one_key(arabic_text, data):
    text = data.draw(arabic_text)
    for level in LEVELS[1:]:
        key = normalize(text, level)
        assert normalize(unicodedata.normalize("NFD", text), level) == key
        assert normalize(unicodedata.normalize("NFC", text), level) == key
        assert normalize(key, level) == key


def test_hamza_above_a_carrier_is_a_letter_and_not_a_mark():
    assert normalize("و\u0654") == normalize("ؤ") == "ء"
    assert normalize("و\u0654", "light") == "ؤ"


def test_presentation_forms_of_lone_marks_leave_no_space():
    assert normalize("\ufe70", "clean") == "\u064b"


def test_a_flood_of_marks_is_cut_in_no_time():
    assert len(normalize("ب" + "\u064b\u0301" * 100_000, "clean")) == 31


def test_invisible_controls_are_gone_from_the_clean_level_on():
    assert normalize("".join(f"ب{control}" for control in CONTROLS), "clean") == "ب" * len(CONTROLS)


def test_an_empty_text_has_an_empty_key():
    assert [normalize("", level) for level in LEVELS] == [""] * 5


def test_an_unknown_level_is_refused_with_the_five_names():
    with pytest.raises(InputError, match="raw, clean, light, standard, loose; found 'hard'"):
        normalize("نص", "hard")
