"""The distinct words of a tokens table: a term is tested against each of them once.

Most texts tell ي from ى at the end of a word; some write both as ى (فى, عربى), a few both as ي
(الي, حتي). A text is taken at its own word, by the small words that it writes: where it does not
tell the two apart, a word that ends so stands in the vocabulary a second time, spelled with a
letter that is either (:data:`~analysis.finding.lookalikes.EITHER`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ..reading.spelling import MARKS, TATWEEL, normalize
from ..reading.tables import spelling_of
from .lookalikes import EITHER, written

# Words that end in ي (in ى) whatever they mean: a text that writes them otherwise folds the two.
_IN_YA = ("في", "التي", "الذي", "هي", "وهي", "وفي", "والتي", "والذي")
_IN_ALEF_MAQSURA = ("إلى", "الى", "حتى", "وإلى", "والى", "وحتى")


class Vocabulary:
    """The distinct words of a tokens table with their keys, and how the keys are spelled.

    ``codes`` gives the word of each token by its number here.
    """

    def __init__(self, tokens: pd.DataFrame) -> None:
        surface, word = tokens["surface"].array, tokens["word"].array
        self.spelling = spelling_of(tokens)
        self.codes = np.asarray(surface.codes)
        self._surfaces = surface.categories
        self._lemmas: list[str | None] | None = None
        word_of = np.full(len(surface.categories), -1, dtype="int64")
        word_of[surface.codes] = word.codes
        self._keys = word.categories.tolist()
        self._undotted = self._tell_no_ya_apart(tokens["doc"].array.codes)
        self._word_of = np.append(word_of, word_of[self._undotted])
        self._order = np.argsort(self._word_of, kind="stable")
        self._edges = np.searchsorted(
            self._word_of[self._order], np.arange(len(word.categories) + 1)
        )

    def __len__(self) -> int:
        return len(self._word_of)

    def surface(self, word: int) -> str:
        """Give a word as it is written."""
        if word < len(self._surfaces):
            return str(self._surfaces[word])
        return str(self._surfaces[self._undotted[word - len(self._surfaces)]])

    def spelled_as(self, word: int) -> str:
        """Give a word as it is compared with the look-alikes of a term."""
        text = written(self.surface(word))
        return text if word < len(self._surfaces) else text[:-1] + EITHER

    def of_forms(self, forms: Mapping[str, frozenset[str]]) -> np.ndarray:
        """Give the words whose key is a form, and whose spelling no stranger of it."""
        found = [(self._code[form], forms[form]) for form in forms if form in self._code]
        plain = [code for code, strangers in found if not strangers]
        doubtful = [
            word
            for code, strangers in found
            if strangers
            for word in self._of_key(code)
            if self.spelled_as(word) not in strangers
        ]
        return np.append(self.of_keys(plain), np.array(doubtful, dtype="int64"))

    def of_keys(self, codes: Iterable[int]) -> np.ndarray:
        """Give the words that have one of these keys."""
        none = np.empty(0, dtype="int64")
        return np.concatenate([none, *(self._of_key(code) for code in codes)])

    def holding(self, part: str) -> list[tuple[int, str]]:
        """Give number and text of the keys that hold a part."""
        codes = pc.indices_nonzero(pc.match_substring(self._key_array, part)).to_pylist()
        return [(code, self._keys[code]) for code in codes]

    def spelled(self, light: str) -> np.ndarray:
        """Give the words that are spelled so, marks and tatweel aside."""
        return np.array(self._by_light.get(light, []), dtype="int64")

    def with_lemma(
        self, lemma_of: Callable[[str], str | None], lemmas: Set[str | None]
    ) -> np.ndarray:
        """Give the words to which an analyser gives one of these lemmas."""
        if self._lemmas is None:
            self._lemmas = [lemma_of(light) for light in self._light]
        own = [word for word, lemma in enumerate(self._lemmas) if lemma in lemmas]
        return np.array(own, dtype="int64")

    def _of_key(self, code: int) -> np.ndarray:
        return self._order[self._edges[code] : self._edges[code + 1]]

    @cached_property
    def _code(self) -> dict[str, int]:
        return {key: code for code, key in enumerate(self._keys)}

    @cached_property
    def _key_array(self) -> pa.Array:
        return pa.array(self._keys, type=pa.large_string())

    @cached_property
    def _light(self) -> list[str]:
        # One text is normalised in a tenth of the time that its words take one by one.
        return normalize("\n".join(self._surfaces.tolist()), "light").split("\n")

    @cached_property
    def _by_light(self) -> dict[str, list[int]]:
        words: dict[str, list[int]] = {}
        for word, origin in enumerate([*range(len(self._surfaces)), *self._undotted]):
            words.setdefault(self._light[origin], []).append(word)
        return words

    def _tell_no_ya_apart(self, doc: np.ndarray) -> np.ndarray:
        """Number the doubtful endings anew; return the surfaces that they come from."""
        doubtful = np.zeros(len(self.codes), dtype=bool)
        for words, wrong in ((_IN_YA, "يى"), (_IN_ALEF_MAQSURA, "ىي")):
            folding = self._folding(doc, words, [word[:-1] + wrong[1] for word in words])
            if folding is not None:
                texts = pa.array(self._surfaces, type=pa.large_string())
                ends = pc.match_substring_regex(texts, f"{wrong[1]}[{MARKS}{TATWEEL}]*$")
                doubtful |= folding[doc] & ends.to_numpy(zero_copy_only=False)[self.codes]
        origins, again = np.unique(self.codes[doubtful], return_inverse=True)
        if len(origins):
            self.codes = self.codes.astype("int64")
            self.codes[doubtful] = len(self._surfaces) + again
        return np.asarray(origins)

    def _folding(
        self, doc: np.ndarray, right: Iterable[str], wrong: Iterable[str]
    ) -> np.ndarray | None:
        """Tell the documents that write the words wrong more often than right; None: none does."""
        sign = np.zeros(len(self._surfaces), dtype="int8")
        for words, value in ((right, -1), (wrong, 1)):
            places = self._surfaces.get_indexer(list(words))
            sign[places[places >= 0]] = value
        if not (sign > 0).any():
            return None
        signs = sign[self.codes]
        told = np.flatnonzero(signs)
        size = int(doc.max(initial=-1)) + 1
        return np.asarray(np.bincount(doc[told], weights=signs[told], minlength=size) > 0)
