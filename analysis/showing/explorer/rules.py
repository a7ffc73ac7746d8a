"""The rules by which the script reads a word, taken from what the library itself reads it by."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from ...reading.spelling import normalize
from ...reading.stopwords import stop_words

# Letters of these ranges the browser unfolds itself (NFKC); surrogates are no letters.
_PRESENTATION = [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]
_LETTERS = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]


@cache
def rules(spelling: str = "standard") -> dict[str, Any]:
    """Give the rules of a spelling level.

    Parameters
    ----------
    spelling : str
        The level of the tokens' keys, see :func:`analysis.normalize`.

    Returns
    -------
    dict
        ``spelling``: what each letter becomes at ``clean``, ``light`` and at the level of the
        keys, where it changes; ``lower`` says that all other letters become small there.
        ``lookalikes``, ``places``, ``functions``: the word lists that hold off strangers.
    """
    clean = _changed("clean", _LETTERS)
    letters = [letter for letter in _LETTERS if normalize(letter, "clean") == letter]
    lower = normalize("A", spelling) == "a"
    base = str.lower if lower else str
    return {
        "spelling": {
            "level": spelling,
            "lower": lower,
            "clean": clean,
            "light": _changed("light", letters),
            "key": {
                letter: key
                for letter in letters
                if (key := normalize(letter, spelling)) != base(letter)
            },
        },
        "lookalikes": _word_list("lookalikes.txt", spelling),
        "places": _word_list("places_in_ya.txt", spelling),
        "functions": sorted(stop_words("function")),
    }


def _changed(level: str, letters: list[str]) -> dict[str, str]:
    """Give the letters that a level changes by itself, composition and presentation forms aside."""
    composed = set(map(chr, _PRESENTATION))
    return {
        letter: text
        for letter in letters
        if letter not in composed and (text := normalize(letter, level)) != _composed(letter)
    }


def _composed(letter: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", letter)


def _word_list(name: str, spelling: str) -> list[str]:
    """Read a list of words that the floor of finding keeps, as keys."""
    lines = files("analysis.finding").joinpath(name).read_text("utf-8").split("\n")
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return sorted({normalize(word, spelling) for word in words})
