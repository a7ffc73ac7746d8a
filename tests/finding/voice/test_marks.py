"""Quotation marks -> spans: by where a mark stands, not by its shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.finding.marks import quoted_spans

SHAPES = ["«»", "“”", '""', "„“", "‹›", "”“", "””", "»«", "''", "‘’"]


def inner(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quoted_spans(text)]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_mark_opens_and_closes(shape):
    opening, closing = shape
    text = "قال: «نعم»، و«لا» ثم ندد بـ«الميل» (و«الظلم»)".replace("«", opening).replace(
        "»", closing
    )
    assert inner(text) == ["نعم", "لا", "الميل", "الظلم"]


@pytest.mark.parametrize("marks", ["''", "<<", "``"])
def test_marks_of_two_signs_are_one(marks):
    closing = ">>" if marks == "<<" else marks
    assert inner(f"قال {marks}نعم{closing} ومضى") == ["نعم"]


@pytest.mark.parametrize(
    "text",
    [
        "قال « نعم » ومضى",
        'قال " نعم " ومضى',
        "قال:«نعم»ومضى",
        "قال \u200f«نعم»\u200f ومضى",
        "قال ”نعم“ ومضى",
        "قال «نعم” ومضى",
    ],
)
def test_blanks_controls_and_mixed_shapes_do_not_matter(text):
    assert inner(text) == ["نعم"]


def test_a_quotation_in_a_quotation_is_part_of_it():
    assert inner("قال «وصفه بأنه “صديق قديم” لنا» ومضى") == ["وصفه بأنه “صديق قديم” لنا"]
    assert inner('قال "وصفه بأنه "صديق" لنا" ومضى') == ['وصفه بأنه "صديق" لنا']


def test_what_is_not_closed_ends_with_its_paragraph_and_is_mended():
    text = "قال «نعم ومضى\nثم قال «لا»"
    assert inner(text) == ["نعم ومضى", "لا"]
    assert [span.mended for span in quoted_spans(text)] == [True, False]


def test_a_piece_of_a_sentence_that_is_not_closed_ends_with_the_sentence():
    text = "وبينت أن «برنامج جبر الضرر شامل. وأكدت الهيئة أنها تعمل.\nبعد"
    (span,) = quoted_spans(text)
    assert text[span.start : span.end] == "برنامج جبر الضرر شامل"
    assert span.mended
    assert inner("كتاب «وصفه د. سالم بالنادر. بعد") == ["وصفه د. سالم بالنادر"]


def test_brackets_hold_speech_after_a_colon_or_who_is_revered_and_nothing_else():
    assert inner("قال الله تعالى (إن مع العسر يسرا) الآية") == ["إن مع العسر يسرا"]
    assert inner("وقال رئيسها: ( لن نترك أحدا وراءنا ). ومضى") == ["لن نترك أحدا وراءنا"]
    assert inner("وقال: (لا نقبل ذلك أبدا «ولا» نرضى)") == ["لا نقبل ذلك أبدا «ولا» نرضى"]
    assert inner("العدد: (15 ألف قطعة)، والشركة (التي أسسها أخوه قبل عام) كبيرة") == []


def test_a_new_mark_after_a_space_reopens():
    text = "قال «نعم و«لا» ومضى"
    assert inner(text) == ["نعم و", "لا"]
    assert [span.mended for span in quoted_spans(text)] == [True, False]


def test_apostrophes_inches_and_empty_marks_are_no_quotations():
    assert inner("the students' club isn't 5\" wide") == []
    assert inner("قال «» ومضى") == []
    assert inner("") == []


@pytest.mark.parametrize("shape", SHAPES)
def test_outer_offsets_hold_the_marks(shape):
    text = f"قال {shape[0]}نعم{shape[1]} ومضى"
    (span,) = quoted_spans(text)
    assert text[span.outer_start : span.outer_end] == f"{shape[0]}نعم{shape[1]}"


@given(data=st.data())
def test_spans_are_ordered_disjoint_and_over_paragraphs_only_if_a_mark_closes_them(
    arabic_text, data
):
    text = data.draw(arabic_text)
    spans = quoted_spans(text)
    edges = [edge for span in spans for edge in (span.outer_start, span.outer_end)]
    assert edges == sorted(edges)
    for span in spans:
        assert span.outer_start < span.start < span.end <= span.outer_end <= len(text)
        assert not span.mended or "\n" not in text[span.start : span.end]
        assert text[span.start : span.end].strip() == text[span.start : span.end]
