"""Units of a sentence: words with their tags, or whole quotations, and which roles they play."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from ...marks import Quoted
from .tag import Tag

# What may stand between two units, as bits.
COLON, STOP, DIVIDE, COMMA, BREAK, NEWLINE = 1, 2, 4, 8, 16, 32
_BETWEEN = {
    COLON: re.compile(":"),
    STOP: re.compile(r"[،,؛;(]|\s[–—ـ-]|[–—ـ-]\s"),
    DIVIDE: re.compile(r"[،,:؛;()/]|\s[–—ـ-]|[–—ـ-]\s"),
    COMMA: re.compile("[،,]"),
    BREAK: re.compile(r"[.!?؟…]|\n"),
    NEWLINE: re.compile("\n"),
}


@dataclass(slots=True, eq=False, init=False)
class Unit:
    """A word outside quotation marks, or a quotation as one piece.

    A word with the same before it is one unit wherever it stands. ``before`` is what stands
    between the unit before and this one, ``marks`` its marks as bits (``COLON`` …); ``governed``
    is what is written on a word that the document also has without it: ل or ب before it
    (لأوكرانيا, but not لافروف), ه after it, or the ا of an accusative (فصلا, not كلارا).
    """

    # No named tuple: fields in slots are read three times as fast, millions of times.
    tag: Tag
    before: str
    marks: int
    words: int
    quote: Quoted | None
    governed: str
    key: str
    may: int

    def __init__(
        self,
        tag: Tag,
        before: str,
        marks: int = 0,
        words: int = 1,
        quote: Quoted | None = None,
        governed: str = "",
    ) -> None:
        self.tag, self.key, self.before, self.marks = tag, tag.key, before, marks
        self.words, self.quote, self.governed = words, quote, governed
        self.may = -1  # all roles, until somebody asks: see plays

    @property
    def edges(self) -> tuple[int, int]:
        """Where a quotation begins and ends in the text, with its marks."""
        return (self.quote.outer_start, self.quote.outer_end) if self.quote else (0, 0)


@lru_cache(maxsize=1024)
def marks_of(gap: str) -> int:
    """Give the marks between two units, as bits."""
    return sum(bit for bit, pattern in _BETWEEN.items() if pattern.search(gap))


def plays(units: Sequence[Unit], at: int, roles: int) -> int:
    """Give how many units from ``at`` on play one of the roles; 0 if none does.

    ``ل`` at the end of a phrase (وفقا لـ) stands on the word after it.
    """
    if at < 0:
        return 0
    try:
        unit = units[at]
    except IndexError:  # rarely asked for: cheaper than looking at the length each time
        return 0
    if not unit.may & roles:
        return 0
    tag = unit.tag
    unit.may = tag.may
    if not unit.may & roles:
        return 0
    if tag.longer and (longer := _longer(units, at)):
        size = max((words for role, words in longer if role & roles), default=0)
        if size:
            return size
    return 1 if tag.roles & roles else 0


def ends_in(units: Sequence[Unit], at: int, roles: int, longest: int) -> int:
    """Give how many units before ``at`` play one of the roles, at most ``longest``, 0 if none."""
    for size in range(longest, 0, -1):
        if plays(units, at - size, roles) == size:
            return size
    return 0


def _longer(units: Sequence[Unit], at: int) -> list[tuple[int, int]]:
    """Give the roles that a unit begins with those after it, each with how many words it has."""
    if at + 1 == len(units):
        return []
    longer, following = units[at].tag.longer, units[at + 1].tag
    found = [
        (role, 2 + sum(part != "ل" for part in rest) if rest else 2)
        for role, rest in longer.get(following.key, ())
        if not rest or _follow(units, at + 2, rest)
    ]
    if following.to and "ل" in longer:
        found += [(role, 1) for role, rest in longer["ل"] if not rest]
    return found


def _follow(units: Sequence[Unit], at: int, rest: tuple[str, ...]) -> bool:
    if len(units) < at + len(rest):
        return False
    return all(
        units[at + step].tag.to if part == "ل" else units[at + step].tag.key == part
        for step, part in enumerate(rest)
    )


def roles_at(units: Sequence[Unit], at: int) -> int:
    """Give all roles that units play from ``at`` on, as bits."""
    return reduce(or_, (role for role, _ in _longer(units, at)), units[at].tag.roles)


def opens_clause(units: Sequence[Unit], at: int) -> bool:
    """Tell whether what is said begins at a unit, with إن or after a colon."""
    return at < len(units) and (units[at].tag.complementizer or bool(units[at].marks & COLON))


def heads(units: Sequence[Unit], at: int) -> bool:
    """Tell a word that may begin a clause: the first, after a mark, or with و."""
    return at == 0 or bool(units[at].before.strip()) or units[at].key.startswith("و")
