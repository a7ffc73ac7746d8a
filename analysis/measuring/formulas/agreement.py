"""How far people who code the same things agree beyond chance.

``codes`` is a matrix, a row per thing and a column per coder; a missing code is None or NaN.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from .intervals import check_level, share_interval
from .measures import Array, Formula, undefined

Codes = np.ndarray | pd.DataFrame

_TIMES = 2_000


def krippendorff_alpha(codes: Codes) -> float:
    """Krippendorff's alpha of nominal codes: 1 - observed / expected disagreement.

    Any number of coders, missing codes allowed; things with fewer than two codes are left out. NaN
    where only one code was ever given: nothing could have been disagreed about.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of
    Pennsylvania. Krippendorff, K. (2018). Content Analysis, 4th ed., chapter 12.
    """
    return float(_alpha(*_patterns(codes)))


def cohen_kappa(codes: Codes) -> float:
    """Cohen's kappa of two coders: (agreement - expected) / (1 - expected).

    Things that one of the two did not code are left out. NaN where both gave one code throughout.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20, 37-46.
    """
    return float(_kappa(*_patterns(codes)))


@undefined
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
    formula: Formula = _alpha if measure == "alpha" else _kappa
    rows, times = _patterns(codes)
    value, things = formula(rows, times), times.sum()
    if np.isnan(value):
        return np.nan, np.nan
    # Things coded alike are the same thing: what is drawn is how often each pattern comes.
    drawn = np.random.default_rng(1).multinomial(things, times / things, size=_TIMES)
    low, high = np.nanquantile(formula(rows, drawn), [(1 - level) / 2, (1 + level) / 2])
    counts = _counts(rows)
    coders = counts.sum(axis=1)
    same = (counts * (counts - 1)).sum(axis=1) / (coders * (coders - 1))
    differ = 1 - times @ same / things
    expected = differ / (1 - value) if value < 1 else _expected(times @ counts)
    fewest, most = share_interval(differ * things, things, level=level)
    return float(min(low, 1 - most / expected)), float(max(high, 1 - fewest / expected))


def _patterns(codes: Codes) -> tuple[np.ndarray, np.ndarray]:
    """Give each way in which things with two codes or more were coded, and how often it comes.

    Codes are numbered, -1 where there is none.
    """
    frame = pd.DataFrame(codes)
    table = pd.factorize(frame.to_numpy(dtype=object).ravel())[0].reshape(frame.shape)
    return np.unique(table[(table >= 0).sum(axis=1) > 1], axis=0, return_counts=True)


def _counts(rows: np.ndarray) -> Array:
    """Count how often each pattern has each code."""
    codes = np.unique(rows[rows >= 0])
    return np.asarray((rows[:, :, None] == codes).sum(axis=1), dtype="float64")


@undefined
def _alpha(rows: np.ndarray, times: np.ndarray) -> Array:
    counts = _counts(rows)
    coders = counts.sum(axis=1)
    differ = (coders**2 - (counts**2).sum(axis=1)) / (coders - 1)
    return np.asarray(1 - times @ differ / (times @ coders) / _expected(times @ counts))


@undefined
def _expected(each: Array) -> Array:
    """Disagreement expected of codes dealt to the things at random."""
    n = each.sum(axis=-1)
    value = (n**2 - (each**2).sum(axis=-1)) / (n * (n - 1))
    return np.where(value > 0, value, np.nan)


@undefined
def _kappa(rows: np.ndarray, times: np.ndarray) -> Array:
    if rows.shape[1] != 2:
        raise ValueError(f"kappa is of two coders, not {rows.shape[1]}")
    first, second = (column[:, None] == np.unique(rows) for column in rows.T)
    n = times.sum(axis=-1)
    chance = ((times @ first) * (times @ second)).sum(axis=-1) / n**2
    return np.asarray((times @ (rows[:, 0] == rows[:, 1]) / n - chance) / (1 - chance))
