"""Who of a sentence may speak on by a verb without a subject: its subjects, its topic."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from ..phrases.antecedents import antecedent
from ..phrases.definite import closes, holds_name, is_definite
from ..phrases.phrase import Phrase, phrase_at
from ..phrases.seams import NOMINAL, seam
from ..tags.cues import Cue, mask, ordinary_nouns, roles_of
from ..tags.tag import DEED, DIVIDE, Tag, Unit, ends_in, heads, plays

_MASDAR, _NAMER, _TITLE = mask("masdar"), mask("any namer", "any medium"), mask("title")
# Verbal nouns that people are called by.
_NAMES_TOO = frozenset(
    "نجاح فوز فتح توفيق تيسير تحسين ابتسام انتصار استيبان استيفان انطوان انتوان".split()
)
_ACT, _RELATIVE = mask("act"), mask("relative")
_NAME_PART, _NAME_END = mask("name_part"), mask("name_end")
_OFFICE = mask("any office")
_MANY = mask("quantity", "joint", "people", "any body")
_NO_VERB = mask(
    *("any office", "any namer", "any medium", "any body", "quantity", "title", "document"),
    *("preposition", "time", "function", "clause", "contrast", "auxiliary", "pronoun", "relative"),
    *("demonstrative", "negation", "topic", "kin", "masdar"),
)
_OF_THINGS = frozenset({"clause", "stand", "nobody"})  # verbs by which things may tell
_LAW, _SOMEBODY = mask("act of state"), mask("any somebody")
_AUTHORITIES = frozenset({"تعليم"})  # تعليم تلال
_JUST_BEFORE = mask("preposition")
_OWN_W, CLITICS = mask("own_w"), frozenset("وفبلك")
_SPEECH, _TITLES = mask("any circumstance", "any document"), mask("any office", "title")
_TURN, _TIME, _THEN = mask("turn"), mask("time"), mask("then")
_LEADS = mask("as_says", "perfect", "clause", "contrast")
_CONTRAST, _BEEN, _PERFECT = mask("contrast"), mask("been"), mask("perfect")
_HEAD, _PREPOSITION = mask("contrast", "topic"), mask("preposition", "turn", "time")
_NOUN = mask("any office", "any namer", "any medium", "any body", "quantity", "title", "document")
_PEOPLE = _NOUN | mask("kin", "joint", "people")
_ANYBODY = _PEOPLE | mask("any relay", "any record", "any work", "person", "any somebody")
_GROUP, _THIS = mask("people"), mask("demonstrative")
_QUANTITY, _ASCRIBED = mask("quantity"), frozenset({"منسوب", "منسوبة"})
_BY_PHONE = frozenset({"هاتفيا", "هاتفية"})
_IN_IT = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
# Words of a family name (بن سلمان), and of a circumstance at the head (خلال اللقاء).
_FAMILY, _SETTING, _LONGEST = 3, 5, 12
# Letters of a verb that no noun has.
_VERB = 2

# To several of one kind: لمسلحي, بمقاتلي.
_TO_MANY = regex.compile(r"[بل]م\w{3,}ي")
# حظي | بها
_BY_IT = regex.compile("[بل](?:ه|ها|هم|هما|هن|نا|كم)")

#: The words of each phrase named so far.
Known = Collection[frozenset[str]]


def subject_before(units: Sequence[Unit], at: int, agrees: str, known: Known) -> Phrase | None:
    """Give the subject of the verb before a cue, or the noun that its sentence begins with."""
    if (named := _after_that(units, at)) and (
        _speaks(units, named, agrees, known) or _is_accusative(units[named.first].tag, agrees)
    ):
        return named
    if subject := subject_of_verb(units, at, agrees, known):
        return subject
    first = plays(units, 0, _HEAD)
    verb = len(units[first].key) == _VERB and not plays(units, first, _PREPOSITION)
    first += verb  # خص | لحسن السالمي
    topic = _topic(units, first, at) if at - first > 1 else None
    if topic and _speaks(units, topic, agrees, known):
        return topic
    issuer = _issuer(units, at)
    return issuer if issuer and _speaks(units, issuer, agrees, known) else None


def subject_of_verb(units: Sequence[Unit], at: int, agrees: str, known: Known) -> Phrase | None:
    """Give the subject of the nearest verb before a unit that has one who may speak."""
    for verb in range(at - 1, -1, -1):
        subject = _subject_after(units, verb, at, agrees)
        if subject and _speaks(units, subject, agrees, known, units[verb].tag):
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


def _issuer(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give whose speech a sentence begins with: وفي رسالة للباحث X، | قال; وفي رد من X، | قال."""
    if not (units[0].tag.roles & _PREPOSITION and at > 2 and plays(units, 1, _SPEECH)):
        return None
    for place in range(2, min(at, _SETTING + 1)):
        if units[place].key == "من":
            return phrase_at(units, place + 1, at)
        if units[place].tag.to and plays(units, place, _TITLES):
            return phrase_at(units, place, at, attached=True)
    return None


def whose_words(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give whose are the words in which a verb says something: مقالا للكاتب X | قال فيه."""
    if at + 1 == len(units) or units[at + 1].key not in _IN_IT:
        return None
    for place in range(at - 1, max(at - _LONGEST, 0), -1):
        if not _is_speech(units, place - 1):
            continue
        if units[place].key == "من":
            return phrase_at(units, place + 1, at)
        if units[place].tag.to and plays(units, place, _TITLES | _QUANTITY):
            return phrase_at(units, place, at, attached=True)
    return None


def _is_speech(units: Sequence[Unit], at: int) -> bool:
    """Tell words that somebody says, up to their last: مقالا, اتصالا هاتفيا | اليوم."""
    while at > 0 and (units[at].tag.roles & _TIME or units[at].key in _BY_PHONE):
        at -= 1
    return bool(units[at].tag.bare_roles & _SPEECH) or units[at].key in _ASCRIBED


def whose_clause(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give who is meant by a plural verb in a relative clause: للحضور الذين شكروه | وطالبوا."""
    for place in range(at - 1, max(at - _LONGEST, 0), -1):
        if units[place + 1].marks & DIVIDE or units[place].tag.complementizer:
            return None
        if units[place].key == "الذين" and (phrase := antecedent(units, place)):
            near = at - place < _FAMILY + 1 or units[at].key.startswith("و")
            said = range(phrase.first, place)
            first = next((first for first in said if _is_several(units[first].tag)), -1)
            if first < 0 or not near or plays(units, place - 1, _THIS):
                return None
            to = units[first].tag.to_the
            while not to and first > phrase.first and units[first - 1].tag.definite:
                first -= 1
            return Phrase(first, place, attached=to)
    return None


def _is_several(tag: Tag) -> bool:
    """Tell a noun for several, that الذين goes with: أهالي القرية, المحتجين, للحضور."""
    return tag.plural or tag.to_the or bool(tag.roles & (_QUANTITY | _GROUP))


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
    phrase = _without_rest(units, phrase.upto(seam(units, phrase.first, phrase.last)))
    return phrase if _speaks(units, phrase, agrees, known, tag) else None


def who_acted(units: Sequence[Unit], agrees: str) -> Phrase | None:
    """Give the person, by title or name, of whom the verb at the head of a sentence tells."""
    first = _last_then(units)
    verb = first + plays(units, first, _TURN | _PERFECT | _THEN)  # من جهته، | شن الأمير هجوما
    if len(units) < verb + 3 or not _may_act(units[verb], agrees):
        return None
    phrase = phrase_at(units, verb + 1, len(units))
    if phrase is None:
        return None
    phrase = _without_rest(units, phrase.upto(seam(units, phrase.first, phrase.last)))
    return phrase if is_somebody(units, phrase) else None


def _last_then(units: Sequence[Unit]) -> int:
    """Give where the last clause begins that tells what came then: وصل الأمير، | ثم ألقى X كلمة."""
    for at in range(len(units) - 1, 0, -1):
        if units[at].marks & DIVIDE and plays(units, at, _THEN):
            return at
    return 0


def _may_act(unit: Unit, agrees: str) -> bool:
    """Tell a word that may be a verb, and of which gender its subject: شن, أمضى, but not زيارة."""
    tag = unit.tag
    definite = tag.definite and not tag.roles & _ACT  # ألقى
    noun = definite or tag.ordinary or tag.deed or tag.feminine or tag.roles & _NO_VERB
    gender = agrees not in ("m", "f") or agrees in _genders(tag.key.removeprefix("و"))
    return not (unit.quote or noun or tag.complementizer) and gender


def is_somebody(units: Sequence[Unit], subject: Phrase) -> bool:
    """Tell one person by a title and a name, no body: الأمير خالد, مدير النادي سعد القرني."""
    said = units[subject.first : subject.last]
    if subject.mention:
        return subject.mention.person
    titled = plays(said, 0, _OFFICE | _TITLE) and not said[0].tag.roles & _MANY
    named = len(said) > 1 and said[0].tag.definite and is_given(said[1].tag)
    return bool(titled) and (named or holds_name(said, 0, len(said)))


def may_speak(units: Sequence[Unit], subject: Phrase, agrees: str, known: Known) -> bool:
    """Tell whether the subject of a verb that tells nothing may speak later on."""
    return _speaks(units, subject, agrees, known)


def without_object(
    units: Sequence[Unit], subject: Phrase, names: Collection[Sequence[str]]
) -> Phrase:
    """Give a phrase that begins with the end of a known name without what follows it.

    After عائشة زلفى, زلفى | دمج القطاعين holds a name and an object.
    """
    for at in range(subject.first + 1, subject.last):
        if _is_act(units, at):
            return subject.upto(at)
    subject = _without_rest(units, subject)
    said = units[subject.first : subject.last]
    keys = [bare(unit.key) for unit in said]
    for size in range(min(len(keys) - 1, _FAMILY), 0, -1):
        if _is_apart(said, size) and any(
            len(name) > size
            and bare(name[-1]) == keys[size - 1]
            and [*map(bare, name[-size:])] == keys[:size]
            for name in names
        ):
            return subject.upto(subject.first + size)
    return subject


def _without_rest(units: Sequence[Unit], subject: Phrase) -> Phrase:
    """Give a phrase without a preposition that it breaks off at, and the object before that.

    سالم الحواس | بشكوى, المهندس القحطاني | الاستعدادات لخوض, الوزير | الخوض في.
    """
    last = subject.last
    while last - subject.first > 1 and _breaks_off(units, last - 1):
        last -= 1
    head = units[subject.first].tag
    person = (head.definite and head.roles & _TITLES) or is_given(head)
    if last - subject.first > 1 and last < subject.last + bool(person):
        tag, before = units[last - 1].tag, units[last - 2].tag
        noun = tag.definite and bare(tag.key) in ordinary_nouns()
        noun = noun and not (tag.roles or tag.adjective or tag.plural)
        closed = before.definite and bare(before.key) not in ordinary_nouns()
        deed = NOMINAL.fullmatch(tag.key) or last - subject.first > 2
        last -= bool(noun and closed and person and deed)
    return subject if last == subject.last else subject.upto(last)


def _breaks_off(units: Sequence[Unit], at: int) -> bool:
    """Tell a preposition, or one on a noun that needs another: لخوض, بشكوى, but not بالمحافظة."""
    tag, noun = units[at].tag, units[at].key[1:]
    if units[at].quote or tag.key == "علي" or tag.to_the or tag.by_the:
        return False
    within = tag.key[:1] in "بل" and (noun in ordinary_nouns() or DEED.fullmatch(noun))
    participle = units[at - 1].key.startswith("الم")  # المشار | إليها
    alone = tag.roles & _JUST_BEFORE and not (participle and len(tag.key) > _VERB)
    return bool(alone or (tag.with_preposition and within))


def is_nobody(units: Sequence[Unit], subject: Phrase) -> bool:
    """Tell a phrase that names an act or a thing: كشف اللبس, الانخفاض الهائل, أمسية قصصية."""
    unit, tag = units[subject.first], units[subject.first].tag
    if unit.quote or plays(units, subject.first, _ANYBODY):
        return False
    if _is_governed(unit, subject) and (unit.governed != "ه" or tag.possession):
        return True
    deed = tag.roles & _MASDAR or (tag.deed and tag.key not in _AUTHORITIES | _NAMES_TOO)
    act = deed if not tag.definite else NOMINAL.fullmatch(tag.key)
    more = units[subject.first + 1].tag if subject.last - subject.first > 1 else None
    thing = more and tag.feminine and more.key.endswith("ية") and not tag.definite
    return bool(act or (thing and more and not more.definite))


def is_given(tag: Tag) -> bool:
    """Tell a word that may be a given name: خالد, but not مباراة, والد or بميناء."""
    if tag.roles & _NAME_PART:
        return True
    verb = tag.finite or tag.cue or tag.complementizer or tag.key.endswith("ت")
    noun = tag.ordinary or tag.deed or tag.plural or tag.owned or tag.definite
    written = tag.to_the or tag.by_the
    if not written and tag.key[:1] in CLITICS:
        written = bool(_TO_MANY.fullmatch(tag.key)) or Tag(tag.key[1:]).ordinary
    joined = tag.key.startswith("و") and not tag.roles & _OWN_W
    return not (verb or noun or written or joined or tag.may)


def is_thing(units: Sequence[Unit], subject: Phrase, cue: Cue | None = None) -> bool:
    """Tell what is told of a thing, that says nothing more: الأشهر, التوترات, الرسم البياني."""
    said = units[subject.first : subject.last]
    tag, base = said[0].tag, bare(said[0].key)
    roles = tag.roles | roles_of(base)[0]
    somebody = roles & (_ANYBODY | _LAW) or plays(said, 0, _ANYBODY)
    told = cue is not None and cue.kind not in _OF_THINGS  # شجبت الكتل, but أثبتت الحلول
    if told or subject.mention or said[0].quote or tag.plural or somebody:
        return False
    named = len(said) > 1 and is_given(said[1].tag) and not tag.definite  # جيب بوش
    if named or (tag.definite and tag.adjective):  # الخارجية
        return False
    noun = base in ordinary_nouns() or tag.deed or roles & _TIME
    return bool(noun) and not holds_name(said, 0, len(said))


def _is_act(units: Sequence[Unit], at: int) -> bool:
    """Tell a verbal noun after a title: مدير التعليم | قيام المعتدين, الحكومة | إحداث سفارتين."""
    tag = units[at].tag
    if tag.definite or not tag.deed or plays(units, at, _NOUN) or tag.key in _NAMES_TOO:
        return False
    listed = tag.roles & _MASDAR and not plays(units, at - 1, _TITLE)
    if not (closes(units, at - 1) or units[at - 1].tag.plural):  # شركة نجوم | إضافة المكالمات
        return bool(listed) and at > 1 and bool(plays(units, at - 2, _NAMER))
    near = range(at + 1, min(at + 3, len(units)))
    construct = any(units[place].tag.definite for place in near)
    return bool(listed) or construct


def _speaks(
    units: Sequence[Unit], subject: Phrase, agrees: str, known: Known, verb: Tag | None = None
) -> bool:
    """Tell a subject that may speak: by its noun, as known, or a name by its verb."""
    said = units[subject.first : subject.last]
    tag = said[0].tag
    if agrees == "dual" and not (tag.key.endswith("ان") or plays(said, 0, _PEOPLE)):
        return False
    if agrees == "f" and tag.roles & _TITLE and not tag.feminine:
        return False
    if subject.mention or plays(said, 0, _PEOPLE) or tag.plural:
        return True
    if agrees == "plural" or said[0].quote or tag.thing or _is_governed(said[0], subject):
        return False
    if is_thing(units, subject, verb.cue if verb else None):
        return False
    keys = {bare(unit.key) for unit in said}
    return any(keys <= earlier for earlier in known) or _is_name(said, verb)


def _is_governed(unit: Unit, subject: Phrase) -> bool:
    """Tell a noun in another case than the subject's, but no source: وفقا لفيليب."""
    return bool(unit.governed) and not (unit.governed == "ل" and subject.attached)


def _is_name(said: Sequence[Unit], verb: Tag | None) -> bool:
    """Tell a name by its form and its verb: غادر جون كيري, but أثار غضب متابعي اللاعب."""
    tag = said[0].tag
    says = verb is None or bool(verb.cue)
    does = says or bool(verb and (verb.roles & _ACT or (len(said) == 1 and verb.finite)))
    if tag.definite:
        alone = does and len(said) == 1 and not (tag.feminine or tag.key.endswith("ات"))
        return alone or holds_name(said, 0, len(said))
    named = [unit.tag for unit in said[2:] if not unit.tag.definite]
    titled = any(tag.roles & _TITLES for tag in named)  # بشير خلفان مدير القطاع
    if len(said) > 2 and not titled and not any(unit.tag.roles & _NAME_PART for unit in said):
        does = says
    return does and not (tag.deed or tag.owned or (tag.feminine and len(said) > 1))


def _subject_after(units: Sequence[Unit], verb: int, at: int, agrees: str) -> Phrase | None:
    """Give the subject of a verb that heads its clause and has the same gender."""
    tag = units[verb].tag
    if not _heads(units, verb):
        return None
    if agrees in ("m", "f") and agrees not in _genders(tag.key.removeprefix("و")):
        return None
    says = tag.finite or tag.verbal or (tag.cue and tag.cue.agrees) or tag.roles & _BEEN
    if not says and (verb or plays(units, 0, _NOUN) or not phrase_at(units, 0, 1)):
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
    many = (
        agrees != "f" and first.key.endswith("ات") and first.ordinary and not tag.key.endswith("ت")
    )
    if (
        accusative or deed or many or _BY_IT.fullmatch(first.key)
    ):  # ووجه | انتقادات; شهدت | تحولا; وتستطيع | تغطية السندات
        return None
    phrase = _without_rest(units, phrase.upto(seam(units, phrase.first, phrase.last)))
    later = _comes_then(units, verb) and not plays(units, 0, _THEN)
    return phrase if not later or is_somebody(units, phrase) else None  # ثم | توقف البث


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
    if units[verb].quote or tag.roles & _NAME_PART or definite or tag.complementizer:
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


def _is_apart(units: Sequence[Unit], at: int) -> bool:
    """Tell a word after a name that is no name: مسيرته, بفشل, دمج القطاعين, فصلا."""
    tag = units[at].tag
    plain = not (tag.definite or plays(units, at, _NOUN))
    construct = plain and at + 1 < len(units) and is_definite(units[at + 1])
    deed = tag.deed or plays(units, at, mask("preposition")) or units[at].governed
    written = tag.by_the or tag.to_the or tag.with_preposition
    return bool(tag.owned or tag.thing or deed or written or construct)


def bare(word: str) -> str:
    """Give a key without its article."""
    return word.removeprefix("ال") if len(word) > 4 else word
