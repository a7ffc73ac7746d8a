"""Quotations that only name something: صحيفة «لوموند», ندوة حول «…», who speaks, to whom."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..phrases.quoted import after_name
from ..tags.cues import Cue, mask
from ..tags.unit import COLON, COMMA, Unit, opens_clause, plays

_WITHIN, _CUT_TO = mask("in"), mask("cut_to")
_PREPOSITION, _WORK = mask("preposition"), mask("work", "any work")
_GOVERNS = mask("governs", "contrast", "negation", "modal", "boundary", "clause")
_HE = mask("pronoun")
# How far from its cue the content may begin, in units.
_REACH, _REACH_OF_OBJECT = 45, 8
_NAME_WORDS, _TITLE_WORDS, _NEAR = 3, 10, 3
_TALK = regex.compile("(?:حديث|تصريح|تصريحات|حوار|مقابلة)(?:ه|ها|هم)?")
# What brings a title also before a colon: محاضرة بعنوان: (…).
_TITLES = frozenset({"بعنوان", "عنوان", "شعار", "مسمي"})
# After these verbs a name in marks is no speech.
_TAKES_NAME = frozenset({"affirm", "judge", "blame", "urge", "ask", "name"})


def governed(units: Sequence[Unit], at: int) -> bool:
    """Tell أن that belongs to the word before it, not to the cue: بعد أن, يمكن أن, إلا أن."""
    if units[at].before.strip():
        return False
    verb = units[at - 1].tag.cue
    if verb and verb.agrees and not plays(units, at - 1, _PREPOSITION):  # ويتوقع أن
        return True
    if units[at - 1].key == "خاصة" and units[at - 1].before == " " and units[at - 2].tag.feminine:
        return False  # منشأة خاصة إنها
    parted = plays(units, at - 1, _PREPOSITION) and units[at - 1].before.strip()  # ، على أن
    return bool(parted or plays(units, at - 1, _GOVERNS | _HE))  # لسبب بسيط وهو | أن


def is_name(units: Sequence[Unit], at: int) -> bool:
    """Tell a quotation that only names: صحيفة «لوموند», ما يسمى بـ«صفقة القرن»."""
    if at and units[at].words <= _TITLE_WORDS and _brings_title(units, at):
        return not units[at].marks & COLON or units[at - 1].key in _TITLES
    short = units[at].words <= _NAME_WORDS + 1
    told = at > 1 and units[at - 1].key == "الي" and _TALK.fullmatch(units[at - 2].key)
    return short and (bool(told) or after_name(units, at))  # في حديثه إلى «الوطن»


def _brings_title(units: Sequence[Unit], at: int) -> bool:
    """Tell what has a title before it, or before حول: فيلم «…», ندوة علمية حول «…»."""
    if plays(units, at - 1, _WORK):
        return True
    near = range(at - 2, max(at - 2 - _NEAR, -1), -1)
    about = units[at - 1].key == "حول" and not units[at].marks & COLON
    return about and any(plays(units, place, _WORK) for place in near)


def names_other(units: Sequence[Unit], at: int, place: int, cue: Cue, limit: int) -> bool:
    """Tell a short quotation that names whom, where or who: أوضح ذلك لـ«…», في «…»."""
    short = units[place].words <= _NAME_WORDS and not units[place].marks & COLON
    if place > at + 1 and not units[place].marks & COLON and _opens_later(units, place, limit):
        return True
    later = range(place + 1, min(limit, place + _REACH_OF_OBJECT))  # في حوار مع «…»، عن سعادته
    named = plays(units, place - 1, _WITHIN | _CUT_TO) or (
        cue.kind == "urge" and any(units[p].key == cue.preposition for p in later)
    )
    return bool(short and named) or _names_speaker(units, at, place, cue, limit)


def _opens_later(units: Sequence[Unit], at: int, limit: int) -> bool:
    """Tell a quotation within who, when and where: قال X في حديث مع «…» على هامش …، إن …."""
    later = range(at + 1, min(limit, at + _REACH))
    said = next((p for p in later if units[p].tag.opens), 0)
    if not said or governed(units, said):
        return False
    short = units[at].words <= _NAME_WORDS and plays(units, at - 1, _PREPOSITION)
    return bool(units[said].marks & COMMA or short)


def _names_speaker(units: Sequence[Unit], at: int, place: int, cue: Cue, limit: int) -> bool:
    """Tell a short quotation that is part of the speaker's name: what is said comes after it."""
    at_once = place == at + 1  # وأعلنت «جبهة حزب التحرير» المتطرفة
    if units[place].words > _NAME_WORDS * (1 + at_once) or units[place].marks & COLON:
        return False
    if not cue.agrees:
        return False
    following = range(place + 1, min(limit, place + _REACH // 2))
    if any(opens_clause(units, later) and not governed(units, later) for later in following):
        return True
    if place == at + 1 and units[place].words < _NAME_WORDS and cue.kind in _TAKES_NAME:
        later = [units[p] for p in following if units[p].quote]  # وباركت «حماس» «…»
        if any(unit.words > _NAME_WORDS for unit in later):
            return True
    if place != at + 1 or place + 1 >= limit or units[place + 1].before.strip("»”\"' "):
        return False
    prepared = cue.preposition and any(  # وأعربت «عبدالظاهر» عن
        units[later].tag.key == cue.preposition or (cue.preposition == "ب" and units[later].tag.by)
        for later in following
    )
    return cue.kind == "affirm" or bool(prepared)
