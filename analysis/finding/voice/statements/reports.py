"""What is reported: beside what stands in marks, and around a source phrase."""

from __future__ import annotations

from collections.abc import Sequence

from ..tags.cues import mask
from ..tags.pieces import Sentence
from ..tags.unit import Unit
from .boundaries import boundaries
from .endings import goes_on
from .sources import Source
from .statement import Statement

_PREPOSITION, _RELATIVE = mask("preposition"), mask("relative")
# Words before a source phrase that may be a clause of their own, more than.
_CLAUSE = 5


def is_report(units: Sequence[Unit], statement: Statement) -> bool:
    """Tell whether there is a report beside what stands in marks."""
    said = units[statement.content : statement.end]
    if statement.how == "speech":
        return not said[0].quote
    if statement.how == "clause" and len(said) > 1 and statement.cue.kind != "name":
        return True
    plain = [unit for unit in said if not unit.quote]
    if statement.cue.kind == "name":  # وصفه بأنه «…» tells nothing beside what is marked
        tails = (plain[at:] for at, unit in enumerate(plain) if _is_by(unit))
        tail = next(tails, plain)
        alone = tail and (tail[0].key == "ب" or tail[0].tag.complementizer)
        return len(tail) > 1 or bool(tail and not alone)
    judges = statement.cue.kind == "judge" or statement.cue.lemma == "نفى"
    if statement.how == "clause" or (statement.how == "object" and judges):
        return len(said) > 1 or (bool(plain) and statement.how == "object")
    if statement.how == "preposition" and statement.cue.weak:
        clause = any(unit.tag.complementizer for unit in plain) and len(said) > 2
        noun = plain[1].tag if len(plain) > 1 else None
        deed = noun is not None and noun.deed and plain[0].key == "عن"
        return clause or deed or (noun is not None and noun.owned)
    return len(said) > 1 or bool(plain and (plain[0].tag.owned or plain[0].tag.by))


def told_around(
    sentence: Sentence,
    source: Source,
    sources: Sequence[Source],
    statements: Sequence[Statement],
) -> tuple[int, int]:
    """Give the units that a source phrase speaks of: around it, up to the next contrast."""
    units = sentence.units
    others = [other for other in sources if other is not source]
    told = [statement for statement in statements if statement.content is not None]
    walls = [at for at in boundaries(sentence, contrast=True) if not goes_on(units, at)]
    walls += [other.begin for other in others]
    ends = [*(other.end for other in others), *(statement.end for statement in told)]
    begins = [*walls, *(statement.begin for statement in told), len(units)]
    first = max([0, *(at for at in [*walls, *ends] if at <= source.begin)])
    end = min(at for at in begins if at >= source.end)
    after = units[source.end].tag if source.end < end else None
    if first >= source.begin and after and after.roles & _RELATIVE:  # بحسب تفاصيل يرويها X.
        return source.end, source.end
    if after and after.roles & _RELATIVE:  # … وفق البيان | الذي أوضح أن
        return first, source.begin
    if first >= source.begin or source.leads(units):
        return source.end, end
    # After a comma the sentence goes on without the source: … بحسب X، …
    whole = source.begin > first + _CLAUSE
    stops = end == source.end or (whole and source.tails_off(units))
    stops = stops or any(units[at].before.strip() for at in (source.begin, source.end))
    stops = stops and not source.aside
    only = source.begin > first + 1 and units[source.begin - 1].key == "وذلك"
    return (first, source.begin - only) if stops or only else (first, end)


def _is_by(unit: Unit) -> bool:
    return unit.tag.by and not unit.tag.roles & _PREPOSITION
