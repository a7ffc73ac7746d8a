"""The counts of a part, as arrays and strings that travel and add up."""

from __future__ import annotations

import json
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from ..finding.hits import find_terms
from ..reading.engine import Numbered, Spelled, spell
from ..reading.tables import as_documents
from ..reading.tokens import tokenize
from .cooccurrences import UNITS, place_pairs, unit_pairs
from .groups import PERIODS, group_by
from .tallies import held_in, holding

SPELLING = "standard"

Arrays = dict[str, np.ndarray]
Cells = tuple[np.ndarray, np.ndarray, np.ndarray]  # cells, what each holds, in how many documents


class Task(NamedTuple):
    """What is counted in every part."""

    families: dict[str, list[str]] | None
    by: list[str]
    within: int | str | None
    document: str

    @property
    def columns(self) -> list[str]:
        """The columns that the documents need beside their text."""
        return ["date" if name in PERIODS else name for name in self.by]


def count(texts: list[str] | str, columns: pd.DataFrame, task: Task) -> Arrays:
    """Give the counts of documents: texts, or the lines of one, and the columns asked for.

    Words alone are counted without the places in which they stand. ``groups`` are labels,
    ``group_…`` their sizes; ``words_…`` and ``families_…`` count in cells
    (group * 2**32 + number), ``surfaces_n`` spellings; ``pairs_…`` are pairs and their margins.
    """
    ids = pd.RangeIndex(len(columns)).astype("str")
    documents = as_documents(_dated(columns, task).assign(doc=ids, text=""))
    groups = group_by(documents, task.by or None)
    if task.families is None and task.within is None:
        spelled = spell(texts, spelling=SPELLING)
        return _words(spelled, groups.codes) | _labels(groups.labels)
    texts = texts.split("\n")[:-1] if isinstance(texts, str) else texts
    tokens = tokenize(pd.DataFrame({"doc": ids, "text": pd.array(texts, dtype="str")}))
    word, surface = tokens["word"].array, tokens["surface"].array
    of_surface = np.zeros(len(surface.categories), dtype="int32")
    of_surface[surface.codes] = word.codes
    lengths = np.bincount(tokens["doc"].array.codes, minlength=len(documents))
    numbered = Numbered(lengths, surface.codes, np.arange(len(surface.categories)))
    spelled = Spelled(
        [numbered], pa.array(surface.categories), of_surface, pa.array(word.categories)
    )
    arrays = _words(spelled, groups.codes) | _labels(groups.labels)
    table, thing = tokens, "word"
    if task.families is not None:
        hits = find_terms(tokens, task.families)
        doc, family = hits["doc"].array.codes, hits["family"].array.codes
        cells = _cells(doc, family, np.arange(len(task.families)), groups.codes)
        arrays |= _added("families", [cells])
        table, thing = hits, "family"
    return arrays | (_pairs(table, thing, tokens, task.within) if task.within is not None else {})


def _dated(documents: pd.DataFrame, task: Task) -> pd.DataFrame:
    """Give the dates of documents, as ISO text or dates, their type."""
    if "date" not in task.columns:
        return documents
    return documents.assign(date=pd.to_datetime(documents["date"]).astype("datetime64[us]"))


def _words(spelled: Spelled, group: np.ndarray) -> Arrays:
    """Count surfaces, and words with the documents that hold them."""
    surfaces_n = np.zeros(len(spelled.surfaces), dtype="int64")
    cells, lengths = [], np.empty(0, dtype="int64")
    for own_lengths, code, surface in spelled.blocks:
        surfaces_n[surface] += np.bincount(code, minlength=len(surface))
        # Numbered among themselves, words and documents are small numbers, quickly sorted.
        number, word = pd.factorize(spelled.word[surface])
        number = number.astype(np.min_scalar_type(len(word)))
        doc = np.arange(len(own_lengths), dtype=np.min_scalar_type(len(own_lengths)))
        doc = np.repeat(doc, own_lengths)
        cells.append(_cells(doc, number[code], word, group[len(lengths) :]))
        lengths = np.append(lengths, own_lengths)
    inside, some = group >= 0, (group >= 0) & (lengths > 0)
    size = int(group.max(initial=0)) + 1
    total = np.bincount(group[inside], lengths[inside], size)
    sizes = {
        "word": spelled.word,
        "surfaces_n": surfaces_n,
        "group_total": total.astype("int64"),
        "group_docs": np.bincount(group[some], minlength=size),
    }
    texts = _laid("surfaces", spelled.surfaces) | _laid("words", spelled.words)
    return _added("words", cells) | texts | sizes


def _cells(doc: np.ndarray, code: np.ndarray, thing: np.ndarray, group: np.ndarray) -> Cells:
    """Count things, and the documents that hold each, in the cells group * 2**32 + thing.

    ``code`` is the number of each row's thing among those of these rows, ``thing`` its number
    among all.
    """
    if not group.any():
        size = len(thing)
        return thing, np.bincount(code, minlength=size), holding(doc, code, size)
    doc, own, n = held_in(doc, code)
    of = group[doc]
    own, cell = pd.factorize(of.astype("int64") << 32 | thing[own])
    own[of < 0] = len(cell)  # in no group
    docs = np.bincount(own, minlength=len(cell))
    return cell, np.bincount(own, n, len(cell))[: len(cell)], docs[: len(cell)]


def _added(name: str, cells: list[Cells]) -> Arrays:
    """Add up the cells of some blocks."""
    none = np.empty((3, 0), dtype="int64")
    cell, n, docs = (np.concatenate(column) for column in zip(none, *cells, strict=True))
    place, cell = pd.factorize(cell)
    n, docs = (np.bincount(place, counts, len(cell)).astype("int64") for counts in (n, docs))
    return {f"{name}_cell": cell, f"{name}_n": n, f"{name}_docs": docs}


def _pairs(table: pd.DataFrame, thing: str, tokens: pd.DataFrame, within: int | str) -> Arrays:
    codes, size = table[thing].array.codes.astype("int64"), len(table[thing].array.categories)
    if within in UNITS:
        pairs = unit_pairs(table, codes, size, str(within), tokens if thing == "family" else None)
    else:
        pairs = place_pairs(table, codes, size, int(within), "sentence")
    return {f"pairs_{name}": np.asarray(value) for name, value in pairs._asdict().items()}


def _labels(labels: pd.DataFrame) -> Arrays:
    """Give the labels of the groups as text; an array of bytes travels and needs no pickle."""
    rows: list[list[object]] = [[]]  # all documents are one group
    if len(labels.columns):
        rows = json.loads(labels.to_json(orient="values", date_format="iso", force_ascii=False))
    text = json.dumps({"names": list(labels.columns), "rows": rows}, ensure_ascii=False)
    return {"groups": np.frombuffer(text.encode(), dtype=np.uint8)}


def _laid(name: str, texts: pa.Array) -> Arrays:
    """Give texts on end, as bytes, and where each ends."""
    texts = pa.concat_arrays([texts.cast(pa.large_string())])  # with buffers of its own
    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, dtype="int64", count=len(texts) + 1)[1:]
    return {name: np.frombuffer(data or b"", dtype=np.uint8), f"{name}_end": ends}


def texts_of(arrays: Arrays, name: str) -> pa.Array:
    """Give the texts again."""
    offsets = pa.py_buffer(np.append(0, arrays[f"{name}_end"]).astype("int64"))
    data = pa.py_buffer(np.ascontiguousarray(arrays[name]))
    return pa.LargeStringArray.from_buffers(len(arrays[f"{name}_end"]), offsets, data)
