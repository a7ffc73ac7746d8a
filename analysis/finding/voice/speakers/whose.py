"""Whose words a sentence speaks of before its verb: رسالة للباحث X قال فيها, الحضور الذين قالوا."""

from __future__ import annotations

from collections.abc import Sequence

from ..phrases.antecedents import antecedent
from ..phrases.phrase import Phrase, phrase_at
from ..tags.cues import mask
from ..tags.tag import Tag
from ..tags.unit import DIVIDE, Unit, plays

_SPEECH, _TITLES = mask("any circumstance", "any document"), mask("any office", "title")
_OFFICE = mask("any office", "title")
_PREPOSITION, _TIME = mask("preposition", "turn", "time"), mask("time")
_QUANTITY, _ASCRIBED = mask("quantity"), frozenset({"منسوب", "منسوبة"})
_GROUP, _THIS = mask("people"), mask("demonstrative")
_BY_PHONE = frozenset({"هاتفيا", "هاتفية"})
_IN_IT = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
# Words of a family name (بن سلمان), and of a circumstance at the head (خلال اللقاء).
_FAMILY, _SETTING, _LONGEST = 3, 5, 12


def issuer_of(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give whose speech a sentence begins with: وفي رسالة للباحث X، | قال; وفي رد من X، | قال."""
    if not (units[0].tag.roles & _PREPOSITION and at > 2 and plays(units, 1, _SPEECH)):
        return None
    bare = not (units[1].tag.definite or units[2].tag.to)
    if bare and plays(units, 2, _OFFICE):  # في كلمة | رئيس البلدية
        return phrase_at(units, 2, at)
    for place in range(2, min(at, _SETTING + 1)):
        if units[place].key == "من":
            return phrase_at(units, place + 1, at)
        if units[place].tag.to and plays(units, place, _TITLES):
            return phrase_at(units, place, at, attached=True)
    return None


def whose_words(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give whose are the words in which a verb says something: مقالا للكاتب X | قال فيه."""
    if at + 1 == len(units) or units[at + 1].key not in _IN_IT:
        return None
    for place in range(at - 1, max(at - _LONGEST, 0), -1):
        if not _is_speech(units, place - 1):
            continue
        if units[place].key == "من":
            return phrase_at(units, place + 1, at)
        if units[place].tag.to and plays(units, place, _TITLES | _QUANTITY):
            return phrase_at(units, place, at, attached=True)
    return None


def _is_speech(units: Sequence[Unit], at: int) -> bool:
    """Tell words that somebody says, up to their last: مقالا, اتصالا هاتفيا | اليوم."""
    while at > 0 and (units[at].tag.roles & _TIME or units[at].key in _BY_PHONE):
        at -= 1
    return bool(units[at].tag.bare_roles & _SPEECH) or units[at].key in _ASCRIBED


def whose_clause(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give who is meant by a plural verb in a relative clause: للحضور الذين شكروه | وطالبوا."""
    for place in range(at - 1, max(at - _LONGEST, 0), -1):
        if units[place + 1].marks & DIVIDE or units[place].tag.complementizer:
            return None
        if units[place].key == "الذين" and (phrase := antecedent(units, place)):
            near = at - place < _FAMILY + 1 or units[at].key.startswith("و")
            said = range(phrase.first, place)
            first = next((first for first in said if _is_several(units[first].tag)), -1)
            if first < 0 or not near or plays(units, place - 1, _THIS):
                return None
            to = units[first].tag.to_the
            while not to and first > phrase.first and units[first - 1].tag.definite:
                first -= 1
            return Phrase(first, place, attached=to)
    return None


def _is_several(tag: Tag) -> bool:
    """Tell a noun for several, that الذين goes with: أهالي القرية, المحتجين, للحضور."""
    return tag.plural or tag.to_the or bool(tag.roles & (_QUANTITY | _GROUP))
