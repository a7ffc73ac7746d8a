"""Words as they are compared: علي the name and على the preposition, بان كي مون."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from ....reading.spelling import normalize
from .cues import unseated

_DOTTED = frozenset({"علي", "وعلي", "الي", "والي", "حتي"})
# Two particles that are a name where they stand together: بان كي مون.
_BAN = ("بان", "كي")
_ODD = re.compile(r"^[ -~ء-غف-ي]*+.+$", re.MULTILINE)


def _undotted(surface: pd.Categorical, doc: np.ndarray, keys: list[str]) -> np.ndarray:
    """Give the key of each token: علي is a name, but where a document dots every final ى (إلي)."""
    written = [
        (code, normalize(word, "light"))
        for code, (word, key) in enumerate(zip(surface.categories.tolist(), keys, strict=True))
        if key in _DOTTED
    ]
    ali = [code for code, word in written if word.endswith("علي")]
    codes = surface.codes.astype("int64")
    if not ali:
        return codes
    signs = [code for code, word in written if word.endswith("ي") and code not in ali]
    dotting = np.zeros(doc.max(initial=0) + 1, dtype=bool)
    dotting[doc[np.isin(codes, signs)]] = True
    preposition = dotting[doc] & np.isin(codes, ali)
    keys.append(keys[ali[0]])
    for code in ali:
        keys[code] += "*"
    return np.where(preposition, len(keys) - 1, codes)


def _named(codes: np.ndarray, keys: list[str]) -> np.ndarray:
    """Give the key of each token: بان before كي is a name, no بأن."""
    first, second = (np.flatnonzero([key == word for key in keys]) for word in _BAN)
    if not len(first) or not len(second):
        return codes
    name = np.flatnonzero(np.isin(codes[:-1], first) & np.isin(codes[1:], second))
    codes = codes.copy()
    codes[name], codes[name + 1] = len(keys), len(keys) + 1
    keys += [word + "*" for word in _BAN]
    return codes


def _light(word: re.Match[str]) -> str:
    return normalize(word[0], "light")


def keys(surface: pd.Categorical, doc: np.ndarray) -> tuple[dict[str, int], np.ndarray]:
    """Give the distinct keys with their numbers, and the number of each token's."""
    used = np.flatnonzero(np.bincount(surface.codes, minlength=len(surface.categories)))
    keys = [""] * len(surface.categories)
    # Composing letters is slow where there are marks: only words with more than letters need it.
    plain = unseated(_ODD.sub(_light, "\n".join(surface.categories[used].tolist())))
    for code, key in zip(used.tolist(), plain.split("\n"), strict=False):
        keys[code] = key
    codes = _named(_undotted(surface, doc, keys), keys)
    number = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    return number, np.array([number[key] for key in keys], dtype="int64")[codes]
