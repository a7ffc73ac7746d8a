"""The script reads words exactly as the library does: the two are asked the same questions."""

from __future__ import annotations

import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import concordance, find_terms, normalize, tokenize
from analysis.finding.forms import written_forms
from analysis.finding.lookalikes import told_apart, written
from analysis.finding.terms import compile_term
from analysis.measuring.formulas.intervals import poisson_interval
from analysis.reading.errors import InputError
from analysis.reading.shipped import word_list
from analysis.showing.explorer.payload import payload
from analysis.showing.explorer.rules import rules

PLACE = "analysis.finding"
LISTS = (
    *("lookalikes", "lookalikes_lil", "lookalikes_enclitic", "lookalikes_number", "hamza_pairs"),
    *("words_in_al", "words_in_alef", "words_in_alef_maqsura", "whole_words", "defectives"),
)
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ"
HOSTILE = [
    *("", " ", "ـ", "ـــ ـ", "ًٌٍ", "ًـً كلمة", "الـ80", "شباط/فبراير", "بـ«الميل»", "ﻻ ﷺ", "ٱلله"),
    *("أ\u0655", "\ufeffبدء", "كلمة\u200cأخرى", "نص\u202eمقلوب\u202c", "٢٠٢٥٫٣", "3,000.5 و٤٠٪"),
    *(
        "ß Straße ΟΔΟΣ İ",
        "NATO Nato ＮＡＴＯ ﬁ 𝐍",
        "e\u0301té J\u030c",
        "中文 λόγος",
        "قرءان القرءان",
    ),
    *("😀 الهيمنة 😀😀", "\U00010300\U00010301 نص", "a\x85b\x1cc", "ا" + "\u064b" * 70 + "ب"),
    "https://example.org/الهيمنة?q=1 a.b@c.org @name #وسم_جديد &nbsp; <b>نص</b> RT @x",
    *("م." * 5, "الهيمنة، والهيمنة؛ هيمنة… (هيمنة) «هيمنة»", "﷽ ﹰ ﱞ", "ۀ ہ ے ٹ ڈ"),
    "\u08a0\u08ca\u08e2\u08f3ب",
]


@pytest.fixture(scope="module")
def keys(tokens: pd.DataFrame) -> list[str]:
    return sorted(tokens["word"].cat.categories)


@pytest.fixture(scope="module")
def made() -> list[str]:
    """Words that nobody wrote, from the letters that the rules are about."""
    chance = random.Random(5)
    return [
        chance.choice(["", "ال", "و", "بال", "لل", "أل", "كال"])
        + "".join(chance.choices(LETTERS, k=chance.randint(1, 6)))
        for _ in range(400)
    ]


def sent(texts: list[str]) -> list[dict[str, object]]:
    """Texts as the page gets them, with what is no word in them."""
    names = [str(place) for place in range(len(texts))]
    return list(payload(pd.DataFrame({"doc": names, "text": texts}), None, None)["docs"])


def cut(texts: list[str]) -> list[list[list[object]]]:
    """The words of each text, with the places where a browser sees them begin."""
    table = tokenize(
        pd.DataFrame({"doc": [str(place) for place in range(len(texts))], "text": texts})
    )
    words: list[list[list[object]]] = [[] for _ in texts]
    for row in table.itertuples():
        text = texts[int(row.doc)]
        words[int(row.doc)].append([row.surface, units(text, row.start)])
    return words


def units(text: str, place: int) -> int:
    return len(text[:place].encode("utf-16-le")) // 2


def refused(query: str) -> bool:
    try:
        compile_term(query)
    except InputError:
        return True
    return False


def test_every_letter_of_the_arabic_blocks_has_the_key_of_the_library(asked) -> None:
    blocks = [(0x20, 0x250), (0x600, 0x780), (0x870, 0x900), (0x2000, 0x2070), (0xFB00, 0xFF00)]
    letters = [chr(code) for start, end in blocks for code in range(start, end)]
    letters += [letter + mark for letter in LETTERS for mark in "\u0653\u0654\u0655\u064e\u0670ـ"]
    assert asked("light", letters) == [normalize(letter, "light") for letter in letters]
    assert asked("key", letters) == [normalize(letter) for letter in letters]


def test_every_letter_of_the_arabic_blocks_is_cut_as_the_library_cuts_it(asked) -> None:
    blocks = [(0x20, 0x250), (0x600, 0x780), (0x870, 0x900), (0x2000, 0x2070), (0xFB00, 0xFF00)]
    letters = [chr(code) for start, end in blocks for code in range(start, end)]
    texts = [
        text
        for letter in letters
        for text in (letter, f"با{letter}ب {letter}ج{letter}", f"x{letter}y")
    ]
    assert asked("tokens", sent(texts)) == cut(texts)


def test_every_word_of_the_articles_has_the_keys_of_the_library(
    asked, tokens: pd.DataFrame
) -> None:
    words = list(tokens["surface"].cat.categories)
    assert asked("light", words) == [normalize(word, "light") for word in words]
    assert asked("key", words) == [normalize(word) for word in words]


def test_the_articles_and_hostile_texts_are_cut_as_the_library_cuts_them(asked, documents) -> None:
    texts = [*documents["text"], *HOSTILE]
    assert asked("tokens", sent(texts)) == cut(texts)


@settings(max_examples=1)
@given(st.data())
def test_texts_of_any_kind_are_read_as_the_library_reads_them(asked, arabic_text, data) -> None:
    texts = data.draw(st.lists(arabic_text, min_size=200, max_size=200))
    assert asked("key", texts) == [normalize(text) for text in texts]
    assert asked("tokens", sent(texts)) == cut(texts)


def test_every_word_has_the_forms_of_the_library(asked, keys, made, tokens: pd.DataFrame) -> None:
    lists = [word for name in LISTS for word in word_list(PLACE, f"{name}.txt", "light")]
    words = [*keys, *("ال" + key for key in keys), *tokens["surface"].cat.categories, *lists, *made]
    words = list(dict.fromkeys([*words, *HOSTILE]))
    different = [
        word
        for word, found in zip(words, asked("forms", words), strict=True)
        if {form: set(strangers) for form, strangers in found} != written_forms(word)
    ]
    assert different == []


def test_the_lists_of_the_script_are_those_of_the_library() -> None:
    of = rules()
    keys = ("words_in_al", "words_in_alef", "defectives", "lookalikes_number")
    assert all(set(of[name]) == word_list(PLACE, f"{name}.txt") for name in keys)
    compared = set(LISTS) - {*keys, "hamza_pairs"}
    assert all(
        set(of[name]) == set(map(written, word_list(PLACE, f"{name}.txt", "light")))
        for name in compared
    )
    words = [word for line in of["hamza_pairs"] for word in line]
    assert {word: told_apart(word) for word in words} == {
        word: tuple(
            other for line in of["hamza_pairs"] if word in line for other in line if other != word
        )
        for word in words
    }


def test_every_query_finds_the_rows_of_the_library(asked, documents, tokens, keys, made) -> None:
    phrases = ["نظام عالمي", "عالم متعدد الأقطاب", '"الغرب"', '"الهيمنة" على', "هيمن*", "*هيمن*"]
    odd = [
        "الـ80",
        "و",
        "ال",
        "م",
        "2025",
        "*",
        "**",
        "a*b",
        '"',
        '""',
        "-(هيمنة)",
        "x.y",
        "هيمنة؟",
        "حرب|سلام",
        "/ه/",
    ]
    surfaces = list(tokens["surface"].cat.categories)
    queries = [*phrases, *odd, *surfaces, *("ال" + key for key in keys), *made[:200], *HOSTILE[:20]]
    queries = list(dict.fromkeys(queries))
    found = dict(
        zip(queries, asked("rows", sent(documents["text"].tolist()), queries), strict=True)
    )
    answered = [query for query in queries if not isinstance(found[query], str)]
    number = {doc: place for place, doc in enumerate(documents["doc"])}
    expected: dict[str, list[list[int]]] = {query: [] for query in answered}
    for hit in find_terms(tokens, answered).itertuples():
        expected[hit.family].append([number[hit.doc], hit.position, hit.words, hit.start, hit.end])
    assert {query: found[query] for query in answered} == expected
    assert sum(map(bool, expected.values())) > 1500
    for query in set(queries) - set(answered):
        assert refused(query) or found[query] == "only_families"


def test_a_phrase_passes_over_what_the_library_passes_over(asked) -> None:
    texts = ["مجموعة الـ20", "مجموعة الـ 20", "مجموعة ال 20", "مجموعة الـ\n20", "مجموعة الـ«20»"]
    texts += ["النظام¹ الدولي", "النظام[1] الدولي", "النظام1 الدولي", "النظام 1 الدولي"]
    queries = ["مجموعة 20", "النظام الدولي"]
    names = [str(place) for place in range(len(texts))]
    hits = find_terms(tokenize(pd.DataFrame({"doc": names, "text": texts})), queries)
    expected: list[list[list[int]]] = [[], []]
    for hit in hits.itertuples():
        row = [int(hit.doc), hit.position, hit.words, hit.start, hit.end]
        expected[queries.index(hit.family)].append(row)
    assert asked("rows", sent(texts), queries) == expected
    assert list(map(len, expected)) == [3, 3]


@pytest.mark.parametrize("side", ["date", "before", "after"])
@pytest.mark.parametrize("query", ["ه*", "الصين", "في", "*ا*"])
def test_lines_are_cut_and_sorted_as_the_concordance_does(
    asked, documents, tokens, query: str, side: str
) -> None:
    ordered = documents.sort_values(["date", "doc"], kind="stable", ignore_index=True)
    lines = concordance(ordered, find_terms(tokens, [query]), sort=side)
    number = {doc: place for place, doc in enumerate(ordered["doc"])}
    expected = [
        [number[row.doc], row.start, row.before, row.keyword, row.after]
        for row in lines.itertuples()
    ]
    assert asked("sorted", sent(ordered["text"].tolist()), query, side) == expected


def test_the_interval_is_the_exact_one(asked) -> None:
    counts = [*range(60), 99, 100, 317, 1000, 5000, 20_000, 99_999, 100_000]
    low, high = poisson_interval(counts)
    found = asked("interval", counts)
    assert [each[0] for each in found] == pytest.approx(low.tolist(), rel=1e-9)
    assert [each[1] for each in found] == pytest.approx(high.tolist(), rel=1e-9)
