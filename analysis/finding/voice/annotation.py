"""Documents -> the words as the rules for speakers see them: the reason of each decision."""

from __future__ import annotations

import pandas as pd

from ...reading.tables import as_documents
from ..reuse import tokens_of
from .cues import role_names
from .interpretation import Interpretation, rows_of
from .quotations import tagged
from .speakers import Names, SpeakersTable, read_speakers
from .statements import Statement
from .tags import Document, roles_at

_COLUMNS = {
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
        rows += _rows(document, _parts(read), names)
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


_Part = tuple[int | None, str, str, str, str]


def _rows(document: Document, parts: dict[int, _Part], names: Names) -> list[tuple[object, ...]]:
    """Lay out the units of a document, with the part that each one plays."""
    units = document.units()
    rows: list[tuple[object, ...]] = []
    for at, unit in enumerate(units):
        mention = names.at(units, at)
        rows.append(
            (
                document.doc,
                unit.start,
                unit.end,
                document.text[unit.start : unit.end],
                unit.key,
                ", ".join(role_names(roles_at(units, at))),
                unit.tag.cue.lemma if unit.tag.cue else "",
                mention.speaker if mention else "",
                *parts.get(unit.start, (None, "", "", "", "")),
            )
        )
    return rows


def _parts(read: list[Interpretation]) -> dict[int, _Part]:
    """Give, by where units start, the statement, the part in it, how, who and which rule."""
    parts: dict[int, _Part] = {}
    number = 0
    for sentence in read:
        starts = [unit.start for unit in sentence.units]
        for reason, voice in sentence.reasons:
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
