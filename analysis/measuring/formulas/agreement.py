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
    table = _table(codes)
    return float(_alpha(table, _once(table)))


def cohen_kappa(codes: Codes) -> float:
    """Cohen's kappa of two coders: (agreement - expected) / (1 - expected).

    Things that one of the two did not code are left out. NaN where both gave one code throughout.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20, 37-46.
    """
    table = _pairs(codes)
    return float(_kappa(table, _once(table)))


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
    formula: Callable[[Array, Array], Array] = _alpha if measure == "alpha" else _kappa
    held = table[(table >= 0).sum(axis=1) > 1]
    value = float(formula(held, _once(held)))
    if np.isnan(value):
        return np.nan, np.nan
    drawn = np.random.default_rng(1).integers(0, len(held), size=(_TIMES, len(held)))
    drawn += np.arange(_TIMES)[:, None] * len(held)
    times = np.bincount(drawn.ravel(), minlength=drawn.size).reshape(drawn.shape)
    values = formula(held, times.astype("float64"))
    low, high = np.nanquantile(values, [(1 - level) / 2, (1 + level) / 2])
    differ = _disagreement(held)
    expected = differ / (1 - value) if value < 1 else float(_expected(held, _once(held)))
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


def _once(table: Array) -> Array:
    """Each thing counts once."""
    return np.ones(len(table))


def _given(table: Array) -> Array:
    """Count how often each thing was given each code; one code alone pairs with none."""
    number = int(table.max(initial=0)) + 1
    counts = np.stack([(table == code).sum(axis=1) for code in range(number)], axis=1)
    return np.asarray(np.where(counts.sum(axis=1, keepdims=True) > 1, counts, 0), dtype="float64")


@undefined
def _alpha(table: Array, times: Array) -> Array:
    """Give alpha of the things, each so many ``times``: one number, or one a row of these."""
    given = _given(table)
    coders = given.sum(axis=1)
    differ = (coders**2 - (given**2).sum(axis=1)) / np.maximum(coders - 1, 1)
    return np.asarray(1 - times @ differ / (times @ coders) / _expected(table, times))


@undefined
def _expected(table: Array, times: Array) -> Array:
    """Disagreement expected of codes dealt to the things at random."""
    each = times @ _given(table)
    n = each.sum(axis=-1)
    value = (n**2 - (each**2).sum(axis=-1)) / (n * (n - 1))
    return np.where(value > 0, value, np.nan)


@undefined
def _kappa(table: Array, times: Array) -> Array:
    first, second = (column[:, None] == np.unique(table) for column in table.T)
    n = times.sum(axis=-1)
    chance = ((times @ first) * (times @ second)).sum(axis=-1) / n**2
    return np.asarray((times @ (first & second).any(axis=1) / n - chance) / (1 - chance))


def _disagreement(table: Array) -> float:
    """Share of pairs of codes of one thing that differ, averaged over the things."""
    given = _given(table)
    coders = given.sum(axis=1)
    same = (given * (given - 1)).sum(axis=1) / (coders * (coders - 1))
    return float(1 - same.mean())
