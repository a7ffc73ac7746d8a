"""Where what is said begins: at a colon, a quotation, إن, a verb's preposition or its object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from ..phrases.complements import at_body, is_over
from ..phrases.phrase import Phrase
from ..phrases.quoted import after_name
from ..phrases.seats import has_seat, is_seat
from ..tags.cues import Cue, mask, ordinary_nouns, roles_of, roles_under
from ..tags.mentions import mention_at
from ..tags.tag import COLON, COMMA, DEED, Unit, opens_clause, plays

_OF_WHAT, _ACTS = mask("of_what"), mask("act", "been")
_TITLED = mask("title", "any office")
_TAKES_B = mask("takes_b")
_WITHIN, _CUT_TO = mask("in"), mask("cut_to")
_QUANTITY, _OWN_L = mask("quantity"), mask("any own_l")
_PREPOSITION, _WORK = mask("preposition"), mask("work", "any work")
_BARE_IN_B = mask("preposition", "namer", "document", "body", "source", "as_says")
_GOVERNS = mask("governs", "contrast", "negation", "modal", "boundary", "clause")
_WHAT, _HE = mask("what"), mask("pronoun")
# مراجعة, مشاركة.
_DOING = regex.compile(r"م\wا\w{2}ة|ت[^ا]\w{2}|است\w{1,2}ا\wة")
_TO_HIM, _IN_IT = mask("resumptive_to"), mask("resumptive")
_SAID = mask("masdar", "telling", "of_to")
_ASKING = mask("asking")
_MATTER, _THANKS = mask("matter"), mask("thanks")
#: Verbs that give a speech or thanks, and those that tell of a matter.
GIVES = frozenset({"قدم", "وجه", "نقل"})
SHOWS = GIVES | {"أوضح", "أبرز", "شرح", "كشف", "روى", "ذكر", "سرد", "أورد"}
_OWNER = regex.compile("(?<=...)(?:ه|ها|هم|هما)$")
_TAKES_THAT = frozenset({"say", "affirm", "tell", "clause"})
# Classes of verbs after which أن begins nothing that is said: حمل أمتعته … أن.
_NO_CLAUSE = frozenset({"blame", "name"})

# Prepositions that take أن: مؤشرات على أن, بالإضافة إلى أن.
_GOVERNS_THAT = frozenset({"علي", "الي", "عن", "في", "من"})
_IF = frozenset({"لم", "وجد", "وجدت", "شاء", "صح"})
_WISHES, _HAPPENS = frozenset({"رأى", "أصر", "أقسم"}), frozenset({"شهد", "سجل", "وجد", "افترض"})
# Titles that take على.
_TAKES_TO = mask("takes_to")
_OVER = frozenset({"المسوول", "ردا", "بناء"})
_TAKES_OF = mask("takes_of")

# How far from its cue the content may begin, in units.
_REACH, _REACH_IF_WEAK, _REACH_OF_PARTICIPLE, _REACH_OF_OBJECT = 45, 30, 6, 8
_REACH_TO_WHOM, _REACH_OF_LATER = 12, 10
_SPEAKS = mask(
    "any office", "any body", "any namer", "any medium", "any document", "relay", "title"
)
_NAME_WORDS, _TITLE_WORDS, _NEAR = 3, 10, 3
_TALK = regex.compile("(?:حديث|تصريح|تصريحات|حوار|مقابلة)(?:ه|ها|هم)?")
# What brings a title also before a colon: محاضرة بعنوان: (…).
_TITLES = frozenset({"بعنوان", "عنوان", "شعار", "مسمي"})
#: Classes of verbs that may take what is said as their object.
OBJECTS = frozenset({"affirm", "judge", "blame"})


# After these verbs a name in marks is no speech.
_TAKES_NAME = frozenset({"affirm", "judge", "blame", "urge", "ask", "name"})


class Content(NamedTuple):
    """The unit at which the content begins, and what opens it.

    ``how`` is speech (a colon or a quotation), clause (إن), preposition, or object.
    """

    first: int
    how: str


def content_of(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> Content | None:
    """Give where the content of a cue begins, if it has one before ``limit``."""
    reach = _reach_of(cue)
    preposition = _preposition_of(units, at, cue)
    furthest = min(limit, at + reach + 1)
    tells = preposition == "ب" and cue.kind == "say"  # أفاد, صرح
    that = _with_that(units, at + 1, furthest) if tells else at
    for place in range(at + 1, furthest):
        unit = units[place]
        if unit.marks & COLON and not (unit.tag.number and units[place - 1].tag.number):
            return _past_title(units, place, limit) or Content(place, "speech")
        if unit.quote:
            if not (is_name(units, place) or _names_other(units, at, place, cue, limit)):
                return Content(place, "speech")
        elif unit.tag.opens and cue.kind not in _NO_CLAUSE:
            if _opens(units, at, cue, place):
                return Content(place - _to_that(units, cue, place), "clause")
        elif preposition and place >= that and _is_preposition(units, at, place, preposition):
            later = _spoken(units, place, limit) or _clause_later(units, at, place, limit)
            return later or Content(place, "preposition")
    return _towards(units, cue, at + 1, furthest) if preposition == "الي" else None


def _with_that(units: Sequence[Unit], first: int, last: int) -> int:
    """Give where بأن stands: a ب before it is not the verb's; ``first`` if it stands nowhere."""
    places = range(first, last)
    return next((p for p in places if units[p].tag.by and units[p].tag.complementizer), first)


def _reach_of(cue: Cue) -> int:
    """Give how far from a cue what is said may begin: داعيا الغرف في المنطقة كلها | إلى …."""
    if cue.agrees:
        return _REACH_IF_WEAK if cue.weak else _REACH
    return _REACH_TO_WHOM if cue.kind == "ask" else _REACH_OF_PARTICIPLE


def _towards(units: Sequence[Unit], cue: Cue, first: int, last: int) -> Content | None:
    """Give a noun with ل where other writers have إلى."""
    places = (at for at in range(first, last) if is_to(units, at, cue))
    return next((Content(at, "preposition") for at in places), None)


def shown(
    units: Sequence[Unit], at: int, cue: Cue, subject: Phrase | None, limit: int
) -> tuple[Phrase | None, Content | None]:
    """Give the subject and the matter that a verb tells of: شرح X | أسباب التأخير."""
    role = _THANKS if cue.lemma in GIVES else _MATTER
    after = max(at + 1, subject.last if subject else 0)
    for place in range(at + 1, min(limit, after + _REACH_OF_OBJECT)):
        unit = units[place]
        if unit.quote and (place < after or plays(units, place - 1, _CUT_TO)):
            continue
        if unit.quote or unit.tag.complementizer or (unit.tag.finite and not unit.tag.deed):
            break
        base = unit.tag.key[2:] if unit.tag.definite else _OWNER.sub("", unit.tag.key)
        told = plays(units, place, role) or roles_of(base)[0] & role
        owned = place == after and role == _MATTER and unit.tag.thing
        held = plays(units, place - 1, _SPEAKS) and not units[place - 1].tag.definite
        if not (told or owned) or held or plays(units, place - 1, _PREPOSITION):
            continue
        if subject and at < subject.first:
            subject = subject.upto(min(place, subject.last)) if place > subject.first else None
        return subject, Content(place, "object")
    return subject, None


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


def _opens(units: Sequence[Unit], verb: int, cue: Cue, at: int) -> bool:
    """Tell إن or أن that is the cue's own."""
    if at == verb + 1:
        return True
    other = cue.weak or cue.kind not in ("say", "affirm", "tell")
    parted = any(_begins_clause(units, place, other=other) for place in range(verb + 1, at))
    before = units[at - 1].key
    of_other = before in _GOVERNS_THAT and at > verb + 3 and before != cue.preposition
    # وجدت دعما في مؤشرات على | أن
    of_other = of_other and not (units[at].before.strip() or _to_that(units, cue, at))
    return not (parted or of_other or _governed(units, at) or _wishes(units, cue, at))


def _to_that(units: Sequence[Unit], cue: Cue, at: int) -> bool:
    """Tell أن with إلى after a verb that takes none: أوضح الوزير | إلى أن العمل بدأ."""
    says = cue.kind in ("say", "affirm", "clause") and not cue.weak and cue.preposition != "الي"
    if not says or units[at - 1].key != "الي" or at + 1 >= len(units):
        return False
    added = units[at - 2].tag.key.endswith("ضافة")  # بالإضافة إلى أن
    if added or (at > 1 and units[at - 2].tag.deed):
        return False
    following = units[at + 1].tag  # but إلى أن تم
    return units[at].key != "ان" or not (following.finite or following.verbal or following.cue)


def _begins_clause(units: Sequence[Unit], at: int, *, other: bool) -> bool:
    """Tell a verb of another clause, whose أن it is: سجل ثلاثة أهداف، وكان يدرك | أن."""
    tag = units[at].tag
    joined = tag.key[:1] == "و" and len(tag.key) > 3 and (other or units[at].marks & COMMA)
    return bool(joined) and (tag.finite or bool(roles_of(tag.key[1:])[0] & _ACTS))


def _wishes(units: Sequence[Unit], cue: Cue, at: int) -> bool:
    """Tell أن with a verb, or إن with a condition, that is another's: ذكر … الحل | أن يبنوا."""
    if at + 1 >= len(units) or units[at].key != "ان":
        return False
    following = units[at + 1]
    if following.key in _IF:
        return True
    tells = (cue.kind == "say" and cue.lemma not in _WISHES) or cue.lemma in _HAPPENS
    verbal = following.tag.finite and following.key[0] in "يت"
    return tells and verbal and not following.before.strip()


def _past_title(units: Sequence[Unit], at: int, limit: int) -> Content | None:
    """Step over who somebody is, between two colons: قال X: مدير المستشفى: إن …."""
    for place in range(at + 1, min(limit, at + _REACH_OF_OBJECT)):
        tag = units[place].tag
        if units[place].marks & COLON:
            return Content(place, "speech") if tag.complementizer else None
        if tag.finite or tag.cue or tag.complementizer or units[place].quote:
            return None
    return None


def _later(units: Sequence[Unit], at: int) -> bool:
    """Tell that another one is the verb's: أعرب رئيس الاتحاد عن قارة آسيا، | عن نيته."""
    if at + 1 >= len(units) or units[at + 1].tag.owned or units[at + 1].tag.complementizer:
        return False
    places = range(at + 2, min(len(units) - 1, at + _REACH_OF_LATER))
    return any(units[p].key == units[at].key and units[p + 1].tag.owned for p in places)


def _preposition_of(units: Sequence[Unit], at: int, cue: Cue) -> str:
    """Give the preposition before what is said; with من in ما قاله X من أن."""
    if cue.kind == "stand" or (cue.lemma == "تساءل" and _asks(units, at)):
        return ""
    return cue.preposition or ("من" if at and plays(units, at - 1, _WHAT) else "")


def _asks(units: Sequence[Unit], at: int) -> bool:
    """Tell a question after a verb that takes عن: تساءل X | أين ذهب المال."""
    return any(plays(units, place, _ASKING) for place in range(at + 1, at + _REACH_OF_OBJECT))


def _spoken(units: Sequence[Unit], first: int, limit: int) -> Content | None:
    """Give a quotation after a colon that comes later: وعلق على القرار: «…»."""
    for place in range(first + 1, min(limit, first + _REACH)):
        if units[place].tag.opens:
            return None
        if units[place].marks & COLON:
            return Content(place, "speech") if units[place].quote else None
    return None


def _clause_later(units: Sequence[Unit], verb: int, first: int, limit: int) -> Content | None:
    """Give أن after a circumstance: أفاد مدير الأمن بالمنستير، | أن; أكد على هامش ندوة، | أن."""
    cue = units[verb].tag.cue
    if cue is None or cue.kind not in _TAKES_THAT or cue.joined == "ل":
        return None
    if units[first].tag.complementizer or units[min(first + 1, limit - 1)].tag.complementizer:
        return None
    for place in range(first + 1, min(limit, first + _REACH)):
        unit, before = units[place], units[place - 1]
        named = bool(before.quote) and before.words <= _NAME_WORDS  # إلى «الوطن» | أن
        if unit.tag.opens and (unit.marks & COMMA or named) and _opens(units, verb, cue, place):
            own = not unit.tag.by or cue.preposition == "ب"
            return Content(place, "clause") if own else None
    return None


def _governed(units: Sequence[Unit], at: int) -> bool:
    """Tell أن that belongs to the word before it, not to the cue: بعد أن, يمكن أن, إلا أن."""
    if units[at].before.strip():
        return False
    verb = units[at - 1].tag.cue
    if verb and verb.agrees and not plays(units, at - 1, _PREPOSITION):  # ويتوقع أن
        return True
    if units[at - 1].key == "خاصة" and units[at - 1].before == " " and units[at - 2].tag.feminine:
        return False  # منشأة خاصة إنها
    parted = plays(units, at - 1, _PREPOSITION) and units[at - 1].before.strip()  # ، على أن
    return bool(parted or plays(units, at - 1, _GOVERNS | _HE))  # لسبب بسيط وهو | أن


def is_name(units: Sequence[Unit], at: int) -> bool:
    """Tell a quotation that only names: صحيفة «لوموند», ما يسمى بـ«صفقة القرن»."""
    if at and units[at].words <= _TITLE_WORDS and _brings_title(units, at):
        return not units[at].marks & COLON or units[at - 1].key in _TITLES
    short = units[at].words <= _NAME_WORDS + 1
    told = at > 1 and units[at - 1].key == "الي" and _TALK.fullmatch(units[at - 2].key)
    return short and (bool(told) or after_name(units, at))  # في حديثه إلى «الوطن»


def _brings_title(units: Sequence[Unit], at: int) -> bool:
    """Tell what has a title before it, or before حول: فيلم «…», ندوة علمية حول «…»."""
    if plays(units, at - 1, _WORK):
        return True
    near = range(at - 2, max(at - 2 - _NEAR, -1), -1)
    about = units[at - 1].key == "حول" and not units[at].marks & COLON
    return about and any(plays(units, place, _WORK) for place in near)


def _names_other(units: Sequence[Unit], at: int, place: int, cue: Cue, limit: int) -> bool:
    """Tell a short quotation that names whom, where or who: أوضح ذلك لـ«…», في «…»."""
    short = units[place].words <= _NAME_WORDS and not units[place].marks & COLON
    if place > at + 1 and not units[place].marks & COLON and _opens_later(units, place, limit):
        return True
    later = range(place + 1, min(limit, place + _REACH_OF_OBJECT))  # في حوار مع «…»، عن سعادته
    named = plays(units, place - 1, _WITHIN | _CUT_TO) or (
        cue.kind == "urge" and any(units[p].key == cue.preposition for p in later)
    )
    return bool(short and named) or _names_speaker(units, at, place, cue, limit)


def _opens_later(units: Sequence[Unit], at: int, limit: int) -> bool:
    """Tell a quotation within who, when and where: قال X في حديث مع «…» على هامش …، إن …."""
    later = range(at + 1, min(limit, at + _REACH))
    said = next((p for p in later if units[p].tag.opens), 0)
    if not said or _governed(units, said):
        return False
    short = units[at].words <= _NAME_WORDS and plays(units, at - 1, _PREPOSITION)
    return bool(units[said].marks & COMMA or short)


def _names_speaker(units: Sequence[Unit], at: int, place: int, cue: Cue, limit: int) -> bool:
    """Tell a short quotation that is part of the speaker's name: what is said comes after it."""
    at_once = place == at + 1  # وأعلنت «جبهة حزب التحرير» المتطرفة
    if units[place].words > _NAME_WORDS * (1 + at_once) or units[place].marks & COLON:
        return False
    if not cue.agrees:
        return False
    following = range(place + 1, min(limit, place + _REACH // 2))
    if any(opens_clause(units, later) and not _governed(units, later) for later in following):
        return True
    if place == at + 1 and units[place].words < _NAME_WORDS and cue.kind in _TAKES_NAME:
        later = [units[p] for p in following if units[p].quote]  # وباركت «حماس» «…»
        if any(unit.words > _NAME_WORDS for unit in later):
            return True
    if place != at + 1 or place + 1 >= limit or units[place + 1].before.strip("»”\"' "):
        return False
    prepared = cue.preposition and any(  # وأعربت «عبدالظاهر» عن
        units[later].tag.key == cue.preposition or (cue.preposition == "ب" and units[later].tag.by)
        for later in following
    )
    return cue.kind == "affirm" or bool(prepared)


def takes(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell the preposition with which what is told by a verbal noun begins."""
    tag = units[at].tag
    if cue.preposition == "ل":
        return tag.to_the or (tag.with_preposition and tag.to)
    if cue.preposition == "ب":
        return tag.by_the or (tag.with_preposition and tag.by)
    return tag.key == cue.preposition or (cue.preposition == "الي" and is_to(units, at, cue))


def _is_preposition(units: Sequence[Unit], cue: int, at: int, preposition: str) -> bool:
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
