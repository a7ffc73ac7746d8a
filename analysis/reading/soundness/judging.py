"""Is this text sound? What refuses it, what is only reported, and what sets it right when asked."""

from __future__ import annotations

from typing import NamedTuple

from ..notes import Note
from . import letters
from .decoded import likely_encoding, way_back
from .edits import Edited
from .markup import markup_edits
from .visual import in_reading_order, is_visual
from .wrapping import forced_breaks, join_lines

#: What `repair=` may ask for, in the order in which it is done.
REPAIRS = ("encoding", "controls", "visual", "lines", "skip")


class Fault(NamedTuple):
    """Why a text cannot be read as it stands."""

    rule: str
    found: str
    mend: str
    place: int


def fault(text: str, repair: frozenset[str] = frozenset()) -> Fault | None:
    """Give the first reason to refuse a text, None for one that can be read.

    What ``repair`` will set right is no fault.

    Examples
    --------
    >>> fault("قالت الحكومة") is None
    True
    >>> fault("ﺔﻨﻤﻴﻬﻟﺍ ﺾﻓﺮﺗ").rule
    'letters stand in the order of reading'
    """
    found = _decoded(text) or _control(text) or _lost(text)
    return found if found or "visual" in repair else _order(text)


def _decoded(text: str) -> Fault | None:
    if back := way_back(text):
        mend = f"It is {back.was} that was once read as {back.read_as}: {back.text[:30]!r}. "
        mend += f"Read the source again as {back.was}"
        mend += ", or say repair='encoding'." if back.whole else "; here some letters are lost."
        return Fault("Arabic stands as Arabic letters", text[:30], mend, 0)
    garbled = list(letters.GARBLED.finditer(text))
    if 3 * sum(len(match[0]) for match in garbled) > len(text.strip()):
        mend = "Part of it was read with another encoding's table: take it from the source again."
        first = garbled[0]
        return Fault("Arabic stands as Arabic letters", first[0][:30], mend, first.start())
    return None


def _control(text: str) -> Fault | None:
    control = letters.CONTROL.search(text)
    if not control:
        return None
    # Arabic in UTF-16 passes for UTF-8 full of control characters.
    encoding = likely_encoding(text.encode("utf-8", "replace")) or ""
    mend = (
        f"Save the file as UTF-8, or say encoding={encoding!r}."
        if encoding.startswith("utf-16")
        else "Remove it, or say repair='controls' to have all of them removed and logged."
    )
    return Fault("a text has no control characters", control[0], mend, control.start())


def _lost(text: str) -> Fault | None:
    mend = "The letters are lost: take the text from its source again, with its own encoding."
    if letters.only_question_marks(text):
        return Fault("a text has letters", text.strip()[:30], mend, 0)
    lost = letters.LOST.search(text)
    if lost and 20 * text.count("\ufffd") > sum(map(str.isalpha, text)):
        return Fault("letters are not replaced by U+FFFD", lost[0], mend, lost.start())
    return None


def _order(text: str) -> Fault | None:
    if not is_visual(text):
        return None
    mend = (
        "They stand in the order of the screen, as some PDFs give them: "
        "say repair='visual' to have each line turned round and logged."
    )
    return Fault("letters stand in the order of reading", text.strip()[:30], mend, 0)


def suspects(text: str) -> list[Note]:
    """Give what makes a text suspect without refusing it, each sign with its count.

    Examples
    --------
    >>> [note[:3] for note in suspects("المجموعات التال ةٌ تمثل الب وٌر نٌات")]
    [('split', 3, 'ةٌ')]
    """
    notes = []
    for key, pattern in (
        ("split", letters.SPLIT if letters.TORN.search(text) else None),
        ("repeated letters", letters.REPEATED if letters.THRICE.search(text) else None),
        ("lost", letters.LOST),
        ("garbled", letters.GARBLED),
        ("private", letters.PRIVATE),
    ):
        if pattern and (found := [match[0] for match in pattern.finditer(text)]):
            notes.append(Note(key, len(found), _shown(found[0])))
    if apart := letters.letters_apart(text):
        notes.append(Note("apart", apart))
    if breaks := forced_breaks(text):
        notes.append(Note("wrapped", len(breaks)))
    return notes


def _shown(piece: str) -> str:
    """Give a piece as a report can show it: short, what is invisible as its code."""
    short = piece if len(piece) <= 30 else piece[:30] + "…"
    return short if short.isprintable() else ascii(short)[1:-1]


def cleaned(text: str, repair: frozenset[str]) -> tuple[str, Edited, list[Note]]:
    """Undo a wrong decoding and drop control characters where asked; clean mark-up always.

    Characters that force a direction go, too: they would be obeyed wherever a text is shown.

    The edited text's offsets point back into the source given beside it: the text as read, unless
    its decoding was undone. The notes say what was done.
    """
    notes = []
    if "encoding" in repair and (back := way_back(text)) and back.whole:
        notes.append(Note("decoded", len(text), f"{back.read_as} → {back.was}"))
        text = back.text
    edits = markup_edits(text)
    if edits:
        notes.append(Note("markup", len(edits), _shown(text[edits[0][0] : edits[0][1]])))
    dropped = [("override", letters.OVERRIDE)]
    dropped += [("controls", letters.CONTROL)] if "controls" in repair else []
    for key, pattern in dropped:
        if found := list(pattern.finditer(text)):
            notes.append(Note(key, len(found), _shown(found[0][0])))
            edits = _beside(edits, [(match.start(), match.end(), "") for match in found])
    return text, Edited(text, edits), notes


def _beside(
    edits: list[tuple[int, int, str]], more: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """Add edits that lie in none of the others."""
    spans = [range(start, end) for start, end, _ in edits]
    return sorted([*edits, *(m for m in more if not any(m[0] in span for span in spans))])


def laid_out(text: str, repair: frozenset[str]) -> tuple[str, list[Note]]:
    """Set letters in reading order and join wrapped lines, where asked; offsets stay the same."""
    notes = []
    if "visual" in repair and is_visual(text):
        text = in_reading_order(text)
        notes.append(Note("visual", len(text.splitlines())))
    if "lines" in repair and (breaks := forced_breaks(text, least=1)):
        text = join_lines(text, breaks)
        notes.append(Note("joined", len(breaks)))
    return text, notes
