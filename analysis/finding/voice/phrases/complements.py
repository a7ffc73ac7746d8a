"""What a noun calls for with a preposition: its place, its body, from whom, over what."""

from __future__ import annotations

from collections.abc import Sequence

from ..tags.cues import mask, roles_of
from ..tags.unit import Unit, plays
from .definite import holds_name

_ABOUT, _IN, _FROM, _QUANTITY = mask("about"), mask("in"), mask("from"), mask("quantity")
_ANY_HEAD = mask("any office", "any namer", "any medium", "any body")
_BODY, _PLACE = mask("any body"), mask("any namer", "any medium", "any body")
_NO_PLACE = mask("any circumstance", "any time", "demonstrative", "record")
_OFFICE, _OFFICE_TO, _TITLED = mask("any office"), mask("office_to"), mask("title")
_GENERAL = frozenset({"عام", "عامة", "العام", "العامة"})
_MASDAR, _PREPOSITION = mask("masdar"), mask("preposition")
_SAID = mask("telling", "of_to")
_TAKES_FROM, _TAKES_IN, _TAKES_UPON = mask("takes_from"), mask("takes_in"), mask("takes_upon")


def goes_on(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell whether a phrase goes on with a preposition: مسؤول في وزارة, عدد من السكان."""
    roles, head = units[at].tag.roles, units[first].tag
    if at + 1 >= len(units):
        return False
    following = units[at + 1]
    if plays(units, at - 1, _PREPOSITION):  # من داخل المجلس
        return at > first + 1 and not following.tag.owned
    if roles & _FROM:
        return _takes_from(units, first, at)
    if following.tag.owned or following.tag.number or _is_own_deed(following):
        return False
    if _is_called_for(units, at):
        return not following.tag.deed or units[at].tag.roles & _IN > 0
    if plays(units, at + 1, _NO_PLACE):
        return False
    if roles & _IN:
        office = any(plays(units, place, _OFFICE) for place in range(first, at))
        return office and not holds_name(units, last_title(units, first, at), at)
    return bool(not roles & _ABOUT and head.roles & _OFFICE_TO)


def _is_own_deed(unit: Unit) -> bool:
    """Tell a verbal noun with a pronoun, which no place is: لدى | وصوله."""
    return bool(unit.tag.roles & _MASDAR) and unit.key.endswith(("ه", "ها", "هم"))


def _takes_from(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell من after a word that calls for it: المقربون من X, مصدر مقرب من الأسرة, العديد من."""
    head = units[first].tag
    counted = head.roles & _QUANTITY or plays(units, first, _OFFICE)
    several = not head.definite or head.roles & _QUANTITY
    some = at == first + 1 and several and counted
    return bool(some or plays(units, at - 1, _TAKES_FROM))


def _is_called_for(units: Sequence[Unit], at: int) -> bool:
    """Tell a preposition that the word before it calls for: القائمون على, رئيس بلدية وسط X."""
    if units[at].key == "علي":
        return is_over(units, at)
    if units[at].tag.roles & _IN and plays(units, at - 1, _TAKES_IN):  # الشركة المتخصصة في
        return True
    body = not units[at - 1].tag.definite and plays(units, at - 1, _BODY)
    return units[at].key == "وسط" and body > 0


def is_over(units: Sequence[Unit], at: int) -> bool:
    """Tell على of a title: القائمون | على, المشرف العام | على."""
    general = units[at - 1].key in _GENERAL and plays(units, at - 2, _TAKES_UPON)
    said = general and at + 1 < len(units) and _is_said(units[at + 1])
    return bool(general and not said) or plays(units, at - 1, _TAKES_UPON) > 0


def _is_said(unit: Unit) -> bool:
    """Tell a noun that verbs take with على: شدد المشرف العام على | ضرورة."""
    bare = unit.key.removeprefix("ال")
    return unit.tag.complementizer or bool(roles_of(bare)[0] & (_MASDAR | _SAID) or unit.tag.deed)


def last_title(units: Sequence[Unit], first: int, last: int) -> int:
    """Give where the last title begins that is of nothing else: المهندس X | وكيل الأمانة."""
    for place in range(last - 1, first, -1):
        before = units[place - 1].tag
        nested = before.roles & _ANY_HEAD and not before.definite
        if not nested and plays(units, place, _OFFICE | _TITLED):
            return place
    return first


def at_body(units: Sequence[Unit], at: int) -> bool:
    """Tell مصدر مسؤول | بوزارة التجارة, whose office is named with ب."""
    if not (units[at].tag.by and units[at].tag.roles & _PLACE):  # no أمير X | بمحافظ Y
        return False
    for place in range(at - 1, max(at - 3, 0) - 1, -1):
        if plays(units, place, _OFFICE):
            return True
        if not units[place].tag.adjective and units[place - 1].tag.definite:
            return False  # السفير الغافري | ببعثة النادي
    return False
