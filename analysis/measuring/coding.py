"""Rows that a machine chose -> a sample that people code."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from ..reading.errors import InputError
from ..reading.tables import as_documents, require

#: What a table of the house may be right or wrong about, the first that it has.
_LABELS = ("voice", "speaker", "family", "kind")
_CONTEXT = 150


def sample_for_coding(
    table: pd.DataFrame,
    *,
    n: int = 200,
    seed: int = 1,
    label: str | None = None,
    strata: Sequence[str] = ("confidence",),
    documents: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give rows drawn at random, for a person to say whether the machine is right.

    Parameters
    ----------
    table : DataFrame
        Quotations, hits, attributed hits or any other rows with a ``doc``.
    n : int
        Rows to draw, from all strata alike as far as they have rows.
    seed : int
        The same seed draws the same rows.
    label : str, optional
        The column that is coded; without it the first of ``voice``, ``speaker``, ``family``,
        ``kind`` that the table has.
    strata : sequence of str
        Columns by which, beside the label, rows are drawn apart, numbers such as a probability by
        thirds of the rows; those that the table lacks are passed over.
    documents : DataFrame, optional
        The documents, to show each row with the text around it.

    Returns
    -------
    DataFrame
        One row per row drawn, in random order: ``row`` (its number in the table), ``doc``,
        ``before``, ``text``, ``after``, ``coder`` (empty: write what the row is, or yes where the
        machine is right, or no), ``label`` (what the machine says), ``stratum``, ``in_stratum``
        (rows of the table in it). Write it with ``to_csv(path, index=False,
        encoding="utf-8-sig")``; for a second coder copy the file. Hide ``label`` while coding,
        unless yes and no are asked for.

    Raises
    ------
    InputError
        If the table has no such column, or ``n`` is no number of rows or not enough for one of
        each stratum.

    See Also
    --------
    agreement, accuracy, quotations

    Examples
    --------
    >>> hits = pd.DataFrame({"doc": ["a"] * 4, "surface": ["حرب"] * 4,
    ...                      "voice": ["quoted", "quoted", "article", "article"]})
    >>> sample_for_coding(hits, n=2)[["text", "coder", "label", "in_stratum"]]
      text coder    label  in_stratum
    0  حرب         quoted           2
    1  حرب        article           2
    """
    require(table, ["doc"], table_name="rows to be coded")
    label = _label_of(table, label)
    said = table[label].astype("object").where(table[label].notna(), "").astype("str")
    stratum = said.reset_index(drop=True)
    for name in strata:
        if name in table and name != label:
            stratum += " / " + _thirds(table[name]).astype("str").reset_index(drop=True)
    if isinstance(n, bool) or not isinstance(n, int | np.integer) or n < stratum.nunique():
        raise InputError(
            f"n is a number of rows, at least one for each of the {stratum.nunique()} strata",
            found=n,
            mend="Draw more rows, or name a label or strata with fewer values.",
        )
    rng = np.random.default_rng(seed)
    chosen = _drawn(stratum, int(n), rng)
    size = stratum.map(stratum.value_counts())
    rows = table.iloc[chosen]
    sample = pd.DataFrame(
        {
            "row": chosen,
            "doc": rows["doc"].astype("str").to_numpy(),
            **_context(rows, documents),
            "coder": "",
            "label": said.iloc[chosen].to_numpy(),
            "stratum": stratum[chosen].to_numpy(),
            "in_stratum": size[chosen].to_numpy(dtype="int64"),
        }
    )
    text = ["doc", "before", "text", "after", "coder", "label", "stratum"]
    return sample.astype({name: "str" for name in text if name in sample})


def _thirds(column: pd.Series) -> pd.Series:
    """Give the third of the rows in which each number lies, by its edges; other values as is."""
    if not pd.api.types.is_float_dtype(column) or column.nunique() <= 3:
        return column
    edges = column.quantile([0, 1 / 3, 2 / 3, 1]).round(3).drop_duplicates().to_list()
    names = [f"{low:g} to {high:g}" for low, high in pairwise(edges)] or [f"{edges[0]:g}"]
    third = np.searchsorted(edges[1:-1], column.fillna(edges[0]), side="left")
    return pd.Series(np.array(names, dtype=object)[third], column.index).where(column.notna(), "")


def _label_of(table: pd.DataFrame, label: str | None) -> str:
    found = [label] if label else [name for name in _LABELS if name in table.columns]
    if not found or found[0] not in table.columns:
        raise InputError(
            "label is a column of the table that a person can code",
            found=label,
            mend=f"Name one of {', '.join(map(str, table.columns))}.",
        )
    return found[0]


def _drawn(stratum: pd.Series, n: int, rng: np.random.Generator) -> np.ndarray:
    """Draw rows, as many from each stratum as it has, up to the same number for all."""
    strata = {
        name: rng.permutation(rows) for name, rows in stratum.groupby(stratum).indices.items()
    }
    rounds = [(turn, name, row) for name, rows in strata.items() for turn, row in enumerate(rows)]
    rounds.sort(key=lambda place: place[:2])
    return rng.permutation(np.array([row for _, _, row in rounds[:n]], dtype="int64"))


def _context(rows: pd.DataFrame, documents: pd.DataFrame | None) -> dict[str, list[str]]:
    """Give the text of each row and, with the documents, what stands around it."""
    column = "text" if "text" in rows.columns else "surface"
    if documents is None or not {"start", "end"} <= set(rows.columns):
        return {"text": rows[column].astype("str").to_list()} if column in rows else {}
    texts = as_documents(documents).set_index("doc")["text"]
    parts: dict[str, list[str]] = {"before": [], "text": [], "after": []}
    for doc, start, end in zip(rows["doc"].astype("str"), rows["start"], rows["end"], strict=True):
        text = texts[doc]
        parts["before"].append(text[max(start - _CONTEXT, 0) : start].replace("\n", " "))
        parts["text"].append(text[start:end])
        parts["after"].append(text[end : end + _CONTEXT].replace("\n", " "))
    return parts


def as_written(codes: pd.Series | Sequence[object]) -> pd.Series:
    """Give codes as text, without the spaces and capitals that people type; None where empty."""
    series = pd.Series(list(codes), dtype="object")
    text = series.where(series.notna(), "").astype("str").str.strip().str.lower()
    return text.astype("object").where(text != "", None)
