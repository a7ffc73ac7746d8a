"""The same with scikit-learn."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.bench import same
from tests.bench.one import Check, Clock


def words(path: Path, clock: Clock) -> Check:
    _, matrix, keys = _counted(path, clock)
    totals = matrix.sum(axis=0)
    clock("sum")
    found: dict[str, int] = {}
    for key, n in zip(keys, totals.A1.tolist(), strict=True):
        found[key] = found.get(key, 0) + n
    clock("fold")
    return lambda: same.counts(found)


def families(path: Path, clock: Clock) -> Check:
    import numpy as np
    from scipy.sparse import csr_matrix

    _, matrix, keys = _counted(path, clock)
    names = list(same.families(path))
    tests = [re.compile(same.forms(terms)) for terms in same.families(path).values()]
    cells = [
        (place, number)
        for number, test in enumerate(tests)
        for place, key in enumerate(keys)
        if test.match(key)
    ]
    clock("find")
    row, column = np.array(cells).T
    listed = csr_matrix((np.ones(len(row), int), (row, column)), (len(keys), len(names)))
    found = (matrix @ listed).tocoo()
    clock("count")
    rows = zip(found.row.tolist(), found.col.tolist(), found.data.tolist(), strict=True)
    return lambda: same.matrix((doc, names[family], n) for doc, family, n in rows)


def _counted(path: Path, clock: Clock) -> tuple[Any, Any, list[str]]:
    from sklearn.feature_extraction.text import CountVectorizer

    clock("import")
    texts = same.texts_of(path)
    clock("read")
    counter = CountVectorizer(token_pattern=same.WORD, lowercase=False)
    matrix = counter.fit_transform(texts)
    clock("count")
    return counter, matrix, same.folded(counter.get_feature_names_out().tolist())
