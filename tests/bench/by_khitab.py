"""Khitab, through its public functions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.bench import same
from tests.bench.one import Check, Clock


def words(path: Path, clock: Clock) -> Check:
    tokens = _tokens(path, clock)

    def check() -> str:
        return same.counts(tokens["word"].value_counts().to_dict())

    return check


def count_files(path: Path, clock: Clock, client: Any = None) -> Check:
    from analysis import count_files

    clock("import")
    counted = count_files(path, document="line", client=client).words
    clock("count")
    return lambda: same.counts(dict(zip(counted["word"], counted["n"], strict=True)))


def two_workers(path: Path, clock: Clock) -> Check:
    from distributed import Client

    with Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as client:
        clock("start Dask")
        return count_files(path, clock, client)


def pairs(path: Path, clock: Clock) -> Check:
    tokens = _tokens(path, clock)
    from analysis import cooccurrences

    found = cooccurrences(tokens, within=same.WITHIN, across="document")
    clock("pair")
    return lambda: same.pair_counts(found["word1"].array, found["word2"].array, found["n"])


def families(path: Path, clock: Clock) -> Check:
    tokens = _tokens(path, clock)
    from analysis import find_terms, frequencies

    hits = find_terms(tokens, same.families(path))
    clock("find")
    rates = frequencies(hits, by="doc", tokens=tokens)
    clock("count")

    def check() -> str:
        some = rates[rates["n"] > 0]
        cells = zip(some["doc"].astype("int64"), some["family"], some["n"], strict=True)
        return same.matrix(cells)

    return check


def lines(path: Path, clock: Clock) -> Check:
    documents = _documents(path, clock)
    from analysis import concordance, find_terms, tokenize

    tokens = tokenize(documents)
    clock("tokenize")
    hits = find_terms(tokens, same.keyword(path))
    clock("find")
    found = concordance(documents, hits, width=same.CONTEXT, tokens=tokens)
    clock("lines")

    def keys(text: str) -> list[str]:
        return same.folded(re.findall(same.WORD, text)) if text.strip(" .,،«»") else []

    def check() -> str:
        # A line is widened to what touches its words: of G20, cut between its two, to all of it.
        rows = zip(found["before"], found["keyword"], found["after"], strict=True)
        kept = slice(-same.CONTEXT, None), slice(None, same.CONTEXT)
        return same.lines(
            (keys(one)[kept[0]], keys(word)[0], keys(two)[kept[1]]) for one, word, two in rows
        )

    return check


def _documents(path: Path, clock: Clock) -> Any:
    import pandas as pd
    from pyarrow import csv

    import analysis

    _ = analysis.tokenize  # loaded on first use
    clock("import")
    # As strings of Python's, all texts would weigh twice.
    rows = csv.read_csv(
        path,
        read_options=csv.ReadOptions(column_names=["text"], block_size=1 << 24),
        parse_options=csv.ParseOptions(delimiter="\1", quote_char=False),
    )
    documents = pd.DataFrame({"text": pd.array(rows["text"], dtype="str")})
    documents["doc"] = documents.index.astype("str")
    clock("read")
    return documents


def _tokens(path: Path, clock: Clock) -> Any:
    documents = _documents(path, clock)
    from analysis import tokenize

    tokens = tokenize(documents)
    clock("tokenize")
    return tokens
