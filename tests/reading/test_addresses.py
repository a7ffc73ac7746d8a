from itertools import pairwise
from time import perf_counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.addresses import NO_WORD, no_words
from analysis.reading.tokens import tokenize


def pieces(text: str) -> list[tuple[str, str]]:
    table = no_words(pd.DataFrame({"doc": ["a"], "text": [text]}))
    return list(zip(table["kind"], table["text"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("شاهدوا https://t.co/AbC12 الآن", [("address", "https://t.co/AbC12")]),
        ("https://t.co/AbC12الآن", [("address", "https://t.co/AbC12")]),
        ("(http://x.org/a,b?c=d&e#f).", [("address", "http://x.org/a,b?c=d&e#f")]),
        ("https://x.org/wiki/هيمنة_غربية، قال", [("address", "https://x.org/wiki/هيمنة_غربية")]),
        ("x.org/هيمنة و", [("address", "x.org/هيمنة")]),
        ("WWW.Example.org.", [("address", "WWW.Example.org")]),
        ("youtu.be/aB3 وx-y.net.", [("address", "youtu.be/aB3"), ("address", "x-y.net")]),
        ("انظر https… وhttp://…", [("address", "https"), ("address", "http://")]),
        ("راسلونا: a.b-c@news.org.", [("mail", "a.b-c@news.org")]),
        ("mailto:a@b.org", [("mail", "mailto:a@b.org")]),
        ("قال @Qanat_1 و@قناة_ما", [("mention", "@Qanat_1"), ("mention", "@قناة_ما")]),
        ("\u202a@\u200eQanat\u202c", [("mention", "@\u200eQanat")]),
        ("RT @qanat: نص", [("retweet", "RT"), ("mention", "@qanat")]),
        ("<p>قال&nbsp;الوزير</p>", [("tag", "<p>"), ("entity", "&nbsp;"), ("tag", "</p>")]),
        ('<a href="/x">نص</a><br/>', [("tag", '<a href="/x">'), ("tag", "</a>"), ("tag", "<br/>")]),
        ("<!-- رأس -->نص", [("tag", "<!-- رأس -->")]),
        ("&quot;نعم&#34; &#x22; &amp", [
            ("entity", "&quot;"), ("entity", "&#34;"), ("entity", "&#x22;"), ("entity", "&amp"),
        ]),
        ("قناة RT عربي و3.5/7 وشباط/فبراير", []),
        ("U.S.A وR&D وAT&T; و<رويترز> و<Reuters> وa@b و5 < 7", []),
        ("", []),
    ],
)  # fmt: skip
def test_addresses_names_and_mark_up_are_told_from_words(text, expected):
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("شاهدوا https://t.co/AbC12 الآن", ["شاهدوا", "الآن"]),
        ("<p>قال&nbsp;الوزير</p>", ["قال", "الوزير"]),
        ("RT @qanat: #الأزمة_الأوكرانية #Kyiv_2022", ["الأزمة", "الأوكرانية", "Kyiv", "2022"]),
        ("راسلونا a@b.org اليوم", ["راسلونا", "اليوم"]),
    ],
)
def test_what_is_no_word_stands_in_the_gap_and_hashtags_keep_their_words(text, words):
    tokens = tokenize(pd.DataFrame({"doc": ["a"], "text": [text]}))
    assert list(tokens["surface"]) == words
    assert [text[a:b] for a, b in zip(tokens["start"], tokens["end"], strict=True)] == words


def test_an_address_ends_no_sentence_but_the_stop_behind_it_does():
    texts = ["نص http://x.org/a.?b نص", "نص http://x.org/a. نص", "نص.<br> نص"]
    documents = pd.DataFrame({"doc": ["a", "b", "c"], "text": texts})
    last = tokenize(documents).groupby("doc", observed=True)["sentence"].max()
    assert list(last) == [0, 1, 1]


@given(st.text(st.sampled_from("aZ9é@.:/-_#&;<>b ?=%…قنً\u200f\nRTwcom")))
def test_pieces_lie_apart_and_are_pieces_of_the_text(text):
    table = no_words(pd.DataFrame({"doc": ["a"], "text": [text]}))
    spans = list(zip(table["start"], table["end"], strict=True))
    assert [text[a:b] for a, b in spans] == list(table["text"])
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "part",
    ["a.", "a@", "<a", "&a", "http://", "/-", "a-", "www.", "@", "<!--", "a.b/", "RT ", "http:/"],
)
def test_no_repeated_beginning_makes_a_text_slow(part):
    def seconds(times: int) -> float:
        start = perf_counter()
        assert sum(1 for _ in NO_WORD.finditer(part * times)) >= 0
        return perf_counter() - start

    # Quadratic time would be 400 times; a shared machine may well triple one of the two.
    assert seconds(100_000) < 100 * max(seconds(5_000), 0.005)


def test_no_document_gives_an_empty_table_of_the_same_columns():
    empty = no_words(pd.DataFrame({"doc": [], "text": []}, dtype="str"))
    assert list(empty.columns) == ["doc", "start", "end", "text", "kind"]
    assert empty.empty
    assert np.issubdtype(empty["start"].dtype, np.integer)
