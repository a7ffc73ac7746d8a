"""A share of those who were asked, as the subject of a verb: 39 في المئة من الناخبين, 52% منهم."""

from __future__ import annotations

from collections.abc import Sequence

from ..tags.unit import DIVIDE, Unit, opens_clause
from .phrase import Phrase

_ABOUT = frozenset({"نحو", "حوالي", "قرابة", "زهاء"})
_THAN = frozenset({("اكثر", "من"), ("اقل", "من"), ("ما", "نسبته")})
_HUNDRED = frozenset({"المية", "الماية", "بالمية", "بالماية"})
_OF_THEM = frozenset({"من", "ممن", "منهم", "منهن"})
_PERCENT, _ONLY, _LONGEST = ("%", "٪"), "فقط", 15


def share_at(units: Sequence[Unit], at: int, limit: int) -> Phrase | None:
    """Give the share that begins at a unit, up to a clause or a comma, if one does."""
    if not is_share(units, at) or limit - at > _LONGEST:
        return None
    marked = (place for place in range(at + 1, limit) if units[place].marks & DIVIDE)
    last = next(marked, limit)
    said = opens_clause(units, limit) or opens_clause(units, limit + 1)  # إلى | أن
    if last == limit and not said:
        return None
    return Phrase(at, last - (units[last - 1].key == _ONLY))


def is_share(units: Sequence[Unit], at: int) -> bool:
    """Tell a number that is a share, or counts some of those named behind it."""
    at = _past_about(units, at)
    if at + 1 >= len(units) or not units[at].tag.number:
        return False
    key = units[at + 1].key
    hundred = key in _HUNDRED or (at + 2 < len(units) and units[at + 2].key in _HUNDRED)
    return hundred or _percent(units[at + 1]) != "" or key in _OF_THEM


def is_alone(units: Sequence[Unit], share: Phrase) -> bool:
    """Tell a share of nobody who is named with it: 10%."""
    return share.last == _past_about(units, share.first) + 1


def _percent(unit: Unit) -> str:
    """Give the sign that stands before a unit, behind a number."""
    before = unit.before.lstrip()
    return before[0] if before.startswith(_PERCENT) else ""


def _past_about(units: Sequence[Unit], at: int) -> int:
    """Step over نحو, أكثر من and their kind."""
    if at >= len(units) or units[at].tag.number:
        return at
    if units[at].key in _ABOUT:
        return at + 1
    pair = tuple(unit.key for unit in units[at : at + 2])
    return at + 2 if pair in _THAN else at
