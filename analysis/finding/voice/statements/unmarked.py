"""Speech without marks: where it begins, and how far it goes on after a full stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from ....reading.spelling import normalize
from ..phrases.phrase import Phrase, phrase_at
from ..phrases.seams import seam
from ..tags.cues import Cue, first_words, fold, mask
from ..tags.pieces import Sentence
from ..tags.unit import COLON, COMMA, Unit, plays
from .contents import Content
from .objects import after_phrase, past_circumstance

# We and I: حلولنا, كنا, سأسعى; an accusative (قانونا, مستهجنا, أحيانا) is no we.
_SELF = regex.compile(
    r"(?<!\p{L})(?:[وف]?(?:أنا|نحن|إنني|أنني|إننا|أننا|لدينا|عندنا|عندي|علينا|إلينا|لنا|معنا|لكننا"
    r"|لكنني|كنت|سأ\w{2,}|سن\w{3,}|[أن]تمنى|[أن]رجو|[أن]ريد|[أن]عتقد|نأمل|نعمل|نسعى|آمل)"
    r"|(?:لن|لم) [أن]\w{2,}|(?!و?م\w+[^ت]نا)\w{2,}[^اويى\W]نا)(?!\p{L}\p{M}*)"
)
_NO_SELF = first_words("no_self")
# … and . . between two halves; the point of a number.
_HALF = regex.compile(r"\s*(?:\.\s*\.[\s.]*|…\s*)(?=[^\s.])|\s*\.(?=\d)")
_STOPS = regex.compile(r"[»”\"]?\s*[.!?؟…]")
_GOES_ON = frozenset({"أضاف", "تابع", "أردف", "استطرد", "واصل", "زاد", "مضى"})
_ENDS = regex.compile(r"(?<=[.!?؟…])[»”\"]?\s*(?=\p{L})")
_ASKS = regex.compile(r"[وف]?(?:هل|لماذا|كيف|متى|أين|ماذا|ما|من|لمن|أي|إلى متى|أليس|ألا)\s")
_LETTER = regex.compile(r"\p{L}")
_COLON = regex.compile(r":\s*[-–]?\s*\Z")
_SO = regex.compile(r"\s*فال")
_LONGEST, _TITLE, _NEAR, _FIRST_WORDS = 1200, 120, 6, 300
_STOP = regex.compile("[.!?؟…]")


_STARTS, _OPEN = mask("starts"), mask("relative", "pronoun", "preposition", "function")
_NO_SPEECH = mask(*("demonstrative", "preposition", "time", "relative", "function", "source"))
_NO_SPEECH |= mask("pronoun", "turn")
_HEAD = mask("any office", "title", "any namer")
# Verbs of which some words only are speech: رد X لا علاقة لنا, تساءل X لماذا ….
_ANSWERS = frozenset({"رد", "تساءل", "أجاب", "روى"})
_REACH, _LEAST = 15, 2


def unmarked(
    units: Sequence[Unit], at: int, cue: Cue, subject: Phrase | None, limit: int
) -> tuple[Phrase | None, Content | None]:
    """Give who says, and where speech that has lost its marks begins: وأضاف لن نقبل ذلك."""
    answers = cue.lemma in _ANSWERS
    says = answers or (cue.kind == "say" and not (cue.preposition or cue.weak))
    if not cue.agrees or not says or (at and units[at - 1].quote):
        return subject, None
    first = _first(units, at, cue, subject, limit, sure=not answers)
    if limit - first < _LEAST:
        return subject, None
    if subject and at < subject.first < first:
        end = min(first, subject.last)
        subject = subject.upto(end)
    elif subject and subject.first >= first:
        subject = None
    return subject, Content(first, "speech")


def _first(
    units: Sequence[Unit], at: int, cue: Cue, subject: Phrase | None, limit: int, *, sure: bool
) -> int:
    """Give the first unit of what is said, or ``limit``."""
    for place in range(at + 1, min(limit, at + _REACH)):
        if units[place].quote or units[place].marks & COLON:
            return limit
        if _is_heard(units, place) and not _held(units, place):
            return place
    if not sure:
        return limit
    named = subject is not None and subject.first > at
    first = past_circumstance(units, _after_subject(units, at, cue, subject, limit), limit)
    while first < limit and units[first].tag.to and (whom := _whom(units, first, limit)):
        first = past_circumstance(units, whom, limit)
    if first >= limit or limit - first <= _LEAST or _begins_none(units, first):
        return limit
    tag, before = units[first].tag, units[first - 1].tag
    parted = units[first].marks & COMMA or not before.feminine or before.definite
    verb = tag.finite or (tag.verbal and first > at + 1 and parted)  # but خلال ندوة | عقدت
    return first if verb or (cue.lemma == "قال" and named) else limit


def _after_subject(
    units: Sequence[Unit], at: int, cue: Cue, subject: Phrase | None, limit: int
) -> int:
    """Give where who says ends: المدرب سامي الراوي | الفريق لعب."""
    if subject is None or subject.first < at:
        return at + 1
    first = after_phrase(units, subject, limit)
    if cue.lemma != "قال" or subject.mention:
        return first
    parted = seam(units, subject.first, subject.last)
    return first if parted == subject.last or plays(units, parted, _HEAD) else parted


def _begins_none(units: Sequence[Unit], at: int) -> bool:
    """Tell a word with which no speech begins: كلمته, ذلك, ضاحكا."""
    tag = units[at].tag
    none = units[at].quote or tag.owned or tag.manner or tag.complementizer
    return bool(none or plays(units, at, _NO_SPEECH))


def _whom(units: Sequence[Unit], at: int, limit: int) -> int:
    """Give where those end to whom it is said: لقناة مرصاد."""
    phrase = phrase_at(units, at, limit, attached=True)
    return seam(units, phrase.first, phrase.last) if phrase else 0


def _is_heard(units: Sequence[Unit], at: int) -> bool:
    """Tell a word in which somebody is heard: لن, هناك, لدينا, سنعمل, لعبنا."""
    return bool(plays(units, at, _STARTS)) or says_we(units[at].key)


def _held(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that belongs to a clause about who speaks: الذي لم يحضر, وهو لا يزال."""
    before = units[at - 1].tag
    joined = units[at].key.startswith("و") or (units[at].marks & COMMA and before.number)
    return bool(joined or before.complementizer or plays(units, at - 1, _OPEN))


class Said(NamedTuple):
    """A sentence: where it begins, whether with a verb of saying, and one that goes on telling."""

    start: int
    cue: bool = False
    more: bool = False


def goes_on_to(text: str, start: int, end: int, following: Said) -> int:
    """Give where a report from ``start`` to ``end`` ends that goes on up to the next one.

    It goes on over … and . . to the next sentence, over sentences in which somebody says we or I,
    and, after a colon, up to the same speaker's next verb (وأضاف).
    """
    until = min(following.start, end + _LONGEST)
    last, rest = end, text[end:until]
    if not _STOPS.match(rest) or "\n" in rest.strip():
        return end
    speech = bool(_COLON.search(text, max(0, start - 4), start))
    title = until - start < _TITLE and not _STOP.search(text, until - 1, until + _NEAR)
    half = _HALF.match(rest) if speech or not title else None
    places = [match.end() for match in _ENDS.finditer(rest)] + [len(rest)]
    places = [place for place in places if rest[:place].strip(' .»”"')]
    asks = rest.lstrip('»”" ').startswith(("؟", "?"))
    for number, (first, stop) in enumerate(zip([0, *places], places, strict=False)):
        piece = rest[first:stop].lstrip(" .")
        if not piece:
            continue
        we = says_we(piece[:_FIRST_WORDS])
        asks = asks and bool(_ASKS.match(piece) or not _LETTER.search(piece))
        goes = (half and number == 0) or we or (speech and _SO.match(piece))
        goes = goes or (asks and _LETTER.search(piece))
        if goes or (speech and following.more):
            last = end + stop
    return end + len(text[end:last].rstrip(" .\n\t")) if last > end else end


def says_we(piece: str) -> bool:
    """Tell whether somebody speaks of himself."""
    return any(
        fold(found[0]) not in _NO_SELF for found in _SELF.finditer(normalize(piece, "light"))
    )


def begins(sentence: Sentence) -> Said:
    """Give where a sentence begins, and whether it does with وسجل, or with وأضاف and its kind."""
    cue = sentence.units[0].tag.cue
    told = cue is not None and bool(cue.joined and cue.agrees) and not cue.weak
    return Said(sentence.span(0, 1)[0], told, bool(told and cue and cue.lemma in _GOES_ON))
