"""One remark in two articles: found by speaker and shared words, never within one article."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import shared_remarks
from analysis.reading.errors import InputError

COLUMNS = ["doc", "start", "end", "text", "kind", "speaker"]
ONE, OTHER = "لصالح شعبي البلدين وليس ضد أي كان", "لصالح الشعبين وليس ضد الدول الأخرى"


def told(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


def test_other_words_of_the_same_speaker_are_found_and_another_speakers_are_not():
    same = told(("a", 0, 40, ONE, "reported", "X"), ("b", 0, 40, OTHER, "direct", "X"))
    assert shared_remarks(same)[["doc1", "doc2", "words"]].to_numpy().tolist() == [["a", "b", 2]]
    assert shared_remarks(same.assign(speaker=["X", "Y"])).empty
    assert shared_remarks(same.assign(doc="a", start=[0, 50], end=[40, 90])).empty


def test_deep_and_deeper_are_one_word():
    one, other = "بثقة «تزداد عمقا» بين البلدين", "إن الثقة السياسية تنمو بشكل أعمق"
    said = told(("a", 0, 40, one, "reported", "X"), ("b", 0, 40, other, "reported", "X"))
    assert shared_remarks(said, share=0.1)["words"].tolist() == [2]


def test_what_is_quoted_inside_a_statement_is_no_second_one():
    outer = ("a", 0, 40, ONE, "reported", "X")
    inner = ("a", 0, 20, "لصالح شعبي البلدين", "direct", "X")
    assert len(shared_remarks(told(outer, inner, ("b", 0, 40, OTHER, "direct", "X")))) == 1


def test_nothing_gives_nothing_and_a_share_beyond_one_is_refused():
    assert shared_remarks(told()).empty
    with pytest.raises(InputError, match="share"):
        shared_remarks(told(), share=2)
