"""Where what is said begins: at a colon, a quotation, إن, a verb's preposition or its object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from ..phrases.extent import after_name, at_body, begins_object
from ..phrases.phrase import Phrase, phrase_at
from ..phrases.seams import object_in, seam, title_end
from ..tags.cues import Cue, mask, roles_of
from ..tags.tag import COLON, COMMA, DEED, Unit, mention_at, opens_clause, plays

_OF_WHAT = mask("of_what")
_NO_OBJECT = mask(*("preposition", "function", "pronoun", "time", "relative", "negation", "turn"))
_TITLED = mask("title", "any office")
_TAKES_B = mask("takes_b")
_WITHIN, _CUT_TO = mask("in"), mask("cut_to")
_QUANTITY, _OWN_L = mask("quantity"), mask("any own_l")
_DEED, _THIS = mask("deed"), mask("demonstrative")
_BLAME, _WORK = mask("blame"), mask("work", "any work")
_PREPOSITION, _TIME = mask("preposition"), mask("time")
_BARE_IN_B = mask("preposition", "namer", "document", "body", "source", "as_says")
_GOVERNS = mask("governs", "contrast", "negation", "modal", "boundary", "clause")
_WHAT, _DOCUMENT = mask("what"), mask("any document")
# مراجعة, مشاركة.
_DOING = regex.compile(r"م\wا\w{2}ة|ت[^ا]\w{2}")
_TO_HIM, _IN_IT = mask("resumptive_to"), mask("resumptive")
_SAID = mask("masdar", "telling", "of_to")
_MATTER, _THANKS = mask("matter"), mask("thanks")
_GIVES = frozenset({"قدم", "وجه", "نقل"})
#: Verbs that tell of a matter, or give thanks.
SHOWS = _GIVES | {"أوضح", "أبرز", "شرح", "كشف", "روى", "ذكر", "سرد", "أورد"}
_OWNER = regex.compile("(?<=...)(?:ه|ها|هم|هما)$")
# Classes of verbs after which أن begins nothing that is said: حمل أمتعته … أن.
_NO_CLAUSE = frozenset({"blame", "name"})

# Titles that take على.
_OVER = frozenset(
    "المشرف والمشرف المشرفون المشرفين القايم القايمون القايمين المسوول الموتمن ردا بناء".split()
)
# Small words that may open an object: نفى ما قيل, استبعد أي لقاء.
_TAKEN = frozenset({"ما", "اي", "كل", "جميع"})

# How far from its cue the content may begin, in units.
_REACH, _REACH_IF_WEAK, _REACH_OF_PARTICIPLE, _REACH_OF_OBJECT = 45, 30, 6, 8
_SPEAKS = mask(
    "any office", "any body", "any namer", "any medium", "any document", "relay", "title"
)
_NAME_WORDS, _TITLE_WORDS = 3, 10
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
    reach = (_REACH_IF_WEAK if cue.weak else _REACH) if cue.agrees else _REACH_OF_PARTICIPLE
    preposition = _preposition_of(units, at, cue)
    for place in range(at + 1, min(limit, at + reach + 1)):
        unit = units[place]
        if unit.marks & COLON and not (unit.tag.number and units[place - 1].tag.number):
            return _past_title(units, place, limit) or Content(place, "speech")
        if unit.quote:
            if not (is_name(units, place) or _names_other(units, at, place, cue, limit)):
                return Content(place, "speech")
        elif unit.tag.opens and cue.kind not in _NO_CLAUSE:
            if _opens(units, at, place):
                return Content(place, "clause")
        elif preposition and _is_preposition(units, at, place, preposition):
            return _spoken(units, place, limit) or Content(place, "preposition")
    last = min(limit, at + reach + 1)
    return _towards(units, cue, at + 1, last) if preposition == "الي" else None


def _towards(units: Sequence[Unit], cue: Cue, first: int, last: int) -> Content | None:
    """Give a noun with ل where other writers have إلى."""
    places = (at for at in range(first, last) if _is_to(units, at, cue))
    return next((Content(at, "preposition") for at in places), None)


def shown(
    units: Sequence[Unit], at: int, cue: Cue, subject: Phrase | None, limit: int
) -> tuple[Phrase | None, Content | None]:
    """Give the subject and the matter that a verb tells of: شرح X | أسباب التأخير."""
    role = _THANKS if cue.lemma in _GIVES else _MATTER
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


def _is_to(units: Sequence[Unit], at: int, cue: Cue) -> bool:
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


def _opens(units: Sequence[Unit], cue: int, at: int) -> bool:
    """Tell إن or أن that is the cue's own."""
    return at == cue + 1 or not _governed(units, at)


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
    if at + 1 >= len(units) or units[at + 1].tag.owned:
        return False
    places = range(at + 2, min(len(units) - 1, at + _REACH_OF_OBJECT))
    return any(units[p].key == units[at].key and units[p + 1].tag.owned for p in places)


def _preposition_of(units: Sequence[Unit], at: int, cue: Cue) -> str:
    """Give the preposition before what is said; with من in ما قاله X من أن."""
    if cue.kind == "stand":
        return ""
    return cue.preposition or ("من" if at and plays(units, at - 1, _WHAT) else "")


def _spoken(units: Sequence[Unit], first: int, limit: int) -> Content | None:
    """Give a quotation after a colon that comes later: وعلق على القرار: «…»."""
    for place in range(first + 1, min(limit, first + _REACH)):
        if units[place].tag.opens:
            return None
        if units[place].marks & COLON:
            return Content(place, "speech") if units[place].quote else None
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
    return bool(parted or plays(units, at - 1, _GOVERNS))


def is_name(units: Sequence[Unit], at: int) -> bool:
    """Tell a quotation that only names: صحيفة «لوموند», ما يسمى بـ«صفقة القرن»."""
    if at and units[at].words <= _TITLE_WORDS and plays(units, at - 1, _WORK):
        return not units[at].marks & COLON
    return units[at].words <= _NAME_WORDS + 1 and after_name(units, at)


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


def _is_preposition(units: Sequence[Unit], cue: int, at: int, preposition: str) -> bool:
    """Tell whether the preposition of a cue stands at a unit, and is its own."""
    tag = units[at].tag
    if preposition != "ب":
        alike = tag.key == preposition or (preposition == "عن" and bool(tag.roles & _OF_WHAT))
        return alike and not (_of_other(units, at, preposition) or _later(units, at))
    if not tag.by or tag.adjective or len(tag.key) == 2 or plays(units, at, _BARE_IN_B):
        return False
    if plays(units, at - 1, _PREPOSITION | _TAKES_B):  # في بلاغ, الخاص بالعمل
        return False
    mention = mention_at(units, at)
    if (mention and mention.bare) or at_body(units, at) or _ends_aside(units, at):
        return False
    titled = units[at - 1].tag.definite and plays(units, at - 1, _TITLED)
    if titled and not tag.by_the and _with_b(units, at + 1):  # المستشار بهاء الديب بمواقف
        return False
    # ندد بايدن بالهجوم: the first of two is who speaks.
    return tag.by_the or at > cue + 1 or not _with_b(units, at + 1)


def _of_other(units: Sequence[Unit], at: int, preposition: str) -> bool:
    """Tell a preposition of the word before it: ردا على, المشرف على الفريق, عدد من."""
    over = preposition == "علي" and units[at - 1].tag.key in _OVER
    some = preposition == "من" and plays(units, at - 1, _QUANTITY)
    verb = units[at - 1].tag.finite and not units[at - 1].tag.cue  # الذي يصل | إلى البلاد
    governed = plays(units, at - 1, _PREPOSITION) and not plays(units, at - 1, _IN_IT)
    return bool(over or some or verb or governed)


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


def with_object(
    units: Sequence[Unit],
    at: int,
    cue: Cue,
    subject: Phrase | None,
    content: Content | None,
    limit: int,
) -> tuple[Phrase | None, Content | None]:
    """Give the subject and the object that is what a verb says: أكد X سعيه, انتقد X الهيمنة."""
    if content and content.how == "speech" and units[content.first].marks & COLON:
        return subject, content
    if cue.kind == "affirm" and subject:
        owned = _owned(units, max(at + 1, subject.last), limit)
        if owned:
            return _with_owned(units, at, cue, subject, owned)
    first = at + 1
    if not cue.agrees:  # متوقعا في السياق ذاته، | ارتفاع الإنفاق
        first = past_circumstance(units, first, limit)
    if subject and subject.first > at:
        subject, first = _parted(units, cue, subject, limit)
        if subject and first < limit and plays(units, first, _PREPOSITION | _TIME):
            first = past_circumstance(units, first, limit)
    if first >= limit or not _is_object(units, first, cue):
        return subject, content
    return subject, Content(first, "object")


def _with_owned(
    units: Sequence[Unit], at: int, cue: Cue, subject: Phrase, owned: int
) -> tuple[Phrase | None, Content]:
    """Give the subject and its سعيه; alone after a joined verb, a noun is what is said."""
    alone = subject.first > at and subject.last == subject.first + 1 == owned
    if alone and cue.joined and units[subject.first].tag.deed:  # وأبدى استعداد بلاده
        return None, Content(subject.first, "object")
    return subject.upto(min(owned, subject.last)), Content(owned, "object")


def _parted(
    units: Sequence[Unit], cue: Cue, subject: Phrase, limit: int
) -> tuple[Phrase | None, int]:
    """Part a subject from its object: حمّل جو بايدن | روسيا مسؤولية; ودان | الهجوم."""
    first = after_phrase(units, subject, limit)
    if cue.kind != "blame" and first < limit and opens_object(units, first):
        return subject.upto(min(first, subject.last)), first
    first = subject.last
    if not subject.mention:
        blame = _blamed(units, cue, subject)
        first = object_in(units, subject.first, blame)
        if cue.kind == "judge" and first == subject.last and _ends_in_object(units, subject):
            first -= 1
        if cue.lemma == "ألقى" and blame < subject.last:
            first = blame
        elif cue.lemma == "حمل" and first < len(units) and plays(units, first, _BLAME):
            first -= 1
        if _is_construct(units, cue, subject.first, first):  # وحمّل | رئيس المحكمة مسؤولية
            first = subject.first
    ended = first >= limit or units[first].before.strip()
    carried = cue.joined and cue.kind != "affirm" and not subject.mention
    carried = carried and not plays(units, subject.first, _SPEAKS)
    if first == subject.first or (ended and carried):
        return None, subject.first
    return subject.upto(first), limit if ended else first


def _ends_in_object(units: Sequence[Unit], subject: Phrase) -> bool:
    """Tell a phrase whose last word is what the verb calls for: أدانت رئاسة كردستان | القصف."""
    at = subject.last - 1
    tag, before = units[at].tag, units[at - 1].tag
    ended = at + 1 >= len(units) or bool(units[at + 1].before.strip())
    bare = not (before.definite or before.feminine or plays(units, at - 1, _SPEAKS))
    return ended and at - subject.first > 1 and bare and tag.definite and not tag.adjective


def _is_construct(units: Sequence[Unit], cue: Cue, first: int, last: int) -> bool:
    """Tell a title that would be torn from what it is of: رئيس | المحكمة."""
    office = cue.kind == "blame" and last == first + 1 and plays(units, first, _SPEAKS)
    return bool(office) and not units[first].tag.definite


def _blamed(units: Sequence[Unit], cue: Cue, subject: Phrase) -> int:
    """Give where اللوم or مسؤولية begins in a phrase that holds it, or where the phrase ends."""
    blame = (at for at in range(subject.first + 1, subject.last) if plays(units, at, _BLAME))
    return next(blame, subject.last) if cue.kind == "blame" else subject.last


def after_phrase(units: Sequence[Unit], subject: Phrase, limit: int) -> int:
    """Give where a phrase ends with what tells more of it, or of when: X، يوم الجمعة، توقف …."""
    if subject.last - subject.first > 1 and units[subject.last - 1].tag.deed:
        taken = subject.last < limit and opens_object(units, subject.last)
        return subject.last - taken  # وجود | أي تأخير
    first = subject.apposed[1] if subject.apposed[0] == subject.last else subject.last
    if first < limit and units[first].before.strip() == "(":  # الحركة (حماس) | قرار البرلمان
        within = range(first + 1, min(first + _REACH_OF_OBJECT, limit))
        first = next((at for at in within if ")" in units[at].before), first)
    if first >= limit or not units[first].marks & COMMA:
        return first
    if not plays(units, first, _PREPOSITION | _TIME):
        return first
    aside = range(first + 1, min(first + _REACH_OF_OBJECT, limit))
    return next((at for at in aside if units[at].marks & COMMA), first)


def opens_object(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that no subject goes on with: هذه الاتهامات, أي لقاء, عدم تسجيل."""
    tag = units[at].tag
    taken = plays(units, at, _THIS) or tag.key in _TAKEN or begins_object(units, at)
    return bool(taken and not units[at].before.strip()) or (tag.deed and not tag.cue)


def past_circumstance(units: Sequence[Unit], first: int, limit: int) -> int:
    """Step over where and when something is said: رفض X في بيان | الاتهامات."""
    while first < limit:
        if size := plays(units, first, _TIME):
            first += size
        elif units[first].tag.number and plays(units, first - 1, _TIME):  # الجمعة 4 يناير 2019
            first += 1
        elif not plays(units, first, _PREPOSITION):
            return first
        elif size := plays(units, first + 1, _TIME):
            first += 1 + size
        elif plays(units, first + 1, _DOCUMENT):
            first += 2
        elif phrase := phrase_at(units, first + 1 + plays(units, first + 1, _THIS), limit):
            first, _ = title_end(units, phrase.first, phrase.last)
        else:
            return limit
    return first


def _owned(units: Sequence[Unit], first: int, limit: int) -> int | None:
    """Give a noun with the speaker's pronoun: أكد X سعيه."""
    for place in range(first, min(limit, first + _REACH_OF_OBJECT)):
        if units[place].quote:
            return None
        governed = any(plays(units, near, _PREPOSITION) for near in (place - 1, place))
        before = units[place - 1].tag  # خلال مؤتمر عقده
        tells_more = place > first and not (
            before.key.removeprefix("و").startswith("ال")
            or before.accusative  # مرارا | سعيهما
            or units[place].before.strip()
        )
        tag = units[place].tag
        noun = tag.owned and not (tag.no_head or tag.finite)  # but بينهما, يعقدونها
        if noun and not governed and not (tells_more and not before.names):
            return place
    return None


def _is_object(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell whether what is said may begin as an object at a unit: no deed, no preposition."""
    tag = units[at].tag
    if cue.kind == "blame":
        return any(plays(units, place, _BLAME) for place in range(at, min(at + 6, len(units))))
    if units[at].quote or tag.cue or tag.complementizer or tag.manner:
        return False
    if (tag.finite and not tag.deed) or (tag.verbal and tag.key.startswith("و")):  # وقدمت
        return False
    refused = cue.kind != "affirm" and plays(units, at, _DEED)  # رفض التعليق, but أعلن استئناف
    if refused or (plays(units, at, _NO_OBJECT) and not (tag.key in _TAKEN or tag.deed)):
        return False
    if tag.to and not plays(units, at, _OWN_L):
        return False
    return cue.kind != "affirm" or not tag.number


def split_object(
    units: Sequence[Unit], at: int, subject: Phrase | None, content: Content
) -> tuple[Phrase | None, int]:
    """Part subject and object of وصف and اتهم; give the subject and where the object begins.

    One name alone between the verb and its preposition is the object: who speaks was named before.
    """
    if subject is None or subject.first < at:
        return subject, at + 1
    if (cue := units[at].tag.cue) and cue.governs:  # وصفه X: the object is the pronoun
        return subject, content.first
    after = subject.last
    while after < content.first and (size := plays(units, after, _TIME)):
        after += size
    # اتهم X أمس، Y بالتواطؤ; وصف X | اعتداء الجنود بأنه ….
    deed = after < content.first and (units[after].tag.deed or begins_object(units, after))
    if deed or (after < content.first and units[after].before.strip(" ")):
        return subject, after
    apart = after < content.first and plays(units, after, _PREPOSITION)
    titled = plays(units, subject.first, _SPEAKS)
    if apart and titled and seam(units, subject.first, subject.last) == subject.last:
        return subject, past_circumstance(units, after, content.first)
    if subject.mention:
        alone = subject.last >= content.first
        return (None, subject.first) if alone else (subject, subject.last)
    if subject.last - subject.first < 2:
        return None, subject.first
    half = subject.split(units)
    return half, half.last
