"""A text with pieces replaced, that still knows where each of its characters came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Edited:
    """A text after replacements.

    Edits are (start, end, new), in order, none overlapping.

    Examples
    --------
    >>> edited = Edited("قال&nbsp;الوزير", [(3, 9, " ")])
    >>> edited.text, edited.source(4)
    ('قال الوزير', 9)
    """

    def __init__(self, source: str, edits: Iterable[tuple[int, int, str]] = ()) -> None:
        pieces, self._here, self._there = [], [0], [0]
        done = length = 0
        for start, end, new in edits:
            pieces += [source[done:start], new]
            length += start - done + len(new)
            self._here.append(length)
            self._there.append(end)
            done = end
        self.text = "".join([*pieces, source[done:]])

    def source(self, place: int) -> int:
        """Give the offset in the source at which a character of the text stood."""
        number = bisect_right(self._here, place) - 1
        return self._there[number] + place - self._here[number]

    def here(self, place: int) -> int:
        """Give the offset in the text of a character of the source."""
        number = bisect_right(self._there, place) - 1
        return self._here[number] + place - self._there[number]
