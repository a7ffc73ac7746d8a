"""Words with the article or a pronoun, which close a noun, and the names behind them."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..tags.cues import mask
from ..tags.unit import Unit, plays

_ANY_HEAD = mask("any office", "any namer", "any medium", "any body")
_NAME_PART, _NAME_END = mask("name_part"), mask("name_end")
_OFFICE, _PREPOSITION = mask("any office"), mask("preposition")
# والمتحدث, ومندوبها: no name.
_JOINED = regex.compile("و(?:ال.+|.{3,}(?:ه|ها|هم))")
_NO_NAME = frozenset({"و", "عشر", "عشرة"})


def is_definite(unit: Unit) -> bool:
    """Tell a word with the article, also with ل: للوزارة."""
    return unit.tag.definite or unit.tag.to_the


def closes(units: Sequence[Unit], at: int) -> bool:
    """Tell a word with the article or a pronoun, unless it is part of a name (عبد العزيز)."""
    tag = units[at].tag
    return (is_definite(units[at]) or tag.owned) and not in_name(units, at)


def in_name(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that makes one name with the word before it: عبد العزيز, نور الدين."""
    return bool(at and (units[at - 1].tag.roles & _NAME_PART or units[at].tag.roles & _NAME_END))


def holds_name(units: Sequence[Unit], first: int, last: int) -> bool:
    """Tell whether a title is followed by a name: a word without an article after one with it."""
    closed = False
    for place in range(first, last):
        tag = units[place].tag
        nested = place > first and plays(units, place, _OFFICE)  # مركز الملك سلمان
        head = tag.roles & _ANY_HEAD and (nested or not tag.definite)
        if units[place].quote or tag.roles & _PREPOSITION or head:
            closed = False
        elif closes(units, place) or tag.by_the:
            closed = True
        elif closed and not (tag.to or _at_place(units[place]) or _JOINED.fullmatch(tag.key)):
            return tag.key not in _NO_NAME
    return False


def _at_place(unit: Unit) -> bool:
    """Tell ب on a word that is no name: مدير التعليم ببريدة, but not بندر."""
    return unit.governed == "ب" or unit.key.startswith("بب")
