"""A sentence of units -> its cues, each with its subject and its content; its source phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import attrgetter, or_

from .contents import OBJECTS, Content, content_of, split_object, with_object
from .cues import Cue, mask
from .phrases import Phrase, antecedent, object_in, phrase_at, phrase_before, seam
from .speakers import Names
from .tags import COLON, COMMA, Tag, Unit, opens_clause, plays
from .telling import WITH_COLON, comma, heads_clause, inner, is_told, telling

_AS_SAYS = mask("as_says")
_BOUNDARY_OR_CLAUSE_OR_TURN = mask("boundary", "clause", "turn")
_CLAUSE = mask("clause")
_IMPERSONAL = mask("impersonal")
_LABEL = mask("label")
_NEGATION_OR_RELATIVE = mask("negation", "relative")
_NO_SOURCE = mask("no_source")
_OWN_WORDS = mask("own_words")
_PREPOSITION = mask("preposition")
_RESUMPTIVE = mask("resumptive")
_SAYING = mask("saying")
_TAKES_BACK, _CONTRAST = mask("boundary", "turn"), mask("contrast")
_SOURCE = mask("source")
_SOURCES = _SOURCE | _AS_SAYS | _OWN_WORDS
_TIME_OR_TURN_OR_BOTH = mask("time", "turn", "both")
_TOPIC = mask("topic")
_WHOSE = mask("whose")
_RELATIVE = mask("relative")
_BEEN, _PERFECT = mask("been"), mask("perfect")
_ADDRESSED = mask("addressee", "cut_to")
_ADJUNCT = mask("adjunct")
_WHEN = mask("when")
_ATTESTS = mask(
    *("any office", "any namer", "any medium", "any body", "any document", "record", "relay"),
    *("quantity", "title"),
)
_OWN_W, _MALE = mask("own_w"), mask("any male")
_VOICED = mask("voiced")
_BODY, _CIRCUMSTANCE = mask("body"), mask("any circumstance")


@dataclass(frozen=True)
class Source:
    """A source phrase: units ``begin`` to ``end`` (exclusive); ``at`` is its cue.

    Without a subject it refers to who is speaking anyway (على حد قوله).
    """

    begin: int
    end: int
    at: int
    subject: Phrase | None


def sources_in(units: Sequence[Unit], names: Names) -> list[Source]:
    """Give the source phrases of a sentence, in order."""
    found = []
    for at in _playing(units, _SOURCES):
        if own := plays(units, at, _OWN_WORDS):
            found.append(Source(at, at + own, at, None))
        elif source := _as_says(units, at, names) or _according_to(units, at, names):
            found.append(source)
    return found


def _as_says(units: Sequence[Unit], at: int, names: Names) -> Source | None:
    verb = at + plays(units, at, _AS_SAYS)
    tag = units[verb].tag if at < verb < len(units) else None
    cue = tag and (tag.cue or tag.said)
    if cue is None or cue.kind not in ("say", "affirm", "clause", "speech"):
        return None
    phrase = phrase_at(units, verb + 1, len(units), names)
    # كما أكد X أن … tells something new; كما أكد X only says who told.
    if phrase is None or opens_clause(units, phrase.last):
        return None
    return Source(at, phrase.last, verb, phrase)


def _according_to(units: Sequence[Unit], at: int, names: Names) -> Source | None:
    first = at + plays(units, at, _SOURCE)
    if first == at or first >= len(units) or plays(units, first, _NO_SOURCE):
        return None
    if units[first].tag.thing:  # وفق زعمهم
        return Source(at, first + 1, at, None)
    phrase = phrase_at(units, first, len(units), names, attached=True)
    if phrase and not phrase.mention and not _may_tell(units, phrase):
        return None
    if phrase and phrase.last < len(units):
        following = units[phrase.last]
        if following.tag.complementizer and not following.before.strip():  # وحسب المرء أن
            return None
    return Source(at, phrase.last, at, phrase) if phrase else None


def _may_tell(units: Sequence[Unit], phrase: Phrase) -> bool:
    """Tell a source from a manner of doing: وفق دراسة أميركية, but not وفق منظومة إسلامية."""
    head = units[phrase.first].tag
    if head.definite or head.to_the or head.owned or plays(units, phrase.first, _ATTESTS):
        return True
    if phrase.last == phrase.first + 1:
        return True
    following = units[phrase.first + 1]  # حسب طلب المريض, وفق خطط واضحة
    adjective = following.key.endswith(("ية", "ي", "ة"))
    return not head.feminine and not adjective and not following.tag.definite


_BACK, _NEAR, _ASIDE = 12, 4, 8


def subject_of(units: Sequence[Unit], at: int, cue: Cue, limit: int, names: Names) -> Phrase | None:
    """Give the subject of a cue, which ends before ``limit`` (its content), if it has one."""
    if away := _subject_elsewhere(units, at, cue, limit, names):
        return away
    if not cue.agrees or cue.kind in ("noun", "nominal", "nobody", "stand"):
        return None
    place = _past_manner(units, at + 1, limit)
    if place < limit and units[place].quote:
        return Phrase(place, place + 1)
    if cue.joined and cue.joined == "ف" and (topic := _after(units, at, names, _TOPIC)):
        return topic
    stops = _owned if cue.kind == "affirm" else None
    after = _agreeing(units, phrase_at(units, place, limit, names, stops=stops), cue)
    if after and not after.mention and _is_object(units[after.first].tag, cue):
        after = None  # ودعا | المواطنين إلى …
    if cue.joined or (after and after.mention):
        return after
    return _agreeing(units, phrase_before(units, at, names), cue) or after


def _is_object(head: Tag, cue: Cue) -> bool:
    """Tell what is no subject of the verb before it: المواطنين, قلقه, ورفض | تسجيل."""
    if cue.joined and cue.kind in OBJECTS and head.deed and not head.definite:
        return True
    return head.thing or (head.definite and head.plural and head.key.endswith("ين"))


def _past_manner(units: Sequence[Unit], place: int, limit: int) -> int:
    """Step over when and how something is said: قال أمس بصوت خافت | X."""
    while place < limit and (size := plays(units, place, _TIME_OR_TURN_OR_BOTH)):
        place += size
        if plays(units, place - size, _VOICED) and place < limit:
            place += not units[place].tag.definite
    return place


def _agreeing(units: Sequence[Unit], phrase: Phrase | None, cue: Cue) -> Phrase | None:
    return None if phrase is None or _disagrees(units[phrase.first].tag, cue) else phrase


def _disagrees(head: Tag, cue: Cue) -> bool:
    """Tell a noun that cannot be the subject of a verb: وطالب | الحكومة, وطالبت | المسؤولين."""
    if head.feminine and (head.definite or head.roles & _BODY) and not head.roles & _MALE:
        return cue.agrees == "m"
    return cue.agrees == "f" and head.definite and head.plural


def _subject_elsewhere(
    units: Sequence[Unit], at: int, cue: Cue, limit: int, names: Names
) -> Phrase | None:
    """Give the subject that stands where the kind of cue puts it: عن X قوله, X الذي قال."""
    if cue.kind == "noun":
        return _after(units, at, names, _WHOSE)
    if cue.kind == "stand":
        return _standing(units, at, cue, limit, names)
    if cue.kind == "nominal":
        return phrase_at(units, at + 1, limit, names)
    if at and plays(units, at - 1, _RELATIVE):
        after = phrase_at(units, at + 1, limit, names)  # ما الذي قاله X
        return after or _agreeing(units, antecedent(units, at - 1), cue)
    if at and plays(units, at - 1, _PERFECT) and (had := _had(units, at, names)):
        return had
    return None


def _standing(units: Sequence[Unit], at: int, cue: Cue, limit: int, names: Names) -> Phrase | None:
    """Give where it stands: جاء في البيان; علمت «X» من مصادر."""
    for near in range(at + 1, min(at + _NEAR, limit)):
        if units[near].tag.key == cue.preposition:
            return phrase_at(units, near + 1, limit, names)
    return None


def _had(units: Sequence[Unit], at: int, names: Names) -> Phrase | None:
    """Give X of كان X قد قال."""
    for place in range(at - 2, max(at - _BACK, -1), -1):
        if plays(units, place, _BEEN):
            return phrase_at(units, place + 1, at - 1, names)
    return None


def _owned(unit: Unit) -> bool:
    return unit.tag.owned


def _after(units: Sequence[Unit], at: int, names: Names, role: int) -> Phrase | None:
    """Give X of عن X قوله, على لسان X قوله, أما X فقال."""
    for place in range(at - 1, max(at - _BACK, -1), -1):
        if units[place].tag.roles & role:
            return phrase_at(units, place + 1, at, names)
    return None


_MARKS = attrgetter("marks")
# Words of a name before a colon, and of what is said after it without marks.
_HEAD, _SAID = 8, 3


@dataclass
class Statement:
    """A cue at unit ``at`` with all that belongs to it from ``begin`` on.

    ``content`` is the first unit of what is said (None: the cue only names a speaker), ``how``
    what opens it (see ``Content``), ``end`` the unit after the last.
    """

    at: int
    cue: Cue
    begin: int
    subject: Phrase | None = None
    content: int | None = None
    how: str = ""
    end: int = 0

    @property
    def named_at(self) -> int | None:
        """The unit at which the subject begins."""
        return self.subject.first if self.subject else None


def _known(subject: Phrase | None) -> bool:
    return subject is not None and subject.mention is not None


def boundaries(units: Sequence[Unit], *, contrast: bool = False) -> list[int]:
    """Give the units at which the writer takes the word back, or only contrasts."""
    roles = _TAKES_BACK | _CONTRAST if contrast else _TAKES_BACK
    return [
        at
        for at in _playing(units, roles | _CLAUSE)
        if at and (plays(units, at, roles) or (comma(units[at]) and plays(units, at, _CLAUSE)))
    ]


def _playing(units: Sequence[Unit], roles: int) -> list[int]:
    """Give the units that may play one of these roles."""
    return [at for at, unit in enumerate(units) if unit.tag.may & roles]


def statements_in(
    units: Sequence[Unit], names: Names, sources: Sequence[Source], *, turn: bool = False
) -> list[Statement]:
    """Give the statements of a sentence, in order."""
    inside = {at for source in sources for at in range(source.begin, source.end)}
    told = {
        at: cue
        for at, unit in enumerate(units)
        if unit.tag.tells and at not in inside and (cue := telling(units, at))
    }
    found = headed(units, names, turn=turn)
    if not told and not found:
        return []
    places = list(told)
    walls = [*boundaries(units), *(source.begin for source in sources), len(units)]
    for at, following in pairwise([*places, len(units)]):
        cue = told[at]
        if found and _inside(found[-1], at, walls) and inner(units, at, cue, found[-1].named_at):
            continue
        limit = min(wall for wall in [following, *walls] if wall > at)
        statement = _statement(units, at, cue, limit, names)
        if statement.content is None:
            after = _past_aside(units, following, told) or _past_source(limit, following, sources)
            statement = _statement(units, at, cue, after, names) if after else statement
        if cue.joined and found and found[0].begin < found[0].at < at and statement.how != "clause":
            statement.subject = statement.subject if _known(statement.subject) else None
        if is_told(units, statement.cue, statement.begin, statement.content):
            found.append(statement)
    for number, statement in enumerate(found):
        _end(units, statement, found[number + 1 : number + 2], walls)
    return found


def _past_aside(units: Sequence[Unit], at: int, told: Mapping[int, Cue]) -> int:
    """Give where another verb that stands between commas ends: مصدر، رفض ذكر اسمه، عن …; or 0."""
    if at not in told or told[at].joined or not told[at].agrees or not comma(units[at]):
        return 0
    rest = range(at + 1, min(at + _ASIDE, len(units)))
    if not any(units[place].marks & COMMA for place in rest):
        return 0
    return min([place for place in told if place > at], default=len(units))


def _past_source(limit: int, following: int, sources: Sequence[Source]) -> int:
    """Give where to look on after a source phrase within: ونوه X بحسب الوكالة إلى أن; or 0."""
    begun = [source for source in sources if source.begin == limit and source.end < following]
    return min([following, *(s.begin for s in sources if s.begin > limit)]) if begun else 0


def _inside(statement: Statement, at: int, walls: Sequence[int]) -> bool:
    """Tell whether a unit may belong to what a statement before it reports."""
    parted = any(statement.at < wall <= at for wall in walls)
    return statement.how in ("clause", "preposition") and not parted


def headed(units: Sequence[Unit], names: Names, *, turn: bool = False) -> list[Statement]:
    """Give the statement of a headline or a transcript, where a name stands before a colon.

    A ``turn`` of a transcript may be one word long.
    """
    if not reduce(or_, map(_MARKS, units)) & COLON:
        return []
    first = int(bool(len(units) > 1 and plays(units, 0, _LABEL) and "|" in units[1].before))
    if units[0].quote and units[0].words < _HEAD // 2 < len(units) and units[1].marks & COLON:
        phrase: Phrase | None = Phrase(0, 1)  # «هيئة المياه»: …
    else:
        phrase = phrase_at(units, first, min(_HEAD, len(units)), names)
    joined = units[first].key.startswith("و") and not plays(units, first, _OWN_W)
    if phrase is None or phrase.last >= len(units) or joined or plays(units, first, _LABEL):
        return []
    content = _past_head(units, phrase)
    cue = units[content].tag.cue
    dateline = units[content].tag.number or (cue and cue.agrees and content > phrase.last)
    said = turn or units[content].quote or len(units) - content >= _SAID
    if not units[content].marks & COLON or not said or dateline or units[0].tag.cue:
        return []
    return [Statement(content, WITH_COLON, first, phrase, content, "speech")]


def _past_head(units: Sequence[Unit], phrase: Phrase) -> int:
    """Step over who somebody is, and for whom: السيد رملي (تلالا):; محامي الدفاع لـ«…»:."""
    content = phrase.apposed[1] or phrase.last
    if "(" in units[content].before and content > 1:
        while content < len(units) - 1 and ")" not in units[content].before:
            content += 1
    while content < len(units) - 1 and plays(units, content, _ADDRESSED):
        content += 1 + (units[content + 1].quote is not None)
    return content


def _statement(units: Sequence[Unit], at: int, cue: Cue, limit: int, names: Names) -> Statement:
    content = content_of(units, at, cue, limit, names)
    subject = subject_of(units, at, cue, content.first if content else limit, names)
    if cue.kind == "name" and content:
        subject, object_first = split_object(units, at, subject, content)
        if not cue.weak and content.how == "preposition":
            content = content._replace(first=object_first, how="clause")
    elif subject and subject.first > at and not subject.mention and _parts(cue, content):
        subject = subject.upto(seam(units, subject.first, subject.last))
    elif cue.kind in OBJECTS and _takes_object(units, cue, subject, content):
        subject, content = with_object(units, at, cue, subject, content, limit, names)
    before = subject and subject.first < at and cue.kind != "noun"
    begin = subject.first if subject and before else at
    return Statement(at, cue, begin, subject, *(content or (None, "")))


def _takes_object(
    units: Sequence[Unit], cue: Cue, subject: Phrase | None, content: Content | None
) -> bool:
    """Tell whether an object may be what is said: أكد المجلس | أهمية الحفاظ على الأملاك."""
    if content is None or content.how == "speech":
        return True
    if content.how == "clause" or subject is None or subject.mention:
        return False
    return cue.kind == "affirm" and object_in(units, subject.first, subject.last) < subject.last


def _parts(cue: Cue, content: Content | None) -> bool:
    """Tell whether an object may stand beside the subject of a verb: طالب X النواب."""
    silent = content is None and cue.kind in ("say", "clause")
    return silent or cue.kind in ("ask", "tell", "speech")


def _goes_on_otherwise(units: Sequence[Unit], at: int) -> bool:
    """Tell a clause of the article's own after a nominal report."""
    tag = units[at].tag
    if units[at].quote or not comma(units[at]):
        return False
    verb = tag.finite or tag.verbal or (tag.cue and tag.cue.agrees)
    return bool(plays(units, at, _CONTRAST) or (verb and tag.key.startswith("و")))


def _tells_when(units: Sequence[Unit], at: int) -> bool:
    """Tell when something is said, not when it is: خلال لقائه, but خلال العام المقبل."""
    if units[at].quote or not (size := plays(units, at, _WHEN)) or at + size >= len(units):
        return False
    return bool(units[at + size].tag.owned or plays(units, at + size, _CIRCUMSTANCE))


def _end(
    units: Sequence[Unit], statement: Statement, after: Sequence[Statement], walls: Sequence[int]
) -> None:
    """Find where the content ends: at the next statement, a boundary, or the sentence's end."""
    content = statement.at if statement.content is None else statement.content
    cuts = [
        other.begin
        for other in after
        if other.content is not None or heads_clause(units, other.at, other.cue)
    ]
    if statement.how == "object":  # then begins when and where it was said
        cuts += [
            at
            for at in range(content + 1, len(units))
            if comma(units[at]) or _tells_when(units, at)
        ]
    # After what stands in marks the article tells when: شراكة «بلا حدود» قبل أسابيع من الحرب.
    cuts += [
        at + 1
        for at in range(content, len(units) - 1)
        if units[at].quote and plays(units, at + 1, _ADJUNCT) and not comma(units[at + 1])
    ]
    if statement.how in ("preposition", "object"):  # بغلاء الأسعار، وخرجوا …؛ لكنه …
        cuts += [at for at in range(content + 1, len(units)) if _goes_on_otherwise(units, at)]
    statement.end = min(wall for wall in [*cuts, *walls] if wall > content)
