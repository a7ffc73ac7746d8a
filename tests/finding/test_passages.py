import time

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import find_terms, shared_passages, tokenize
from analysis.finding.passages import COLUMNS
from analysis.reading.errors import InputError

WORDS = st.lists(st.sampled_from(["حرب", "سلم", "غرب", "قوة"]), max_size=12).map(" ".join)


def pairs(table: pd.DataFrame) -> list[tuple]:
    return list(zip(table["text1"], table["text2"], table["words"], table["found_by"], strict=True))


def test_the_statement_that_000_and_001_both_report_is_found_by_its_quotation(documents):
    table = shared_passages(documents)
    said = table[table["found_by"] == "quotation"]
    assert ("001", "000") in set(zip(said["doc1"], said["doc2"], strict=True))
    assert "والتسلط القائم على الهيمنة" in set(said["text1"])


def test_every_passage_is_a_piece_of_both_texts(documents):
    texts = documents.set_index("doc")["text"]
    for row in shared_passages(documents, words=3).itertuples():
        assert texts[row.doc1][row.start1 : row.end1] == row.text1
        assert texts[row.doc2][row.start2 : row.end2] == row.text2


def test_the_earlier_article_stands_first(documents):
    dates = documents.set_index("doc")["date"]
    table = shared_passages(documents, words=4)
    assert (dates[table["doc1"]].array <= dates[table["doc2"]].array).all()


def test_spelling_and_marks_do_not_part_a_run(corpus):
    table = shared_passages(corpus("أَكَّد الرئيس: «الأمن أولا»", "اكد الرئيس الامن أولاً"), words=4)
    assert [row[2:] for row in pairs(table)] == [(4, "run")]


def test_a_longer_run_is_one_passage(corpus):
    table = shared_passages(corpus("أ ب ت ث ج ح خ", "س ب ت ث ج ح ص"), words=3)
    assert pairs(table) == [("ب ت ث ج ح", "ب ت ث ج ح", 5, "run")]


def test_a_passage_that_stands_twice_in_an_article_is_two_rows(corpus):
    table = shared_passages(corpus("أ ب ت", "أ ب ت س أ ب ت"), words=3)
    assert list(table["start2"]) == [0, 8]


def test_within_one_article_nothing_is_shared(corpus):
    assert shared_passages(corpus("أ ب ت ث ج أ ب ت ث ج")).empty


def test_what_many_articles_share_is_one_row_for_each_after_the_first(corpus):
    table = shared_passages(corpus(*["أ ب ت"] * 40), words=3)
    assert set(table["doc1"]) == {"a"}
    assert table["doc2"].is_unique
    assert len(table) == 39


def test_a_longer_passage_is_told_of_the_article_that_has_it_and_its_part_of_the_first(corpus):
    table = shared_passages(corpus("أ ب ت", "أ ب ت ث ج", "أ ب ت ث ج"), words=3)
    rows = list(zip(table["doc1"], table["doc2"], table["words"], strict=True))
    assert rows == [("a", "b", 3), ("a", "c", 3), ("b", "c", 5)]


def test_five_hundred_articles_that_are_nearly_the_same_take_seconds_and_few_rows():
    words = [f"كلمة{number}" for number in range(300)]
    texts = [
        " ".join(f"خاص{doc}" if word % 150 == doc % 150 else words[word] for word in range(300))
        for doc in range(500)
    ]
    start = time.process_time()
    table = shared_passages(pd.DataFrame({"doc": [f"{n:03}" for n in range(500)], "text": texts}))
    assert time.process_time() - start < 10
    assert len(table) < 10 * 500
    assert set(table["doc2"]) == {f"{n:03}" for n in range(1, 500)}


def test_quoted_words_are_found_with_the_particles_of_another_sentence(corpus):
    texts = ("دعا إلى «عالم متعدد الأقطاب والثقافات»", "وبعالم متعدد الأقطاب والثقافات يحلم")
    assert [row[2:] for row in pairs(shared_passages(corpus(*texts)))] == [(4, "quotation")]
    unquoted = [text.replace("«", "").replace("»", "") for text in texts]
    assert shared_passages(corpus(*unquoted)).empty


def longest_runs(a: list[str], b: list[str], words: int) -> set[tuple[int, int, int]]:
    """Compare every place with every place."""
    found = set()
    for i in range(len(a)):
        for j in range(len(b)):
            n = 0
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            if n >= words and not (i and j and a[i - 1] == b[j - 1]):
                found.add((i, j, n))
    return found


@given(st.lists(WORDS, min_size=2, max_size=4), st.integers(2, 4))
def test_runs_agree_with_a_comparison_of_all_places(texts, words):
    names = "abcd"[: len(texts)]
    table = shared_passages(pd.DataFrame({"doc": list(names), "text": texts}), words=words)
    read = {name: text.split() for name, text in zip(names, texts, strict=True)}
    told = {(one, other): set() for one in names for other in names}
    for row in table.itertuples():
        before = [texts[names.index(row.doc1)][: row.start1], texts[names.index(row.doc2)]]
        before[1] = before[1][: row.start2]
        told[row.doc1, row.doc2].add((*(len(text.split()) for text in before), row.words))
    for later in names:
        for place in range(len(read[later]) - words + 1):
            gram = read[later][place : place + words]
            held = [name for name in names if holds(read[name], gram)]
            if held[0] != later:
                runs = told[held[0], later]
                assert any(j <= place and place + words <= j + n for _, j, n in runs)
    for (one, other), runs in told.items():
        assert runs <= (longest_runs(read[one], read[other], words) if one < other else set())
        assert not any(
            a != b and b[1] <= a[1] and a[1] + a[2] <= b[1] + b[2] for a in runs for b in runs
        )


def holds(words: list[str], gram: list[str]) -> bool:
    return any(words[at : at + len(gram)] == gram for at in range(len(words)))


def test_two_articles_of_one_word_are_compared_without_all_pairs_of_their_places(corpus):
    assert len(shared_passages(corpus("قال " * 20_000, "قال " * 5))) == 1
    assert len(shared_passages(corpus(*["قال " * 3_000] * 2))) == 1
    table = shared_passages(corpus("قال " * 5, "قال " * 20_000))
    assert len(table) == 20_000 - 5 + 1  # each place has the five words, none lies in another


def test_hits_in_a_shared_passage_can_be_counted_once(documents, tokens):
    passages = shared_passages(documents)
    terms = {"core": ["هيمنة", "تسلط", "أحادية"]}
    every, once = find_terms(tokens, terms), find_terms(tokens, terms, once=passages)
    assert len(every) - len(once) == 2
    gone = every.merge(once, on=["doc", "start"], how="left", indicator=True)
    gone = gone[gone["_merge"] == "left_only"]
    assert list(zip(gone["doc"], gone["surface_x"], strict=True)) == [
        ("000", "التسلّط"),
        ("000", "الهيمنة"),
    ]


def test_a_hit_that_lies_half_inside_a_passage_counts_in_both_articles(corpus):
    documents = corpus("أ ب ت ث ج ص", "س أ ب ت ث ج ح")
    passages = shared_passages(documents, words=5)
    assert passages["text2"].tolist() == ["أ ب ت ث ج"]
    tokens = tokenize(documents)
    for term, docs in (("س أ", ["b"]), ("ج ح", ["b"]), ("أ ب", ["a"]), ("ث ج", ["a"])):
        assert find_terms(tokens, term, once=passages)["doc"].tolist() == docs, term


@pytest.mark.parametrize("texts", [(), ("",), ("", ""), ("أ ب", "أ ب")])
def test_nothing_shared_gives_an_empty_table_of_the_same_types(documents, corpus, texts):
    table = shared_passages(corpus(*texts) if texts else documents.iloc[:0])
    assert table.empty
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == COLUMNS
    hits = find_terms(tokenize(corpus("حرب")), "حرب", once=table)
    assert len(hits) == 1


@pytest.mark.parametrize("words", [1, 0, -3, 2.5, True, "5"])
def test_a_length_that_is_none_is_refused(documents, words):
    with pytest.raises(InputError, match="words is a whole number from 2"):
        shared_passages(documents, words=words)
