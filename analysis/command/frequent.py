"""The words that a report counts where nobody listed any."""

from __future__ import annotations

import pandas as pd

from analysis.counting import frequencies
from analysis.finding import find_terms
from analysis.reading import stop_words

#: So many words are counted, out of so many that are the most frequent.
_FREQUENT, _CANDIDATES = 8, 40
#: Sought where the texts hold no word, and not found.
_ANY = "كلمة"


def most_frequent(tokens: pd.DataFrame) -> pd.DataFrame:
    """Return a lexicon of the most frequent content words, each a family of its own.

    It stands in where nobody gave a list. A word whose occurrences a more frequent one has found
    already (اتفاق beside الاتفاق) is left out. Where no word has content any will do.
    """
    counts = frequencies(tokens)
    counts = counts[counts["word"].str.isalpha() & (counts["word"].str.len() > 2)]  # no بن, آل
    telling = counts[~counts["word"].isin(stop_words("function", "aux", "reporting"))]
    shown = (telling if len(telling) else counts)["surface"].astype("str")
    words = list(shown.head(_CANDIDATES)) or [_ANY]
    hits = find_terms(tokens, words)
    rank = hits["family"].astype("str").map({word: rank for rank, word in enumerate(words)})
    first = hits.assign(rank=rank).sort_values("rank").drop_duplicates(["doc", "position"])
    found, own = (table["family"].value_counts().to_dict() for table in (hits, first))
    kept = [word for word in words if own.get(word) == found.get(word)][:_FREQUENT]
    table = {"family": kept, "term": kept, "gloss": "", "note": "", "chosen": "frequent"}
    return pd.DataFrame(table, dtype="str")
