"""Where an office or a body has its seat, behind ب: مدير الفرع بالرافة, جامعة الغرب بالمملكة."""

from __future__ import annotations

from collections.abc import Sequence

from ..tags.cues import mask, ordinary_nouns, roles_of
from ..tags.tag import DEED
from ..tags.unit import Unit, plays
from .definite import holds_name

_BODY = mask("any namer", "any medium", "any body")
_MASDAR = mask("masdar")
_NO_PLACE = mask("any document", "any circumstance", "any time", "record", "any office")
_SEATED = mask("any office", "any namer", "any medium", "any body", "people", "quantity")
_SEATS = frozenset(
    "منطقة محافظة مدينة ولاية معتمدية اقليم قرية بلدة مكة مملكة دولة بلاد عاصمة جهة مطار "
    "مستشفي نادي فرع".split()
)


def is_seat(units: Sequence[Unit], at: int) -> bool:
    """Tell ب with a place or a body: بالرافة, بمنطقة سند, بالمملكة, but not بالقرار."""
    tag = units[at].tag
    if not tag.by or units[at].before != " " or tag.owned:
        return False
    bare = tag.key[3:] if tag.by_the else tag.key[1:]
    roles = roles_of(bare)[0]
    deed = DEED.fullmatch(bare) or roles_of(tag.key[1:])[0] & _MASDAR
    if tag.adjective or deed:  # بالإنابة, بالالتزام, بإلزام
        return False
    if bare in _SEATS or (roles & _BODY and not roles & _NO_PLACE):
        return True
    return tag.by_the and bare not in ordinary_nouns() and not plays(units, at, _NO_PLACE)


def has_seat(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a title or a body without a name before its seat: who has a name speaks at a place."""
    seated = first < at and (plays(units, first, _SEATED) or units[first].tag.plural)
    return bool(seated) and is_seat(units, at) and not holds_name(units, first, at)
