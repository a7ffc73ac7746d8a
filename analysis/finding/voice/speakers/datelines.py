"""Towns before a headline's colon, where nobody speaks: سوسة : القبض على …."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..statements.statement import Statement
from ..statements.unmarked import says_we
from ..tags.cues import mask
from ..tags.tag import Unit, plays

_WORDS = 2
_SPEAKS = mask("any office", "any body", "any namer", "any medium", "title", "relay", "record")
_PLACE = "ولاية|مدينة|معتمدية|محافظة|منطقة|بلدة|قرية|بلدية|إقليم|في|إلى|الى"


def is_dateline(text: str, units: Sequence[Unit], statement: Statement) -> bool:
    """Tell a place by how its document speaks of it: بسوسة, مدينة سوسة, في تركيا."""
    subject, content = statement.subject, statement.content
    if statement.cue.kind != "colon" or subject is None or subject.mention or content is None:
        return False
    last = subject.last - 1
    quoted = units[content].quote or units[subject.first].quote
    if quoted or last - subject.first >= _WORDS or plays(units, subject.first, _SPEAKS):
        return False
    name = re.escape(text[units[subject.first].start : units[last].end])
    place = re.search(rf"(?:\b(?:{_PLACE}) |\b[وف]?ب){name}\b", text)
    return bool(place) and not says_we(text[units[content].start : units[-1].end])
