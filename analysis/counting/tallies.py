"""Rows of tokens or hits -> how many of each thing stand in each group, and in how many documents.

Everything is counted on integer codes: a row is a number made of its group, its thing and its
document, and numbers are sorted and run-length counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from ..reading.sought import families_of
from ..reading.spelling import normalize
from .groups import By, Groups, check_documents, group_by, place_in

_ROWS = 100_000  # sorted at once


def tally(
    table: pd.DataFrame, thing: str, by: By, *, tokens: pd.DataFrame | None
) -> tuple[pd.DataFrame, Groups]:
    """Count rows and documents per thing and group, beside the words of the group.

    The groups are those of ``tokens``, so that one without a hit stands there too; without
    ``tokens`` they are the table's own, and ``total`` and ``docs_in_group`` are NaN. Words stand
    where they occur; families stand in every group, those that were sought and not found with 0.
    Columns: the thing (its category), the groups, ``n``, ``total``, ``docs``,
    ``docs_in_group``, ``first_date`` and ``last_date`` where dates are known, and ``group``, the
    number of the group; by group, then by thing.
    """
    if tokens is not None:
        check_documents(table, tokens)
    groups = group_by(table if tokens is None else tokens, by)
    code = groups.codes if tokens is table else place_in(groups, table, by, table_name="hits")
    names, things = things_of(table, thing)
    kept = code >= 0
    doc = table["doc"].array.codes[kept]
    keys = code[kept] * max(len(names), 1) + things[kept]
    cells, n = tally_numbers(keys)
    docs = tally_numbers(held_in(doc, keys)[1])[1]
    if thing == "family":
        every = np.arange(len(groups.labels) * len(names))
        n, docs = (_spread(counts, cells, len(every)) for counts in (n, docs))
        cells = every
    group, place = np.divmod(cells, max(len(names), 1))
    counts = pd.DataFrame({thing: pd.Categorical.from_codes(place, categories=names)})
    for name in groups.names:
        counts[name] = groups.labels[name].take(group).to_numpy()
        counts[name] = counts[name].astype(groups.labels[name].dtype)
    counts = counts.assign(n=n, **_sizes(tokens, groups, group), docs=docs, group=group)
    return counts, groups


def _sizes(tokens: pd.DataFrame | None, groups: Groups, group: np.ndarray) -> dict[str, Any]:
    """Give words, documents and dates of each group, row by row."""
    if tokens is None:
        return {"total": np.nan, "docs_in_group": np.nan}
    sizes = group_sizes(tokens, groups)
    return {str(name): sizes[name].to_numpy()[group] for name in sizes}


def group_sizes(tokens: pd.DataFrame, groups: Groups) -> pd.DataFrame:
    """Give ``total`` (words), ``docs_in_group`` (documents with a word) and dates of each group."""
    doc, code, size = tokens["doc"].array.codes, groups.codes, len(groups.labels)
    # A document's rows follow one another: a run of them in one group counts as one.
    turn = (doc[1:] != doc[:-1]) | (code[1:] != code[:-1])
    starts = np.append(0, np.flatnonzero(turn) + 1)[: len(doc)]
    n = np.diff(np.append(starts, len(doc)))[code[starts] >= 0]
    starts = starts[code[starts] >= 0]
    width = int(doc.max(initial=0)) + 1
    cells = run_lengths(np.sort(code[starts] * width + doc[starts]))[0]
    sizes = pd.DataFrame(
        {
            "total": np.bincount(code[starts], n, size).astype("int64"),
            "docs_in_group": np.bincount(cells // width, minlength=size),
        }
    )
    if "date" in tokens.columns:
        held = (cells % width).astype(doc.dtype)
        dates = tokens["date"].to_numpy()[np.searchsorted(doc, held)]
        spans = pd.Series(dates).groupby(cells // width).agg(["min", "max"]).reindex(range(size))
        sizes["first_date"], sizes["last_date"] = spans["min"], spans["max"]
    return sizes


def things_of(table: pd.DataFrame, thing: str) -> tuple[pd.Index, np.ndarray]:
    """Give the names of what is counted, and the name of each row by its number."""
    found = table[thing].array
    if thing != "family":
        return found.categories, found.codes.astype("int64")
    names = families_of(table)
    place = names.get_indexer(found.categories)
    return names, np.append(place, -1)[found.codes]


def run_lengths(ordered: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give each run of a number in an array, of an ordered one each number, and how long it is."""
    edges = run_starts(ordered)
    return ordered[edges], np.diff(np.append(edges, len(ordered)))


def run_starts(ordered: np.ndarray) -> np.ndarray:
    """Give where the runs of a number begin in an array."""
    begins = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=begins[1:])
    return np.flatnonzero(begins)


def tally_numbers(numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the different numbers of an array in ascending order, and how often each stands."""
    if len(numbers) and int(numbers.max()) < 4 * len(numbers):
        counts = np.bincount(numbers)
        found = np.flatnonzero(counts)
        return found, counts[found]
    return run_lengths(np.sort(numbers))


def held_in(doc: np.ndarray, code: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give each document with each code that it holds, and how often it holds it."""
    held = [np.empty((3, 0), dtype="int64")]
    for place, own, starts in _runs(doc, code):
        n = np.diff(np.append(starts, len(own)))
        held.append(np.stack([place[starts], own[starts], n]).astype("int64"))
    document, codes, n = np.concatenate(held, axis=1)
    return document, codes, n


def holding(doc: np.ndarray, code: np.ndarray, size: int) -> np.ndarray:
    """Give how many documents hold each code, of so many codes."""
    docs = np.zeros(size, dtype="int64")
    for _, own, starts in _runs(doc, code):
        docs += np.bincount(own[starts], minlength=size)
    return docs


def _runs(doc: np.ndarray, code: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Give documents and codes in the order of codes, and where a run of both begins.

    The rows of a document follow one another. They are sorted some documents at a time, as many
    as fit into the processor's cache.
    """
    turns = np.append(run_starts(doc), len(doc))
    begin = 0
    while begin < len(doc):
        end = int(turns[np.searchsorted(turns, min(begin + _ROWS, len(doc)))])
        order = by_number(code[begin:end])
        place, own = doc[begin:end][order], code[begin:end][order]
        turn = (own[1:] != own[:-1]) | (place[1:] != place[:-1])
        yield place, own, np.append(0, np.flatnonzero(turn) + 1)
        begin = end


def by_number(numbers: np.ndarray) -> np.ndarray:
    """Give the order of whole numbers from 0; equals keep theirs.

    Sixteen bits at a time: such small numbers are sorted by counting, ten times as fast.
    """
    order = np.argsort(numbers.astype("uint16"), kind="stable")
    for shift in range(16, int(numbers.max(initial=0)).bit_length(), 16):
        digit = (numbers[order] >> shift).astype("uint16")
        order = order[np.argsort(digit, kind="stable")]
    return order


def _spread(counts: np.ndarray, cells: np.ndarray, size: int) -> np.ndarray:
    """Put counts into their cells; the others hold 0."""
    every = np.zeros(size, dtype="int64")
    every[cells] = counts
    return every


def choose_rows(
    counts: pd.DataFrame,
    columns: Iterable[str],
    *,
    min_count: int,
    without: Iterable[str],
    spelling: str = "standard",
) -> pd.DataFrame:
    """Leave out the rows of rare things and of words that are not wanted; totals stay."""
    if isinstance(min_count, bool) or not isinstance(min_count, int | np.integer) or min_count < 0:
        raise InputError(
            "min_count is a whole number from 0", found=min_count, mend="Say for example 5."
        )
    if isinstance(without, str):
        raise InputError(
            "without is a list or set of words", found=without, mend="Say stop_words(), or [word]."
        )
    kept = counts["n"] >= (min_count if min_count > 1 else 0)  # what was sought stays, with 0
    unwanted = {normalize(word, spelling) for word in without}
    if unwanted:
        for column in columns:
            kept &= ~counts[column].isin(unwanted)
    return counts if kept.all() else counts[kept]
