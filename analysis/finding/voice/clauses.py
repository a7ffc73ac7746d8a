"""A sentence of units -> its cues, each with its subject and the units of its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .contents import content_of, owned_object, split_object
from .cues import Cue, cue_at, opens_clause, role_at
from .naming import Phrase
from .phrases import phrase_at
from .sourcing import Source
from .speakers import Names
from .subjects import subject_of
from .units import Unit

# Words of a name before a colon, and of what is said after it without marks.
_HEAD, _SAID = 8, 3
_STOPS = "،,؛;–—-("
_COLON = Cue(":", "colon", agrees="m")
_SAYING = Cue("قول", "noun")


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


def boundaries(units: Sequence[Unit], *, contrast: bool = False) -> list[int]:
    """Give the units at which the writer takes the word back, or only contrasts."""
    roles = ("boundary", "turn", "contrast") if contrast else ("boundary", "turn")
    return [
        at
        for at in range(1, len(units))
        if not units[at].quote
        and (role_at(units, at, *roles) or (_comma(units[at]) and role_at(units, at, "clause")))
    ]


def statements_in(
    units: Sequence[Unit], names: Names, sources: Sequence[Source]
) -> list[Statement]:
    """Give the statements of a sentence, in order."""
    inside = {at for source in sources for at in range(source.begin, source.end)}
    places = [at for at in range(len(units)) if at not in inside and _tells(units, at)]
    walls = [*boundaries(units), *(source.begin for source in sources), len(units)]
    found = _headed(units, names)
    for at, following in pairwise([*places, len(units)]):
        cue = cue_at(units, at) or _SAYING
        if not (found and found[-1].how == "clause" and _inner(units, at, cue)):
            limit = min(wall for wall in [following, *walls] if wall > at)
            found.append(_statement(units, at, cue, limit, names))
    for number, statement in enumerate(found):
        _end(units, statement, found[number + 1 : number + 2], walls)
    return found


def _tells(units: Sequence[Unit], at: int) -> bool:
    """Tell whether a unit is used as a cue: no noun, not in a relative clause, not denied."""
    unit = units[at]
    if unit.quote:
        return False
    if role_at(units, at, "saying"):
        return True
    cue = cue_at(units, at)
    if cue is None:
        return False
    if at and not units[at - 1].quote and role_at(units, at - 1, "negation", "relative"):
        return False
    if at and not unit.before.strip() and role_at(units, at - 1, "preposition"):
        return False
    if role_at(units, at, "impersonal") and opens_clause(units, at + 1):
        return False
    # لافتات كتب عليها: the verb speaks of a thing, and names nobody.
    if at + 1 < len(units) and role_at(units, at + 1, "resumptive"):
        return False
    # عبر and عقب are verbs at the head of a sentence, prepositions elsewhere.
    return not role_at(units, at, "preposition") or at == 0 or cue.joined


def _heads_clause(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    before = at > 0 and role_at(units, at - 1, "boundary", "clause", "turn")
    return at == 0 or cue.joined or not cue.agrees or _comma(units[at]) or bool(before)


def _inner(units: Sequence[Unit], at: int, cue: Cue) -> bool:
    """Tell a verb that is itself reported: إن بلاده ترفض, أن الدوحة ترحب."""
    says = cue.kind in ("say", "affirm", "tell", "noun") and not cue.weak
    return not says and not _heads_clause(units, at, cue)


def _comma(unit: Unit) -> bool:
    return any(mark in unit.before for mark in _STOPS)


def _headed(units: Sequence[Unit], names: Names) -> list[Statement]:
    """Give the statement of a headline or a transcript, where a name stands before a colon."""
    phrase = phrase_at(units, 0, min(_HEAD, len(units)), names)
    if phrase is None or phrase.last >= len(units) or role_at(units, 0, "label"):
        return []
    content = phrase.last
    said = units[content].quote or len(units) - content >= _SAID
    if ":" not in units[content].before or not said or cue_at(units, 0):
        return []
    return [Statement(content, _COLON, 0, phrase, content, "speech")]


def _statement(units: Sequence[Unit], at: int, cue: Cue, limit: int, names: Names) -> Statement:
    content = content_of(units, at, cue, limit, names)
    subject = subject_of(units, at, cue, content.first if content else limit, names)
    if cue.kind == "name" and content:
        subject, object_first = split_object(units, at, subject, content)
        if not cue.weak and content.how == "preposition":
            content = content._replace(first=object_first, how="clause")
    elif cue.kind == "affirm" and subject and (content is None or content.how == "speech"):
        content = owned_object(units, max(at + 1, subject.last), limit) or content
    before = subject and subject.first < at and cue.kind != "noun"
    begin = subject.first if subject and before else at
    return Statement(at, cue, begin, subject, *(content or (None, "")))


def _end(
    units: Sequence[Unit], statement: Statement, after: Sequence[Statement], walls: Sequence[int]
) -> None:
    """Find where the content ends: at the next statement, a boundary, or the sentence's end."""
    content = statement.at if statement.content is None else statement.content
    cuts = [
        other.begin
        for other in after
        if other.content is not None or _heads_clause(units, other.at, other.cue)
    ]
    if statement.how == "object":  # then begins when and where it was said
        cuts += [
            at
            for at in range(content + 1, len(units))
            if not units[at].quote and role_at(units, at, "when")
        ]
    statement.end = min(wall for wall in [*cuts, *walls] if wall > content)
