"""What tells without a verb of the list: participles, verbal nouns with whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_

from ..tags.cues import Cue, mask
from ..tags.unit import STOP, Unit, plays
from .prepositions import takes

_NOMINAL = Cue("قول", "nominal")
_PARTICIPLE = Cue("قائلا", "say")
_TELLING, _PREPOSITION, _ADJECTIVE = mask("telling"), mask("preposition"), mask("adjective")
_NOUNS = {
    "عن": mask("noun_of"),
    "الي": mask("noun_to"),
    "ب": mask("noun_by"),
    "علي": mask("noun_on"),
    "ل": mask("noun_for"),
}
_ANY_NOUN = reduce(or_, _NOUNS.values())
_NOUN_SPAN, _NEAR = 10, 7


def unlisted(units: Sequence[Unit], at: int) -> Cue | None:
    """Give what tells by its form and what follows: ، مبرزا أن …; بعد تأكيد الوزير أن …."""
    if units[at].tag.manner and at and units[at].marks & STOP:
        clause = any(_is_clause(units, place) for place in (at + 1, at + 2))
        return _PARTICIPLE if clause else None
    if plays(units, at, _TELLING) and not units[at].tag.definite:
        for place in range(at + 2, min(at + _NOUN_SPAN, len(units))):
            if units[place].quote or units[place].before.strip() or units[place].tag.cue:
                return None
            if _is_clause(units, place):
                return _NOMINAL
    return _nominal(units, at)


def _nominal(units: Sequence[Unit], at: int) -> Cue | None:
    """Give what tells by a verbal noun and whose it is: دعوة الحزب | إلى الحوار, إعلانها | عن."""
    tag = units[at].tag
    if not tag.roles & _ANY_NOUN or tag.definite:
        return None
    preposition = next(key for key, role in _NOUNS.items() if tag.roles & role)
    for place in range(at + 1, min(at + _NEAR, len(units))):
        unit = units[place]
        if unit.quote or unit.before.strip() or unit.tag.cue or unit.tag.finite:
            return None
        cue = _NOMINAL._replace(preposition=preposition)
        if takes(units, place, cue):
            return cue if tag.owned or place > at + 1 else None
        if not tag.owned and place == at + 1 and not _may_own(units, place):
            return None
        if plays(units, place, _PREPOSITION) or (place > at + 1 and unit.tag.possession):
            return None
    return None


def _may_own(units: Sequence[Unit], at: int) -> bool:
    """Tell whose a verbal noun may be: the Party's, but no adjective: دعوة | أخرى."""
    tag = units[at].tag
    adjective = (tag.feminine or plays(units, at, _ADJECTIVE)) and not tag.definite
    return not (adjective or tag.no_head)


def _is_clause(units: Sequence[Unit], at: int) -> bool:
    return at < len(units) and units[at].tag.complementizer
