"""How evenly a word is spread over the parts of a corpus.

Every formula takes the word's counts in the parts and the sizes of the parts (``counts, sizes``;
counts may be a matrix with a row per word). Below, f is the sum of the counts v, s the sizes as
shares of the whole, k the number of parts, p = v / size the rates. NaN where f = 0 and where there
is only one part: nothing can then be spread.

Those of :data:`OVER_PLACES` take the word's places in the whole corpus, in one sequence of ``size``
words (``positions, size``), instead: N is the size, d the gaps, the last one round the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .measures import Array, Formula, measures_of, named, undefined


class _Parts(NamedTuple):
    counts: Array
    total: Array
    shares: Array
    rates: Array
    number: int

    @property
    def of_total(self) -> Array:
        """Shares of the occurrences that lie in each part."""
        return np.asarray(self.counts / self.total[..., None])


def _parts(counts: ArrayLike, sizes: ArrayLike) -> _Parts:
    v, w = np.asarray(counts, dtype="float64"), np.asarray(sizes, dtype="float64")
    if v.shape[-1:] != w.shape[-1:]:
        raise ValueError(f"{v.shape[-1]} counts for {w.shape[-1]} parts")
    total = v.sum(axis=-1)
    total = np.where((total > 0) & (w.shape[-1] > 1), total, np.nan)
    return _Parts(v, total, w / w.sum(axis=-1, keepdims=True), v / w, w.shape[-1])


def _over_parts(formula: Callable[[_Parts], Any]) -> Formula:
    """Make of a formula over the parts one over ``counts, sizes``."""

    @undefined
    def over_counts(counts: ArrayLike, sizes: ArrayLike) -> Array:
        return np.asarray(formula(_parts(counts, sizes)))[()]

    return named(over_counts, formula.__name__, formula.__doc__, formula.__module__)


@_over_parts
def range_(t: _Parts) -> Any:
    """Range: the number of parts that hold the word, #(v > 0)."""
    return np.where(np.isnan(t.total), np.nan, (t.counts > 0).sum(axis=-1))


@_over_parts
def dp(t: _Parts) -> Any:
    """Deviation of proportions: 1/2 * sum abs(v/f - s); 0 is as even as the parts allow."""
    return np.abs(t.of_total - t.shares).sum(axis=-1) / 2


@_over_parts
def dp_norm(t: _Parts) -> Any:
    """DP over its largest possible value: DP / (1 - min s)."""
    # Of no part it is 0 / 0.
    return dp(t.counts, t.shares) / (1 - t.shares.min(axis=-1, initial=1.0))


@_over_parts
def juilland_d(t: _Parts) -> Any:
    """Juilland's D: 1 - (sd(p) / mean(p)) / sqrt(k - 1), sd of the population of parts.

    Not for many parts: with their number it tends to 1 whatever the word (Biber et al. 2016).
    """
    mean = t.rates.sum(axis=-1, keepdims=True) / np.float64(t.number)
    variation = np.sqrt(((t.rates - mean) ** 2).sum(axis=-1) / t.number) / mean[..., 0]
    return 1 - variation / np.sqrt(t.number - 1) + 0 * t.total


@_over_parts
def carroll_d2(t: _Parts) -> Any:
    """Carroll's D2: -sum q log2(q) / log2(k), q = p / sum p; 1 is even."""
    entropy = special.entr(t.rates / t.rates.sum(axis=-1, keepdims=True)).sum(axis=-1)
    return entropy / np.log(t.number) + 0 * t.total


@_over_parts
def rosengren_s(t: _Parts) -> Any:
    """Rosengren's S: (sum sqrt(s v))^2 / f; 1 is even."""
    return np.sqrt(t.shares * t.counts).sum(axis=-1) ** 2 / t.total


@_over_parts
def da(t: _Parts) -> Any:
    """D_A: 1 - mean of abs(p_i - p_j) over all pairs of parts / (2 mean(p)); 1 is even."""
    k = t.number
    # In order of size the r-th rate is the larger one in r - 1 pairs and the smaller in k - r.
    differences = np.sort(t.rates, axis=-1) @ (2.0 * np.arange(1, k + 1) - k - 1)
    return 1 - differences / (k - 1) / t.rates.sum(axis=-1) + 0 * t.total


@_over_parts
def kld(t: _Parts) -> Any:
    """Kullback-Leibler divergence of the occurrences from the sizes: sum v/f log2((v/f) / s)."""
    return special.rel_entr(t.of_total, t.shares).sum(axis=-1) / np.log(2)


@_over_parts
def pearson_dispersion(t: _Parts) -> Any:
    """Pearson's dispersion: sum (v - f s)^2 / (f s) / (k - 1); 1 as Poisson counts vary.

    By so much the variance of the count exceeds that of words drawn one by one: the error of a rate
    grows by its root.
    """
    expected = t.total[..., None] * t.shares
    return ((t.counts - expected) ** 2 / expected).sum(axis=-1) / (t.number - 1)


def dp_nofreq(counts: ArrayLike, sizes: ArrayLike) -> Array:
    """DP with frequency partialled out: (DP - least) / (greatest - least), both for this f.

    Least: f occurrences as even as whole ones can be; greatest: all in the smallest parts, as far
    as these have room. NaN where both are the same (f = 1 in equal parts: nothing can be told).
    """
    return _between(dp, counts, sizes)


def kld_nofreq(counts: ArrayLike, sizes: ArrayLike) -> Array:
    """KLD with frequency partialled out: (KLD - least) / (greatest - least), both for this f."""
    return _between(kld, counts, sizes)


@undefined
def _between(measure: Any, counts: ArrayLike, sizes: ArrayLike) -> Array:
    """Give where a score lies between the least and the greatest that its frequency allows."""
    t = _parts(counts, sizes)
    score = np.asarray(measure(counts, sizes))
    different, which = np.unique(t.total, return_inverse=True)
    ends = [_extremes(f, np.asarray(sizes, dtype="float64")) for f in different]
    least, greatest = (
        np.array([measure(pair[side], sizes) for pair in ends])[which].reshape(score.shape)
        for side in (0, 1)
    )
    room = np.where(greatest - least > 1e-12, greatest - least, np.nan)
    return np.asarray(np.clip((score - least) / room, 0, 1))[()]


def _extremes(f: float, sizes: Array) -> tuple[Array, Array]:
    """Give the most even and the least even way to lay f occurrences into parts."""
    if np.isnan(f):
        return np.zeros_like(sizes), np.zeros_like(sizes)
    share = f * sizes / sizes.sum()
    even = np.floor(share)
    even[np.argsort(even - share, kind="stable")[: round(f - even.sum())]] += 1
    order = np.argsort(sizes, kind="stable")
    filled = np.minimum(np.cumsum(sizes[order]), f)
    uneven = np.zeros_like(sizes)
    uneven[order] = np.diff(filled, prepend=0)
    return even, uneven


def arf(positions: ArrayLike, size: int) -> float:
    """Average reduced frequency: sum min(d, w) / w, w = size / f, d the gaps, the last cyclic.

    ``positions`` are the word's places in the whole corpus, in one sequence of ``size`` words.
    f for a word spread evenly, near 1 for one that stands in one spot. NaN at f = 0.
    """
    gaps = _gaps(positions, size)
    if not len(gaps):
        return float("nan")
    width = size / len(gaps)
    return float(np.minimum(gaps, width).sum() / width)


def awt(positions: ArrayLike, size: int) -> float:
    """Average waiting time: (1 + sum d^2 / N) / 2 words from a random place to the next occurrence.

    NaN at f = 0.
    """
    gaps = _gaps(positions, size)
    return float((1 + (gaps**2).sum() / size) / 2) if len(gaps) else float("nan")


def f_awt(positions: ArrayLike, size: int) -> float:
    """Frequency reduced by the average waiting time: N^2 / sum d^2; f for an even word."""
    gaps = _gaps(positions, size)
    return float(size**2 / (gaps**2).sum()) if len(gaps) else float("nan")


def ald(positions: ArrayLike, size: int) -> float:
    """Average logarithmic distance: sum d log10(d) / N; lower is more even. NaN at f = 0."""
    gaps = _gaps(positions, size)
    return float((gaps * np.log10(gaps)).sum() / size) if len(gaps) else float("nan")


def f_ald(positions: ArrayLike, size: int) -> float:
    """Frequency reduced by the average logarithmic distance: N * 10^-ALD; f for an even word."""
    return float(size * 10 ** -ald(positions, size))


def _gaps(positions: ArrayLike, size: int) -> Array:
    """Give the distances from each occurrence to the next, the last one round the end."""
    places = np.sort(np.asarray(positions, dtype="float64"))
    return np.diff(places, append=places[:1] + size)


MEASURES = measures_of("dispersion", globals())

#: Those that take the places of a word in the whole corpus instead of counts in parts.
OVER_PLACES = frozenset({"arf", "awt", "f_awt", "ald", "f_ald"})
