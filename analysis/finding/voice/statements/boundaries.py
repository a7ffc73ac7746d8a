"""Where the writer takes the word back, or only contrasts: وفي المقابل, غير أن, أما."""

from __future__ import annotations

from collections.abc import Sequence

from ..tags.cues import mask
from ..tags.pieces import Sentence
from ..tags.tag import WALLS
from ..tags.unit import Unit, plays
from .clauses import comma
from .endings import earlier

_BOUNDARY, _PARTED, _CONTRAST = mask("boundary"), mask("turn", "clause"), mask("contrast")
_ASIDE, _NEAR = 8, 4


def boundaries(sentence: Sentence, *, contrast: bool = False) -> list[int]:
    """Give the units at which the writer takes the word back, or only contrasts."""
    units, roles = sentence.units, _BOUNDARY | _CONTRAST if contrast else _BOUNDARY
    return [
        at
        for at in sentence.which(WALLS)
        if at
        and (plays(units, at, roles) or (comma(units[at]) and plays(units, at, _PARTED)))
        and not (earlier(units, at) or _either(units, at) or _at_a_time(units, at))
    ]


def _at_a_time(units: Sequence[Unit], at: int) -> bool:
    """Tell في وقت within a clause: ضرورة ملحة في وقت تراجع فيه الاهتمام."""
    following = units[at + 1].key if at + 1 < len(units) else ""
    return following == "وقت" and not comma(units[at])


def _either(units: Sequence[Unit], at: int) -> bool:
    """Tell إما … وإما and إما … أو, which is no أما."""
    if units[at].key != "اما":
        return False
    near = range(at + 1, min(at + _ASIDE + _NEAR, len(units)))
    either = not comma(units[at]) and any(units[place].key == "او" for place in near)
    return either or any(unit.key == "واما" for unit in units[at + 1 :])
