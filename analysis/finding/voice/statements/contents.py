"""Where what is said begins: at a colon, a quotation, إن, a verb's preposition or its object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from ..phrases.phrase import Phrase
from ..tags.cues import Cue, mask, roles_of
from ..tags.unit import COLON, COMMA, Unit, plays
from .naming import governed, is_name, names_other
from .prepositions import is_preposition, is_to, preposition_of

_ACTS = mask("act", "been")
_CUT_TO, _TO_HIM = mask("cut_to"), mask("resumptive_to")
_PREPOSITION = mask("preposition")
_MATTER, _THANKS = mask("matter"), mask("thanks")
#: Verbs that give a speech or thanks, and those that tell of a matter.
GIVES = frozenset({"قدم", "وجه", "نقل"})
SHOWS = GIVES | {"أوضح", "أبرز", "شرح", "كشف", "روى", "ذكر", "سرد", "أورد"}
_OWNER = regex.compile("(?<=...)(?:ه|ها|هم|هما)$")
_TAKES_THAT = frozenset({"say", "affirm", "tell", "clause"})
# Classes of verbs after which أن begins nothing that is said: حمل أمتعته … أن.
_NO_CLAUSE = frozenset({"blame", "name"})
# Prepositions that take أن: مؤشرات على أن, بالإضافة إلى أن.
_GOVERNS_THAT = frozenset({"علي", "الي", "عن", "في", "من"})
_IF = frozenset({"لم", "وجد", "وجدت", "شاء", "صح"})
_WISHES, _HAPPENS = frozenset({"رأى", "أصر", "أقسم"}), frozenset({"شهد", "سجل", "وجد", "افترض"})
# How far from its cue the content may begin, in units.
_REACH, _REACH_IF_WEAK, _REACH_OF_PARTICIPLE, _REACH_OF_OBJECT = 45, 30, 6, 8
_REACH_TO_WHOM = 12
_SPEAKS = mask(
    "any office", "any body", "any namer", "any medium", "any document", "relay", "title"
)
_NAME_WORDS = 3
#: Classes of verbs that may take what is said as their object.
OBJECTS = frozenset({"affirm", "judge", "blame"})


class Content(NamedTuple):
    """The unit at which the content begins, and what opens it.

    ``how`` is speech (a colon or a quotation), clause (إن), preposition, or object.
    """

    first: int
    how: str


def content_of(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> Content | None:
    """Give where the content of a cue begins, if it has one before ``limit``."""
    reach = _reach_of(cue)
    preposition = preposition_of(units, at, cue)
    furthest = min(limit, at + reach + 1)
    tells = preposition == "ب" and cue.kind == "say"  # أفاد, صرح
    that = _with_that(units, at + 1, furthest) if tells else at
    for place in range(at + 1, furthest):
        unit = units[place]
        if unit.marks & COLON and not (unit.tag.number and units[place - 1].tag.number):
            return _past_title(units, place, limit) or Content(place, "speech")
        if unit.quote:
            if not (is_name(units, place) or names_other(units, at, place, cue, limit)):
                return Content(place, "speech")
        elif unit.tag.opens and cue.kind not in _NO_CLAUSE:
            if _opens(units, at, cue, place):
                return Content(place - _to_that(units, cue, place), "clause")
        elif preposition and place >= that and is_preposition(units, at, place, preposition):
            later = _spoken(units, place, limit) or _clause_later(units, at, place, limit)
            return later or Content(place, "preposition")
    return _towards(units, cue, at + 1, furthest) if preposition == "الي" else None


def wished(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> Content | None:
    """Give what is wished to whom: متمنيا | لهم التوفيق."""
    wishes = cue.lemma == "تمنى" and plays(units, at + 1, _TO_HIM) and at + 2 < limit
    return Content(at + 1, "object") if wishes else None


def _with_that(units: Sequence[Unit], first: int, last: int) -> int:
    """Give where بأن stands: a ب before it is not the verb's; ``first`` if it stands nowhere."""
    places = range(first, last)
    return next((p for p in places if units[p].tag.by and units[p].tag.complementizer), first)


def _reach_of(cue: Cue) -> int:
    """Give how far from a cue what is said may begin: داعيا الغرف في المنطقة كلها | إلى …."""
    if cue.agrees:
        return _REACH_IF_WEAK if cue.weak else _REACH
    return _REACH_TO_WHOM if cue.kind == "ask" else _REACH_OF_PARTICIPLE


def _towards(units: Sequence[Unit], cue: Cue, first: int, last: int) -> Content | None:
    """Give a noun with ل where other writers have إلى."""
    places = (at for at in range(first, last) if is_to(units, at, cue))
    return next((Content(at, "preposition") for at in places), None)


def shown(
    units: Sequence[Unit], at: int, cue: Cue, subject: Phrase | None, limit: int
) -> tuple[Phrase | None, Content | None]:
    """Give the subject and the matter that a verb tells of: شرح X | أسباب التأخير."""
    role = _THANKS if cue.lemma in GIVES else _MATTER
    after = max(at + 1, subject.last if subject else 0)
    for place in range(at + 1, min(limit, after + _REACH_OF_OBJECT)):
        unit = units[place]
        if unit.quote and (place < after or plays(units, place - 1, _CUT_TO)):
            continue
        if unit.quote or unit.tag.complementizer or (unit.tag.finite and not unit.tag.deed):
            break
        base = unit.tag.key[2:] if unit.tag.definite else _OWNER.sub("", unit.tag.key)
        told = plays(units, place, role) or roles_of(base)[0] & role
        owned = place == after and role == _MATTER and unit.tag.thing
        held = plays(units, place - 1, _SPEAKS) and not units[place - 1].tag.definite
        if not (told or owned) or held or plays(units, place - 1, _PREPOSITION):
            continue
        if subject and at < subject.first:
            subject = subject.upto(min(place, subject.last)) if place > subject.first else None
        return subject, Content(place, "object")
    return subject, None


def _opens(units: Sequence[Unit], verb: int, cue: Cue, at: int) -> bool:
    """Tell إن or أن that is the cue's own."""
    if at == verb + 1:
        return True
    other = cue.weak or cue.kind not in ("say", "affirm", "tell")
    parted = any(_begins_clause(units, place, other=other) for place in range(verb + 1, at))
    before = units[at - 1].key
    of_other = before in _GOVERNS_THAT and at > verb + 3 and before != cue.preposition
    # وجدت دعما في مؤشرات على | أن
    of_other = of_other and not (units[at].before.strip() or _to_that(units, cue, at))
    return not (parted or of_other or governed(units, at) or _wishes(units, cue, at))


def _to_that(units: Sequence[Unit], cue: Cue, at: int) -> bool:
    """Tell أن with إلى after a verb that takes none: أوضح الوزير | إلى أن العمل بدأ."""
    says = cue.kind in ("say", "affirm", "clause") and not cue.weak and cue.preposition != "الي"
    if not says or units[at - 1].key != "الي" or at + 1 >= len(units):
        return False
    added = units[at - 2].tag.key.endswith("ضافة")  # بالإضافة إلى أن
    if added or (at > 1 and units[at - 2].tag.deed):
        return False
    following = units[at + 1].tag  # but إلى أن تم
    return units[at].key != "ان" or not (following.finite or following.verbal or following.cue)


def _begins_clause(units: Sequence[Unit], at: int, *, other: bool) -> bool:
    """Tell a verb of another clause, whose أن it is: سجل ثلاثة أهداف، وكان يدرك | أن."""
    tag = units[at].tag
    joined = tag.key[:1] == "و" and len(tag.key) > 3 and (other or units[at].marks & COMMA)
    return bool(joined) and (tag.finite or bool(roles_of(tag.key[1:])[0] & _ACTS))


def _wishes(units: Sequence[Unit], cue: Cue, at: int) -> bool:
    """Tell أن with a verb, or إن with a condition, that is another's: ذكر … الحل | أن يبنوا."""
    if at + 1 >= len(units) or units[at].key != "ان":
        return False
    following = units[at + 1]
    if following.key in _IF:
        return True
    tells = (cue.kind == "say" and cue.lemma not in _WISHES) or cue.lemma in _HAPPENS
    verbal = following.tag.finite and following.key[0] in "يت"
    return tells and verbal and not following.before.strip()


def _past_title(units: Sequence[Unit], at: int, limit: int) -> Content | None:
    """Step over who somebody is, between two colons: قال X: مدير المستشفى: إن …."""
    for place in range(at + 1, min(limit, at + _REACH_OF_OBJECT)):
        tag = units[place].tag
        if units[place].marks & COLON:
            return Content(place, "speech") if tag.complementizer else None
        if tag.finite or tag.cue or tag.complementizer or units[place].quote:
            return None
    return None


def _spoken(units: Sequence[Unit], first: int, limit: int) -> Content | None:
    """Give a quotation after a colon that comes later: وعلق على القرار: «…»."""
    for place in range(first + 1, min(limit, first + _REACH)):
        if units[place].tag.opens:
            return None
        if units[place].marks & COLON:
            return Content(place, "speech") if units[place].quote else None
    return None


def _clause_later(units: Sequence[Unit], verb: int, first: int, limit: int) -> Content | None:
    """Give أن after a circumstance: أفاد مدير الأمن بالمنستير، | أن; أكد على هامش ندوة، | أن."""
    cue = units[verb].tag.cue
    if cue is None or cue.kind not in _TAKES_THAT or cue.joined == "ل":
        return None
    if units[first].tag.complementizer or units[min(first + 1, limit - 1)].tag.complementizer:
        return None
    for place in range(first + 1, min(limit, first + _REACH)):
        unit, before = units[place], units[place - 1]
        named = bool(before.quote) and before.words <= _NAME_WORDS  # إلى «الوطن» | أن
        if unit.tag.opens and (unit.marks & COMMA or named) and _opens(units, verb, cue, place):
            own = not unit.tag.by or cue.preposition == "ب"
            return Content(place, "clause") if own else None
    return None
