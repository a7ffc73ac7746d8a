"""By what many documents are shown, so that a chart of them can be read."""

from __future__ import annotations

import pandas as pd

from analysis.reading.tables import require

_PERIODS = {"week": "W", "month": "M", "quarter": "Q", "year": "Y"}  # from fine to coarse


def grouping(documents: pd.DataFrame, *, most: int = 12) -> str:
    """Return by what these documents are best shown: each by itself, or in groups.

    ``doc`` for ``most`` documents or fewer, as many as a chart has rows; else ``source``, if there
    are several and not more than so many; else the finest period of time in which every document
    stands and of which there are not more. Where nothing groups them, ``doc``: the charts then show
    the first dozen and say how many are left out.

    Examples
    --------
    >>> many = pd.DataFrame({"doc": [f"{n:02}" for n in range(40)], "source": ["a", "b"] * 20})
    >>> grouping(many), grouping(many.head(12)), grouping(many.drop(columns="source"))
    ('source', 'doc', 'doc')
    """
    require(documents, ["doc"], table_name="documents")
    if len(documents) <= most:
        return "doc"
    if "source" in documents.columns:
        known = documents["source"].replace("", None)
        if known.notna().all() and 2 <= known.nunique() <= most:
            return "source"
    if "date" in documents.columns and documents["date"].notna().all():
        dates = pd.to_datetime(documents["date"])
        for name, freq in _PERIODS.items():
            periods = dates.dt.to_period(freq)
            if 2 <= len(pd.period_range(periods.min(), periods.max(), freq=freq)) <= most:
                return name
    return "doc"
