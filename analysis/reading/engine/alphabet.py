"""One byte for each character: what the tokeniser must know of it, and which one it is.

The characters that Arabic texts are made of have a byte of their own, in the order of their code
points, so that the bytes of a word spell it. All others share a byte with their kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import regex

from ..expression import ARABIC, INSIDE, OTHER, SEPARATORS
from ..spelling import CONTROLS

# A mark differs from a letter in the last bit only: without it, a word is a stretch of one kind.
OUTSIDE, LETTER, MARK, OTHER_LETTER, NUMBER, SEPARATOR, CONTROL, RARE = 0, 2, 3, 4, 6, 8, 10, 12

# Latin, Arabic with its marks and both kinds of digits, Persian, Urdu and Kurdish, the controls.
_OWN = sorted(
    {
        0x2C,
        0x2E,
        *range(0x30, 0x7B),
        *range(0xE0, 0x100),
        *range(0x621, 0x672),
        *range(0x6F0, 0x6FA),
    }
    | {*map(ord, "ٹپچڈڑژڤکگںھہۃۀۂیےۓەێۆڕڵڭڨڥ"), *map(ord, CONTROLS)}
)
# What may stand in an address, an account name or mark-up, outside words.
_SIGNS = {"@": "@＠<&", "/": "/", "…": "…"}
_CODE_POINTS = 0x110000


@dataclass(frozen=True)
class Alphabet:
    """The tables of the tokeniser, each indexed by a code point or by a byte."""

    byte: np.ndarray  # of each code point; 0 stands outside words
    kind: bytes  # of each byte, for bytes.translate
    point: np.ndarray  # the code point that a byte spells; 0 where it spells none
    sign: dict[str, int]  # the bytes of signs outside words
    shared: int  # the first of the bytes that many characters of words share


@cache
def alphabet() -> Alphabet:
    """Build the tables from the tokeniser's own classes: a tenth of a second, once."""
    kind_of = _kinds()
    byte = np.zeros(_CODE_POINTS, dtype=np.uint8)
    own = np.array(_OWN)
    own = own[(kind_of[own] != OUTSIDE) & (kind_of[own] != RARE)]
    byte[own] = np.arange(1, len(own) + 1)
    kinds = [OUTSIDE, *kind_of[own].tolist()]
    sign = {}
    for name, characters in _SIGNS.items():
        sign[name] = len(kinds)
        byte[[ord(character) for character in characters]] = len(kinds)
        kinds.append(OUTSIDE)
    shared = len(kinds)
    for kind in (LETTER, MARK, OTHER_LETTER, NUMBER, RARE):
        byte[(kind_of == kind) & (byte == 0)] = len(kinds)
        kinds.append(kind)
    kinds += [OUTSIDE] * (256 - len(kinds))
    point = np.zeros(256, dtype="<u4")
    point[1 : len(own) + 1] = own
    return Alphabet(byte, bytes(kinds), point, sign, shared)


def _kinds() -> np.ndarray:
    """Give the kind of every code point, as the regular expression sees it."""
    # Unicode has no letter, mark or number in its planes 4 to 13 and 15 to 16.
    points = np.concatenate([np.arange(0x40000), np.arange(0xE0000, 0xE1000)]).astype("<u4")
    every = points.tobytes().decode("utf-32-le", "surrogatepass")
    kinds = np.zeros(_CODE_POINTS, dtype=np.uint8)
    for kind, pattern in (
        (RARE, r"\p{M}"),
        (NUMBER, r"\p{N}"),
        (OTHER_LETTER, OTHER),
        (LETTER, ARABIC),
        (MARK, INSIDE),
        (RARE, rf"[{ARABIC}&&{INSIDE}]"),  # ۥ ۦ are letters and marks at once
        (SEPARATOR, f"[{SEPARATORS}]"),
        (CONTROL, f"[{CONTROLS}]"),
    ):
        for run in regex.finditer(f"(?V1){pattern}+", every):
            kinds[points[slice(*run.span())]] = kind
    return kinds
