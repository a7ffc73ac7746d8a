"""How far people who code the same things agree beyond chance.

``codes`` is a matrix, a row per thing and a column per coder; a missing code is None or NaN.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from .intervals import check_level, share_interval
from .measures import Array, undefined

Codes = np.ndarray | pd.DataFrame

_TIMES = 2_000


@undefined
def krippendorff_alpha(codes: Codes) -> float:
    """Krippendorff's alpha of nominal codes: 1 - observed / expected disagreement.

    Any number of coders, missing codes allowed; things with fewer than two codes are left out. NaN
    where only one code was ever given: nothing could have been disagreed about.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of
    Pennsylvania. Krippendorff, K. (2018). Content Analysis, 4th ed., chapter 12.
    """
    return _alpha(_table(codes))


def cohen_kappa(codes: Codes) -> float:
    """Cohen's kappa of two coders: (agreement - expected) / (1 - expected).

    Things that one of the two did not code are left out. NaN where both gave one code throughout.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20, 37-46.
    """
    table = _pairs(codes)
    return _kappa(table)


def agreement_interval(
    codes: Codes, *, measure: str = "alpha", level: float = 0.95
) -> tuple[float, float]:
    """Give the interval of alpha or kappa: percentiles of things drawn anew, fixed seed.

    Never inside 1 - d / e, where d is Wilson's interval of the share of things coded differently
    and e the disagreement expected of these coders: full agreement of 20 things is not [1, 1].

    References
    ----------
    Efron, B. and Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapter 13.
    Wilson (1927), as under intervals.share_interval.
    """
    check_level(level)
    table = _table(codes) if measure == "alpha" else _pairs(codes)
    formula: Callable[[Array], float] = _alpha if measure == "alpha" else _kappa
    held = table[(table >= 0).sum(axis=1) > 1]
    value = formula(held)
    if np.isnan(value):
        return np.nan, np.nan
    rng = np.random.default_rng(1)
    drawn = rng.integers(0, len(held), size=(_TIMES, len(held)))
    values = np.array([formula(held[rows]) for rows in drawn])
    low, high = np.nanquantile(values, [(1 - level) / 2, (1 + level) / 2])
    differ = _disagreement(held)
    expected = differ / (1 - value) if value < 1 else _expected(held)
    fewest, most = share_interval(differ * len(held), len(held), level=level)
    return float(min(low, 1 - most / expected)), float(max(high, 1 - fewest / expected))


def _table(codes: Codes) -> Array:
    """Number the codes; -1 where there is none."""
    frame = pd.DataFrame(codes)
    flat = pd.factorize(frame.to_numpy(dtype=object).ravel())[0]
    return np.asarray(flat.reshape(frame.shape))


def _pairs(codes: Codes) -> Array:
    table = _table(codes)
    if table.shape[1] != 2:
        raise ValueError(f"kappa is of two coders, not {table.shape[1]}")
    return table[(table >= 0).all(axis=1)]


def _counts(table: Array) -> Array:
    """Count how often each thing was given each code; things with one code pair with none."""
    number = int(table.max(initial=0)) + 1
    counts = np.stack([(table == code).sum(axis=1) for code in range(number)], axis=1)
    return np.asarray(counts[counts.sum(axis=1) > 1], dtype="float64")


@undefined
def _alpha(table: Array) -> float:
    counts = _counts(table)
    coders = counts.sum(axis=1)
    observed = ((coders**2 - (counts**2).sum(axis=1)) / (coders - 1)).sum() / coders.sum()
    return float(1 - observed / _expected(table)) if len(counts) else float("nan")


@undefined
def _expected(table: Array) -> float:
    """Disagreement expected of codes dealt to the things at random."""
    each = _counts(table).sum(axis=0)
    n = each.sum()
    value = (n**2 - (each**2).sum()) / (n * (n - 1))
    return float(value) if value > 0 else float("nan")


@undefined
def _kappa(table: Array) -> float:
    first, second = table.T
    codes = np.unique(table)
    chance = sum((first == code).mean() * (second == code).mean() for code in codes)
    return float(((first == second).mean() - chance) / (1 - chance))


def _disagreement(table: Array) -> float:
    """Share of pairs of codes of one thing that differ, averaged over the things."""
    counts = _counts(table)
    coders = counts.sum(axis=1)
    same = (counts * (counts - 1)).sum(axis=1) / (coders * (coders - 1))
    return float(1 - same.mean())
