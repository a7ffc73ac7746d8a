"""Labels: the glyphs matplotlib emits against HarfBuzz on the levels of UAX #9."""

from __future__ import annotations

import io
import random
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
import uharfbuzz
from arabic_reshaper import reshape
from bidi import get_display
from bidi.mirror import MIRRORED
from matplotlib.figure import Figure

from analysis.reading.errors import InputError
from analysis.showing import fonts, labels
from analysis.showing.labels import label, ltr

FONT = Path(fonts.__file__).parent / "IBMPlexSansArabic-Regular.ttf"
RLI, PDI = "\u2067", "\u2069"

LINES = [
    "الهيمنة",
    "الأحادية القطبية",
    "الله",
    "لا للإملاءات",
    "بلا هيمنة",
    "رفض الهيمنة (2022)",
    "GDP نمو",
    "نمو GDP في الصين",
    "2022: الهيمنة",
    "«الهيمنة» والأحادية",
    "[الصين] <روسيا> {إيران}",
    "قال: «لا (للهيمنة)!»",
    "(CNN) شبكة",
    "شبكة CNN (الأمريكية)",
    "من 2022 إلى 2025",
    "في 2022–2025",
    "٣٠ مرّة من ٣٥٣",
    "بنسبة 12.5%",
    "بين 1,000 و 2,000",
    "سعر $5 أو $6",
    "a(b) الصين a(b)",
    "ئ ؤ أ إ آ ء ة ى",
    "؟ما العمل",
]


@cache
def _harfbuzz() -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONT))))


def _levels(text: str) -> tuple[list[int], list[bool]]:
    """The drawing order of the characters and which run right to left, in a right-to-left line.

    Two boundary-neutral marks set after one character take its level: where they come out shows
    the character's place, and their order its direction. A letter after the end keeps rule L1
    from taking the last marks for trailing space.
    """
    first, second = "\u00ad", "\ufeff"
    places, turned = [], []
    for index in range(len(text)):
        probe = text[: index + 1] + first + second + text[index + 1 :] + "\u05d0"
        shown = get_display(probe, base_dir="R")
        rtl = shown.index(second) < shown.index(first)
        turned.append(rtl)
        places.append(min(shown.index(first), shown.index(second)) - (0 if rtl else 1))
    return sorted(range(len(text)), key=places.__getitem__), turned


def _script(char: str) -> str:
    return "Arab" if unicodedata.bidirectional(char) in ("AL", "NSM") else "Latn"


def expected(text: str) -> list[str]:
    """The glyphs in drawing order, shaped run by run by HarfBuzz itself."""
    order, turned = _levels(text)
    glyphs: list[str] = []
    runs: list[list[int]] = []
    for index in order:
        last = runs[-1][-1] if runs else None
        follows = last is not None and turned[last] == turned[index] and abs(last - index) == 1
        if follows and _script(text[last]) == _script(text[index]):
            runs[-1].append(index)
        else:
            runs.append([index])
    for run in runs:
        buffer = uharfbuzz.Buffer()
        buffer.add_str("".join(text[index] for index in sorted(run)))
        buffer.direction = "rtl" if turned[run[0]] else "ltr"
        buffer.script = _script(text[run[0]])
        uharfbuzz.shape(_harfbuzz(), buffer)
        glyphs += [_harfbuzz().get_glyph_name(info.codepoint) for info in buffer.glyph_infos]
    return _comparable(glyphs)


def emitted(text: str) -> list[str]:
    """The glyphs that matplotlib's SVG names, in the order in which it draws them."""
    figure = Figure()
    figure.text(0.5, 0.5, text, fontfamily=fonts.REGULAR)
    page = io.StringIO()
    figure.savefig(page, format="svg")
    numbers = [
        int(code, 16) for code in re.findall(r'<use xlink:href="#[^"]*-(\w+)"', page.getvalue())
    ]
    if not labels.SHAPES:  # up to 3.10 a glyph is named by its character
        numbers = [_harfbuzz().get_nominal_glyph(number) or 0 for number in numbers]
    return _comparable([_harfbuzz().get_glyph_name(number) for number in numbers])


def _comparable(names: list[str]) -> list[str]:
    """Letters with their joined form, left to right, without spaces and ``.loclARAB`` variants."""
    return [letter for name in names if name != "space" for letter in _letters(name.split(".")[0])]


def _letters(name: str) -> list[str]:
    """The letters of a glyph: the font has graceful ligatures (ين) that only HarfBuzz asks for."""
    if not (code := re.fullmatch(r"uni([0-9A-F]{4})", name)):
        return [name]
    kind, *points = unicodedata.decomposition(chr(int(code[1], 16))).split() or [
        "<isolated>",
        code[1],
    ]
    if not kind.startswith("<"):  # a letter with its hamza
        kind, points = "<isolated>", [code[1]]
    joined_before, joined_after = kind in ("<medial>", "<final>"), kind in ("<medial>", "<initial>")
    forms = [
        (joined_before or place > 0, joined_after or place < len(points) - 1)
        for place in range(len(points))
    ]
    return [f"{point} {form}" for point, form in zip(points, forms, strict=True)][::-1]


@pytest.mark.shaping
@pytest.mark.parametrize("text", LINES)
def test_matplotlib_draws_a_label_as_harfbuzz_does(text: str) -> None:
    assert emitted(label(text)) == expected(text.replace("\\", ""))


@pytest.mark.shaping
def test_random_mixtures_are_drawn_as_harfbuzz_does() -> None:
    chance = random.Random(2025)
    words = ["الهيمنة", "لا", "و", "GDP", "2022", "٣٥", "12.5", "-5", "1,000", " \u200f"]
    pieces = [*words, *"+%–()[]<>«»،:!؟/ـ  \u200c"]
    for _ in range(120):
        text = "ال" + "".join(chance.choices(pieces, k=7))
        assert emitted(label(text)) == expected(text), ascii(text)


UNICODE_DATA = [
    *map(Path, ("/usr/share/unicode", "/usr/share/unicode/ucd", "/usr/share/unicode-data")),
    *map(Path, ("/usr/local/share/unicode", "/opt/homebrew/share/unicode")),
]


@cache
def _conformance() -> list[tuple[str, str]]:
    """Each right-to-left line of Unicode's test beside what is to be seen from left to right."""
    files = (folder / "BidiCharacterTest.txt" for folder in UNICODE_DATA)
    path = next((file for file in files if file.is_file()), None)
    if path is None:
        pytest.skip("no BidiCharacterTest.txt here (on Debian: apt install unicode-data)")
    cases = []
    for row in path.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            points, _, base, levels, order = row.split(";")
            if base == "1":
                text = "".join(chr(int(point, 16)) for point in points.split())
                cases.append((text, _seen(text, levels.split(), map(int, order.split()))))
    return cases


def _seen(text: str, levels: list[str], order: Iterable[int]) -> str:
    """The characters in the order given, brackets mirrored at odd levels, controls gone."""
    pairs = ((text[index], int(levels[index])) for index in order)
    drawn = (MIRRORED.get(char, char) if level % 2 else char for char, level in pairs)
    return _without_controls("".join(drawn))


def _without_controls(text: str) -> str:
    kept = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFKC", kept)  # the joined forms back to letters


def test_the_order_made_for_old_matplotlib_conforms_to_unicode() -> None:
    wrong = [
        ascii(text)
        for text, seen in _conformance()
        if _without_controls(labels._drawn_order(text, rtl=True)) != seen
    ]
    assert wrong == []
    assert len(_conformance()) > 40_000


def test_the_base_set_for_new_matplotlib_gives_the_order_of_a_right_to_left_line() -> None:
    wrong = [
        ascii(text)
        for text, _ in _conformance()
        if _without_controls(get_display(labels._with_base(text, rtl=True)))
        != _without_controls(get_display(text, base_dir="R"))
    ]
    assert wrong == []


def test_the_conformance_test_sees_a_line_laid_out_from_the_wrong_side() -> None:
    wrong = sum(
        _without_controls(get_display(text)) != _without_controls(get_display(text, base_dir="R"))
        for text, _ in _conformance()
    )
    assert wrong > 1000


@pytest.mark.shaping
@pytest.mark.parametrize("text", ["الهيمنة الأحادية", "رفض الهيمنة (2022)", "نمو GDP في الصين"])
def test_the_recipe_for_the_other_matplotlib_fails_the_same_comparison(text: str) -> None:
    wrong = get_display(reshape(text)) if labels.SHAPES else text
    assert emitted(wrong) != expected(text)


@pytest.mark.shaping
def test_an_english_sentence_with_an_arabic_word_stays_english_through_ltr() -> None:
    ready = label(ltr("Two (of five) say الهيمنة twice"))
    assert emitted(ready)[:3] == ["T", "w", "o"]
    assert emitted(ready)[-5:] == list("twice")


@pytest.mark.shaping
def test_ltr_keeps_a_piece_in_one_piece() -> None:
    assert emitted(label("لغة " + ltr("C++")))[:3] == ["C", "plus", "plus"]
    assert emitted(label("لغة C++"))[:3] == ["plus", "plus", "C"]


@pytest.mark.shaping
def test_each_line_of_a_label_is_made_ready_by_itself() -> None:
    lines = ["رفض الهيمنة (2022)", "GDP نمو", "", "CNN (a)"]
    ready = label("\n".join(lines)).split("\n")
    assert len(ready) == 4
    assert [emitted(line) for line in ready] == [expected(line) for line in lines]


@pytest.mark.shaping
def test_vowel_signs_are_kept_and_stand_with_their_letter() -> None:
    vowelled = "الهَيْمَنَة مُحمّد"
    drawn = [
        name for name in emitted(label(vowelled)) if name[:4] in ("064E", "0652", "064F", "0651")
    ]
    assert len(drawn) == 6
    if not labels.SHAPES:  # a mark comes just before its letter, whose left edge is its place
        assert "َه" in unicodedata.normalize("NFKC", label(vowelled))


@pytest.mark.shaping
@pytest.mark.parametrize("text", [*LINES, "", "China", "a\nالصين", ltr("C++ لغة"), "سعر $5"])
def test_labelling_twice_changes_nothing(text: str) -> None:
    assert label(label(text)) == label(text)


@pytest.mark.skipif(
    not labels.SHAPES, reason="on matplotlib 3.10 a stored label cannot be told apart"
)
@pytest.mark.parametrize("text", [*LINES, "GDP نمو\nCNN", ltr("C++ لغة")])
def test_a_label_that_lost_its_type_is_still_recognised(text: str) -> None:
    assert label("".join(label(text))) == label(text)


@pytest.mark.shaping
@pytest.mark.parametrize("text", ["", "China", "GDP (2022)", "2022–2025", "$5 and $6", "a\nb"])
def test_text_without_arabic_comes_back_unchanged(text: str) -> None:
    assert label(text) == text


@pytest.mark.shaping
def test_dollar_signs_beside_arabic_do_not_open_mathtext() -> None:
    assert label("سعر $5 أو $6").count("\\$") == 2
    assert label("سعر \\$5 أو \\$6").count("\\$") == 2


@pytest.mark.shaping
@pytest.mark.parametrize("make", [label, ltr])
@pytest.mark.parametrize("text", [get_display(reshape("رفض الهيمنة")), reshape("الهيمنة"), "ﻻ"])
def test_text_that_is_already_shaped_is_refused(make, text: str) -> None:
    with pytest.raises(InputError, match="not yet shaped"):
        make(text)


@pytest.mark.shaping
@pytest.mark.parametrize("text", ["محمد ﷺ", "ﷲ", "﴿الهيمنة﴾"])
def test_signs_that_people_type_are_not_taken_for_shaped_text(text: str) -> None:
    assert emitted(label(text)) == expected(text)


@pytest.mark.shaping
@pytest.mark.parametrize("sign", "\u00ad\u061c\u200e\u200f\u2060\ufeff")
def test_a_sign_that_joining_ignores_changes_nothing_inside_a_word(sign: str) -> None:
    assert emitted(label(f"الهي{sign}منة")) == expected("الهيمنة")


@pytest.mark.shaping
def test_invisible_controls_leave_no_trace_in_the_drawing() -> None:
    assert emitted(label("هي\u200cمنة")) == expected("هي\u200cمنة")
    if not labels.SHAPES:
        assert label("\u200fالهيمنة\u200e") == label("الهيمنة")


def test_the_base_of_a_line_is_set_only_where_the_automatic_choice_is_wrong() -> None:
    assert labels._with_base("نمو GDP", rtl=True) == "نمو GDP"
    assert labels._with_base("GDP نمو", rtl=True) == f"{RLI}GDP نمو{PDI}"
    two = f"{RLI}نمو{PDI} {RLI}GDP{PDI}"
    assert labels._with_base(two, rtl=True) == f"{RLI}{two}{PDI}"


def test_a_fault_names_what_the_installed_matplotlib_would_draw_wrong() -> None:
    assert labels.fault(label("GDP نمو")) is None
    wrong = reshape("نمو") if labels.SHAPES else "نمو"
    assert labels.fault(wrong) is not None
    assert labels.fault("(a) 2022") is None
