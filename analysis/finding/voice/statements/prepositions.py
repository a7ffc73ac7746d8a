"""The preposition with which a verb brings what is said: ندد | بالهجوم, دعا | إلى السلام."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..phrases.complements import at_body, is_over
from ..phrases.seats import has_seat, is_seat
from ..tags.cues import Cue, mask, ordinary_nouns, roles_of, roles_under
from ..tags.mentions import mention_at
from ..tags.tag import DEED
from ..tags.unit import COMMA, Unit, opens_clause, plays

_OF_WHAT = mask("of_what")
_TITLED = mask("title", "any office")
_TAKES_B = mask("takes_b")
_QUANTITY, _OWN_L = mask("quantity"), mask("any own_l")
_PREPOSITION = mask("preposition")
_BARE_IN_B = mask("preposition", "namer", "document", "body", "source", "as_says")
_WHAT = mask("what")
# مراجعة, مشاركة.
_DOING = regex.compile(r"م\wا\w{2}ة|ت[^ا]\w{2}|است\w{1,2}ا\wة")
_TO_HIM, _IN_IT = mask("resumptive_to"), mask("resumptive")
_SAID = mask("masdar", "telling", "of_to")
_ASKING = mask("asking")
# Titles that take على.
_TAKES_TO = mask("takes_to")
_OVER = frozenset({"المسوول", "ردا", "بناء"})
_TAKES_OF = mask("takes_of")
# How far from its cue the content may begin, in units.
_REACH_OF_OBJECT = 8
_REACH_OF_LATER = 10


def is_to(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell ل where other writers have إلى: أشار X | لأهمية …, تطرق X | لمجريات الأحداث."""
    tag = units[at].tag
    if not tag.to or tag.cue or plays(units, at, _OWN_L) or plays(units, at - 1, _PREPOSITION):
        return False
    if cue.lemma == "تطرق" and not (tag.no_head or plays(units, at, _TO_HIM)):
        return True
    return names_deed(tag.key[2:] if tag.to_the else tag.key[1:])


def names_deed(bare: str) -> bool:
    """Tell a verbal noun by its form, without what is written on it: ضرورة, تدخل, مراجعة."""
    return bool(roles_of(bare)[0] & _SAID or DEED.fullmatch(bare) or _DOING.fullmatch(bare))


def _later(units: Sequence[Unit], at: int) -> bool:
    """Tell that another one is the verb's: أعرب رئيس الاتحاد عن قارة آسيا، | عن نيته."""
    if at + 1 >= len(units) or units[at + 1].tag.owned or units[at + 1].tag.complementizer:
        return False
    places = range(at + 2, min(len(units) - 1, at + _REACH_OF_LATER))
    return any(units[p].key == units[at].key and units[p + 1].tag.owned for p in places)


def preposition_of(units: Sequence[Unit], at: int, cue: Cue) -> str:
    """Give the preposition before what is said; with من in ما قاله X من أن."""
    if cue.kind == "stand" or (cue.lemma == "تساءل" and _asks(units, at)):
        return ""
    return cue.preposition or ("من" if at and plays(units, at - 1, _WHAT) else "")


def _asks(units: Sequence[Unit], at: int) -> bool:
    """Tell a question after a verb that takes عن: تساءل X | أين ذهب المال."""
    return any(plays(units, place, _ASKING) for place in range(at + 1, at + _REACH_OF_OBJECT))


def takes(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell the preposition with which what is told by a verbal noun begins."""
    tag = units[at].tag
    if cue.preposition == "ل":
        return tag.to_the or (tag.with_preposition and tag.to)
    if cue.preposition == "ب":
        return tag.by_the or (tag.with_preposition and tag.by)
    return tag.key == cue.preposition or (cue.preposition == "الي" and is_to(units, at, cue))


def is_preposition(units: Sequence[Unit], cue: int, at: int, preposition: str) -> bool:
    """Tell whether the preposition of a cue stands at a unit, and is its own."""
    tag = units[at].tag
    if preposition == "ل":
        return tag.to
    if preposition != "ب":
        alike = tag.key == preposition or (preposition == "عن" and bool(tag.roles & _OF_WHAT))
        alike = alike or (tag.key == "مما" and preposition == "من")  # قلل X | مما قيل
        alike = alike or (tag.key == "حول" and _takes_about(units[cue].tag.cue))
        other = at > cue + 1 and _of_other(units, at, preposition)
        return alike and not (other or _later(units, at))
    if not tag.by or tag.adjective or len(tag.key) == 2 or plays(units, at, _BARE_IN_B):
        return False
    if plays(units, at - 1, _PREPOSITION | _TAKES_B):  # في بلاغ, الخاص بالعمل
        return False
    mention = mention_at(units, at)
    if (mention and mention.bare) or at_body(units, at) or _ends_aside(units, at):
        return False
    if _names_with_b(units, at) or _is_own_seat(units, cue, at):
        return False
    titled = units[at - 1].tag.definite and plays(units, at - 1, _TITLED)
    if titled and not tag.by_the and _with_b(units, at + 1):  # المستشار بهاء الديب بمواقف
        return False
    # ندد بايدن بالهجوم: the first of two is who speaks.
    return tag.by_the or at > cue + 1 or not _with_b(units, at + 1)


def _names_with_b(units: Sequence[Unit], at: int) -> bool:
    """Tell a name that begins with ب, where another word carries it: بشرى الغافري | بالوفود."""
    later = range(at + 1, min(at + 2 * _REACH_OF_OBJECT, len(units)))
    return not carries_b(units[at]) and any(
        carries_b(units[place]) or opens_clause(units, place) for place in later
    )


def _is_own_seat(units: Sequence[Unit], verb: int, at: int) -> bool:
    """Tell by ب or أن behind it the seat of who speaks: أشاد المدير | بالرافة سعد X بالنتائج."""
    cue = units[verb].tag.cue
    if (cue and cue.lemma == "أهاب") or not has_seat(units, verb + 1, at):  # أهاب | بالإخوة
        return False
    for place in range(at + 1, min(at + 2 * _REACH_OF_OBJECT, len(units))):
        told = carries_b(units[place]) and not is_seat(units, place)
        if told or opens_clause(units, place):
            return True
        if units[place].before.strip():
            return False
    return False


def carries_b(unit: Unit) -> bool:
    """Tell ب on a word that is known without it: ببعثة, بقوة, but not بشرى."""
    bare = unit.tag.key[1:]
    if not unit.tag.by or unit.quote:
        return False
    known = unit.governed == "ب" or unit.tag.by_the or unit.tag.complementizer or unit.tag.owned
    noun = bare in ordinary_nouns() or roles_under(unit.tag.key) or DEED.fullmatch(bare)
    return bool(known or noun or bare.endswith(("ة", "ات")))


def _takes_about(cue: Cue | None) -> bool:
    """Tell verbs that take حول for عن: تحدث, تساءل."""
    return cue is not None and cue.lemma in ("تحدث", "تساءل")


def _of_other(units: Sequence[Unit], at: int, preposition: str) -> bool:
    """Tell a preposition of the word before it: ردا على, المشرف على الفريق, إضافة إلى, عدد من."""
    over = preposition == "علي" and (units[at - 1].tag.key in _OVER or is_over(units, at))
    more = preposition == "الي" and plays(units, at - 1, _TAKES_TO)  # إضافة | إلى
    some = preposition == "من" and plays(units, at - 1, _QUANTITY)
    some = some or (preposition == "عن" and plays(units, at - 1, _TAKES_OF))  # عدم الكشف عن هويته
    verb = units[at - 1].tag.finite and not units[at - 1].tag.cue
    verb = verb and units[at - 1].key[0] in "يت"  # الذي يصل | إلى البلاد
    governed = plays(units, at - 1, _PREPOSITION) and not plays(units, at - 1, _IN_IT)
    return bool(over or more or some or verb or governed)


def _ends_aside(units: Sequence[Unit], at: int) -> bool:
    """Tell a word with ب before a comma that is not what is said: نوه أحمد بوكوس، العميد، ب…."""
    if at + 1 >= len(units) or not units[at + 1].marks & COMMA:
        return False
    tag = units[at].tag
    name = not tag.key.startswith("بال") and not tag.owned
    return name or units[at + 1].tag.complementizer  # في كلمة بالمناسبة، أن


def _with_b(units: Sequence[Unit], at: int) -> bool:
    """Tell whether another word with ب follows before the next mark."""
    for place in range(at, min(at + _REACH_OF_OBJECT, len(units))):
        tag = units[place].tag
        if units[place].quote or units[place].marks & COMMA or plays(units, place, _PREPOSITION):
            return False
        if tag.by_the or (tag.by and tag.complementizer):
            return True
    return False
