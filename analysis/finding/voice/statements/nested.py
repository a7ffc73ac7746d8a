"""Verbs that a report before them holds, and what they step over: أنه يمثلهم | ويعبر عنهم."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..tags.cues import Cue, mask
from ..tags.unit import COMMA, Unit, plays
from .clauses import comma, inner
from .sources import Source

if TYPE_CHECKING:
    from .statement import Statement

_DOCUMENT, _RELATIVE = mask("document"), mask("relative")
_CONTRAST = mask("contrast")
_REASON = mask("reason")
_PREPOSITION = mask("preposition")
_ASIDE = 8


def told_of(units: Sequence[Unit], statement: Statement, at: int, cue: Cue) -> bool:
    """Tell a verb that is itself reported by a statement before it."""
    return (
        inner(units, at, cue, statement.named_at)
        or _predicate(units, statement, at, cue)
        or _and_also(units, statement, at, cue)
        or (cue.joined == "ل" and statement.how == "clause" and not comma(units[at]))
    )  # أنها عاينت الجثة | لتجد أن


def is_under(at: int, first: Sequence[int], walls: Sequence[int]) -> bool:
    """Tell what stands in what a source before it tells: بحسب X، فإن الوزراء | رفضوا."""
    return any(begin < at and not any(begin < wall <= at for wall in walls) for begin in first)


def past_aside(units: Sequence[Unit], at: int, told: Mapping[int, Cue]) -> int:
    """Give where another verb that stands between commas ends: مصدر، رفض ذكر اسمه، عن …; or 0."""
    if at not in told or told[at].joined or not told[at].agrees or not comma(units[at]):
        return 0
    rest = range(at + 1, min(at + _ASIDE, len(units)))
    if not any(units[place].marks & COMMA for place in rest):
        return 0
    return min([place for place in told if place > at], default=len(units))


def past_relative(
    units: Sequence[Unit], statement: Statement, at: int, told: Mapping[int, Cue]
) -> int:
    """Give where a verb that tells more of the subject ends: أظهر مسح | نشر اليوم | أن …; or 0."""
    phrase = statement.subject
    if at not in told or told[at].joined:
        return 0
    nexts = min([place for place in told if place > at], default=len(units))
    issued = told[at].kind == "speech" or units[at].tag.said
    if issued and plays(units, at - 1, _DOCUMENT):  # في بيان | نشرته «تداول» | أن
        return nexts
    if issued and plays(units, at - 1, _RELATIVE):  # الدراسة التي | نشرتها مجلة | إن
        return nexts
    if phrase is None or phrase.last != at:
        return 0
    return 0 if any(units[place].tag.definite for place in range(phrase.first, at)) else nexts


def past_source(limit: int, following: int, sources: Sequence[Source]) -> int:
    """Give where to look on after a source phrase within: ونوه X بحسب الوكالة إلى أن; or 0."""
    begun = [source for source in sources if source.begin == limit and source.end < following]
    return min([following, *(s.begin for s in sources if s.begin > limit)]) if begun else 0


def holds(
    units: Sequence[Unit], statement: Statement, at: int, walls: Sequence[int], cue: Cue
) -> bool:
    """Tell whether a unit may belong to what a statement before it reports, not in marks."""
    said = statement.content
    if said is None or units[said].quote:
        return False
    if statement.how == "object" and cue.kind != "nominal":
        return False
    return not any(statement.at < wall <= at for wall in walls)


def within_clause(units: Sequence[Unit], before: Statement, statement: Statement) -> bool:
    """Tell who is spoken of after أن: رفض X ما قيل على الرغم من أن | البيان أكد على كذا."""
    first = statement.begin
    if before.content is None or not before.content < first - 1 or first >= statement.at:
        return False
    tag = units[first - 1].tag
    own = plays(units, first - 2, _CONTRAST) > 1 or tag.key.startswith("ف")  # غير أن X, فإن X
    return tag.complementizer and not own


def _predicate(units: Sequence[Unit], statement: Statement, at: int, cue: Cue) -> bool:
    """Tell the verb that a subject after أن waits for: أن الانسحاب من الاتفاق، يعتبر …."""
    if statement.content is None or cue.joined or not cue.agrees or not comma(units[at]):
        return False
    said = range(statement.content, at)
    opened = next((place for place in said if units[place].tag.complementizer), at)
    tags = [units[place].tag for place in range(opened + 1, at)]
    tags = [tag for tag in tags if not tag.roles & _PREPOSITION]
    return opened < at and not any(tag.finite or (tag.cue and tag.cue.agrees) for tag in tags)


def _and_also(units: Sequence[Unit], statement: Statement, at: int, cue: Cue) -> bool:
    """Tell a verb that goes on with what is reported: أكد أن اللغة تمثل هويته | وتعبر عن فكره."""
    told, form = units[statement.at].key.removeprefix("و")[0], units[at].key[1]
    if statement.content is None or told in "يت":
        return False
    if cue.joined != "و" or form not in "يت":
        return False
    tags = (units[place].tag for place in range(statement.content, at))
    return units[at].before == " " and any(tag.verbal and tag.key[0] == form for tag in tags)


def since(units: Sequence[Unit], statement: Statement, at: int, cue: Cue) -> bool:
    """Tell a verb of what is reported with a reason, or within that.

    أن المتهم هرب، حيث | يشكو من مرض; أنها جاهزة، حيث يقدم الصانع شهادة | تفيد بذلك.
    """
    if statement.how != "clause":
        return False
    if inner(units, at, cue, statement.named_at):
        return True
    told, deed = units[statement.at].key.removeprefix("و")[0], units[at].key[0] in "يت"
    deed = deed and cue.kind in ("urge", "ask", "judge", "name") and told not in "يت"
    return deed and plays(units, at - 1, _REASON) > 0
