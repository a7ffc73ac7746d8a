"""What many tests share: the five articles, small corpora countable by eye, Arabic text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings
from hypothesis import strategies as st

from analysis import find_terms, read_corpus, read_lexicon, tokenize

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("default", max_examples=200, deadline=None)
settings.register_profile("long", max_examples=10_000, deadline=None)
settings.register_profile("few", max_examples=20, deadline=None)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long", action="store_true", help="simulate thousands of samples, not hundreds"
    )


# The files that take longest, which come first, so that no processor is left alone with one.
LONGEST = (
    "showing/report/test_essay.py",
    "showing/explorer/test_exact.py",
    "showing/explorer/test_page.py",
    "showing/explorer/test_looks.py",
    "command/test_reporting.py",
    "command/test_grid.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the tests by file, the longest first."""
    turns = {ROOT / "tests" / name: turn for turn, name in enumerate(LONGEST)}
    items.sort(key=lambda item: turns.get(item.path, len(turns)))


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def documents(seeds: Path) -> pd.DataFrame:
    return read_corpus(seeds)


@pytest.fixture(scope="session")
def tokens(documents: pd.DataFrame) -> pd.DataFrame:
    return tokenize(documents)


@pytest.fixture(scope="session")
def hits(tokens: pd.DataFrame) -> pd.DataFrame:
    return find_terms(tokens, read_lexicon())


@pytest.fixture(scope="session")
def corpus() -> Callable[..., pd.DataFrame]:
    """Documents a, b, c … from texts, with further columns if given."""

    def build(*texts: str, **columns: list) -> pd.DataFrame:
        names = [chr(ord("a") + number) for number in range(len(texts))]
        return pd.DataFrame({"doc": names, "text": list(texts), **columns}).astype(
            {"doc": "str", "text": "str"}
        )

    return build


# Hypothesis' own alphabet gives an Arabic letter once in a thousand examples; ours in most.
ARABIC = st.sampled_from("ابتثجحخدرسشصطعغفقكلمنهويةىءأإآؤئ")
INSIDE = st.sampled_from("ًٌٍَُِّْٰـ\u200c\u200d\u200f\u2067\ufeff\u00ad")
OUTSIDE = st.sampled_from(" .،؛؟!…«»“”\"'()-/\n\r\t\u00a0%٪:")
OTHER = st.sampled_from("aéZ09٣۷پکیﻻﷺ中λ²\u0301\u0654")


@pytest.fixture(scope="session")
def arabic_text() -> st.SearchStrategy[str]:
    return st.text(st.one_of(ARABIC, ARABIC, ARABIC, INSIDE, OUTSIDE, OTHER), max_size=60)
