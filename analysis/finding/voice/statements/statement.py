"""A sentence of units -> its cues, each with its subject and its content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..phrases.phrase import Phrase, phrase_at
from ..phrases.seams import object_in, seam
from ..tags.cues import Cue, mask
from ..tags.tag import AFTER_COLON, COLON, COMMA, DEED, TELLS, WALLS, Sentence, Tag, Unit, plays
from .contents import (
    OBJECTS,
    SHOWS,
    Content,
    after_phrase,
    content_of,
    names_deed,
    opens_object,
    shown,
    split_object,
    with_object,
)
from .subjects import origin_of, subject_of
from .telling import WITH_COLON, Source, comma, heads_clause, inner, is_told, telling
from .unmarked import unmarked

_HONOUR = mask("honour")
_DOCUMENT, _RELATIVE = mask("document"), mask("relative")
_LABEL = mask("label")
_BOUNDARY, _PARTED, _CONTRAST = mask("boundary"), mask("turn", "clause"), mask("contrast")
_ADDRESSED = mask("addressee", "cut_to")
_ADJUNCT, _PRONOUN, _NEGATION = mask("adjunct"), mask("pronoun"), mask("negation")
_WHEN, _ACT = mask("when"), mask("act")
_MORE, _TIME, _MASDAR, _PRONOUN_WHAT = mask("more"), mask("time"), mask("masdar"), mask("and_what")
_REASON, _IN, _SHADE = mask("reason"), mask("in"), mask("shade")
_OWN_W = mask("own_w")
_SPEAKER = mask("any office", "title")
_PREPOSITION, _HEAD_NOUN = mask("preposition"), mask("any office", "any body", "any namer")
_CIRCUMSTANCE = mask("any circumstance")
_THAT_IS = frozenset({"وذلك", "ذلك"})
_EARLIER = frozenset({"سابق", "لاحق", "متاخر", "مبكر", "قريب", "قصير", "واحد"})
# Classes of verbs that may take an object: المجلس أكد …، ودان الهجوم.
_MAY_TAKE = (*OBJECTS, "urge", "ask", "tell", "name")
# Words of a name before a colon, of what is said after it without marks, of an aside.
_HEAD, _SAID, _ASIDE = 8, 3, 8


@dataclass
class Statement:
    """A cue at unit ``at`` with all that belongs to it from ``begin`` on.

    ``content`` is the first unit of what is said (None: the cue only names a speaker), ``how``
    what opens it (see ``Content``), ``end`` the unit after the last; ``origin`` is whose words
    the subject only relays.
    """

    at: int
    cue: Cue
    begin: int
    subject: Phrase | None = None
    content: int | None = None
    how: str = ""
    end: int = 0
    origin: Phrase | None = None

    @property
    def named_at(self) -> int | None:
        """The unit at which the subject begins."""
        return self.subject.first if self.subject else None


def _known(subject: Phrase | None) -> bool:
    return subject is not None and subject.mention is not None


def boundaries(units: Sentence, *, contrast: bool = False) -> list[int]:
    """Give the units at which the writer takes the word back, or only contrasts."""
    roles = _BOUNDARY | _CONTRAST if contrast else _BOUNDARY
    return [
        at
        for at in units.which(WALLS)
        if at
        and (plays(units, at, roles) or (comma(units[at]) and plays(units, at, _PARTED)))
        and not (_earlier(units, at) or _either(units, at) or _at_a_time(units, at))
    ]


def _earlier(units: Sequence[Unit], at: int) -> bool:
    """Tell في وقت سابق, which is no في وقت كان فيه."""
    return at + 2 < len(units) and units[at + 2].key in _EARLIER and units[at + 1].key == "وقت"


def _at_a_time(units: Sequence[Unit], at: int) -> bool:
    """Tell في وقت within a clause: ضرورة ملحة في وقت تراجع فيه الاهتمام."""
    following = units[at + 1].key if at + 1 < len(units) else ""
    return following == "وقت" and not comma(units[at])


def _goes_on(units: Sequence[Unit], at: int) -> bool:
    """Tell what a report goes on with: حيث, إذ, أما, وذلك لـ, but not وذلك بعد, حيث تركها."""
    if at + 1 >= len(units):
        return False
    if units[at].key in _THAT_IS:
        return not plays(units, at + 1, _ADJUNCT | _IN) or plays(units, at + 1, _SHADE) > 0
    if plays(units, at, _REASON):
        return not units[at + 1].tag.owned
    return units[at].key == "اما" and comma(units[at])


def _either(units: Sequence[Unit], at: int) -> bool:
    """Tell إما … وإما, which is no أما."""
    rest = range(at + 1, len(units))
    return units[at].key == "اما" and any(units[place].key == "واما" for place in rest)


def statements_in(
    units: Sentence, sources: Sequence[Source], *, turn: bool = False
) -> list[Statement]:
    """Give the statements of a sentence, in order."""
    inside = {at for source in sources for at in range(source.begin, source.end)}
    told = {
        at: cue for at in units.which(TELLS) if at not in inside and (cue := telling(units, at))
    }
    found = headed(units, turn=turn)
    if not told and not found:
        return []
    places = list(told)
    begun = [source.begin for source in sources if not source.aside]
    walls = [*boundaries(units), *begun, len(units)]
    for at, following in pairwise([*places, len(units)]):
        cue = told[at]
        if (
            found
            and _inside(units, found[-1], at, walls)
            and (inner(units, at, cue, found[-1].named_at) or _predicate(units, found[-1], at, cue))
        ):
            continue
        limit = min(wall for wall in [following, *walls] if wall > at)
        statement = _statement(units, at, cue, limit)
        if statement.content is None:
            after = _past_relative(units, statement, following, told)
            after = (
                after
                or _past_aside(units, following, told)
                or _past_source(limit, following, sources)
            )
            statement = _statement(units, at, cue, after) if after else statement
        after_topic = found and found[0].begin < found[0].at < at
        if cue.joined and after_topic and cue.kind in _MAY_TAKE and statement.how != "clause":
            statement.subject = statement.subject if _known(statement.subject) else None
        told_here = is_told(units, statement.cue, statement.begin, statement.content)
        found += [statement] if told_here and not _passes(units, statement) else []
    ends = [wall for wall in walls if not _goes_on(units, wall)]
    for number, statement in enumerate(found):
        named = statement.cue.kind == "name"
        _end(units, statement, found[number + 1 : number + 2], walls if named else ends)
    return found


def _past_aside(units: Sequence[Unit], at: int, told: Mapping[int, Cue]) -> int:
    """Give where another verb that stands between commas ends: مصدر، رفض ذكر اسمه، عن …; or 0."""
    if at not in told or told[at].joined or not told[at].agrees or not comma(units[at]):
        return 0
    rest = range(at + 1, min(at + _ASIDE, len(units)))
    if not any(units[place].marks & COMMA for place in rest):
        return 0
    return min([place for place in told if place > at], default=len(units))


def _past_relative(
    units: Sequence[Unit], statement: Statement, at: int, told: Mapping[int, Cue]
) -> int:
    """Give where a verb that tells more of the subject ends: أظهر مسح | نشر اليوم | أن …; or 0."""
    phrase = statement.subject
    if at not in told or told[at].joined:
        return 0
    nexts = min([place for place in told if place > at], default=len(units))
    issued = told[at].kind == "speech" or units[at].tag.said
    if issued and plays(units, at - 1, _DOCUMENT):  # في بيان | نشرته «تداول» | أن
        return nexts
    if issued and plays(units, at - 1, _RELATIVE):  # الدراسة التي | نشرتها مجلة | إن
        return nexts
    if phrase is None or phrase.last != at:
        return 0
    return 0 if any(units[place].tag.definite for place in range(phrase.first, at)) else nexts


def _past_source(limit: int, following: int, sources: Sequence[Source]) -> int:
    """Give where to look on after a source phrase within: ونوه X بحسب الوكالة إلى أن; or 0."""
    begun = [source for source in sources if source.begin == limit and source.end < following]
    return min([following, *(s.begin for s in sources if s.begin > limit)]) if begun else 0


def _inside(units: Sequence[Unit], statement: Statement, at: int, walls: Sequence[int]) -> bool:
    """Tell whether a unit may belong to what a statement before it reports, not in marks."""
    said = statement.content
    if said is None or units[said].quote or statement.how == "object":
        return False
    return not any(statement.at < wall <= at for wall in walls)


def _predicate(units: Sequence[Unit], statement: Statement, at: int, cue: Cue) -> bool:
    """Tell the verb that a subject after أن waits for: أن الانسحاب من الاتفاق، يعتبر …."""
    if statement.content is None or cue.joined or not cue.agrees or not comma(units[at]):
        return False
    said = range(statement.content, at)
    opened = next((place for place in said if units[place].key.endswith("ان")), at)
    tags = [units[place].tag for place in range(opened + 1, at)]
    tags = [tag for tag in tags if not tag.roles & _PREPOSITION]
    return opened < at and not any(tag.finite or (tag.cue and tag.cue.agrees) for tag in tags)


def headed(units: Sentence, *, turn: bool = False) -> list[Statement]:
    """Give the statement of a headline or a transcript, where a name stands before a colon.

    A ``turn`` of a transcript may be one word long.
    """
    if not units.which(AFTER_COLON):
        return []
    first = int(bool(len(units) > 1 and plays(units, 0, _LABEL) and "|" in units[1].before))
    if units[0].quote and units[0].words < _HEAD // 2 < len(units) and units[1].marks & COLON:
        phrase: Phrase | None = Phrase(0, 1)  # «هيئة المياه»: …
    else:
        phrase = phrase_at(units, first, min(_HEAD, len(units)))
    if phrase and any(units[at].before == "-" for at in range(phrase.first + 1, phrase.last)):
        return []  # فلان-الرياض:
    joined = units[first].key.startswith("و") and not plays(units, first, _OWN_W)
    if phrase is None or phrase.last >= len(units) or joined or plays(units, first, _LABEL):
        return []
    content = _past_head(units, phrase)
    cue = units[content].tag.cue
    timed = content == phrase.last and units[content].tag.number
    outlet = units[content].quote and units[content].words <= _SAID - 1
    outlet = outlet and content + 1 < len(units) and not units[content + 1].before.strip("»”\"' ")
    byline = phrase.last == first + 1 and not plays(units, first, _SPEAKER)
    byline = byline and not turn and _is_byline(units, content)
    dateline = timed or outlet or byline or (cue and cue.agrees and content > phrase.last)
    said = turn or units[content].quote or len(units) - content >= _SAID
    if not units[content].marks & COLON or not said or dateline or units[0].tag.cue:
        return []
    return [Statement(content, WITH_COLON, first, phrase, content, "speech")]


def _is_byline(units: Sequence[Unit], at: int) -> bool:
    """Tell who wrote an article from a town before its first verb: تلال: علي أسعد | أطلقت."""
    near = range(at, min(at + _SAID + 2, len(units) - 1))
    verb = next((place for place in near if _is_verb(units[place].tag)), at)
    name = units[at:verb]
    plain = all(unit.tag.plain or unit.tag.definite for unit in name)
    return len(name) > 1 and plain and not any(unit.before.strip() for unit in name[1:])


def _is_verb(tag: Tag) -> bool:
    return bool(tag.finite or tag.roles & _ACT or (tag.cue and tag.cue.agrees))


def _past_head(units: Sequence[Unit], phrase: Phrase) -> int:
    """Step over who somebody is, and for whom: السيد رملي (تلالا):; محامي الدفاع لـ«…»:."""
    content = phrase.apposed[1] or phrase.last
    person = content > 1 or plays(units, phrase.first, _SPEAKER)
    while person and content < len(units) - 1 and "(" in units[content].before:
        content += 1
        while content < len(units) - 1 and ")" not in units[content].before:
            content += 1
    while content < len(units) - 1 and plays(units, content, _ADDRESSED):
        content += 1 + (units[content + 1].quote is not None)
    return min(content, len(units) - 1)


def _statement(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> Statement:
    content = content_of(units, at, cue, limit)
    subject = subject_of(units, at, cue, content.first if content else limit)
    subject, content = _parted(units, at, cue, subject, content, limit)
    if content is None and (content := _added(units, at, cue, limit)) is None:
        subject, content = unmarked(units, at, cue, subject, limit)
    before = subject and subject.first < at and cue.kind != "noun"
    begin = subject.first if subject and before else at
    origin = origin_of(units, at, cue, content.first) if content else None
    first, how = content or (None, "")
    return Statement(at, cue, begin, subject, first, how, origin=origin)


def _parted(
    units: Sequence[Unit],
    at: int,
    cue: Cue,
    subject: Phrase | None,
    content: Content | None,
    limit: int,
) -> tuple[Phrase | None, Content | None]:
    """Part who says from what is said, by the class of the verb."""
    if content is None and cue.lemma in SHOWS:
        told, matter = shown(units, at, cue, subject, limit)
        if matter:
            return told, matter
    if cue.lemma == "اعتبر" and content and subject and subject.first > at:
        return _held(units, subject, content)
    if cue.kind == "name" and content:
        subject, first = split_object(units, at, subject, content)
        clause = content._replace(first=first, how="clause")
        return subject, content if cue.weak or content.how != "preposition" else clause
    if content is None and cue.kind in ("urge", "ask") and (deed := _promised(units, at, limit)):
        return _who_promises(units, at, subject, deed), Content(deed, "object")
    if subject and subject.first > at and not subject.mention and _parts(cue, content):
        return subject.upto(seam(units, subject.first, subject.last)), content
    if cue.kind in OBJECTS and _takes_object(units, at, cue, subject, content):
        return with_object(units, at, cue, subject, content, limit)
    return subject, content


def _who_promises(
    units: Sequence[Unit], at: int, subject: Phrase | None, deed: int
) -> Phrase | None:
    """Give who promises or asks, without the deed: تعهد X | إلغاء الضريبة."""
    if subject and subject.first > at and not subject.mention:
        subject = subject.upto(seam(units, subject.first, min(deed, subject.last)))
    return subject if subject and subject.last > subject.first else None


def _added(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> Content | None:
    """Give the object of a participle after a comma: …، مبرزا | أوجه التشابه."""
    if cue.agrees or cue.kind not in ("say", "clause") or not comma(units[at]):
        return None
    return with_object(units, at, cue, None, None, limit)[1]


def _takes_object(
    units: Sequence[Unit], at: int, cue: Cue, subject: Phrase | None, content: Content | None
) -> bool:
    """Tell whether an object may be what is said: أكد المجلس | أهمية الحفاظ على الأملاك."""
    if content is None or content.how == "speech":
        return True
    owned = units[at + 1].tag.owned and not plays(units, at + 1, _HONOUR)
    if cue.kind == "affirm" and at + 1 < content.first and owned:
        return subject is not None and subject.first < at  # X أكد | التزامه … على
    if cue.kind == "affirm" and content.how == "preposition" and at + 2 < content.first:
        tag = units[at + 1].tag  # مؤكدا | مواصلة الجهود للتوصل إلى التوقيع على
        if tag.deed or (tag.definite and cue.joined and names_deed(tag.key[2:])):
            return True
    if content.how == "clause" or subject is None or subject.mention:
        return False
    if cue.kind != "affirm":
        return False
    after = after_phrase(units, subject, content.first)
    begins = subject.first < after < content.first
    if begins and (opens_object(units, after) or units[after].tag.owned):
        return True
    return object_in(units, subject.first, subject.last) < subject.last


def _passes(units: Sequence[Unit], statement: Statement) -> bool:
    """Tell a deed: أقر البرلمان القانون بغالبية."""
    phrase = statement.subject
    if statement.cue.lemma != "أقر" or statement.how != "preposition" or phrase is None:
        return False
    first = phrase.first
    if phrase.mention or first < statement.at or phrase.last != statement.content:
        return False
    return bool(object_in(units, first, phrase.last) < phrase.last)


def _held(units: Sequence[Unit], subject: Phrase, content: Content) -> tuple[Phrase, Content]:
    """Part who holds from what is held to be something: اعتبر النقيب | الحكم «رسالة»."""
    place = object_in(units, subject.first, subject.last)
    if content.how != "speech" or units[content.first].marks & COLON or subject.mention:
        return subject, content
    if subject.last != content.first or place >= subject.last:
        return subject, content
    return subject.upto(place), Content(place, "clause")


def _promised(units: Sequence[Unit], at: int, limit: int) -> int:
    """Give the verbal noun that is promised or asked for: تعهد X إلغاء الضريبة; or 0."""
    for place in range(at + 1, min(limit, at + _ASIDE)):
        tag = units[place].tag
        if units[place].quote or units[place].before.strip() or plays(units, place, _PREPOSITION):
            return 0
        definite = place > at + 2 and tag.definite and names_deed(tag.key[2:])
        deed = (tag.deed and not tag.cue) or definite  # ناشد X الحكومة | التدخل
        if deed and not plays(units, place - 1, _HEAD_NOUN):
            return place
    return 0


def _parts(cue: Cue, content: Content | None) -> bool:
    """Tell whether an object may stand beside the subject of a verb: طالب X النواب."""
    silent = content is None and cue.kind in ("say", "clause")
    return silent or cue.kind in ("ask", "tell", "speech")


def _goes_on_otherwise(units: Sequence[Unit], at: int) -> bool:
    """Tell a clause of the article's own after a nominal report."""
    tag = units[at].tag
    if units[at].quote or not (comma(units[at]) or tag.roles & _PRONOUN):
        return False
    verb = tag.finite or (tag.verbal and not tag.feminine) or (tag.cue and tag.cue.agrees)
    told = verb or plays(units, at, _PRONOUN | _NEGATION)  # وهو, ولم
    return bool(plays(units, at, _CONTRAST) or (told and tag.key.startswith("و")))


def _adds(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that more is told of a noun with: ، من أجل, ، جراء, ، وتطوير, ، الذي."""
    tag, key = units[at].tag, units[at].key
    if units[at].quote or tag.cue or tag.number or plays(units, at, _ADJUNCT | _TIME | _PARTED):
        return False
    if plays(units, at, _PREPOSITION | _MORE | _RELATIVE) or (key == "بما" and tag.by):
        return True
    if not key.startswith("و") or plays(units, at, _OWN_W) or tag.finite:
        return _goes_on(units, at) and key in _THAT_IS
    noun = key.startswith("وال") or tag.feminine or DEED.fullmatch(key[1:]) or tag.complementizer
    return bool(noun or plays(units, at, _MASDAR) or plays(units, at, _PRONOUN_WHAT))


def _parts_off(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that leads over to another report: ، لكنه | أشار, ، كما | أكد."""
    leads = plays(units, at, _CONTRAST | _BOUNDARY | _PARTED) or units[at].key == "كما"
    return bool(leads and units[at].before.strip())


def _tells_when(units: Sequence[Unit], at: int) -> bool:
    """Tell when something is said, not when it is: خلال لقائه, but خلال العام المقبل."""
    if _earlier(units, at):
        return True
    if units[at].quote or not (size := plays(units, at, _WHEN)) or at + size >= len(units):
        return False
    return bool(units[at + size].tag.owned or plays(units, at + size, _CIRCUMSTANCE))


def _end(
    units: Sequence[Unit], statement: Statement, after: Sequence[Statement], walls: Sequence[int]
) -> None:
    """Find where the content ends: at the next statement, a boundary, or the sentence's end."""
    content = statement.at if statement.content is None else statement.content
    cuts = [
        other.begin - bool(other.begin > 1 and _parts_off(units, other.begin - 1))
        for other in after
        if other.content is not None or heads_clause(units, other.at, other.cue)
    ]
    if statement.how == "object":  # then begins when and where it was said
        cuts += [
            at
            for at in range(content + 1, len(units))
            if (comma(units[at]) and not _adds(units, at)) or _tells_when(units, at)
        ]
    # After what stands in marks the article tells when: شراكة «بلا حدود» قبل أسابيع من الحرب.
    cuts += [
        at + 1
        for at in range(content, len(units) - 1)
        if units[at].quote and plays(units, at + 1, _ADJUNCT) and not comma(units[at + 1])
    ]
    clause = any(
        units[at].tag.complementizer for at in range(content, min(content + 2, len(units)))
    )
    if statement.how in ("preposition", "object") and not clause:  # بغلاء الأسعار، وخرجوا …؛ لكنه …
        cuts += [at for at in range(content + 1, len(units)) if _goes_on_otherwise(units, at)]
    first = content + units[content].tag.complementizer  # إنه | بينما …
    ends = [*(cut for cut in cuts if cut > content), *(wall for wall in walls if wall > first)]
    statement.end = min(ends, default=len(units))
