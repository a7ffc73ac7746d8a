"""Every table that flows through the house: its columns, its types, and the way in.

A table says what it is by its columns, so that it can go through a file, a merge, a sort or a
concat and still be read rightly or be refused. One function a table (``as_tokens``, ``as_hits`` …)
checks it, gives each column its type, and says by name which other table was handed over instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from .casting import cast
from .errors import InputError

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
            "confidence": _CATEGORY,
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

#: What a user may say of a document under the very names of the documents table.
#: Columns that hold numbers or dates in every table that has them.
_NAMED = {column for table in TABLES.values() for column in (*table.columns, *table.more)}
_NUMBERS = {
    column: kind
    for table in TABLES.values()
    for column, kind in (table.columns | table.more).items()
    if kind not in (_TEXT, _CATEGORY, "str", "object")
}
_KNOWN = {*TABLES["documents"].columns, *TABLES["documents"].more}
#: Names of columns that Khitab makes; a user's column of such a name is kept as ``doc_…``.
RESERVED = frozenset(
    name for table in TABLES.values() for name in (*table.columns, *table.more)
) - (_KNOWN - {*CARRIED})
KEPT_AS = "doc_{}"

THINGS = ("ngram", "word", "family", "term")
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

    Parameters
    ----------
    table : DataFrame
        Also one read from a file as text.
    columns : iterable of str
        What must be there; measures of any name among them are numbers.
    table_name : str
        For the error.

    Raises
    ------
    InputError
        If a column is missing, or holds what is no number or date.
    """
    columns = list(columns)
    table = require(table, columns, table_name=table_name)
    made = {}
    for name in table.columns:
        if not pd.api.types.is_string_dtype(table[name].dtype):
            continue
        kind = _NUMBERS.get(name)
        if name in columns and name not in _NAMED and _all_numbers(table[name]):
            kind = _SCORE
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
    checked = require(table, known.columns, table_name=name)
    types = known.columns | known.more
    changed = {}
    for column in checked.columns.intersection(list(types)):
        values = cast(checked[column], types[column], table_name=name)
        if values is not checked[column]:
            changed[column] = values
    return checked.assign(**changed) if changed else checked


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
    if len(table) and table["spelling"].nunique() > 1:
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
    family = table["family"].array.codes
    _once(table.iloc[np.argsort(family, kind="stable")], "start", "occurrence of a family")
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
    return table.assign(date=cast(table["date"], _DATE, table_name="rates")), thing


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


def _once(ordered: pd.DataFrame, place: str, what: str) -> None:
    """Refuse a table that counts something twice, with the document in which it does."""
    doc, at = ordered["doc"].array.codes, ordered[place].to_numpy()
    twice = (doc[1:] == doc[:-1]) & (at[1:] == at[:-1])
    if "family" in ordered:
        family = ordered["family"].array.codes
        twice &= family[1:] == family[:-1]
    if twice.any():
        row = ordered.iloc[int(twice.argmax())]
        raise InputError(
            f"each {what} stands once",
            found=f"{row['surface']} in document {row['doc']}, character {row['start']}, twice",
            mend="Two tables were joined that hold the same documents, or a merge doubled rows.",
        )


def metadata_columns(table: pd.DataFrame, *, table_name: str) -> list[str]:
    """List the columns that the house did not make: what is known of each document."""
    known = TABLES[table_name]
    inner = {*known.columns, *known.more}
    if table_name == "documents":
        inner -= {"title", "source", "date", "date_basis"}
    else:
        inner -= {"date", *_VOICED}
    return [column for column in table.columns if column not in inner]


def spelling_of(tokens: pd.DataFrame) -> str:
    """Give the spelling level of the tokens' keys."""
    return str(tokens["spelling"].iloc[0]) if len(tokens) else "standard"


def group_columns(table: pd.DataFrame) -> list[str]:
    """List the columns by which a table of counts or rates was grouped, in their order."""
    inner = set(THINGS)
    for name in ("counts", "rates", "ngrams", "pairs"):
        inner |= {*TABLES[name].columns, *TABLES[name].more}
    return [name for name in table.columns if name not in inner]
