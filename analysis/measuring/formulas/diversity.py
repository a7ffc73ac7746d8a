"""How varied the words of a text are.

Every formula takes a sequence of words. Below, N is their number, V the number of different
ones. NaN where a text is too short for the formula, never a number that looks like one.
:data:`MEASURES` lists them. Only ``mattr``, ``msttr``, ``hdd`` and ``mtld`` were made to
be compared between texts of different length; compare the others at one length only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from .measures import Array, measures_of, undefined

Words = Sequence[str] | Array | pd.Series


@undefined
def ttr(words: Words) -> float:
    """Type-token ratio: V / N."""
    n, v = _sizes(words)
    return float(v / n)


@undefined
def herdan_c(words: Words) -> float:
    """Herdan's C: ln V / ln N."""
    n, v = _sizes(words)
    return float(np.log(v) / np.log(n))


@undefined
def guiraud_r(words: Words) -> float:
    """Guiraud's R: V / sqrt(N)."""
    n, v = _sizes(words)
    return float(v / np.sqrt(n))


@undefined
def cttr(words: Words) -> float:
    """Carroll's corrected type-token ratio: V / sqrt(2 N)."""
    n, v = _sizes(words)
    return float(v / np.sqrt(2 * n))


@undefined
def maas_a(words: Words, *, base: float = 10) -> float:
    """Maas' a: sqrt((log N - log V) / (log N)^2), logarithms to base 10.

    It is a, not a squared; lower means more varied. The base matters: quanteda and koRpus take
    10, others e (``base``).
    """
    log_n, log_v = (np.log(size) / np.log(base) for size in _sizes(words))
    return float(np.sqrt((log_n - log_v) / log_n**2))


@undefined
def yule_k(words: Words) -> float:
    """Yule's K: 10^4 * (sum i^2 V_i - N) / N^2, V_i words standing i times."""
    times = _times(words)
    n = times.sum()
    return float(1e4 * ((times**2).sum() - n) / n**2)


@undefined
def simpson_d(words: Words) -> float:
    """Simpson's D: sum f (f - 1) / (N (N - 1)), f the times of each word; NaN below 2 words."""
    times = _times(words)
    n = times.sum()
    return float((times * (times - 1)).sum() / (n * (n - 1)))


def mattr(words: Words, *, window: int = 50) -> float:
    """Moving-average TTR: mean of V / N over all windows of 50 words; NaN in a shorter text."""
    codes = _codes(words)
    n = len(codes)
    if n < window:
        return float("nan")
    place = np.arange(n)
    before = pd.Series(place).groupby(codes).shift(fill_value=-1).to_numpy(dtype="int64")
    # A word is new in the windows that begin after it stood before, and hold it.
    first = np.maximum(np.maximum(place - window + 1, before + 1), 0)
    last = np.minimum(place, n - window)
    return float(np.maximum(last - first + 1, 0).sum() / (n - window + 1) / window)


def msttr(words: Words, *, segment: int = 100) -> float:
    """Mean segmental TTR: mean of V / N over segments of 100 words; NaN in a shorter text.

    The words after the last whole segment are left out.
    """
    codes = _codes(words)
    whole = len(codes) // segment
    if not whole:
        return float("nan")
    parts = codes[: whole * segment].reshape(whole, segment)
    return float(np.mean([len(np.unique(part)) / segment for part in parts]))


def hdd(words: Words, *, draws: int = 42) -> float:
    """HD-D: sum over words of P(in a random draw of 42) / 42, from 0 to 1; NaN below 42 words.

    P = 1 - hypergeometric(0; N, f, 42), f the times of the word. ``draws`` between 35 and 50.
    """
    from scipy import stats

    times = _times(words)
    n = times.sum()
    if n < draws:
        return float("nan")
    different, number = np.unique(times, return_counts=True)
    return float((number * stats.hypergeom.sf(0, n, different, draws)).sum() / draws)


def mtld(words: Words, *, threshold: float = 0.72) -> float:
    """MTLD: N / factors, the mean of reading forwards and backwards.

    A factor closes as soon as the TTR since the last one is below .72; what is left counts as
    (1 - TTR) / (1 - .72) of a factor. NaN where no word stands twice in what is left and no
    factor closes: the text is too short. ``threshold`` between .66 and .75.
    """
    codes = _codes(words).tolist()
    factors = [_factors(way, threshold) for way in (codes, codes[::-1])]
    if not min(factors):
        return float("nan")
    return float(np.mean([len(codes) / number for number in factors]))


def _factors(codes: Iterable[int], threshold: float) -> float:
    """Count the stretches after which the type-token ratio has fallen below the threshold."""
    factors, seen, length, ratio = 0.0, set(), 0, 1.0
    for code in codes:
        length += 1
        seen.add(code)
        ratio = len(seen) / length
        if ratio < threshold:
            factors, seen, length, ratio = factors + 1, set(), 0, 1.0
    return factors + (1 - ratio) / (1 - threshold)


def _codes(words: Words) -> np.ndarray:
    """Number the different words."""
    values = words if isinstance(words, np.ndarray | pd.Series) else np.array(words, dtype=object)
    return np.asarray(pd.factorize(values, use_na_sentinel=False)[0])


def _times(words: Words) -> Array:
    """Give how often each different word stands."""
    return np.bincount(_codes(words)).astype("float64")


def _sizes(words: Words) -> tuple[np.float64, np.float64]:
    """Give the number of words and of different words."""
    times = _times(words)
    return times.sum(), np.float64(len(times))


MEASURES = measures_of("diversity", globals())
