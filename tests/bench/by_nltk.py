"""The same with NLTK."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.bench import same
from tests.bench.one import Check, Clock


def words(path: Path, clock: Clock) -> Check:
    from nltk import FreqDist

    found = FreqDist(word for text in _texts(path, clock) for word in text)
    clock("count")
    total: FreqDist = FreqDist()
    words = list(found.keys())  # a FreqDist gives its keys and values in two orders
    for key, word in zip(same.folded(words), words, strict=True):
        total[key] += found[word]
    clock("fold")
    return lambda: same.counts(total)


def pairs(path: Path, clock: Clock) -> Check:
    from nltk.collocations import BigramCollocationFinder

    texts = (same.folded(text) for text in _texts(path, clock))
    total: dict[tuple[str, str], int] = {}
    for text in texts:
        found = BigramCollocationFinder.from_words(text, window_size=same.WITHIN + 1)
        for (one, two), n in found.ngram_fd.items():
            pair = (one, two) if one <= two else (two, one)
            total[pair] = total.get(pair, 0) + n
    clock("pair")

    def check() -> str:
        import numpy as np

        one, two = zip(*total, strict=True)
        return same.pair_counts(one, two, np.array(list(total.values())))

    return check


def families(path: Path, clock: Clock) -> Check:
    from nltk import ConditionalFreqDist

    tests = {name: re.compile(same.forms(terms)) for name, terms in same.families(path).items()}
    of: dict[str, list[str]] = {}

    def named(word: str) -> list[str]:
        key = same.folded([word])[0]
        of[word] = [name for name, test in tests.items() if test.match(key)]
        return of[word]

    found = ConditionalFreqDist(
        (doc, family)
        for doc, text in enumerate(_texts(path, clock))
        for word in text
        for family in (of[word] if word in of else named(word))
    )
    clock("count")
    return lambda: same.matrix((doc, name, n) for doc in found for name, n in found[doc].items())


def _texts(path: Path, clock: Clock) -> Iterator[list[str]]:
    from nltk.tokenize import RegexpTokenizer

    clock("import")
    tokenizer = RegexpTokenizer(same.WORD)
    for text in same.texts_of(path):
        yield tokenizer.tokenize(text)
