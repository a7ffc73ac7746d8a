"""Documents -> quotations and reported statements: who says it, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd

from ...reading.columns import TABLES
from ...reading.progress import progress
from ...reading.tables import as_documents
from ..reuse import tokens_of
from .confidence import confidence
from .corrections import correct
from .interpretation import Row, rows_of
from .speakers import Names, SpeakersTable, read_speakers
from .tags import Document, Units


def quotations(
    documents: pd.DataFrame,
    *,
    tokens: pd.DataFrame | None = None,
    speakers: SpeakersTable | None = None,
    corrections: str | Path | pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give every quotation and reported statement with its speaker, and how that is known.

    Parameters
    ----------
    documents : DataFrame
        As :func:`read_corpus` gives it; at least ``doc`` and ``text``.
    tokens : DataFrame, optional
        The tokens of these documents, where they are there already; otherwise they are made.
    speakers : path, DataFrame or dict, optional
        Names and epithets: a CSV or table with the columns ``speaker`` and ``form`` and, if you
        like, ``kind`` (``name``, ``epithet``, ``state``, ``organisation``, ``medium``); or
        ``{speaker: [forms]}``; ``"five articles"`` for the table of the articles that ship.
        Whoever is in no table comes out as the noun phrase that names him or her.
    corrections : path or DataFrame, optional
        What a reader decided: ``document``, ``start``, ``end``, ``speaker``; an empty speaker
        puts the words to nobody. It wins over every rule, in every run.

    Returns
    -------
    DataFrame
        One row per quotation or statement, in the order of the text:

        ``doc``; ``start``, ``end`` and ``text`` (what is said: a quotation without its marks, a
        report from its إن or preposition on; ``document text[start:end]`` is ``text``); ``kind``
        (``direct``: in marks and put to somebody; ``reported``; ``scare``: in marks in the
        writer's own sentence, or a name); ``speaker`` (missing if unknown, or a scare
        quotation); ``cue`` and ``cue_start`` (the word that tells who speaks); ``rule`` (``name``,
        ``epithet``, ``joint``, ``noun phrase``: outside the table, ``source phrase``, ``anaphor``,
        ``carried over``, ``correction``, ``unknown``, ``scare``); ``via`` (who relays it);
        ``confidence`` (0 to 1: how likely words, voice and speaker are all right, learned from
        annotated news by rule, distance, agreement and other mentions; 1 for a correction);
        ``mended`` (a closing mark was missing). A quotation inside a report has a row of its own.

    Raises
    ------
    InputError
        If a column is missing, the tokens are not those of the documents, or the table of speakers
        or corrections is malformed.

    Warns
    -----
    UserWarning
        If a correction fits no quotation: the text has changed since it was written.

    See Also
    --------
    attribute, shared_remarks, sample_for_coding

    Notes
    -----
    Marks are read by where they stand, not by their shape, paragraph by paragraph. Words are
    compared without vowel marks, tatweel and hamza seats. Nobody goes on speaking after a heading.
    Who speaks is found by rules, not by understanding: check the rows of low confidence first. The
    probability was learned from invented news; how good it is on yours :func:`sample_for_coding`
    and :func:`accuracy` tell.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["قال شي: «لا للهيمنة». وأضاف أنه ضدها."]})
    >>> names = {"Xi": ["شي"]}
    >>> quotations(documents, speakers=names)[["text", "kind", "speaker", "cue", "rule"]]
               text      kind speaker    cue          rule
    0   لا للهيمنة    direct      Xi    قال          name
    1    أنه ضدها  reported      Xi  وأضاف  carried over
    """
    documents = as_documents(documents)
    names = Names(read_speakers(speakers))
    tokens = tokens_of(documents, tokens)
    rows = [
        _laid_out(document.doc, document.text, row)
        for document in tagged(documents, tokens, names)
        for row in rows_of(document, names)
    ]
    table = pd.DataFrame(rows, columns=list(TABLES["quotations"].columns))
    table = table.astype(TABLES["quotations"].columns)
    table["confidence"] = confidence(table, tokens)
    return table if corrections is None else correct(table, corrections)


def tagged(documents: pd.DataFrame, tokens: pd.DataFrame, names: Names) -> Iterable[Document]:
    """Give each document that has words, as units."""
    texts = dict(zip(documents["doc"].astype("str"), documents["text"], strict=True))
    found = {document.doc: document for document in Units(texts, tokens, names).documents()}
    return progress([found[doc] for doc in texts if doc in found], doing="Finding who speaks")


def _laid_out(doc: str, text: str, row: Row) -> tuple[object, ...]:
    """Give one row of the table."""
    voice = row.voice
    start, end = row.cue or (None, None)
    return (
        doc,
        row.start,
        row.end,
        text[row.start : row.end],
        row.kind,
        voice.speaker or None,
        None if start is None else text[start:end],
        start,
        voice.rule,
        voice.via or None,
        np.nan,
        row.mended,
    )
