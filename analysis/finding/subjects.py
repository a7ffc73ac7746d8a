"""The noun phrase that names who speaks: after the verb, before it, or after عن."""

from __future__ import annotations

from collections.abc import Sequence

from .contents import is_owned
from .cues import Cue, role_at
from .phrases import Phrase, phrase_at, phrase_before
from .speakers import Names
from .units import Unit

_BACK = 12


def subject_of(units: Sequence[Unit], at: int, cue: Cue, limit: int, names: Names) -> Phrase | None:
    """Give the subject of a cue, which ends before ``limit`` (its content), if it has one."""
    if cue.kind == "noun":
        return _after_from(units, at, names)
    if not cue.agrees or cue.kind == "nobody":
        return None
    if cue.kind == "stand":
        governed = at + 1 < limit and units[at + 1].key == cue.preposition
        return phrase_at(units, at + 2, limit, names) if governed else None
    place = at + 1
    while place < limit and (size := role_at(units, place, "time", "turn", "both")):
        place += size
    if place < limit and units[place].quote:
        return Phrase(place, place + 1)
    stops = is_owned if cue.kind == "affirm" else None
    after = phrase_at(units, place, limit, names, stops=stops)
    return after if after or cue.joined else phrase_before(units, at, names)


def _after_from(units: Sequence[Unit], at: int, names: Names) -> Phrase | None:
    """Give X of عن X قوله."""
    for place in range(at - 1, max(at - _BACK, -1), -1):
        if units[place].key == "عن":
            return phrase_at(units, place + 1, at, names)
    return None
