"""What a sample drawn from strata says of the whole."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from .intervals import share_interval
from .measures import undefined


@undefined
def corrected_count(
    right: ArrayLike, coded: ArrayLike, size: ArrayLike, *, level: float = 0.95
) -> tuple[float, float, float]:
    """Give how many of all rows are right: (sum size * right / coded, low, high).

    Wilson's limits l, u of each stratum are joined by MOVER: the sum less the root of the sum of
    (size * (p - l))^2, and likewise above. What was coded is known: distances shrink by the root
    of 1 - coded / size, to nothing in a stratum coded whole.

    References
    ----------
    Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 5. Zou, G. Y. and Donner, A.
    (2008). Construction of confidence limits about effect measures. Statistics in Medicine 27,
    1693-1702.
    """
    right, coded, size = (np.asarray(count, dtype="float64") for count in (right, coded, size))
    share = right / coded
    low, high = share_interval(right, coded, level=level)
    unseen = np.sqrt(np.maximum(1 - coded / size, 0))
    total = (size * share).sum()
    below, above = (np.sqrt(((size * (share - end) * unseen) ** 2).sum()) for end in (low, high))
    least, most = right.sum(), size.sum() - (coded - right).sum()
    return float(total), float(max(total - below, least)), float(min(total + above, most))
