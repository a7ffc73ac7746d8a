"""Lines that stand in many documents of a source: page furniture that no rule knows.

Cut (and logged as ``repeats``) is a line only where all of it speaks for furniture: it stands in
half of a source's texts and in five at least, above or below the article, without an end mark,
and addresses nobody. What repeats otherwise is reported, not cut. Texts that are the same all
over say nothing about furniture, and are left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import regex

from .chrome import Cut
from .notes import Note

_LEAST, _HALF, _TENTH = 5, 0.5, 0.1
_LONGEST = 90
_TOP, _BOTTOM = 4, 8
_ENDS = regex.compile(r"[.!?؟…،؛:,;»”\"']\s*$")
# How a speech or a letter opens and closes: the same words in all, and words of the text.
_ADDRESS = regex.compile(
    r"^\W*(?:بسم|باسم|الحمد|السلام|والسلام|أيها|ايها|أيتها|يا|سيدي|سيدتي|السيد|السيدة|السادة|سادتي|"
    r"أصحاب|صاحب|الإخوة|الأخوة|إخوتي|أخواتي|شكرا|وشكرا|تحية|عاش|تحيا|المجد|الرحمة|الله|وفقكم|أعوذ)\b"
)
_LINE = regex.compile(r"[^\n]+")


class _Line:
    """Where one line stands, over all documents of a source."""

    def __init__(self) -> None:
        self.docs: set[int] = set()
        self.edge: set[int] = set()


def find_repeats(
    texts: Sequence[str], sources: Iterable[str], taken: Sequence[list[Cut]]
) -> tuple[list[list[Cut]], list[Note]]:
    """Give the lines to cut from each text as repeated ones, and notes on those left.

    Lines are compared within one of the ``sources``; ``taken`` is what other rules cut, lines that
    are not looked at.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for number, source in enumerate(sources):
        groups[source].append(number)
    cuts: list[list[Cut]] = [[] for _ in texts]
    notes: list[Note] = []
    for members in groups.values():
        if len(members) < _LEAST:
            continue
        lines = {number: _lines(texts[number], taken[number]) for number in members}
        chosen, left = _judge(lines)
        notes += left
        for number in members:
            cuts[number] = [cut for cut, _ in lines[number] if cut.text.strip() in chosen]
    return cuts, notes


def _lines(text: str, taken: list[Cut]) -> list[tuple[Cut, bool]]:
    """Give the lines of a text that nothing else cut, and whether each is above or below it."""
    kept = []
    for match in _LINE.finditer(text):
        if match[0].strip() and not any(c.start <= match.start() < c.end for c in taken):
            end = match.end() + (match.end() < len(text))
            kept.append(Cut(match.start(), end, text[match.start() : end], "repeats"))
    last = len(kept) - _BOTTOM
    return [(cut, place < _TOP or place >= last) for place, cut in enumerate(kept)]


def _judge(lines: dict[int, list[tuple[Cut, bool]]]) -> tuple[set[str], list[Note]]:
    """Tell the lines to cut from those only to report."""
    seen: dict[str, _Line] = defaultdict(_Line)
    for number, cuts in lines.items():
        for cut, edge in cuts:
            entry = seen[cut.text.strip()]
            entry.docs.add(number)
            if edge:
                entry.edge.add(number)
    least = max(_LEAST, _TENTH * len(lines))
    often = {line: entry for line, entry in seen.items() if len(entry.docs) >= least}
    copies = _copies(lines, set(often))
    chosen, notes = set(), []
    for line, entry in often.items():
        docs = len(entry.docs - copies)
        if docs < least or len(line) > _LONGEST:
            continue
        if docs >= _HALF * len(lines) and _is_furniture(line, entry):
            chosen.add(line)
        else:
            notes.append(Note("repeats", docs, line))
    return chosen, notes


def _copies(lines: dict[int, list[tuple[Cut, bool]]], often: set[str]) -> set[int]:
    """Give the texts that repeat for the most part: copies, that prove nothing."""
    copies = set()
    for number, cuts in lines.items():
        lengths = Counter[bool]()
        for cut, _ in cuts:
            lengths[cut.text.strip() in often] += len(cut.text.strip())
        if lengths[True] > 2 * lengths[False]:
            copies.add(number)
    return copies


def _is_furniture(line: str, entry: _Line) -> bool:
    at_edge = len(entry.edge) >= 0.9 * len(entry.docs)
    return at_edge and not _ENDS.search(line) and not _ADDRESS.search(line)
