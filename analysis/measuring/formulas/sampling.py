"""What a sample drawn from strata says of the whole."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from .intervals import share_interval
from .measures import Array, undefined


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


def _poisson_limit(x: Array, coded: Array, level: float) -> Array:
    """Give the lower limit of a share of which few were seen; NaN where they are not few."""
    few = (x >= 1) & (x <= np.where(coded > 50, 3, 2))
    return np.where(few, special.gammaincinv(x, 1 - level) / coded, np.nan)
