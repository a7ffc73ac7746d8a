"""Lines that many texts of a source share are furniture only where all speaks for it."""

from __future__ import annotations

import pandas as pd

from analysis import frequencies, read_corpus, reading_report, removed, tokenize

TOPICS = "الماء النفط القمح الحديد التعليم الصحة السياحة النقل الطاقة البحر السماء الأرض".split()


def corpus(top: str, bottom: str, docs: int = 12) -> pd.DataFrame:
    texts = [
        f"{top}\nتحدث الخبراء عن {TOPICS[number % 12]} في اليوم رقم {number}.\n{bottom}"
        for number in range(docs)
    ]
    return pd.DataFrame({"doc": [f"d{number}" for number in range(docs)], "text": texts})


def test_lines_of_an_outlet_are_cut_and_logged() -> None:
    documents = read_corpus(corpus("NAFIDHA.EXAMPLE - خاص", "انضموا إلى قناتنا على واتساب"))
    assert not documents["text"].str.contains("NAFIDHA|واتساب").any()
    pieces = removed(documents)
    assert len(pieces) == 24
    assert set(pieces["rule"]) >= {"repeats"}
    assert "nafidha" not in set(frequencies(tokenize(documents))["word"])


def test_what_an_article_or_a_speech_repeats_stays() -> None:
    speech = read_corpus(corpus("أيها الإخوة والأخوات", "والسلام عليكم ورحمة الله"))
    assert removed(speech).empty
    refrain = read_corpus(corpus("قال الوزير إن السلام ممكن.", "وأضاف أن الحوار مستمر."))
    assert removed(refrain).empty
    repeated = reading_report(refrain).query("what == 'suspect'")
    assert repeated["why"].str.contains("السلام").any()


def test_few_texts_and_the_same_text_prove_nothing() -> None:
    assert (
        removed(read_corpus(corpus("خاص بالموقع", "شاركنا رأيك هنا", docs=3)))
        .query("rule == 'repeats'")
        .empty
    )
    same = pd.DataFrame({"doc": list("abcdefgh"), "text": ["عنوان الخبر\nنص الخبر نفسه"] * 8})
    assert removed(read_corpus(same)).empty


def test_nothing_is_cut_where_nothing_shall_be() -> None:
    table = corpus("NAFIDHA.EXAMPLE - خاص", "انضموا إلى قناتنا على واتساب")
    documents = read_corpus(table, furniture="none")
    assert documents["text"].tolist() == table["text"].tolist()


def test_rules_of_ones_own_cut_their_lines_and_nothing_else(tmp_path) -> None:
    (tmp_path / "rules.csv").write_text("rule,pattern\nours,سطر يخص موقعنا.*\n", "utf-8")
    table = pd.DataFrame({"doc": ["a"], "text": ["خبر مهم.\nسطر يخص موقعنا 12\nبقية الخبر."]})
    documents = read_corpus(table, furniture=tmp_path / "rules.csv")
    assert removed(documents)[["rule", "text"]].values.tolist()[0][0] == "ours"
    assert "موقعنا" not in documents["text"][0]
    assert "بقية الخبر." in documents["text"][0]
