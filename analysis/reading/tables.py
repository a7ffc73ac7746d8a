"""The way in for every table: one function a table checks it and gives each column its type.

A table says what it is by its columns, so that it can go through a file, a merge, a sort or a
concat and still be read rightly or be refused. ``as_tokens``, ``as_hits`` … say by name which
other table was handed over instead.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from .casting import cast
from .columns import (
    CARRIED,
    KEPT_AS,
    MADE,
    MAY_BE_MISSING,
    NUMBERS,
    RESERVED,
    TABLES,
    THINGS,
)
from .errors import InputError

_HOW = {
    "documents": "Say read_corpus(path), or pd.DataFrame({'doc': ['a'], 'text': ['…']}).",
    "tokens": "Say tokenize(documents).",
    "hits": "Say find_terms(tokens, lexicon).",
    "quotations": "Say quotations(documents).",
    "pairs": "Say cooccurrences(…), collocates(…) or ngrams(…, 2).",
    "counts": "Say frequencies(…) or ngrams(…).",
    "rates": "Say rates(hits, tokens, by=…).",
}


def kind_of(table: pd.DataFrame) -> str | None:
    """Give the name of the table that this is by its columns, None for a stranger."""
    held = set(table.columns)
    return next((name for name, known in TABLES.items() if held.issuperset(known.told_by)), None)


def require(table: object, columns: Iterable[str], *, table_name: str) -> pd.DataFrame:
    """Refuse what is no table, or lacks a column, and name the table that it is instead."""
    columns = list(columns)
    how = _HOW.get(table_name, "")
    if not isinstance(table, pd.DataFrame):
        raise InputError(
            f"{table_name} are a table with the columns {', '.join(columns)}",
            found=table if isinstance(table, str) else type(table).__name__,
            mend=how or "Give a DataFrame.",
        )
    other = kind_of(table)
    if table_name == "documents" and other in ("quotations", "removed"):
        columns.append("a text of its own for each")
    if missing := [column for column in columns if column not in table.columns]:
        is_other = f"This is a table of {other}. " if other not in (None, table_name) else ""
        raise InputError(
            f"a table of {table_name} has the columns {', '.join(columns)}",
            found=list(table.columns),
            mend=f"{is_other}Missing: {', '.join(missing)}. {how}".strip(),
        )
    if table.columns.has_duplicates:
        raise InputError(
            "a table has each column once",
            found=table.columns[table.columns.duplicated()][0],
            mend="Rename or drop one of the two.",
        )
    return table


def as_shown(table: object, columns: Iterable[str], *, table_name: str) -> pd.DataFrame:
    """Give a table for a chart or a page: its columns are there, its numbers and dates are such.

    The table may have been read from a file as text; ``columns`` must be there, and measures of any
    name among them are numbers.
    """
    columns = list(columns)
    table = require(table, columns, table_name=table_name)
    made = {}
    for name in table.columns:
        if not pd.api.types.is_string_dtype(table[name].dtype):
            continue
        kind = NUMBERS.get(name)
        if name in columns and name not in MADE and _all_numbers(table[name]):
            kind = "float64"
        if kind is not None:
            made[name] = cast(table[name], kind, table_name=table_name)
    return table.assign(**made) if made else table


def _all_numbers(values: pd.Series) -> bool:
    """Tell a measure that a file's reader left as text."""
    written = values[values.fillna("") != ""]
    return bool(pd.to_numeric(written, errors="coerce").notna().all())


def as_table(table: object, name: str) -> pd.DataFrame:
    """Give a table of the house with each column in its type; the same object if it is so."""
    known = TABLES[name]
    checked = with_missing(require(table, known.columns, table_name=name), name)
    types = known.columns | known.more
    changed = {}
    for column in checked.columns.intersection(list(types)):
        values = checked[column]  # pandas makes a new object each time it is asked
        typed = cast(values, types[column], table_name=name)
        if typed is not values:
            changed[column] = typed
    return checked.assign(**changed) if changed else checked


def with_missing(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Give a table in which what a file left empty, of what may be missing, is missing again."""
    empty = {
        column: table[column].where(table[column] != "")
        for column in MAY_BE_MISSING.get(name, ())
        if column in table and (table[column] == "").any()
    }
    return table.assign(**empty) if empty else table


def as_documents(documents: object) -> pd.DataFrame:
    """Give a documents table: ids as text and each once, colliding metadata kept as ``doc_…``."""
    table = _set_aside(require(documents, ["doc", "text"], table_name="documents"))
    if table["doc"].isna().any():
        raise InputError(
            "each document has an id", found=None, mend="Number the documents, or name them."
        )
    if not pd.api.types.is_string_dtype(table["doc"].dtype):
        table = table.assign(doc=table["doc"].astype("str"))
    if (repeated := table["doc"].duplicated()).any():
        raise InputError(
            "each document has an id of its own",
            found=table.loc[repeated, "doc"].iloc[0],
            mend="Give one of the two another doc.",
        )
    wrong = table["text"].isna()
    if not isinstance(table["text"].dtype, pd.StringDtype):
        wrong = pd.Series([not isinstance(text, str) for text in table["text"]], table.index)
    if wrong.any():
        raise InputError(
            "text is text",
            found=table["text"][wrong].iloc[0],
            mend="Give the article's words, or take the row out.",
            place=f"document {table['doc'][wrong].iloc[0]}",
        )
    try:
        return as_table(table, "documents")
    except UnicodeEncodeError as error:
        raise InputError(
            "a text has no half of a surrogate pair",
            found=error.object[error.start],
            mend="Take it out, or decode the file anew.",
        ) from None


def _set_aside(documents: pd.DataFrame) -> pd.DataFrame:
    """Keep the user's columns that Khitab makes itself under another name.

    ``by="speaker"`` still finds ``doc_speaker`` as long as the table has no ``speaker`` of
    Khitab's own.
    """
    strange = [name for name in documents.columns if not isinstance(name, str)]
    if strange:
        raise InputError(
            "a column's name is text", found=strange[0], mend="Give it a name, or drop it."
        )
    names = {
        name: KEPT_AS.format(name)
        for name in documents.columns
        if name in RESERVED and not (name in CARRIED and _is_carried(documents[name]))
    }
    if taken := sorted(set(names.values()) & set(documents.columns)):
        raise InputError(
            f"a column that Khitab makes itself is kept as {KEPT_AS.format('…')}",
            found=taken[0],
            mend="The table has a column of that name already: rename one of the two.",
        )
    return documents.rename(columns=names) if names else documents


def _is_carried(column: pd.Series) -> bool:
    """Tell Khitab's column from a user's of the same name: it holds JSON or nothing."""
    return all(
        pd.isna(cell) or (isinstance(cell, str) and (not cell or cell.startswith("[[")))
        for cell in column.unique()
    )


def as_tokens(tokens: object) -> pd.DataFrame:
    """Give a tokens table in the order of the texts, each place once, of one spelling level."""
    table = _own_columns(as_table(tokens, "tokens"), "tokens")
    spelling = table["spelling"].array
    if len(table) and len(spelling.categories) > 1 and (spelling.codes != spelling.codes[0]).any():
        raise InputError(
            "tokens have one spelling level",
            found=sorted(table["spelling"].astype("str").unique()),
            mend="Tokenize all documents with the same spelling=.",
        )
    return _in_order(table, "position", "place")


def as_hits(hits: object) -> pd.DataFrame:
    """Give a hits table in which each occurrence stands once for its family."""
    table = _own_columns(as_table(hits, "hits"), "hits")
    table = _in_order(table, "start", "")
    order = np.argsort(table["family"].array.codes, kind="stable")
    _once(table, "start", "occurrence of a family", order)
    return table


def as_counts(counts: object, *, name: str = "counts") -> tuple[pd.DataFrame, str]:
    """Give a table of counts, and the column that names what was counted."""
    table = as_table(counts, name)
    for thing in THINGS:
        if thing in table.columns:
            return table, thing
    require(table, ["word"], table_name=name)
    raise AssertionError("require refuses a table without the column")


def as_rates_by_date(rates: object) -> tuple[pd.DataFrame, str]:
    """Give a table of rates with a date in each row, and the column of what was counted."""
    table = require(rates, ["date", "per_1000"], table_name="rates")
    table, thing = as_counts(table, name="counts")
    return table.assign(
        date=cast(table["date"], TABLES["documents"].more["date"], table_name="rates")
    ), thing


def as_tokens_or_hits(table: object) -> tuple[pd.DataFrame, str]:
    """Give the table and the column of what it counts: ``word`` in tokens, ``family`` in hits."""
    if isinstance(table, pd.DataFrame) and kind_of(table) == "hits":
        return as_hits(table), "family"
    return as_tokens(table), "word"


def _own_columns(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Refuse a column that Khitab makes elsewhere: it would be taken for Khitab's."""
    strange = RESERVED & set(table.columns) - {*TABLES[name].columns, *TABLES[name].more}
    if strange:
        raise InputError(
            f"a column of your own in {name} has a name that Khitab does not use",
            found=min(strange),
            mend=f"Rename it, for example to {KEPT_AS.format(min(strange))}.",
        )
    return table


def _in_order(table: pd.DataFrame, place: str, what: str) -> pd.DataFrame:
    """Give the rows in the order of the texts; places that must differ are held to it."""
    doc, at = table["doc"].array.codes, table[place].to_numpy()
    later = at[1:] > at[:-1] if what else at[1:] >= at[:-1]
    if ((doc[1:] > doc[:-1]) | ((doc[1:] == doc[:-1]) & later)).all():
        return table
    table = table.iloc[np.lexsort((at, doc))].reset_index(drop=True)
    if what:
        _once(table, place, what)
    return table


def _once(
    table: pd.DataFrame, place: str, what: str, order: np.ndarray | slice = slice(None)
) -> None:
    """Refuse a table that counts something twice, with the document in which it does."""
    twice = np.ones(max(len(table) - 1, 0), dtype=bool)
    for column in ["doc", place, *(["family"] if "family" in table else [])]:
        values = table[column]
        held = (values if column == place else values.cat.codes).to_numpy()[order]
        twice &= held[1:] == held[:-1]
    if twice.any():
        row = table.iloc[np.arange(len(table))[order][int(twice.argmax())]]
        raise InputError(
            f"each {what} stands once",
            found=f"{row['surface']} in document {row['doc']}, character {row['start']}, twice",
            mend="Two tables were joined that hold the same documents, or a merge doubled rows.",
        )


def spelling_of(tokens: pd.DataFrame) -> str:
    """Give the spelling level of the tokens' keys."""
    return str(tokens["spelling"].iloc[0]) if len(tokens) else "standard"
