"""Intervals for counts, shares, ratios of rates and sums over strata, of numbers or arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from ...reading.errors import InputError
from .measures import Array, undefined


def poisson_interval(n: ArrayLike, *, level: float = 0.95) -> tuple[Array, Array]:
    """Give Garwood's exact interval for Poisson counts: (low, high), low = 0 at n = 0.

    References
    ----------
    Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.
    """
    tail = (1 - check_level(level)) / 2
    n = np.asarray(n, dtype="float64")
    # Half of chi-square with 2 n degrees of freedom is gamma of shape n.
    low = np.where(n > 0, special.gammaincinv(n, tail), np.where(n == 0, 0.0, np.nan))
    return low[()], np.asarray(special.gammainccinv(n + 1, tail))[()]


@undefined
def share_interval(n: ArrayLike, total: ArrayLike, *, level: float = 0.95) -> tuple[Array, Array]:
    """Give Wilson's score interval for n of total: (low, high), NaN where total is 0.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22, 209-212.
    """
    n, total = (np.asarray(count, dtype="float64") for count in (n, total))
    z = special.ndtri((1 + check_level(level)) / 2)
    middle = (n + z**2 / 2) / (total + z**2)
    half = z * np.sqrt(n * (total - n) / total + z**2 / 4) / (total + z**2)
    low, high = middle - half, middle + half
    # At 0 and at all of them the ends are 0 and 1, but for the last digit.
    low = np.where((n == 0) & (total > 0), 0.0, low)
    return low[()], np.where((n == total) & (total > 0), 1.0, high)[()]


@undefined
def ratio_interval(
    f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike, *, level: float = 0.95
) -> tuple[Array, Array]:
    """Give the exact interval for the ratio of two rates, (f1 / n1) / (f2 / n2): (low, high).

    Given f1 + f2, f1 is binomial; its Clopper-Pearson limits p become p / (1 - p) * n2 / n1.
    From 0 where f1 = 0, to infinity where f2 = 0. NaN where a total is 0.

    References
    ----------
    Przyborowski, J. and Wilenski, H. (1940). Homogeneity of results in testing samples from
    Poisson series. Biometrika 31, 313-323.
    Clopper, C. J. and Pearson, E. S. (1934). The use of confidence or fiducial limits.
    Biometrika 26, 404-413.
    """
    return ratio_limits(f1, n1, f2, n2, tail=(1 - check_level(level)) / 2)


@undefined
def ratio_limits(
    f1: ArrayLike, n1: ArrayLike, f2: ArrayLike, n2: ArrayLike, *, tail: ArrayLike
) -> tuple[Array, Array]:
    """Give the limits of ratio_interval at an error of ``tail`` at each end, one a row or for all.

    Counts need not be whole: clustered ones are divided by their design effect.

    References
    ----------
    As under ratio_interval.
    """
    f1, n1, f2, n2 = (np.asarray(count, dtype="float64") for count in (f1, n1, f2, n2))
    low = np.where(f1 == 0, 0.0, special.betaincinv(f1, f2 + 1, tail))
    # The upper limit from its complement, which keeps its digits where the limit is near 1.
    rest = np.where(f2 == 0, 0.0, special.betaincinv(f2, f1 + 1, tail))
    scale = np.where((n1 > 0) & (n2 > 0), n2 / n1, np.nan)
    return (low / (1 - low) * scale)[()], ((1 - rest) / rest * scale)[()]


@undefined
def corrected_count(
    right: ArrayLike, coded: ArrayLike, size: ArrayLike, *, level: float = 0.95
) -> tuple[float, float, float]:
    """Give how many of all rows are right: (sum size * right / coded, low, high).

    The limits l, u of each stratum are joined by MOVER: the sum less the root of the sum of
    (size * (p - l))^2, and likewise above. They are Wilson's, but where one to three are right, or
    wrong, the one-sided Poisson limit if that is further: Wilson's often miss shares near 0 and 1.
    What was coded is known: distances shrink by the root of 1 - coded / size, to nothing in a
    stratum coded whole.

    References
    ----------
    Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 5. Zou, G. Y. and Donner, A.
    (2008). Construction of confidence limits about effect measures. Statistics in Medicine 27,
    1693-1702. Brown, L. D., Cai, T. T. and DasGupta, A. (2001). Interval estimation for a binomial
    proportion. Statistical Science 16, 101-133, section 4.1.1 (modified Wilson).
    """
    right, coded, size = (np.asarray(count, dtype="float64") for count in (right, coded, size))
    share = right / coded
    low, high = share_interval(right, coded, level=level)
    least, most = (_poisson_limit(x, coded, level) for x in (right, coded - right))
    low, high = np.fmin(low, least), np.fmax(high, 1 - most)
    unseen = np.sqrt(np.maximum(1 - coded / size, 0))
    total = (size * share).sum()
    below, above = (np.sqrt(((size * (share - end) * unseen) ** 2).sum()) for end in (low, high))
    least, most = right.sum(), size.sum() - (coded - right).sum()
    return float(total), float(max(total - below, least)), float(min(total + above, most))


def check_level(level: float) -> float:
    """Give the level of an interval, or refuse what is none."""
    if not 0 < level < 1:
        raise InputError(
            "level is a number between 0 and 1", found=level, mend="Say for example 0.95."
        )
    return level


def _poisson_limit(x: Array, coded: Array, level: float) -> Array:
    """Give the lower limit of a share of which few were seen; NaN where they are not few."""
    few = (x >= 1) & (x <= np.where(coded > 50, 3, 2))
    return np.where(few, special.gammaincinv(x, 1 - level) / coded, np.nan)
