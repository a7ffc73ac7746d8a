"""Words that are none of a noun phrase: verbs, adverbs, what is governed or stands apart."""

from __future__ import annotations

from collections.abc import Sequence

from ..tags.cues import mask, roles_of
from ..tags.mentions import mention_at
from ..tags.tag import DEED, Tag
from ..tags.unit import DIVIDE, Unit, opens_clause, plays
from .complements import at_body
from .definite import is_definite
from .quoted import belongs

_ANY_MEDIUM = mask("any medium")
_CUT_TO = mask("cut_to")
_COUNTERPART_OR_FILLER = mask("counterpart", "filler")
_QUANTITY = mask("quantity")
_OFFICE = mask("any office")
_TITLED, _DOCUMENTS = mask("title"), mask("document")
_CONTRAST = mask("contrast")
_BODY = mask("any body")
_ANY_HEAD = mask("any office", "any namer", "any medium", "any body")
_HEAD_NOUN = mask("any office", "any namer", "any medium", "body", "quantity", "document", "relay")
_PREPOSITION = mask("preposition")
_TIME = mask("time")
_NO_HEAD = mask(
    *("time", "preposition", "filler", "modal", "self", "and", "any demonstrative", "turn"),
    "starts",
)
_ANY_OFFICE = mask("any office")
_TELLS_OF = mask("document", "relay", "record")
_KNOWN = mask(
    *("masdar", "name_part", "any office", "any body", "kin", "stance", "record", "any document")
)
_SAID = mask("document", "masdar")
_UNNAMED = mask("office", "quantity")
_DAYPART, _MODAL = mask("daypart"), mask("modal", "any circumstance", "act")


def is_bare_name(tag: Tag) -> bool:
    """Tell a name of one word: نقل إسباعين | للعقيد."""
    noun = tag.definite or tag.feminine or tag.deed or tag.plural
    return not (noun or tag.roles & (_HEAD_NOUN | _UNNAMED | _ANY_HEAD))


def heads_none(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that begins no noun phrase: a verb, a function word, an adverb, a number."""
    tag = units[at].tag
    if not tag.names:
        cue = units[at - 1].tag.cue if at else None
        named = tag.key.endswith("وا") or _is_alone(units, at)
        name = named and cue and cue.agrees in ("m", "f")  # وصفته أوتاوا, قال يلدز إن
        finite = (tag.finite and not name) or (tag.cue and tag.cue.agrees)
        wish = tag.key.startswith("لت") and not DEED.match(tag.key[1:])  # لتصل
        verb = finite or wish or tag.no_head or tag.mine or tag.we
        if (tag.manner and not _is_led(units, at)) or (verb and not tag.definite):
            return True
    counted = tag.number and not plays(units, at + 1, _HEAD_NOUN)  # 11 منظمة
    bad = counted or tag.by_the or tag.roles & _CUT_TO
    office = plays(units, at, _OFFICE) and at + 1 < len(units) and not units[at + 1].tag.definite
    return bool(bad or (plays(units, at, _NO_HEAD) and not office))  # والي جهة, وإلى الجهة


def _is_led(units: Sequence[Unit], at: int) -> bool:
    """Tell what إن or لكن governs: لكن | مسؤولا قال."""
    before = units[at - 1].tag if at else None
    return bool(before and (before.complementizer or before.roles & _CONTRAST))


def _is_alone(units: Sequence[Unit], at: int) -> bool:
    """Tell what may only be a name between a verb and إن, though it looks like a verb: يلدز."""
    verb = units[at].tag.cue is not None or plays(units, at, _MODAL) > 0
    return opens_clause(units, at + 1) and not verb


def stands_apart(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a word that follows a noun phrase and is no part of it."""
    unit, before = units[at], units[at - 1]
    # شولتس لأوكرانيا, but الأمين العام لحزب …
    governed = not before.tag.definite and plays(units, at - 1, _HEAD_NOUN | _ANY_HEAD)
    we = unit.tag.we and not governed
    to_whom = unit.governed == "ل" and not before.tag.definite
    if we or (to_whom and not _named_after(units, first, at)):
        return True
    if _is_governed(unit):
        return not at_body(units, at)
    by_the = unit.tag.by_the and not unit.tag.adjective  # but بالنيابة
    if unit.tag.number or by_the or _tells_how(units, at):
        return not at_body(units, at)
    titled = before.tag.definite and before.tag.roles & (_ANY_OFFICE | _TITLED)
    one_man = plays(units, first, _OFFICE) and not units[first].tag.plural  # الرئيس الفرنسي فرنسوا
    name = unit.key.startswith("و")
    name = name or (unit.key.endswith("وا") and bool(one_man or not before.tag.definite))
    name = name or bool(titled and unit.key.startswith("ف"))  # النائب فراس عيد
    single = not (before.tag.definite or before.tag.plural or before.tag.roles & _ANY_HEAD)
    name = name or (unit.key.endswith("ون") and single and at > first + 1)  # موشيه | يعالون
    closed = at + 1 < len(units) and units[at + 1].marks & DIVIDE
    alone = _is_alone(units, at) and not is_definite(before)
    one = at == first + 1 and closed and is_bare_name(before.tag)  # طلحة يزيلهاك، …
    name = bool(name or one or alone)
    verb = unit.tag.finite and not name  # but ويلكام, مارغريت دوبوا
    some = unit.tag.definite and unit.tag.roles & _QUANTITY  # عزيزة جلال | العديد من التفاصيل
    if some or ((verb or unit.tag.no_head) and not unit.tag.names):
        return True
    if plays(units, at, _TIME):  # but صحيفة صباح الواحات, المواطنة صباح السلمي
        daypart = plays(units, at, _DAYPART) and not plays(units, at + 1, _TIME)
        daypart = daypart and not (at + 1 < len(units) and units[at + 1].tag.number)
        return not plays(units, at - 1, _ANY_MEDIUM) and not daypart
    if plays(units, at, _DOCUMENTS) and not before.tag.roles & _PREPOSITION:  # نشر X تدوينة
        return True
    mention = mention_at(units, at)
    addressed = mention and mention.person and not mention.bare  # قال X لـ Y
    cut = unit.tag.roles & _CUT_TO and not belongs(units, at + 1)
    if cut or addressed or plays(units, at, _COUNTERPART_OR_FILLER):
        return True
    return bool(unit.tag.cue) and not (
        unit.tag.definite or describes(units, at) or is_field(units, at)
    )


def _named_after(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a body that has somebody's name: مركز الملك سلمان | للإغاثة."""
    body = at - 3 >= first and plays(units, at - 3, _BODY) and not units[at - 3].tag.definite
    return bool(body) and plays(units, at - 2, _OFFICE | _TITLED) > 0


def is_field(units: Sequence[Unit], at: int) -> bool:
    """Tell a field of study, no verb: أستاذ | علم الوراثة, تخصص | علم الاجتماع."""
    if units[at].key != "علم" or not at or units[at].before != " ":
        return False
    return units[at - 1].tag.ordinary or plays(units, at - 1, _OFFICE | _PREPOSITION) > 0


def describes(units: Sequence[Unit], at: int) -> bool:
    """Tell a participle that is the adjective of a source: مصادر مؤكدة."""
    tag, before = units[at].tag, units[at - 1].tag
    source = at and before.roles & _TELLS_OF and not before.definite and units[at].before == " "
    return bool(source and tag.feminine and tag.cue and not tag.cue.agrees)


def _is_governed(unit: Unit) -> bool:
    """Tell a word with ب or in the accusative by its document, or its noun: بفشل, بلاغا."""
    if unit.governed in ("ب", "ا") and not (unit.tag.names or unit.tag.adjective):
        return True
    bare = unit.key[1:]
    if unit.tag.by and roles_of(bare)[0] & _SAID:  # العباسي | بتصريح
        return True
    if unit.tag.by and not unit.tag.roles and (unit.tag.with_preposition or DEED.fullmatch(bare)):
        return True  # الباحثون | بإجراء, المؤلف | بتعريف
    return unit.tag.accusative and bool(roles_of(unit.key[:-1])[0] & _KNOWN)


def _tells_how(units: Sequence[Unit], at: int) -> bool:
    """Tell a participle in the accusative, no name: الوزير | مخاطبا, but المحلل ميرزا محمد."""
    tag = units[at].tag
    if not tag.manner or tag.names:
        return False
    following = units[at + 1].tag if at + 1 < len(units) else None
    if following is None or units[at + 1].quote or units[at + 1].before.strip():
        return True
    bare = not (following.definite or following.owned or following.to or following.by)
    bare = bare and not (following.complementizer or plays(units, at + 1, _PREPOSITION))
    third = units[at + 2].tag if at + 2 < len(units) else None
    governs = third and (third.definite or third.owned)  # مخاطبا أنصار الحزب, أول أيامه
    return bool(not bare or governs or following.deed)
