"""A text -> the turns of an interview in which nobody is named: * سؤال؟ and - جواب, س: and ج:."""

from __future__ import annotations

from typing import NamedTuple

import regex

# So many questions, each with its answer, are an interview; with labels (س:) fewer.
_LEAST, _LEAST_LABELLED = 3, 2
# Words of a heading between two turns, at most.
_HEADING = 12
_LINE = regex.compile(r"[^\n]*\S")
_SIGN = r"[^\S\n]*(?:(?P<bullet>[*•●▪■◆–—-]+)|(?P<label>س|ج|سؤال|جواب)\s?\d*\s?[:/])[^\S\n]*"
_MARK, _MARKED = regex.compile(_SIGN), regex.compile(rf"(?m)^{_SIGN}")
_ASKS = regex.compile(r"[؟?][\s»”\")!.؟?]*\Z")
_ENDS_SENTENCE = regex.compile(r"[.!؟?…:»”\")]\s*\Z")


class Turn(NamedTuple):
    """Where what somebody says begins and ends, and whether it asks."""

    start: int
    end: int
    asks: bool


class _Line(NamedTuple):
    start: int
    end: int
    said: int
    mark: str
    asks: bool


def interview(text: str) -> list[Turn]:
    """Give the turns of an interview in order, none where a text is none.

    Each question begins with a mark and ends as one, or begins with a label, and so does what
    comes next, which answers. An answer goes on up to the next question, or a heading before it.
    """
    if len(_MARKED.findall(text)) < 2 * _LEAST_LABELLED:
        return []
    lines = [_line(text, *found.span()) for found in _LINE.finditer(text)]
    asked = [at for at, line in enumerate(lines) if line.asks]
    answered = [at for at in asked if at + 1 < len(lines) and _answers(lines[at + 1])]
    labelled = all(lines[at].mark == "س" for at in answered)
    least = _LEAST_LABELLED if labelled else _LEAST
    if len(answered) < least or 2 * len(answered) <= len(asked):
        return []
    turns = []
    for at in answered:
        first = last = at + 1
        while last + 1 < len(lines) and not lines[last + 1].asks:
            last += 1
        while last > first and _is_heading(text, lines[last], lines[at].mark):
            last -= 1
        turns.append(Turn(lines[at].said, lines[at].end, asks=True))
        turns.append(Turn(lines[first].said, lines[last].end, asks=False))
    return turns


def _line(text: str, start: int, end: int) -> _Line:
    mark = _MARK.match(text, start, end)
    if mark is None:
        return _Line(start, end, start, "", asks=False)
    sign = mark["bullet"] or mark["label"][:1]
    asks = sign == "س" or bool(mark["bullet"] and _ASKS.search(text, mark.end(), end))
    return _Line(start, end, mark.end(), sign, asks)


def _answers(line: _Line) -> bool:
    return bool(line.mark) and not line.asks


def _is_heading(text: str, line: _Line, asked: str) -> bool:
    short = len(text[line.start : line.end].split()) <= _HEADING
    plain = line.mark in ("", asked)
    return short and plain and not _ENDS_SENTENCE.search(text, line.start, line.end)
