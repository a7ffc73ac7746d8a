"""Speech without marks goes on after a full stop, as long as it is heard that somebody speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from ...reading.spelling import normalize
from .cues import first_words, fold
from .tags import Sentence

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
_COLON = regex.compile(r":\s*[-–]?\s*\Z")
_SO = regex.compile(r"\s*فال")
_LONGEST = 1200


class Said(NamedTuple):
    """A sentence: where it begins, and whether it begins with a verb that goes on telling."""

    start: int
    more: bool


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
    half = _HALF.match(rest)
    places = [match.end() for match in _ENDS.finditer(rest)] + [len(rest)]
    places = [place for place in places if rest[:place].strip(" .»”\"")]
    for number, (first, stop) in enumerate(zip([0, *places], places, strict=False)):
        piece = rest[first:stop].lstrip(" .")
        if not piece:
            continue
        goes = (half and number == 0) or says_we(piece) or (speech and _SO.match(piece))
        if goes or (speech and following.more):
            last = end + stop
    return end + len(text[end:last].rstrip(" .\n\t")) if last > end else end


def says_we(piece: str) -> bool:
    """Tell whether somebody speaks of himself."""
    return any(fold(found[0]) not in _NO_SELF for found in _SELF.finditer(normalize(piece, "light")))


def begins(units: Sentence) -> Said:
    """Give where a sentence begins, and whether it begins with وأضاف and its kind."""
    cue = units[0].tag.cue
    more = bool(cue and cue.joined and cue.agrees and cue.lemma in _GOES_ON)
    return Said(units[0].start, more)
