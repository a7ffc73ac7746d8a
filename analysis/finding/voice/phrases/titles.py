"""Where a title ends and a name begins: وزير المياه | سالم الحمراني."""

from __future__ import annotations

from collections.abc import Sequence

from ..tags.cues import mask, ordinary_nouns, roles_of
from ..tags.unit import COMMA, Unit, plays
from .agreement import agrees, is_public_beside_name
from .definite import closes, in_name, is_definite
from .seats import is_seat

_TITLED = mask("title")
_OWN_W = mask("own_w")
_NEW, _NEW_BODY = mask("stance", "people"), mask("stance", "people", "body")
_ANY_HEAD = mask("any office", "any namer", "any medium", "any body")
_OFFICE = mask("any office")
_SELF, _TAKES_B = mask("self"), mask("takes_b")
_HEAD_NOUN = mask("any office", "any namer", "any medium", "body", "quantity", "document", "relay")
_PREPOSITION = mask("preposition")
_MASDAR = mask("masdar")
_PUBLIC, _NAMER = mask("any body"), mask("any namer", "any office")
# Words of a name.
_NAME_WORDS = 3


def title_end(
    units: Sequence[Unit], first: int, last: int, *, wanted: bool = False
) -> tuple[int, bool]:
    """Give where a noun with its adjectives ends, and whether the phrase ends there, too."""
    begins = [at for at in range(first + 1, last) if opens_group(units, at)]
    if begins:
        first = begins[-1] + bool(units[begins[-1]].tag.roles & _PREPOSITION)
    place = _closing(units, first, last)
    named = (
        place - first == 2
        and units[first].tag.roles & _NAMER
        and not _heads_title(units, first + 1)
    )
    if place == last or not closes(units, place) or (named and is_many(units[place])):
        return place, True  # حصاد | وزير الداخلية; حركة حماس | الجماهير
    if is_public_beside_name(units, first, place):  # عباس | الحكومة
        return place, True
    if place == first and place + 2 < last and _opens_other(units, place):
        return place + 1, True
    bare = sum(_is_bare(units, at) for at in range(first, place))
    family = units[place].key.endswith("ي")
    if bare > _NAME_WORDS - 1 and not units[place].tag.owned:  # عمر بلعيد | أرضية الملعب
        noun = units[place - 1].tag.feminine and not units[place - 1].key.endswith("ية")
        return (place + 1, True) if begins and family else (place - noun, True)
    alone = wanted and not begins and place - first == 1 and not units[first].tag.ordinary
    family = family or _is_family(units, place, last)
    if alone and not family and not _heads_title(units, place - 1):
        return place, True
    people = units[place].tag.plural and units[place].key.endswith("ين")
    if place - first == 1 and people and not _heads_title(units, place - 1):
        return place, True  # دعا حصاد | المواطنين
    return past_joined(units, place + 1, last)


def past_joined(units: Sequence[Unit], place: int, last: int) -> tuple[int, bool]:
    """Give where a noun with its adjectives ends, and those that are joined to it with theirs."""
    place, ended = _past_adjectives(units, place, last)
    while not ended and place < last and (size := _joined(units, place)):
        place, ended = _past_adjectives(units, min(place + size, last), last)
    return place, ended


def _joined(units: Sequence[Unit], at: int) -> int:
    """Give how many words tell what a body is of, too: وزارة الأملاك | والشؤون العقارية; or 0."""
    key, tag = units[at].key, units[at].tag
    governs = at + 1 < len(units) and is_definite(units[at + 1])  # للأرصاد | وحماية البيئة
    if tag.to and tag.with_preposition and not roles_of(key[1:])[0] & _ANY_HEAD:
        return 2 * governs  # الفريق الأول | لكرة القدم
    if not key.startswith("و") or plays(units, at, _OWN_W | _OFFICE | _TITLED):
        return 0
    if key.startswith("وال"):
        return 1
    noun = key[1:] in ordinary_nouns() or roles_of(key[1:])[0] & (_MASDAR | _PUBLIC)
    return 2 if governs and noun else 0


def _closing(units: Sequence[Unit], first: int, last: int) -> int:
    """Give the first word with the article, or where another noun begins before it."""
    place = first
    while place < last and not closes(units, place):
        if place > first and _titles_another(units, first, place):
            return place
        place += 1
    return place


def _titles_another(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a noun after a name that is no noun's: أرحموش | حزب العدالة."""
    noun = units[at].tag.roles & (_PUBLIC | _OFFICE) and not in_name(units, at)
    return bool(noun) and all(
        _is_bare(units, place) and not units[place].tag.feminine for place in range(first, at)
    )


def _opens_other(units: Sequence[Unit], at: int) -> bool:
    """Tell a noun after a word that no name follows: العقيبي | أولياء الأمور."""
    head, following = units[at], units[at + 1].tag
    named = head.tag.roles & _TITLED or plays(units, at, _OFFICE) or not head.tag.definite
    plain = not (following.definite or following.to) and is_definite(units[at + 2])
    return bool(plain and not named and following.roles & _NEW_BODY)


def _is_family(units: Sequence[Unit], at: int, last: int) -> bool:
    """Tell the family name before a title: نفى رمطان العمامرة، وزير …."""
    ended = at + 1 == last < len(units) and units[last].marks & COMMA
    return bool(ended and plays(units, last, _HEAD_NOUN))


def _is_bare(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that may be a whole name: no part of one, no noun of a title."""
    return not in_name(units, at) and not plays(units, at, _HEAD_NOUN)


def _past_adjectives(units: Sequence[Unit], place: int, last: int) -> tuple[int, bool]:
    """Give where a noun with the article ends, and whether its phrase does: no name follows."""
    while place < last and (_takes_b(units, place) or _closes_on(units, place)):
        if plays(units, place, _TITLED):
            while place < last and plays(units, place, _TITLED):  # الشيخ الدكتور X
                place += 1
            return place, False
        if plays(units, place - 1, _TITLED):  # السيد الوزير, المهندس الغبان
            if not plays(units, place, _OFFICE):
                return place + 1, False
            place += 1
            continue
        if not (_takes_b(units, place) or agrees(units, place)):
            return place, True
        place += 1
    return place, False


def _closes_on(units: Sequence[Unit], at: int) -> bool:
    owned = units[at].tag.owned and not units[at].tag.roles & _SELF
    return closes(units, at) and not owned


def _takes_b(units: Sequence[Unit], at: int) -> bool:
    """Tell what an adjective calls for: المهتمين | بالصناعات."""
    return units[at].tag.by and bool(units[at - 1].tag.roles & _TAKES_B)


def opens_group(units: Sequence[Unit], at: int) -> bool:
    """Tell a preposition, or a word with ل or بال, after which a phrase is measured anew."""
    tag = units[at].tag
    to = units[at].governed == "ل" or (tag.to and tag.roles & _ANY_HEAD)
    by = tag.by and tag.roles & _ANY_HEAD and (tag.with_preposition or tag.key == "باسم")
    by = by or (tag.by_the and tag.adjective) or is_seat(units, at)  # بالإنابة, بالرافة
    return bool(tag.roles & _PREPOSITION or to or by)


def is_many(unit: Unit) -> bool:
    """Tell those whom somebody speaks to, no family: اللاعبين, الأهالي."""
    plural = unit.tag.plural and unit.key.endswith("ين")
    return plural or bool(roles_of(unit.key[2:])[0] & _NEW)


def _heads_title(units: Sequence[Unit], at: int) -> bool:
    """Tell a noun that stands before another one: نقابة المعلمين, زعيم المعارضة."""
    tag = units[at].tag
    return tag.feminine or (bool(plays(units, at, _HEAD_NOUN)) and not tag.plural)
