"""Hits and tokens with their voice: the innermost quotation, and voices that add up."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import attribute, cooccurrences, find_terms, frequencies, quotations, rates, tokenize
from analysis.reading.errors import InputError

TEXT = "قال آدم إن الحرب «حرب ظالمة» ضدنا. هذه «الحرب» طويلة، والحرب شر."
SPEAKERS = {"Adam": "آدم"}


@pytest.fixture
def one(corpus) -> pd.DataFrame:
    return corpus(TEXT)


@pytest.fixture
def said(one) -> pd.DataFrame:
    return quotations(one, speakers=SPEAKERS)


def test_the_innermost_quotation_counts(one, said):
    hits = attribute(find_terms(tokenize(one), "حرب"), said)
    assert hits["voice"].tolist() == ["reported", "quoted", "marked", "article"]
    assert hits["quoted"].tolist() == [False, True, True, False]
    assert hits["speaker"].tolist() == ["Adam", "Adam", "article", "article"]


def test_voices_and_speakers_add_up_to_the_whole(documents, tokens, hits):
    table = quotations(documents, speakers="five articles")
    told, words = attribute(hits, table), attribute(tokens, table)
    for by in ("voice", "speaker", "quoted"):
        parts = rates(told, words, by=by)
        assert parts.groupby("family", observed=True)["n"].sum().sum() == len(hits)
        assert parts.drop_duplicates(by)["total"].sum() == len(tokens)
        assert frequencies(words, by=by)["n"].sum() == len(tokens)
    assert cooccurrences(told[told["voice"] == "quoted"], within="sentence", tokens=words)[
        "n"
    ].any()


def test_by_hand_each_hit_lies_where_its_voice_says(documents, hits):
    table = quotations(documents, speakers="five articles")
    for hit in attribute(hits, table).itertuples():
        around = table[
            (table["doc"] == hit.doc) & (table["start"] <= hit.start) & (hit.start < table["end"])
        ]
        length = around["end"] - around["start"]
        kind = around["kind"].loc[length.idxmin()] if len(around) else "none"
        voices = {"direct": "quoted", "reported": "reported", "scare": "marked", "none": "article"}
        voice = voices[kind]
        assert hit.voice == voice
        assert hit.quoted == bool(around["kind"].isin(["direct", "scare"]).any())


def test_unknown_speech_is_not_the_journalists(corpus):
    documents = corpus("قيل إن الحرب شر.")
    hits = attribute(find_terms(tokenize(documents), "حرب"), quotations(documents))
    assert hits[["voice", "speaker"]].values.tolist() == [["reported", "unknown"]]


def test_nothing_is_lost_of_the_table(tokens, documents):
    told = attribute(tokens, quotations(documents))
    pd.testing.assert_frame_equal(told[tokens.columns], tokens)
    assert told.attrs == tokens.attrs
    assert list(told.columns[-3:]) == ["voice", "quoted", "speaker"]


def test_without_quotations_everything_is_the_journalists(one, said):
    told = attribute(tokenize(one), said.iloc[:0])
    assert set(told["voice"]) == {"article"}
    assert attribute(tokenize(one).iloc[:0], said)["speaker"].tolist() == []


def test_the_order_of_rows_does_not_matter(one, said):
    tokens = tokenize(one)
    shuffled = attribute(tokens.iloc[::-1], said.iloc[::-1].reset_index(drop=True))
    pd.testing.assert_series_equal(
        shuffled["voice"].sort_index(), attribute(tokens, said)["voice"].sort_index()
    )


def test_another_table_is_refused(one, said):
    with pytest.raises(InputError, match="quotations"):
        attribute(tokenize(one), one)
    with pytest.raises(InputError, match="tokens"):
        attribute(one, said)


@given(data=st.data())
def test_every_word_has_one_voice_in_any_text(arabic_text, data):
    pieces = st.sampled_from(["قال آدم ", "أن ", ": «", "» ", "، "])
    text = "".join(data.draw(st.lists(st.one_of(arabic_text, pieces), max_size=10)))
    documents = pd.DataFrame({"doc": ["a"], "text": [text]})
    table = quotations(documents, speakers=SPEAKERS)
    for word in attribute(tokenize(documents), table).itertuples():
        inside = table[(table["start"] <= word.start) & (word.start < table["end"])]
        assert (word.voice == "article") or len(inside) > 0
        assert word.quoted == bool(inside["kind"].isin(["direct", "scare"]).any())
