"""Raw texts -> texts as they are analysed: judged, cleaned, cut, and every step noted."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import regex

from .chrome import Cut, Rules, as_text, find_chrome, keep, outside
from .errors import InputError, so_of
from .notes import Note, dump
from .progress import progress
from .repeats import find_repeats
from .soundness.edits import Edited
from .soundness.judging import Fault, cleaned, fault, laid_out, suspects
from .sources.formats import kind
from .sources.pages import FROM_FILE, SUFFIXES

_LINES = regex.compile(r"(\d+)-(\d+)")


class Way(NamedTuple):
    """How texts are to be read: the user's words."""

    rules: Rules
    repair: frozenset[str]


class _Text(NamedTuple):
    """One text on its way."""

    source: str
    edited: Edited
    notes: list[Note]
    fault: Fault | None
    cuts: list[Cut]


def read_texts(
    rows: pd.DataFrame, way: Way, *, file: Path | None
) -> tuple[pd.DataFrame, list[Note]]:
    """Give the rows with texts as analysed, and notes on what concerns no single one.

    The rows have ``text``, ``doc``, ``file``, ``source``, and where known ``lines`` and the notes
    of the file; those with a sound text come back with ``text``, ``cut``, ``notes`` as they are
    kept. An error names the document.
    """
    parts = rows["lines"].fillna("") if _has_lines(rows, file) else pd.Series("", index=rows.index)
    every = list(zip(rows.index, rows["text"], parts, strict=True))
    texts = [
        _start(value, str(part), way, file=_place(rows, place, file))
        for place, value, part in progress(every, doing="Checking texts")
    ]
    faulty = [number for number, text in enumerate(texts) if text.fault]
    if faulty and ("skip" not in way.repair or len(faulty) == len(texts)):
        raise _refused(rows, faulty, texts[faulty[0]].fault, file)
    left = [
        Note("unsound", 1, text.fault.rule, f"{name} ({doc})")
        for text, name, doc in zip(texts, rows["file"], rows["doc"], strict=True)
        if text.fault
    ]
    texts = [text for text in texts if not text.fault]
    rows = rows.drop(rows.index[faulty])
    repeated, notes = _repeats(texts, rows, way)
    own = rows[FROM_FILE] if FROM_FILE in rows else [()] * len(rows)
    ends = [
        _end(text, cuts, way, own=list(extra))
        for text, cuts, extra in zip(texts, repeated, own, strict=True)
    ]
    made = pd.DataFrame(ends, columns=["text", "cut", "notes"], index=rows.index, dtype="str")
    inner = [FROM_FILE, *(["lines"] if _has_lines(rows, file) else [])]
    return rows.drop(columns=inner, errors="ignore").assign(**made), [*left, *notes]


def _has_lines(rows: pd.DataFrame, file: Path | None) -> bool:
    """Tell a folder's ``lines`` (the part of each file) from a column of the user's in a table."""
    return "lines" in rows and file is not None and file.is_dir()


def _place(rows: pd.DataFrame, place: Any, file: Path | None) -> str:
    """Say where a text stands, for an error."""
    name, doc = rows.loc[place, "file"], rows.loc[place, "doc"]
    if file is not None and kind(file) in SUFFIXES:
        return str(file)
    if file is not None and not file.is_dir():
        return f"{file}, row {place}, document {doc}"
    return f"{name}" if file else f"row {place}, document {doc}"


def _start(value: object, part: str, way: Way, *, file: str) -> _Text:
    """Clean one text, judge it, and find its page furniture."""
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        value = ""
    if not isinstance(value, str):
        raise InputError("text is text", found=value, mend="Give the article's words.", file=file)
    source, edited, notes = cleaned(value, way.repair)
    found = fault(edited.text, way.repair)
    cuts = [] if found else find_chrome(edited.text, way.rules)
    if cuts and not keep(edited.text, cuts).strip():
        cuts = []  # a text of one such line is a post that says just that
    if part and not found:
        cuts = _outside(source, edited, part, cuts, file=file)
    return _Text(source, edited, notes, found, cuts)


def _refused(
    rows: pd.DataFrame, faulty: list[int], first: Fault | None, file: Path | None
) -> InputError:
    """Name the first text that is not sound, how many there are, and how to go on."""
    assert first is not None
    error = InputError(
        first.rule,
        found=first.found,
        mend=first.mend,
        file=_place(rows, rows.index[faulty[0]], file),
        place=f"character {first.place}",
    )
    return so_of(error, len(faulty), len(rows))


def _outside(source: str, edited: Edited, part: str, cuts: list[Cut], *, file: str) -> list[Cut]:
    """Add to the cuts all that lies outside the stated lines of the file."""
    match = _LINES.fullmatch(part)
    edges = [0, *(m.end() for m in regex.finditer("\n", source)), len(source) + 1]
    if not match or not 1 <= int(match[1]) <= int(match[2]) < len(edges):
        raise InputError(
            f"lines are first-last, within 1-{len(edges) - 1}",
            found=part,
            mend="Count the file's lines from 1.",
            file=file,
        )
    begin, end = edges[int(match[1]) - 1], min(edges[int(match[2])], len(source))
    span = (edited.here(begin), edited.here(end))
    return outside(edited.text, span, cuts, rule=f"outside the article's lines {part}")


def _repeats(
    texts: list[_Text], rows: pd.DataFrame, way: Way
) -> tuple[list[list[Cut]], list[Note]]:
    """Find the lines that many texts of a source share, unless nothing is to be cut."""
    if not way.rules:
        return [[] for _ in texts], []
    bodies = [text.edited.text for text in texts]
    return find_repeats(bodies, rows["source"], [text.cuts for text in texts])


def _end(text: _Text, repeated: list[Cut], way: Way, *, own: list[Note]) -> tuple[str, str, str]:
    """Give a text without its cuts, laid out as asked; its cuts and its notes as they are kept."""
    cuts = sorted([*text.cuts, *repeated])
    kept, laid = laid_out(keep(text.edited.text, cuts), way.repair)
    notes = [*own, *text.notes, *laid, *suspects(kept)]
    return kept, as_text(_in_file(cut, text) for cut in cuts), dump(notes)


def _in_file(cut: Cut, text: _Text) -> Cut:
    """Give a cut by its place in the file's text, tags and all."""
    start, end = text.edited.source(cut.start), text.edited.source(cut.end - 1) + 1
    return Cut(start, end, text.source[start:end], cut.rule)
