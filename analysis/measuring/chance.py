"""How many words would look key if the sentences had been dealt to the articles at random."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import sparse, special

from ..counting.cooccurrences import unit_ids
from ..counting.groups import By, group_by
from ..reading.tables import as_tokens
from .formulas.keyness import log_likelihood
from .formulas.measures import Array

#: A log-likelihood beyond it has p < .05.
_PASSING = special.chdtri(1, 0.05)  # of chi square


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
        ``low``, ``high`` (median and middle 95% of that number in random groups).

    Notes
    -----
    A random group takes whole sentences of all groups, in random order with a fixed seed, until
    it has at least as many words as the real one. It differs from the rest in nothing but the
    sentences it happened to get. This is no test of the group: it shows what the p-value,
    which holds each word to be drawn by itself, is worth.

    Examples
    --------
    >>> from analysis import tokenize
    >>> documents = pd.DataFrame({"doc": ["a", "b"], "text": ["حرب. سلم. حرب", "غرب. شرق. غرب"]})
    >>> key_by_chance(tokenize(documents), times=20)[["doc", "total", "passing"]]
      doc  total  passing
    0   a      3        0
    1   b      3        0
    """
    tokens = as_tokens(tokens)
    groups = group_by(tokens, by)
    word = tokens["word"].array.remove_unused_categories().codes
    unit = pd.factorize(unit_ids(tokens, "sentence"))[0]
    held = _counts(word, unit)
    rng = np.random.default_rng(1)
    rows = []
    for code, label in enumerate(groups.labels.itertuples(index=False, name=None)):
        real = groups.codes == code
        if not real.any():
            continue
        target = np.bincount(word[real], minlength=held.shape[0]).astype("float64")
        random = [_passing(_dealt(held, real.sum(), rng), held) for _ in range(times)]
        low, middle, high = np.quantile(random, [0.025, 0.5, 0.975])
        rows.append((*label, int(real.sum()), _passing(target, held), middle, low, high))
    counts = {"total": "int64", "passing": "int64"}
    shares = dict.fromkeys(["by_chance", "low", "high"], "float64")
    types = dict(groups.labels.dtypes) | counts | shares
    return pd.DataFrame(rows, columns=list(types)).astype(types)


def _counts(word: np.ndarray, unit: np.ndarray) -> sparse.csc_array:
    """Count each word in each sentence."""
    shape = (int(word.max(initial=-1)) + 1, int(unit.max(initial=-1)) + 1)
    return sparse.coo_array((np.ones(len(word)), (word, unit)), shape=shape).tocsc()


def _dealt(held: sparse.csc_array, size: int, rng: np.random.Generator) -> Array:
    """Give the words of sentences drawn at random, as many as make up the size."""
    order = rng.permutation(held.shape[1])
    words = np.cumsum(np.asarray(held.sum(axis=0))[order])
    taken = order[: int(np.searchsorted(words, size)) + 1]
    return np.asarray(held[:, taken].sum(axis=1))


def _passing(target: Array, held: sparse.csc_array) -> int:
    """Count the words whose rates in the target and in the rest differ with p < .05."""
    rest = np.asarray(held.sum(axis=1)) - target
    scores = log_likelihood(target, target.sum(), rest, rest.sum())
    return int((np.abs(scores) > _PASSING).sum())
