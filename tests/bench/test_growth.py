"""Twice the text takes twice the time: no step looks at all pairs of what it is given."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analysis import (
    concordance,
    cooccurrences,
    find_terms,
    frequencies,
    ngrams,
    shared_passages,
    tokenize,
)

SIZE = 40  # articles, or ten thousands of letters


def articles(size: int) -> list[str]:
    """Articles of three hundred words each, of a vocabulary that is there from the beginning."""
    words = [f"{one}{two}{three}" for one in "بتثج" for two in "حخدذ" for three in "رزسش"]
    drawn = np.random.default_rng(1).choice(words, size=(25 * size, 300))
    return [" ".join(row) for row in drawn]


def nearly_the_same(size: int) -> list[str]:
    """Two long articles that differ in one word of a hundred."""
    text = np.array([f"كلمة{number}" for number in range(250 * size)], dtype=object)
    other = text.copy()
    other[::100] = "أخرى"
    return [" ".join(text), " ".join(other)]


def many_nearly_the_same(size: int) -> list[str]:
    """Articles of three hundred words that differ in two of them."""
    places = np.random.default_rng(1).integers(300, size=(12 * size, 2))
    texts = np.array([[f"كلمة{number}" for number in range(300)]] * len(places), dtype=object)
    for number, place in enumerate(places):
        texts[number, place] = f"خاص{number}"
    return [" ".join(text) for text in texts]


def a_long_word(size: int) -> list[str]:
    """A word of so many letters, in two articles."""
    return [f"قال {'ب' * (10_000 * size)} إن الحرب انتهت اليوم في المدينة"] * 2


def one_word(size: int) -> list[str]:
    """An article of one word, again and again, and a short one of the same."""
    return ["قال " * (500 * size), "قال " * 20]


def steps(texts: list[str]) -> None:
    documents = pd.DataFrame({"doc": [str(n) for n in range(len(texts))], "text": texts})
    tokens = tokenize(documents)
    hits = find_terms(tokens, ["قال", "الحرب", "بحر*"])
    concordance(documents, hits, tokens=tokens)
    frequencies(tokens)
    cooccurrences(tokens, within=5)
    ngrams(tokens, 2)


def passages(texts: list[str]) -> None:
    documents = pd.DataFrame({"doc": [str(n) for n in range(len(texts))], "text": texts})
    shared_passages(documents)


@pytest.mark.parametrize("do", [steps, passages])
@pytest.mark.parametrize(
    "texts", [articles, nearly_the_same, many_nearly_the_same, a_long_word, one_word]
)
def test_twice_the_text_takes_at_most_two_and_a_half_times(
    request: pytest.FixtureRequest,
    do: Callable[[list[str]], None],
    texts: Callable[[int], list[str]],
) -> None:
    if not request.config.getoption("--long"):
        pytest.skip("times are measured with --long, on a machine without other work")
    seconds = []
    for size in (SIZE, 2 * SIZE):
        given = texts(size)
        times = []
        for _ in range(3):
            start = time.process_time()
            do(given)
            times.append(time.process_time() - start)
        seconds.append(min(times))
    print(f"{do.__name__}, {texts.__name__}: {seconds[0]:.2f} s, {seconds[1]:.2f} s")
    assert seconds[1] <= 2.5 * seconds[0] + 0.05
