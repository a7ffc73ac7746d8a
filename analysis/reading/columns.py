"""Every table that flows through the house: its columns and their types, in ``columns.csv``."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from .shipped import shipped


class Table(NamedTuple):
    """What is known of a table: columns with their types, all that it has and all that it may."""

    columns: dict[str, str]
    more: dict[str, str]
    told_by: set[str]  # columns that no other table has together


def _tables() -> dict[str, Table]:
    """Read every table by name, in the order in which a table is recognised."""
    tables: dict[str, Table] = {}
    for row in shipped(__package__, "columns.csv"):
        table = tables.setdefault(row["table"], Table({}, {}, set()))
        known = table.more if row["there"] == "maybe" else table.columns
        known[row["column"]] = row["type"]
        if row["there"] == "telling":
            table.told_by.add(row["column"])
    return tables


#: Every table: its columns stand in ``columns.csv``.
TABLES = _tables()

#: Columns in which documents carry, as JSON, what was done to them: see ``reading_report``.
CARRIED = ("cut", "notes", "reading")

#: Every column that some table has by itself.
MADE = frozenset(name for table in TABLES.values() for name in (*table.columns, *table.more))

#: Columns that hold numbers or dates in every table that has them.
NUMBERS = {
    column: kind
    for table in TABLES.values()
    for column, kind in (table.columns | table.more).items()
    if kind not in ("str", "category", "text")
}

#: Columns that may be missing in a row, where a file has nothing.
MAY_BE_MISSING = {"quotations": ("speaker", "cue", "via")}
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
        inner -= {"date", "voice", "quoted", "speaker"}
    return [column for column in table.columns if column not in inner]


def group_columns(table: pd.DataFrame) -> list[str]:
    """List the columns by which a table of counts or rates was grouped, in their order."""
    inner = set(THINGS)
    for name in ("counts", "rates", "ngrams", "pairs"):
        inner |= {*TABLES[name].columns, *TABLES[name].more}
    return [name for name in table.columns if name not in inner]
