"""Whether a word with the article is an adjective of the noun before it, or another noun."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..tags.cues import mask, ordinary_nouns, roles_of
from ..tags.unit import Unit, plays
from .definite import is_definite

_ADJECTIVE, _JOINT, _SELF = mask("adjective"), mask("joint"), mask("self")
_ANY_HEAD = mask("any office", "any namer", "any medium", "any body")
_HEAD_NOUN = mask("any office", "any namer", "any medium", "body", "quantity", "document", "relay")
_MASDAR, _OFFICE = mask("masdar"), mask("any office")
_KIN = mask("kin")
_BODY = mask("any body", "any namer", "any medium")
_PEOPLE, _PUBLIC, _SOMEBODY = mask("people"), mask("any body"), mask("any somebody")
_NAMES = mask("any male", "person", "setting", "act")
# A broken plural: أحفاد; one of people: الدعاة.
_PLURAL, _PEOPLE_IN_T = regex.compile(r"ا\w\wا\w"), regex.compile(r"ال\w\wاة")
# يابانية, but رعاية, تنمية, وتقنية.
_NISBA = regex.compile(r"(?!و|ت\w\wية)\w{3,}(?<!ا)ية")
# Words of a name.
_NAME_WORDS = 3


def agrees(units: Sequence[Unit], at: int) -> bool:
    """Tell an adjective of the noun before it: by its form, or both are feminine."""
    tag, before = units[at].tag, units[at - 1].tag
    if tag.roles & _SELF:  # المصدر ذاته
        return True
    if roles_of(tag.key[2:])[0] & _MASDAR:  # رئيس الحكومة | الأهمية
        return False
    if plays(units, at - 1, _JOINT):  # الجانبان | الآراء
        return tag.key.endswith(("ان", "ي"))
    if _is_many(units, at):
        return False
    if roles_of(tag.key[2:])[0] & _PEOPLE and not tag.roles & _ADJECTIVE:
        return False  # الحكومة | الأهالي
    if tag.roles & _PUBLIC and not (tag.roles & _ADJECTIVE or tag.key.endswith("ية")):
        return False  # النقابة المعنية | الحكومة
    return tag.adjective or tag.to_the or (tag.feminine and before.feminine)


def _is_many(units: Sequence[Unit], at: int) -> bool:
    """Tell a plural noun: وزارة الدفاع | المواطنين, مفتي البلاد | الدعاة, الغافري | الجمعيات."""
    tag = units[at].tag
    ordinary = tag.definite and tag.key[2:] in ordinary_nouns()
    if tag.plural and tag.key.endswith("ين"):
        one = ordinary and not (tag.adjective or units[at - 1].tag.plural)
        return bool(one or plays(units, at - 1, _OFFICE))  # المسؤول | الصحافيين
    return bool(_PEOPLE_IN_T.fullmatch(tag.key)) or (ordinary and tag.key.endswith("ات"))


def is_public_beside_name(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a noun that no family is, behind a name: عباس | الحكومة, سعد فضل | الشركات."""
    if not first < at <= first + _NAME_WORDS:
        return False
    if any(_is_noun(units, place) for place in range(first, at)):
        return False
    body = units[at].tag
    if at == first + 1:
        people = body.roles & _SOMEBODY and not _PLURAL.fullmatch(units[first].key)  # أحفاد العمال
        return bool(body.roles & _PUBLIC or people)
    noun = body.feminine or body.key.endswith("ات") or body.plural
    return noun and body.key[2:] in ordinary_nouns() and not body.adjective


def _is_noun(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that is no name by its form or its list."""
    tag = units[at].tag
    noun = tag.roles & ~_NAMES or tag.ordinary or tag.definite or tag.feminine or tag.deed
    noun = noun or tag.finite or tag.key.startswith("و")
    return bool(noun or plays(units, at, _HEAD_NOUN))


def is_another(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a word that begins another phrase, whatever stands before it.

    وسائل إعلام يابانية | اللاعب, نقابة الصحفيين | وزير الداخلية, هيئة الأمر | الله عز وجل.
    """
    tag, before = units[at].tag, units[at - 1].tag
    if tag.key == "الله":
        return is_definite(units[at - 1]) or before.by_the
    if tag.definite:
        return _ends_indefinite(units, first, at)
    attached = tag.to or tag.by or roles_of(tag.key[1:])[0] & (_OFFICE | _KIN)  # ورئيس
    office = plays(units, at, _OFFICE | _KIN) and not (attached or tag.plural)
    body = units[first].tag.roles & _BODY and not units[first].tag.roles & _OFFICE
    return bool(office and body and is_definite(units[at - 1]))


def _ends_indefinite(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell an adjective without the article before a unit: وسائل إعلام يابانية | اللاعب."""
    tag = units[at - 1].tag
    adjective = at - first > 2 and _NISBA.fullmatch(tag.key)
    noun = tag.definite or plays(units, at - 1, _ANY_HEAD)
    noun = noun or is_definite(units[at - 2]) or units[first].tag.definite
    return bool(adjective and not noun)
