"""What is said as the object of a verb: أكد X سعيه, انتقد X الهيمنة, اعتبر X الحكم رسالة."""

from __future__ import annotations

from collections.abc import Sequence

from ..phrases.extent import begins_object
from ..phrases.phrase import Phrase, phrase_at
from ..phrases.seams import object_in, seam
from ..phrases.titles import title_end
from ..tags.cues import Cue, mask, ordinary_nouns
from ..tags.unit import COLON, COMMA, Unit, plays
from .contents import Content
from .prepositions import carries_b

_NO_OBJECT = mask(*("preposition", "function", "pronoun", "time", "relative", "negation", "turn"))
_TITLED, _OWN_L, _WITHIN = mask("title", "any office"), mask("any own_l"), mask("in")
_CONTRACT, _NAME_PART = mask("contract"), mask("name_part")
_DEED, _THIS, _BLAME = mask("deed"), mask("demonstrative"), mask("blame")
_PREPOSITION, _TIME, _DOCUMENT = mask("preposition"), mask("time"), mask("any document")
_SPEAKS = mask(
    "any office", "any body", "any namer", "any medium", "any document", "relay", "title"
)
# Small words that may open an object: نفى ما قيل, استبعد أي لقاء.
_TAKEN = frozenset({"ما", "اي", "كل", "جميع"})
_IN_WHICH = frozenset({"خلاله", "خلالها", "فيه", "فيها"})
_REACH, _REACH_OF_OBJECT = 45, 8


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
    if not (cue.agrees and subject):  # متوقعا في السياق ذاته، | ارتفاع الإنفاق
        first = past_circumstance(units, first, limit)
    if subject and subject.first > at:
        subject, first = _parted(units, cue, subject, limit)
        if subject and first < limit and plays(units, first, _PREPOSITION | _TIME):
            first = past_circumstance(units, first, limit)
    first = _later_deed(units, first, cue, limit, named=subject is not None)
    if first >= limit or not _is_object(units, first, cue):
        return subject, content
    return subject, Content(first, "object")


def _later_deed(units: Sequence[Unit], first: int, cue: Cue, limit: int, *, named: bool) -> int:
    """Give the verbal noun behind the rest of a title: نفى القنصل | بالإنابة في مرسانا X وجود …."""
    if first >= limit or cue.kind != "affirm":
        return first
    if not (units[first].tag.by_the or (named and carries_b(units[first]))):
        return first
    for at in range(first + 1, min(limit, first + 2 * _REACH_OF_OBJECT)):
        if units[at].before.strip():
            return limit
        if units[at].tag.deed and not (units[at].tag.cue or plays(units, at - 1, _SPEAKS)):
            return at
    return limit


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
    first = subject.last if subject.mention else _object_of(units, cue, subject)
    later = _past_apposition(units, first, limit)
    if later and (cue.kind == "judge" or cue.lemma == "نفى"):
        return subject, later
    ended = first >= limit or units[first].before.strip()
    carried = cue.joined and cue.kind != "affirm" and not subject.mention
    carried = carried and not plays(units, subject.first, _SPEAKS)
    if first == subject.first or (ended and carried):
        return None, subject.first
    return subject.upto(first), limit if ended else first


def _object_of(units: Sequence[Unit], cue: Cue, subject: Phrase) -> int:
    """Give where the object of a verb begins in the phrase behind it."""
    blame = _blamed(units, cue, subject)
    first = object_in(units, subject.first, blame)
    if cue.kind == "judge" and first == subject.last and _ends_in_object(units, subject):
        first -= 1
    if cue.lemma == "ألقى" and blame < subject.last:
        first = blame
    elif cue.lemma == "حمل" and first < len(units) and plays(units, first, _BLAME):
        first -= 1
    # وحمّل | رئيس المحكمة مسؤولية
    return subject.first if _is_construct(units, cue, subject.first, first) else first


def _past_apposition(units: Sequence[Unit], at: int, limit: int) -> int:
    """Give the object after a title and its mark: أدان X | الرئيس العام للرياضة، العمل; or 0."""
    if at < limit and not _is_closed(units[at]) and units[at].tag.definite:
        named = plays(units, at, _TITLED)
        rest = range(at + 1, min(limit, at + _REACH)) if named else ()
        at = next((place for place in rest if _is_closed(units[place])), limit)
    if at >= limit or not _is_closed(units[at]):
        return 0
    tag = units[at].tag
    noun = tag.definite or tag.ordinary or (tag.deed and not tag.cue)
    return at if noun and not plays(units, at, _SPEAKS | _TITLED) else 0


def _is_closed(unit: Unit) -> bool:
    """Tell a comma, or ؛ in its place."""
    return bool(unit.marks & COMMA) or "؛" in unit.before


def _ends_in_object(units: Sequence[Unit], subject: Phrase) -> bool:
    """Tell a phrase whose last word is what the verb calls for: أدانت رئاسة كردستان | القصف."""
    at = subject.last - 1
    tag, before = units[at].tag, units[at - 1].tag
    ended = at + 1 >= len(units) or bool(units[at + 1].before.strip())
    bare = not (before.definite or before.feminine or plays(units, at - 1, _SPEAKS | _NAME_PART))
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
        if size := _aside(units, first, limit) or plays(units, first, _TIME):
            first += size
        elif units[first].tag.number and plays(units, first - 1, _TIME):  # الجمعة 4 يناير 2019
            first += 1
        elif not plays(units, first, _PREPOSITION):
            return first
        elif size := plays(units, first + 1, _TIME):
            first += 1 + size
        elif plays(units, first + 1, _DOCUMENT):  # في تصريح صحفي | حرص
            first += 2 + (first + 2 < limit and units[first + 2].key.endswith("ي"))
        elif phrase := phrase_at(units, first + 1 + plays(units, first + 1, _THIS), limit):
            first, _ = title_end(units, phrase.first, phrase.last)
        else:
            return limit
    return first


def _aside(units: Sequence[Unit], at: int, limit: int) -> int:
    """Give how many words say in what, or wish: جدد الملك | خلاله, أبدى | – رعاه الله – تحياته."""
    wish = at + 1 < limit and units[at + 1].key == "الله" and units[at].marks
    return 2 if wish else int(units[at].key in _IN_WHICH)


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
    noun = cue.kind == "affirm" and tag.deed and not (tag.cue and tag.cue.joined)
    noun = noun and not plays(units, at - 1, _DOCUMENT)  # في بيان نشر
    if units[at].quote or (tag.cue and not noun) or tag.complementizer or tag.manner:
        return False  # but أعلن الأهلي | رفض العرض
    if _is_joined(units[at]):
        return False
    if (tag.finite and not tag.deed) or (tag.verbal and tag.key.startswith("و")):  # وقدمت
        return False
    refused = cue.kind != "affirm" and plays(units, at, _DEED)  # رفض التعليق, but أعلن استئناف
    if refused or (plays(units, at, _NO_OBJECT) and not (tag.key in _TAKEN or tag.deed)):
        return False
    if tag.to and not plays(units, at, _OWN_L):
        return cue.lemma == "تمنى"  # متمنيا | للجميع التوفيق
    if cue.lemma == "جدد" and plays(units, at, _CONTRACT):  # جدد | عقده
        return False
    return cue.kind != "affirm" or not tag.number


def _is_joined(unit: Unit) -> bool:
    """Tell a noun that goes on with the one before it: للأرصاد | وحماية البيئة, but not وفاة."""
    key, rest = unit.key, unit.key[1:]
    if not key.startswith("و") or unit.tag.deed or key in ordinary_nouns():
        return False
    return rest.startswith("ال") or rest in ordinary_nouns()


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
    if after < content.first and _is_apart(units, after):
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


def _is_apart(units: Sequence[Unit], at: int) -> bool:
    """Tell an object that the phrase before it did not take in: معارضون | الحكومة."""
    tag = units[at].tag
    definite = tag.definite and not plays(units, at, _PREPOSITION)  # no إلى
    noun = tag.deed or definite or begins_object(units, at)
    return noun or bool(units[at].before.strip(" "))


def held(
    units: Sequence[Unit],
    at: int,
    cue: Cue,
    subject: Phrase | None,
    content: Content | None,
    limit: int,
) -> tuple[Phrase | None, Content | None]:
    """Part who holds from what is held to be something: اعتبر النقيب | الحكم «رسالة»."""
    if content is None and not is_held(units, at, cue):
        return _held_object(units, at, cue, subject, limit)
    if content is None or subject is None or subject.first < at or subject.mention:
        return subject, content
    place = object_in(units, subject.first, subject.last)
    if content.how != "speech" or units[content.first].marks & COLON:
        return subject, content
    if subject.last != content.first or place >= subject.last:
        return subject, content
    return subject.upto(place), Content(place, "clause")


def is_held(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell what is held, by nobody in the text, to be something: وتعتبر المدينة | بوابة الجنوب."""
    return cue.lemma == "اعتبر" and units[at].key.removeprefix(cue.joined)[0] in "يت"


def _held_object(
    units: Sequence[Unit], at: int, cue: Cue, subject: Phrase | None, limit: int
) -> tuple[Phrase | None, Content | None]:
    """Give the object of اعتبر that another noun is told of: اعتبر X | الرياضة أحد الروافد."""
    told, content = with_object(units, at, cue._replace(kind="judge"), subject, None, limit)
    if content is None:
        return subject, None
    first, tag = content.first, units[content.first].tag
    alone = told and told.first == at + 1 and told.last == first == at + 2
    if alone and not tag.definite and not plays(units, at + 1, _SPEAKS):
        return None, Content(at + 1, "object")  # واعتبر | الفن مرآة
    nexts = range(first + 1, min(limit, first + _REACH_OF_OBJECT))
    bare = next((p for p in nexts if not (units[p].tag.definite or plays(units, p, _WITHIN))), 0)
    told_of = tag.definite and bare and not (units[bare].tag.to or plays(units, bare, _PREPOSITION))
    return (told, content) if told_of and not cue.governs else (subject, None)
