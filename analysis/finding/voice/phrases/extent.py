"""Where a noun phrase ends, word by word: what it goes on with, and what is none of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..tags.cues import mask, ordinary_nouns, roles_of, roles_under
from ..tags.tag import DEED, Tag
from ..tags.unit import COMMA, DIVIDE, Unit, opens_clause, plays
from .apart import heads_none, is_bare_name, stands_apart
from .complements import goes_on, last_title
from .definite import closes, holds_name, is_definite
from .quoted import after_name, belongs, in_brackets

_ANY_MEDIUM = mask("any medium")
_ABOUT = mask("about")
_DOCUMENT = mask("document")
_ISSUED = mask("issued")
_NEVER = mask(
    *("addressee", "relative", "negation", "auxiliary", "boundary", "clause", "contrast"),
    *("source", "as_says", "saying", "demonstrative", "pronoun", "function", "own_words"),
)
_IN, _QUANTITY = mask("in"), mask("quantity")
_OFFICE = mask("any office")
_TITLED = mask("title")
_NAME_PART = mask("name_part")
_ADDRESSEE, _BODY = mask("addressee"), mask("any body")
_OF_THEM = frozenset({"منهم", "منهن"})
_ANY_HEAD = mask("any office", "any namer", "any medium", "any body")
_OWN_L = mask("any own_l")
_HEAD_NOUN = mask("any office", "any namer", "any medium", "body", "quantity", "document", "relay")
_OFFICE_ABOUT = mask("office_about")
_PREPOSITION = mask("preposition")
_TIME = mask("time")
_THIS = mask("demonstrative")
_MEDIUM = mask("medium")
_ANY_OFFICE, _ALSO_NAMES = mask("any office"), frozenset({"لي", "هنا"})
_MEDIA = mask("any medium", "any relay")
_TELLS_OF = mask("document", "relay", "record")
# An article that is cut off: محور الـ«مقاومة».
_ARTICLES = frozenset({"ال", "لل", "بال"})
_KNOWN = mask(
    *("masdar", "name_part", "any office", "any body", "kin", "stance", "record", "any document")
)
_TAKES_B = mask("takes_b")
#: Prepositions with a pronoun that a participle calls for.
UPON = frozenset(
    {"عليه", "عليها", "عليهم", "عنه", "عنها", "به", "بها", "فيه", "فيها", "اليه", "اليها", "اليهم"}
)
_UNNAMED = mask("office", "quantity")
_THEIRS, _DASHES = mask("people", "body", "record", "relay"), frozenset("-–—")
_BELONGING, _MASDAR = mask("belonging"), mask("masdar")
_ALL = frozenset({"كافة", "جميع", "كل", "ساير", "عموم"})
# أطباء بلا حدود, هيئة الأمر بالمعروف والنهي عن المنكر.
_NAMING = frozenset({("بلا", "حدود"), ("عن", "المنكر")})
_TEN = frozenset({"عشر", "عشرة"})
# Endings in which adjectives agree: مسؤول أمني محلي, محتجزين سابقين.
_ALIKE = ("ي", "ين", "ون")
_NOUN_ENDINGS = ("ة", "ات")
_FRIDAY = frozenset({"خطيب", "خطباء", "ءمام", "ايمة", "خطبة", "صلاة"})
_PASSIVE = re.compile(r"الم\w\wو\w|المشار")
_QUOTED_NAME, _SHORT = 4, 5
_HEADED, _IN_HIS_NAME = mask("headed"), frozenset({"باسمه", "باسمها", "باسمهم"})


def ends(units: Sequence[Unit], first: int, at: int, stops: Callable[[Unit], bool] | None) -> bool:
    """Tell whether a noun phrase cannot go on, or not begin, with this unit."""
    unit = units[at]
    if unit.quote:
        return unit.words > _longest_name(units, at) or not _quotes_name(units, first, at)
    other = at > first and (begins_object(units, at) or _takes_none(units, first, at))
    if other and (units[at - 1].tag.definite or not plays(units, first, _ANY_MEDIUM)):
        return True  # but صحيفة ذا تايمز
    known = at > first and unit.before == " " and unit.tag.plain
    if known or _holds_on(units, first, at):
        return False
    if unit.tag.complementizer or plays(units, at, _NEVER):
        return True
    if unit.key in _ARTICLES:
        family = unit.key == "ال" and at > first and at + 1 < len(units)  # بن ماجد آل كنده
        return not (family and units[at + 1].before == " " and not units[at + 1].quote)
    if at == first or unit.marks & DIVIDE or (stops and stops(unit)):
        return at > first or heads_none(units, at)
    if plays(units, at, _PREPOSITION):
        return not goes_on(units, first, at)
    return _is_other(units, first, at) or stands_apart(units, first, at)


def begins_object(units: Sequence[Unit], at: int) -> bool:
    """Tell an ordinary noun after a name or a noun with its article: عصام | وجهة نظر."""
    tag, before = units[at].tag, units[at - 1].tag
    if tag.definite or tag.roles & _ANY_HEAD or not tag.ordinary:
        return False
    following = units[at + 1] if at + 1 < len(units) else None
    if tag.key in _ALL:  # عادل بلعيد | كافة الزبائن, but المناطق كافة في
        governs = following and following.before == " " and not plays(units, at + 1, _PREPOSITION)
        return bool(governs) and (is_name(before) or closes(units, at - 1))
    if following and following.key == "الله":  # المرشد آية الله
        return False
    joined = before.key.startswith("و") and before.key[1:] in ordinary_nouns()
    if joined or before.roles & (_NAME_PART | _TITLED):  # وشمال أفريقيا, محمد آل مشاري
        return False
    if _awaits(before):
        return False
    alike = any(before.key.endswith(end) and tag.key.endswith(end) for end in _ALIKE)
    if alike or (before.definite and tag.key in _TEN):  # الفرع الرابع عشر
        return False
    if not tag.owned and _ends_name(units, at + 1):
        return False
    return is_name(before) or closes(units, at - 1)


def _awaits(tag: Tag) -> bool:
    """Tell a plural in و, behind which stands of what: مديرو | صناديق, but not ماركو."""
    base = tag.key[:-1]
    return tag.key.endswith("و") and (base in ordinary_nouns() or bool(roles_of(base)[0]))


def _takes_none(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell an object behind a noun that governs none: محللون | الارتفاع, X | الابتعاد."""
    tag, head = units[at].tag, units[first].tag
    if tag.by and tag.plain and tag.with_preposition:  # الدكتورة الغافري | بتعريف الإلقاء
        titled = at > first + 1 and units[at - 2].tag.roles & _TITLED
        return bool(titled) or holds_name(units, first, at)
    if not (tag.definite or tag.deed) or tag.roles & _PREPOSITION:  # no إلى
        return False
    several = head.plural and head.key.endswith("ون") and not head.definite
    if several and not _has_place(units, first, at):
        return not (head.roles & _ANY_MEDIUM or tag.plural)  # but تلفزيون الواحة
    headed = plays(units, at - 1, _HEAD_NOUN) > 0  # أستاذ التاريخ
    deed = tag.definite and not (tag.adjective or headed) and DEED.fullmatch(tag.key[2:])
    return bool(deed or _is_deed(units, first, at)) and holds_name(units, first, at)


def _is_deed(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a listed verbal noun after two names: نجيب عبدالرزاق | العثور, but not سعد الرحيل."""
    before = (at - 2, at - 1)
    names = at - 2 > first and not any(
        is_definite(units[near]) or plays(units, near, _HEAD_NOUN | _PREPOSITION) for near in before
    )
    key = units[at].key
    listed = names and key.startswith("ال") and roles_of(key[2:])[0] & _MASDAR
    return bool(listed) and len(key) > _SHORT


def _has_place(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a noun behind a preposition: ناشطون في مدينة | الرافة."""
    return any(plays(units, place, _PREPOSITION) for place in range(first + 1, at))


def _ends_name(units: Sequence[Unit], at: int) -> bool:
    """Tell by what follows that a word is of a name: نزهة | برهون, نونو فراغا | إن."""
    if at >= len(units):
        return False
    unit = units[at]
    title = unit.marks & COMMA and plays(units, at, _HEAD_NOUN)
    more = unit.before == " " and is_name(unit.tag)
    return bool(more or title or unit.quote or opens_clause(units, at))


def is_name(tag: Tag) -> bool:
    """Tell a word that may be a name: no noun with its article, no verbal noun, no plural."""
    noun = tag.ordinary or tag.definite or not tag.plain or tag.deed or tag.plural
    return not (noun or tag.key.endswith(_NOUN_ENDINGS))


def _is_other(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell by the phrase so far that a word is none of it: an addressee, a verb, an object."""
    tag = units[at].tag
    alone = tag.to_the and at == first + 1 and is_bare_name(units[first].tag)
    if tag.to and not tag.names and (alone or _addressed(units, first, at)):
        return True
    if tag.key == "طلب" and at + 1 < len(units) and units[at + 1].tag.deed:  # مسؤول | طلب عدم
        return True
    if tag.owned and _tells_of_person(units, first, at):
        return True
    if tag.thing:  # قال ناصر بوريطة | مداخلته
        named = units[at - 1].tag.definite  # يجد البعض | ضالته
        return named or not plays(units, at - 1, _HEAD_NOUN | _PREPOSITION)
    return _tells_more(units, first, at)


def _tells_of_person(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell ب with a pronoun after a name, and a wish: الملك X | باسمه, الشيخ X | حفظه الله."""
    wish = at + 1 < len(units) and units[at + 1].key == "الله"
    own = units[at].key in _IN_HIS_NAME and not plays(units, at - 1, _OFFICE)  # المتحدث باسمه
    return wish or own or (units[at].tag.by and holds_name(units, first, at))


def _tells_more(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell the verb of a clause that tells more of a feminine noun: تجربة سريرية | شملت."""
    tag, head = units[at].tag, units[first].tag
    owned = head.roles & _TELLS_OF and tag.owned
    head_of = head.feminine and not head.roles & _ANY_MEDIUM  # but صحيفة واشنطن بوست
    if not (owned or head_of) or any(is_definite(units[p]) for p in range(first, at + 1)):
        return False
    if owned:  # بيان | وقعه عشرون أستاذا
        return not plays(units, at, _HEAD_NOUN)
    verb = tag.key.endswith("ت") and tag.verbal and not tag.plural and len(tag.key) > 3
    tells = tag.key.startswith("ت") and tag.verbal and at - first > 1 and not tag.deed
    tells = tells and units[at - 1].tag.feminine  # محكمة إسرائيلية | تسمح
    return bool((verb and not tag.key.endswith("ات")) or tells)


def _longest_name(units: Sequence[Unit], at: int) -> int:
    """Give how many words a name in marks may have: more behind its head, مديرة «…»."""
    near = not units[at].before.strip(" ") and not units[at - 1].tag.definite
    return _QUOTED_NAME * (1 + bool(near and plays(units, at - 1, _HEADED)))


def _quotes_name(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell whether a quotation within a noun phrase is part of it."""
    place = plays(units, at - 1, _IN) and goes_on(units, first, at - 1)
    return at > first and bool(place or belongs(units, at) or after_name(units, at))


def _holds_on(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a word that the one before it calls for: دي | لا, أحد | هذه المصادر."""
    if at == first:
        return False
    before = units[at - 1].tag.roles
    apart = units[first].tag.definite and plays(units, at, _TIME)  # الموقع | أيضا
    if at == first + 1 and before & _MEDIUM and not (units[at].tag.complementizer or apart):
        within = "(" in units[at].before  # قناة (كان)
        bare = not units[at].before.strip() and not plays(units, at, _NEVER)
        return within or bare
    if in_brackets(units, first, at):
        return True
    alone = at == first + 1 and units[first].key.startswith("الم")
    if units[at].key in UPON and (alone or _PASSIVE.fullmatch(units[at - 1].key)):
        return True  # عدد من المقبوض عليهم, المصادر المشار إليها
    if units[at].tag.roles & _ABOUT and plays(units, at - 1, _OFFICE_ABOUT | _ISSUED):
        return True  # التقرير الصادر عن مركز
    friday = units[at].key == "الجمعة" and units[at - 1].key in _FRIDAY  # خطيب الجمعة
    if friday or (units[at].tag.by and before & _TAKES_B):  # تقرير خاص بأشكال العمل
        return True
    titled = before & _TITLED or (units[at - 1].tag.definite and before & _ANY_OFFICE)
    if titled and (units[at].key in _ALSO_NAMES or units[at].before.startswith("/")):
        return True  # الدكتور لي, العضو/ فتحي
    of_these = at == first + 1 and before & _QUANTITY and plays(units, at, _THIS)
    of_these = of_these or (units[at].key in _OF_THEM and plays(units, first, _QUANTITY))
    to_whom = units[at].tag.to and before & _BELONGING  # مصادر موالية للحزب
    joined = before & _NAME_PART or of_these or to_whom or _goes_with(units, at)
    return bool(joined or _of_members(units, first, at))


def _goes_with(units: Sequence[Unit], at: int) -> bool:
    """Tell by the word before it a part of an adjective, or who they are.

    اللجنة اللبنانية - الكندية, مصادر غير رسمية, أنصار هذه النظرية.
    """
    unit, before = units[at], units[at - 1].tag
    if unit.before != " " and unit.before.strip():
        both = unit.tag.adjective and before.adjective and unit.before.strip() in _DASHES
        return both and unit.tag.feminine == before.feminine
    following = units[at + 1].tag if at + 1 < len(units) else None
    if following is None or units[at + 1].before != " ":
        return False
    if (unit.key, following.key) in _NAMING:
        return True
    if unit.key == "غير":
        return not (following.complementizer or following.owned or following.deed)
    these = unit.tag.roles & _THIS and before.roles & _THEIRS and not before.definite
    return bool(these) and following.definite


def _of_members(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell whose body it is: النقابة الوطنية | للصحفيين التونسيين."""
    whom = units[at].tag.to_the and plays(units, at, _ADDRESSEE) and plays(units, first, _BODY)
    return bool(whom) and at + 1 < len(units) and units[at + 1].tag.adjective


def _addressed(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell to whom a person or somebody unnamed speaks: السفير X | للوفد, شاهدان | لمرصاد."""
    title = last_title(units, first, at)
    if (units[at].tag.to_the or units[at].tag.owned) and holds_name(units, title, at):
        return True
    titled = units[at].tag.to_the and roles_of("ال" + units[at].key[2:])[0] & (
        _ANY_OFFICE | _TITLED
    )
    office = 0 if units[at].tag.to_the else roles_under(units[at].key)
    titled = titled or (office & _ANY_OFFICE and not office & _BODY)  # الوزيرة | لخادم الحرمين
    if titled and at == first + 1 and units[first].tag.definite:  # الملك | للشيخ X
        return True
    media = units[at].tag.roles & _MEDIA and not plays(units, first, _TELLS_OF)
    if media and not plays(units, at, _OWN_L):  # متحدث باسم الشرطة | لوسائل الإعلام
        return True
    ended = any(units[place].quote or opens_clause(units, place) for place in _next(units, at))
    if not ended or plays(units, at, _OWN_L) or plays(units, first, _DOCUMENT):
        return False
    to_whom = units[at].tag.to_the or not plays(units, first, _HEAD_NOUN)
    if at == first + 1 and units[first].tag.definite and to_whom:  # قالت الشركة | للصحف إن
        return True
    if any(is_definite(units[place]) for place in range(first, at)):
        return False
    head = units[first].tag
    several = head.key.endswith(("ان", "ون", "ين")) and len(head.key) > 4
    return bool(several or head.roles & _QUANTITY or plays(units, first, _UNNAMED))


def is_addressed(unit: Unit) -> bool:
    """Tell ل on a word that is known without it: لوكالة, للصحافة, but not ليندساي."""
    known = roles_of(unit.key[1:])[0] & (_KNOWN | _ANY_HEAD | _MEDIA)
    return not unit.tag.roles & _OWN_L and bool(unit.tag.to_the or unit.governed == "ل" or known)


def _next(units: Sequence[Unit], at: int) -> range:
    return range(at + 1, min(at + 3, len(units)))
