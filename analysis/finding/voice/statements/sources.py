"""Source phrases: who tells what stands around them: بحسب X, وفقا لما ذكره X, كما قال X."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from ..phrases.phrase import Phrase, phrase_at
from ..tags.cues import Cue, mask, ordinary_nouns, roles_of
from ..tags.pieces import Sentence
from ..tags.tag import SOURCES, TELLS, Tag
from ..tags.unit import COLON, COMMA, STOP, Unit, opens_clause, plays
from .clauses import comma

# على لسان X, نقلا عن X, برأي X.
_WITH_ONE = frozenset({"علي", "نقلا", "براي"})
_OPENS = ("حسب", "وفق", "وفقا", "طبقا")
_AND = ("وب", "وح", "وط", "وو", "وكما")
_OF_IT = frozenset({"به", "بها", "بذلك", "ذلك", "عنه", "عنها", "اليه", "اليها"})
# كما واصلت الشركة دورها: no source.
_DOES = frozenset({"اعتبر", "واصل", "تابع", "مضى", "ختم", "اختتم"})
# كما شهد اللقاء: no source.
_HAPPENS = frozenset({"شهد", "سجل", "وجد", "زاد"})
# خبراء, وكلاء.
_PEOPLE = regex.compile(r"[^\Wا]\w{2}اء")
_OWNER = regex.compile("(?:ه|ها|هم|هما)$")
_WORDS = frozenset(
    "زعم قول تعبير راي وصف تقدير علم اعتقاد كلام حديث تصريح تصريحات بيان شهادة اعتراف اعترافات"
    " افادة ادعاء معلومات مصادر رواية تاكيد اقوال نظر تقديرات بيانات حسابات".split()
)
_SPAN, _NEAR, _NAME = 20, 5, 3
_DASHES = frozenset("–—ـ-")
_MATTER = mask("matter")
_TIME, _ISSUED = mask("time"), mask("issued")
_SAYING = mask("any document", "any circumstance")
_PREPOSITION, _RELATIVE, _IN = mask("preposition"), mask("relative"), mask("in")
_AS_SAYS, _NO_SOURCE, _ITS_WORDS = mask("as_says"), mask("no_source"), mask("own_words")
_WITHIN = mask("preposition", "quantity")
_LAST, _SOURCE, _THIS = mask("latest"), mask("source"), mask("demonstrative")
_ATTESTS = mask(
    *("any office", "any namer", "any medium", "any body", "any document", "record", "relay"),
    *("quantity", "title"),
)
_MEDIA = mask("any medium", "any relay", "people")
_ACCOUNTS = _ATTESTS | mask("account", "kin", "people", "any somebody")


@dataclass(frozen=True)
class Source:
    """A source phrase: units ``begin`` to ``end`` (exclusive); ``at`` is its cue.

    Without a subject it refers to who is speaking anyway (على حد قوله). An ``aside`` stands
    within the clause that it tells of: الرحلة، تقول الكاتبة، طويلة.
    """

    begin: int
    end: int
    at: int
    subject: Phrase | None
    aside: bool = False

    def tells_after(self, units: Sequence[Unit]) -> bool:
        """Tell a source before what it tells: بحسب X، فإن …."""
        return (
            self.end < len(units)
            and units[self.end].key.startswith("فان")
            and (units[self.end].tag.complementizer)
        )

    def leads(self, units: Sequence[Unit]) -> bool:
        """Tell a source before what it tells, also with a verb: وبحسب X، فقد …."""
        return self.end < len(units) and _follows(units[self.end])

    def tails_off(self, units: Sequence[Unit]) -> bool:
        """Tell what still belongs to a source behind its clause: وفق ما قاله X | لمراسلنا أمس."""
        at = self.end
        if at >= len(units) or units[at].before.strip() or units[at].quote:
            return False
        tag = units[at].tag
        where = plays(units, at, _IN) and at + 1 < len(units) and plays(units, at + 1, _SAYING)
        more = tag.definite and (tag.adjective or plays(units, at, _ISSUED))
        return bool(where or more or plays(units, at, _TIME | _ISSUED) or _addresses(units[at]))


def sources_in(sentence: Sentence) -> list[Source]:
    """Give the source phrases of a sentence, in order."""
    units = sentence.units
    found = [source for at in sentence.which(TELLS) if (source := _aside(units, at))]
    for at in sentence.which(SOURCES):
        if own := plays(units, at, _ITS_WORDS):
            aside = at > 0 and _closed(units, at, at + own)  # إن المحكمة، بحسب تعبيره، …
            found.append(Source(at, at + own, at, None, aside=aside))
        elif source := _as_says(units, at) or _according_to(units, at):
            found.append(source)
    return sorted(found, key=lambda source: source.begin)


def _aside(units: Sequence[Unit], at: int) -> Source | None:
    """Give a verb between two commas that tells of the clause around it: ، تقول موريسون، …."""
    if at == 0 or not units[at].marks & COMMA or units[at].key[:1] not in ("ي", "ت"):
        return None
    cue = units[at].tag.cue
    if cue is None or cue.kind not in ("say", "affirm", "clause") or cue.joined:
        return None
    phrase = phrase_at(units, at + 1, len(units))
    end = phrase.last if phrase else at + 1
    while end < len(units) and plays(units, end, _PREPOSITION) and not units[end].before.strip():
        inside = phrase_at(units, end + 1, len(units))  # تضيف في ذات التصريح،
        end = inside.last if inside else end + 2
    closed = end < len(units) and units[end].marks & COMMA and not opens_clause(units, end)
    return Source(at, end, at, phrase, aside=True) if closed and not units[end].quote else None


def _addresses(unit: Unit) -> bool:
    """Tell to whom a source spoke: لمراسلنا, لوكالة."""
    bare = unit.key[1:]
    return unit.tag.to and bool(roles_of(_OWNER.sub("", bare))[0] & _MEDIA or bare.endswith("نا"))


def _closed(units: Sequence[Unit], first: int, end: int) -> bool:
    """Tell what stands between two commas, or two dashes."""
    return end < len(units) and _parts(units[first]) and _parts(units[end])


def _parts(unit: Unit) -> bool:
    return bool(unit.marks & COMMA) or (unit.marks & STOP > 0 and unit.before.strip()[0] in _DASHES)


def _as_says(units: Sequence[Unit], at: int) -> Source | None:
    verb = at + plays(units, at, _AS_SAYS)
    tag = units[verb].tag if at < verb < len(units) else None
    cue = tag and (tag.cue or tag.said)
    if cue and cue.kind == "stand":
        return _learned(units, at, verb)
    told = cue and cue.kind in ("say", "affirm", "clause", "speech") and cue.lemma not in _DOES
    if cue is None or not told:
        return None
    of_it = verb + 1 < len(units) and units[verb + 1].key in _OF_IT  # كما صرحت به | X
    phrase = phrase_at(units, verb + 1 + of_it, len(units))
    if phrase is None and _closed(units, at, verb + 1):  # ، كما تقول، …
        return Source(at, verb + 1, verb, None, aside=True)
    # كما أكد X أن … tells something new; كما أكد X only says who told.
    if phrase is None or opens_clause(units, phrase.last) or _adds(units, phrase.last, cue):
        return None
    head = units[phrase.first].tag
    thing = cue.kind == "speech" or cue.lemma in _HAPPENS
    thing = thing and (cue.lemma != "نشر" or not (phrase.mention or head.roles & _ATTESTS))
    own = head.owned and cue.kind == "affirm"
    if thing or ((head.deed or own) and not head.definite):
        return None  # كما أعلن | تعليق العمل, كما تنشر | مقالات
    first = at if units[at].key.endswith(_OPENS) else verb  # بحسب ما قال X, but كما قال X
    return Source(at, _so(units, at, phrase.last - 1) or phrase.last, first, phrase)


def _adds(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell something new behind who says it: كما أشار X | إلى خلل, كما جدد X | شكره لهم."""
    if at >= len(units) or units[at].before.strip() or units[at].quote:
        return False
    tag = units[at].tag
    noun = cue.kind == "affirm" and (tag.deed or tag.owned or plays(units, at, _MATTER))
    of_it = at + 1 < len(units) and units[at + 1].key in _OF_IT  # كما أشار X | إلى ذلك
    return bool(noun) or (tag.key == cue.preposition and not of_it)


def _learned(units: Sequence[Unit], at: int, verb: int) -> Source | None:
    """Give from whom a medium learned, where it stands: حسبما علمت «المدى» من X, كما جاء في X."""
    near = range(verb + 1, min(verb + _NEAR, len(units)))
    where = plays(units, verb + 1, _IN) and units[verb].key.endswith(("جاء", "ورد"))
    of = verb + 1 if where else next((place for place in near if units[place].key == "من"), 0)
    phrase = phrase_at(units, of + 1, len(units)) if of else None
    attests = phrase and (phrase.mention or plays(units, phrase.first, _ATTESTS))
    attests = attests or (phrase and units[phrase.first].tag.definite)
    if where and plays(units, of + 1, _NO_SOURCE):
        return None
    if phrase is None or (where and (opens_clause(units, phrase.last) or not attests)):
        return None
    return Source(at, _so(units, at, phrase.last - 1) or phrase.last, verb, phrase)


def _is_none(units: Sequence[Unit], at: int) -> bool:
    """Tell what is no source, with its preposition, too: وفقا | للقانون, وفقا | لشروط."""
    if plays(units, at, _NO_SOURCE):
        return True
    tag = units[at].tag
    base = "ال" + tag.key[2:] if tag.to_the else tag.key[1:]
    roles = roles_of(base)[0]
    return tag.to and bool(roles & _NO_SOURCE) and not roles & _MEDIA  # وفقا | للموقع


def _according_to(units: Sequence[Unit], at: int) -> Source | None:
    first = at + plays(units, at, _SOURCE)
    if first == at or first >= len(units) or _is_none(units, first):
        return None
    if at and units[at].key == "حسب" and units[at - 1].key == "علي":
        return None  # على حسب حجمه
    if (tag := units[first].tag).thing:  # وفق زعمهم, but وفقا لمضاعفها
        aside = at > 0 and _closed(units, at, first + 1)
        return Source(at, first + 1, at, None, aside=aside) if _said_by(tag) else None
    if units[first].key == "لما" and first + 1 < len(units) and units[first + 1].tag.said:
        teller = phrase_at(units, first + 2, len(units))  # وفقا لما ذكره X
        return Source(at, teller.last, at, teller) if teller else None
    named = units[first].quote and units[first].words <= _NAME and not units[first].marks & COLON
    phrase = (
        Phrase(first, first + 1) if named else phrase_at(units, first, len(units), attached=True)
    )
    so = _so(units, at, first)
    opens = bool(so) or (named and _begins(units, at))
    if phrase is None or _governs(units, phrase.last):
        return None
    if not (phrase.mention or opens or _may_tell(units, phrase, at)):
        return None
    begin = at - 2 * (at > 1 and bool(plays(units, at - 2, _AS_SAYS)))  # كما جاء على لسان X
    end = so or _past_relative(units, phrase.last, begun=begin == 0)
    aside = _waits(units, begin, end) or _interrupts(units, begin, end)
    return Source(begin, end, at, phrase, aside=aside)


def _begins(units: Sequence[Unit], at: int) -> bool:
    """Tell a source before what it tells: وبحسب «رويترز»، …; ارتفعت الأسعار، ووفقا لـ…."""
    return at == 0 or (comma(units[at]) and units[at].key[0] == "و")


def _so(units: Sequence[Unit], at: int, first: int) -> int:
    """Give where what a source tells begins with فإن or فقد: ووفقا لبيانات X | فإن …; or 0."""
    if at and not units[at].key.startswith(_AND):
        return 0
    for place in range(first + 1, min(first + _SPAN, len(units))):
        tag = units[place].tag
        if _follows(units[place]):
            return place
        if comma(units[place]) or tag.complementizer or (tag.cue and tag.cue.agrees):
            return 0
    return 0


def _governs(units: Sequence[Unit], at: int) -> bool:
    """Tell أن that belongs to what looks like a source: وحسب المرء | أن."""
    return at < len(units) and units[at].tag.opens and not units[at].before.strip()


def _said_by(tag: Tag) -> bool:
    """Tell what somebody said: زعمهم, روايتها."""
    base = _OWNER.sub("", tag.key.removeprefix("ل"))
    return base in _WORDS or base.removesuffix("ت") + "ة" in _WORDS


def _past_relative(units: Sequence[Unit], at: int, *, begun: bool) -> int:
    """Give where a clause ends that tells more of a source: بحسب معلومات حصلت عليها X، |."""
    rest = range(at + 1, min(at + _SPAN, len(units)))
    so = (p for p in rest if comma(units[p]) and _follows(units[p]))
    if begun and (place := next(so, 0)):  # بحسب مصادر، تحدثت لـ«الواحة»، | فإن
        return place
    if not plays(units, at, _RELATIVE):
        return at
    return next((place for place in rest if comma(units[place])), at)


def _interrupts(units: Sequence[Unit], begin: int, end: int) -> bool:
    """Tell a source within a clause that goes on: قتل ثلاثة، بحسب الشرطة، بينهم طفل."""
    if not begin or not _closed(units, begin, end) or units[end].quote:
        return False
    tag = units[end].tag
    if tag.key[:1] in "وف" or tag.finite or tag.manner or tag.cue or tag.complementizer:
        return False
    noun = (tag.ordinary or tag.deed) and not (tag.verbal or tag.roles & _ATTESTS)
    return bool(noun or tag.number or tag.no_head or tag.by or plays(units, end, _WITHIN))


def _follows(unit: Unit) -> bool:
    """Tell what is told after its source: بحسب X، فإن …, فقد …."""
    return unit.key == "فقد" or (unit.key.startswith("فان") and unit.tag.complementizer)


def _waits(units: Sequence[Unit], begin: int, end: int) -> bool:
    """Tell a source between the subject and the verb of a clause: الفرقة، بحسب X، أحيت."""
    before = [units[at].tag for at in range(begin)]
    verb = any(tag.finite or (tag.cue and tag.cue.agrees) or tag.complementizer for tag in before)
    head = bool(before) and (before[0].definite or plays(units, 0, _THIS))
    return bool(head) and not verb and _closed(units, begin, end)


def _bare(head: Tag) -> str:
    """Give a noun without ال and ل: الجمارك, لبيانات."""
    return head.key[2:] if head.definite or head.to_the else head.key.removeprefix("ل")


def _attests(head: Tag) -> bool:
    """Tell who may tell, and what was told, with whose it is: توقعات, إفادته, والدها."""
    bare = _bare(head)
    base = _OWNER.sub("", bare) if head.owned else bare
    words = (bare, base, base.removesuffix("ت") + "ة", base.removesuffix("ا") + "ي")
    return any(roles_of(word)[0] & _ACCOUNTS for word in words)


def _is_thing(head: Tag) -> bool:
    """Tell an ordinary noun by which something is done: وفق المتغيرات, but وفق الباحثين."""
    bare = _bare(head)
    people = head.plural or bare.endswith("ين") or _PEOPLE.fullmatch(bare)
    return (bare in ordinary_nouns() or bare.endswith("ات") or head.owned) and not people


def _may_tell(units: Sequence[Unit], phrase: Phrase, at: int) -> bool:
    """Tell a source from a manner of doing: وفق دراسة أميركية, but not وفق منظومة إسلامية."""
    last = plays(units, phrase.first, _LAST) and phrase.last > phrase.first + 1
    head = units[phrase.first + bool(last)].tag  # بحسب آخر | تعداد
    if plays(units, phrase.first, _ATTESTS) or _attests(head) or units[at].key in _WITH_ONE:
        return True
    if _is_thing(head):  # حسب نوعه, وفق المتغيرات, but بحسب الجمارك
        return False
    if head.definite or head.to_the or head.owned or phrase.last == phrase.first + 1:
        return True
    following = units[phrase.first + 1]  # حسب طلب المريض, وفق خطط واضحة
    adjective = following.key.endswith(("ية", "ي", "ة"))
    return not head.feminine and not adjective and not following.tag.definite
