"""A chart's rows and words belong to its axes, and go with them."""

from __future__ import annotations

import gc

import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.reading.errors import InputError
from analysis.showing import charts
from analysis.showing.charts import record


@pytest.mark.parametrize("ask", [charts.data, charts.describe])
def test_axes_without_a_chart_are_refused(ask) -> None:
    with pytest.raises(InputError, match="what a chart"):
        ask(Figure().subplots())


def test_a_chart_that_is_gone_leaves_nothing_behind() -> None:
    gc.collect()
    before = len(record._RECORDS)
    charts.frequencies(pd.DataFrame({"word": ["a"], "n": [1]}), title="x")
    gc.collect()
    assert len(record._RECORDS) == before
