"""A document, paragraph by paragraph -> its rows: who goes on, turns of a talk, names in full."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import regex

from ..statements.statement import headed
from ..statements.unmarked import Said, begins, goes_on_to
from ..tags.names import Names
from ..tags.units import Document, Paragraph
from .fullest import in_full
from .interpretation import Interpretation, Row
from .interviews import Turn, interview
from .memory import Memory
from .renaming import is_body
from .voices import Voice

# So many paragraphs that begin with a name and a colon are a conversation.
_TURNS = 2
_HEADING_WORDS = 12
_BRACKET = regex.compile(r"[^\n]*\s*[(\[]")
_ENDS_SENTENCE = regex.compile(r"[.!?؟…:»”\"]\s*\Z")


def rows_of(
    document: Document, names: Names, *, read: list[Interpretation] | None = None
) -> list[Row]:
    """Give the quotations and reported statements of one document, in order.

    ``read``, a list, takes up the sentences as they were read.
    """
    memory = Memory(names)
    rows: list[Row] = []
    paragraphs = list(document.paragraphs())
    turns = [_turn(paragraph) for paragraph in paragraphs]
    asked: list[Turn] = []
    if sum(turn is not None for turn in turns) < _TURNS:
        turns = [None] * len(turns)
        asked = interview(document.text)
    ends = _turns_end(document.text, paragraphs, turns)
    for paragraph, turn, end in zip(paragraphs, turns, ends, strict=True):
        if end is None:  # within a turn
            continue
        found = _found(document, paragraph, memory, turn=bool(turn), read=read)
        if turn and found:
            found = [_whole(row, end, turn) for row in found]
        if not found and _is_heading(document.text, paragraph):
            memory.forget()
        rows += found
    rows = _outside(asked, rows) + _answered(asked, rows)
    rows = _in_full(document, names, rows, read or [])
    return sorted(rows, key=lambda row: (row.start, -row.end))


def _outside(asked: list[Turn], rows: list[Row]) -> list[Row]:
    """Give the rows without the reports that stand in the turns of an interview."""

    def within(row: Row) -> bool:
        return any(row.start < turn.end and turn.start < row.end for turn in asked)

    return [row for row in rows if row.kind != "reported" or not within(row)]


def _answered(asked: list[Turn], rows: list[Row]) -> list[Row]:
    """Give the rows of an interview: who speaks before it is asked, and nobody known asks.

    A body grants no interview, and of two who spoke as often the later one does.
    """
    before = [row for row in rows if asked and row.end < asked[0].start]
    told = [row.voice.speaker for row in sorted(before, key=lambda row: -row.start)]
    speakers = Counter(name for name in told if name and not is_body(name))
    guest = max(speakers, key=speakers.__getitem__, default="")
    answers = Voice(guest, "carried over" if guest else "unknown", "")
    asks = Voice("", "unknown", "")
    return [
        Row(turn.start, turn.end, "reported", asks if turn.asks else answers, None)
        for turn in asked
    ]


def _in_full(
    document: Document, names: Names, rows: list[Row], read: list[Interpretation]
) -> list[Row]:
    """Give rows and reasons the fullest names of those who are in no table."""
    spoken: dict[str, int] = {}
    for row in rows:
        if row.voice.speaker and row.voice.speaker not in names.order:
            spoken.setdefault(row.voice.speaker, row.start)
    full = in_full(document, spoken)
    for interpretation in read:
        interpretation.reasons = [(why, voice.named(full)) for why, voice in interpretation.reasons]
    return [row._replace(voice=row.voice.named(full)) for row in rows] if full else rows


def _found(
    document: Document,
    paragraph: Paragraph,
    memory: Memory,
    *,
    turn: bool,
    read: list[Interpretation] | None,
) -> list[Row]:
    """Give the rows of a paragraph, of a turn those of its first sentence."""
    told: list[tuple[Said, list[Row]]] = []
    for sentence in paragraph.sentences[: 1 if turn else None]:
        interpretation = Interpretation(document, sentence, memory, turn=turn)
        rows = interpretation.rows()
        said = begins(sentence)
        if rows or interpretation.reasons or said.cue:
            told.append((said, rows))
        if read is not None:
            read.append(interpretation)
    following = [*(said for said, _ in told[1:]), Said(paragraph.end)]
    pieces = zip(told, following, strict=False)
    return [row for (_, rows), said in pieces for row in _going_on(document.text, rows, said)]


def _going_on(text: str, rows: list[Row], following: Said) -> list[Row]:
    """Let the last report of a sentence go on into those that tell nothing of their own."""
    last = max([row.end for row in rows], default=0)
    ends = [
        goes_on_to(text, row.start, row.end, following)
        if row.kind == "reported" and row.end == last
        else row.end
        for row in rows
    ]
    return [
        row if row.end == end else row._replace(end=end)
        for row, end in zip(rows, ends, strict=True)
    ]


def _turns_end(text: str, paragraphs: list[Paragraph], turns: list[int | None]) -> list[int | None]:
    """Give where each paragraph ends, a turn with those up to the next; None of these.

    What stands in brackets, (مداخلات من القاعة), is none of a turn.
    """
    ends: list[int | None] = [paragraph.end for paragraph in paragraphs]
    places = [place for place, turn in enumerate(turns) if turn is not None]
    for place, following in pairwise(places):
        last = place
        while last + 1 < following and not _BRACKET.match(text, paragraphs[last].end):
            last += 1
            ends[last] = None
        ends[place] = paragraphs[last].end
    return ends


def _turn(paragraph: Paragraph) -> int | None:
    """Give where what is said begins, in a paragraph that begins with a name and a colon."""
    if not paragraph.sentences:
        return None
    sentence = paragraph.sentences[0]
    statements = headed(sentence, turn=True)
    if not statements or statements[0].content is None:
        return None
    first = statements[0].content
    return None if sentence.units[first].quote else sentence.span(first, first + 1)[0]


def _whole(row: Row, end: int, start: int) -> Row:
    """Let a turn last to the end of its paragraph."""
    return row._replace(end=max(end, row.end)) if row.start == start else row


def _is_heading(text: str, paragraph: Paragraph) -> bool:
    """Tell a short paragraph that ends as titles do, after which nobody goes on speaking."""
    newline = text.find("\n", paragraph.end)
    tail = text[paragraph.end - 1 : len(text) if newline < 0 else newline]
    return paragraph.words <= _HEADING_WORDS and not _ENDS_SENTENCE.search(tail)
