"""Towns before a headline's colon, where nobody speaks: سوسة : القبض على …."""

from __future__ import annotations

import re

from ..statements.statement import Statement
from ..statements.unmarked import says_we
from ..tags.cues import mask
from ..tags.pieces import Sentence
from ..tags.tag import plays

_WORDS = 2
_SPEAKS = mask("any office", "any body", "any namer", "any medium", "title", "relay", "record")
# What a place is told by before it, and how many letters that has at most.
_PLACE = "ولاية|مدينة|معتمدية|محافظة|منطقة|بلدة|قرية|بلدية|إقليم|في|إلى|الى"
_BEFORE = re.compile(rf"(?:\b(?:{_PLACE}) |\b[وف]?ب)\Z")
_LONGEST = 8
_EDGE = re.compile(r"\b")


def is_dateline(sentence: Sentence, statement: Statement) -> bool:
    """Tell a place by how its document speaks of it: بسوسة, مدينة سوسة, في تركيا."""
    subject, content = statement.subject, statement.content
    if statement.cue.kind != "colon" or subject is None or subject.mention or content is None:
        return False
    units, text, last = sentence.units, sentence.text, subject.last - 1
    quoted = units[content].quote or units[subject.first].quote
    if quoted or last - subject.first >= _WORDS or plays(units, subject.first, _SPEAKS):
        return False
    name = sentence.written(subject.first, subject.last)
    return _is_place(text, name) and not says_we(sentence.written(content, len(units)))


def _is_place(text: str, name: str) -> bool:
    """Tell a name that the text has after a word for a place, or ب."""
    at = text.find(name)  # no pattern is made for a name: that takes longer than all searches
    while at >= 0:
        ended = _EDGE.match(text, at + len(name))
        if ended and _BEFORE.search(text, max(0, at - _LONGEST), at):
            return True
        at = text.find(name, at + 1)
    return False
