"""How evenly a word stands through one long text: by the gaps between its places.

Every formula takes the word's places in the whole corpus, in one sequence of ``size`` words
(``positions, size``). Below, f is their number, N the size, d the gaps, the last one round the end.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .measures import Array


def arf(positions: ArrayLike, size: int) -> float:
    """Average reduced frequency: sum min(d, w) / w, w = size / f, d the gaps, the last cyclic.

    ``positions`` are the word's places in the whole corpus, in one sequence of ``size`` words.
    f for a word spread evenly, near 1 for one that stands in one spot. NaN at f = 0.

    References
    ----------
    Savický, P. and Hlaváčová, J. (2002). Measures of word commonness. Journal of Quantitative
    Linguistics 9(3), 215-231.
    """
    gaps = _gaps(positions, size)
    if not len(gaps):
        return float("nan")
    width = size / len(gaps)
    return float(np.minimum(gaps, width).sum() / width)


def awt(positions: ArrayLike, size: int) -> float:
    """Average waiting time: (1 + sum d^2 / N) / 2 words from a random place to the next occurrence.

    NaN at f = 0.

    References
    ----------
    Savický and Hlaváčová (2002), as under arf.
    """
    gaps = _gaps(positions, size)
    return float((1 + (gaps**2).sum() / size) / 2) if len(gaps) else float("nan")


def f_awt(positions: ArrayLike, size: int) -> float:
    """Frequency reduced by the average waiting time: N^2 / sum d^2; f for an even word.

    References
    ----------
    Savický and Hlaváčová (2002), as under arf.
    """
    gaps = _gaps(positions, size)
    return float(size**2 / (gaps**2).sum()) if len(gaps) else float("nan")


def ald(positions: ArrayLike, size: int) -> float:
    """Average logarithmic distance: sum d log10(d) / N; lower is more even. NaN at f = 0.

    References
    ----------
    Savický and Hlaváčová (2002), as under arf.
    """
    gaps = _gaps(positions, size)
    return float((gaps * np.log10(gaps)).sum() / size) if len(gaps) else float("nan")


def f_ald(positions: ArrayLike, size: int) -> float:
    """Frequency reduced by the average logarithmic distance: N * 10^-ALD; f for an even word.

    References
    ----------
    Savický and Hlaváčová (2002), as under arf.
    """
    return float(size * 10 ** -ald(positions, size))


def _gaps(positions: ArrayLike, size: int) -> Array:
    """Give the distances from each occurrence to the next, the last one round the end."""
    places = np.sort(np.asarray(positions, dtype="float64"))
    return np.diff(places, append=places[:1] + size)
