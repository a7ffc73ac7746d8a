"""Counts of parts -> the tables of the whole."""

from __future__ import annotations

import json
from collections.abc import Iterable

import numpy as np
import pandas as pd
import pyarrow as pa

from .cooccurrences import pairs_table
from .groups import PERIODS
from .pairs import Pairs
from .partial import Arrays, Task, texts_of
from .sums import Cells
from .surfaces import most_frequent

_NUMBER = (1 << 32) - 1
_PATIENCE = 1_000_000  # words of parts that may wait to be added


class Union:
    """The different texts of all parts, numbered in the order in which they came."""

    def __init__(self) -> None:
        self._known = pa.array([], pa.large_string())

    def __len__(self) -> int:
        return len(self._known)

    def places(self, texts: pa.Array) -> np.ndarray:
        """Give the number of each text; a new one gets the next."""
        coded = pa.concat_arrays([self._known, texts]).dictionary_encode()
        before, self._known = len(self), coded.dictionary
        return np.asarray(coded.indices.to_numpy()[before:].astype("int64"))

    def names(self) -> pd.Index:
        """Give the texts in the order of their numbers."""
        names: pd.Index = pd.Index(pd.array(self._known, dtype="str"))
        return names


def whole_of(parts: Iterable[Arrays], task: Task) -> Whole:
    """Add up the counts of parts, many at a time, so that their words are united seldom."""
    whole = Whole(task)
    waiting: list[Arrays] = []
    for part in parts:
        waiting.append(part)
        if sum(len(one["word"]) for one in waiting) > max(_PATIENCE, whole.size):
            whole.add(waiting)
            waiting = []
    whole.add(waiting)
    return whole


class Whole:
    """The counts of all parts so far, whatever their order."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._groups: dict[tuple, int] = {}
        self._surfaces, self._words = Union(), Union()
        self._word_of = np.empty(0, dtype="int64")
        self._cells = {
            name: Cells()
            for name in (
                "surfaces_n words_n words_docs families_n families_docs group_total group_docs "
                "pairs_n pairs_margin"
            ).split()
        }
        self._units = 0
        self._names: list[str] = []

    @property
    def size(self) -> int:
        """How many different spellings there are so far."""
        return len(self._surfaces)

    def add(self, parts: list[Arrays]) -> None:
        """Add the counts of some parts."""
        if not parts:
            return
        before = self.size
        place = self._surfaces.places(
            pa.concat_arrays([texts_of(one, "surfaces") for one in parts])
        )
        # A spelling has one key: only those of new spellings are looked up.
        highest = np.maximum.accumulate(np.append(before - 1, place))
        new = np.flatnonzero(place > highest[:-1])
        keys = [texts_of(part, "words") for part in parts]
        shift = np.cumsum([0, *map(len, keys)])
        key = np.concatenate([part["word"] + n for part, n in zip(parts, shift, strict=False)])
        words = self._words.places(pa.concat_arrays(keys).take(pa.array(key[new])))
        self._word_of = np.append(self._word_of, words)
        ends = np.cumsum([len(part["word"]) for part in parts])
        for part, surfaces in zip(parts, np.split(place, ends[:-1]), strict=True):
            self._add(part, surfaces)

    def _add(self, part: Arrays, surfaces: np.ndarray) -> None:
        labels = json.loads(part["groups"].tobytes())
        self._names = labels["names"]
        known = self._groups
        groups = np.array([known.setdefault(tuple(row), len(known)) for row in labels["rows"]])
        words = np.zeros(len(part["words_end"]), dtype="int64")
        words[part["word"]] = self._word_of[surfaces]
        place = {"words": words, "families": np.arange(len(self._task.families or ()))}
        for name, cells in self._cells.items():
            thing = name.partition("_")[0]
            if name not in part:
                continue
            if thing == "group":
                cells.add(groups[: len(part[name])], part[name])
            elif thing == "surfaces":
                cells.add(surfaces, part[name])
            elif thing != "pairs":
                cell = part[f"{thing}_cell"]
                cells.add(groups[cell >> 32] << 32 | place[thing][cell & _NUMBER], part[name])
        if "pairs_n" in part:
            things = words if self._task.families is None else place["families"]
            first, second = things[part["pairs_first"]], things[part["pairs_second"]]
            number = np.minimum(first, second) << 32 | np.maximum(first, second)
            self._cells["pairs_n"].add(number, part["pairs_n"])
            ends = part["pairs_margin"]
            self._cells["pairs_margin"].add(things[: len(ends)], ends)
            self._units += int(part["pairs_total"])

    def words(self) -> pd.DataFrame:
        """Give the table of words, as ``frequencies`` gives it."""
        names = self._words.names()
        cell, n = self._cells["words_n"].total()
        docs = self._cells["words_docs"].total()[1]
        group = self._labels()[1][cell >> 32]
        return self._table("word", names, (group, cell & _NUMBER), n, docs)

    def families(self) -> pd.DataFrame | None:
        """Give the table of families, each in every group; None where none were sought."""
        if self._task.families is None:
            return None
        names = pd.Index(list(self._task.families), dtype="str")
        labels, place = self._labels()
        n, docs = np.zeros((2, len(labels), len(names)), dtype="int64")
        for values, name in ((n, "families_n"), (docs, "families_docs")):
            cell, counts = self._cells[name].total()
            values[place[cell >> 32], cell & _NUMBER] = counts
        group, number = np.divmod(np.arange(n.size), max(len(names), 1))
        return self._table("family", names, (group, number), n.ravel(), docs.ravel())

    def pairs(self) -> pd.DataFrame | None:
        """Give the table of pairs, as ``cooccurrences`` gives it; None where none were sought."""
        if self._task.within is None:
            return None
        words = self._task.families is None
        families = pd.Index(list(self._task.families or ()), dtype="str")
        names = self._words.names() if words else families
        alphabet, rank = _ranked(names)
        number, n = self._cells["pairs_n"].total()
        one, other = rank[number >> 32], rank[number & _NUMBER]
        first, second = np.minimum(one, other), np.maximum(one, other)
        order = np.lexsort((second, first, -n))
        margin = np.zeros(len(names), dtype="int64")
        place, ends = self._cells["pairs_margin"].total()
        margin[rank[place]] = ends
        counted = Pairs(first[order], second[order], n[order], margin, self._units)
        shown = self._usual().to_numpy(dtype=object)[alphabet] if words else None
        return pairs_table(counted, names[alphabet], shown, self._documents())

    def _documents(self) -> int:
        """Give how many documents there are in all."""
        return int(self._cells["group_docs"].total()[1].sum())

    def _table(
        self,
        thing: str,
        names: pd.Index,
        cell: tuple[np.ndarray, np.ndarray],
        n: np.ndarray,
        docs: np.ndarray,
    ) -> pd.DataFrame:
        """Lay out counts by group, most frequent first."""
        labels, place = self._labels()
        sizes = {name: np.zeros(len(labels), dtype="int64") for name in ("total", "docs")}
        for name, size in sizes.items():
            number, counts = self._cells[f"group_{name}"].total()
            size[place[number]] = counts
        group, number = cell
        order = np.lexsort((_ranked(names)[1][number], -n, group))
        group, number, n, docs = group[order], number[order], n[order], docs[order]
        table = pd.DataFrame({thing: names.take(number)})
        if thing == "word":
            table["surface"] = self._usual().take(number)
        for name in labels.columns:
            table[name] = labels[name].take(group).array
        total = sizes["total"][group]
        rate = 1000 * n / np.where(total > 0, total, np.nan)
        table = table.assign(n=n, total=total, per_1000=rate, docs=docs)
        return table.assign(docs_in_group=sizes["docs"][group])

    def _labels(self) -> tuple[pd.DataFrame, np.ndarray]:
        """Give the labels of the groups in their order, and the row of each group's number."""
        rows = list(self._groups)
        if not self._names:
            return pd.DataFrame(index=[0]), np.zeros(len(rows), dtype="int64")
        found = pd.DataFrame(rows, columns=self._names)
        period = next((PERIODS[name] for name in self._task.by if name in PERIODS), None)
        if "date" in found and period is not None:
            found["date"] = pd.to_datetime(found["date"]).astype("datetime64[us]")
        labels = found.sort_values(self._names, ignore_index=True)
        if period is not None and self._names == ["date"] and len(found):
            every = pd.period_range(found["date"].min(), found["date"].max(), freq=period)
            starts = every.to_timestamp(how="start").astype("datetime64[us]")
            labels = pd.DataFrame({"date": starts})
        order = pd.MultiIndex.from_frame(labels)
        return labels, np.asarray(order.get_indexer(pd.MultiIndex.from_frame(found)))

    def _usual(self) -> pd.Index:
        """Give the most frequent spelling of each word; of equals the first in the alphabet."""
        spellings = self._surfaces.names()
        place, counts = self._cells["surfaces_n"].total()
        n = np.zeros(len(spellings), dtype="int64")
        n[place] = counts
        return spellings.take(most_frequent(self._word_of, n, spellings))


def _ranked(names: pd.Index) -> tuple[np.ndarray, np.ndarray]:
    """Give the order of names in the alphabet, and the place of each in it."""
    alphabet = np.asarray(names.argsort())
    rank = np.empty(len(names), dtype="int64")
    rank[alphabet] = np.arange(len(names))
    return alphabet, rank
