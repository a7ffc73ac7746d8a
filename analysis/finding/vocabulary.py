"""The distinct words of a tokens table: a term is tested against each of them once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
import pandas as pd

from ..reading.spelling import normalize
from ..reading.tables import spelling_of


class Vocabulary:
    """The distinct surfaces of a tokens table with their keys, and how the keys are spelled."""

    def __init__(self, tokens: pd.DataFrame) -> None:
        surface, word = tokens["surface"].array, tokens["word"].array
        self.spelling = spelling_of(tokens)
        self._surfaces = surface.categories
        word_of = np.full(len(surface.categories), -1, dtype="int64")
        word_of[surface.codes] = word.codes
        self._keys = list(word.categories)
        self._code = {key: code for code, key in enumerate(self._keys)}
        self._order = np.argsort(word_of, kind="stable")
        self._edges = np.searchsorted(word_of[self._order], np.arange(len(word.categories) + 1))

    def of_keys(self, codes: list[int] | np.ndarray) -> np.ndarray:
        """Give the surfaces that have one of these keys."""
        none = [np.empty(0, dtype="int64")]
        parts = [self._order[self._edges[code] : self._edges[code + 1]] for code in codes]
        return np.concatenate(none + parts)

    def forms(self, forms: frozenset[str]) -> np.ndarray:
        """Give the surfaces whose key is one of these."""
        return self.of_keys(sorted(self._code[form] for form in forms if form in self._code))

    def where(self, test: Callable[[str], object]) -> np.ndarray:
        """Give the surfaces whose key passes a test."""
        return self.of_keys([code for code, key in enumerate(self._keys) if test(key)])

    def spelled(self, light: str) -> np.ndarray:
        """Give the surfaces that are spelled so, marks and tatweel aside."""
        return np.flatnonzero(self._light == light)

    @cached_property
    def _light(self) -> np.ndarray:
        return np.array([normalize(form, "light") for form in self._surfaces], dtype=object)
