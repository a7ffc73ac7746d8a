"""What a word is, as one regular expression: the rule that the engine obeys.

The engine (:mod:`.engine`) finds the same words much faster; this expression reads the rare texts
that the engine leaves to it, the terms of a lexicon, and in the tests it is the oracle.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from .addresses import between
from .spelling import CONTROLS, MARKS, TATWEEL

# What the tokeniser knows of a character: an Arabic letter, a mark or tatweel that belongs to the
# word it touches, a letter of another script, a sign that joins digits.
ARABIC = r"[\p{L}&&\p{Script=Arabic}]"
INSIDE = rf"[{MARKS}\u08ca-\u08e1\u08e3-\u08ff{TATWEEL}]"
OTHER = rf"[\p{{L}}--\p{{Script=Arabic}}--{TATWEEL}]"
SEPARATORS = ".,٫٬"

# Invisible controls stand inside a word only between two letters. A run of marks without a letter
# is eaten whole and dropped, or each of its places would be tried.
TOKEN = regex.compile(
    rf"""(?xV1)
      \p{{N}}+ (?: [{SEPARATORS}] \p{{N}}+ )*
    | {INSIDE}* {ARABIC} (?: [{INSIDE}{CONTROLS}]*+ {ARABIC} )*+ {INSIDE}*
    | {OTHER} (?: \p{{M}}* {OTHER} )* \p{{M}}*
    | {INSIDE}+ (*SKIP)(*FAIL)
    """
)


def words_of(text: str) -> Iterator[regex.Match[str]]:
    """Give the words and numbers of a text, one match each; what is no word is left out first."""
    for begin, end in between(text):
        yield from TOKEN.finditer(text, begin, end)
