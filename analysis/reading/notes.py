"""Notes on what happened to files and documents in reading: how they are kept and worded.

A note is kept as text in a column of the documents, so that it goes wherever they go: through
sorting, filtering, merging and files. Its wording stands in ``notes.csv``, in both languages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from .shipped import shipped


class Note(NamedTuple):
    """One thing that happened to a file or a document."""

    key: str
    """What it is: a row of ``notes.csv``."""
    n: int = 1
    """How often, or how many."""
    found: str = ""
    """An example, or a name."""
    file: str = ""
    """The file, where the note is about one that is no document."""


class Wording(NamedTuple):
    """How a kind of note is put into words."""

    what: str
    en: str
    ar: str


@cache
def wordings() -> dict[str, Wording]:
    """Give each kind of note and its wording, in the order of a report."""
    rows = [list(row.values()) for row in shipped(__package__, "notes.csv")]
    return {key: Wording(*rest) for key, *rest in rows}


def worded(note: Note, *, lang: str) -> str:
    """Give a note as a clause in English (``en``) or Arabic (``ar``).

    Examples
    --------
    >>> worded(Note("lost", 2, "�"), lang="en")
    'letters were replaced by U+FFFD: 2'
    """
    form = wordings()[note.key].ar if lang == "ar" else wordings()[note.key].en
    return form.format(n=f"{note.n:,}", found=called(note.found) if lang == "ar" else note.found)


@cache
def names() -> dict[str, str]:
    """Give what notes and cuts name in English, such as a rule, with its Arabic name."""
    return {row["en"]: row["ar"] for row in shipped(__package__, "found.csv")}


def called(found: str) -> str:
    """Give the Arabic name of what was found; what a text holds stays as it is.

    Examples
    --------
    >>> called("tabs"), called("outside the article's lines 3-11"), called("NATO")
    ('علامات جدولة', 'خارج أسطر المقالة 3-11', 'NATO')
    """
    name = found.rstrip("0123456789-").rstrip()
    return found.replace(name, names()[name]) if name in names() else found


def dump(notes: Iterable[Note]) -> str:
    """Write notes as text; nothing where there are none.

    Examples
    --------
    >>> dump([Note("lost", 2, "�")]), dump([])
    ('[["lost", 2, "�", ""]]', '')
    """
    rows = list(notes)
    # A lone surrogate of an unreadable file name would not go into a file.
    text = json.dumps(rows, ensure_ascii=False) if rows else ""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def load(cell: object) -> list[Note]:
    """Read the notes of one cell; an empty one, NaN included, holds none."""
    return [Note(*row) for row in json.loads(cell)] if isinstance(cell, str) and cell else []
