import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.finding.forms import matches, written_forms


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (
            "هيمنة",
            "هيمنة الهيمنة والهيمنة بالهيمنة للهيمنة كالهيمنة وبالهيمنة هيمنتها وهيمنتهم لهيمنته",
        ),
        ("الهيمنة", "هيمنة الهيمنة للهيمنة هيمنتنا"),
        ("قرار", "القرار قرارا وقراره فقراركم بقرارها كقرار لقرار فالقرار"),
        ("مستوى", "المستوى مستواه ومستواها مستوى"),
        ("التزام", "التزام الالتزام بالتزامه للالتزام"),
        ("إلغاء", "الإلغاء إلغاؤه بإلغائها لإلغاء"),
        ("روسي", "روسي الروسي بالروسي"),
        ("لغة", "اللغة للغة بلغته ولغتهم"),
        ("بلد", "البلد بلدا ببلدهم لبلدنا"),
        ("والد", "والد والده ووالدها للوالد"),
        ("دم", "الدم بدمه ودمها"),
    ],
)
def test_a_word_is_found_with_its_clitics(term, written):
    forms = written_forms(term)
    assert [word for word in written.split() if not matches(word, forms)] == []


@pytest.mark.parametrize(
    ("term", "stranger"),
    [
        ("الد", "والد"),
        ("لاد", "بلاد"),
        ("لاد", "وبلادهم"),
        ("قاء", "للقاء"),
        ("ري", "فكريا"),
        ("الفي", "في"),
        ("الآن", "أن"),
        ("كييف", "لكييفي"),
        ("ييف", "كييف"),
        ("روسي", "روسيا"),
        ("سوري", "لسوريا"),
        ("هيمنة", "مهيمنة"),
        ("هيمنة", "هيمنتي"),
        ("غرب", "مغرب"),
        ("غرب", "غروب"),
        ("ضغط", "ضغوط"),
        ("حرب", "حربي"),
        ("الد", "د"),
    ],
)
def test_a_word_that_only_looks_like_it_is_not_found(term, stranger):
    assert not matches(stranger, written_forms(term))


def test_a_term_typed_with_the_article_finds_what_it_finds_without():
    assert written_forms("هيمنة").keys() <= written_forms("الهيمنة").keys()


@given(st.text(st.sampled_from("ابتهيمنةوفكل"), min_size=2, max_size=6))
def test_every_form_holds_the_stem_or_its_construct(word):
    bare = word.removeprefix("ال") if len(word) > 3 else word
    assert all(bare[:-1] in form for form in written_forms(word))


def test_the_forms_follow_the_spelling_level():
    assert "بأمنه" in written_forms("أمن", spelling="light")
    assert "بامنه" not in written_forms("أمن", spelling="light")
    assert "للهيمنه" in written_forms("هيمنة", spelling="loose")


def test_a_term_of_nothing_has_no_forms():
    assert written_forms("ً") == {}


def test_another_word_stays_another_where_its_last_letter_is_typed_without_dots():
    strangers = set().union(*written_forms("أتى").values())
    assert {"آتى", "آت\u06cc"} <= strangers
