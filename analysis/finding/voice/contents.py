"""Where what is said begins: at a colon, a quotation, إن, a verb's preposition or its object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .cues import Cue, mask
from .phrases import Phrase, after_name, seam
from .speakers import Names
from .tags import COLON, Unit, opens_clause, plays

_OF_WHAT = mask("of_what")
_NO_OBJECT = mask(
    *("preposition", "deed", "function", "pronoun", "time", "relative", "negation", "turn")
)
_BLAME, _WORK = mask("blame"), mask("work", "any work")
_PREPOSITION = mask("preposition")
_PREPOSITION_OR_NAMER = mask("preposition", "namer")

# How far from its cue the content may begin, in units.
_REACH, _REACH_OF_PARTICIPLE, _REACH_OF_OBJECT = 30, 6, 8
_NAME_WORDS, _TITLE_WORDS = 3, 10
#: Classes of verbs that may take what is said as their object.
OBJECTS = frozenset({"affirm", "judge", "blame"})


class Content(NamedTuple):
    """The unit at which the content begins, and what opens it.

    ``how`` is speech (a colon or a quotation), clause (إن), preposition, or object.
    """

    first: int
    how: str


def content_of(
    units: Sequence[Unit], at: int, cue: Cue, limit: int, names: Names
) -> Content | None:
    """Give where the content of a cue begins, if it has one before ``limit``."""
    reach = _REACH if cue.agrees else _REACH_OF_PARTICIPLE
    preposition = "" if cue.kind == "stand" else cue.preposition
    for place in range(at + 1, min(limit, at + reach + 1)):
        unit = units[place]
        if unit.marks & COLON and not (unit.tag.number and units[place - 1].tag.number):
            return Content(place, "speech")
        if unit.quote:
            if not is_name(units, place) and not _names_speaker(units, at, place, cue, limit):
                return Content(place, "speech")
        elif unit.tag.complementizer:
            return Content(place, "clause")
        elif preposition and _is_preposition(units, place, preposition, names):
            return Content(place, "preposition")
    return None


def is_name(units: Sequence[Unit], at: int) -> bool:
    """Tell a quotation that only names: صحيفة «لوموند», ما يسمى بـ«صفقة القرن»."""
    if at and units[at].words <= _TITLE_WORDS and plays(units, at - 1, _WORK):
        return not units[at].marks & COLON
    return units[at].words <= _NAME_WORDS + 1 and after_name(units, at)


def _names_speaker(units: Sequence[Unit], at: int, place: int, cue: Cue, limit: int) -> bool:
    """Tell a short quotation that is part of the speaker's name: what is said comes after it."""
    if units[place].words > _NAME_WORDS or units[place].marks & COLON or not cue.agrees:
        return False
    following = range(place + 1, min(limit, place + _REACH // 2))
    if any(opens_clause(units, later) for later in following):
        return True
    return place == at + 1 and cue.kind == "affirm" and place + 1 < limit


def _is_preposition(units: Sequence[Unit], at: int, preposition: str, names: Names) -> bool:
    tag = units[at].tag
    if preposition != "ب":
        return tag.key == preposition or (preposition == "عن" and bool(tag.roles & _OF_WHAT))
    if not tag.by or plays(units, at, _PREPOSITION_OR_NAMER):
        return False
    mention = names.at(units, at)
    return len(tag.key) != 2 and not (mention and mention.bare)


def with_object(
    units: Sequence[Unit],
    at: int,
    cue: Cue,
    subject: Phrase | None,
    content: Content | None,
    limit: int,
) -> tuple[Phrase | None, Content | None]:
    """Give the subject and the object that is what a verb says: أكد X سعيه, انتقد X الهيمنة."""
    if content and content.how == "speech" and units[content.first].marks & COLON:
        return subject, content
    if (
        cue.kind == "affirm"
        and subject
        and (owned := _owned(units, max(at + 1, subject.last), limit))
    ):
        alone = subject.first > at and subject.last == subject.first + 1 == owned
        if alone and cue.joined and not units[subject.first].tag.definite:  # وأبدى استعداد بلاده
            return None, Content(subject.first, "object")
        return subject.upto(min(owned, subject.last)), Content(owned, "object")
    first = at + 1
    if subject and subject.first > at:
        first = subject.last if subject.mention else seam(units, subject.first, subject.last)
        if first == subject.last and not subject.mention:
            whole = first >= limit or units[first].before.strip()
            if not (cue.joined and whole and cue.kind in ("judge", "blame")):
                return subject, content
            first, subject = subject.first, None
        else:
            subject = subject.upto(first)
    if first >= limit or not _is_object(units, first, cue):
        return subject, content
    return subject, Content(first, "object")


def _owned(units: Sequence[Unit], first: int, limit: int) -> int | None:
    """Give a noun with the speaker's pronoun: أكد X سعيه."""
    for place in range(first, min(limit, first + _REACH_OF_OBJECT)):
        if units[place].quote:
            return None
        governed = any(plays(units, near, _PREPOSITION) for near in (place - 1, place))
        if units[place].tag.owned and not governed:
            return place
    return None


def _is_object(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell whether what is said may begin as an object at a unit: no deed, no preposition."""
    tag = units[at].tag
    if cue.kind == "blame":
        return any(plays(units, place, _BLAME) for place in range(at, min(at + 6, len(units))))
    if units[at].quote or tag.cue or tag.complementizer or tag.manner:
        return False
    if plays(units, at, _NO_OBJECT) or "،" in units[at].before:
        return False
    return cue.kind != "affirm" or not (tag.to or tag.number)


def split_object(
    units: Sequence[Unit], at: int, subject: Phrase | None, content: Content
) -> tuple[Phrase | None, int]:
    """Part subject and object of وصف and اتهم; give the subject and where the object begins.

    One name alone between the verb and its preposition is the object: who speaks was named before.
    """
    if subject is None or subject.first < at:
        return subject, at + 1
    if (cue := units[at].tag.cue) and cue.governs:  # وصفه X: the object is the pronoun
        return subject, content.first
    if subject.last < len(units) and "،" in units[subject.last].before:
        return subject, subject.last
    if subject.mention:
        alone = subject.last >= content.first
        return (None, subject.first) if alone else (subject, subject.last)
    if subject.last - subject.first < 2:
        return None, subject.first
    half = subject.split(units)
    return half, half.last
