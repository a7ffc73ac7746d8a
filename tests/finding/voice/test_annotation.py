"""The words as the rules see them: every word once, and the rows of quotations among them."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import annotate, quotations, tokenize


def shown(texts: pd.DataFrame, *columns: str) -> list[tuple[str, ...]]:
    return list(annotate(texts)[list(columns)].itertuples(index=False, name=None))


def test_every_word_stands_in_one_row_and_a_quotation_in_one(corpus):
    documents = corpus("قال آدم: «لا للحرب»، ثم سكت.\nالطقس جميل.", "", "خبر")
    assert [text for (text,) in shown(documents, "text")] == [
        *("قال", "آدم", "«لا للحرب»", "ثم", "سكت", "الطقس", "جميل", "خبر"),
    ]


def test_the_rows_point_into_the_text(documents):
    texts = documents.set_index("doc")["text"]
    for row in annotate(documents).itertuples():
        assert texts[row.doc][row.start : row.end] == row.text


def test_parts_and_rule_of_a_statement_are_told(corpus):
    documents = corpus("من جانبه، أكد وزير الصحة أمس أن الوباء انحسر.")
    assert shown(documents, "text", "part", "how", "speaker", "rule") == [
        ("من", "", "", "", ""),
        ("جانبه", "", "", "", ""),
        ("أكد", "cue", "clause", "وزير الصحة", "noun phrase"),
        ("وزير", "subject", "", "", ""),
        ("الصحة", "subject", "", "", ""),
        ("أمس", "", "", "", ""),
        ("أن", "content", "", "", ""),
        ("الوباء", "content", "", "", ""),
        ("انحسر", "content", "", "", ""),
    ]
    table = annotate(documents)
    assert "turn" in table["roles"][0].split(", ")
    assert table["lemma"][2] == "أكد"
    assert table["statement"].tolist()[2:5] == [0, 0, 0]
    assert table["statement"].isna().tolist()[:2] == [True, True]


def test_a_source_phrase_is_a_statement_of_its_own(corpus):
    rows = shown(corpus("انحسر الوباء، بحسب وزارة الصحة."), "text", "part", "rule")
    assert ("بحسب", "source", "source phrase") in rows
    assert ("وزارة", "subject", "") in rows


def test_names_of_the_table_are_told_where_they_begin(corpus):
    table = annotate(corpus("قال آدم سمير إنه راض."), speakers={"Adam": ["آدم سمير"]})
    assert table["named"].tolist() == ["", "Adam", "", "", ""]
    assert table["rule"][0] == "name"


def test_each_told_row_of_quotations_has_its_cue_here_with_its_speaker(documents):
    read = annotate(documents, speakers="five articles").set_index(["doc", "start"])
    told = quotations(documents, speakers="five articles")
    told = told[told["cue"].notna() & (told["cue"] != ":")]
    for row in told.itertuples():
        reason = read.loc[(row.doc, row.cue_start)]
        assert reason["part"] in ("cue", "source")
        assert (reason["speaker"] or None) == (row.speaker if pd.notna(row.speaker) else None)


def test_tokens_are_used_again_and_nothing_gives_an_empty_table(documents, tokens, corpus):
    pd.testing.assert_frame_equal(annotate(documents, tokens=tokens), annotate(documents))
    assert len(annotate(corpus(""))) == 0
    with pytest.raises(ValueError, match="all words of these documents"):
        annotate(corpus("خبر آخر"), tokens=tokenize(corpus("خبر")))
