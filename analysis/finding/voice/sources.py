"""Source phrases: whom بحسب X, حسبما قال X and على حد قوله name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .cues import mask
from .phrases import Phrase, phrase_at
from .speakers import Names
from .tags import SOURCES, Sentence, Unit, opens_clause, plays

_AS_SAYS = mask("as_says")
_NO_SOURCE = mask("no_source")
_OWN_WORDS = mask("own_words")
_SOURCE = mask("source")
_ATTESTS = mask(
    *("any office", "any namer", "any medium", "any body", "any document", "record", "relay"),
    *("quantity", "title"),
)


@dataclass(frozen=True)
class Source:
    """A source phrase: units ``begin`` to ``end`` (exclusive); ``at`` is its cue.

    Without a subject it refers to who is speaking anyway (على حد قوله).
    """

    begin: int
    end: int
    at: int
    subject: Phrase | None


def sources_in(units: Sentence, names: Names) -> list[Source]:
    """Give the source phrases of a sentence, in order."""
    found = []
    for at in units.which(SOURCES):
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
    if units[phrase.first].tag.deed and not units[phrase.first].tag.definite:
        return None  # كما أعلن | تعليق العمل
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
