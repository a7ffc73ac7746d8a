"""Who of a sentence may speak on by a verb without a subject: its subjects, its topic."""

from __future__ import annotations

from collections.abc import Sequence

from ..phrases.phrase import Phrase, phrase_at
from ..phrases.seams import seam
from ..tags.cues import mask
from ..tags.tag import Tag
from ..tags.unit import DIVIDE, Unit, ends_in, heads, plays
from .animacy import Known, is_somebody, may_speak
from .breaks import unbroken
from .whose import issuer_of

_ACT, _RELATIVE = mask("act"), mask("relative")
_NAME_PART, _NAME_END = mask("name_part"), mask("name_end")
_NO_VERB = mask(
    *("any office", "any namer", "any medium", "any body", "quantity", "title", "document"),
    *("preposition", "time", "function", "clause", "contrast", "auxiliary", "pronoun", "relative"),
    *("demonstrative", "negation", "topic", "kin", "masdar"),
)
_OFFICE, _BODY = mask("any office"), mask("any body", "any namer", "any medium", "any relay")
_SOMEBODY, _QUANTITY, _GROUP = mask("any somebody"), mask("quantity"), mask("people")
_TURN, _THEN = mask("turn"), mask("then")
_LEADS = mask("as_says", "perfect", "clause", "contrast")
_CONTRAST, _BEEN, _PERFECT = mask("contrast"), mask("been"), mask("perfect")
_HEAD, _PREPOSITION = mask("contrast", "topic"), mask("preposition", "turn", "time")
_NOUN = mask("any office", "any namer", "any medium", "any body", "quantity", "title", "document")
_PEOPLE = _NOUN | mask("kin", "joint", "people")
# Words of a circumstance at the head (خلال اللقاء), and before a verb at most.
_SETTING, _LONGEST = 5, 12
# Letters of a verb that no noun has.
_VERB = 2
# Letters of a verb in its shortest form.
_ROOT = 3


def subject_before(units: Sequence[Unit], at: int, agrees: str, known: Known) -> Phrase | None:
    """Give the subject of the verb before a cue, or the noun that its sentence begins with."""
    if (named := _after_that(units, at)) and (
        may_speak(units, named, agrees, known) or _is_accusative(units[named.first].tag, agrees)
    ):
        return named
    if subject := subject_of_verb(units, at, agrees, known):
        return subject
    first = plays(units, 0, _HEAD)
    verb = len(units[first].key) == _VERB and not plays(units, first, _PREPOSITION)
    first += verb  # خص | لحسن السالمي
    topic = _topic(units, first, at) if at - first > 1 else None
    if topic and may_speak(units, topic, agrees, known):
        return topic
    issuer = issuer_of(units, at)
    return issuer if issuer and may_speak(units, issuer, agrees, known) else None


def subject_of_verb(units: Sequence[Unit], at: int, agrees: str, known: Known) -> Phrase | None:
    """Give the subject of the nearest verb before a unit that has one who may speak."""
    for verb in range(at - 1, -1, -1):
        subject = _subject_after(units, verb, at, agrees)
        if subject and may_speak(units, subject, agrees, known, units[verb].tag):
            return subject
    return None


def _after_that(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give the noun between إن or لكن and a verb: فإن الفنانة X، | أعلنت; لكن خبراء | يقولون."""
    near = range(at - 1, max(at - _LONGEST, -1), -1)
    led = (at for at in near if units[at].tag.complementizer and units[at].key.endswith("ن"))
    that = next(led, plays(units, 0, _CONTRAST) - 1)
    phrase = phrase_at(units, that + 1, at) if -1 < that < at - 1 else None
    if phrase is None:
        return None
    ended = at in (phrase.last, phrase.apposed[1])
    return phrase if ended or _is_topic(units, that, phrase, at) else None


def _is_topic(units: Sequence[Unit], that: int, phrase: Phrase, at: int) -> bool:
    """Tell a noun that a clause begins with, up to its verb: فإن مندوبين | عن العمال | يقولون."""
    begins = units[that].key[0] == "ف" or that < plays(units, 0, _CONTRAST)
    verb = units[at].tag.cue
    if verb is None or not verb.agrees or verb.joined:
        return False
    many = verb.agrees == "plural" and _is_accusative(units[phrase.first].tag, verb.agrees)
    if not (begins or many):
        return False
    more = units[phrase.last : at - bool(units[at - 1].tag.roles & _PERFECT)]
    if not more:
        return True
    within = more[0].tag.roles & _PREPOSITION and not any(map(_parts, more))
    return bool(within or plays(units, phrase.last, _RELATIVE))


def _parts(unit: Unit) -> bool:
    """Tell what stands in no noun phrase: a comma, a verb, أن."""
    return bool(unit.marks & DIVIDE or unit.tag.cue or unit.tag.finite or unit.tag.complementizer)


def _is_accusative(tag: Tag, agrees: str) -> bool:
    """Tell somebody in the accusative, which إن and لكن govern: لكن مسؤولا, فإن مندوبين."""
    one = tag.accusative and tag.bare_roles & (_PEOPLE | _SOMEBODY)
    return bool(one) or (agrees == "plural" and tag.key.endswith(("ين", "ون")))


def first_subject(units: Sequence[Unit], agrees: str, known: Known) -> Phrase | None:
    """Give the subject of the verb at the head of a sentence, if it may speak on."""
    verb = plays(units, 0, _PERFECT | _THEN)  # وقد | عبر الأمين العام
    tag = units[verb].tag if len(units) > verb + 1 else None
    if tag is None or not (tag.verbal or tag.finite or tag.cue):
        return None
    if agrees in ("m", "f") and agrees not in _genders(tag.key.removeprefix("و")):
        return None
    phrase = phrase_at(units, verb + 1, len(units))
    if phrase is None or (phrase.last == verb + 2 and not units[verb + 1].tag.definite):
        return None
    phrase = unbroken(units, phrase.upto(seam(units, phrase.first, phrase.last)))
    return phrase if may_speak(units, phrase, agrees, known, tag) else None


def who_acted(units: Sequence[Unit], agrees: str) -> Phrase | None:
    """Give the person, by title or name, of whom the verb at the head of a sentence tells."""
    first = _last_then(units) or _setting(units)
    verb = first + plays(units, first, _TURN | _PERFECT | _THEN)  # من جهته، | شن الأمير هجوما
    if len(units) < verb + 3 or not _may_act(units[verb], agrees):
        return None
    phrase = phrase_at(units, verb + 1, len(units))
    if phrase is None:
        return None
    phrase = unbroken(units, phrase.upto(seam(units, phrase.first, phrase.last)))
    acts = is_somebody(units, phrase) or _is_subject(units, verb, phrase, agrees)
    return phrase if acts else None


def _is_subject(units: Sequence[Unit], verb: int, phrase: Phrase, agrees: str) -> bool:
    """Tell who is called by a title alone, or a body, as agrees: قطع الوزير, قضت محكمة الوادي."""
    key, head = units[verb].key, units[phrase.first].tag
    if key.endswith("ت"):
        return agrees == "f" and len(key) > 3 and bool(head.roles & _BODY)
    lone = head.definite and not head.feminine
    lone = lone and all(unit.tag.adjective for unit in units[phrase.first + 1 : phrase.last])
    return agrees == "m" and lone and bool(head.roles & _OFFICE) and not head.plural


def _last_then(units: Sequence[Unit]) -> int:
    """Give where the last clause begins that tells what came then: وصل الأمير، | ثم ألقى X كلمة."""
    for at in range(len(units) - 1, 0, -1):
        if units[at].marks & DIVIDE and plays(units, at, _THEN):
            return at
    return 0


def _setting(units: Sequence[Unit]) -> int:
    """Give where the clause begins behind a circumstance: أثناء البرنامج، | سخر الأمير."""
    if not (units and plays(units, 0, _PREPOSITION) and not plays(units, 0, _TURN)):
        return 0
    ends = (at for at in range(2, min(len(units), _LONGEST)) if units[at].marks & DIVIDE)
    return next(ends, 0)


def _may_act(unit: Unit, agrees: str) -> bool:
    """Tell a word that may be a verb, and of which gender its subject: شن, أمضى, but not زيارة."""
    tag = unit.tag
    definite = tag.definite and not tag.roles & _ACT  # ألقى
    short = len(tag.key.removeprefix("و")) == _ROOT  # قطع, نسب: a noun's shape and a verb's
    noun = definite or tag.feminine or (tag.roles & _NO_VERB and not (short and tag.deed))
    noun = noun or ((tag.ordinary or tag.deed) and not short)
    gender = agrees not in ("m", "f") or agrees in _genders(tag.key.removeprefix("و"))
    that = tag.complementizer and not tag.roles & _BEEN
    return not (unit.quote or noun or that) and gender


def _subject_after(units: Sequence[Unit], verb: int, at: int, agrees: str) -> Phrase | None:
    """Give the subject of a verb that heads its clause and has the same gender."""
    tag = units[verb].tag
    if not _heads(units, verb):
        return None
    if agrees in ("m", "f") and agrees not in _genders(tag.key.removeprefix("و")):
        return None
    says = tag.finite or tag.verbal or (tag.cue and tag.cue.agrees) or tag.roles & _BEEN
    head = verb or plays(units, 0, _NOUN) or not phrase_at(units, 0, 1)
    if not says and head and not (agrees == "plural" and _is_nominative(units, verb + 1)):
        return None
    topic = None if verb else phrase_at(units, 0, at)
    told = tag.finite or (tag.key.endswith("ت") and plays(units, verb + 1, _SOMEBODY))
    if topic and any(topic.apposed) and not told:  # محمد المومن، مدير المسابقة، أوضح
        return None
    phrase = phrase_at(units, verb + 1, at)
    plain = not (tag.finite or tag.verbal or tag.cue or tag.roles & _BEEN)
    if phrase is None:
        return None
    first = units[phrase.first].tag
    if plain and not (first.definite or _is_one(first, agrees)):
        return None
    accusative = phrase.last == phrase.first + 1 or first.ordinary
    accusative = accusative and len(first.key) > 4 and first.accusative
    deed = first.deed and not (first.definite or first.roles & _PEOPLE)  # but ائتلاف الأحزاب
    many = agrees != "f" and first.key.endswith("ات") and first.ordinary
    many = many and not (tag.key.endswith("ت") or first.roles & _QUANTITY)
    if accusative or deed or many:  # ووجه | انتقادات; شهدت | تحولا; وتستطيع | تغطية السندات
        return None
    phrase = unbroken(units, phrase.upto(seam(units, phrase.first, phrase.last)))
    later = _comes_then(units, verb) and not plays(units, 0, _THEN)
    return phrase if not later or is_somebody(units, phrase) else None  # ثم | توقف البث


def _is_nominative(units: Sequence[Unit], at: int) -> bool:
    """Tell several who are nothing but a subject: رفع | الصحفيون."""
    if at >= len(units):
        return False
    tag = units[at].tag
    several = tag.plural and tag.definite and tag.key.endswith("ون") and not tag.ordinary
    return several and _may_act(units[at - 1], "")


def _is_one(head: Tag, agrees: str) -> bool:
    """Tell a noun for somebody of a verb's gender and number: صادقت | جهات, واحتشد | أعضاء."""
    several = head.plural or bool(head.roles & (_QUANTITY | _GROUP))
    feminine = head.feminine or head.key.endswith("ات")
    agreeing = {"plural": several, "f": feminine, "m": not feminine}.get(agrees, False)
    return agreeing and bool(head.roles & (_PEOPLE | _SOMEBODY))


def _genders(verb: str) -> str:
    """Give which gender the subject of a verb may have: f, m, or both (تلقى, تعلن)."""
    if verb.endswith("ت"):
        return "f"
    return "fm" if verb.startswith("ت") else "m"


def _heads(units: Sequence[Unit], verb: int) -> bool:
    """Tell a word that may be the verb of a clause: at its head, or after خلال اللقاء."""
    tag = units[verb].tag
    definite = tag.definite and not tag.roles & _ACT  # التقى
    that = tag.complementizer and not tag.roles & _BEEN  # كأن, but كان
    if units[verb].quote or tag.roles & _NAME_PART or definite or that:
        return False
    led = heads(units, verb) or plays(units, verb - 1, _LEADS)  # كما | حددت الهيئة
    if led or ends_in(units, verb, _TURN, 2) or _comes_then(units, verb):
        return not plays(units, verb + 1, _NAME_END)  # صلاح الدين
    set_before = 1 < verb <= _SETTING and units[verb - 1].tag.definite
    if not (set_before and plays(units, 0, _PREPOSITION)):
        return False
    deed = tag.deed and not units[min(verb + 1, len(units) - 1)].key.endswith("ان")
    return not deed and bool(tag.finite or tag.verbal or (tag.cue and tag.cue.agrees))


def _comes_then(units: Sequence[Unit], verb: int) -> bool:
    """Tell the verb of a clause that begins with ثم or بعد ذلك, no ومن ثم."""
    size = ends_in(units, verb, _THEN, 3)
    return size > 0 and heads(units, verb - size) and units[verb - size].key[0] != "و"


def _topic(units: Sequence[Unit], first: int, at: int) -> Phrase | None:
    """Give the noun phrase at the head of a sentence: مخرج الفيلم X، الذي …، قال."""
    phrase = phrase_at(units, first, at)
    head = units[first].tag.definite or plays(units, first, _NOUN)
    told = any(phrase.apposed) or plays(units, phrase.last, _RELATIVE) if phrase else False
    if phrase is None or not (head or told):
        return None
    return phrase.upto(seam(units, phrase.first, phrase.last))
