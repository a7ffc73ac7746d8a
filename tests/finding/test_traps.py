"""Terms that find too little or too much without a word, kind by kind: `tests/gold/traps.csv`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis import find_terms, tokenize

TRAPS = pd.read_csv(
    Path(__file__).resolve().parents[1] / "gold" / "traps.csv", dtype="str", keep_default_na=False
)
SOUGHT = {"+g": ("{}+g", "clitic"), "wild": ("{}", "clitic")}


@pytest.mark.parametrize("kind", list(TRAPS["kind"].unique()))
def test_a_term_finds_its_words_and_no_strangers(kind: str, corpus: Callable[..., pd.DataFrame]):
    traps = TRAPS[TRAPS["kind"] == kind]
    wrong = []
    for (mode, term), group in traps.groupby(["mode", "term"], sort=False):
        form, search_mode = SOUGHT.get(mode, ("{}", mode))
        # Each word stands by itself, so that one text tells ي from ى.
        tokens = tokenize(corpus("في " + "\n".join(group["word"].unique())))
        found = set(find_terms(tokens, {"x": [form.format(term)]}, mode=search_mode)["surface"])
        wrong += [
            (mode, term, row.word, row.match)
            for row in group.itertuples()
            if (row.word in found) != (row.match == "yes")
        ]
    assert wrong == []
