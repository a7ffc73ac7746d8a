"""A text -> the turns of an interview in which nobody is named: * سؤال؟ and - جواب, س: and ج:."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

import regex

# So many questions, each with its answer, are an interview; with labels (س:) fewer.
_LEAST, _LEAST_LABELLED = 3, 2
# Words of a heading between two turns, at most.
_HEADING = 12
_LINE = regex.compile(r"\S[^\n]*")
_SIGN = r"[^\S\n]*(?:(?P<bullet>[*•●▪■◆=ـ–—-]+)|(?P<label>س|ج|سؤال|جواب)\s?\d*\s?[:/])[^\S\n]*"
_MARK, _MARKED = regex.compile(_SIGN), regex.compile(rf"(?m)^{_SIGN}")
_TALK = regex.compile(
    r"\b(?:ال|و)?(?:حوار|مقابلة|لقاء|حديث|ضيف)(?:نا|ها|ه)?\b|\b(?:حاور|التقي|التقت|اجر|أجر)\w*"
)
# What may stand behind a question mark.
_CLOSING = ' »”")!.'
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
    comes next, which answers; where a talk is announced, answers may stand without a mark. An
    answer goes on up to the next question, or a heading before it.
    """
    if len(_MARKED.findall(text)) < _LEAST:
        return []
    lines = [_line(text, *found.span()) for found in _LINE.finditer(text)]
    asked = _asked(lines) or _asked_in_talk(text, lines)
    turns = []
    for at, following in pairwise([*asked, len(lines)]):
        first, last = at + 1, following - 1
        while last > first and _is_heading(text, lines[last], lines[at].mark):
            last -= 1
        turns.append(Turn(lines[at].said, lines[at].end, asks=True))
        if first <= last:
            turns.append(Turn(lines[first].said, lines[last].end, asks=False))
    return turns


def _asked(lines: list[_Line]) -> list[int]:
    """Give the questions of an interview in which answers are marked, too."""
    asked = [at for at, line in enumerate(lines) if line.asks]
    answered = [at for at in asked if at + 1 < len(lines) and _answers(lines[at + 1])]
    labelled = all(lines[at].mark == "س" for at in answered)
    enough = len(answered) >= (_LEAST_LABELLED if labelled else _LEAST)
    return answered if enough and 2 * len(answered) > len(asked) else []


def _asked_in_talk(text: str, lines: list[_Line]) -> list[int]:
    """Give the questions, all with one mark, of a talk that is announced before them."""
    signs = Counter(line.mark for line in lines if line.asks)
    sign = max(signs, key=signs.__getitem__, default="")
    asked = [at for at, line in enumerate(lines) if line.mark == sign != ""]
    if signs[sign] < _LEAST or not _TALK.search(text, 0, lines[asked[0]].start):
        return []
    answered = [at for at in asked if at + 1 < len(lines) and not lines[at + 1].mark]
    return answered if 2 * len(answered) > len(asked) else []


def _line(text: str, start: int, end: int) -> _Line:
    end = start + len(text[start:end].rstrip())
    mark = _MARK.match(text, start, end)
    if mark is None:
        return _Line(start, end, start, "", asks=False)
    sign = mark["bullet"] or mark["label"][:1]
    said = text[mark.end() : end].rstrip(_CLOSING)
    asks = sign == "س" or bool(mark["bullet"] and said.endswith(("؟", "?")))
    return _Line(start, end, mark.end(), sign, asks)


def _answers(line: _Line) -> bool:
    return bool(line.mark) and not line.asks


def _is_heading(text: str, line: _Line, asked: str) -> bool:
    short = len(text[line.start : line.end].split()) <= _HEADING
    plain = line.mark in ("", asked)
    return short and plain and not _ENDS_SENTENCE.search(text, line.start, line.end)
