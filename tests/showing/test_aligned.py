"""Sentences side by side: what only one of two texts has is marked, and nothing else."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.errors import InputError
from analysis.showing.aligned import differing, show_aligned

PAIR = pd.DataFrame(
    {
        "doc1": ["003", "x"],
        "text1": ["لم تُدِن بكين الغزو الروسي لأوكرانيا.", "نصّ"],
        "doc2": ["004", "y"],
        "text2": ["لم تدن بكين، العدوان الروسي على اوكرانيا", None],
        "speaker": ["Xi", None],
    }
)


def _own(text: str, other: str) -> list[str]:
    return [piece.text for piece in differing(text, other)[0] if piece.own]


def test_only_the_words_that_differ_are_marked() -> None:
    one, two = PAIR.loc[0, ["text1", "text2"]]
    assert _own(one, two) == ["الغزو", "لأوكرانيا"]
    assert _own(two, one) == ["العدوان", "على اوكرانيا"]


def test_spelling_and_punctuation_are_no_difference() -> None:
    assert _own("إستراتيجيّة، بلا حدود!", "استراتيجية بلا «حدود»") == []


def test_a_text_without_a_word_of_the_other_is_marked_whole() -> None:
    assert _own("سلام عليكم", "حرب") == ["سلام عليكم"]
    assert _own("سلام. حرب", "") == ["سلام", "حرب"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_are_the_text_and_a_text_does_not_differ_from_itself(one: str, two: str) -> None:
    for text, pieces in zip((one, two), differing(one, two), strict=True):
        assert "".join(piece.text for piece in pieces) == text
    assert not any(piece.own for piece in differing(one, one)[0])


def test_texts_run_from_the_right_each_under_its_article(read_html) -> None:
    reader = read_html(show_aligned(PAIR).html)
    assert next(attrs for tag, attrs in reader.tags if tag == "table")["dir"] == "rtl"
    assert [attrs["dir"] for tag, attrs in reader.tags if tag == "p"] == ["rtl"] * 3 + ["ltr"]
    assert sum(tag == "mark" for tag, _ in reader.tags) == 2 + 2 + 1


def test_plain_text_has_brackets_where_the_page_has_marks() -> None:
    assert str(show_aligned(PAIR.head(1))) == (
        "003: لم تُدِن بكين [الغزو] الروسي [لأوكرانيا].\n"
        "004: لم تدن بكين، [العدوان] الروسي [على اوكرانيا]"
    )


def test_no_text_is_markup(read_html, hostile: str) -> None:
    row = dict.fromkeys(["doc1", "text1", "doc2", "text2", "speaker"], hostile)
    reader = read_html(show_aligned(pd.DataFrame([row, row | {"text2": "x"}])).html)
    allowed = "div table caption thead tbody tr th td span p mark bdi".split()
    assert {tag for tag, _ in reader.tags} <= set(allowed)


def test_what_is_not_shown_is_folded_and_whole_in_a_file() -> None:
    many = pd.concat([PAIR.head(1)] * 140, ignore_index=True)
    html = show_aligned(many, first=2, file="mirror", lang="ar").html
    assert html.count("<tr role") - 2 == 102
    assert 'download="mirror.csv"' in html


def test_no_pair_is_said_in_words_and_a_wrong_table_is_refused() -> None:
    assert str(show_aligned(PAIR.head(0), lang="ar")) == "لا أزواج."
    with pytest.raises(InputError, match="text2"):
        show_aligned(PAIR[["text1"]])
    with pytest.raises(InputError, match="en, ar"):
        show_aligned(PAIR, lang="fr")


def test_a_very_long_text_is_compared_in_no_time_that_grows_out_of_hand() -> None:
    long = " ".join(f"كلمة{n}" for n in range(20_000))
    assert len(differing(long, long[::-1])[0]) < 500
