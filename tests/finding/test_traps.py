"""Terms that find too little or too much without a word, kind by kind: `tests/gold/traps.csv`."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis import find_terms, tokenize

TRAPS = pd.read_csv(
    Path(__file__).resolve().parents[1] / "gold" / "traps.csv", dtype="str", keep_default_na=False
)
SOUGHT = {"+g": ("{}+g", "clitic"), "wild": ("{}", "clitic")}


@pytest.mark.parametrize("kind", list(TRAPS["kind"].unique()))
def test_a_term_finds_its_words_and_no_strangers(kind: str):
    wrong = []
    for mode, traps in TRAPS[TRAPS["kind"] == kind].groupby("mode", sort=False):
        form, search_mode = SOUGHT.get(mode, ("{}", mode))
        # A document for each term, each word by itself; في says that ي is dotted.
        texts = traps.groupby("term", sort=False)["word"].agg("\n".join)
        documents = pd.DataFrame({"doc": texts.index, "text": "في " + texts.to_numpy()})
        terms = {term: [form.format(term)] for term in texts.index}
        hits = find_terms(tokenize(documents), terms, mode=search_mode)
        own = hits[hits["doc"].astype("str") == hits["family"].astype("str")]
        found = set(zip(own["doc"].astype("str"), own["surface"], strict=True))
        wrong += [
            (mode, row.term, row.word, row.match)
            for row in traps.itertuples()
            if ((row.term, row.word) in found) != (row.match == "yes")
        ]
    assert wrong == []
