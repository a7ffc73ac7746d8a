import pytest

from analysis import find_terms, tokenize
from analysis.finding.patterns import over_keys
from analysis.finding.terms import compile_term
from analysis.reading.errors import InputError


@pytest.mark.parametrize(
    ("pattern", "over", "held"),
    [
        ("أحاد.*", "احاد.*", "احاد"),
        ("مسؤول[ةي]?", "مسءول[ةي]?", "مسءول"),
        ("[وف]?ال[أإ]من", "[وف]?ال[اا]من", "ال"),
        ("الأَمنُ", "الامن", "الا"),
        ("مَ?كتب", "مكتب", "كتب"),
        ("[ًٌٍَُِّْ]*أمن", "امن", "امن"),
        ("(?:أمن|سلام).*", "(?:امن|سلام).*", ""),
        ("أم?ن", "ام?ن", "ا"),
        ("ال(أمن)?", "ال(امن)?", "ال"),
        (r"\p{L}+ى", r"\p{L}+ي", "ي"),
        ("٣+", "3+", "3"),
        ("هيم(?=ن).*", "هيم(?=ن).*", "هيم"),
    ],
)
def test_a_pattern_in_natural_spelling_is_read_as_keys_are_spelled(pattern, over, held):
    compiled, part = over_keys(pattern, "standard", ValueError)
    assert (compiled.pattern, part) == (over, held)


@pytest.mark.parametrize(
    "pattern",
    ["سياسة القوة", r"سياسة\s+القوة", "م-ك", "أمن،", "«أمن»", "م[", "[ًٌ]"],
)
def test_a_pattern_that_no_key_can_match_is_refused_with_the_mend(pattern):
    with pytest.raises(InputError, match="a term is word"):
        compile_term(f"/{pattern}/")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("أحاد.*", ["أحادية", "أحاديّ"]),
        ("مسؤول.*", ["مسؤولون", "مسئول"]),
        (".*[ةى]", ["أحادية", "أحاديّ"]),
        (r"\u0645سؤول.*", ["مسؤولون", "مسئول"]),
    ],
)
def test_a_pattern_finds_the_words_that_it_spells(corpus, pattern, found):
    tokens = tokenize(corpus("أحادية أحاديّ مسؤولون مسئول مهام"))
    assert list(find_terms(tokens, f"/{pattern}/")["surface"]) == found
