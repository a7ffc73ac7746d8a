"""The tables that flow through the house: their columns and types, listed once."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from .errors import InputError

_TEXT, _CATEGORY, _DATE, _PLACE, _COUNT, _SCORE = (
    "str",
    "category",
    "datetime64[us]",
    "int32",
    "int64",
    "float64",
)

COLUMNS: dict[str, dict[str, str]] = {
    "documents": {
        "doc": _TEXT,
        "title": _TEXT,
        "source": _TEXT,
        "date": _DATE,
        "date_basis": _TEXT,
        "text": _TEXT,
        "file": _TEXT,
        "cut": "object",
    },
    "removed": {"doc": _TEXT, "start": _COUNT, "end": _COUNT, "text": _TEXT, "rule": _TEXT},
    "tokens": {
        "doc": _CATEGORY,
        "sentence": _PLACE,
        "position": _PLACE,
        "start": _PLACE,
        "end": _PLACE,
        "gap": _CATEGORY,
        "surface": _CATEGORY,
        "word": _CATEGORY,
    },
    "lexicon": {"family": _TEXT, "term": _TEXT, "gloss": _TEXT, "note": _TEXT},
    "hits": {
        "doc": _CATEGORY,
        "family": _CATEGORY,
        "term": _CATEGORY,
        "sentence": _PLACE,
        "position": _PLACE,
        "words": _PLACE,
        "start": _PLACE,
        "end": _PLACE,
        "surface": _TEXT,
    },
    "lines": {
        "doc": _TEXT,
        "date": _DATE,
        "family": _TEXT,
        "before": _TEXT,
        "keyword": _TEXT,
        "after": _TEXT,
        "start": _PLACE,
        "end": _PLACE,
    },
    "quotations": {
        "doc": _TEXT,
        "start": _PLACE,
        "end": _PLACE,
        "text": _TEXT,
        "kind": _TEXT,
        "speaker": _TEXT,
        "cue": _TEXT,
        "cue_start": "Int32",
        "rule": _TEXT,
        "via": _TEXT,
        "confidence": _CATEGORY,
        "mended": "bool",
    },
}


def require(table: pd.DataFrame, columns: Sequence[str], *, table_name: str) -> None:
    """Refuse a table that lacks a column, with the columns it has."""
    if missing := [column for column in columns if column not in table.columns]:
        raise InputError(
            f"a table of {table_name} has the columns {', '.join(columns)}",
            found=list(table.columns),
            mend=f"Missing: {', '.join(missing)}.",
        )


def is_hits(table: pd.DataFrame) -> bool:
    """Tell a table of hits (counted by family) from a table of tokens (counted by word)."""
    if "family" in table.columns:
        require(table, list(COLUMNS["hits"]), table_name="hits")
        return True
    require(table, list(COLUMNS["tokens"]), table_name="tokens")
    return False


def metadata_columns(table: pd.DataFrame, *, table_name: str) -> list[str]:
    """List the columns that the house did not make: what is known of each document."""
    inner = set(COLUMNS[table_name])
    if table_name == "documents":
        inner -= {"title", "source", "date", "date_basis"}
    return [column for column in table.columns if column not in inner]
