"""Tokens -> how varied the words of each document or group are."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd

from ..counting.groups import By, group_by
from ..reading.tables import as_tokens
from .formulas.diversity import MEASURES
from .formulas.measures import choose


def diversity(tokens: pd.DataFrame, *measures: str, by: By = "doc") -> pd.DataFrame:
    """Give how varied the words of each document, or each group, are.

    Parameters
    ----------
    tokens : DataFrame
        As :func:`tokenize` gives it; a group is read in the order of its rows.
    *measures : str
        Names from ``analysis.measuring.formulas.diversity.MEASURES``; without any, all.
    by : str, list of str or None
        As in :func:`frequencies`; None: the whole.

    Returns
    -------
    DataFrame
        One row per group, in order: the groups, ``total`` (words), ``types`` (different words),
        and one column per measure. NaN where the group is too short for the measure.

    Raises
    ------
    InputError
        If a measure or ``by`` is not known.

    See Also
    --------
    dispersion, frequencies

    Notes
    -----
    Do not compare ``ttr``, ``herdan_c``, ``guiraud_r``, ``cttr``, ``maas_a`` between texts of
    different length; ``total`` stands beside them for that reason. ``mattr``, ``hdd`` and
    ``mtld`` are less sensitive, but not below some hundred words. Arabic words carry clitics,
    so they differ more than those of other languages: compare within Arabic only.

    Examples
    --------
    >>> from analysis import tokenize
    >>> documents = pd.DataFrame({"doc": ["a", "b"], "text": ["حرب سلم حرب", "حرب"]})
    >>> diversity(tokenize(documents), "ttr", "simpson_d").round(2)
      doc  total  types   ttr  simpson_d
    0   a      3      2  0.67       0.33
    1   b      1      1  1.00        NaN
    """
    tokens = as_tokens(tokens)
    functions = choose(MEASURES, measures, tuple(MEASURES))
    groups = group_by(tokens, by)
    words = tokens["word"].array.codes
    order = np.argsort(groups.codes, kind="stable")
    edges = np.searchsorted(groups.codes[order], np.arange(len(groups.labels) + 1))
    every = [words[order[begin:end]] for begin, end in pairwise(edges)]
    table = groups.labels.copy()
    table["total"] = pd.Series([len(part) for part in every], dtype="int64")
    table["types"] = pd.Series([len(pd.unique(part)) for part in every], dtype="int64")
    for name, function in functions.items():
        table[name] = pd.Series([function(part) for part in every], dtype="float64")
    return table
