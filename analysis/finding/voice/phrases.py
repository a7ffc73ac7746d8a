"""Noun phrases that may name a speaker: where they begin and end, who is meant, their writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import regex

from ...reading.spelling import normalize
from .cues import mask, roles_of
from .marks import MARK
from .seams import closes, is_definite, split
from .tags import (
    COLON,
    COMMA,
    DIVIDE,
    Mention,
    Tag,
    Unit,
    mention_at,
    mentions,
    opens_clause,
    plays,
)

_ADDRESSEE = mask("addressee")
_ANY_MEDIUM = mask("any medium")
_HEADS = mask("auxiliary", "boundary", "clause", "turn", "contrast", "as_says")
_ABOUT = mask("about")
_CUT_TO = mask("cut_to")
_CUT_BY = mask("cut_by")
_BOTH = mask("both")
_COUNTERPART_OR_FILLER = mask("counterpart", "filler")
_DOCUMENT = mask("document")
_ISSUED = mask("issued")
_JOINT = mask("joint")
_NEVER = mask(
    *("addressee", "relative", "negation", "auxiliary", "boundary", "clause", "contrast"),
    *("source", "as_says", "saying", "demonstrative", "pronoun", "function", "own_words"),
)
_IN, _FROM, _QUANTITY = mask("in"), mask("from"), mask("quantity")
_OFFICE, _NO_PLACE = mask("any office"), mask("any circumstance", "any time", "demonstrative")
_NO_NOUN = mask("preposition", "time", "relative", "negation", "function", "pronoun")
_FUNCTION = mask("function", "pronoun")
_TITLED, _DOCUMENTS = mask("title"), mask("document")
_BELONGING = mask("belonging")
_NAME_PART, _OWN_W = mask("name_part"), mask("own_w")
_ANY_HEAD = mask("any office", "any namer", "any medium", "any body")
_NAMES_IT = mask("any namer", "title", "headed")
_OWN_L = mask("any own_l")
_HEAD_NOUN = mask("any office", "any namer", "any medium", "body", "quantity", "document", "relay")
_OFFICE_ABOUT, _OFFICE_TO = mask("office_about"), mask("office_to")
_PREPOSITION = mask("preposition")
_PREPOSITION_OR_RELATIVE_OR_NEGATION = mask("preposition", "relative", "negation")
_TIME = mask("time")
_NO_HEAD = mask(
    "time", "preposition", "filler", "modal", "self", "and", "any demonstrative", "turn"
)
_PERIOD, _THIS = mask("period"), mask("demonstrative")
_MEDIUM = mask("medium")
_ANY_OFFICE, _ALSO_NAMES = mask("any office"), frozenset({"لي", "هنا"})
_MEDIA = mask("any medium", "any relay")
_TELLS_OF = mask("document", "relay", "record")
# An article that is cut off: محور الـ«مقاومة».
_ARTICLES = frozenset({"ال", "لل", "بال"})
_KNOWN = mask("masdar", "name_part", "any office", "any body", "kin", "stance")
_TAKES_B = mask("takes_b")
_NOUNS_IN_T = frozenset({"بيت", "بنت", "وقت", "صوت", "زيت", "اخت", "ست", "كويت", "تخت"})
_UPON = frozenset({"عليه", "عليها", "عليهم", "عنه", "عنها", "به", "بها", "فيه", "فيها"})
_NO_NAME = mask("preposition", "time", "relative", "negation", "pronoun", "demonstrative")
_UNNAMED = mask("office", "quantity")
_DAYPART, _TURN = mask("daypart"), mask("turn")

# A phrase between commas is a name, not a description, up to so many words.
_NAME = 5


@dataclass(frozen=True)
class Phrase:
    """Units ``first`` to ``last`` (exclusive), and the speaker of the table named in them.

    ``attached`` says that the first word carries the preposition ل; ``apposed`` are the units
    between two commas that tell more of the speaker.
    """

    first: int
    last: int
    mention: Mention | None = None
    others: tuple[Mention, ...] = ()
    attached: bool = False
    apposed: tuple[int, int] = (0, 0)

    def written(self, text: str, units: Sequence[Unit]) -> str:
        """Give the phrase as written, without vowel and quotation marks; of للوزارة الوزارة."""
        name = _plain(text, units[self.first : self.last])
        more = units[slice(*self.apposed)]
        if 0 < len(more) <= _NAME and self._tells_title(units):
            name = f"{name} {_plain(text, more)}".strip()  # الرئيس التركي، رجب طيب أردوغان
        if self.attached and name.startswith("لل"):
            own = roles_of(units[self.first].key[1:])[0] & _OWN_L  # للجنة is of لجنة
            bare = self.first + 1 < self.last and units[self.first + 1].tag.definite
            return (name[1:] if bare else "الل" + name[2:]) if own else "ال" + name[2:]
        return name[1:] if self.attached else name

    def _tells_title(self, units: Sequence[Unit]) -> bool:
        """Tell a title whose name stands between the commas: الرئيس التركي، رجب طيب أردوغان."""
        titled = any(closes(units, at) for at in range(self.first, self.last))
        named = _holds_name(units, self.first, self.last)
        tells = plays(units, self.apposed[0], _HEAD_NOUN)  # what somebody is, no name
        return titled and not named and (not tells or bool(plays(units, self.apposed[0], _TITLED)))

    def upto(self, last: int) -> Phrase:
        """Give the phrase without what comes from a unit on."""
        return replace(self, last=last, apposed=self.apposed if last == self.last else (0, 0))

    def split(self, units: Sequence[Unit]) -> Phrase:
        """Give the first half of a phrase that holds subject and object."""
        return replace(self, last=split(units, self.first, self.last))


# In these letters a name stands as it is shown.
_AS_SHOWN = regex.compile("[ء-غف-ي]+(?: [ء-غف-ي]+)*")


def _plain(text: str, units: Sequence[Unit]) -> str:
    piece = text[units[0].start : units[-1].end] if units else ""
    if not piece or _AS_SHOWN.fullmatch(piece):
        return piece
    return " ".join(normalize(MARK.sub("", piece), "light").split())


def antecedent(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give the noun phrase before a relative pronoun: a name with its title."""
    first = at
    for with_article in (False, True, False):
        while (
            first > 0
            and _is_noun(units, first - 1)
            and is_definite(units[first - 1]) == with_article
        ):
            if first < at and units[first].marks & DIVIDE:
                return Phrase(first, at)
            first -= 1
            if with_article and not _is_adjective(units[first]):
                break  # الوالي | السفير السندي
    return Phrase(first, at) if first < at else None


def _is_adjective(unit: Unit) -> bool:
    return unit.tag.adjective or unit.tag.to_the


def _is_noun(units: Sequence[Unit], at: int) -> bool:
    tag = units[at].tag
    verb = tag.cue or tag.finite or tag.complementizer
    return not (units[at].quote or verb or tag.thing or plays(units, at, _NO_NOUN))


_LONGEST = 16
_QUOTED_NAME, _NAMED_WITHIN = 4, 5


def phrase_at(
    units: Sequence[Unit],
    first: int,
    limit: int,
    *,
    attached: bool = False,
    stops: Callable[[Unit], bool] | None = None,
) -> Phrase | None:
    """Give the noun phrase that begins at a unit, if one does."""
    issued = _past_document(units, first, limit)
    attached, first = attached or issued > first, issued
    first += plays(units, first, _BOTH) if first < limit else 0
    if first >= limit:
        return None
    tag = units[first].tag
    with_preposition = tag.to_the or units[first].governed or (not tag.names and _carries(tag))
    if with_preposition and not attached:
        return None
    to_medium = attached and plays(units, first, _ADDRESSEE)  # وفقا لوكالة …
    if _ends(units, first, first, stops) and not to_medium:
        return None
    known = mention_at(units, first)  # a name may hold a word that ends others (سي إن إن)
    last = known.last if known else first + 1
    furthest = min(limit, first + _LONGEST)
    while last < furthest and not _ends(units, first, last, stops):
        last += 1
    while last > first + 1 and _hangs(units, last - 1):
        last -= 1
    carries = attached and units[first].tag.to
    apposed = _apposed(units, last, limit, stops)
    phrase = Phrase(first, last, attached=carries, apposed=apposed)
    named = _named(units, phrase, attached=attached)
    if any(apposed) and not named.mention:  # المستشار، X، قال
        mention = mention_at(units, last)
        if mention and mention.bare and mention.person:
            return replace(named, mention=mention)
    return named


def _hangs(units: Sequence[Unit], at: int) -> bool:
    """Tell a preposition that nothing follows."""
    return bool(units[at].tag.roles & _PREPOSITION) and units[at].key not in _UPON


def _apposed(
    units: Sequence[Unit], last: int, limit: int, stops: Callable[[Unit], bool] | None
) -> tuple[int, int]:
    """Give the units between the comma after a phrase and the next one: X، مدير المنظمة، قال."""
    if last >= limit or not units[last].marks & COMMA:
        return 0, 0
    end, furthest = last, min(limit, last + _LONGEST)
    while end < furthest and (end == last or not units[end].marks & DIVIDE):
        if _ends(units, end, end, stops) or (stops and stops(units[end])):
            return 0, 0
        end += 1
    closed = end < len(units) and units[end].marks & DIVIDE
    return (last, end) if closed else (0, 0)


def _past_document(units: Sequence[Unit], first: int, limit: int) -> int:
    """Step over بيان, تصريحات لـ and their kind to who issued them."""
    if first + 1 >= limit or not plays(units, first, _DOCUMENT):
        return first
    at = first + 1
    while at + 1 < limit and plays(units, at, _ISSUED):
        at += 1
    if at + 1 < limit and at > first + 1 and units[at].tag.roles & _ABOUT:
        return at + 1
    third = units[min(at + 1, limit - 1)]
    following = units[at]
    if plays(units, at, _TIME):  # بيان اليوم
        return first
    issuer = following.tag.definite or following.tag.to or (third.tag.definite and at == first + 1)
    return at if issuer else first


def phrase_before(units: Sequence[Unit], at: int) -> Phrase | None:
    """Give the noun phrase that ends before a verb, if it stands at the head of its clause."""
    last = at
    while last > 0 and plays(units, last - 1, _TIME):
        last -= 1
    first = last
    while first > 0 and last - first < _LONGEST:
        if first < last and units[first].marks & DIVIDE:
            break
        before = units[first - 1]
        if before.quote or before.tag.complementizer or plays(units, first - 1, _HEADS):
            break
        if plays(units, first - 1, _PREPOSITION_OR_RELATIVE_OR_NEGATION | _FUNCTION):
            return None
        if units[first - 1].tag.cue:  # the subject of another verb, or its object
            return None
        first -= 1
    if first == last or any(units[place].marks & DIVIDE for place in (last, at)):
        return None
    named = _named(units, Phrase(first, last))
    return named if named.mention or _may_speak(units, first, last) else None


def _may_speak(units: Sequence[Unit], first: int, last: int) -> bool:
    """Tell whether words before a verb may be its subject: no verb, time, or accusative."""
    if any(units[place].tag.finite for place in range(first, last)):
        return False
    if _is_perfect(units, first, last):  # بثت المعارضة تسجيلا
        return False
    # كتابا قال إنه: an accusative is no subject, the verb only tells more of it.
    accusative = last - first == 1 and units[first].tag.accusative and first > 0
    turn = first and plays(units, first - 1, _TURN) > 1  # من جهته أكد
    no_head = plays(units, first, _PERIOD | _BOTH) or _ends(units, first, first, None)
    joined = units[first].key.startswith("و") and not plays(units, first, _OWN_W | _HEAD_NOUN)
    alone = joined and (last - first == 1 or not units[first].key.startswith("وال"))
    return not accusative and not no_head and not turn and not alone


def _is_perfect(units: Sequence[Unit], first: int, last: int) -> bool:
    """Tell a feminine perfect before its subject, no noun: بثت المعارضة, but بيت الحكمة."""
    tag = units[first].tag
    noun = not tag.key.endswith("ت") or tag.key.endswith("ات") or tag.key in _NOUNS_IN_T
    return not noun and last - first > 1 and units[first + 1].tag.definite and not tag.definite


def _named(units: Sequence[Unit], phrase: Phrase, *, attached: bool = False) -> Phrase:
    """Look the phrase up in the table: its head, names joined to it, a name in apposition."""
    span = units[phrase.first : phrase.last]
    found = [
        mention._replace(first=mention.first + phrase.first, last=mention.last + phrase.first)
        for mention in mentions(span)
    ]
    heads = [m for m in found if m.first == phrase.first and (m.bare or attached)]
    if heads and heads[0].kind == "epithet" and _named_otherwise(units, heads[0], phrase):
        return phrase
    if heads:
        head = heads[0]
        joined = tuple(m for m in found[1:] if m.joined and m.bare)
        last = max(m.last for m in (head, *joined))
        carries = phrase.attached and not head.bare
        return Phrase(phrase.first, last, head, joined, carries)
    if plays(units, phrase.first, _JOINT):
        return replace(phrase, others=tuple(m for m in found if m.bare and m.person))
    for mention in found:
        apposed = is_definite(units[mention.first - 1])
        if mention.bare and not mention.joined and mention.person and apposed:
            return Phrase(phrase.first, mention.last, mention, (), phrase.attached)
    return phrase


def _named_otherwise(units: Sequence[Unit], epithet: Mention, phrase: Phrase) -> bool:
    """Tell an epithet before somebody else's name: الرئيس الروسي ديمتري …."""
    if epithet.last >= phrase.last:
        return False
    tag = units[epithet.last].tag
    return not (tag.definite or tag.to or tag.names or units[epithet.last].quote)


def _ends(units: Sequence[Unit], first: int, at: int, stops: Callable[[Unit], bool] | None) -> bool:
    """Tell whether a noun phrase cannot go on, or not begin, with this unit."""
    unit = units[at]
    if unit.quote:
        return unit.words > _QUOTED_NAME or not _quotes_name(units, first, at)
    known = at > first and unit.before == " " and unit.tag.plain
    if known or _holds_on(units, first, at):
        return False
    if unit.tag.complementizer or plays(units, at, _NEVER):
        return True
    if unit.key in _ARTICLES:
        return True
    if at == first or unit.marks & DIVIDE or (stops and stops(unit)):
        return at > first or _heads_none(units, at)
    if plays(units, at, _PREPOSITION):
        return not _goes_on(units, first, at)
    return _is_other(units, first, at) or _stands_apart(units, at)


def _is_other(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell by the phrase so far that a word is none of it: an addressee, a verb, an object."""
    tag = units[at].tag
    if tag.to and not tag.names and _addressed(units, first, at):
        return True
    if tag.thing and at - first > 1:  # قال ناصر بوريطة | مداخلته
        return not plays(units, at - 1, _HEAD_NOUN | _PREPOSITION)
    return _tells_more(units, first, at)


def _tells_more(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell the verb of a clause that tells more of a feminine noun: تجربة سريرية | شملت."""
    tag, head = units[at].tag, units[first].tag
    verb = tag.key.endswith("ت") and tag.verbal and not tag.plural and len(tag.key) > 3
    bare = not any(is_definite(units[place]) for place in range(first, at + 1))
    return bool(verb and bare and head.feminine and not tag.key.endswith("ات"))


def _quotes_name(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell whether a quotation within a noun phrase is part of it."""
    place = plays(units, at - 1, _IN) and _goes_on(units, first, at - 1)
    return at > first and bool(place or _belongs(units, at) or after_name(units, at))


def _holds_on(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell a word that the one before it calls for: دي | لا, أحد | هذه المصادر."""
    if at == first:
        return False
    before = units[at - 1].tag.roles
    if at == first + 1 and before & _MEDIUM and not units[at].tag.complementizer:
        within = "(" in units[at].before  # قناة (كان)
        bare = not units[at].before.strip() and not plays(units, at, _NEVER)
        return within or bare
    if ")" in units[at].before and "(" in units[at - 1].before and at == first + 2:
        return not units[at].before.strip(") ")
    if at == first + 1 and units[at].key in _UPON and units[first].key.startswith("الم"):
        return True  # المحكوم عليه
    if units[at].tag.roles & _ABOUT and plays(units, at - 1, _OFFICE_ABOUT | _ISSUED):
        return True  # التقرير الصادر عن مركز
    if units[at].tag.by and before & _TAKES_B:  # تقرير خاص بأشكال العمل
        return True
    titled = before & _TITLED or (units[at - 1].tag.definite and before & _ANY_OFFICE)
    if titled and (units[at].key in _ALSO_NAMES or units[at].before.startswith("/")):
        return True  # الدكتور لي, العضو/ فتحي
    of_these = at == first + 1 and before & _QUANTITY and plays(units, at, _THIS)
    return bool(before & _NAME_PART or of_these)


def _addressed(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell to whom a person or somebody unnamed speaks: السفير X | للوفد, شاهدان | لمرصاد."""
    if units[at].tag.to_the and _holds_name(units, first, at):
        return True
    media = units[at].tag.roles & _MEDIA and not plays(units, first, _TELLS_OF)
    if media and not plays(units, at, _OWN_L):  # متحدث باسم الشرطة | لوسائل الإعلام
        return True
    ended = any(units[place].quote or opens_clause(units, place) for place in _next(units, at))
    if not ended or plays(units, at, _OWN_L) or plays(units, first, _DOCUMENT):
        return False
    alone = at == first + 1 and units[first].tag.definite and units[at].tag.to_the
    if alone:  # قالت الشركة | للصحف إن
        return True
    if any(is_definite(units[place]) for place in range(first, at)):
        return False
    head = units[first].tag
    several = head.key.endswith(("ان", "ون", "ين")) and len(head.key) > 4
    return bool(several or head.roles & _QUANTITY or plays(units, first, _UNNAMED))


def _next(units: Sequence[Unit], at: int) -> range:
    return range(at + 1, min(at + 3, len(units)))


def _heads_none(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that begins no noun phrase: a verb, a function word, an adverb, a number."""
    tag = units[at].tag
    if not tag.names:
        finite = tag.finite or (tag.cue and tag.cue.agrees)
        if tag.manner or ((finite or tag.no_head) and not tag.definite):
            return True
    counted = tag.number and not plays(units, at + 1, _HEAD_NOUN)  # 11 منظمة
    bad = counted or tag.by_the or tag.roles & _CUT_TO
    named = plays(units, at, _OFFICE) and at + 1 < len(units) and not units[at + 1].tag.definite
    return bool(bad or (plays(units, at, _NO_HEAD) and not named))  # والي جهة, وإلى الجهة


def _carries(tag: Tag) -> bool:
    """Tell a preposition written on a word that is known without it: لوجود, بمخططات."""
    if tag.definite or tag.roles & _OWN_L or not (tag.to or tag.by):
        return tag.key in _ARTICLES
    plural = tag.key.startswith("بم") and tag.key.endswith("ات")
    return plural or bool(roles_of(tag.key[1:])[0] & _KNOWN)


def _stands_apart(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that follows a noun phrase and is no part of it."""
    unit, before = units[at], units[at - 1]
    # شولتس لأوكرانيا, but الأمين العام لحزب …
    if unit.governed and not before.tag.definite:
        return True
    by_the = unit.tag.by_the and not unit.tag.adjective  # but بالنيابة
    if unit.tag.number or by_the or _tells_how(units, at):
        return not at_body(units, at)
    verb = unit.tag.finite and not unit.key.startswith("و")  # but ويلكام
    some = unit.tag.definite and unit.tag.roles & _QUANTITY  # عزيزة جلال | العديد من التفاصيل
    if some or ((verb or unit.tag.no_head) and not unit.tag.names):
        return True
    if plays(units, at, _TIME):  # but صحيفة صباح الواحات, المواطنة صباح السلمي
        daypart = plays(units, at, _DAYPART) and not plays(units, at + 1, _TIME)
        return not plays(units, at - 1, _ANY_MEDIUM) and not daypart
    if plays(units, at, _DOCUMENTS) and not before.tag.roles & _PREPOSITION:  # نشر X تدوينة
        return True
    mention = mention_at(units, at)
    addressed = mention and mention.person and not mention.bare  # قال X لـ Y
    cut = unit.tag.roles & _CUT_TO and not _belongs(units, at + 1)
    if cut or addressed or plays(units, at, _COUNTERPART_OR_FILLER):
        return True
    return bool(unit.tag.cue) and not unit.tag.definite


def _tells_how(units: Sequence[Unit], at: int) -> bool:
    """Tell a participle in the accusative, no name: الوزير | مخاطبا, but المحلل ميرزا محمد."""
    tag = units[at].tag
    if not tag.manner or tag.names:
        return False
    following = units[at + 1].tag if at + 1 < len(units) else None
    if following is None or units[at + 1].quote or units[at + 1].before.strip():
        return True
    bare = not (following.definite or following.owned or following.to or following.by)
    bare = bare and not (following.complementizer or plays(units, at + 1, _PREPOSITION))
    governs = at + 2 < len(units) and units[at + 2].tag.definite  # مخاطبا أنصار الحزب
    return not bare or governs or following.deed


def at_body(units: Sequence[Unit], at: int) -> bool:
    """Tell مصدر مسؤول | بوزارة التجارة, whose office is named with ب."""
    near = range(max(at - 3, 0), at)
    return bool(units[at].tag.by and units[at].tag.roles & _ANY_HEAD) and any(
        plays(units, place, _OFFICE) for place in near
    )


def _belongs(units: Sequence[Unit], at: int) -> bool:
    """Tell a quoted name after لـ that belongs to the phrase: التابع لـ«…»."""
    return at >= 2 and bool(units[at - 1].tag.roles & _CUT_TO and plays(units, at - 2, _BELONGING))


def _goes_on(units: Sequence[Unit], first: int, at: int) -> bool:
    """Tell whether a phrase goes on with a preposition: مسؤول في وزارة, عدد من السكان."""
    roles, head = units[at].tag.roles, units[first].tag
    if at + 1 >= len(units):
        return False
    following = units[at + 1]
    if plays(units, at - 1, _PREPOSITION):  # من داخل المجلس
        return at > first + 1 and not following.tag.owned
    if roles & _FROM:
        counted = bool(head.roles & _QUANTITY) or plays(units, first, _OFFICE)
        several = not head.definite or bool(head.roles & _QUANTITY)  # العديد من
        return at == first + 1 and several and bool(counted)
    if following.tag.owned or following.tag.number or plays(units, at + 1, _NO_PLACE):
        return False
    if roles & _IN:
        office = any(plays(units, place, _OFFICE) for place in range(first, at))
        return office and not _holds_name(units, first, at)
    return bool(not roles & _ABOUT and head.roles & _OFFICE_TO)


def _holds_name(units: Sequence[Unit], first: int, last: int) -> bool:
    """Tell whether a title is followed by a name: a word without an article after one with it."""
    closed = False
    for place in range(first, last):
        tag = units[place].tag
        if units[place].quote or tag.roles & _PREPOSITION or tag.roles & _ANY_HEAD:
            closed = False
        elif closes(units, place):
            closed = True
        elif closed and not tag.to and tag.key != "و" and not tag.key.startswith("وال"):
            return True
    return False


def with_name(units: Sequence[Unit], phrase: Phrase, limit: int) -> Phrase:
    """Give a title with the name that stands behind its place: مدير عام التعليم بالمدينة المنورة X.

    What is said must come at once: then whatever stands between is of the title.
    """
    first = phrase.last
    if first >= limit or limit >= len(units) or any(phrase.apposed) or units[first].before.strip():
        return phrase
    place = plays(units, first, _PREPOSITION) or units[first].tag.by
    if not place or not plays(units, phrase.first, _OFFICE) or limit - first > _LONGEST:
        return phrase
    if _holds_name(units, phrase.first, first) or not opens_clause(units, limit):
        return phrase
    titles = [at for at in range(first + 1, limit) if plays(units, at, _TITLED)]
    begin = titles[-1] if titles else first
    end = begin + 1
    while end < limit and not (_breaks(units, end) or units[end].marks & DIVIDE):
        end += 1
    if titles or (end == limit and _holds_name(units, first, limit)):
        return phrase.upto(end)
    return phrase


def _breaks(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that is of no title and no name."""
    tag = units[at].tag
    verb = tag.finite or tag.complementizer or (tag.cue and tag.cue.agrees and not tag.definite)
    return bool(units[at].quote or verb or tag.manner or plays(units, at, _NO_NAME))


def after_name(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a quotation follows a word that brings a name: صحيفة, باسم, يسمى بـ.

    Between the two may stand what tells more of it: وكالة الأنباء الفلسطينية «وفا».
    """
    if units[at].marks & COLON or units[at].quote is None:
        return False
    by = bool(units[at - 1].tag.roles & _CUT_BY)
    furthest = at - _NAMED_WITHIN if units[at].words <= 2 else at - 1 - by
    for place in range(at - 1, max(furthest, 0) - 1, -1):
        unit = units[place]
        if unit.quote or plays(units, place, _PREPOSITION) or unit.tag.complementizer:
            return False
        near = place >= at - 1 - by
        if plays(units, place, _ANY_MEDIUM) or (near and plays(units, place, _NAMES_IT)):
            return True
        if units[place].marks & DIVIDE:
            return False
    return False
