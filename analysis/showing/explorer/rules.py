"""The rules by which the script reads a word, taken from what the library itself reads it by."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from ...reading.shipped import word_lines, word_list
from ...reading.spelling import WHOLE_WORDS, normalize

# Letters of these ranges the browser unfolds itself.
_PRESENTATION = frozenset(map(chr, (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))))
# All that a letter of a newspaper may be, and mathematical ones; a newline will part them.
_LETTERS = [
    chr(code)
    for code in (*range(0xD800), *range(0xE000, 0x11000), *range(0x1D400, 0x1D800))
    if chr(code) != "\n"
]
#: Lists of words of the floor of finding: as they are written, and as keys.
_PLACE = "analysis.finding"
_WRITTEN = (
    "lookalikes",
    "lookalikes_lil",
    "lookalikes_enclitic",
    "whole_words",
    "words_in_alef_maqsura",
)
_KEYS = ("words_in_al", "words_in_alef", "defectives", "lookalikes_number")


@cache
def rules(spelling: str = "standard") -> dict[str, Any]:
    """Give the rules of a spelling level, that of the tokens' keys.

    ``spelling``: its ``level``; what each letter becomes at ``clean``, ``light``, ``standard`` and
    ``loose``, where the level before it leaves the letter and the browser's own folding would make
    something else of it; ``whole``, what stands for another word. Beside it the word lists of the
    floor of finding, by name, that hold off strangers.
    """
    lists = {
        name: sorted(set(map(_as_written, word_list(_PLACE, f"{name}.txt", "light"))))
        for name in _WRITTEN
    }
    lists |= {name: sorted(word_list(_PLACE, f"{name}.txt")) for name in _KEYS}
    pairs = [list(map(_as_written, line)) for line in word_lines(_PLACE, "hamza_pairs.txt")]
    return {"spelling": {"level": spelling} | spelling_rules(), **lists, "hamza_pairs": pairs}


@cache
def spelling_rules() -> dict[str, Any]:
    """Give how each letter is folded, level by level."""
    clean = _folded(_LETTERS, "clean")
    composed = [letter for letter in _LETTERS if clean[letter] == letter]
    light = _folded(composed, "light")
    bare = [letter for letter in composed if light[letter] == letter]
    standard = _folded(bare, "standard")
    keys = [letter for letter in bare if standard[letter] == letter]
    loose = _folded(keys, "loose")
    return {
        "clean": {
            letter: text
            for letter, text in clean.items()
            if letter not in _PRESENTATION and text != unicodedata.normalize("NFC", letter)
        },
        "light": {letter: light[letter] for letter in composed if light[letter] != letter},
        "standard": {
            letter: standard[letter] for letter in bare if standard[letter] != _small(letter)
        },
        "loose": {letter: loose[letter] for letter in keys if loose[letter] != letter},
        "whole": WHOLE_WORDS,
    }


def _folded(letters: list[str], level: str) -> dict[str, str]:
    """Give what each letter becomes; one text is folded in a tenth of the time of its letters."""
    return dict(zip(letters, normalize("\n".join(letters), level).split("\n"), strict=True))


def _small(letter: str) -> str:
    """Give what the browser makes of a letter."""
    return unicodedata.normalize("NFKC", letter).lower() if letter.isalpha() else letter


def _as_written(word: str) -> str:
    """Give a word as spellings are compared: marks and carriers of hamza aside."""
    return normalize(word, "light").translate(str.maketrans("ؤئٱ", "ءءا"))
