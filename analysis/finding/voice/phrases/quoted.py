"""Names in quotation marks and brackets: the words that bring them."""

from __future__ import annotations

from collections.abc import Sequence

from ..tags.cues import mask
from ..tags.unit import COLON, DIVIDE, Unit, plays

_ANY_MEDIUM, _BELONGING = mask("any medium"), mask("belonging")
_CUT_TO, _CUT_BY = mask("cut_to"), mask("cut_by")
_NAMES_IT, _PREPOSITION = mask("any namer", "title", "headed"), mask("preposition")
_ANY_BODY, _OFFICE = mask("any body", "any namer"), mask("any office")
_NAMED_WITHIN = 5


def belongs(units: Sequence[Unit], at: int) -> bool:
    """Tell a quoted name after لـ that belongs to the phrase: التابع لـ«…»."""
    return at >= 2 and bool(units[at - 1].tag.roles & _CUT_TO and plays(units, at - 2, _BELONGING))


def after_name(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a quotation follows a word that brings a name: صحيفة, باسم, يسمى بـ.

    Between the two may stand what tells more of it: وكالة الأنباء الفلسطينية «وفا».
    """
    if units[at].marks & COLON or units[at].quote is None:
        return False
    if at > 1 and units[at - 1].key == "و" and units[at - 2].quote:  # صحيفتا «المدى» و | «الواحة»
        return after_name(units, at - 2)
    by = bool(units[at - 1].tag.roles & _CUT_BY)
    furthest = at - _NAMED_WITHIN if units[at].words <= 2 else at - 1 - by
    for place in range(at - 1, max(furthest, 0) - 1, -1):
        unit = units[place]
        if unit.quote or plays(units, place, _PREPOSITION) or unit.tag.complementizer:
            return False
        near = place >= at - 1 - by
        if plays(units, place, _ANY_MEDIUM) or (near and plays(units, place, _NAMES_IT)):
            return True
        if units[place].marks & DIVIDE:
            return False
    return False


def in_brackets(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell the name of a body in brackets, and what follows it: بنك | (الواحة) | الروفاني."""
    before, tag = units[at].before, units[at - 1].tag
    if ")" in before:
        return at == first + 2 and "(" in units[at - 1].before and not before.strip(") ")
    office = plays(units, at - 1, _OFFICE)
    body = tag.roles & _ANY_BODY or (at > first + 1 and tag.ordinary and not office)
    return "(" in before and bool(body) and not (tag.definite or tag.owned or tag.adjective)
