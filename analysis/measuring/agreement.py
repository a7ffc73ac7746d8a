"""Codes of several people -> how far they agree."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..reading.errors import InputError
from .coding import as_written
from .formulas.agreement import agreement_interval, cohen_kappa, krippendorff_alpha


def agreement(*codes: pd.Series | Sequence[object], level: float = 0.95) -> pd.DataFrame:
    """Give how far coders of the same rows agree beyond chance.

    Parameters
    ----------
    *codes : Series or sequence
        One a coder, in the same order: the column ``coder`` of each one's file, say. Empty is not
        coded.
    level : float
        Level of the interval.

    Returns
    -------
    DataFrame
        One row a measure: ``measure`` (krippendorff_alpha and, of two coders, cohen_kappa),
        ``value``, ``low``, ``high``, ``rows`` (coded by two or more), ``coders``. From .8 on codes
        are held to be reliable, from .667 good for tentative conclusions (Krippendorff).

    Raises
    ------
    InputError
        If there are fewer than two coders, or their numbers of rows differ.

    See Also
    --------
    sample_for_coding, accuracy

    Notes
    -----
    The interval resamples rows. It says nothing of other coders.

    References
    ----------
    Krippendorff, K. (2018). Content Analysis, 4th ed., chapter 12; see ``formulas.agreement``.

    Examples
    --------
    >>> agreement(["a", "a", "b", "b"], ["a", "a", "b", "a"]).round(2)[["measure", "value"]]
                  measure  value
    0  krippendorff_alpha   0.53
    1         cohen_kappa   0.50
    """
    if len(codes) < 2 or len({len(one) for one in codes}) > 1:
        raise InputError(
            "agreement takes the codes of two coders or more, in the same rows",
            found=[len(one) for one in codes],
            mend="Merge the files by their column row.",
        )
    table = pd.DataFrame({place: as_written(one) for place, one in enumerate(codes)})
    measures = {"krippendorff_alpha": krippendorff_alpha(table)}
    if len(codes) == 2:
        measures["cohen_kappa"] = cohen_kappa(table)
    rows = []
    for name, value in measures.items():
        low, high = agreement_interval(table, measure=name.split("_")[1], level=level)
        coded = int((table.notna().sum(axis=1) > 1).sum())
        rows.append((name, value, low, high, coded, len(codes)))
    columns = ["measure", "value", "low", "high", "rows", "coders"]
    return pd.DataFrame(rows, columns=columns).astype({"measure": "str"})
