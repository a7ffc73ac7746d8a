"""The shipped families on the five articles and word pairs from knowledge of Arabic, against gold.

`make test ARGS="-k gold -s"` prints precision, recall and what was missed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis import find_terms, normalize, tokenize

GOLD = Path(__file__).resolve().parents[1] / "gold"
TEXT = {"dtype": "str", "keep_default_na": False}
PAIRS = pd.read_csv(GOLD / "pairs.csv", **TEXT)


def measured(found: set, gold: set) -> str:
    right = len(found & gold)
    return f"precision {right / len(found):.3f}, recall {right / len(gold):.3f} of {len(gold)}"


def test_every_occurrence_of_the_families_is_found_and_none_is_false(hits):
    gold = pd.read_csv(GOLD / "families.csv", **TEXT)
    expected = set(gold.astype({"start": int, "end": int}).itertuples(index=False, name=None))
    columns = hits[["doc", "family", "start", "end", "surface"]]
    found = set(columns.astype({"doc": "str", "family": "str"}).itertuples(index=False, name=None))
    print("\nshipped families on the five articles:", measured(found, expected))
    assert found - expected == set()
    assert expected - found == set()


def test_the_gold_points_at_its_words(documents):
    gold = pd.read_csv(GOLD / "families.csv", **TEXT).astype({"start": int, "end": int})
    texts = documents.set_index("doc")["text"]
    assert all(texts[g.doc][g.start : g.end] == g.surface for g in gold.itertuples())


def test_the_pairs_are_many_and_their_words_are_not_in_the_articles(documents, tokens):
    assert len(PAIRS) == 348
    assert not PAIRS.duplicated(["mode", "term", "word"]).any()
    assert set(PAIRS["word"].map(normalize)) & set(tokens["word"]) == set()


@pytest.mark.parametrize("mode", list(PAIRS["mode"].unique()))
def test_the_pairs_match_as_an_arabic_reader_says(mode, corpus: Callable[..., pd.DataFrame]):
    pairs = PAIRS[PAIRS["mode"] == mode]
    tokens = tokenize(corpus("\n".join(pairs["word"].unique())))
    wrong = []
    for term, group in pairs.groupby("term"):
        sought = {"+g": (term + "+g", "clitic")}.get(mode, (term, mode))
        hits = find_terms(tokens, {"x": [sought[0]]}, mode=sought[1])
        found = set(hits["surface"])
        wrong += [
            (term, row.word, row.match)
            for row in group.itertuples()
            if (row.word in found) != (row.match == "yes")
        ]
    print(f"\npairs in mode {mode}: {len(pairs) - len(wrong)} of {len(pairs)} right", wrong)
    assert wrong == []
