"""A sentence of units -> its cues, each with its subject and its content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..phrases.phrase import Phrase
from ..phrases.seams import object_in, seam
from ..tags.cues import Cue, mask, roles_of
from ..tags.pieces import Sentence
from ..tags.tag import COMMA, TELLS, WALLS, Unit, plays
from .contents import OBJECTS, SHOWS, Content, content_of, names_deed, shown
from .endings import earlier, end_of, goes_on
from .headlines import head_of
from .objects import (
    after_phrase,
    held,
    is_held,
    opens_object,
    past_circumstance,
    split_object,
    with_object,
)
from .sources import Source
from .subjects import origin_of, subject_of
from .telling import GOD, WITH_COLON, comma, inner, is_told, telling
from .unmarked import unmarked

_HONOUR = mask("honour")
_DOCUMENT, _RELATIVE = mask("document"), mask("relative")
_BOUNDARY, _PARTED, _CONTRAST = mask("boundary"), mask("turn", "clause"), mask("contrast")
_REASON, _IMPERSONAL = mask("reason"), mask("impersonal")
_ATTESTS = mask(
    *("any office", "any body", "any namer", "any document", "record", "relay", "title"), "account"
)
_PREPOSITION, _HEAD_NOUN = mask("preposition"), mask("any office", "any body", "any namer")
# Classes of verbs that may take an object: المجلس أكد …، ودان الهجوم.
_MAY_TAKE = (*OBJECTS, "urge", "ask", "tell", "name")
_ASIDE, _NEAR = 8, 4
_NAMELESS = mask("any somebody", "people")


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


def boundaries(sentence: Sentence, *, contrast: bool = False) -> list[int]:
    """Give the units at which the writer takes the word back, or only contrasts."""
    units, roles = sentence.units, _BOUNDARY | _CONTRAST if contrast else _BOUNDARY
    return [
        at
        for at in sentence.which(WALLS)
        if at
        and (plays(units, at, roles) or (comma(units[at]) and plays(units, at, _PARTED)))
        and not (earlier(units, at) or _either(units, at) or _at_a_time(units, at))
    ]


def _at_a_time(units: Sequence[Unit], at: int) -> bool:
    """Tell في وقت within a clause: ضرورة ملحة في وقت تراجع فيه الاهتمام."""
    following = units[at + 1].key if at + 1 < len(units) else ""
    return following == "وقت" and not comma(units[at])


def _either(units: Sequence[Unit], at: int) -> bool:
    """Tell إما … وإما and إما … أو, which is no أما."""
    if units[at].key != "اما":
        return False
    near = range(at + 1, min(at + _ASIDE + _NEAR, len(units)))
    either = not comma(units[at]) and any(units[place].key == "او" for place in near)
    return either or any(unit.key == "واما" for unit in units[at + 1 :])


def statements_in(
    sentence: Sentence, sources: Sequence[Source], *, turn: bool = False
) -> list[Statement]:
    """Give the statements of a sentence, in order."""
    units = sentence.units
    inside = {at for source in sources for at in range(source.begin, source.end)}
    told = {
        at: cue for at in sentence.which(TELLS) if at not in inside and (cue := telling(units, at))
    }
    found = headed(sentence, turn=turn)
    if not told and not found:
        return []
    places = list(told)
    begun = [source.begin for source in sources if not source.aside]
    walls = [wall for wall in boundaries(sentence) if not _is_aside(units, wall, told)]
    walls += [*begun, len(units)]
    ends = [wall for wall in walls if not goes_on(units, wall)]
    under = [source.end for source in sources if source.tells_after(units)]
    for at, following in pairwise([*places, len(units)]):
        cue = told[at]
        if under and _under(at, under, walls) and inner(units, at, cue, None):
            continue
        if found and (
            (_inside(units, found[-1], at, walls, cue) and _told_of(units, found[-1], at, cue))
            or (_inside(units, found[-1], at, ends, cue) and _since(units, found[-1], at, cue))
        ):
            continue
        limit = min([wall for wall in [following, *walls] if wall > at])
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
        found += [statement] if _is_told(units, statement, found) else []
    for number, statement in enumerate(found):
        named = statement.cue.kind == "name"
        statement.end = end_of(units, statement, found[number + 1 :], walls if named else ends)
    return found


def _is_aside(units: Sequence[Unit], at: int, told: Mapping[int, Cue]) -> bool:
    """Tell what stands between a verb and what it tells: وأبرز، في المقابل، أن."""
    if at - 1 not in told or not units[at].marks & COMMA:
        return False
    near = range(at + 1, min(at + _NEAR, len(units)))
    return any(units[place].marks & COMMA and units[place].tag.opens for place in near)


def _told_of(units: Sequence[Unit], statement: Statement, at: int, cue: Cue) -> bool:
    """Tell a verb that is itself reported by a statement before it."""
    return (
        inner(units, at, cue, statement.named_at)
        or _predicate(units, statement, at, cue)
        or _and_also(units, statement, at, cue)
        or (cue.joined == "ل" and statement.how == "clause" and not comma(units[at]))
    )  # أنها عاينت الجثة | لتجد أن


def _under(at: int, first: Sequence[int], walls: Sequence[int]) -> bool:
    """Tell what stands in what a source before it tells: بحسب X، فإن الوزراء | رفضوا."""
    return any(begin < at and not any(begin < wall <= at for wall in walls) for begin in first)


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


def _inside(
    units: Sequence[Unit], statement: Statement, at: int, walls: Sequence[int], cue: Cue
) -> bool:
    """Tell whether a unit may belong to what a statement before it reports, not in marks."""
    said = statement.content
    if said is None or units[said].quote:
        return False
    if statement.how == "object" and cue.kind != "nominal":
        return False
    return not any(statement.at < wall <= at for wall in walls)


def _is_told(units: Sequence[Unit], statement: Statement, found: Sequence[Statement]) -> bool:
    """Tell a statement of its own: no deed, and nothing that the one before it reports."""
    if found and _within_clause(units, found[-1], statement):
        return False
    cue, begin, content = statement.cue, statement.begin, statement.content
    return is_told(units, cue, begin, content, statement.how) and not _passes(units, statement)


def _within_clause(units: Sequence[Unit], before: Statement, statement: Statement) -> bool:
    """Tell who is spoken of after أن: رفض X ما قيل على الرغم من أن | البيان أكد على كذا."""
    first = statement.begin
    if before.content is None or not before.content < first - 1 or first >= statement.at:
        return False
    tag = units[first - 1].tag
    own = plays(units, first - 2, _CONTRAST) > 1 or tag.key.startswith("ف")  # غير أن X, فإن X
    return tag.complementizer and not own


def _predicate(units: Sequence[Unit], statement: Statement, at: int, cue: Cue) -> bool:
    """Tell the verb that a subject after أن waits for: أن الانسحاب من الاتفاق، يعتبر …."""
    if statement.content is None or cue.joined or not cue.agrees or not comma(units[at]):
        return False
    said = range(statement.content, at)
    opened = next((place for place in said if units[place].tag.complementizer), at)
    tags = [units[place].tag for place in range(opened + 1, at)]
    tags = [tag for tag in tags if not tag.roles & _PREPOSITION]
    return opened < at and not any(tag.finite or (tag.cue and tag.cue.agrees) for tag in tags)


def _and_also(units: Sequence[Unit], statement: Statement, at: int, cue: Cue) -> bool:
    """Tell a verb that goes on with what is reported: أكد أن اللغة تمثل هويته | وتعبر عن فكره."""
    told, form = units[statement.at].key.removeprefix("و")[0], units[at].key[1]
    if statement.content is None or told in "يت":
        return False
    if cue.joined != "و" or form not in "يت":
        return False
    tags = (units[place].tag for place in range(statement.content, at))
    return units[at].before == " " and any(tag.verbal and tag.key[0] == form for tag in tags)


def _since(units: Sequence[Unit], statement: Statement, at: int, cue: Cue) -> bool:
    """Tell a verb of what is reported with a reason, or within that.

    أن المتهم هرب، حيث | يشكو من مرض; أنها جاهزة، حيث يقدم الصانع شهادة | تفيد بذلك.
    """
    if statement.how != "clause":
        return False
    if inner(units, at, cue, statement.named_at):
        return True
    told, deed = units[statement.at].key.removeprefix("و")[0], units[at].key[0] in "يت"
    deed = deed and cue.kind in ("urge", "ask", "judge", "name") and told not in "يت"
    return deed and plays(units, at - 1, _REASON) > 0


def headed(sentence: Sentence, *, turn: bool = False) -> list[Statement]:
    """Give the statement of a headline or a transcript, where a name stands before a colon."""
    head = head_of(sentence, turn=turn)
    if head is None:
        return []
    first, phrase, content = head
    return [Statement(content, WITH_COLON, first, phrase, content, "speech")]


def _statement(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> Statement:
    content = content_of(units, at, cue, limit)
    subject = subject_of(units, at, cue, content.first if content else limit)
    if subject and cue.lemma in ("سأل", "دعا") and units[subject.first].key in GOD:
        subject = None  # كما سأل الله أن
    if cue.kind == "nominal" and units[at].tag.owned:  # إعلانها المسبق
        subject = None
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
    if cue.lemma == "اعتبر" and cue.agrees:
        return held(units, at, cue, subject, content, limit)
    if cue.kind == "name" and content:
        subject, first = split_object(units, at, subject, content)
        clause = content._replace(first=first, how="clause")
        return subject, content if cue.weak or content.how != "preposition" else clause
    if (
        content is None
        and cue.kind in ("urge", "ask")
        and (deed := _promised(units, at, cue, limit))
    ):
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
    if cue.lemma == "سجل":  # مسجلا ارتفاعا
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
    place = object_in(units, subject.first, subject.last)
    # أعلن معهد الحرم المكي الشريف | عن; أعلن طيران ناس، الناقل الوطني، عن
    closed = subject.last == content.first or units[subject.last].marks & COMMA
    return place < subject.last and (units[place].tag.deed or not closed)


def _passes(units: Sequence[Unit], statement: Statement) -> bool:
    """Tell a deed: أقر البرلمان القانون بغالبية; or what shows itself: أثبتت التجربة أن.

    What turns out or is held, in so many words, is nobody's: وتبين غياب الحارس, وتعتبر خطرة.
    """
    if statement.content is None and (
        plays(units, statement.at, _IMPERSONAL) or is_held(units, statement.at, statement.cue)
    ):
        return True
    phrase = statement.subject
    if statement.cue.lemma == "أثبت":
        return phrase is None or not (phrase.mention or _attests(units, phrase.first))
    if statement.cue.lemma != "أقر" or statement.how != "preposition" or phrase is None:
        return False
    first = phrase.first
    if phrase.mention or first < statement.at or phrase.last != statement.content:
        return False
    return bool(object_in(units, first, phrase.last) < phrase.last)


def _attests(units: Sequence[Unit], at: int) -> bool:
    """Tell who or what may tell something: الوزير, الدراسات."""
    bare = roles_of(units[at].key.removeprefix("ال"))[0] & _ATTESTS
    return bool(bare or plays(units, at, _ATTESTS))


def _promised(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> int:
    """Give the verbal noun that is promised or asked for: تعهد X إلغاء الضريبة; or 0."""
    first = past_circumstance(units, at + 1, limit)
    if cue.lemma == "طلب":  # طلبت من X | وضع الصندوق
        near = range(at + 1, min(limit, at + _ASIDE))
        first = next((place + 1 for place in near if units[place].key == "من"), limit)
    for place in range(first, min(limit, first + _ASIDE)):
        tag = units[place].tag
        asked = cue.kind == "ask" and units[place].marks & COMMA and tag.key[0] != "و"
        marked = units[place].before.strip() and not asked
        if units[place].quote or marked or plays(units, place, _PREPOSITION):
            return 0
        definite = place > at + 2 and tag.definite and names_deed(tag.key[2:])
        construct = plays(units, place - 1, _NAMELESS) and not units[place - 1].tag.definite
        definite = definite and not construct  # من جهات | الاختصاص
        deed = (tag.deed and not tag.cue) or definite  # ناشد X الحكومة | التدخل
        if deed and not plays(units, place - 1, _HEAD_NOUN):
            return place
    return 0


def _parts(cue: Cue, content: Content | None) -> bool:
    """Tell whether an object may stand beside the subject of a verb: طالب X النواب."""
    silent = content is None and cue.kind in ("say", "clause")
    return silent or cue.kind in ("ask", "tell", "speech")
