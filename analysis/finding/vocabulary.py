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
        self._surfaces, self._keys = surface.categories, word.categories
        self._lemmas: list[str | None] | None = None
        word_of = np.full(len(self._surfaces), -1, dtype="int32")
        word_of[surface.codes] = word.codes
        self._undotted = self._tell_no_ya_apart(tokens["doc"].array.codes)
        self._word_of = np.append(word_of, word_of[self._undotted])

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
        places = self._keys.get_indexer(list(forms)).tolist()
        strangers = {place: forms[form] for form, place in zip(forms, places, strict=True)}
        strangers.pop(-1, None)
        words = self.of_keys(strangers)
        others = [strangers[key] for key in self._word_of[words].tolist()]
        own = [
            not other or self.spelled_as(word) not in other
            for word, other in zip(words.tolist(), others, strict=True)
        ]
        return np.asarray(words[np.array(own, dtype=bool)])

    def of_keys(self, codes: Iterable[int]) -> np.ndarray:
        """Give the words that have one of these keys."""
        sought = np.zeros(len(self._keys) + 1, dtype=bool)  # the last: of what does not occur
        sought[list(codes)] = True
        return np.flatnonzero(sought[self._word_of])

    def holding(self, part: str) -> list[tuple[int, str]]:
        """Give number and text of the keys that hold a part."""
        codes = pc.indices_nonzero(pc.match_substring(self._key_array, part)).to_numpy()
        return list(zip(codes.tolist(), self._keys.take(codes).tolist(), strict=True))

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
        doubtful = [np.empty(0, dtype="int64")]
        for ending, folding in self._folding(doc).items():
            rows = np.flatnonzero(folding[doc]) if folding.any() else doubtful[0]
            if len(rows):
                texts = pa.array(self._surfaces, type=pa.large_string())
                ends = pc.match_substring_regex(texts, f"{ending}[{MARKS}{TATWEEL}]*$")
                ends = ends.to_numpy(zero_copy_only=False)
                doubtful.append(rows[ends[self.codes[rows]]])
        rows = np.concatenate(doubtful)
        origins, again = np.unique(self.codes[rows], return_inverse=True)
        if len(origins):
            self.codes = self.codes.astype("int32")
            self.codes[rows] = len(self._surfaces) + again
        return np.asarray(origins)

    def _folding(self, doc: np.ndarray) -> dict[str, np.ndarray]:
        """Tell, for each wrong ending, the documents that write it more often than the right one.

        They are told by small words; an ending that none of these has in any document is left out.
        """
        kind = np.zeros(len(self._surfaces), dtype="int8")
        wrong = {"ى": (_IN_YA, 1), "ي": (_IN_ALEF_MAQSURA, 3)}
        for ending, (words, right) in wrong.items():
            for number, spelled in enumerate((words, [w[:-1] + ending for w in words]), right):
                places = self._surfaces.get_indexer(list(spelled))
                kind[places[places >= 0]] = number
        told = [ending for ending, (_, right) in wrong.items() if (kind == right + 1).any()]
        if not told:
            return {}
        rows = np.flatnonzero((kind > 0)[self.codes])
        number = doc[rows].astype("int64") * 5 + kind[self.codes[rows]]
        n = np.bincount(number, minlength=5 * (int(doc.max(initial=-1)) + 1)).reshape(-1, 5)
        return {
            ending: n[:, right + 1] > n[:, right]
            for ending, (_, right) in wrong.items()
            if ending in told
        }
