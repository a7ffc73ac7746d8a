"""Towns and topics before a colon, where nobody speaks: سوسة : القبض على …, المدى: 700 كم."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..statements.statement import Statement
from ..statements.unmarked import says_we
from ..tags.cues import mask
from ..tags.pieces import Sentence
from ..tags.unit import Unit, plays
from ..tags.units import Document
from .animacy import CLITICS

_WORDS = 2
_SPEAKS = mask("any office", "any body", "any namer", "any medium", "title", "relay", "record")
# What a place is told by before it, and how many letters that has at most.
_PLACE = "ولاية|مدينة|معتمدية|محافظة|منطقة|بلدة|قرية|بلدية|إقليم|في|إلى|الى"
_BEFORE = re.compile(rf"(?:\b(?:{_PLACE}) |\b[وف]?ب)\Z")
_LONGEST = 8
_EDGE = re.compile(r"\b")
_HEADS = _SPEAKS | mask("any somebody", "kin", "any document")
# A text that goes on for so many letters names again who speaks in it.
_GOES_ON = 300


def is_dateline(document: Document, sentence: Sentence, statement: Statement) -> bool:
    """Tell by the document a place, مدينة سوسة, في تركيا, and what it never names again."""
    subject, content = statement.subject, statement.content
    if statement.cue.kind != "colon" or subject is None or subject.mention or content is None:
        return False
    units, first, last = sentence.units, subject.first, subject.last
    if units[content].quote or units[first].quote or plays(units, first, _SPEAKS):
        return False
    if _is_unknown(document, units[first:last]):
        return True
    short = last - first <= _WORDS and _is_place(sentence.text, sentence.written(first, last))
    return short and not says_we(sentence.written(content, len(units)))


def _is_unknown(document: Document, units: Sequence[Unit]) -> bool:
    """Tell what is nobody by its text, which says neither what it is nor its name again."""
    known = units[0].tag.plural or any(plays(units, at, _HEADS) for at in range(len(units)))
    if known or len(document.text) < _GOES_ON:
        return False
    name = units[-1].key
    return sum(document.times(clitic + name) for clitic in ("", *CLITICS)) == 1


def _is_place(text: str, name: str) -> bool:
    """Tell a name that the text has after a word for a place, or ب."""
    at = text.find(name)  # no pattern is made for a name: that takes longer than all searches
    while at >= 0:
        ended = _EDGE.match(text, at + len(name))
        if ended and _BEFORE.search(text, max(0, at - _LONGEST), at):
            return True
        at = text.find(name, at + 1)
    return False
