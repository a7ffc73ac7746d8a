"""A period is named as a period: the year 2022, not the first of January."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.showing.charts import wording
from analysis.showing.charts.periods import period, said


@pytest.mark.parametrize(
    ("freq", "kind"), [("YS", "year"), ("QS", "quarter"), ("MS", "month"), ("W-MON", "week")]
)
def test_what_dates_stand_for_is_seen_on_them(freq: str, kind: str) -> None:
    assert period(pd.Series(pd.date_range("2022-03-02", periods=9, freq=freq))) == kind


def test_a_column_named_after_a_period_says_so_itself() -> None:
    dates = pd.Series(pd.to_datetime(["2022-01-01"]))
    assert period(dates) == "year"
    assert period(dates, "month") == "month"
    assert period(dates, "day") == "day"


@pytest.mark.parametrize("dates", [["2022-01-01", "2022-01-09"], ["2022-05-09"], [None], []])
def test_other_dates_are_days(dates: list[str]) -> None:
    assert period(pd.Series(pd.to_datetime(dates))) == "day"


@pytest.mark.parametrize(
    ("kind", "english", "arabic"),
    [
        ("year", "2022", "٢٠٢٢"),
        ("quarter", "Q2 2022", "الربع الثاني ٢٠٢٢"),
        ("month", "Apr 2022", "أبريل ٢٠٢٢"),
        ("week", "week of 4 Apr 2022", "أسبوع ٤ أبريل ٢٠٢٢"),
        ("day", "4 Apr 2022", "٤ أبريل ٢٠٢٢"),
    ],
)
def test_each_period_has_its_words(kind: str, english: str, arabic: str) -> None:
    date = pd.Timestamp("2022-04-04")
    assert said(date, kind) == english
    with wording.speaking("ar", "arabic-indic"):
        assert said(date, kind) == arabic
