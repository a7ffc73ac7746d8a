"""Lines broken at a fixed width: found, and joined when asked; paragraphs stay."""

from __future__ import annotations

from itertools import pairwise

import regex

_ENDS = regex.compile(r"[.!?؟…:]['\"”’»›)\]}]*\s*$")
_LONGEST = 130
_TOO_LONG = regex.compile(rf"[^\n]{{{_LONGEST}}}\S")


def forced_breaks(text: str, *, least: int = 2) -> list[int]:
    r"""Give the offsets of the newlines that a fixed width forced, none for a sound text.

    A break is forced where the next line's first word would not have fitted any more. A text
    is wrapped if nearly all breaks within its paragraphs are, and most come mid-sentence.

    It takes ``least`` breaks to call a text wrapped.

    Examples
    --------
    >>> forced_breaks("ترفض عقلية الحرب\nالباردة وتدعو إلى\nنظام دولي عادل.")
    [16, 34]
    >>> forced_breaks("عنوان المقال\nترفض الحكومة عقلية الحرب الباردة.\nوتدعو إلى نظام.")
    []
    """
    if _TOO_LONG.search(text):
        return []
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    width = max(len(line.rstrip()) for line in lines)
    within = [
        number
        for number, (line, following) in enumerate(pairwise(lines))
        if line.strip() and following.strip()
    ]
    if len(within) < least:
        return []
    forced = [number for number in within if _is_forced(lines, number, width)]
    open_ends = sum(not _ENDS.search(lines[number]) for number in forced)
    # The last line of a paragraph is short, whatever the width.
    if len(forced) < least or 2 * len(forced) < len(within) or 2 * open_ends <= len(forced):
        return []
    return [starts[number + 1] - 1 for number in forced]


def _is_forced(lines: list[str], number: int, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted behind this one."""
    line, following = lines[number].rstrip(), lines[number + 1].split(maxsplit=1)[0]
    long_enough = len(line) >= 0.5 * width
    return long_enough and len(line) + 1 + len(following) > width


def join_lines(text: str, breaks: list[int]) -> str:
    r"""Put a blank in place of each of these newlines: as many characters, the same offsets.

    Examples
    --------
    >>> join_lines("الحرب\nالباردة\nثم", [5])
    'الحرب الباردة\nثم'
    """
    letters = list(text)
    for place in breaks:
        letters[place] = " "
        if place and letters[place - 1] == "\r":
            letters[place - 1] = " "
    return "".join(letters)
