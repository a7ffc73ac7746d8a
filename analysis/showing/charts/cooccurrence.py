"""A heat map: which words stand together, and how often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Unpack

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.reading.tables import as_shown
from analysis.showing.charts import sheet, wording
from analysis.showing.charts.furniture import Furniture, chart
from analysis.showing.charts.matrix import Matrix, spread, written
from analysis.showing.charts.naming import check_pairs, pair_names
from analysis.showing.charts.record import keep

wording.add(
    {
        "heat map": ("Heat map", "خريطة حرارية"),
        "together": ("How often the two stand together", "تكرار اجتماع الاثنين"),
        "measure of pairs": (
            "{measure} of what stands together",
            "{measure} لما يجتمع",
        ),
    }
)


@chart
def cooccurrence(
    pairs: pd.DataFrame,
    *,
    title: str,
    measure: str = "n",
    top: int = 12,
    **furniture: Unpack[Furniture],
) -> Axes:
    """Return a heat map of how often two words stand together.

    Each pair shows twice, on both sides of the blank diagonal. Arabic words run from the right.

    Parameters
    ----------
    pairs : DataFrame
        Columns `word1`, `word2` and the measure; one row a pair, in either order.
    measure : str
        The column to show: `n`, or a score such as `log_dice`.
    top : int
        How many words at most: those whose pairs add up to most.

    Returns
    -------
    Axes
        The matrix as an image, one value a cell. A pair that is not in the table has the count 0,
        and no score.

    Raises
    ------
    InputError
        A column is missing, or a pair has two rows.

    See Also
    --------
    cooccurrences, associate, charts.network

    Examples
    --------
    >>> pairs = pd.DataFrame({"word1": ["China"], "word2": ["Russia"], "n": [3]})
    >>> ax = cooccurrence(pairs, title="China and Russia")
    >>> ax.images[0].get_array().filled(-1).tolist()
    [[-1.0, 3.0], [3.0, -1.0]]
    """
    pairs = as_shown(pairs, ["word1", "word2", measure], table_name="rows for charts.cooccurrence")
    check_pairs(pairs, chart="cooccurrence")
    matrix = _matrix(pairs, measure, top)
    called = pair_names(pairs)
    names = [called[key] for key in matrix.index]
    values = matrix.to_numpy(float, copy=True)
    np.fill_diagonal(values, np.nan)
    cells = Matrix(
        blocks=[np.where(np.isfinite(values), values, np.nan)],
        heads=[""],
        rows=names,
        columns=names,
        whole=measure == "n",
        rtl=wording.from_the_right(names),
    )
    words = sheet.words(title, _what(measure), furniture)
    ax = spread(furniture.get("ax"), words, cells)
    rows = _shown(pairs, list(matrix.index), measure)
    return keep(ax, "heat map", words, rows=rows, items=_told(rows, measure, called))


def _matrix(pairs: pd.DataFrame, measure: str, top: int) -> pd.DataFrame:
    """Return the square table of both orders of each pair, the busiest words first."""
    key = ["word1", "word2"]
    one = pairs[[*key, measure]].astype(dict.fromkeys(key, str))
    both = pd.concat([one, one.rename(columns={"word1": "word2", "word2": "word1"})])
    both = both[both["word1"] != both["word2"]]
    sums = both.replace(-np.inf, np.nan).groupby("word1")[measure].sum()
    names = sums.sort_index().sort_values(ascending=False, kind="stable").index[:top]
    square = both.pivot(index="word1", columns="word2", values=measure).astype(float)
    square = square.reindex(index=names, columns=names, fill_value=np.nan)
    return square.fillna(0.0) if measure == "n" else square


def _what(measure: str) -> str:
    if measure == "n":
        return wording.say("together")
    return wording.say("measure of pairs", measure=wording.named(measure))


def _shown(pairs: pd.DataFrame, names: list[str], measure: str) -> pd.DataFrame:
    inside = pairs["word1"].astype(str).isin(names) & pairs["word2"].astype(str).isin(names)
    rows = pairs[inside & (pairs["word1"].astype(str) != pairs["word2"].astype(str))]
    return rows.sort_values([measure, "word1", "word2"], ascending=[False, True, True])


def _told(rows: pd.DataFrame, measure: str, called: Mapping[str, str]) -> list[str]:
    """Name the pairs that were seen, the closest first."""
    seen = rows[rows[measure] > 0] if measure == "n" else rows[np.isfinite(rows[measure])]
    return [
        wording.say(
            "pair",
            first=called[str(first)],
            second=called[str(second)],
            value=written(value, whole=measure == "n"),
        )
        for first, second, value in zip(seen["word1"], seen["word2"], seen[measure], strict=True)
    ]
