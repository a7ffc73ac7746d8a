"""Units -> where speakers of the table of names are named in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .names import NO_PERSON
from .unit import Unit


class Mention(NamedTuple):
    """A place where a speaker of the table is named: units ``first`` to ``last``, exclusive."""

    first: int
    last: int
    speaker: str
    kind: str
    bare: bool
    joined: bool

    @property
    def person(self) -> bool:
        """Whether a person is named."""
        return self.kind not in NO_PERSON


def mention_at(units: Sequence[Unit], at: int) -> Mention | None:
    """Give the longest form of the table of speakers that begins at a unit."""
    for rest, speaker, kind, bare, joined in units[at].tag.names:
        last = at + 1 + len(rest)
        if _spelled(units[at + 1 : last], rest):
            return Mention(at, last, speaker, kind, bare, joined)
    return None


def mentions(units: Sequence[Unit]) -> list[Mention]:
    """Give the mentions of a sentence in order; an epithet and a name beside it are one."""
    found: list[Mention] = []
    last = 0
    for at in [place for place, unit in enumerate(units) if unit.tag.names]:
        mention = mention_at(units, at) if at >= last else None
        if mention is None:
            continue
        last = mention.last
        before = found[-1] if found else None
        same = before and (before.speaker, before.last) == (mention.speaker, mention.first)
        if before and same and mention.bare and not mention.joined:
            found[-1] = before._replace(last=mention.last)
        else:
            found.append(mention)
    return found


def _spelled(units: Sequence[Unit], words: tuple[str, ...]) -> bool:
    """Tell whether units are these words; a hamza on the line may be left off (الوزرا)."""
    return len(units) == len(words) and all(
        unit.key in (word, word.replace("ء", "")) for unit, word in zip(units, words, strict=True)
    )
