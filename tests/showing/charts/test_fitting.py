"""Text is measured as drawn, wrapped at blanks, and set in the direction of its sentence."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display
from matplotlib.figure import Figure

from analysis.showing import fonts
from analysis.showing.charts.fitting import height, ready, width, wrap
from analysis.showing.charts.wording import speaking
from analysis.showing.labels import SHAPES, label, ltr


@pytest.mark.shaping
@pytest.mark.parametrize(
    "text", ["الولايات المتحدة الأمريكية", "GDP نمو", "China (2022)", "5$ و 6$"]
)
def test_the_width_is_that_of_the_drawing(text: str) -> None:
    figure = Figure(dpi=300)
    drawn = figure.text(0, 0, ready(text), fontsize=20, fontfamily=fonts.REGULAR)
    assert width(text, 20) == pytest.approx(drawn.get_window_extent().width / 300, rel=0.02)


@pytest.mark.shaping
def test_wrapped_lines_fit_and_hold_all_words_in_order() -> None:
    text = "منظمة شنغهاي للتعاون الاقتصادي والأمني في القرن الحادي والعشرين"
    lines = wrap(text, inches=1.2, size=11).split("\n")
    assert len(lines) > 2
    assert " ".join(lines) == text
    assert all(width(line, 11) <= 1.2 for line in lines)


def test_line_breaks_are_kept() -> None:
    assert wrap("one\ntwo three", inches=9, size=11) == "one\ntwo three"
    assert wrap("", inches=1, size=11) == ""


@pytest.mark.shaping
@pytest.mark.parametrize("word", ["a" * 60, "https://example.org/news/2024/05/a-long-name.html"])
def test_a_word_that_is_too_long_is_broken_and_loses_nothing(word: str) -> None:
    lines = wrap(word, inches=1.2, size=11, lines=20).split("\n")
    assert "".join(lines) == word
    assert all(width(line, 11) <= 1.2 for line in lines)


@pytest.mark.shaping
def test_arabic_letters_stay_joined_where_a_word_is_broken() -> None:
    lines = wrap("ب" * 105, inches=1.2, size=11, lines=20).split("\n")
    assert "".join(lines).replace("\u200d", "") == "ب" * 105
    assert all(width(line, 11) <= 1.25 for line in lines)
    assert all(line.endswith("\u200d") for line in lines[:-1])
    assert all(line.startswith("\u200d") for line in lines[1:])


def test_an_address_breaks_after_a_stroke() -> None:
    assert wrap("articles/2024-05-08/part", inches=1.2, size=11) == "articles/2024-\n05-08/part"


def test_what_is_longer_than_its_lines_ends_in_an_ellipsis_at_once() -> None:
    cut = wrap("ك" * 300_000, inches=1.2, size=11)
    assert cut.count("\n") == 3
    assert cut.endswith("…")


def test_an_empty_text_takes_no_room_and_two_lines_take_twice_as_much_as_one() -> None:
    assert height("", 10) == 0
    assert height("a\nb", 10) == 2 * height("a", 10)


@pytest.mark.shaping
def test_vowel_signs_are_drawn_only_where_matplotlib_sets_them_on_their_letters() -> None:
    made = unicodedata.normalize("NFKD", ready("المُتَّحِدَة رئ\u064aس"))
    assert ("\u0650" in made) is SHAPES
    assert "\u0654" in made  # the hamza belongs to its letter
    assert ready("المُتّحِدة") == ready("المتحدة") or SHAPES


def test_an_english_sentence_keeps_its_direction_and_an_arabic_one_its_own() -> None:
    sentence = "Three say {}, 2 do not"
    assert ready(sentence.format("الهيمنة")) == label(ltr(sentence.format("\u2068الهيمنة\u2069")))
    assert ready("GDP نمو الناتج") == label("GDP نمو الناتج")
    assert ready("US$ and A$") == r"US\$ and A\$"


def test_a_sentence_keeps_its_direction_though_most_of_its_letters_are_those_of_names() -> None:
    english = "Most often: الضفة الغربية, مجلس التعاون and الاتحاد الأوروبي, 3 times each"
    arabic = "الأكثر ورودا: United Nations Security Council، وعدد مراته 3"
    made = get_display(ready(english)) if SHAPES else ready(english)
    visual = unicodedata.normalize("NFKC", made)
    names = [visual.index(name) for name in ("Most", "ةيبرغلا", "نواعتلا", "and", "3 times")]
    assert names == sorted(names)
    with speaking("ar", "european"):
        assert ready(arabic) == label(arabic)
        assert ready("GDP نمو الناتج") == label("GDP نمو الناتج")
        assert ready("United Nations") == "United Nations"


def test_each_part_of_a_mixed_name_keeps_its_own_direction() -> None:
    made = ready("صحيفة المرفأ · 1,610 words")
    visual = made if not SHAPES else get_display(made)
    assert "1,610 words" in visual
    assert ready("Gulf Ledger · 1,610 words") == "Gulf Ledger · 1,610 words"
    assert "1,610 words" in get_display(ready("صحيفة المرفأ السعودية ·\n1,610 words"))


@pytest.mark.parametrize("name", ["عكاظ", "الجزيرة السعودية"])
def test_parts_of_two_scripts_stand_as_in_the_language_of_the_chart(name: str) -> None:
    for lang, other in (("en", "1,610 words"), ("ar", "1,610 words"), ("ar", "May 2025")):
        with speaking(lang, "european"):
            made = ready(f"{name} · {other}")
            visual = get_display(made) if SHAPES else made
            assert (visual.index(other) < visual.index("·")) is (lang == "ar")
    assert ready(f"{name} · مايو") == label(f"\u2068{name}\u2069 · \u2068مايو\u2069")
