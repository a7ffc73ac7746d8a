"""A sentence of units -> its cues, each with its subject and its content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..phrases.phrase import Phrase
from ..phrases.seams import object_in, seam
from ..tags.cues import Cue, mask, roles_of
from ..tags.pieces import Sentence
from ..tags.tag import TELLS
from ..tags.unit import COMMA, Unit, plays
from .boundaries import boundaries
from .clauses import comma, inner
from .contents import OBJECTS, SHOWS, Content, content_of, shown, wished
from .elsewhere import origin_of
from .endings import end_of, goes_on
from .headlines import head_of
from .nested import (
    holds,
    is_under,
    past_aside,
    past_relative,
    past_source,
    since,
    told_of,
    within_clause,
)
from .objects import (
    after_phrase,
    held,
    is_held,
    opens_object,
    past_circumstance,
    split_object,
    with_object,
)
from .prepositions import names_deed
from .sources import Source
from .subjects import subject_of
from .telling import GOD, WITH_COLON, telling
from .told import is_told
from .unmarked import unmarked

_HONOUR = mask("honour")
_IMPERSONAL = mask("impersonal")
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
        if under and is_under(at, under, walls) and inner(units, at, cue, None):
            continue
        if found and (
            (holds(units, found[-1], at, walls, cue) and told_of(units, found[-1], at, cue))
            or (holds(units, found[-1], at, ends, cue) and since(units, found[-1], at, cue))
        ):
            continue
        limit = min([wall for wall in [following, *walls] if wall > at])
        statement = _statement(units, at, cue, limit)
        if statement.content is None:
            after = past_relative(units, statement, following, told)
            after = (
                after
                or past_aside(units, following, told)
                or past_source(limit, following, sources)
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


def _is_told(units: Sequence[Unit], statement: Statement, found: Sequence[Statement]) -> bool:
    """Tell a statement of its own: no deed, and nothing that the one before it reports."""
    if found and within_clause(units, found[-1], statement):
        return False
    cue, begin, content = statement.cue, statement.begin, statement.content
    return is_told(units, cue, begin, content, statement.how) and not _passes(units, statement)


def headed(sentence: Sentence, *, turn: bool = False) -> list[Statement]:
    """Give the statement of a headline or a transcript, where a name stands before a colon."""
    head = head_of(sentence, turn=turn)
    if head is None:
        return []
    first, phrase, content = head
    return [Statement(content, WITH_COLON, first, phrase, content, "speech")]


def _statement(units: Sequence[Unit], at: int, cue: Cue, limit: int) -> Statement:
    content = wished(units, at, cue, limit) or content_of(units, at, cue, limit)
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
