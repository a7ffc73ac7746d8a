"""Twelve short articles, and a table of each kind made of them."""

from __future__ import annotations

import pandas as pd
import pytest

import analysis as ar
from tests.tables.calls import LEXICON


@pytest.fixture(scope="module")
def documents() -> pd.DataFrame:
    """Twelve short articles of two outlets over a year; every third quotes somebody."""
    texts = [
        f"قال الوزير: «لا للحرب، نعم للسلام». وزار المدينة {number} مرات بعد الحرب. "
        + "السلام ممكن. " * (number % 3)
        + "أكد الأمير أن العدوان مرفوض.\nnull nan " * (number % 2)
        for number in range(12)
    ]
    return pd.DataFrame(
        {
            "doc": [f"{number:03}" for number in range(12)],
            "source": ["x", "y"] * 6,
            "date": pd.date_range("2024-01-15", periods=12, freq="MS"),
            "text": texts,
        }
    )


@pytest.fixture(scope="module")
def tokens(documents: pd.DataFrame) -> pd.DataFrame:
    return ar.tokenize(documents)


@pytest.fixture(scope="module")
def hits(tokens: pd.DataFrame) -> pd.DataFrame:
    return ar.find_terms(tokens, LEXICON)


@pytest.fixture(scope="module")
def tables(
    documents: pd.DataFrame, tokens: pd.DataFrame, hits: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """One table of each kind that users hand on."""
    said = ar.quotations(documents)
    return {
        "documents": documents,
        "tokens": ar.attribute(tokens, said),
        "hits": ar.attribute(hits, said),
        "quotations": said,
        "pairs": ar.cooccurrences(tokens),
        "counts": ar.frequencies(tokens),
        "rates": ar.rates(hits, tokens, by="month"),
    }
