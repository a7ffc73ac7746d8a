"""A subject that does not stand behind its verb: كان الوزير قد قال, بحسب ما أكد, نقلا عن X."""

from __future__ import annotations

from collections.abc import Sequence

from ..phrases.antecedents import antecedent
from ..phrases.phrase import Phrase, phrase_at
from ..tags.cues import Cue, mask, roles_of
from ..tags.unit import Unit, plays
from .agreeing import agreeing, governed_by

_WHOSE = mask("whose")
_RELATIVE = mask("relative")
_BEEN, _PERFECT = mask("been"), mask("perfect")
_MEDIUM = mask("any medium")
_ASCRIBES = frozenset({"نسب", "نسبت", "ونسب", "ونسبت", "تنسب", "ينسب"})
_EARLIER = frozenset({"سبق", "وسبق"})
_OF_OTHERS = {"التي": "f", "الذي": "m"}
_BACK, _NEAR = 12, 4


def subject_elsewhere(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> Phrase | None:
    """Give the subject that stands where the kind of cue puts it: عن X قوله, X الذي قال."""
    if cue.kind == "noun":
        whose = None if units[at].tag.by else governed_by(units, at, _WHOSE)  # رد عليه | بالقول
        return whose or _ascribed(units, at)
    if cue.kind == "stand":
        return _standing(units, at, cue, limit)
    if cue.kind == "nominal":
        return phrase_at(units, at + 1, limit)
    verb = at
    while verb > 1 and plays(units, verb - 1, _BEEN | _PERFECT):  # الذي كان قد أعلن
        verb -= 1
    if verb and plays(units, verb - 1, _RELATIVE):
        own = cue.kind == "affirm" and at + 1 < len(units) and units[at + 1].tag.possession
        # الذي أبدى | إعجابه, but ما الذي قاله | X
        after = None if own or verb < at else phrase_at(units, at + 1, limit)
        if after or _OF_OTHERS.get(units[verb - 1].key, cue.agrees) != cue.agrees:
            return after  # الأحزاب التي قال إنها
        return agreeing(units, antecedent(units, verb - 1), cue)
    if at and (had := _had(units, at, cue)):
        return had
    return _before_that(units, at)


def _standing(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> Phrase | None:
    """Give where it stands: جاء في البيان; علمت «X» من مصادر."""
    for near in range(at + 1, min(at + _NEAR, limit)):
        if units[near].tag.key == cue.preposition:
            return phrase_at(units, near + 1, limit)
    if cue.lemma != "علم" or at + 1 >= limit:
        return None
    if units[at + 1].quote and units[at + 1].words <= _NEAR - 1:  # علمت «الواحة» أن
        return Phrase(at + 1, at + 2)
    if plays(units, at + 1, _MEDIUM):  # علمت الصحيفة أن
        return phrase_at(units, at + 1, limit)
    return None


def _ascribed(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give X of نسبت الوكالة إلى X قوله."""
    near = range(max(at - _BACK, 0), at)
    verb = next((place for place in near if units[place].key in _ASCRIBES), at)
    to = next((place for place in range(verb, at) if units[place].key == "الي"), 0)
    return phrase_at(units, to + 1, at) if to else None


def _before_that(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give X of سبق لـX أن أكد."""
    if at < 3 or not units[at - 1].tag.complementizer:
        return None
    for place in range(at - 2, max(at - _BACK, 0), -1):
        if units[place - 1].key in _EARLIER and units[place].tag.to:
            return phrase_at(units, place, at - 1, attached=True)
    return None


def _had(units: Sequence[Unit], at: int, cue: Cue) -> Phrase | None:
    """Give X of كان X قد قال, and of وكان X قال."""
    if plays(units, at - 1, _PERFECT):
        for place in range(at - 2, max(at - _BACK, -1), -1):
            if plays(units, place, _BEEN):
                return phrase_at(units, place + 1, at - 1)
        return None
    if not plays(units, 0, _BEEN) or not cue.agrees or cue.joined or units[at].key[0] in "يت":
        return None
    phrase = phrase_at(units, 1, at)
    ended = phrase and at in (phrase.last, phrase.apposed[1])
    return agreeing(units, phrase, cue) if ended else None


def origin_of(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> Phrase | None:
    """Give whose words a medium relays: نقلت الوكالة عن X أن …, ذكرت نقلا عن X أن …."""
    of = [place for place in range(at + 1, limit - 1) if units[place].key == "عن"]
    if not of or not (cue.lemma == "نقل" or units[of[-1] - 1].key == "نقلا"):
        return None
    return phrase_at(units, of[-1] + 1, limit)


def owned(unit: Unit) -> bool:
    """Tell a noun with a pronoun: سعادته, but not خوسيه."""
    tag = unit.tag
    noun = tag.ordinary or roles_of(tag.key[:-1])[0] > 0
    return tag.owned and (noun or not tag.key.endswith("يه"))
