"""Cue verbs in their forms and the small words around them."""

from __future__ import annotations

import pytest

from analysis import quotations, stop_words
from analysis.finding.voice.tags.cues import cue_forms, fold, mask, roles_of
from analysis.finding.voice.tags.names import read_speakers
from analysis.finding.voice.tags.tag import Tag
from analysis.finding.voice.tags.unit import Unit, plays


def role_at(text: str, role: str) -> int:
    return plays([Unit(Tag(fold(word)), " ") for word in text.split()], 0, mask(role))


@pytest.mark.parametrize(
    ("written", "lemma", "agrees"),
    [
        ("قال", "قال", "m"),
        ("وقالت", "قال", "f"),
        ("قالوا", "قال", "plural"),
        ("أكدا", "أكد", "dual"),
        ("اكدا", "أكد", "dual"),
        ("يقولون", "قال", "plural"),
        ("تضيف", "أضاف", "f"),
        ("مضيفاً", "أضاف", ""),
        ("قائلة", "قال", ""),
        ("دعت", "دعا", "f"),
        ("دعوا", "دعا", "plural"),
        ("يدعوان", "دعا", "dual"),
        ("نفت", "نفى", "f"),
        ("ينفيان", "نفى", "dual"),
        ("يرى", "رأى", "m"),
        ("يرون", "رأى", "plural"),
        ("جا", "جاء", "m"),
        ("وتتكهن", "تكهن", "f"),
    ],
)
def test_a_verb_is_known_in_its_forms(written, lemma, agrees):
    cue = cue_forms()[fold(written)]
    assert (cue.lemma, cue.agrees) == (lemma, agrees)


@pytest.mark.parametrize("word", ["القول", "مفيدة", "مطالب", "حرب", "التكهنات"])
def test_other_words_are_no_cues(word):
    assert fold(word) not in cue_forms()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("تكهن الخبير سامي ناصر بأن الأسعار سترتفع.", [("الخبير سامي ناصر", "بأن الأسعار سترتفع")]),
        ("كثرت التكهنات بأن الأسعار سترتفع.", []),
    ],
)
def test_a_verb_tells_and_its_noun_does_not(text, said, corpus):
    told = quotations(corpus(text))
    assert [(row.speaker, row.text) for row in told.itertuples()] == said


def test_a_verb_before_the_verb_is_no_part_of_the_speakers_name(corpus):
    told = quotations(corpus("الوزير سافر أعلن أن الأسعار سترتفع."))
    assert told["speaker"].tolist() == ["الوزير"]


def test_at_least_eighty_verbs_ship():
    assert len({cue.lemma for cue in cue_forms().values()}) >= 80


def test_small_words_play_their_roles_also_with_a_conjunction():
    assert role_at("من جانبه قال", "turn") == 2
    assert role_at("ومن جانبه قال", "turn") == 2
    assert role_at("من هنا", "turn") == 0
    assert role_at("وفقا لوكالة", "source") == 1
    assert role_at("وفقا", "source") == 0
    assert role_at("بقناة", "any medium") == 1
    assert role_at("بقناة", "medium") == 0


def test_no_name_of_a_speaker_is_in_the_data_of_cues():
    named = {fold(word) for form in read_speakers("five articles")["form"] for word in form.split()}
    titles = "زعيم الزعيم الوزراء رئيس الرئيس سيد وسائل الإعلام شبكة الحكومية التلفزيون"
    common = {fold(word) for word in titles.split()}
    assert not [word for word in named - common if any(roles_of(word)) or word in cue_forms()]
    assert stop_words()  # a list of common words is no list of names
