import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.finding.hits import find_terms
from analysis.reading.columns import TABLES
from analysis.reading.errors import InputError
from analysis.reading.spelling import normalize
from analysis.reading.tokens import tokenize

TYPES = TABLES["tokens"].columns


def surfaces(text: str) -> list[str]:
    return list(tokenize(pd.DataFrame({"doc": ["a"], "text": [text]}))["surface"])


def sentences(text: str) -> list[str]:
    tokens = tokenize(pd.DataFrame({"doc": ["a"], "text": [text]}))
    return [" ".join(group) for _, group in tokens.groupby("sentence")["surface"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التسلّط القائم", ["التسلّط", "القائم"]),
        ("بـ«الميل» و«التسلّط»", ["بـ", "الميل", "و", "التسلّط"]),
        ("الـ80 عاما", ["الـ", "80", "عاما"]),
        ("3.5 و١٬٢٣٤٫٥ و1,000", ["3.5", "و", "١٬٢٣٤٫٥", "و", "1,000"]),
        ("۱۲٪ 7%", ["۱۲", "7"]),
        ("2022-2025 شباط/فبراير", ["2022", "2025", "شباط", "فبراير"]),
        ("12:30، نعم؛ لا", ["12", "30", "نعم", "لا"]),
        ("شبكة CNN والـG20", ["شبكة", "CNN", "والـ", "G", "20"]),
        ("مي\u200cخواهم", ["مي\u200cخواهم"]),
        ("\u200fقال\u200f \ufeffشي\u00ad", ["قال", "شي"]),
        ("أولا\u00a0ثانيا", ["أولا", "ثانيا"]),
        ("ﺍﻟﻬﻴﻤﻨﺔ", ["ﺍﻟﻬﻴﻤﻨﺔ"]),
        ("\u064b \u0640\u0640 ً", []),
        ("نص.", ["نص"]),
        ("Москва 北京 café", ["Москва", "北京", "café"]),
        ("cafe\u0301", ["cafe\u0301"]),
        ("", []),
        (" \n.،«»", []),
    ],
)
def test_words_and_numbers_are_found_as_written(text, expected):
    assert surfaces(text) == expected


def test_marks_tatweel_and_forms_stay_in_the_surface_and_go_from_the_key(corpus):
    tokens = tokenize(corpus("التّـسلُّط ﺍﻟﻬﻴﻤﻨﺔ ٢٠٢٥"))
    assert list(tokens["surface"]) == ["التّـسلُّط", "ﺍﻟﻬﻴﻤﻨﺔ", "٢٠٢٥"]
    assert list(tokens["word"]) == ["التسلط", "الهيمنة", "2025"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال. ثم غادر.", ["قال", "ثم غادر"]),
        ("قال: «نعم.» ثم غادر", ["قال نعم", "ثم غادر"]),
        ("«نعم». ثم", ["نعم", "ثم"]),
        ("لماذا؟ لأن! هكذا… نعم", ["لماذا", "لأن", "هكذا", "نعم"]),
        ("عنوان\nنص", ["عنوان", "نص"]),
        ("عنوان\r\nنص", ["عنوان", "نص"]),
        ("بلغ 3.5 مليون", ["بلغ 3.5 مليون"]),
        ("في 2022. ثم", ["في 2022", "ثم"]),
        ("د. محمد و J. Smith", ["د محمد و J Smith"]),
        ("Dr. Smith قال", ["Dr Smith قال"]),
        ("منذ 2022 م. ثم", ["منذ 2022 م", "ثم"]),
        ("عام 1445 هـ. ثم", ["عام 1445 هـ", "ثم"]),
        ("بنحو 5 م. وقال د. علي", ["بنحو 5 م", "وقال د علي"]),
        ("(أ. ف. ب) قال", ["أ ف ب قال"]),
        ("الأساسية . يواجه", ["الأساسية", "يواجه"]),
        ("مع الجميع.وأضاف الوزير", ["مع الجميع", "وأضاف الوزير"]),
        ("مع الجميع .وأضاف الوزير", ["مع الجميع", "وأضاف الوزير"]),
        ("إلى «الميل».وأضاف", ["إلى الميل", "وأضاف"]),
        ("لماذا؟لأنه قال", ["لماذا", "لأنه قال"]),
        ("أ.ف.ب ود.محمد وم.ع.ن", ["أ ف ب ود محمد وم ع ن"]),
        ("نعم\u2028لا", ["نعم لا"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert sentences(text) == expected


@given(st.data())
def test_offsets_hold_and_nothing_but_punctuation_stands_between_tokens(arabic_text, data):
    text = data.draw(arabic_text)
    tokens = tokenize(pd.DataFrame({"doc": ["a"], "text": [text]}))
    rebuilt, before = "", 0
    for token in tokens.itertuples():
        assert text[token.start : token.end] == token.surface
        assert token.gap == text[before : token.start]
        assert not any((c.isalpha() and c != "ـ") or c.isdigit() for c in token.gap)
        rebuilt, before = rebuilt + token.gap + token.surface, token.end
    assert text.startswith(rebuilt)
    assert not any((c.isalpha() and c != "ـ") or c.isdigit() for c in text[before:])
    assert list(tokens["position"]) == list(range(len(tokens)))
    assert tokens["sentence"].is_monotonic_increasing


@given(st.data())
def test_marks_and_tatweel_inside_words_change_no_key(arabic_text, data):
    words = data.draw(arabic_text)
    # A tatweel between a letter and a mark that composes with it would be another text.
    words = normalize(words, "clean")
    marked = "".join(c + "ّـَ" if "ء" <= c <= "ي" and c != "ـ" else c for c in words)
    keys = [
        list(tokenize(pd.DataFrame({"doc": ["a"], "text": [text]}))["word"])
        for text in (words, marked)
    ]
    assert keys[0] == keys[1]


def test_our_own_texts_hold_arabic_in_at_least_half_of_the_examples(arabic_text):
    seen = []

    @given(arabic_text)
    def look(text: str) -> None:
        seen.append(any("ء" <= c <= "ي" for c in text))

    look()
    assert sum(seen) >= len(seen) / 2


def test_positions_and_sentences_start_anew_in_each_document(corpus):
    tokens = tokenize(corpus("واحد. اثنان", "", "ثلاثة. أربعة. خمسة"))
    assert list(tokens["doc"]) == ["a", "a", "c", "c", "c"]
    assert list(tokens["position"]) == [0, 1, 0, 1, 2]
    assert list(tokens["sentence"]) == [0, 1, 0, 1, 2]
    assert list(tokens["doc"].cat.categories) == ["a", "b", "c"]


def test_metadata_travel_with_the_tokens(corpus):
    tokens = tokenize(corpus("نص أول", "نص", outlet=["x", "y"], year=[2022, 2025]))
    assert list(tokens["outlet"]) == ["x", "x", "y"]
    assert list(tokens["year"]) == [2022, 2022, 2025]


def test_latin_meets_in_one_key_and_an_exact_term_keeps_its_spelling(corpus):
    tokens = tokenize(corpus("الناتو NATO و Nato و nato و ＮＡＴＯ و NATOs"))
    assert [len(find_terms(tokens, term)) for term in ("NATO", '"NATO"', "nat*")] == [4, 1, 5]


@pytest.mark.parametrize("flood", ["ـ", "\u064b", "ـ\u064b", "\u064b\u200f", "\u0301ـ"])
def test_a_flood_of_marks_without_a_letter_takes_no_time_and_is_no_word(corpus, flood):
    assert list(tokenize(corpus(f"قال {flood * 100_000} ثم"))["surface"]) == ["قال", "ثم"]


def test_an_empty_corpus_gives_an_empty_table_of_the_same_types(documents, tokens):
    empty = tokenize(documents.iloc[:0])
    assert empty.empty
    assert list(empty.columns) == list(tokens.columns)
    assert {column: str(empty[column].dtype) for column in TYPES} == TYPES


def test_tokenizing_leaves_the_documents_as_they_were(documents):
    before = documents.copy(deep=True)
    tokenize(documents)
    pd.testing.assert_frame_equal(documents, before)


def test_two_documents_of_one_name_are_refused():
    with pytest.raises(InputError, match="found 'a'"):
        tokenize(pd.DataFrame({"doc": ["a", "a"], "text": ["", ""]}))


def test_an_unknown_spelling_level_and_a_missing_column_are_refused(corpus):
    with pytest.raises(InputError, match="spelling is one of raw"):
        tokenize(corpus("نص"), spelling="none")
    with pytest.raises(InputError, match="Missing: text"):
        tokenize(corpus("نص").drop(columns="text"))
