"""Pieces that were read with another table are reported, however short; through read_corpus."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import read_corpus, reading_report
from analysis.reading.soundness import letters

SOUND = "قالت الحكومة إن الحوار مستمر في المدينة {} وإن السلام قريب من الجميع اليوم."


@pytest.mark.parametrize("table", ["cp1256", "latin-1"])
@pytest.mark.parametrize(("word", "told"), [("رب", False), ("حرب", True), ("حربا", True)])
def test_a_word_of_three_garbled_letters_is_suspect_and_one_of_two_is_not(word, told, table):
    text = SOUND.format(word.encode().decode(table))
    report = reading_report(read_corpus(pd.DataFrame({"doc": ["a"], "text": [text]})))
    why = report.loc[report["what"] == "suspect", "why"]
    assert why.str.contains("read with another encoding's table: 1").any() == told


@given(st.text("اهةوـ،ً ّ٢a-\n", max_size=12))
def test_what_is_looked_for_first_stands_in_every_text_that_has_the_sign(text):
    """The quick look leaves no text out that the slow one would report."""
    if letters.SPLIT.search(text):
        assert letters.TORN.search(text)
    if letters.REPEATED.search(text):
        assert letters.THRICE.search(text)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("ا ل ح ك و م ة", 6),
        ("ا، ل، ح، ك، م، ة", 6),
        ("قال أ و ب و ج و د و ه", 5),
        ("قال " * 20 + "أ ب ج د ه", 5),
        ("قال " * 21 + "أ ب ج د ه", 0),
        ("e\u0301 " * 9, 0),
        ("أ ب ج د", 0),
        ("", 0),
    ],
)
def test_single_letters_count_where_they_make_up_a_fifth_of_the_words(text, apart):
    assert letters.letters_apart(text) == apart
