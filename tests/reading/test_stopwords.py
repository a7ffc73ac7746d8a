from pathlib import Path

import pytest

from analysis import normalize, read_lexicon, stop_words
from analysis.finding.forms import written_forms
from analysis.reading.errors import InputError


def test_the_default_groups_are_function_words_and_auxiliaries():
    assert stop_words() == stop_words("function", "aux")
    assert {"في", "من", "كان"} <= stop_words()


def test_reporting_verbs_and_dates_are_left_in_unless_asked_for():
    assert not {"قال", "يوم"} & stop_words()
    assert "قال" in stop_words("reporting")
    assert "يوم" in stop_words("time_number")


def test_stop_words_are_keys():
    assert {"ان", "الي", "علي"} <= stop_words()


def test_no_term_of_the_shipped_families_is_a_stop_word():
    every = stop_words("function", "aux", "reporting", "time_number")
    words = {word for term in read_lexicon()["term"] for word in term.strip("-()*").split()}
    # A phrase may hold one: غير مسبوق. Its other words may not.
    content = words - {"غير"}
    assert {word for word in content if written_forms(word).keys() & every} == set()


def test_no_noun_of_politics_is_lost_as_a_stop_word_with_clitics():
    text = (Path(__file__).parents[1] / "gold" / "political_nouns.txt").read_text("utf-8")
    nouns = [word for line in text.split("\n")[1:] for word in line.split()]
    assert len(nouns) >= 1_100
    lost = {noun for noun in nouns if {normalize(noun), normalize("ال" + noun)} & stop_words()}
    assert lost == set()


def test_an_unknown_group_is_refused_with_the_groups_there_are():
    with pytest.raises(InputError, match="function, aux, reporting, time_number; found 'verbs'"):
        stop_words("verbs")
