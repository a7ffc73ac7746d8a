"""The table of speakers: read, refused, and looked up with what Arabic writes on a name."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import quotations
from analysis.finding.voice.tags.cues import fold
from analysis.finding.voice.tags.mentions import mention_at, mentions
from analysis.finding.voice.tags.names import Names, read_speakers
from analysis.finding.voice.tags.tag import Tag
from analysis.finding.voice.tags.unit import Unit
from analysis.reading.errors import InputError


def units(text: str, names: Names) -> list[Unit]:
    return [Unit(Tag((key := fold(word)), names.beginning(key)), " ") for word in text.split()]


def names(**forms: list[str]) -> Names:
    return Names(read_speakers(forms))


def test_the_shipped_speakers_are_those_of_the_five_articles():
    table = read_speakers("five articles")
    assert list(table)[:3] == ["speaker", "kind", "form"]
    assert {"Putin", "Xi"} <= set(table["speaker"])
    assert set(table["kind"]) == {"name", "epithet", "state", "organisation", "medium"}


def test_a_file_a_table_and_a_dict_mean_the_same(tmp_path: Path):
    path = tmp_path / "speakers.csv"
    path.write_text("speaker,form\nAdam,آدم\n", "utf-8")
    expected = pd.DataFrame({"speaker": ["Adam"], "kind": ["name"], "form": ["آدم"]}, dtype="str")
    for given in (path, str(path), {"Adam": ["آدم"]}, {"Adam": "آدم"}, expected):
        pd.testing.assert_frame_equal(read_speakers(given), expected)
    assert len(read_speakers({})) == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("speaker,name\nAdam,آدم\n", "Add form"),
        ("speaker,form\nAdam,«»\n", "row 2: each row names a form"),
        ("speaker,form\n,آدم\n", "row 2: each row names a speaker"),
        ("Speaker,form\nAdam,آدم\n", "Write Speaker as speaker"),
        ("speaker,form,kind\nAdam,آدم,person\n", "row 2: kind is one of name, epithet"),
        ("speaker,form\nAdam,آدم\nEve,آدم\n", "a form names one speaker; found 'Adam and Eve'"),
    ],
)
def test_a_malformed_file_is_refused_with_the_place(tmp_path: Path, content, message):
    path = tmp_path / "speakers.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=message):
        quotations(pd.DataFrame({"doc": ["a"], "text": [""]}), speakers=path)


@pytest.mark.parametrize(
    ("written", "bare", "joined"),
    [
        ("الوزير", True, False),
        ("والوزير", True, True),
        ("للوزير", False, False),
        ("وبالوزير", False, True),
    ],
)
def test_a_name_is_known_with_its_clitics(written, bare, joined):
    known = names(Adam=["الوزير"])
    mention = mention_at(units(written, known), 0)
    assert (mention.speaker, mention.bare, mention.joined) == ("Adam", bare, joined)


def test_the_longest_form_wins_and_epithet_and_name_are_one_mention():
    found = names(Adam=["آدم", "الرئيس الأول"], Nur=["الرئيس الأول السابق"])
    (first,) = mentions(units("الرئيس الأول آدم", found))
    assert (first.speaker, first.first, first.last) == ("Adam", 0, 3)
    assert mention_at(units("الرئيس الأول السابق", found), 0).speaker == "Nur"
    assert mention_at(units("الرئيس الثالث", found), 0) is None


def test_a_name_is_not_found_inside_another_word():
    known = names(Xi=["شي"])
    assert mentions(units("شيء مشي شيخ", known)) == []
