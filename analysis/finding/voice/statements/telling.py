"""What tells that somebody speaks: cue verbs in use and their kin, and source phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..phrases.phrase import Phrase, phrase_at
from ..tags.cues import Cue, mask
from ..tags.tag import COLON, COMMA, SOURCES, STOP, TELLS, Sentence, Unit, opens_clause, plays
from .contents import SHOWS

WITH_COLON = Cue(":", "colon", agrees="m")
_SAYING = Cue("قول", "noun")
# قوله تعالى: a verse, of which nobody in the text is the speaker.
_VERSE = Cue("قول", "nobody")
_HIS = frozenset({"تعالي", "سبحانه", "عز", "جل", "صلي"})
_NOMINAL = Cue("قول", "nominal")
_PARTICIPLE = Cue("قائلا", "say")

_WHEN = frozenset({"حين", "وحين", "منذ", "عندما", "بعدما", "وبعدما", "وعندما"})
# Verbs that tell something where they are denied: لم ينكر, لم يخف (which only then tells).
_SAID_BY_NEGATION = frozenset({"أنكر", "نفى", "استبعد", "أخفى"})
_THERE_IS = frozenset({"هناك", "وهناك", "ثمة", "منهم", "ومنهم", "بينهم"})
_ONE_OF = frozenset({"احد", "احدي", "اهم", "ابرز"})
_WHO = frozenset({"من", "ومن", "فمن"})
_OF_IT = frozenset({"به", "بها", "بذلك", "ذلك"})
_TOPICS = frozenset({"وعن", "وحول", "وبشان", "وبخصوص"})
_TOPIC_SPAN = 20
_NOUN = 3
_NOUN_SPAN, _NAME_WORDS, _NEAR = 10, 3, 7
_OWN_WORDS, _TELLING = mask("saying"), mask("telling")
_NAME_PART = mask("name_part")
_THIS = mask("demonstrative")
_NEGATION, _RELATIVE = mask("negation"), mask("relative")
_PREPOSITION, _IMPERSONAL, _RESUMPTIVE = mask("preposition"), mask("impersonal"), mask("resumptive")
_TO_HIM = mask("resumptive_to")
_SETTING, _MANNER = mask("setting"), mask("manner")
_QUANTITY = mask("quantity")
_WHAT, _PRONOUN, _RELAY = mask("what"), mask("pronoun"), mask("any relay")
_ENDS_TURN = mask("boundary", "clause", "contrast", "as_says", "perfect")
_TURN, _NAME_PART = mask("turn"), mask("name_part")
_BEFORE_CLAUSE = mask("boundary", "clause", "turn", "contrast")
_AS_SAYS, _NO_SOURCE, _ITS_WORDS = mask("as_says"), mask("no_source"), mask("own_words")
_SOURCE = mask("source")
_ATTESTS = mask(
    *("any office", "any namer", "any medium", "any body", "any document", "record", "relay"),
    *("quantity", "title"),
)


def telling(units: Sequence[Unit], at: int) -> Cue | None:
    """Give the cue that a unit is in this sentence: no noun, not denied, not of a thing."""
    unit = units[at]
    if unit.quote:
        return None
    if plays(units, at, _OWN_WORDS):
        return _VERSE if at + 1 < len(units) and units[at + 1].key in _HIS else _SAYING
    if unit.tag.cue is None:
        said = unit.tag.said if at and plays(units, at - 1, _WHAT) else None
        # ما اعتبرته تدنيا: what follows is no subject.
        return (said if said and not said.weak else None) or _unlisted(units, at)
    if not _in_use(units, at, unit.tag.cue):
        return None
    if unit.tag.cue.kind == "say" and at + 1 < len(units) and units[at + 1].key in _HIS:
        return _VERSE  # قال تعالى
    also = at and units[at - 1].key == "كما" and not unit.tag.cue.joined  # كما أكد | حرص بلاده
    return unit.tag.cue._replace(joined="كما") if also else unit.tag.cue


def _in_use(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a verb that tells what somebody says from one denied, of a thing, or no verb."""
    if at and not units[at - 1].quote and _denied(units, at, cue):
        return False
    if _tells_nothing(units, at, cue):
        return False
    if cue.kind == "ask" and plays(units, at + 1, _TO_HIM):  # تظاهرة دعت لها «الحركة»
        return _is_clause(units, at + 2)
    # لافتات كتب عليها: the verb speaks of a thing, and names nobody.
    if at + 1 < len(units) and plays(units, at + 1, _RESUMPTIVE):
        owned = at + 2 < len(units) and cue.kind == "affirm" and units[at + 2].tag.owned
        near = range(at + 2, min(at + _NEAR, len(units)))
        answers = cue.lemma == "رد" and any(opens_clause(units, place) for place in near)
        return owned or answers or _is_clause(units, at + 2)  # خطابا قال فيه إن
    if at == 0 and cue.lemma == "كتب" and len(units) > 1 and units[1].marks & COLON:  # كتب: فلان
        return units[1].quote is not None
    # عبر and عقب are verbs at the head of a sentence, prepositions elsewhere.
    verb = at == 0 or cue.joined or _owns(units, at, cue)
    return not plays(units, at, _PREPOSITION) or bool(verb)


def _tells_nothing(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a verb that reports in another setting only: نقلا عن, أعتقد أن, جاء في إطار."""
    clause = at + 1 < len(units) and opens_clause(units, at + 1)
    hidden = cue.lemma == "أخفى" and not (at and plays(units, at - 1, _NEGATION))
    own = units[at].key == "نقلا" or (units[at].key == "اعتقد" and _is_clause(units, at + 1))
    this = at + 1 < len(units) and plays(units, at + 1, _THIS)  # وجاء ذلك في خطاب
    set_in = cue.kind == "stand" and (this or plays(units, at + 2, _SETTING))
    called = units[at].key[-4:] in ("يدعي", "تدعي")  # ويدعى سعيد، …
    called = called and any(comma(unit) for unit in units[at + 2 : at + 4])
    return bool(hidden or own or set_in or called or (clause and plays(units, at, _IMPERSONAL)))


def _owns(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell عبر X عن سعادته by what follows."""
    turned = any(place + plays(units, place, _TURN) == at for place in (at - 2, at - 1))
    if not (comma(units[at]) or turned or plays(units, at - 1, _ENDS_TURN)):
        return False
    near = range(at + 1, min(at + _NOUN_SPAN, len(units) - 1))
    return any(units[place].key == cue.preposition and units[place + 1].tag.owned for place in near)


def _denied(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell by the word before it that a verb tells nothing: لم يقل, لا أحد يقول, وهو ما يشير."""
    nobody = at > 1 and units[at - 1].key == "احد" and plays(units, at - 2, _NEGATION)
    nobody = nobody or (cue.lemma == "أبرز" and units[at - 1].key in _ONE_OF)  # أحد أبرز القادة
    governed = not units[at].before.strip() and plays(units, at - 1, _PREPOSITION)
    governed = governed and units[at - 1].key not in _WHEN  # حين أعلن
    governed = governed and not (at > 1 and units[at - 2].key in _THERE_IS)  # هناك من قال إن
    # رافضة كشف اسمها: a noun after another cue.
    noun = cue.weak and not cue.joined and cue.agrees == "m" and units[at - 1].tag.cue
    if nobody or governed or noun or units[at - 1].key == "هل":
        return True
    if plays(units, at - 1, _NEGATION):
        return cue.lemma not in _SAID_BY_NEGATION  # ولم يستبعد أن
    if plays(units, at - 1, _NAME_PART):  # حمود أبو طالب
        return True
    if plays(units, at - 1, _PRONOUN):  # وهو يقول, but وهو يقول إن
        return not (at + 1 < len(units) and (opens_clause(units, at + 1) or units[at + 1].quote))
    if plays(units, at - 1, _RELATIVE):
        return not _tells_of_whom(units, at, cue)
    if units[at - 1].tag.complementizer and units[at].key[:1] in ("ي", "ت"):  # عليها أن توضح
        return not _goes_on_to_say(units, at)
    if _is_noun(units, at, cue):
        return True
    what = plays(units, at - 1, _WHAT) and not cue.governs and cue.kind != "stand"
    return bool(what) and not _is_clause(units, at + 1)


def _tells_of_whom(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a verb after الذي that reports: الذي أكد أن, التي وصفها X «…»."""
    before = units[at - 2].key if at > 1 else ""
    if before in _WHO or before == "الوقت":  # ومن الذي قال إن; في الوقت الذي أعلن
        return before == "الوقت"
    near = range(at + 1, min(at + _NEAR, len(units)))
    told = any(opens_clause(units, place) for place in near)
    told = told or (cue.governs and any(units[place].quote for place in near))
    return told and not plays(units, at + 1, _TO_HIM)


def _ends_name(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a family name: حمود أبو طالب; عبد المومن طالب، على …."""
    if cue.joined or units[at].before.strip():
        return False
    closed = at + 1 == len(units) or (units[at + 1].marks & COMMA and not units[at + 1].quote)
    named = cue.agrees == "m" and cue.kind in ("ask", "judge", "urge") and closed
    return bool(units[at - 1].tag.roles & _NAME_PART or named)


def _goes_on_to_say(units: Sequence[Unit], at: int) -> bool:
    """Tell قبل أن يضيف أن …, which tells more."""
    before = at > 1 and units[at - 2].key == "قبل" and units[at - 1].tag.complementizer
    near = range(at + 1, min(at + _NAME_WORDS + 1, len(units)))
    return before and any(units[place].quote or opens_clause(units, place) for place in near)


def _is_noun(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a noun that looks like a cue: عشرون طالبا, طالبا عدم ذكر اسمه, سبعة متهمين."""
    if (
        cue.kind == "judge"
        and cue.agrees == "m"
        and not cue.joined
        and not units[at].before.strip()
    ):
        before = units[at - 1].tag  # دفعت ثمن الصمت, ارتفاع ثمن الوقود
        return before.finite or before.verbal or (before.deed and not before.definite)
    counted = units[at - 1].tag.number or plays(units, at - 1, _QUANTITY)
    if _ends_name(units, at, cue):
        return True
    if cue.agrees == "dual":  # ويشمل تعهدا, but الوزيران تعهدا
        deed = cue.kind == "ask" and at + 1 < len(units) and units[at + 1].tag.deed
        alone = cue.kind in ("ask", "urge") and not cue.joined and not comma(units[at])
        said = at + 1 < len(units) and (opens_clause(units, at + 1) or units[at + 1].quote)
        alone = alone and not (units[at - 1].key.endswith("ان") or said)
        return bool(units[at - 1].tag.number or deed or alone)
    if cue.agrees or comma(units[at]):
        return False
    before, key = units[at - 1].tag, units[at].key
    opens = at + 1 < len(units) and (opens_clause(units, at + 1) or bool(units[at + 1].quote))
    follows = before.feminine or before.finite or before.verbal or cue.kind == "judge"
    adjective = follows and not opens and not _apart(units, at)
    adjective = adjective and key.endswith("ة")
    return bool(counted or adjective)  # حراسة مشددة, تبدو واعدة


def _apart(units: Sequence[Unit], at: int) -> bool:
    """Tell a participle that is no adjective of the noun before it: الأجهزة الذكية | مشيرة إلى.

    But it is told of its subject in أن الحكومة مطالبة بذلك.
    """
    before = units[at - 1].tag
    if not (before.definite and before.feminine):
        return False
    for place in range(at - 1, max(at - _NOUN_SPAN, -1), -1):
        tag = units[place].tag
        if tag.complementizer:
            return False
        if tag.finite or tag.verbal or (tag.cue and tag.cue.agrees):
            return True
    return False


def _unlisted(units: Sequence[Unit], at: int) -> Cue | None:
    """Give what tells by its form and what follows: ، مبرزا أن …; بعد تأكيد الوزير أن …."""
    if units[at].tag.manner and at and comma(units[at]):
        clause = any(_is_clause(units, place) for place in (at + 1, at + 2))
        return _PARTICIPLE if clause else None
    if plays(units, at, _TELLING) and not units[at].tag.definite:
        for place in range(at + 2, min(at + _NOUN_SPAN, len(units))):
            if units[place].quote or units[place].before.strip() or units[place].tag.cue:
                return None
            if _is_clause(units, place):
                return _NOMINAL
    return None


def _is_clause(units: Sequence[Unit], at: int) -> bool:
    return at < len(units) and units[at].tag.complementizer


def is_told(units: Sequence[Unit], cue: Cue, begin: int, content: int | None) -> bool:
    """Tell whether a verb that often does something else tells here what somebody says."""
    if cue.joined == "ل":  # ليؤكد أن, but لتبلغ 6 مليارات
        return content is not None and _near_clause(units, content)
    if cue.kind in ("blame", "judge"):
        quoted = cue.kind == "blame" and content is not None and units[content].quote
        return not quoted and (content is not None or (cue.kind == "judge" and bool(cue.joined)))
    if cue.kind == "thank":
        return content is not None and not _near_clause(units, content)
    if cue.kind not in ("clause", "speech"):
        return True
    if content is None:
        while begin > 1 and plays(units, begin - 1, _MANNER):  # «…» هكذا لخصت X
            begin -= 1
        return begin > 0 and units[begin - 1].quote is not None
    return _tells_content(units, cue, begin, content)


def _tells_content(units: Sequence[Unit], cue: Cue, begin: int, content: int) -> bool:
    """Tell by what follows a verb like نشر or بين that it tells what somebody says."""
    if units[content].marks & COLON:
        return True
    if units[content].quote:
        return _quotes(units, cue, begin, content)
    shown = cue.lemma in SHOWS and not opens_clause(units, content)
    return cue.kind == "clause" and (_near_clause(units, content) or not cue.agrees or shown)


def _near_clause(units: Sequence[Unit], at: int) -> bool:
    return any(_is_clause(units, place) for place in (at, at + 1))


def _quotes(units: Sequence[Unit], cue: Cue, begin: int, content: int) -> bool:
    """Tell speech in marks from a name: not نشرت مقاتلات من طراز «…», سجل مؤشر «…»."""
    if units[content].words <= _NAME_WORDS or plays(units, content - 1, _PREPOSITION):
        return False
    if cue.kind == "speech":
        return True
    before = units[content - 1].tag
    noun = content - begin < _NOUN and not (before.definite or before.owned)
    return not noun and not any(
        units[at].before.strip() or plays(units, at, _PREPOSITION)
        for at in range(begin + 1, content)
    )


def heads_clause(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell whether a cue begins a clause of its own."""
    before = at > 0 and plays(units, at - 1, _BEFORE_CLAUSE)
    joined = cue.joined or not cue.agrees or _goes_on_to_say(units, at)
    return bool(at == 0 or joined or comma(units[at]) or before) or _after_topic(units, at)


def _after_topic(units: Sequence[Unit], at: int) -> bool:
    """Tell a verb after what it speaks of: …، وعن اختياره هذا العمل | أوضح أن."""
    for place in range(at - 1, max(at - _TOPIC_SPAN, 0), -1):
        if comma(units[place]):
            return units[place].key in _TOPICS
        if units[place].tag.complementizer:
            return False
    return False


def inner(units: Sequence[Unit], at: int, cue: Cue, told_by: int | None) -> bool:
    """Tell a verb that is itself reported: إن بلاده ترفض, إن المتهم اعترف بأنه.

    A report by a medium, whose unit is ``told_by``, only relays: ذكرت التقارير أن شي قال إن.
    """
    says = cue.kind in ("say", "affirm", "tell") and not cue.weak
    if says and told_by is not None and plays(units, told_by, _RELAY):
        return False
    return cue.kind != "noun" and not heads_clause(units, at, cue)


def comma(unit: Unit) -> bool:
    """Tell whether a mark stands before a unit that parts clauses."""
    return bool(unit.marks & STOP)


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


def sources_in(units: Sentence) -> list[Source]:
    """Give the source phrases of a sentence, in order."""
    found = [source for at in units.which(TELLS) if (source := _aside(units, at))]
    for at in units.which(SOURCES):
        if own := plays(units, at, _ITS_WORDS):
            aside = at > 0 and _closed(units, at, at + own)  # إن المحكمة، بحسب تعبيره، …
            found.append(Source(at, at + own, at, None, aside=aside))
        elif source := _as_says(units, at) or _according_to(units, at):
            found.append(source)
    return sorted(found, key=lambda source: source.begin)


def _aside(units: Sequence[Unit], at: int) -> Source | None:
    """Give a verb between two commas that tells of the clause around it: ، تقول موريسون، …."""
    cue = units[at].tag.cue
    said = cue and cue.kind in ("say", "affirm", "clause") and not cue.joined
    if not said or units[at].key[0] not in "يت" or at == 0 or not units[at].marks & COMMA:
        return None
    phrase = phrase_at(units, at + 1, len(units))
    end = phrase.last if phrase else at + 1
    while end < len(units) and plays(units, end, _PREPOSITION) and not units[end].before.strip():
        inside = phrase_at(units, end + 1, len(units))  # تضيف في ذات التصريح،
        end = inside.last if inside else end + 2
    closed = _closed(units, at, end) and not opens_clause(units, end)
    return Source(at, end, at, phrase, aside=True) if closed and not units[end].quote else None


def _closed(units: Sequence[Unit], first: int, end: int) -> bool:
    """Tell what stands between two commas."""
    return bool(end < len(units) and units[first].marks & COMMA and units[end].marks & COMMA)


def _as_says(units: Sequence[Unit], at: int) -> Source | None:
    verb = at + plays(units, at, _AS_SAYS)
    tag = units[verb].tag if at < verb < len(units) else None
    cue = tag and (tag.cue or tag.said)
    if cue and cue.kind == "stand":  # حسبما علمت «…» من مصادرها
        return _learned(units, at, verb)
    if cue is None or cue.kind not in ("say", "affirm", "clause", "speech"):
        return None
    of_it = verb + 1 < len(units) and units[verb + 1].key in _OF_IT  # كما صرحت به | X
    phrase = phrase_at(units, verb + 1 + of_it, len(units))
    if phrase is None and _closed(units, at, verb + 1):  # ، كما تقول، …
        return Source(at, verb + 1, verb, None, aside=True)
    # كما أكد X أن … tells something new; كما أكد X only says who told.
    if phrase is None or opens_clause(units, phrase.last):
        return None
    head = units[phrase.first].tag
    thing = cue.kind == "speech" and not phrase.mention and not head.roles & _ATTESTS
    own = head.owned and cue.kind == "affirm"
    if (head.deed or thing or own) and not head.definite:
        return None  # كما أعلن | تعليق العمل, كما تنشر | مقالات
    return Source(at, phrase.last, verb, phrase)


def _learned(units: Sequence[Unit], at: int, verb: int) -> Source | None:
    """Give from whom a medium learned: حسبما علمت «المدى» من مصادرها."""
    near = range(verb + 1, min(verb + _NAME_WORDS + 2, len(units)))
    of = next((place for place in near if units[place].key == "من"), 0)
    phrase = phrase_at(units, of + 1, len(units)) if of else None
    return Source(at, phrase.last, verb, phrase) if phrase else None


def _according_to(units: Sequence[Unit], at: int) -> Source | None:
    first = at + plays(units, at, _SOURCE)
    if first == at or first >= len(units) or plays(units, first, _NO_SOURCE):
        return None
    if units[first].tag.thing:  # وفق زعمهم
        return Source(at, first + 1, at, None, aside=at > 0 and _closed(units, at, first + 1))
    if units[first].key == "لما" and first + 1 < len(units) and units[first + 1].tag.said:
        teller = phrase_at(units, first + 2, len(units))  # وفقا لما ذكره X
        return Source(at, teller.last, first + 1, teller) if teller else None
    phrase = phrase_at(units, first, len(units), attached=True)
    opens = phrase and at == 0 and phrase.last < len(units) and _follows(units[phrase.last])
    if phrase and not (phrase.mention or opens or _may_tell(units, phrase)):
        return None
    if phrase and phrase.last < len(units):
        following = units[phrase.last]
        if following.tag.opens and not following.before.strip():  # وحسب المرء أن
            return None
    if phrase is None:
        return None
    begin = at - 2 * (at > 1 and bool(plays(units, at - 2, _AS_SAYS)))  # كما جاء على لسان X
    return Source(begin, phrase.last, at, phrase, aside=_waits(units, begin, phrase.last))


def _follows(unit: Unit) -> bool:
    """Tell what is told after its source: بحسب X، فإن …."""
    return unit.key.startswith("فان") and unit.tag.complementizer


def _waits(units: Sequence[Unit], begin: int, end: int) -> bool:
    """Tell a source between the subject and the verb of a clause: الفرقة، بحسب X، أحيت."""
    before = [units[at].tag for at in range(begin)]
    verb = any(tag.finite or (tag.cue and tag.cue.agrees) or tag.complementizer for tag in before)
    head = bool(before) and (before[0].definite or plays(units, 0, _THIS))
    return bool(head) and not verb and _closed(units, begin, end)


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
