"""The engine gives what the regular expression gives, to the last code and category."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading import tokens as module
from analysis.reading.addresses import NO_WORD
from analysis.reading.engine import read
from analysis.reading.errors import InputError
from analysis.reading.expression import words_of
from analysis.reading.spelling import CONTROLS, LEVELS, normalize
from analysis.reading.tokens import tokenize

# Each character is there because it once parted two implementations, or might.
LETTERS = "ابجدروىةءأآؤکیپڤﻻﷺۥۦࢠ"
MARKS = "ًٌَُّْٰٓٔٱـۖۗ\u06dd\u06e9࣡\u08e2\u0655"
OTHERS = "aZéßñ中λДＮﬁ𝐍\U0001e900\u0301\u0300\u0903ªʰ"
NUMBERS = "0925٣۷²Ⅷ一½०"
SIGNS = ".,٫٬ -_/:@#&;<>=?!؟…،«»()'\"\n\r\t\0\u00a0\u2028\ufffd😀%+wRT"
PIECES = (
    "القرءان", "القُرْءَان", "https://t.co/x", "@qanat", "<b>", "&nbsp;", "www.", "a@b.org", "x.com",
    "RT ", "د. ", "5 م. ", "Dr. ", ".» ", "1,000.5", "هيمنة" * 6,
    "ب" * 24, "ب" * 25, "abcdefgh", "abcdefghi",
)  # fmt: skip
HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(LETTERS),
        st.sampled_from(LETTERS + MARKS),
        st.sampled_from(MARKS + CONTROLS),
        st.sampled_from(OTHERS + NUMBERS),
        st.sampled_from(SIGNS),
        st.sampled_from(SIGNS + NUMBERS + ".٫ "),
        st.sampled_from(PIECES),
    ),
    max_size=40,
).map("".join)


def by_expression(texts: list[str], spelling: str) -> dict[str, list]:
    """Every column by the regular expression, one word at a time, as a reader would do it."""
    rows: dict[str, list] = {name: [] for name in ("doc", "start", "end", "gap", "surface", "word")}
    for doc, text in enumerate(texts):
        before = 0
        for match in words_of(text):
            start, end = match.span()
            row = (doc, start, end, text[before:start], match[0], normalize(match[0], spelling))
            for column, value in zip(rows.values(), row, strict=True):
                column.append(value)
            before = end
    rows["sentence"] = list(sentences(rows))
    return rows


def sentences(rows: dict[str, list]):
    """The number of each token's sentence, asked of the tokens one after the other."""
    closing = r"""["'”“’»›)\]}]*"""
    names = {"Mr", "Mrs", "Ms", "Dr", "St", "No", "vs", "Inc", "Ltd", "Co", "Jr", "Sr"}
    number, docs, surfaces = 0, rows["doc"], rows["surface"]
    for i, (doc, gap) in enumerate(zip(docs, rows["gap"], strict=True)):
        if not i or docs[i - 1] != doc:
            number = 0
        else:
            stop = NO_WORD.sub("", gap)
            ends = regex.search(rf"\n|[.!?؟…]{closing}\s", stop)
            if ends and regex.fullmatch(rf"[^.!?؟…\n]*\.{closing}\s[^.!?؟…\n]*", stop):
                key = normalize(surfaces[i - 1])
                short = surfaces[i - 1] in names or (len(key) == 1 and key.isalpha())
                unit = i > 1 and docs[i - 2] == doc and surfaces[i - 2][0].isnumeric()
                ends = not short or (unit and rows["gap"][i - 1].isspace())
            if regex.fullmatch(rf"\s*{closing}[.!?؟…]+{closing}", stop):  # a blank is missing
                sides = [normalize(surface) for surface in surfaces[i - 1 : i + 1]]
                long = zip(sides, (3, 2), strict=True)
                ends = ends or all(len(s) >= least and "ء" <= s[0] <= "ي" for s, least in long)
            number += bool(ends)
        yield number


def assert_equal(texts: list[str], spelling: str, tokens: pd.DataFrame) -> None:
    expected = by_expression(texts, spelling)
    names = [str(number) for number in range(len(texts))]
    assert list(tokens["doc"].cat.categories) == names
    assert tokens["doc"].cat.codes.tolist() == expected["doc"]
    for column in ("start", "end", "sentence"):
        assert tokens[column].tolist() == expected[column]
        assert tokens[column].dtype == "int32"
    for column in ("gap", "surface"):
        wanted = pd.Categorical(expected[column])
        assert tokens[column].cat.categories.tolist() == wanted.categories.tolist()
        assert tokens[column].cat.codes.tolist() == wanted.codes.tolist()
        assert tokens[column].cat.codes.dtype == wanted.codes.dtype
    assert tokens["word"].tolist() == expected["word"]
    first = {
        key: None for _, key in sorted(zip(expected["surface"], expected["word"], strict=True))
    }
    assert tokens["word"].cat.categories.tolist() == list(first)
    assert {str(tokens[name].cat.categories.dtype) for name in ("gap", "surface", "word")} == {
        "str"
    }


def documents(texts: list[str]) -> pd.DataFrame:
    names = [str(number) for number in range(len(texts))]
    return pd.DataFrame({"doc": names, "text": texts}, dtype="str")


@pytest.mark.parametrize("spelling", LEVELS)
@given(texts=st.lists(HOSTILE, max_size=6))
def test_the_engine_gives_what_the_expression_gives_at_every_level(spelling, texts):
    assert_equal(texts, spelling, tokenize(documents(texts), spelling=spelling))


@given(texts=st.lists(HOSTILE, max_size=8))
def test_blocks_of_sixty_characters_give_the_same(texts):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "read", partial(read, characters=60))
        assert_equal(texts, "standard", tokenize(documents(texts)))


@pytest.mark.parametrize("spelling", LEVELS)
def test_the_five_articles_are_read_as_by_the_expression(request, spelling):
    texts = request.getfixturevalue("documents")["text"].tolist()
    assert_equal(texts, spelling, tokenize(documents(texts), spelling=spelling))


def test_every_letter_mark_and_sign_is_read_as_by_the_expression():
    points = [*range(0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0x20000)]
    text = " ".join(f"{chr(point)}ب{chr(point)} 1{chr(point)}a" for point in points)
    # A document each ten thousand, so that the engine itself reads those without rare marks.
    texts = [text[begin : begin + 20_000] for begin in range(0, len(text), 20_000)]
    assert_equal(texts, "standard", tokenize(documents(texts)))


NASTY = {
    "no word": " \n.،«» \u200f\u064b",
    "a word without an end": "ب" * 2_000_000,
    "marks without an end": "ب" + "\u064b" * 300_000 + " " + "ـ" * 300_000,
    "controls without an end": "ب" + "\u200c" * 200_000 + "ب " + "\u200d" * 200_000,
    "numbers without an end": "1.2,3" * 100_000,
    "vowels": "قَالَ الرَّئِيسُ إِنَّ «السَّلَامَ» مُمْكِنٌ، وَإِنَّ الْحِوَارَ مُسْتَمِرٌّ. " * 50,
    "Persian": "می\u200cخواهم کتاب‌های تازه‌ای بخوانم؛ ۱۲٫۵ درصد. " * 50,
    "French": "L'été, déjà; cafe\u0301 e\u0301 naïve. " * 50,
    "tweets": "RT @qanat: #الأزمة_الأوكرانية https://t.co/AbC1 &amp; ＮＡＴＯ x.com… " * 50,
    "a sign at each end": ".1",
    "NULs": "\0قال\0\0ثم\0",
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_texts_are_read_as_by_the_expression_and_in_no_time(name):
    texts = ["قبل", NASTY[name], "", "بعد"]
    assert_equal(texts, "standard", tokenize(documents(texts)))


def test_half_a_surrogate_pair_is_refused_with_its_place():
    texts = pd.DataFrame({"doc": ["a", "b"], "text": pd.Series(["نص", "نص \ud800"], dtype=object)})
    with pytest.raises(InputError, match="surrogate"):
        tokenize(texts)


def test_a_number_in_the_article_before_makes_no_letter_a_unit():
    texts = ["سنة 2022", " م. نعم"]
    assert tokenize(documents(texts))["sentence"].tolist() == [0, 0, 0, 0]


def test_the_codes_are_as_narrow_as_pandas_makes_them():
    texts = [" ".join(f"كلمة{number}" for number in range(300))]
    tokens = tokenize(documents(texts))
    assert tokens["surface"].cat.codes.dtype == np.int16
