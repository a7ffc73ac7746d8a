"""How evenly a word is spread over the parts of a corpus.

Every formula takes the word's counts in the parts and the sizes of the parts (``counts, sizes``;
counts may be a matrix with a row per word). Below, f is the sum of the counts v, s the sizes as
shares of the whole, k the number of parts, p = v / size the rates. NaN where f = 0 and where there
is only one part: nothing can then be spread. :data:`MEASURES` lists them, with those of
:mod:`.places` (:data:`OVER_PLACES`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .measures import Array, Formula, Measure, named, table_of, undefined
from .places import ald, arf, awt, f_ald, f_awt


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
    """Range: the number of parts that hold the word, #(v > 0).

    References
    ----------
    Keniston, H. (1920). Common words in Spanish. Hispania 3(2), 85-96.
    """
    return np.where(np.isnan(t.total), np.nan, (t.counts > 0).sum(axis=-1))


@_over_parts
def dp(t: _Parts) -> Any:
    """Deviation of proportions: 1/2 * sum abs(v/f - s); 0 is as even as the parts allow.

    References
    ----------
    Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. International Journal
    of Corpus Linguistics 13(4), 403-437.
    """
    return np.abs(t.of_total - t.shares).sum(axis=-1) / 2


@_over_parts
def dp_norm(t: _Parts) -> Any:
    """DP over its largest possible value: DP / (1 - min s).

    References
    ----------
    Lijffijt, J. and Gries, S. Th. (2012). Correction to "Dispersions and adjusted frequencies
    in corpora". International Journal of Corpus Linguistics 17(1), 147-149.
    """
    # Of no part it is 0 / 0.
    return dp(t.counts, t.shares) / (1 - t.shares.min(axis=-1, initial=1.0))


@_over_parts
def juilland_d(t: _Parts) -> Any:
    """Juilland's D: 1 - (sd(p) / mean(p)) / sqrt(k - 1), sd of the population of parts.

    Not for many parts: with their number it tends to 1 whatever the word (Biber et al. 2016).

    References
    ----------
    Juilland, A. and Chang-Rodríguez, E. (1964). Frequency Dictionary of Spanish Words.
    Biber, D. et al. (2016). On the (non)utility of Juilland's D. International Journal of
    Corpus Linguistics 21(4), 439-464.
    """
    mean = t.rates.sum(axis=-1, keepdims=True) / np.float64(t.number)
    variation = np.sqrt(((t.rates - mean) ** 2).sum(axis=-1) / t.number) / mean[..., 0]
    return 1 - variation / np.sqrt(t.number - 1) + 0 * t.total


@_over_parts
def carroll_d2(t: _Parts) -> Any:
    """Carroll's D2: -sum q log2(q) / log2(k), q = p / sum p; 1 is even.

    References
    ----------
    Carroll, J. B. (1970). An alternative to Juilland's usage coefficient for lexical
    frequencies. Computer Studies in the Humanities and Verbal Behaviour 3(2), 61-65; on rates,
    as Gries (2008).
    """
    entropy = special.entr(t.rates / t.rates.sum(axis=-1, keepdims=True)).sum(axis=-1)
    return entropy / np.log(t.number) + 0 * t.total


@_over_parts
def rosengren_s(t: _Parts) -> Any:
    """Rosengren's S: (sum sqrt(s v))^2 / f; 1 is even.

    References
    ----------
    Rosengren, I. (1971). The quantitative concept of language and its relation to the structure
    of frequency dictionaries. Études de linguistique appliquée (n.s.) 1, 103-127; for unequal
    parts, as Gries (2008).
    """
    return np.sqrt(t.shares * t.counts).sum(axis=-1) ** 2 / t.total


@_over_parts
def da(t: _Parts) -> Any:
    """D_A: 1 - mean of abs(p_i - p_j) over all pairs of parts / (2 mean(p)); 1 is even.

    References
    ----------
    Burch, B., Egbert, J. and Biber, D. (2017). Measuring and interpreting lexical dispersion in
    corpus linguistics. Journal of Research Design and Statistics in Linguistics and
    Communication Science 3(2), 189-216; on rates, as Egbert et al. (2020).
    """
    k = t.number
    # In order of size the r-th rate is the larger one in r - 1 pairs and the smaller in k - r.
    differences = np.sort(t.rates, axis=-1) @ (2.0 * np.arange(1, k + 1) - k - 1)
    return 1 - differences / (k - 1) / t.rates.sum(axis=-1) + 0 * t.total


@_over_parts
def kld(t: _Parts) -> Any:
    """Kullback-Leibler divergence of the occurrences from the sizes: sum v/f log2((v/f) / s).

    References
    ----------
    Gries, S. Th. (2020). Analyzing dispersion. In A Practical Handbook of Corpus Linguistics,
    99-118. Not scaled to 0-1.
    """
    return special.rel_entr(t.of_total, t.shares).sum(axis=-1) / np.log(2)


@_over_parts
def pearson_dispersion(t: _Parts) -> Any:
    """Pearson's dispersion: sum (v - f s)^2 / (f s) / (k - 1); 1 as Poisson counts vary.

    By so much the variance of the count exceeds that of words drawn one by one: the error of a rate
    grows by its root.

    References
    ----------
    McCullagh, P. and Nelder, J. A. (1989). Generalized Linear Models, 2nd ed., section 6.2.
    """
    expected = t.total[..., None] * t.shares
    return ((t.counts - expected) ** 2 / expected).sum(axis=-1) / (t.number - 1)


def dp_nofreq(counts: ArrayLike, sizes: ArrayLike) -> Array:
    """DP with frequency partialled out: (DP - least) / (greatest - least), both for this f.

    Least: f occurrences as even as whole ones can be; greatest: all in the smallest parts, as far
    as these have room. NaN where both are the same (f = 1 in equal parts: nothing can be told).

    References
    ----------
    Gries, S. Th. (2022). What do (most of) our dispersion measures measure (most)? Dispersion?
    Journal of Second Language Studies 5(2), 171-205. Gries, S. Th. (2024). Frequency, Dispersion,
    Association, and Keyness, 196-208.
    """
    return _between(dp, counts, sizes)


def kld_nofreq(counts: ArrayLike, sizes: ArrayLike) -> Array:
    """KLD with frequency partialled out: (KLD - least) / (greatest - least), both for this f.

    References
    ----------
    Gries (2022, 2024), as under dp_nofreq.
    """
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


_EVEN, _UNEVEN = "higher: more even", "higher: less even"
_NONE = "NaN at f = 0 or one part"

#: name -> formula, unit, direction, edge
MEASURES = table_of(
    Measure(range_, "parts", "higher: in more parts", _NONE),
    Measure(dp, "share of the occurrences, 0 to 1", _UNEVEN, _NONE),
    Measure(dp_norm, "0 to 1", _UNEVEN, _NONE),
    Measure(juilland_d, "0 to 1", _EVEN, _NONE),
    Measure(carroll_d2, "0 to 1", _EVEN, _NONE),
    Measure(rosengren_s, "0 to 1", _EVEN, _NONE),
    Measure(da, "0 to 1", _EVEN, _NONE),
    Measure(kld, "bits", _UNEVEN, _NONE),
    Measure(pearson_dispersion, "times Poisson's variance", _UNEVEN, _NONE),
    Measure(dp_nofreq, "0 to 1", _UNEVEN, "NaN also where f leaves no choice"),
    Measure(kld_nofreq, "0 to 1", _UNEVEN, "NaN also where f leaves no choice"),
    Measure(arf, "times", "nearer f: more even", "NaN at f = 0"),
    Measure(awt, "words", "higher: less even", "NaN at f = 0"),
    Measure(f_awt, "times", "nearer f: more even", "NaN at f = 0"),
    Measure(ald, "powers of ten", "higher: less even", "NaN at f = 0"),
    Measure(f_ald, "times", "nearer f: more even", "NaN at f = 0"),
)

#: Those that take the places of a word in the whole corpus instead of counts in parts.
OVER_PLACES = frozenset({"arf", "awt", "f_awt", "ald", "f_ald"})
