"""How a word's count scatters when documents, not words, are drawn.

Documents differ: where one of them is expected to hold e occurrences, the variance of its count is
e + phi e^2, and phi is learnt from the documents themselves.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .measures import Array, undefined


class Pool(NamedTuple):
    """What the documents of one side say of their pooled count.

    ``variance`` and ``df`` are those of n as these documents show it, ``skewness`` that of n.
    ``expected`` is n at the rate of all sides together, ``between`` what documents add to its
    relative variance: phi times the sum of their squared shares of the words.
    """

    n: Array
    size: Array
    variance: Array
    df: Array
    skewness: Array
    expected: Array
    between: Array

    @property
    def relative(self) -> Array:
        """Variance of n over its square: that of the logarithm of the rate."""
        return np.asarray(self.variance / self.n**2)

    @property
    def scattered(self) -> Array:
        """Variance of n at the rate of all sides together."""
        return np.asarray(self.expected + self.between * self.expected**2)

    @property
    def steadied(self) -> Pool:
        """The same with a variance not below what documents of all sides together show."""
        floor = self.n + self.between * self.n**2
        return self._replace(variance=np.fmax(self.variance, floor))


def floats(counts: ArrayLike, sizes: ArrayLike) -> tuple[Array, Array]:
    """Give counts and sizes as floats, or refuse those of different numbers of documents."""
    v, w = np.asarray(counts, dtype="float64"), np.asarray(sizes, dtype="float64")
    if v.shape[-1:] != w.shape:
        raise ValueError(f"{v.shape[-1]} counts for {w.shape[-1]} documents")
    return v, w


@undefined
def heterogeneity(counts: ArrayLike, sizes: ArrayLike, *sides: np.ndarray) -> Array:
    """Give phi of the variance e + phi e^2, by moments: sum c (a^2/(1-s) - e) / sum c e^2 or 0.

    a = v - e, e at the rate of each document's own side, s its share of the side's words. The
    weights c are 1 at first, then 1 / (1 + phi e)^2: long documents do not outweigh all others.

    References
    ----------
    Breslow, N. E. (1984). Extra-Poisson variation in log-linear models. Applied Statistics 33,
    38-44. Cameron, A. C. and Trivedi, P. K. (2013). Regression Analysis of Count Data, 2nd ed.,
    section 3.2 (moments of NB2).
    """
    v, w = floats(counts, sizes)
    expected, more = [], []
    for side in sides or (np.ones(len(w), dtype=bool),):
        x, share = v[..., side], w[side] / w[side].sum()
        e = x.sum(axis=-1, keepdims=True) * share
        expected.append(e)
        # A document alone on its side says nothing.
        more.append(np.where(share < 1, (x - e) ** 2 / (1 - share) - e, 0))
    e, excess = np.concatenate(expected, axis=-1), np.concatenate(more, axis=-1)
    phi = np.zeros(v.shape[:-1])
    for _ in range(2):
        weight = (1 + phi[..., None] * e) ** -2
        phi = np.fmax((weight * excess).sum(axis=-1) / (weight * e**2).sum(axis=-1), 0)
    return phi[()]


@undefined
def pools(counts: ArrayLike, sizes: ArrayLike, *sides: np.ndarray) -> list[Pool]:
    """Pool the documents of each side; without sides all of them are one.

    The common rate weighs each document by 1 / (1 + phi e): the better words are known to be drawn
    one by one the more long documents count.
    """
    v, w = floats(counts, sizes)
    phi = np.asarray(heterogeneity(v, w, *sides))[..., None]
    weight = 1 / (1 + phi * v.sum(axis=-1, keepdims=True) * w / w.sum())
    rate = (v * weight).sum(axis=-1) / (w * weight).sum(axis=-1)
    found = []
    for side in sides or (np.ones(len(w), dtype=bool),):
        size = w[side].sum()
        between = phi[..., 0] * ((w[side] / size) ** 2).sum()
        found.append(_pool(v[..., side], w[side])._replace(expected=rate * size, between=between))
    return found


@undefined
def _pool(counts: Array, sizes: Array) -> Pool:
    """Pool documents: the variance is the largest of Poisson's, quasi-Poisson's, the jackknife's.

    The degrees of freedom are those of the documents that carry the word: one less than the
    effective number of documents, 1 / P(two occurrences lie in one document).
    """
    k, whole = counts.shape[-1], sizes.sum(axis=-1)
    n, share = counts.sum(axis=-1), sizes / whole[..., None]
    expected = n[..., None] * share
    apart = counts - expected
    pearson = np.nansum(apart**2 / expected, axis=-1) / np.float64(k - 1)
    left = apart / (1 - share)
    variance = np.fmax(np.fmax(n, pearson * n), (k - 1) / k * (left**2).sum(axis=-1))
    together = (counts * (counts - 1)).sum(axis=-1)
    documents = np.where(together > 0, n * (n - 1) / together, k)
    third = (left**3).sum(axis=-1) * k**2 / np.float64((k - 1) * (k - 2))
    skewness = np.where(np.isfinite(third), third, 0) / variance**1.5
    df = np.clip(documents, 2, max(k, 2)) - 1
    return Pool(n, whole, variance, df, skewness, n, np.zeros_like(n))
