"""Which clause a verb belongs to: whether it heads one, or stands within a report."""

from __future__ import annotations

from collections.abc import Sequence

from ..tags.cues import Cue, mask
from ..tags.unit import STOP, Unit, ends_in, opens_clause, plays

_TOPICS = frozenset({"وعن", "وحول", "وبشان", "وبخصوص"})
_TOPIC_SPAN = 20
_NAME_WORDS = 3
_RELAY = mask("any relay")
_BEFORE_CLAUSE, _CONTRAST = mask("boundary", "clause", "turn", "contrast"), mask("contrast")


def goes_on_to_say(units: Sequence[Unit], at: int) -> bool:
    """Tell قبل أن يضيف أن …, which tells more."""
    before = at > 1 and units[at - 2].key == "قبل" and units[at - 1].tag.complementizer
    near = range(at + 1, min(at + _NAME_WORDS + 1, len(units)))
    return before and any(units[place].quote or opens_clause(units, place) for place in near)


def is_clause(units: Sequence[Unit], at: int) -> bool:
    """Tell إن or أن at a unit."""
    return at < len(units) and units[at].tag.complementizer


def heads_clause(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell whether a cue begins a clause of its own."""
    if at == 0 or not cue.agrees or goes_on_to_say(units, at):
        return True
    if units[at - 1].tag.complementizer:  # غير أنه | أكد أن, but أنه | ورد
        turns = at > 1 and plays(units, at - 2, _CONTRAST) > 1 and not cue.weak
        return turns and cue.kind in ("say", "affirm") and opens_clause(units, at + 1)
    before = ends_in(units, at, _BEFORE_CLAUSE, 3)
    return bool(cue.joined or comma(units[at]) or before) or _after_topic(units, at)


def _after_topic(units: Sequence[Unit], at: int) -> bool:
    """Tell a verb after what it speaks of: …، وعن اختياره هذا العمل | أوضح أن."""
    for place in range(at - 1, max(at - _TOPIC_SPAN, 0), -1):
        if comma(units[place]):
            return units[place].key in _TOPICS
        if units[place].tag.complementizer:
            return False
    return False


def inner(units: Sequence[Unit], at: int, cue: Cue, told_by: int | None) -> bool:
    """Tell a verb that is itself reported: إن بلاده ترفض, إن المتهم اعترف بأنه.

    A report by a medium, whose unit is ``told_by``, only relays: ذكرت التقارير أن شي قال إن.
    """
    says = cue.kind in ("say", "affirm", "tell") and not cue.weak
    if says and told_by is not None and plays(units, told_by, _RELAY):
        return False
    return cue.kind == "nominal" or (cue.kind != "noun" and not heads_clause(units, at, cue))


def comma(unit: Unit) -> bool:
    """Tell whether a mark stands before a unit that parts clauses."""
    return bool(unit.marks & STOP)
