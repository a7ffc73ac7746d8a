"""Quotation marks -> the spans between them, whatever shape the marks have.

The shape of a mark says little: one article opens with ”, another closes with “. What is asked is
where a mark stands: after a space or a clitic and before a word it opens, after a word and before
a space it closes. Of all ways to read the marks of a paragraph the cheapest is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from ..reading.spelling import CONTROLS, MARKS, TATWEEL

# Brackets hold speech where they are doubled, and after a colon or who is revered: قال تعالى (…).
_LED = r"(?::|تعالى|سبحانه|وجل|وسلم|ﷺ)[:،,]?\s{0,2}"
_SPOKEN = r"\s*(?![«“\"‘(])(?:[^()\n\s]+\s+){3,}[^()\n\s]+\s*"
# Some newspapers, and verses, have braces for marks.
_BRACED = r"[^{}\n]*\p{Arabic}[^{}\n]*"
MARK = regex.compile(
    r"\(\((?=[^()\n]+\)\))|\)\)(?<=\(\([^()\n]+\)\))|''|<<|>>|``|&(?:#1(?:87|71)|#82(?:16|17|20|21)|quot|[lr][da]quo);|#1(?:87|71);|[«»“”″„‟\"‹›〝〞＂'‘’‚‛]"
    rf"|\((?<={_LED}\()(?={_SPOKEN}\))|\)(?<={_LED}\({_SPOKEN}\))"
    rf"|\{{(?={_BRACED}\}})|\}}(?<=\{{{_BRACED}\}})"
)
_SINGLE = frozenset("'‘’‚‛")
_CLITIC = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}])[وف]?[{MARKS}]*[بكلوف][{MARKS}{TATWEEL}{CONTROLS}]*\Z"
)
# A mark before a blank at the head of a line is a bullet.
_BULLET = regex.compile(r"\s*»(?=\s)")
_LONGEST_CLITIC = 40
# A mark there begins what is said; another one, a piece of the sentence that it stands in.
_BEGINS = regex.compile(rf"(?:\A|[\n:.!?؟])[\s{CONTROLS}]*\Z")
_STOP = regex.compile(r"(?<![\p{L}\p{N}]?\b\p{L})[.!?؟]+(?=\s|\Z)")
# With a participle, مضيفا أن, لافتا إلى أن, the writer takes the word back.
_PARTICIPLE = rf"(?:م(?:[{MARKS}]*\p{{L}}){{3,6}}|لافت)[{MARKS}]*"
_RESUMES = regex.compile(
    rf"(?:[،,]\s*{_PARTICIPLE}(?:ة|ين)|[،,]?\s+{_PARTICIPLE}(?<!ه)ا)[{MARKS}]*"
    r"\s+(?:(?:إلى|الى|على)\s+)?ب?[أإا]ن(?:ه|ها|هم|هما)?(?!\p{L})"
)
_LEADS = frozenset("([:،,؛;-–—/")
_ENDS = frozenset(")]:،,؛;.!?؟…-–—")

# What each reading costs. Opening and closing where the place says otherwise is dear, a quotation
# in a quotation costs a little; between these lies what is left open at a paragraph's end.
_AGAINST, _NESTED, _UNCLOSED, _REOPENED, _STRAY = 2.0, 1.0, 2.2, 2.5, 3.0
_DEEPEST = 2


class Quoted(NamedTuple):
    """What stands between two marks: inner offsets, outer ones with the marks, and if mended."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    mended: bool


class _Mark(NamedTuple):
    start: int
    end: int
    hint: str


def quoted_spans(text: str) -> list[Quoted]:
    r"""Give the quotations of a text, outermost only, paragraph by paragraph.

    Parameters
    ----------
    text : str
        A document.

    Returns
    -------
    list of Quoted
        In order; ``text[start:end]`` is without its marks and the blanks beside them. One that
        is never closed ends with its paragraph (within a sentence: with that), where the writer
        takes the word back (مضيفا أن …) or where the next one opens, and is ``mended``.

    Examples
    --------
    >>> [tuple(span[:2]) for span in quoted_spans("ندد بـ”الميل” و«التسلط»")]
    [(7, 12), (16, 22)]
    """
    spans = []
    carried = None
    for newline, marks in _paragraphs(text):
        if carried:
            spans.append(_span(text, carried, marks.pop(0) if marks[0].hint == "closes" else None))
            carried = None
        pairs = _pairs(marks)
        if pairs and pairs[-1][1] is None and newline < len(text):
            carried = pairs.pop()[0]
        spans += [_span(text, opening, closing) for opening, closing in pairs]
    if carried:
        spans.append(_span(text, carried, None))
    return [span for span in spans if span]


def _span(text: str, opening: _Mark, closing: _Mark | None) -> Quoted | None:
    """Give what stands between two marks, or behind one that no other closes."""
    if closing and closing.hint != "reopens":
        return _trimmed(text, opening, closing.start, closing.end, mended=False)
    end = _reopened(text, opening, closing) if closing else _open_end(text, opening)
    return _trimmed(text, opening, end, end, mended=True)


def _paragraphs(text: str) -> Iterator[tuple[int, list[_Mark]]]:
    """Give the paragraphs that have marks: where each ends, and its marks."""
    end = -1
    found: list[regex.Match[str]] = []
    for match in MARK.finditer(text):
        if match.start() > end:
            if marks := _marks(text, found, end):
                yield end, marks
            end, found = _line_end(text, match.start()), []
        found.append(match)
    if marks := _marks(text, found, end):
        yield end, marks


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _open_end(text: str, opening: _Mark) -> int:
    """Give where a quotation ends that no mark closes: with its line, within a sentence with it."""
    newline = _line_end(text, opening.end)
    if not _BEGINS.search(text, 0, opening.start):
        stop = _STOP.search(text, opening.end, newline)
        newline = stop.start() if stop else newline
    return _resumed(text, opening.end, newline)


def _resumed(text: str, start: int, end: int) -> int:
    """Give where the writer takes the word back in what no mark closes: «… ، مضيفا أن …."""
    found = _RESUMES.search(text, start + 1, end)
    return found.start() if found else end


def _reopened(text: str, opening: _Mark, following: _Mark) -> int:
    """Give where a quotation ends that another one follows before any mark closes it.

    What leads to the next one, … وقال: «…», is no part of it.
    """
    stops = [stop.start() for stop in _STOP.finditer(text, opening.end, following.start)]
    if stops and not _BEGINS.search(text, 0, opening.start):
        return _resumed(text, opening.end, stops[0])
    led = text[opening.end : following.start].rstrip().endswith((":", "،"))
    return _resumed(text, opening.end, stops[-1] if stops and led else following.start)


def _marks(text: str, found: Sequence[regex.Match[str]], end: int) -> list[_Mark]:
    """Give the marks of a paragraph; a single one only where it opens and another closes."""
    marks: list[_Mark] = []
    single: _Mark | None = None
    begin = text.rfind("\n", 0, found[0].start()) + 1 if found else 0
    bullet = _BULLET.match(text, begin) if found else None
    for match in found:
        start, stop = match.span()
        if bullet and start < bullet.end():
            continue
        mark = _Mark(start, stop, _hint(text, begin, end, start, stop))
        if match[0] not in _SINGLE:
            marks.append(mark)
        elif mark.hint == "opens":
            single = mark
        elif mark.hint == "closes" and single:  # otherwise it is an apostrophe
            marks += [single, mark]
            single = None
    return sorted(marks)


def _hint(text: str, begin: int, end: int, start: int, stop: int) -> str:
    """Tell from its neighbours whether a mark opens, closes, or may do either."""
    left, right = start - 1, stop
    while left >= begin and text[left] in CONTROLS:
        left -= 1
    while right < end and text[right] in CONTROLS:
        right += 1
    before = text[left] if left >= begin else " "
    after = text[right] if right < end else " "
    blank_before, blank_after = before.isspace(), after.isspace()
    leads = blank_before or before in _LEADS
    if leads or _CLITIC.search(text, max(begin, start - _LONGEST_CLITIC), start):
        if blank_after or after in _ENDS - _LEADS or (blank_before and after in _ENDS):
            return "either"
        return "opens"
    return "closes" if blank_after or after in _ENDS or MARK.match(after) else "either"


def _pairs(marks: list[_Mark]) -> list[tuple[_Mark, _Mark | None]]:
    """Pair the marks of a paragraph by the cheapest reading (a Viterbi search over depth)."""
    opening, closing = marks[::2], marks[1::2]
    if len(opening) == len(closing) and _alternate(opening, closing):  # no other costs nothing
        return list(zip(opening, closing, strict=True))
    costs: dict[int, float] = {0: 0.0}
    back: list[dict[int, tuple[int, str]]] = []
    for mark in marks:
        best: dict[int, float] = {}
        steps: dict[int, tuple[int, str]] = {}
        for depth, cost in costs.items():
            for action, after, price in _actions(mark, depth):
                if cost + price < best.get(after, float("inf")):
                    best[after], steps[after] = cost + price, (depth, action)
        costs = best
        back.append(steps)
    depth = min(costs, key=lambda left_open: costs[left_open] + _UNCLOSED * left_open)
    actions = []
    for steps in reversed(back):
        depth, action = steps[depth]
        actions.append((depth, action))
    return _outermost(marks, actions[::-1])


def _alternate(opening: Sequence[_Mark], closing: Sequence[_Mark]) -> bool:
    """Tell whether every other mark may open, and those between may close."""
    against = any(mark.hint == "closes" for mark in opening)
    return not against and all(mark.hint != "opens" for mark in closing)


def _actions(mark: _Mark, depth: int) -> Iterator[tuple[str, int, float]]:
    opening = _AGAINST if mark.hint == "closes" else 0.0
    if depth > 0:
        yield "close", depth - 1, _AGAINST if mark.hint == "opens" else 0.0
    if depth < _DEEPEST:
        yield "open", depth + 1, opening + _NESTED * depth
    if depth == 1:
        yield "reopen", 1, opening + _REOPENED
    yield "ignore", depth, _STRAY


def _outermost(
    marks: list[_Mark], actions: list[tuple[int, str]]
) -> list[tuple[_Mark, _Mark | None]]:
    """Give the outermost pairs; None where no mark closes."""
    pairs: list[tuple[_Mark, _Mark | None]] = []
    opening: _Mark | None = None
    for mark, (depth, action) in zip(marks, actions, strict=True):
        if action == "open" and depth == 0:
            opening = mark
        elif action == "close" and depth == 1 and opening:
            pairs.append((opening, mark))
            opening = None
        elif action == "reopen" and opening:
            pairs.append((opening, mark._replace(end=mark.start, hint="reopens")))
            opening = mark
    return [*pairs, (opening, None)] if opening else pairs


def _trimmed(text: str, opening: _Mark, end: int, outer_end: int, *, mended: bool) -> Quoted | None:
    """Take marks and blanks off; None where nothing is left."""
    start, blank = opening.end, CONTROLS
    while start < end and (text[start].isspace() or text[start] in blank):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in blank):
        end -= 1
    return Quoted(start, end, opening.start, outer_end, mended) if start < end else None
