"""The counts of a part, as arrays and strings that travel and add up."""

from __future__ import annotations

import json
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from ..finding.hits import find_terms
from ..reading.engine import Spelled, spell
from ..reading.tables import as_documents
from ..reading.tokens import tokenize
from .cooccurrences import UNITS, place_pairs, unit_pairs
from .groups import PERIODS, group_by
from .tallies import held_by, tally_numbers

SPELLING = "standard"

Arrays = dict[str, np.ndarray]


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


def count(documents: pd.DataFrame, task: Task) -> Arrays:
    """Give the counts of some documents.

    Words alone are counted without the places in which they stand. ``groups`` are labels,
    ``group_…`` their sizes; ``words_…`` and ``families_…`` count in cells
    (group * 2**32 + number), ``surfaces_n`` spellings; ``pairs_…`` are pairs and their margins.
    """
    documents = as_documents(_dated(documents, task))
    groups = group_by(documents, task.by or None)
    if task.families is None and task.within is None:
        spelled = spell(documents["text"].tolist(), spelling=SPELLING)
        return _words(spelled, groups.codes) | _labels(groups.labels)
    tokens = tokenize(documents[["doc", "text"]])
    word, surface = tokens["word"].array, tokens["surface"].array
    of_surface = np.zeros(len(surface.categories), dtype="int32")
    of_surface[surface.codes] = word.codes
    lengths = np.bincount(tokens["doc"].array.codes, minlength=len(documents))
    spelled = Spelled(
        lengths, surface.codes, pa.array(surface.categories), of_surface, pa.array(word.categories)
    )
    arrays = _words(spelled, groups.codes) | _labels(groups.labels)
    table, thing = tokens, "word"
    if task.families is not None:
        hits = find_terms(tokens, task.families)
        arrays |= _cells(
            "families_", hits["family"].array.codes, hits["doc"].array.codes, groups.codes
        )
        table, thing = hits, "family"
    return arrays | (_pairs(table, thing, tokens, task.within) if task.within is not None else {})


def _dated(documents: pd.DataFrame, task: Task) -> pd.DataFrame:
    """Give the dates of documents, as ISO text or dates, their type."""
    if "date" not in task.columns:
        return documents
    return documents.assign(date=pd.to_datetime(documents["date"]).astype("datetime64[us]"))


def _words(spelled: Spelled, group: np.ndarray) -> Arrays:
    """Count surfaces, and documents that hold a word."""
    doc = np.repeat(np.arange(len(spelled.lengths)), spelled.lengths)
    words = _cells("words_", spelled.word[spelled.surface], doc, group)
    inside, held = group >= 0, (group >= 0) & (spelled.lengths > 0)
    size = int(group.max(initial=0)) + 1
    total = np.bincount(group[inside], spelled.lengths[inside], size)
    return words | {
        "surfaces": _joined(spelled.surfaces),
        "words": _joined(spelled.words),
        "word": spelled.word,
        "surfaces_n": np.bincount(spelled.surface, minlength=len(spelled.surfaces)),
        "group_total": total.astype("int64"),
        "group_docs": np.bincount(group[held], minlength=size),
    }


def _cells(name: str, code: np.ndarray, doc: np.ndarray, group: np.ndarray) -> Arrays:
    """Count things, and the documents that hold each."""
    cell, n = _in_groups(code, group[doc])
    holder, held = held_by(doc, code)
    docs = _in_groups(held, group[holder])[1]
    return {f"{name}cell": cell, f"{name}n": n, f"{name}docs": docs}


def _in_groups(code: np.ndarray, group: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Count things in the cells group * 2**32 + number, those that stand there."""
    width = int(code.max(initial=0)) + 1
    inside = group >= 0
    cell, counts = tally_numbers((group * width + code)[inside])
    return cell // width << 32 | cell % width, counts


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


def _joined(texts: pa.Array) -> np.ndarray:
    """Give texts as one string, as bytes; no word holds a newline."""
    return np.frombuffer("\n".join(texts.to_pylist()).encode(), dtype=np.uint8)


def texts_of(joined: np.ndarray) -> list[str]:
    """Give the texts again."""
    text = joined.tobytes().decode()
    return text.split("\n") if text else []
