"""What a number does not make of a word: another word."""

import pytest

from analysis import find_terms, tokenize


@pytest.mark.parametrize(
    ("term", "stranger"),
    [
        ("أم", "أمين"),  # no أم + ين
        ("روسي", "روسيا"),  # no dual before a noun, as in روسيا الأصل
        ("حرب", "حربي"),  # no dual before a noun, but warlike
    ],
)
def test_a_number_that_reads_as_another_word_is_left_out(term, stranger, corpus):
    assert find_terms(tokenize(corpus(stranger)), term, mode="number").empty


@pytest.mark.parametrize("mode", ["clitic", "number", "gender"])
def test_a_short_word_typed_with_its_article_is_found_without_it(mode, corpus):
    tokens = tokenize(corpus("الدم دم ودمه بالدم قدم دمار"))
    hits = find_terms(tokens, "الدم", mode=mode)
    assert hits["surface"].tolist() == ["الدم", "دم", "ودمه", "بالدم"]
