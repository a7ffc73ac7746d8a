import pandas as pd
import pytest

from analysis import tokenize
from analysis.finding import lemmas, terms
from analysis.finding.terms import compile_term
from analysis.finding.vocabulary import Vocabulary
from analysis.reading.errors import InputError

TEXT = """هيمنة هيمنتهم مهيمن الهيمنة قوة القوة سياسة وسياسة السياسات الغرب غرب للغرب الغربيون غربية
أحادي أحاديّة واحادية ضغط ضغوطه الـ80 فرنسا أمن امن"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(tokenize(pd.DataFrame({"doc": ["a"], "text": [TEXT]})))


@pytest.fixture
def matched(vocabulary):
    def surfaces(term: str, **options) -> list[set[str]]:
        found = compile_term(term, **options).surfaces(vocabulary)
        return [set(vocabulary._surfaces[codes]) for codes in found]

    return surfaces


@pytest.mark.parametrize(
    ("term", "surfaces"),
    [
        ("هيمنة", [{"هيمنة", "هيمنتهم", "الهيمنة"}]),
        ("هيمن*", [{"هيمنة", "هيمنتهم", "الهيمنة"}]),
        ("*هيمن*", [{"هيمنة", "هيمنتهم", "مهيمن", "الهيمنة"}]),
        ("سياسة القوة", [{"سياسة", "وسياسة"}, {"قوة", "القوة"}]),
        ("سياسة+ ق*", [{"سياسة", "وسياسة", "السياسات"}, {"قوة", "القوة"}]),
        ('"الغرب"', [{"الغرب"}]),
        ('سياسة "قوة"', [{"سياسة", "وسياسة"}, {"قوة"}]),
        ("غربي", [set()]),
        ("غربي+", [{"الغربيون"}]),
        ("غربي+g", [{"الغربيون", "غربية"}]),
        ("/احاد[يى].*/", [{"أحادي", "أحاديّة"}]),
        ("/.*احاد[يى].*/", [{"أحادي", "أحاديّة", "واحادية"}]),
        ("الـ80", [{"الـ"}, {"80"}]),
        ("استقرار", [set()]),
    ],
)
def test_each_kind_of_term_matches_its_words(matched, term, surfaces):
    assert matched(term) == surfaces


@pytest.mark.parametrize(
    ("mode", "term", "surfaces"),
    [
        ("exact", "أمن", {"أمن"}),
        ("clitic", "أمن", {"أمن", "امن"}),
        ("clitic", "سياسة", {"سياسة", "وسياسة"}),
        ("number", "سياسة", {"سياسة", "وسياسة", "السياسات"}),
        ("number", "غربي", {"الغربيون"}),
        ("gender", "غربي", {"الغربيون", "غربية"}),
        ("gender", "ضغط", {"ضغط"}),
        ("lemma", "ضغط", {"ضغط", "ضغوطه"}),
    ],
)
def test_each_mode_reads_a_plain_word_more_widely(matched, mode, term, surfaces):
    assert matched(term, mode=mode) == [surfaces]


def test_a_mark_on_the_word_goes_before_the_mode(matched):
    assert matched("سياسة+", mode="exact") == matched("سياسة", mode="number")


def test_an_exclusion_is_known_as_one():
    assert compile_term("-(سياسة القوة)").excludes
    assert not compile_term("سياسة القوة").excludes


@pytest.mark.parametrize(
    "term",
    [
        *("", "  ", "ً", "*", "**", "+", "هيـ*من", "*هيمن", "*هيمن+", "-هيمنة", "-()", "-"),
        *('"الغرب', '"', "/هيم", "/[/", "نعم، لا", "نعم. لا", "شباط/فبراير*", 3, None),
    ],
)
def test_a_malformed_term_is_refused_with_what_may_be_written(term):
    with pytest.raises(InputError, match=r"l.csv, row 2: a term is word, word\+ .*; found"):
        compile_term(term, file="l.csv", place="row 2")


def test_a_pattern_that_backtracks_for_ever_is_stopped_by_name(monkeypatch):
    monkeypatch.setattr(terms, "SECONDS", 0.05)
    vocabulary = Vocabulary(tokenize(pd.DataFrame({"doc": ["a"], "text": ["ا" * 60]})))
    with pytest.raises(InputError, match="The regular expression took over") as error:
        compile_term("/(?:ا|اا)+[بت]/").surfaces(vocabulary)
    assert error.value.found == "/(?:ا|اا)+[بت]/"


def test_without_simplemma_the_mode_lemma_says_how_to_get_it(monkeypatch, vocabulary):
    lemmas._dictionary.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "simplemma.strategies", None)
    with pytest.raises(InputError, match=r"pip install simplemma"):
        compile_term("ضغط", mode="lemma").surfaces(vocabulary)
    lemmas._dictionary.cache_clear()
