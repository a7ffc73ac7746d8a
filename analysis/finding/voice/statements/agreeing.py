"""Whether a phrase agrees with its verb in gender and number; what another word governs."""

from __future__ import annotations

from collections.abc import Sequence

from ..phrases.phrase import Phrase, phrase_at
from ..tags.cues import Cue, mask
from ..tags.tag import Tag
from ..tags.unit import Unit

_MALE = mask("any male")
_BODY = mask("body")
_BACK = 12
# Letters of a definite plural in ات, at least.
_PLURAL = 6


def agreeing(units: Sequence[Unit], phrase: Phrase | None, cue: Cue) -> Phrase | None:
    """Give a phrase that agrees with a verb in gender and number."""
    if phrase is None or _disagrees(units[phrase.first].tag, cue):
        return None
    return None if _other_gender(units, phrase, cue) else phrase


def _other_gender(units: Sequence[Unit], phrase: Phrase, cue: Cue) -> bool:
    """Tell by its adjective a noun of another gender: ودعت | المجتمع الدولي."""
    if phrase.mention or phrase.last == phrase.first + 1:
        return False
    head, adjective = units[phrase.first].tag, units[phrase.first + 1].tag
    ending = {"f": "ي", "m": "ية"}.get(cue.agrees, "")
    told = ending and adjective.adjective and adjective.key.endswith(ending)
    if told and cue.agrees == "f" and head.feminine:  # الصحفية الفالماري الأصل
        return False
    return bool(told and head.definite and adjective.definite)


def _disagrees(head: Tag, cue: Cue) -> bool:
    """Tell a noun that cannot be the subject of a verb: وطالب | الحكومة, وطالبت | المسؤولين."""
    definite = head.definite or head.by or head.roles & _BODY  # قال | بحدة
    things = head.definite and head.key.endswith("ات") and len(head.key) > _PLURAL
    if things or (head.feminine and definite and not head.roles & _MALE):  # وحث | المنشآت
        return cue.agrees == "m"
    return cue.agrees == "f" and head.definite and head.plural


def governed_by(units: Sequence[Unit], at: int, role: int) -> Phrase | None:
    """Give X of عن X قوله, على لسان X قوله, أما X فقال."""
    for place in range(at - 1, max(at - _BACK, -1), -1):
        if units[place].tag.roles & role:
            return phrase_at(units, place + 1, at)
    return None
