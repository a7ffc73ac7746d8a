"""The noun phrase that names who speaks: after the verb, before it, or after عن."""

from __future__ import annotations

from collections.abc import Sequence

from .contents import is_owned
from .cues import Cue, role_at
from .naming import Phrase
from .phrases import phrase_at, phrase_before
from .speakers import Names
from .units import Unit

_BACK = 12


def subject_of(units: Sequence[Unit], at: int, cue: Cue, limit: int, names: Names) -> Phrase | None:
    """Give the subject of a cue, which ends before ``limit`` (its content), if it has one."""
    if cue.kind == "noun":
        return _after(units, at, names, "عن", "لسان")
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
    if cue.joined and units[at].key[:1] == "ف" and (topic := _after(units, at, names, "اما")):
        return topic
    after = phrase_at(units, place, limit, names, stops=stops)
    if cue.joined or (after and not units[place].key.startswith(("ب", "ل"))):
        return after
    # X يغرد بكلمة: what begins with a preposition may be no subject, where a name stands before.
    before = phrase_before(units, at, names)
    return after if before is None or (after and after.mention) else before


def _after(units: Sequence[Unit], at: int, names: Names, *words: str) -> Phrase | None:
    """Give X of عن X قوله, على لسان X قوله, أما X فقال."""
    for place in range(at - 1, max(at - _BACK, -1), -1):
        if units[place].key in words:
            return phrase_at(units, place + 1, at, names)
    return None
