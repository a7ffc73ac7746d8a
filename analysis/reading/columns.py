"""Every table that flows through the house: its columns and their types, in one place."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

_TEXT, _CATEGORY, _DATE, _PLACE, _COUNT, _SCORE, _FLAG = (
    "str",
    "category",
    "datetime64[us]",
    "int32",
    "int64",
    "float64",
    "bool",
)


class Table(NamedTuple):
    """What is known of a table.

    ``columns`` are those it always has, ``more`` those that it may have, both with their types;
    ``told_by`` are columns that no other table has together.
    """

    columns: dict[str, str]
    told_by: tuple[str, ...]
    more: dict[str, str] = {}  # noqa: RUF012


_VOICED = {"voice": _CATEGORY, "quoted": _FLAG, "speaker": _CATEGORY}
_RATE = {"n": _COUNT, "total": _SCORE, "per_1000": _SCORE}
_DOCS = {"docs": _COUNT, "docs_in_group": _SCORE}
_SPAN = {"first_date": _DATE, "last_date": _DATE}

#: Every table by name, in the order in which a table is recognised.
TABLES: dict[str, Table] = {
    "quotations": Table(
        {
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
            "confidence": _SCORE,
            "mended": _FLAG,
        },
        ("kind", "cue", "rule"),
    ),
    "passages": Table(
        {
            "doc1": _TEXT,
            "start1": _COUNT,
            "end1": _COUNT,
            "text1": _TEXT,
            "doc2": _TEXT,
            "start2": _COUNT,
            "end2": _COUNT,
            "text2": _TEXT,
            "words": _COUNT,
            "found_by": _TEXT,
        },
        ("doc1", "doc2"),
    ),
    "lines": Table(
        {
            "doc": _TEXT,
            "date": _DATE,
            "family": _TEXT,
            "before": _TEXT,
            "keyword": _TEXT,
            "after": _TEXT,
            "start": _PLACE,
            "end": _PLACE,
        },
        ("before", "keyword", "after"),
        {"voice": _TEXT, "speaker": _TEXT},
    ),
    "hits": Table(
        {
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
        ("family", "term", "position"),
        {"sought": _CATEGORY, "date": _DATE, **_VOICED},
    ),
    "tokens": Table(
        {
            "doc": _CATEGORY,
            "sentence": _PLACE,
            "position": _PLACE,
            "start": _PLACE,
            "end": _PLACE,
            "gap": _CATEGORY,
            "surface": _CATEGORY,
            "word": _CATEGORY,
            "spelling": _CATEGORY,
        },
        ("word", "surface", "position"),
        {"date": _DATE, **_VOICED},
    ),
    "forms": Table(
        {
            "family": _TEXT,
            "term": _TEXT,
            "surface": _TEXT,
            "n": _COUNT,
            "docs": _COUNT,
            "where": _TEXT,
        },
        ("term", "surface", "n"),
        {"flags": _TEXT},
    ),
    "lexicon": Table(
        {"family": _TEXT, "term": _TEXT},
        ("family", "term"),
        {"gloss": _TEXT, "note": _TEXT, "label": _TEXT},
    ),
    "ngrams": Table(
        {"ngram": _TEXT, **_RATE},
        ("ngram",),
        {
            "surface": _TEXT,
            "word1": _TEXT,
            "word2": _TEXT,
            "n1": _COUNT,
            "n2": _COUNT,
            "directed": _FLAG,
            **_DOCS,
            **_SPAN,
        },
    ),
    "pairs": Table(
        {
            "word1": "text",
            "word2": "text",
            "n": _COUNT,
            "n1": _COUNT,
            "n2": _COUNT,
            "total": _SCORE,
        },
        ("word1", "word2"),
        {"surface1": "text", "surface2": "text", "directed": _FLAG, **_DOCS},
    ),
    "key words": Table(
        {"n_target": _COUNT, "total_target": _SCORE, "n_reference": _COUNT},
        ("n_target", "n_reference"),
        {
            "docs_target": _COUNT,
            "docs_in_target": _SCORE,
            "total_reference": _SCORE,
            "docs_reference": _COUNT,
            "docs_in_reference": _SCORE,
            "ratio": _SCORE,
            "low": _SCORE,
            "high": _SCORE,
            "superiority": _SCORE,
            "p": _SCORE,
            "p_bh": _SCORE,
        },
    ),
    "trend": Table(
        {"dates": _COUNT, "tau": _SCORE},
        ("dates", "tau"),
        {
            **_SPAN,
            **dict.fromkeys(("tau_p", "slope", "slope_low", "slope_high"), _SCORE),
            **dict.fromkeys(("times_over_span", "low", "high"), _SCORE),
            "why": _TEXT,
        },
    ),
    "choices": Table(
        {"choice": _TEXT, "n": _COUNT}, ("choice",), {"kind": _TEXT, "share": _SCORE, **_RATE}
    ),
    "dispersion": Table({"n": _COUNT, "parts": _COUNT}, ("parts",), {"total": _SCORE, **_DOCS}),
    "diversity": Table({"total": _COUNT, "types": _COUNT}, ("types",)),
    "rates": Table(
        {**_RATE, "low": _SCORE, "high": _SCORE},
        ("per_1000", "low"),
        {"word": _TEXT, "family": _TEXT, **_DOCS},
    ),
    "counts": Table(
        {"n": _COUNT, "total": _SCORE},
        ("n", "total"),
        {
            "per_1000": _SCORE,
            "word": _TEXT,
            "family": _TEXT,
            "surface": _TEXT,
            **_DOCS,
            **_SPAN,
        },
    ),
    "reading report": Table(
        {"doc": _TEXT, "file": _TEXT, "what": _TEXT, "why": _TEXT, "n": _COUNT}, ("what", "why")
    ),
    "removed": Table(
        {"doc": _TEXT, "start": _COUNT, "end": _COUNT, "text": _TEXT, "rule": _TEXT},
        ("start", "end", "text", "rule"),
    ),
    "documents": Table(
        {"doc": _TEXT, "text": _TEXT},
        ("text",),
        {
            "title": _TEXT,
            "source": _TEXT,
            "date": _DATE,
            "date_basis": _TEXT,
            "file": _TEXT,
            "cut": _TEXT,
            "notes": _TEXT,
            "reading": _CATEGORY,
        },
    ),
}

#: Columns in which documents carry, as JSON, what was done to them: see ``reading_report``.
CARRIED = ("cut", "notes", "reading")

#: Every column that some table has by itself.
MADE = frozenset(name for table in TABLES.values() for name in (*table.columns, *table.more))

#: Columns that hold numbers or dates in every table that has them.
NUMBERS = {
    column: kind
    for table in TABLES.values()
    for column, kind in (table.columns | table.more).items()
    if kind not in (_TEXT, _CATEGORY, "text")
}

#: Names of columns that Khitab makes; a user's column of such a name is kept as ``doc_…``.
RESERVED = MADE - {*TABLES["documents"].columns, *TABLES["documents"].more} | {*CARRIED}
KEPT_AS = "doc_{}"

THINGS = ("ngram", "word", "family", "term")


def metadata_columns(table: pd.DataFrame, *, table_name: str) -> list[str]:
    """List the columns that the house did not make: what is known of each document."""
    known = TABLES[table_name]
    inner = {*known.columns, *known.more}
    if table_name == "documents":
        inner -= {"title", "source", "date", "date_basis"}
    else:
        inner -= {"date", *_VOICED}
    return [column for column in table.columns if column not in inner]


def group_columns(table: pd.DataFrame) -> list[str]:
    """List the columns by which a table of counts or rates was grouped, in their order."""
    inner = set(THINGS)
    for name in ("counts", "rates", "ngrams", "pairs"):
        inner |= {*TABLES[name].columns, *TABLES[name].more}
    return [name for name in table.columns if name not in inner]
