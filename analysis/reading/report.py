"""The reading report: what was read, what was not and why, and what is not as it should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from .chrome import removed
from .notes import Note, load, worded, wordings
from .shipped import shipped
from .soundness.judging import suspects
from .tables import as_table, require


class _Row(NamedTuple):
    doc: str | None
    file: str | None
    note: Note


def reading_report(documents: pd.DataFrame, *, lang: str = "en") -> pd.DataFrame:
    """Give all that is known of how the documents were read: nothing is dropped in silence.

    Parameters
    ----------
    documents : DataFrame
        As :func:`read_corpus` gives it, whole, filtered, sorted, joined with others, or read
        again from a file.
    lang : {"en", "ar"}
        The language of ``why``.

    Returns
    -------
    DataFrame
        One row per finding:

        ``doc`` (the document; missing where it is about a file or the whole), ``file``,
        ``what`` (read, format, beside, skipped, no file, no row, renamed, filtered, no report,
        empty, duplicate, undated, suspect, repaired, cut), ``why`` (in words), ``n`` (how many:
        texts read from a file, pieces cut, signs found).

    Raises
    ------
    InputError
        If the table has no ``doc`` and ``text``.

    See Also
    --------
    reading_summary, removed, read_corpus

    Notes
    -----
    What is about a document goes and stays with it; skipped files are told as long as one
    document of the same reading is there. A table that lost the columns ``notes`` and
    ``reading`` says so in a row ``no report``, and its texts are looked at anew.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a", "b"], "text": ["قال الوزير", ""]})
    >>> reading_report(documents)[["doc", "what", "n"]]
       doc       what  n
    0  NaN  no report  2
    1    b      empty  1
    2  NaN    undated  2
    """
    require(documents, ["doc", "text"], table_name="documents")
    rows = [
        *_files(documents),
        *_reading(documents),
        *_texts(documents),
        *_own(documents),
        *_cut(documents),
    ]
    order = {key: number for number, key in enumerate(wordings())}
    rows.sort(key=lambda row: order[row.note.key])
    table = pd.DataFrame(
        {
            "doc": [row.doc for row in rows],
            "file": [row.file for row in rows],
            "what": [wordings()[row.note.key].what for row in rows],
            "why": [worded(row.note, lang=lang) for row in rows],
            "n": [row.note.n for row in rows],
        }
    )
    return as_table(table.astype({"doc": "str", "file": "str"}), "reading report")


def _files(documents: pd.DataFrame) -> Iterator[_Row]:
    """Tell how many texts each file gave."""
    if "file" in documents:
        for name, group in documents.groupby("file", sort=False):
            one = str(group["doc"].iloc[0]) if len(group) == 1 else None
            yield _Row(one, str(name), Note("read", len(group)))


def _reading(documents: pd.DataFrame) -> Iterator[_Row]:
    """Tell what was noted in reading of all that is no document."""
    if documents.empty:
        yield _Row(None, None, Note("no text", 0))
    if "reading" not in documents or (len(documents) and documents["reading"].isna().all()):
        yield _Row(None, None, Note("lost report", len(documents)))
        return
    for cell, number in documents["reading"].value_counts(sort=False).items():
        for note in load(cell) if number else []:
            if note.key != "texts":
                yield _Row(None, note.file or None, note)
            elif note.n > number:
                yield _Row(None, note.file, Note("filtered", note.n - number))


def _texts(documents: pd.DataFrame) -> Iterator[_Row]:
    """Tell what the texts themselves show: empty ones, the same twice, no date."""
    texts = documents["text"].fillna("").str.strip()
    first: dict[str, str] = {}
    ids = documents["doc"].astype("str")
    for doc, text in zip(ids, texts, strict=True):
        if not text:
            yield _Row(doc, None, Note("empty"))
        elif text in first:
            yield _Row(doc, None, Note("duplicate", 1, first[text]))
        else:
            first[text] = doc
    for one, number in ids.value_counts(sort=False).items():
        if number > 1:
            yield _Row(str(one), None, Note("duplicate id", number))
    dates = documents["date"] if "date" in documents else pd.Series(pd.NaT, texts.index)
    undated = dates.isna()
    if len(documents) and undated.all():
        yield _Row(None, None, Note("all undated", len(documents)))
    else:
        yield from (_Row(doc, None, Note("undated")) for doc in ids[undated])


def _own(documents: pd.DataFrame) -> Iterator[_Row]:
    """Tell what was noted of each document; without notes, look at the texts again."""
    kept = "notes" in documents
    cells = documents["notes"] if kept else documents["text"]
    for doc, cell in zip(documents["doc"], cells, strict=True):
        notes = load(cell) if kept else suspects(cell) if isinstance(cell, str) else []
        yield from (_Row(str(doc), note.file or None, note) for note in notes)


def _cut(documents: pd.DataFrame) -> Iterator[_Row]:
    """Tell how many pieces were cut from each document, rule by rule."""
    if "cut" in documents:
        pieces = removed(documents)
        rules = Counter(zip(pieces["doc"], pieces["rule"], strict=True))
        for (doc, rule), number in rules.items():
            yield _Row(doc, None, Note("cut", number, rule))


def reading_summary(documents: pd.DataFrame, *, lang: str = "en") -> str:
    """Give the reading report in one line.

    Parameters
    ----------
    documents : DataFrame
        As :func:`reading_report` takes it.
    lang : {"en", "ar"}
        The language of the line.

    Returns
    -------
    str
        How many texts there are, how many of them are empty, stand twice, are suspect …, and
        how many files were skipped; what does not occur is not named.

    Raises
    ------
    InputError
        If the table has no ``doc`` and ``text``.

    See Also
    --------
    reading_report

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a", "b"], "text": ["قال الوزير", ""]})
    >>> reading_summary(documents)
    '2 texts, 1 of them empty, 2 undated, how they were read is not known.'
    >>> reading_summary(documents, lang="ar")
    'عدد النصوص: 2؛ الفارغ منها: 1؛ غير المؤرَّخ: 2؛ لا يُعرف كيف قُرئت.'
    """
    report = reading_report(documents)
    counts = {"texts": len(documents)}
    for what, rows in report.groupby("what"):
        # Of documents, how many; of files and rows, how many; of the whole, as many as it says.
        whole = rows["doc"].isna()
        counts[str(what)] = rows.loc[~whole, "doc"].nunique() + (
            int(rows.loc[whole, "n"].sum()) if what in {"undated", "empty"} else int(whole.sum())
        )
    said = [
        (part["ar"] if lang == "ar" else part["one" if number == 1 else "many"]).format(
            n=f"{number:,}"
        )
        for part in shipped(__package__, "summary.csv")
        if (number := counts.get(part["what"], 0)) or part["what"] == "texts"
    ]
    return ("؛ " if lang == "ar" else ", ").join(said) + "."
