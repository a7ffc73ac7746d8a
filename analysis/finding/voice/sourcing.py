"""Source phrases in a sentence: بحسب X, وفقا لـ X, حسبما ذكر X, على حد قوله."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .cues import cue_at, opens_clause, role_at
from .naming import Phrase
from .phrases import phrase_at
from .speakers import Names
from .units import Unit


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
    for at in range(len(units)):
        if units[at].quote:
            continue
        if own := role_at(units, at, "own_words"):
            found.append(Source(at, at + own, at, None))
        elif source := _as_says(units, at, names) or _according_to(units, at, names):
            found.append(source)
    return found


def _as_says(units: Sequence[Unit], at: int, names: Names) -> Source | None:
    verb = at + role_at(units, at, "as_says")
    cue = cue_at(units, verb) if at < verb < len(units) else None
    if cue is None or cue.kind not in ("say", "affirm"):
        return None
    phrase = phrase_at(units, verb + 1, len(units), names)
    # كما أكد X أن … tells something new; كما أكد X only says who told.
    if phrase is None or opens_clause(units, phrase.last):
        return None
    return Source(at, phrase.last, verb, phrase)


def _according_to(units: Sequence[Unit], at: int, names: Names) -> Source | None:
    first = at + role_at(units, at, "source")
    if first == at or first >= len(units) or role_at(units, first, "no_source"):
        return None
    phrase = phrase_at(units, first, len(units), names, attached=True)
    return Source(at, phrase.last, at, phrase) if phrase else None
