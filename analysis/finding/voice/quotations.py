"""Documents -> quotations and reported statements: who says it, and how that is known."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd

from ...reading.columns import TABLES
from ...reading.progress import progress
from ...reading.tables import as_documents
from ..reuse import tokens_of
from .confidence import confidence
from .corrections import correct
from .speakers.articles import rows_of
from .speakers.interpretation import Interpretation, Row
from .statements.statement import Statement
from .tags.cues import person_key, role_names
from .tags.mentions import mention_at
from .tags.names import Names, SpeakersTable, read_speakers
from .tags.unit import roles_at
from .tags.units import Document, Units


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
        real news by rule, distance, agreement and other mentions; 1 for a correction);
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
    A turn of a talk is one report, whole: after a name and a colon, or, where three questions or
    more are answered, after marks alone (``* …؟`` and ``- …``, ``س:`` and ``ج:``, the answers
    without one where the text tells of a talk); who asks is then unknown, and who answers is who
    spoke most before it.
    Who speaks is found by rules, not by understanding: check the rows of low confidence first. The
    probability was learned from annotated news of sixteen outlets; how good it is on yours
    :func:`sample_for_coding` and :func:`accuracy` tell.

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
    with _without_collection():
        rows = [
            _laid_out(document.doc, document.text, row)
            for document in tagged(documents, tokens, names)
            for row in rows_of(document, names)
        ]
    table = pd.DataFrame(rows, columns=list(TABLES["quotations"].columns))
    table = table.astype(TABLES["quotations"].columns)
    for column in ("speaker", "via"):
        table[column] = _as_most_write(table[column], names)
    table["confidence"] = confidence(table, tokens)
    return table if corrections is None else correct(table, corrections)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Let nobody look for cycles meanwhile: millions of small objects come and go, none in one."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _as_most_write(speakers: pd.Series, names: Names) -> pd.Series:
    """Give each name outside the table as it is most often written: أحمد for احمد."""
    written = speakers.dropna()
    written = written[~written.isin(list(names.order))]
    counts = written.value_counts(sort=False).sort_values(ascending=False, kind="stable")
    usual: dict[str, str] = {}
    for name in counts.index:
        usual.setdefault(person_key(name), name)
    shown = {name: usual[person_key(name)] for name in counts.index}
    spelled = written.map(shown)
    return speakers.where(~speakers.index.isin(spelled.index), spelled.reindex(speakers.index))


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


_ANNOTATED = {
    "doc": "category",
    "start": "int32",
    "end": "int32",
    "text": "str",
    "key": "str",
    "roles": "str",
    "lemma": "str",
    "named": "str",
    "statement": "Int32",
    "part": "str",
    "how": "str",
    "speaker": "str",
    "rule": "str",
}


def annotate(
    documents: pd.DataFrame,
    *,
    tokens: pd.DataFrame | None = None,
    speakers: SpeakersTable | None = None,
) -> pd.DataFrame:
    """Give the words as the rules for speakers see them: why a quotation has this speaker.

    Parameters
    ----------
    documents : DataFrame
        As :func:`read_corpus` gives it; at least ``doc`` and ``text``.
    tokens : DataFrame, optional
        The tokens of these documents, where they are there already; otherwise they are made.
    speakers : path, DataFrame or dict, optional
        Names and epithets, as for :func:`quotations`.

    Returns
    -------
    DataFrame
        One row per word outside quotation marks, and one per quotation, in the order of the text:
        ``doc``; ``start``, ``end``, ``text`` (a quotation with its marks); ``key`` (the spelling
        that the rules compare); ``roles`` (what the word may do, as in ``cue_words.csv``, between
        commas); ``lemma`` (of the cue verb that it is a form of); ``named`` (who of the table of
        speakers is named from here on); ``statement`` (the number of the statement in the
        document; missing outside one); ``part`` (``cue``, ``subject``, ``content``, or ``source``:
        the word that opens a source phrase); ``how`` (what opens the content: ``speech``: a colon
        or a quotation, ``clause``, ``preposition``, ``object``), ``speaker`` and ``rule`` (who is
        found, and by which rule), all three at the cue or source only. What is not there is empty.

    Raises
    ------
    InputError
        As for :func:`quotations`.

    See Also
    --------
    quotations

    Notes
    -----
    A statement within the content of another one takes its words. A cue whose statement makes no
    row of :func:`quotations` stands here, too: it says who goes on speaking.

    Examples
    --------
    >>> documents = pd.DataFrame({"doc": ["a"], "text": ["قالت الوزيرة أمس إن الحرب طويلة."]})
    >>> table = annotate(documents)
    >>> table[["text", "lemma", "part", "how", "speaker", "rule"]]
          text lemma     part     how  speaker         rule
    0     قالت   قال      cue  clause  الوزيرة  noun phrase
    1  الوزيرة        subject
    2      أمس
    3       إن        content
    4    الحرب        content
    5    طويلة        content
    """
    documents = as_documents(documents)
    names = Names(read_speakers(speakers))
    tokens = tokens_of(documents, tokens)
    rows: list[tuple[object, ...]] = []
    for document in tagged(documents, tokens, names):
        read: list[Interpretation] = []
        rows_of(document, names, read=read)
        rows += _annotated(document, _parts(read))
    return pd.DataFrame(rows, columns=list(_ANNOTATED)).astype(_ANNOTATED)


_Part = tuple[int | None, str, str, str, str]


def _annotated(document: Document, parts: dict[int, _Part]) -> list[tuple[object, ...]]:
    """Lay out the units of a document, with the part that each one plays."""
    piece = document.piece()
    units = piece.units
    rows: list[tuple[object, ...]] = []
    for at, unit in enumerate(units):
        mention, (start, end) = mention_at(units, at), piece.span(at, at + 1)
        rows.append(
            (
                document.doc,
                start,
                end,
                document.text[start:end],
                unit.key,
                ", ".join(role_names(roles_at(units, at))),
                unit.tag.cue.lemma if unit.tag.cue else "",
                mention.speaker if mention else "",
                *parts.get(start, (None, "", "", "", "")),
            )
        )
    return rows


def _parts(read: list[Interpretation]) -> dict[int, _Part]:
    """Give, by where units start, the statement, the part in it, how, who and which rule."""
    parts: dict[int, _Part] = {}
    number = 0
    for interpretation in read:
        sentence = interpretation.sentence
        starts = [sentence.span(at, at + 1)[0] for at in range(len(sentence.units))]
        for reason, voice in interpretation.reasons:
            how = reason.how if isinstance(reason, Statement) else ""
            if isinstance(reason, Statement) and reason.content is not None:
                said = starts[reason.content : reason.end]
                parts |= dict.fromkeys(said, (number, "content", "", "", ""))
            if reason.subject:
                named = starts[reason.subject.first : reason.subject.last]
                parts |= dict.fromkeys(named, (number, "subject", "", "", ""))
            part = "cue" if isinstance(reason, Statement) else "source"
            parts[starts[reason.at]] = (number, part, how, voice.speaker, voice.rule)
            number += 1
    return parts
