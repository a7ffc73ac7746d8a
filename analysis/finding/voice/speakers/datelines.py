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
_PLACE = "ولاية|مدينة|معتمدية|محافظة|منطقة|بلدة|قرية|بلدية|إقليم|في|إلى|الى"


def is_dateline(sentence: Sentence, statement: Statement) -> bool:
    """Tell a place by how its document speaks of it: بسوسة, مدينة سوسة, في تركيا."""
    subject, content = statement.subject, statement.content
    if statement.cue.kind != "colon" or subject is None or subject.mention or content is None:
        return False
    units, text, last = sentence.units, sentence.text, subject.last - 1
    quoted = units[content].quote or units[subject.first].quote
    if quoted or last - subject.first >= _WORDS or plays(units, subject.first, _SPEAKS):
        return False
    name = re.escape(sentence.written(subject.first, subject.last))
    place = re.search(rf"(?:\b(?:{_PLACE}) |\b[وف]?ب){name}\b", text)
    return bool(place) and not says_we(sentence.written(content, len(units)))
