"""How easily letters follow each other: what Arabic words have and garbled letters have not.

``neighbours.csv`` holds the surprise, in whole bits, of each letter after each other one, word
borders (``_``) included; counted over the 40,000 most frequent words of Arabic in wordfreq
(Speer 2022). 13 bits: it does not happen.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from ..shipped import shipped
from ..spelling import normalize

_NEVER = 13
_WORD = regex.compile(r"[\p{L}\p{M}]+")


class Fluency(NamedTuple):
    """How much a text looks like Arabic words."""

    bits: float
    """Mean surprise of a letter: Arabic has 3.6 to 4.2, reversed or garbled words 4.7 to 7."""
    share: float
    """Share of Arabic letters among all letters."""
    pairs: int
    """How many pairs of neighbours that rests on."""

    @property
    def arabic(self) -> bool:
        """Whether these are Arabic words; an answer, not a guess, from three pairs on."""
        return self.pairs >= 3 and self.share >= 0.7 and self.bits <= 4.6


@cache
def _surprise() -> dict[str, dict[str, int]]:
    """Give the table of neighbours as surprise[letter][next letter]."""
    rows = shipped(__package__, "neighbours.csv")
    return {row.pop("letter"): {after: int(bits) for after, bits in row.items()} for row in rows}


def fluency(text: str) -> Fluency:
    """Measure how much a text looks like Arabic words.

    A few thousand characters are enough. Letters of Persian, Urdu or Kurdish that Arabic lacks
    count neither for nor against.

    Examples
    --------
    >>> fluency("قال الوزير إن الحوار مستمر").bits < 4 < fluency("ريزولا لاق رمتسم راوحلا").bits
    True
    """
    bits = pairs = arabic = letters = 0
    for word in _WORD.findall(normalize(text, "light")):
        its_bits, its_pairs, its_arabic = _of_word(word)
        bits += its_bits
        pairs += its_pairs
        arabic += its_arabic
        letters += len(word)
    return Fluency(
        bits / pairs if pairs else float("nan"), arabic / letters if letters else 0.0, pairs
    )


@lru_cache(maxsize=2**15)
def _of_word(word: str) -> tuple[int, int, int]:
    """Give a word's surprise, its pairs of neighbours and its Arabic letters; words come again."""
    table = _surprise()
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in word)
    if not any(letter in table for letter in word):
        return 0, 0, arabic
    costs = [_cost(table, first, second) for first, second in pairwise(f"_{word}_")]
    known = [cost for cost in costs if cost is not None]
    return sum(known), len(known), arabic


def _cost(table: dict[str, dict[str, int]], first: str, second: str) -> int | None:
    """Give the surprise of one pair; Latin and Arabic do not stand in one word."""
    if first in table and second in table:
        return table[first][second]
    scripts = {"\u0600" <= letter <= "\u06ff" for letter in (first, second) if letter != "_"}
    return _NEVER if len(scripts) == 2 else None
