"""Nouns, adjectives and names that look like a cue verb: 400 طالب, رفض العرض, كان مرحبا."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..phrases.apart import is_field
from ..tags.cues import Cue, mask
from ..tags.unit import COMMA, STOP, Unit, opens_clause, plays

_ADJECTIVES = frozenset({"وعد", "هدد", "وجه"})
_BECAME = frozenset({"اصبح", "يصبح", "تصبح", "بات", "ظل", "يعد", "تعد", "ليس", "يبقي"})
_YEAR = regex.compile(r"(?:1[34]|19|20)\d\d\w*")
_NOUN, _NOUN_SPAN, _NEAR = 3, 10, 7
_WAS, _BEEN = mask("been"), mask("been", "auxiliary")
_MASDAR, _QUANTITY, _NAME_PART = mask("masdar", "mention"), mask("quantity"), mask("name_part")
_RELATIVE, _PREPOSITION = mask("relative"), mask("preposition")
_BEFORE_CLAUSE = mask("boundary", "clause", "turn", "contrast")


def is_noun(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a noun that looks like a cue: عشرون طالبا, طالبا عدم ذكر اسمه, سبعة متهمين."""
    if (
        cue.kind == "judge"
        and cue.agrees == "m"
        and not cue.joined
        and not units[at].before.strip()
    ):
        before = units[at - 1].tag  # دفعت ثمن الصمت, ارتفاع ثمن الوقود
        future = before.key.removeprefix("و")[:2] in ("سي", "ست") and not before.ordinary
        verb = before.finite or before.verbal or future
        return verb or (before.deed and not before.definite) or _is_deed(units, at, cue)
    counted = units[at - 1].tag.number or plays(units, at - 1, _QUANTITY)
    name = _ends_name(units, at, cue) or is_field(units, at)
    if name or _is_counted(units, at, cue) or _nearly(units, at, cue):
        return True
    if cue.agrees == "dual" and units[at].key[0] not in "يت":  # ويشمل تعهدا, but الوزيران تعهدا
        deed = cue.kind == "ask" and at + 1 < len(units) and units[at + 1].tag.deed
        alone = cue.kind in ("ask", "urge") and not cue.joined and not units[at].marks & STOP
        said = at + 1 < len(units) and (opens_clause(units, at + 1) or units[at + 1].quote)
        alone = alone and not (units[at - 1].key.endswith("ان") or said)
        return bool(units[at - 1].tag.number or deed or alone)
    if _is_deed(units, at, cue):
        return True
    if cue.agrees or units[at].marks & STOP:
        return False
    if _is_predicate(units, at, cue) or units[at - 1].key.removesuffix("ت") in _BECAME:
        return True  # كانت متمسكة, لم يعد مستغربا أن
    if cue.lemma in _ADJECTIVES and not units[at].key.endswith("ا"):  # مكامن واعدة, مهددة ب
        return not (_opens(units, at + 1))
    before, key = units[at - 1].tag, units[at].key
    opens = at + 1 < len(units) and (opens_clause(units, at + 1) or bool(units[at + 1].quote))
    follows = before.feminine or before.finite or before.verbal or cue.kind == "judge"
    adjective = follows and not opens and not _apart(units, at)
    adjective = adjective and key.endswith("ة")
    return bool(counted or adjective)  # حراسة مشددة, تبدو واعدة


def _ends_name(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a family name: حمود أبو طالب; عبد المومن طالب، على …."""
    if cue.joined or units[at].before.strip():
        return False
    closed = at + 1 == len(units) or (units[at + 1].marks & COMMA and not units[at + 1].quote)
    named = cue.agrees == "m" and cue.kind in ("ask", "judge", "urge") and closed
    return bool(units[at - 1].tag.roles & _NAME_PART or named)


def _nearly(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell شبه that is no verb: المناطق شبه الدائمة, توقف شبه كامل."""
    if cue.lemma != "شبه":
        return False
    parted = cue.joined or units[at].before.strip()
    following = units[at + 1].tag if at + 1 < len(units) else units[at].tag
    return not parted or following.adjective or not (following.definite or following.names)


def _is_counted(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a noun after its number, but no verb after a year: 400 | طالب, but في 2015 | طالب."""
    if units[at].key == "فرد" and not units[at].marks & STOP:  # كل فرد, but …، فرد عليه
        return True
    before = units[at - 1].tag
    number = before.number and not _YEAR.fullmatch(before.key)
    return cue.agrees == "m" and not (cue.joined or units[at].before.strip()) and number


def _is_predicate(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell what something was: كان رد الوزارة | مرحبا بالاتفاق, but not قائلا إن."""
    if plays(units, at - 1, _BEEN):
        return True
    if cue.kind in ("say", "thank") or _opens(units, at + 1):
        return False
    for place in range(at - 1, max(at - _NEAR, -1), -1):
        if units[place + 1].before.strip() or units[place].quote:
            return False
        if plays(units, place, _WAS):
            return True
        verb = units[place].tag.cue and units[place + 1].key != "فعل"  # but رد فعل
        if verb or units[place].tag.finite:
            return False
    return False


def _is_deed(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a verbal noun that looks like a perfect, after a verb: تحاشت المؤلفة | ذكر اسمه."""
    if cue.agrees != "m" or cue.joined or not units[at].tag.roles & _MASDAR:
        return False
    for place in range(at - 1, max(at - _NOUN - 1, -1), -1):
        tag = units[place].tag
        if units[place + 1].before.strip() or units[place].quote:
            return False
        if plays(units, place, _BEFORE_CLAUSE | _RELATIVE | _PREPOSITION) or tag.complementizer:
            return False
        if tag.cue and tag.cue.agrees and tag.cue.kind == "affirm":  # أعلن الأهلي | رفض العرض
            return not (place and plays(units, place - 1, _RELATIVE))
        if tag.finite and not (tag.cue or plays(units, place, _BEEN)):
            return True
    return False


def _apart(units: Sequence[Unit], at: int) -> bool:
    """Tell a participle that is no adjective of the noun before it: الأجهزة الذكية | مشيرة إلى.

    But it is told of its subject in أن الحكومة مطالبة بذلك.
    """
    before = units[at - 1].tag
    if not (before.definite and before.feminine):
        return False
    for place in range(at - 1, max(at - _NOUN_SPAN, -1), -1):
        tag = units[place].tag
        if tag.complementizer:
            return False
        if tag.finite or tag.verbal or (tag.cue and tag.cue.agrees):
            return True
    return False


def _opens(units: Sequence[Unit], at: int) -> bool:
    return at < len(units) and opens_clause(units, at)
