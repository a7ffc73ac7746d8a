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

OUTSIDE, LETTER, MARK, OTHER_LETTER, NUMBER, SEPARATOR, CONTROL, RARE = range(8)

# Latin, Arabic with its marks and both kinds of digits, Persian, Urdu and Kurdish, the controls.
_OWN = sorted(
    {*range(0x2C, 0x7B), *range(0xE0, 0x100), *range(0x621, 0x672), *range(0x6F0, 0x6FA)}
    | {*map(ord, "ٹپچڈڑژڤکگںھہۃۀۂیےۓەێۆڕڵڭڨڥ"), *map(ord, CONTROLS)}
)
_CODE_POINTS = 0x110000


@dataclass(frozen=True)
class Alphabet:
    """The tables of the tokeniser, each indexed by a code point or by a byte."""

    byte: np.ndarray  # of each code point; 0 stands outside words
    kind: bytes  # of each byte, for bytes.translate
    point: np.ndarray  # the code point that a byte spells; 0 where many share it
    shared: np.ndarray  # whether many characters of words share a byte


@cache
def alphabet() -> Alphabet:
    """Build the tables from the tokeniser's own classes: a twentieth of a second, once."""
    kind_of = _kinds()
    byte = np.zeros(_CODE_POINTS, dtype=np.uint8)
    kinds, points = [OUTSIDE], [0]
    own = np.array(_OWN)
    for point in own[(kind_of[own] != OUTSIDE) & (kind_of[own] != RARE)].tolist():
        byte[point] = len(kinds)
        kinds.append(int(kind_of[point]))
        points.append(point)
    for shared in (LETTER, MARK, OTHER_LETTER, NUMBER, RARE):
        byte[(kind_of == shared) & (byte == 0)] = len(kinds)
        kinds.append(shared)
        points.append(0)
    kind = np.array(kinds + [OUTSIDE] * (256 - len(kinds)), dtype=np.uint8)
    point = np.array(points + [0] * (256 - len(points)), dtype="<u4")
    return Alphabet(byte, kind.tobytes(), point, shared=(kind != OUTSIDE) & (point == 0))


def _kinds() -> np.ndarray:
    """Give the kind of every code point, as the regular expression sees it."""
    every = np.arange(_CODE_POINTS, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
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
            kinds[slice(*run.span())] = kind
    return kinds
