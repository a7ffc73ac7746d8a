"""How many words would look key if the documents had been dealt to the groups at random."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import special

from ..counting.cooccurrences import unit_ids
from ..counting.groups import By, group_by
from ..reading.progress import progress
from ..reading.tables import as_tokens
from .design import ENOUGH
from .formulas.keyness import log_likelihood


def key_by_chance(tokens: pd.DataFrame, *, by: By = "doc", times: int = 200) -> pd.DataFrame:
    """Give how many words pass p < .05 in each group, and how many do so in random ones.

    Parameters
    ----------
    tokens : DataFrame
        As :func:`tokenize` gives it.
    by : str or list of str
        The groups, each held against all others; as in :func:`frequencies`.
    times : int
        Number of random groups.

    Returns
    -------
    DataFrame
        One row per group with words: the group, ``total`` (words), ``passing`` (words whose
        log-likelihood against all other groups has p < .05, more or less often), ``by_chance``,
        ``low``, ``high`` (median and middle 95% of that number in random groups), ``dealt``
        (what was dealt to these: ``documents`` or ``sentences``).

    See Also
    --------
    keyness, compare

    Notes
    -----
    Whole documents are dealt where the group and the rest have eight each; sentences where there
    are fewer, as in one article held against others. A random group takes them in random order
    with a fixed seed until it has as many words as the real one, or nearly. It differs from the
    rest in nothing but the documents (or sentences) it happened to get. This is no test of the
    group: it shows what the p-value, which holds each word to be drawn by itself, is worth.
    Sentences of one article are alike, too: dealt sentences show less chance than there is.

    Examples
    --------
    >>> from analysis import tokenize
    >>> documents = pd.DataFrame({"doc": ["a", "b"], "text": ["حرب. سلم. حرب", "غرب. شرق. غرب"]})
    >>> key_by_chance(tokenize(documents), times=20)[["doc", "total", "passing", "dealt"]]
      doc  total  passing      dealt
    0   a      3        0  sentences
    1   b      3        0  sentences
    """
    tokens = as_tokens(tokens)
    groups = group_by(tokens, by)
    word = tokens["word"].array.remove_unused_categories().codes
    whole = np.bincount(word)
    docs = pd.factorize(tokens["doc"].array.codes)[0]
    units = {"documents": docs, "sentences": pd.factorize(unit_ids(tokens, "sentence"))[0]}
    enough = _documents_enough(groups.codes, docs, len(groups.labels))
    passing = _Passing(whole)
    rng = np.random.default_rng(1)
    decks = {name: _Deck(word, unit) for name, unit in units.items()}
    rows = []
    labels = list(groups.labels.itertuples(index=False, name=None))
    for code, label in enumerate(progress(labels, doing="Dealing at random")):
        real = groups.codes == code
        if not real.any():
            continue
        dealt = "documents" if enough[code] else "sentences"
        random = [passing.count(decks[dealt].deal(int(real.sum()), rng)) for _ in range(times)]
        low, middle, high = np.quantile(random, [0.025, 0.5, 0.975])
        rows.append((*label, real.sum(), passing.count(word[real]), middle, low, high, dealt))
    counts = {"total": "int64", "passing": "int64"}
    shares = dict.fromkeys(["by_chance", "low", "high"], "float64")
    types = dict(groups.labels.dtypes) | counts | shares | {"dealt": "str"}
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def _documents_enough(codes: np.ndarray, docs: np.ndarray, groups: int) -> np.ndarray:
    """Tell of each group whether both it and the rest have documents enough to be dealt."""
    number = int(docs.max(initial=-1)) + 1
    kept = codes >= 0
    pairs = np.unique(codes[kept] * max(number, 1) + docs[kept])
    inside = np.bincount(pairs // max(number, 1), minlength=groups)
    return np.minimum(inside, number - inside) >= ENOUGH


class _Deck:
    """The words of all units, unit by unit, so that whole units can be dealt."""

    def __init__(self, word: np.ndarray, unit: np.ndarray) -> None:
        order = np.argsort(unit, kind="stable")
        self.word = word[order]
        self.sizes = np.bincount(unit)
        self.begin = np.cumsum(self.sizes) - self.sizes

    def deal(self, size: int, rng: np.random.Generator) -> np.ndarray:
        """Give the words of units in random order, as near to the number asked for as they come."""
        order = rng.permutation(len(self.sizes))
        words = np.cumsum(self.sizes[order])
        last = int(np.searchsorted(words, size))
        if last and words[last] - size > size - words[last - 1]:
            last -= 1
        taken = order[: last + 1]
        return np.concatenate([self.word[self.begin[u] :][: self.sizes[u]] for u in taken])


class _Passing:
    """Counts the words whose rates in a group and in the rest differ with p < .05.

    A word that a group does not hold passes if it is frequent enough elsewhere; how many those
    are is counted once, and only the words that a group does hold are looked at again.
    """

    def __init__(self, whole: np.ndarray) -> None:
        self.limit = special.chdtri(1, 0.05)  # of chi-square
        self.whole, self.total = whole, int(whole.sum())
        self.frequent, self.times = np.sort(whole), np.unique(whole)
        self.needed: dict[int, int] = {}

    def count(self, words: np.ndarray) -> int:
        """Give how many words pass in a group that holds these."""
        held, n = np.unique(words, return_counts=True)
        size = len(words)
        passing = self._differ(n, size, self.whole[held]).sum()
        needed = self._needed(size)
        absent = len(self.frequent) - np.searchsorted(self.frequent, needed)
        return int(passing + absent - (self.whole[held] >= needed).sum())

    def _needed(self, size: int) -> int:
        """Give how often a word must stand elsewhere that its absence passes."""
        if size not in self.needed:
            passing = self._differ(np.zeros(len(self.times)), size, self.times)
            room = self.times <= self.total - size
            self.needed[size] = int(min(self.times[passing & room], default=self.total + 1))
        return self.needed[size]

    def _differ(self, n: np.ndarray, size: int, whole: np.ndarray) -> np.ndarray:
        scores = log_likelihood(n, size, whole - n, self.total - size)
        return np.asarray(np.abs(scores) > self.limit)
