"""Pieces that were read with another table are reported, however short; through read_corpus."""

import pandas as pd
import pytest

from analysis import read_corpus, reading_report

SOUND = "قالت الحكومة إن الحوار مستمر في المدينة {} وإن السلام قريب من الجميع اليوم."


@pytest.mark.parametrize("table", ["cp1256", "latin-1"])
@pytest.mark.parametrize(("word", "told"), [("رب", False), ("حرب", True), ("حربا", True)])
def test_a_word_of_three_garbled_letters_is_suspect_and_one_of_two_is_not(word, told, table):
    text = SOUND.format(word.encode().decode(table))
    report = reading_report(read_corpus(pd.DataFrame({"doc": ["a"], "text": [text]})))
    why = report.loc[report["what"] == "suspect", "why"]
    assert why.str.contains("read with another encoding's table: 1").any() == told
