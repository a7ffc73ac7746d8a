"""A sample that people coded -> how often the machine is right, and its counts corrected."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..reading.casting import VOICES
from ..reading.errors import InputError
from ..reading.tables import require
from .coding import as_written
from .formulas.intervals import corrected_count, share_interval

_YES = frozenset({"yes", "y", "right", "true", "1", "1.0", "نعم", "صح", "صحيح"})
_NO = frozenset({"no", "n", "wrong", "false", "0", "0.0", "لا", "خطأ"})


def accuracy(sample: pd.DataFrame, *, level: float = 0.95) -> pd.DataFrame:
    """Give how often the machine is right, and its counts corrected for where it is not.

    Parameters
    ----------
    sample : DataFrame
        As :func:`sample_for_coding` gave it, the column ``coder`` filled in; rows left empty are
        passed over.
    level : float
        Level of the intervals.

    Returns
    -------
    DataFrame
        Two kinds of rows. One per stratum: ``label``, ``stratum``, ``found`` (rows in the table),
        ``coded``, ``right``, ``precision``, ``low``, ``high`` (Wilson's). One per label with the
        stratum ``all``: ``found``, ``coded``, ``right`` over its strata, ``precision`` (weighted
        by their rows) with its interval; ``corrected``, ``corrected_low``, ``corrected_high``: how
        many rows of the table are that label, wherever the machine put them; and ``recall``: the
        share of these that the machine labelled so. Both are NaN where there are several labels
        and a coder said only no: what is wrong may then be any of them.

    Raises
    ------
    InputError
        If the table is no such sample, nothing is coded, or a code is no voice where voices are.

    See Also
    --------
    sample_for_coding, agreement

    Notes
    -----
    Counts are corrected by double sampling: each stratum's rows times the share of each true label
    among those coded there, summed over the strata. As rows were drawn by what the machine said, no
    error matrix has to be inverted, and errors need not be alike between labels. The interval joins
    those of the strata (MOVER), narrowed by the share of a stratum that was coded; in simulations
    it covers 93 % or more, with errors as rare as one in a thousand. Rows that the machine never
    found are in no table: nothing is said of them. Without a coded sample a count is "as found by
    rules".

    References
    ----------
    Tenenbein, A. (1970). A double sampling scheme for estimating from binomial data with
    misclassifications. Journal of the American Statistical Association 65, 1350-1361.
    Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 5 (stratified sampling).
    Zou, G. Y. and Donner, A. (2008). Construction of confidence limits about effect measures.
    Statistics in Medicine 27, 1693-1702 (MOVER). The limits of each stratum: see
    ``formulas.intervals.corrected_count``.

    Examples
    --------
    >>> sample = pd.DataFrame({"coder": ["yes", "yes", "article", "yes"],
    ...     "label": ["quoted", "quoted", "quoted", "article"],
    ...     "stratum": ["quoted", "quoted", "quoted", "article"], "in_stratum": [30, 30, 30, 10]})
    >>> table = accuracy(sample).query("stratum == 'all'")
    >>> table[["label", "found", "precision", "corrected"]].round(2)
         label  found  precision  corrected
    1   quoted     30       0.67       20.0
    3  article     10       1.00       20.0
    """
    require(sample, ["coder", "label", "stratum", "in_stratum"], table_name="coded rows")
    coded = _truth(sample)
    every = sample.assign(label=sample["label"].astype("str").str.strip())
    strata = every.groupby(["label", "stratum"], sort=False)["in_stratum"].first().rename("found")
    held = coded.assign(right=coded["truth"] == coded["label"]).groupby(["label", "stratum"])[
        "right"
    ]
    table = pd.DataFrame({"found": strata, "coded": held.size(), "right": held.sum()}).loc[
        strata.index
    ]
    table = table.fillna(0).astype("int64").reset_index()
    table["precision"] = table["right"] / table["coded"].where(table["coded"] > 0)
    low, high = share_interval(table["right"], table["coded"], level=level)
    table = table.assign(low=low, high=high)
    labels = list(dict.fromkeys([*table["label"], *coded["truth"]]))
    told = not (coded["truth"] == "no").any() or table["label"].nunique() == 1
    parts = []
    for label in labels:
        if label != "no":
            mine = table["label"] == label
            parts += [table[mine], _whole(label, table, coded, level=level, told=told)]
    whole: pd.DataFrame = pd.concat([part for part in parts if len(part)], ignore_index=True)
    return whole.astype({"label": "str", "stratum": "str"})


def _truth(sample: pd.DataFrame) -> pd.DataFrame:
    """Give the coded rows with the label that the coder gives each, ``no`` where only wrong."""
    written = as_written(sample["coder"])
    kept = written.notna().to_numpy()
    if not kept.any():
        raise InputError(
            "the column coder is filled in", found="no code", mend="Code some rows first."
        )
    coded = sample[kept].assign(label=sample.loc[kept, "label"].astype("str").str.strip())
    names = {label.lower(): label for label in sample["label"].astype("str").str.strip()}
    words = written[kept].to_numpy()
    truth = [
        label if word in _YES else "no" if word in _NO else names.get(word, word)
        for word, label in zip(words, coded["label"], strict=True)
    ]
    strange = [code for code in truth if code not in (*VOICES, "no")]
    if strange and set(names.values()) <= set(VOICES):
        raise InputError(
            f"a code is yes, no or one of {', '.join(VOICES)}",
            found=strange[0],
            mend="Correct the column coder, or leave the row empty.",
        )
    told: pd.DataFrame = coded.assign(truth=truth)
    return told


def _whole(
    label: str, table: pd.DataFrame, coded: pd.DataFrame, *, level: float, told: bool
) -> pd.DataFrame:
    """Lay out the row of one label over all its strata."""
    mine = table[table["label"] == label]
    found, size = int(mine["found"].sum()), table["found"].to_numpy()
    is_label = coded["truth"] == label
    times = is_label.groupby([coded["label"], coded["stratum"]]).sum()
    index = pd.MultiIndex.from_frame(table[["label", "stratum"]])
    truly = times.reindex(index, fill_value=0).to_numpy()
    here = corrected_count(mine["right"], mine["coded"], mine["found"], level=level)
    everywhere = (np.nan,) * 3
    if told:
        everywhere = corrected_count(truly, table["coded"], size, level=level)
    row = {"label": label, "stratum": "all", "found": found}
    row |= {name: int(mine[name].sum()) for name in ("coded", "right")}
    shares = (value / found if found else np.nan for value in here)
    row |= dict(zip(("precision", "low", "high"), shares, strict=True))
    names = ("corrected", "corrected_low", "corrected_high")
    row |= dict(zip(names, everywhere, strict=True))
    row["recall"] = here[0] / everywhere[0] if everywhere[0] else np.nan
    return pd.DataFrame([row])
