"""What makes a text unsound is refused with its sign and its mend; asked for, it is mended."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import read_corpus, reading_report
from analysis.reading.errors import InputError
from analysis.reading.soundness.edits import Edited
from analysis.reading.soundness.judging import cleaned, fault, laid_out, suspects
from analysis.reading.soundness.markup import markup_edits
from analysis.reading.soundness.visual import is_visual
from analysis.reading.soundness.wrapping import forced_breaks, join_lines

SOUND = "قالت الحكومة إن الحوار مستمر وإن السلام قريب من الجميع اليوم"
WRAPPED = """\
قالت الحكومة في بيان لها
أمس إن الحوار مع الجيران
مستمر وإن السلام قريب من
الجميع اليوم كما كان في"""


def turned(text: str) -> str:
    """A line as some PDFs give it: presentation forms would do; its letters from left to right."""
    return " ".join(word[::-1] for word in text.split()[::-1])


@pytest.mark.parametrize(
    ("text", "rule", "mend"),
    [
        (SOUND.encode().decode("latin-1"), "Arabic stands as Arabic letters", "repair='encoding'"),
        ("\u0637\u00a7" * 4 + " x", "Arabic stands as Arabic letters", "source"),
        (SOUND + "\x07", "no control characters", "repair='controls'"),
        (SOUND.encode("utf-16-le").decode("latin-1"), "no control characters", "utf-16"),
        ("???? ??????? ??? ??????.", "a text has letters", "source"),
        ("قا\ufffd\ufffdت", "U+FFFD", "source"),
    ],
)
def test_a_text_that_is_no_text_is_refused_with_the_way_out(text, rule, mend) -> None:
    found = fault(text)
    assert found is not None
    assert rule in found.rule
    assert mend in found.mend
    with pytest.raises(InputError, match="found"):
        read_corpus(pd.DataFrame({"doc": ["a"], "text": [text]}))


def test_letters_in_the_order_of_the_screen_are_refused_and_turned_where_asked() -> None:
    text = turned(SOUND)
    found = fault(text)
    assert found is not None
    assert "order of reading" in found.rule
    assert fault(text, repair=frozenset({"visual"})) is None
    mended, notes = laid_out(text, frozenset({"visual"}))
    assert mended == SOUND
    assert [note.key for note in notes] == ["visual"]
    assert laid_out(SOUND, frozenset({"visual"})) == (SOUND, [])


def test_a_wrong_decoding_is_undone_where_asked_and_logged() -> None:
    text, edited, notes = cleaned(SOUND.encode().decode("latin-1"), frozenset({"encoding"}))
    assert text == edited.text == SOUND
    assert [note.key for note in notes] == ["decoded"]


def test_control_characters_go_where_asked_and_overrides_always() -> None:
    text = "قال\x07 إن \u202eالحرب"
    _, edited, notes = cleaned(text, frozenset({"controls"}))
    assert edited.text == "قال إن الحرب"
    assert {note.key for note in notes} == {"controls", "override"}
    _, edited, notes = cleaned(text, frozenset())
    assert edited.text == "قال\x07 إن الحرب"
    assert [note.key for note in notes] == ["override"]


def test_markup_goes_a_block_ends_a_line_and_what_is_no_element_stays() -> None:
    source = "<p>قال&nbsp;<b>الوزير</b> &amp; <الوطن></p>\u202e"
    text, edited, notes = cleaned(source, frozenset())
    assert text == source
    assert edited.text == "\nقال الوزير & <الوطن>\n"
    assert [note.key for note in notes] == ["markup", "override"]
    assert markup_edits("a & b &nosuch; <") == []
    assert markup_edits('<a href="?a=1&amp;b=2">نص</a>') == [(0, 23, ""), (25, 29, "")]


def test_offsets_lead_from_the_edited_text_to_the_source_and_back() -> None:
    source = "<p>قال&nbsp;الوزير</p>"
    edited = Edited(source, markup_edits(source))
    for word in ("قال", "الوزير"):
        here, there = edited.text.index(word), source.index(word)
        assert edited.source(here) == there
        assert edited.here(there) == here


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("المجموعات التال ةٌ تمثل الب وٌر نٌات", "split"),
        ("الخبررررر عاجل", "repeated letters"),
        (SOUND * 3 + "\ufffd", "lost"),
        (f"{SOUND} {'حرب'.encode().decode('latin-1')}", "garbled"),
        (SOUND + "\ue001", "private"),
        ("ا ل ح ك و م ة", "apart"),
        (WRAPPED, "wrapped"),
    ],
)
def test_a_sign_of_harm_is_noted_and_does_not_refuse(text, key) -> None:
    assert key in [note.key for note in suspects(text)]
    assert suspects(SOUND) == []


def test_a_piece_is_shown_short_and_what_is_invisible_as_its_code() -> None:
    (note,) = [note for note in suspects(SOUND + "\ue001") if note.key == "private"]
    assert "\\ue001" in str(note)
    long = [note for note in suspects("ا" * 40) if note.key == "repeated letters"]
    assert "…" in str(long[0])


def test_lines_broken_for_a_width_are_joined_where_asked_and_offsets_stay() -> None:
    breaks = forced_breaks(WRAPPED, least=1)
    assert [WRAPPED[place] for place in breaks] == ["\n"] * len(breaks)
    joined, notes = laid_out(WRAPPED, frozenset({"lines"}))
    assert len(joined) == len(WRAPPED)
    assert joined == join_lines(WRAPPED, breaks)
    assert joined.count("\n") < WRAPPED.count("\n")
    assert [note.key for note in notes] == ["joined"]
    assert join_lines("قال\r\nثم", [4]) == "قال  ثم"
    assert forced_breaks("سطر واحد") == []


def test_repairs_are_told_in_the_reading_report() -> None:
    text = SOUND.encode().decode("latin-1")
    documents = read_corpus(pd.DataFrame({"doc": ["a"], "text": [text]}), repair="encoding")
    assert documents["text"].item() == SOUND
    assert "repaired" in set(reading_report(documents)["what"])


@pytest.mark.parametrize(("forms", "told"), [("ﺔﻨﻤﻴﻬﻟﺍ ﺾﻓﺮﺗ", True), ("ﺍﻟﻬﻴﻤﻨﺔ ﺗﺮﻓﺾ", False)])
def test_a_few_words_of_presentation_forms_tell_the_order_by_their_ends(forms, told) -> None:
    assert is_visual(forms) == told


@pytest.mark.parametrize(("texts", "told"), [([SOUND], False), ([SOUND, "خبر سليم"], True)])
def test_a_refusal_says_how_many_texts_are_so_where_there_are_several(texts, told) -> None:
    garbled = [texts[0].encode().decode("latin-1"), *texts[1:]]
    with pytest.raises(InputError) as error:
        read_corpus(pd.DataFrame({"text": garbled}))
    assert ("This is so of 1 of 2 texts" in str(error.value)) == told
    assert ("texts;" in str(error.value)) == told
