"""The subject of a cue: after it, before it, or where its kind puts it."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..phrases.definite import holds_name
from ..phrases.phrase import Phrase, phrase_at, phrase_before
from ..phrases.postmodifiers import with_marks, with_name, with_place, with_seat
from ..phrases.seams import seam
from ..phrases.shares import share_at
from ..tags.cues import Cue, mask, roles_of
from ..tags.unit import COLON, Unit, opens_clause, plays
from .agreeing import agreeing, governed_by
from .contents import GIVES, OBJECTS
from .elsewhere import owned, subject_elsewhere

_TIME_OR_TURN_OR_BOTH = mask("time", "turn", "both")
_TOPIC = mask("topic")
_CUT_TO = mask("cut_to")
_VOICED = mask("voiced")
_HONOUR = mask("honour")
_DOCUMENT = mask("document")
_TELLS = mask("document", "record", "relay")
_KIN = mask("kin", "any office", "any body")
_SPEAKS = mask("any body", "any office", "any namer", "any medium", "relay", "record")
_RECORD = mask("any record")
_THIS, _SAID = mask("demonstrative"), mask("masdar", "telling")
_DEED, _TITLED = mask("deed"), mask("any office", "title")
# Prepositions with a pronoun, and how something is said: عليها, لهم; بسخرية.
_TO_THEM = regex.compile("(?:ل|علي|الي|مع|ب|في|عن|من)(?:ه|ها|هم|هما|ي|نا|ك|كم)")
_WITH = regex.compile(
    "ب(?:\\w{2,}[^اي]ة|هدوء|غضب|حزم|وضوح|اختصار|اقتضاب|اسي|حزن|فرح|حماس|فخر|اسف|حذر|الم|صراحة)"
)
_SAYING = frozenset({"التاكيد", "الدعوة", "القول", "التذكير", "التعبير", "التنديد", "التنويه"})
_CALLS = frozenset({"طالب", "دعا", "حث", "ناشد"})
_ALL = frozenset({"جميع", "كافة", "كل"})
_TAKES_NAME = frozenset({"judge", "blame", "ask", "name", "tell", "thank"})
_OTHER = frozenset({"اخر", "اخري", "ثان", "ثانية"})
_TELLS_CLAUSE = frozenset({"say", "affirm", "clause"})
_OF_PRONOUN = regex.compile("(?:[وفبلك]?ا|و?لك)ن(?:ه|ها|هم|هما)")
# How near after a verb who speaks is sought, and how many words in marks may name them.
_NEAR, _NAMED = 4, 6


def subject_of(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> Phrase | None:
    """Give the subject of a cue, which ends before ``limit`` (its content), if it has one."""
    if away := subject_elsewhere(units, at, cue, limit):
        return away
    if not cue.agrees or cue.kind in ("noun", "nominal", "nobody", "stand"):
        return None
    if at and _OF_PRONOUN.fullmatch(units[at - 1].key):  # فإنها | دعت حزب العمال
        return None
    place = _past_manner(units, at + 1, limit)
    if place < limit and units[place].quote:
        return _marked(units, at, place, cue)
    if cue.joined and cue.joined == "ف" and (topic := governed_by(units, at, _TOPIC)):
        return topic
    after = _behind(units, at, place, cue, limit)
    if cue.joined or (after and after.mention):
        return after
    before = agreeing(units, phrase_before(units, at), cue)
    if before and after and before.first == 1 and units[1].marks & COLON:
        return after  # تلال: علي أسعد | قال الوزير
    return before or after or _itself(units, at, cue) or _quoted_before(units, at)


def _marked(units: Sequence[Unit], at: int, place: int, cue: Cue) -> Phrase | None:
    """Give who is named in marks behind a verb, but before one that tells it: X أبلغ | «الواحة»."""
    if cue.kind == "tell":
        return agreeing(units, phrase_before(units, at), cue)
    return Phrase(place, place + 1) if units[place].words <= _NAMED else None


def _itself(units: Sequence[Unit], at: int, cue: Cue) -> Phrase | None:
    """Give the document that a verb tells more of: نشرت دراسة بريطانية | توضح أن."""
    if units[at].key[0] not in "يت" or not at or units[at].before.strip():
        return None
    for first in range(at - 1, max(at - _NEAR, 0), -1):
        if units[first].quote or units[first].before.strip() or units[first].tag.definite:
            return None
        if units[first].tag.bare_roles & _TELLS:
            feminine = units[first].tag.feminine or units[first].key.endswith("ات")
            return Phrase(first, at) if (cue.agrees == "f") == feminine else None
    return None


def _behind(units: Sequence[Unit], at: int, place: int, cue: Cue, limit: int) -> Phrase | None:
    """Give the subject behind a verb that is in the singular, no object: ورددوا | هتافا."""
    if cue.agrees in ("plural", "dual"):
        return None
    if sure := _honour_or_share(units, place, limit):
        return sure
    stops = owned if cue.kind == "affirm" else None
    phrase = phrase_at(units, place, limit, stops=stops)
    if phrase and phrase.first > place and plays(units, place, _DOCUMENT):  # أفاد بيان لوزارة …
        return phrase if cue.lemma not in GIVES else None  # وجه | كلمة للشباب
    phrase = (
        phrase
        if _stands_before_clause(units, at, phrase, cue, limit)
        else agreeing(units, phrase, cue)
    )
    if phrase is None or phrase.mention:
        return phrase
    phrase = _whole(units, phrase, cue, limit)
    if cue.governs:  # اعتبرتها المنظمة | جرائم حرب
        phrase = phrase.upto(seam(units, phrase.first, phrase.last))
    opens = opens_clause(units, limit)
    taken = _is_object(units[phrase.first], cue, told=bool(cue.joined or opens))
    taken = taken and not (opens and units[phrase.first].tag.roles & _RECORD)  # وأكد الإعلان أن
    if _names_person(units, phrase) or not (taken or _is_called(units, at, phrase, cue)):
        return phrase
    return None  # ودعا | المواطنين إلى …


def _whole(units: Sequence[Unit], phrase: Phrase, cue: Cue, limit: int) -> Phrase:
    """Give a phrase with what stands behind it and still tells of it."""
    phrase = _before_deed(units, with_name(units, phrase, limit))
    phrase = with_place(units, phrase, limit)
    if (cue.kind in OBJECTS or cue.kind in ("ask", "urge")) and cue.lemma != "أهاب":
        phrase = with_seat(units, phrase, limit)
    return phrase if cue.kind in _TAKES_NAME else with_marks(units, phrase, limit)


def _stands_before_clause(
    units: Sequence[Unit], at: int, phrase: Phrase | None, cue: Cue, limit: int
) -> bool:
    """Tell the subject of a verb whose object is a clause, so that it takes no other.

    قال | السنيورة إن, أكد | القادة أن, but أكد الحاجة إلى, دعا الحكومة إلى أن.
    """
    if phrase is None or phrase.first > at + 1 or cue.kind not in _TELLS_CLAUSE or limit < at + 2:
        return False
    own = limit < len(units) and bool(cue.preposition) and units[limit].key == cue.preposition
    return units[phrase.first].tag.definite and opens_clause(units, limit + own)


def _honour_or_share(units: Sequence[Unit], place: int, limit: int) -> Phrase | None:
    """Give who speaks though no noun phrase begins there: وأكد | سموه, وقال | 39 في المئة منهم."""
    if place >= limit:
        return None
    if plays(units, place, _HONOUR):
        return Phrase(place, place + 1)
    return share_at(units, place, limit)


def _is_called(units: Sequence[Unit], at: int, phrase: Phrase, cue: Cue) -> bool:
    """Tell whom the subject of a verb before calls upon: أكدت الحركة … وطالبت | الحكومة ب."""
    if cue.lemma not in _CALLS:
        return False
    if units[phrase.first].tag.possession:  # يدعو | جنوده
        return True
    if cue.joined != "و":
        return False
    if units[phrase.first].key in _ALL:  # ودعا | جميع الأطراف
        return True
    cues = (unit.tag.cue for unit in units[:at])
    spoken = any(other and other.agrees == cue.agrees for other in cues)
    return spoken and not holds_name(units, phrase.first, phrase.last)


def _before_deed(units: Sequence[Unit], phrase: Phrase) -> Phrase:
    """Give who speaks before a verbal noun: مدير التعليم | قيام, الأمين العام | ضرورة أن."""
    last = phrase.last - 1
    deed = last > phrase.first and units[last].tag.roles & _SAID
    said = opens_clause(units, phrase.last) and ")" not in units[phrase.last].before
    if deed and said and not plays(units, last - 1, _SPEAKS):
        return phrase.upto(last)
    return phrase


def _quoted_before(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give a name in marks that opens a headline: «الصحة» تنفي."""
    first = at == 1 and units[0].quote and units[0].words <= _NEAR - 1
    headline = first and units[at].key[0] in "يت" and not units[at].before.strip()
    return Phrase(0, 1) if headline else None


def _names_person(units: Sequence[Unit], phrase: Phrase) -> bool:
    """Tell a noun with a pronoun and the name behind it: جارها المزارع توماس ريد."""
    if not units[phrase.first].tag.owned or phrase.last - phrase.first < 3:
        return False
    return any(plays(units, at, _TITLED) for at in range(phrase.first + 1, phrase.last)) or (
        units[phrase.first + 1].tag.definite
        and not units[phrase.first + 1].tag.adjective
        and not units[phrase.last - 1].tag.definite
        and opens_clause(units, phrase.last)
    )


def _is_object(unit: Unit, cue: Cue, *, told: bool) -> bool:
    """Tell what is no subject of the verb before it: المواطنين, قلقه, ورفض | تسجيل."""
    head = unit.tag
    if (
        cue.joined and unit.governed == "ه" and not roles_of(head.key[:-1])[0] & _KIN
    ):  # وأكد | موقفه
        return True
    if head.deed and not head.definite and not head.roles & _SPEAKS:
        kinds = (*OBJECTS, "speech", "clause") if cue.joined or not told else ("speech", "clause")
        return cue.kind in kinds
    god = cue.kind in ("ask", "urge") and head.key == "الله"  # ودعا | الله أن
    if god or head.key in _SAYING:  # وجدد | التأكيد على أن
        return True
    if cue.kind == "judge" and head.definite and head.roles & _DEED:  # يرفض | الكشف
        return True
    things = cue.joined and cue.kind in OBJECTS and head.key.endswith("ات") and len(head.key) > 5
    things = things and not roles_of(head.key[:-2] + "ة")[0] & _SPEAKS  # منظمات
    if things and not head.definite and not head.roles & _SPEAKS:  # وترفض | إجراءات
        return True
    if cue.kind == "affirm" and head.possession:  # أبدى | إعجابه بها
        return True
    act = head.definite and roles_of(head.key[2:])[0] & _SAID and not head.roles & _SPEAKS
    if act and cue.joined and cue.kind in ("affirm", "judge", "speech"):  # وجدد | التأكيد
        return True
    oblique = head.key.endswith("تين") or (head.plural and head.key.endswith("ين"))
    return head.thing or (head.definite and oblique)


def _past_manner(units: Sequence[Unit], place: int, limit: int) -> int:
    """Step over when and how something is said: قال أمس بصوت خافت | X."""
    place += place < limit and units[place].key == "ذلك"  # أوضح ذلك | X، مفيدا
    while place < limit and (size := _circumstance(units, place) or _addressee(units, place)):
        place += size
        if plays(units, place - size, _VOICED) and place < limit:
            place += not units[place].tag.definite
    return place


def _addressee(units: Sequence[Unit], place: int) -> int:
    """Give how many units name whom is told: أوضح لـ«الاقتصادية» | X, أبلغ «الاقتصادية» | X."""
    if plays(units, place, _CUT_TO) and place + 1 < len(units) and units[place + 1].quote:
        return 2
    told = units[place - 1].tag.cue
    if units[place].quote and told and told.kind == "tell" and units[place].words <= _NEAR - 1:
        named = place + 1 < len(units) and not units[place + 1].before.strip("»”\"' ")
        return int(named and not opens_clause(units, place + 1))
    return 0


def _circumstance(units: Sequence[Unit], place: int) -> int:
    """Give how many units tell when, how or to whom: أمس, من جانبه, من جهة أخرى, عليه, بحدة."""
    following = units[place + 1] if place + 1 < len(units) else None
    this = plays(units, place, _THIS) and following and following.tag.definite
    if following and following.key == "الله" and units[place].tag.owned:  # رحمه الله
        return 2
    if units[place].key == "من" and place + 2 < len(units) and units[place + 2].key in _OTHER:
        return 3
    return plays(units, place, _TIME_OR_TURN_OR_BOTH) or int(
        bool(this)
        or units[place].key == "ذلك"  # أوضح ذلك | X
        or bool(_TO_THEM.fullmatch(units[place].key))
        or bool(_WITH.fullmatch(units[place].key) and not units[place].tag.ordinary)  # but بطولة
    )
