"""Which letter stands on a word that its document also has without it: لأوكرانيا, فصلا."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from .cues import roles_of

_SHORT = 3
# What may stand on a word; of some the word with its article shows as much.
_ENDINGS, LETTERS = "اه", ("", *"اهبل")
_ENDS, _BEGINS = frozenset(_ENDINGS), frozenset("بل")
_TRIED = (*((letter, "ال") for letter in "اهب"), *((letter, "") for letter in LETTERS[1:]))


def governed(codes: np.ndarray, doc: np.ndarray, keys: Mapping[str, int]) -> np.ndarray:
    """Give which letter stands on each word that its document also has without it (``Unit``)."""
    there = np.sort(doc * len(keys) + codes)
    governed = np.zeros(len(codes), dtype="int64")
    written = _written(keys)
    for letter, article in _TRIED:
        wanted = np.full(len(keys), -1, dtype="int64")
        for key in written[letter]:
            bare = keys.get(article + (key[:-1] if letter in _ENDINGS else key[1:]), -1)
            if bare >= 0 and _may_stand(letter, key):
                wanted[keys[key]] = bare
        rows = np.flatnonzero(wanted[codes] >= 0)
        sought = doc[rows] * len(keys) + wanted[codes[rows]]
        places = np.searchsorted(there, sought).clip(max=len(there) - 1)
        governed[rows[there[places] == sought]] = LETTERS.index(letter)
    return governed


def _written(keys: Iterable[str]) -> Mapping[str, list[str]]:
    """Give the words that begin or end with each letter which may stand on them."""
    found: dict[str, list[str]] = {letter: [] for letter in LETTERS[1:]}
    for key in keys:
        if key[-1:] in _ENDS:
            found[key[-1]].append(key)
        if key[:1] in _BEGINS:
            found[key[0]].append(key)
    return found


def _may_stand(letter: str, key: str) -> bool:
    """Tell whether a letter may stand on a word: روسيا is of no روسي."""
    if letter == "ا" and key.endswith("يا"):
        return False
    return letter == "ل" or (len(key) > _SHORT and not roles_of(key)[0])
