"""Noun phrases that may name a speaker: where they begin and end, who is meant, their writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import regex

from ....reading.spelling import normalize
from ...marks import MARK
from ..tags.cues import mask, roles_of
from ..tags.mentions import Mention, mention_at, mentions
from ..tags.pieces import Piece
from ..tags.tag import Tag
from ..tags.unit import COMMA, DIVIDE, NEWLINE, Unit, plays
from .definite import closes, holds_name, is_definite
from .extent import UPON, ends
from .seams import split

_ADDRESSEE = mask("addressee")
_HEADS = mask("auxiliary", "boundary", "clause", "turn", "contrast", "as_says")
_ABOUT = mask("about")
_BOTH = mask("both")
_DOCUMENT, _RECORD = mask("document"), mask("document", "record", "relay")
_SOMEBODY, _CONTRAST = mask("any office", "any somebody", "any body"), mask("contrast")
_ISSUED = mask("issued")
_JOINT = mask("joint")
_OFFICE = mask("any office")
_FUNCTION = mask("function", "pronoun")
_TITLED = mask("title")
_OWN_W = mask("own_w")
_OWN_L = mask("any own_l")
_NOUN = mask("any office", "any namer", "any medium", "any body", "record", "any somebody")
_HEAD_NOUN = mask("any office", "any namer", "any medium", "body", "quantity", "document", "relay")
_PREPOSITION = mask("preposition")
_PREPOSITION_OR_RELATIVE_OR_NEGATION = mask("preposition", "relative", "negation")
_TIME = mask("time")
_PERIOD = mask("period")
#: Nouns in ت.
NOUNS_IN_T = frozenset({"بيت", "بنت", "وقت", "صوت", "زيت", "اخت", "ست", "كويت", "تخت"})
_TURN = mask("turn")
# A phrase between commas is a name, not a description, up to so many words.
_NAME, _TITLE = 5, 12
# In these letters a name stands as it is shown.
_AS_SHOWN = regex.compile("[ء-غف-ي]+(?: [ء-غف-ي]+)*")
# The ل of لـ«مركز الواحة».
_TO = regex.compile(r"(?<!\S)ل (?=\S)")
_LONGEST = 30
_SOURCE = mask("source", "as_says")
_NAMED = frozenset({"واسمه", "واسمها"})


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

    def written(self, piece: Piece) -> str:
        """Give the phrase as written, without vowel and quotation marks; of للوزارة الوزارة."""
        units, name = piece.units, _plain(piece.written(self.first, self.last))
        if _is_governed(units, self.first):
            first, *rest = name.split()
            if rest and rest[0].endswith("يا"):  # مصدرا دبلوماسيا
                rest[0] = rest[0].removesuffix("ا")
            name = " ".join([first.removesuffix("ا"), *rest])  # تقريرا, لكن مسؤولا
        if self._tells_title(units):
            more = _plain(piece.written(*self.apposed))
            name = f"{name} {more}".strip()  # الرئيس التركي، رجب طيب أردوغان
        if self.attached and name.startswith("لل"):
            if name.startswith("للا "):  # للا روزا
                return name[1:]
            own = roles_of(units[self.first].key[1:])[0] & _OWN_L  # للجنة is of لجنة
            bare = self.first + 1 < self.last and units[self.first + 1].tag.definite
            return (name[1:] if bare else "الل" + name[2:]) if own else "ال" + name[2:]
        return name[1:] if self.attached or is_joined(units[self.first].tag) else name

    def _tells_title(self, units: Sequence[Unit]) -> bool:
        """Tell a title whose name stands between the commas: الرئيس التركي، رجب طيب أردوغان."""
        first, last = self.apposed
        titled = plays(units, first, _OFFICE | _TITLED) and holds_name(units, first, last)
        if not first < last <= first + (_TITLE if titled else _NAME):
            return False
        titled = any(closes(units, at) for at in range(self.first, self.last))
        if not titled and last - first > 1:  # مديرة تيبرا، مارينا فالدس
            titled = plays(units, self.first, _OFFICE) > 0
        named = holds_name(units, self.first, self.last)
        tells = plays(units, first, _HEAD_NOUN)  # what somebody is, no name
        tells = tells and not (plays(units, first, _TITLED) or holds_name(units, first, last))
        return titled and not (named or tells or _is_none(units, first, last))

    def upto(self, last: int) -> Phrase:
        """Give the phrase without what comes from a unit on."""
        return replace(self, last=last, apposed=self.apposed if last == self.last else (0, 0))

    def split(self, units: Sequence[Unit]) -> Phrase:
        """Give the first half of a phrase that holds subject and object."""
        return replace(self, last=split(units, self.first, self.last))


def _is_governed(units: Sequence[Unit], at: int) -> bool:
    """Tell the accusative of who speaks: نشرت | تقريرا, لكن | مسؤولا."""
    tag = units[at].tag
    led = at and (units[at - 1].tag.complementizer or units[at - 1].tag.roles & _CONTRAST)
    return tag.accusative and bool(tag.bare_roles & (_RECORD | _SOMEBODY if led else _RECORD))


def is_joined(tag: Tag) -> bool:
    """Tell a noun after و: ونادي الواحة, والسفيرة, but not واشنطن or والدة."""
    if not tag.key.startswith("و") or tag.key.startswith("والد") or tag.key[1:2] in "لب":
        return False
    bare, roles = tag.key[1:], roles_of(tag.key[1:])[0]
    if bare.startswith("و"):  # ووكالة, but not وول ستريت
        return bool(roles & _OWN_W)
    the = bare.startswith("ال") and Tag(bare.removeprefix("ال")).ordinary
    return not tag.roles & _OWN_W and bool(the or roles & _NOUN)


def _is_none(units: Sequence[Unit], at: int, last: int) -> bool:
    """Tell what is nobody's name between commas: الوزارة، المواطنين كافة، and ومقرها تيبرا."""
    tag = units[at].tag
    joined = tag.key.startswith("و") and not plays(units, at, _OWN_W)
    joined = joined and tag.key not in _NAMED
    name = last == at + 2 and units[at + 1].tag.definite  # مية الجريبي, but حالة طوارئ
    thing = tag.ordinary and not (name or plays(units, at, _HEAD_NOUN | _TITLED))
    several = tag.definite and tag.plural
    return several or thing or (joined and tag.key.endswith(("ه", "ها", "هم")))


def _plain(piece: str) -> str:
    if not piece or _AS_SHOWN.fullmatch(piece):
        return piece
    closed = piece + ")" if piece.count("(") > piece.count(")") else piece  # بنك (الواحة)
    plain = " ".join(normalize(MARK.sub("", closed), "light").split())
    return str(_TO.sub("ل", plain))


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
    with_preposition = (
        tag.to_the
        or units[first].governed in ("ب", "ل")
        or (not tag.names and tag.with_preposition)
    )
    if with_preposition and not (attached or _is_basim(units, first, limit)):
        return None
    to_medium = attached and plays(units, first, _ADDRESSEE)  # وفقا لوكالة …
    if ends(units, first, first, stops) and not to_medium:
        return None
    known = mention_at(units, first)  # a name may hold a word that ends others (سي إن إن)
    last = known.last if known else first + 1
    furthest = min(limit, first + _LONGEST)
    while last < furthest and not ends(units, first, last, stops):
        last += 1
    while last > first + 1 and _hangs(units, last - 1):
        last -= 1
    source = plays(units, first - 1, _SOURCE) and not units[first - 1].tag.accusative
    carries = attached and units[first].tag.to and not source  # وفق | لانديس
    apposed = _apposed(units, last, limit, stops)
    phrase = Phrase(first, last, attached=carries, apposed=apposed)
    named = _named(units, phrase, attached=attached)
    mention = None if named.mention else _apposed_mention(units, apposed)
    return replace(named, mention=mention) if mention else named


def _apposed_mention(units: Sequence[Unit], apposed: tuple[int, int]) -> Mention | None:
    """Give who is named between two commas: المستشار، X، قال; المدير، المهندس X، قال."""
    at, end = apposed
    while at + 1 < end and units[at].tag.roles & _TITLED:
        at += 1
    mention = mention_at(units, at) if end else None
    return mention if mention and mention.bare and mention.person else None


def _is_basim(units: Sequence[Unit], at: int, limit: int) -> bool:
    """Tell the name باسم from "in the name of": قال باسم | الضامني, but باسم الحركة."""
    if units[at].key != "باسم" or at + 1 >= limit:
        return False
    tag = units[at + 1].tag
    family = tag.definite and tag.key.endswith("ي") and not (tag.roles & _NOUN)
    return family or tag.key.startswith("ابو")


def _hangs(units: Sequence[Unit], at: int) -> bool:
    """Tell a preposition that nothing follows, or و."""
    hangs = units[at].tag.roles & _PREPOSITION or units[at].key == "و"
    return bool(hangs) and units[at].key not in UPON


def _apposed(
    units: Sequence[Unit], last: int, limit: int, stops: Callable[[Unit], bool] | None
) -> tuple[int, int]:
    """Give the units between the comma after a phrase and the next one: X، مدير المنظمة، قال."""
    if last >= limit or not units[last].marks & COMMA:
        return 0, 0
    end, furthest = last, min(limit, last + _LONGEST)
    while end < furthest and (end == last or not units[end].marks & DIVIDE):
        within = end > last and (units[end].tag.roles & _PREPOSITION or units[end].tag.by_the)
        if not within and (ends(units, end, end, stops) or (stops and stops(units[end]))):
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
    if first == last or any(units[place].marks & (DIVIDE | NEWLINE) for place in (last, at)):
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
    no_head = plays(units, first, _PERIOD | _BOTH) or ends(units, first, first, None)
    joined = units[first].key.startswith("و") and not plays(units, first, _OWN_W | _HEAD_NOUN)
    alone = joined and (last - first == 1 or not units[first].key.startswith("وال"))
    held = first and units[first - 1].tag.roles & _PREPOSITION  # في | وقت سابق أعلن
    head = units[first].tag
    apart = held or ((head.with_preposition or head.thing) and not head.names)  # كفنانة اعتبرت
    return not (accusative or no_head or turn or alone or apart)


def _is_perfect(units: Sequence[Unit], first: int, last: int) -> bool:
    """Tell a feminine perfect before its subject, no noun: بثت المعارضة, but بيت الحكمة."""
    tag = units[first].tag
    noun = not tag.key.endswith("ت") or tag.key.endswith("ات") or tag.key in NOUNS_IN_T
    if noun or last - first < 2 or tag.definite:
        return False
    following = units[first + 1].tag
    return following.definite or (following.feminine and following.ordinary)  # صممت جدارية


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
