"""Text that is not what it seems is refused by name; text that is only unusual is read."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import read_corpus, reading_report
from analysis.reading.errors import InputError
from analysis.reading.soundness.judging import fault, suspects

ARABIC = (
    "قالت الحكومة إنها ترفض الهيمنة على المنطقة وتدعو إلى الحوار بين الدول. "
    "وأضاف الوزير أن الأزمة لن تحل إلا بالتفاوض، وأن بلاده ستشارك في المؤتمر المقبل."
)
#: One reading's table, then the one in which the bytes were written.
MISREAD = [
    ("cp1256", "utf-8"),
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("cp1252", "cp1256"),
    ("latin-1", "cp1256"),
    ("mac_roman", "utf-8"),
    ("cp437", "utf-8"),
    ("cp850", "cp1256"),
    ("iso-8859-6", "cp1256"),
    ("cp1256", "iso-8859-6"),
]


def misread(text: str, read_as: str, was: str) -> str:
    """Decode a text's bytes with the wrong table, as a careless program does."""
    return text.encode(was, "replace").decode(read_as, "replace")


@pytest.mark.parametrize(("read_as", "was"), MISREAD)
def test_arabic_decoded_with_the_wrong_table_is_refused(read_as: str, was: str) -> None:
    found = fault(misread(ARABIC, read_as, was))
    assert found is not None
    assert found.rule in ("Arabic stands as Arabic letters", "letters are not replaced by U+FFFD")


@pytest.mark.parametrize(("read_as", "was"), [("cp1252", "cp1256"), ("latin-1", "utf-8")])
def test_what_can_be_undone_is_undone_where_asked_and_logged(read_as: str, was: str) -> None:
    table = pd.DataFrame({"doc": ["a"], "text": [misread(ARABIC, read_as, was)]})
    documents = read_corpus(table, repair="encoding")
    assert documents["text"].tolist() == [ARABIC]
    report = reading_report(documents)
    assert report[report["what"] == "repaired"]["doc"].tolist() == ["a"]


@pytest.mark.parametrize("runs", [3, 4])
def test_a_few_misread_letters_in_a_sound_text_are_reported(runs: int) -> None:
    garbled = misread("قال" * 4, "cp1252", "utf-8")[: 2 * runs]
    table = pd.DataFrame({"doc": ["a"], "text": [f"{ARABIC} {garbled} {ARABIC}"]})
    report = reading_report(read_corpus(table))
    assert report[report["what"] == "suspect"]["n"].tolist() == [1]
    alone = pd.DataFrame({"doc": ["a"], "text": [f"خبر {garbled}"]})
    with pytest.raises(InputError, match="Arabic stands as Arabic letters"):
        read_corpus(alone)


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        "Où est le garçon qui a mangé la pâte à tartiner ? À l'école, près du château.",
        "Die Größe der Straße überrascht; Bäume, Häuser, Füße und Öfen für alle Gäste.",
        "این متن به زبان فارسی نوشته شده است و باید بدون خطا خوانده شود",
        "یہ متن اردو میں لکھا گیا ہے اور اسے پڑھا جانا چاہیے",
        "قِفَا نَبْكِ مِنْ ذِكْرَى حَبِيبٍ وَمَنْزِلِ",
        "شينزو آبي وفولوديمير زيلينسكي وجينبينغ وأورسولا فون دير لاين",
        "هههههههه والله يا شباب",
        "NATO, G20, BRICS",
        "12345 67/89",
        "!!!",
        "",
        "«غزو»",
        "ظ",
    ],
)
def test_what_is_only_unusual_is_sound(text: str) -> None:
    assert fault(text) is None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("ﺔﻨﻤﻴﻬﻟﺍ ﺾﻓﺮﺗ ﺔﻣﻮﻜﺤﻟﺍ", "order of reading"),
        ("ةموكحلا تلاق نإ ةقطنملا ىلع ةنميهلا ضفرت ةلودلا", "order of reading"),
        ("???? ??????? ??? ??????.", "has letters"),
        ("قالت \ufffd\ufffd\ufffd الحك\ufffdمة", "U+FFFD"),
        ("قالت\x07 الحكومة", "no control characters"),
        ("قالت الحكومة".encode("utf-16-le").decode("utf-8"), "no control characters"),
    ],
)
def test_other_faults_name_their_rule(text: str, rule: str) -> None:
    found = fault(text)
    assert found is not None
    assert rule in found.rule
    assert found.mend


def test_letters_in_the_order_of_the_screen_are_turned_round_where_asked() -> None:
    table = pd.DataFrame(
        {"doc": ["a"], "text": ["ةموكحلا تلاق نإ ةقطنملا ىلع ةنميهلا ضفرت ةلودلا"]}
    )
    with pytest.raises(InputError, match="repair='visual'"):
        read_corpus(table)
    documents = read_corpus(table, repair="visual")
    assert documents["text"].tolist() == ["الدولة ترفض الهيمنة على المنطقة إن قالت الحكومة"]
    assert (reading_report(documents)["what"] == "repaired").any()


def test_one_of_many_texts_is_named_and_may_be_left_out() -> None:
    texts = [f"{ARABIC} {number}" for number in range(9)]
    texts[4] = "قالت\x07 الحكومة"
    table = pd.DataFrame({"doc": [f"d{number}" for number in range(9)], "text": texts})
    with pytest.raises(InputError, match="document d4"):
        read_corpus(table)
    documents = read_corpus(table, repair="skip")
    assert len(documents) == 8
    report = reading_report(documents)
    assert report[report["what"] == "skipped"]["n"].sum() == 1
    kept = read_corpus(table, repair="controls")
    assert kept["text"][4] == "قالت الحكومة"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("المجموعات التال ةٌ تمثل الب وٌر نٌات", "split"),
        ("الهيييييمنة خطر", "repeated letters"),
        (f"{ARABIC} \ufffd", "lost"),
        ("ا ل ح ك و م ة ت ق و ل", "apart"),
        ("ترفض عقلية الحرب\nالباردة وتدعو إلى\nنظام دولي عادل.", "wrapped"),
    ],
)
def test_what_is_suspect_is_said_and_counted(text: str, key: str) -> None:
    assert key in {note.key for note in suspects(text)}
    assert fault(text) is None


def test_a_wrapped_text_is_joined_only_where_asked_and_its_offsets_hold() -> None:
    text = "ترفض عقلية الحرب\nالباردة وتدعو إلى\nنظام دولي عادل.\n\nفقرة ثانية هنا."
    table = pd.DataFrame({"doc": ["a"], "text": [text]})
    assert read_corpus(table)["text"][0] == text
    joined = read_corpus(table, repair="lines")["text"][0]
    assert joined == text.replace("الحرب\n", "الحرب ").replace("إلى\n", "إلى ")


def test_tags_and_entities_are_no_words_and_overrides_are_not_obeyed() -> None:
    table = pd.DataFrame(
        {"doc": ["a"], "text": ["<p>قال &laquo;السلام&raquo;</p> \u202eحرب\u202c"]}
    )
    documents = read_corpus(table)
    assert documents["text"][0].split() == ["قال", "«السلام»", "حرب\u202c"]
    assert {"repaired"} <= set(reading_report(documents)["what"])
