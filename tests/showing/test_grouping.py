"""Many documents are shown in groups that a chart has room for."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.reading.errors import InputError
from analysis.showing.grouping import grouping


def _documents(count: int, **columns: object) -> pd.DataFrame:
    return pd.DataFrame({"doc": [f"{number:03}" for number in range(count)], **columns})


def test_a_dozen_documents_stand_each_for_itself() -> None:
    assert grouping(_documents(12, source=["a", "b"] * 6)) == "doc"
    assert grouping(_documents(13, source=["a"] * 12 + ["b"])) == "source"


def test_one_source_or_too_many_or_unknown_ones_group_nothing() -> None:
    assert grouping(_documents(26, source="a")) == "doc"
    assert grouping(_documents(26, source=list("abcdefghijklmnopqrstuvwxyz"))) == "doc"
    assert grouping(_documents(26, source=["a", ""] * 13)) == "doc"


@pytest.mark.parametrize(
    ("step", "by"), [("D", "week"), ("7D", "month"), ("20D", "quarter"), ("90D", "year")]
)
def test_time_groups_as_finely_as_the_chart_has_rows(step: str, by: str) -> None:
    documents = _documents(40, date=pd.date_range("2021-01-01", periods=40, freq=step))
    assert grouping(documents) == by


def test_an_undated_document_leaves_time_out() -> None:
    dates = [*pd.date_range("2021-01-01", periods=39), pd.NaT]
    assert grouping(_documents(40, date=dates)) == "doc"
    assert grouping(_documents(0)) == "doc"


def test_another_table_is_refused() -> None:
    with pytest.raises(InputError, match="Missing: doc"):
        grouping(pd.DataFrame({"word": ["a"]}))
