"""Interviews in which nobody is named: which lines ask, which answer, and who is the guest."""

from __future__ import annotations

from time import perf_counter

import pytest

from analysis import quotations
from analysis.finding.voice.speakers.interviews import interview

ASKED = """الراسي: السد آمن
أكد مدير السد كمال الراسي أن الماء يكفي. وهنا نص الحوار:
* متى يفتح السد؟
- يفتح في الربيع المقبل، وقال الوزير إن العمل تم.
ونحن ننتظر القرار.
من يدفع
* ومن يدفع؟
- الوزارة تدفع.
* وهل يكفي الماء؟
- نعم."""


@pytest.mark.parametrize("marks", ["*-", "•–", "--", "سج"])
def test_the_turns_of_an_interview_without_names_are_told(corpus, marks):
    ask, answer = (f"{mark}:" if mark in "سج" else mark for mark in marks)
    text = ASKED.replace("\n- ", f"\n{answer} ").replace("\n* ", f"\n{ask} ")
    found = quotations(corpus(text)).astype("object").fillna("")
    turns = found[found["cue"] == ""]
    assert set(turns["kind"]) == {"reported"}
    assert list(zip(turns["speaker"], turns["text"], strict=True)) == [
        ("", "متى يفتح السد؟"),
        (
            "مدير السد كمال الراسي",
            "يفتح في الربيع المقبل، وقال الوزير إن العمل تم.\nونحن ننتظر القرار.",
        ),
        ("", "ومن يدفع؟"),
        ("مدير السد كمال الراسي", "الوزارة تدفع."),
        ("", "وهل يكفي الماء؟"),
        ("مدير السد كمال الراسي", "نعم."),
    ]
    assert len(found) == len(turns) + 1


def test_a_body_gives_no_interview_and_the_later_of_two_does(corpus):
    told = "أعلنت شركة الواحة ارتفاع الإنتاج. وأعلنت تعيين مدير. وقال سالم الحداد إن الماء قليل."
    found = quotations(corpus(ASKED.replace("الراسي: السد آمن", told))).astype("object").fillna("")
    answers = set(found.loc[found["cue"] == "", "speaker"]) - {""}
    assert answers == {"مدير السد كمال الراسي"}


def test_answers_stand_without_a_mark_where_a_talk_is_announced(corpus):
    text = ASKED.replace("\n- ", "\n").replace("* وهل يكفي الماء؟", "* يقال إن الماء لا يكفي.")
    text = text.replace("* ومن يدفع؟", "* ومن يدفع؟\nالوزارة.\n* ومتى؟\nغدا.\n* وكم تدفع؟")
    found = quotations(corpus(text)).astype("object").fillna("")
    turns = found[found["cue"] == ""]
    assert (turns["speaker"] == "مدير السد كمال الراسي").sum() == len(turns) / 2 == 5
    assert set(quotations(corpus(text.replace("وهنا نص الحوار", "وهذا ما يهم")))["cue"]) == {
        "أكد",
        "وقال",
        "يقال",
    }


@pytest.mark.parametrize(
    "text",
    [
        "* متى يفتح السد؟\nيفتح في الربيع.\n* ومن يدفع؟\nالوزارة تدفع.\n* وهل يكفي؟\nنعم.",
        "- متى يفتح السد؟\n- ومن يدفع؟\n- وهل يكفي الماء؟\n- وأين يمر؟",
        "- الماء يكفي.\n- السد آمن.\n- الوزارة تدفع.",
    ],
)
def test_headings_that_ask_and_lists_are_no_interview(corpus, text):
    assert quotations(corpus(text)).empty


@pytest.mark.parametrize("part", [" ", "؟", "- ", ". ", "س: ", "* ؟\n", "-"])
def test_no_run_of_signs_makes_the_search_for_an_interview_slow(part):
    def seconds(times: int) -> float:
        begin = perf_counter()
        interview(f"* أ؟\n- ب\n* ج؟\n- {part * times}x\n* د؟\n- ه")
        return perf_counter() - begin

    assert seconds(100_000) < 100 * max(seconds(5_000), 0.005)  # quadratic: 400 times
