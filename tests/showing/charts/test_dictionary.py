"""Names as a reader knows them: short for documents, Arabic for families and speakers."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import read_lexicon
from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts import wording
from analysis.showing.charts.dictionary import collect

DOCUMENTS = pd.DataFrame(
    {"doc": ["000", "001"], "title": ["A long title", "Another"], "name": ["Tianjin", None]}
)
COUNTS = pd.DataFrame({"family": ["war", "oil"], "n": [3, 2]})


def test_what_ships_has_its_arabic_name_in_arabic_only() -> None:
    lexicon = read_lexicon()
    names = collect(None, "ar")
    assert collect(None, "en") == {}
    for family, label in zip(lexicon["family"], lexicon["label"], strict=True):
        assert names["family", family] == label
    assert names["speaker", "China"] == "الصين"


def test_a_lexicon_of_the_readers_own_names_its_families() -> None:
    lexicon = pd.DataFrame({"family": ["oil"], "term": ["نفط"], "label": ["النفط"]})
    assert collect(lexicon, "ar")["family", "oil"] == "النفط"
    assert collect(lexicon, "en") == {}
    both = lexicon.assign(label_en="petrol")
    assert collect(both, "en") == {("family", "oil"): "petrol"}


def test_documents_go_by_their_name_and_without_the_column_by_their_title() -> None:
    assert collect(DOCUMENTS, "en") == {("doc", "000"): "Tianjin"}
    titled = DOCUMENTS.drop(columns="name")
    assert collect(titled, "en")["doc", "001"] == "Another"


def test_a_mapping_of_the_readers_own_names_anything() -> None:
    ax = charts.frequencies(COUNTS, title="x", names={"oil": "petrol"})
    assert charts.describe(ax).endswith("war 3; petrol 2.")
    assert charts.data(ax)["family"].tolist() == ["war", "oil"]


def test_the_later_of_several_names_wins() -> None:
    names = collect([DOCUMENTS, {"000": "here"}, {"000": "there"}], "en")
    assert names["", "000"] == "there"


def test_what_is_highlighted_may_be_called_either_way() -> None:
    for name in ("oil", "petrol"):
        charts.frequencies(COUNTS, title="x", names={"oil": "petrol"}, highlight=[name])


def test_speakers_of_one_statement_are_named_one_by_one() -> None:
    assert wording.name("Putin + Xi", "speaker") == "Putin + Xi"
    with wording.speaking("ar", "european"):
        assert wording.name("China + Macron", "speaker") == "الصين وMacron"
        assert wording.name("China + Macron", "word") == "China + Macron"


def test_digits_of_names_follow_and_words_with_latin_letters_stay() -> None:
    with wording.speaking("ar", "arabic-indic"):
        assert wording.given("قمة G20 في 2025: 3.5%") == "قمة G20 في ٢٠٢٥: ٣٫٥٪"
        assert wording.name("000", "doc") == "٠٠٠"


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "\u202eabc\u202c"])
def test_what_no_page_can_write_is_marked(text: str) -> None:
    assert "\ufffd" in wording.given(text)
    wording.given(text).encode()


def test_a_table_that_names_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="names are a mapping, or a table"):
        charts.frequencies(COUNTS, title="x", names=COUNTS.drop(columns="family"))
    with pytest.raises(InputError, match="names are a mapping, or a table"):
        charts.frequencies(COUNTS, title="x", names=["Tianjin"])
