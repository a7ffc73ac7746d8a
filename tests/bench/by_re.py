"""The same with Python alone: re and Counter."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from pathlib import Path

from tests.bench import same
from tests.bench.one import Check, Clock

_WORD = re.compile(same.WORD)


def words(path: Path, clock: Clock) -> Check:
    texts = same.texts_of(path)
    clock("read")
    found = Counter(chain.from_iterable(map(_WORD.findall, texts)))
    clock("count")
    total: Counter[str] = Counter()
    for key, n in zip(same.folded(found), found.values(), strict=True):
        total[key] += n
    clock("fold")
    return lambda: same.counts(total)


def pairs(path: Path, clock: Clock) -> Check:
    texts = same.texts_of(path)
    clock("read")
    total: Counter[tuple[str, str]] = Counter()
    for text in texts:
        keys = same.folded(_WORD.findall(text))
        for step in range(1, same.WITHIN + 1):
            near = zip(keys, keys[step:], strict=False)
            total.update((one, two) if one <= two else (two, one) for one, two in near)
    clock("pair")

    def check() -> str:
        import numpy as np

        one, two = zip(*total, strict=True)
        return same.pair_counts(one, two, np.array(list(total.values())))

    return check


def families(path: Path, clock: Clock) -> Check:
    texts = same.texts_of(path)
    clock("read")
    counted = [Counter(_WORD.findall(text)) for text in texts]
    clock("words")
    every = list(set().union(*counted))
    keys = dict(zip(every, same.folded(every), strict=True))
    tests = {name: re.compile(same.forms(terms)) for name, terms in same.families(path).items()}
    of = {
        word: [name for name, test in tests.items() if test.match(key)]
        for word, key in keys.items()
    }
    clock("find")
    cells: Counter[tuple[int, str]] = Counter()
    for doc, found in enumerate(counted):
        for word, n in found.items():
            for name in of[word]:
                cells[doc, name] += n
    clock("count")
    return lambda: same.matrix((doc, name, n) for (doc, name), n in cells.items())


def lines(path: Path, clock: Clock) -> Check:
    texts = same.texts_of(path)
    clock("read")
    test = re.compile(same.forms([same.keyword(path)]))
    found = []
    for text in texts:
        keys = same.folded(_WORD.findall(text))
        found += [
            (keys[max(n - same.CONTEXT, 0) : n], key, keys[n + 1 : n + 1 + same.CONTEXT])
            for n, key in enumerate(keys)
            if test.match(key)
        ]
    clock("lines")
    return lambda: same.lines(found)
