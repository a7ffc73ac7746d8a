import pandas as pd
import pytest

from analysis.finding.terms import Vocabulary, compile_term
from analysis.reading.errors import InputError

KEYS = pd.Index(["هيمنه", "هيمن", "مهيمن", "هيمنتهم", "الهيمنة", "قوة", "سياسة", "وسياسة"])


def matched(term: str) -> list[list[str]]:
    vocabulary = Vocabulary(KEYS)
    return [sorted(KEYS[codes]) for codes in compile_term(term).codes(vocabulary)]


@pytest.mark.parametrize(
    ("term", "keys"),
    [
        ("هيمنة", [["الهيمنة", "هيمنتهم"]]),
        ("هيمن*", [["هيمن", "هيمنتهم", "هيمنه"]]),
        ("*هيمن*", [["الهيمنة", "مهيمن", "هيمن", "هيمنتهم", "هيمنه"]]),
        ("سياسة القوة", [["سياسة", "وسياسة"], ["قوة"]]),
        ("سياسة ق*", [["سياسة", "وسياسة"], ["قوة"]]),
        ("استقرار", [[]]),
    ],
)
def test_each_kind_of_term_matches_its_keys(term, keys):
    assert matched(term) == keys


def test_an_exclusion_is_known_as_one():
    assert compile_term("-(سياسة القوة)").excludes
    assert not compile_term("سياسة القوة").excludes


@pytest.mark.parametrize(
    "term",
    [
        "",
        "  ",
        "ً",
        "*",
        "**",
        "هيـ*من",
        "*هيمن",
        "-هيمنة",
        "-()",
        '"الغرب"',
        "هيمنة+",
        "/هيم/",
        "نعم، لا",
        3,
    ],
)
def test_a_malformed_term_is_refused_with_what_may_be_written(term):
    with pytest.raises(InputError, match=r"l.csv, row 2: a term is word, word\*, .*; found"):
        compile_term(term, file="l.csv", place="row 2")
