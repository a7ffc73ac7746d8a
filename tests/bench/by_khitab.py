"""Khitab, through its public functions."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
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


def two_processes(path: Path, clock: Clock) -> Check:
    with ProcessPoolExecutor(2) as pool:
        return count_files(path, clock, pool)


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


def ten(path: Path, clock: Clock) -> Check:
    documents, tokens = _read(path, clock)
    from analysis import concordance, find_terms

    found = 0
    for term in same.families(path)["family 00"]:
        found += len(concordance(documents, find_terms(tokens, term), tokens=tokens))
    clock("ten times find and lines")
    return lambda: f"{found} lines"


def essay(path: Path, clock: Clock) -> Check:
    """Run the notebooks' cells; the time in functions that read, find, count and measure is told.

    What is drawn and shown is a phase of its own; the texts of the benchmark are not asked for.
    """
    import analysis

    notebooks = Path(__file__).parents[2] / "notebooks"
    os.chdir(notebooks)
    os.environ["MPLBACKEND"] = "agg"
    calls = 0

    def timed(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal calls
            calls += 1
            clock("show")
            answer = function(*arguments, **named)
            clock("read, find, count, measure")
            return answer

        return call

    for floor in ("reading", "finding", "counting", "measuring"):
        for name in analysis._NAMES[floor]:
            setattr(analysis, name, timed(getattr(analysis, name)))
    clock("import")
    for notebook in sorted(notebooks.glob("0*.ipynb")):
        names: dict[str, Any] = {}
        for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), names)
    clock("show")
    return lambda: f"{calls} calls"


def lines(path: Path, clock: Clock) -> Check:
    documents, tokens = _read(path, clock)
    from analysis import concordance, find_terms

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


def _read(path: Path, clock: Clock) -> tuple[Any, Any]:
    documents = _documents(path, clock)
    from analysis import tokenize

    tokens = tokenize(documents)
    clock("tokenize")
    return documents, tokens


def _tokens(path: Path, clock: Clock) -> Any:
    return _read(path, clock)[1]
