"""Concordance lines, from right to left."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.reading.errors import InputError
from analysis.showing.lines import show_lines

LINES = pd.DataFrame(
    {
        "doc": ["001", "002"],
        "date": pd.to_datetime(["2025-05-08", None]),
        "family": pd.Categorical(["hegemony", "هيمنة"]),
        "before": ["القائم على ", ""],
        "keyword": ["الهيمنة", "الأحادية"],
        "after": [" ستعمل الصين", " CNN"],
        "start": [10, 20],
        "end": [17, 28],
    }
)


def test_a_line_reads_before_keyword_after_from_the_right(read_html) -> None:
    reader = read_html(show_lines(LINES).html)
    assert next(attrs for tag, attrs in reader.tags if tag == "table")["dir"] == "rtl"
    assert reader.cells == [
        *("article", "date", "words sought", "before", "keyword", "after"),
        *("001", "2025-05-08", "hegemony", "القائم على ", "الهيمنة", " ستعمل الصين"),
        *("002", "–", "هيمنة", "", "الأحادية", " CNN"),
    ]


def test_each_value_is_isolated_and_has_its_own_direction(read_html) -> None:
    tags = read_html(show_lines(LINES).html).tags
    cells = [attrs["dir"] for tag, attrs in tags if tag == "td"]
    assert cells == [
        "ltr",
        "ltr",
        "ltr",
        "rtl",
        "rtl",
        "rtl",
        "ltr",
        "ltr",
        "rtl",
        "ltr",
        "rtl",
        "ltr",
    ]
    assert sum(tag == "bdi" for tag, _ in tags) == len(cells)


def test_no_text_is_markup(read_html, hostile: str) -> None:
    line = dict.fromkeys(["doc", "family", "before", "keyword", "after"], hostile)
    reader = read_html(show_lines(pd.DataFrame([line])).html)
    assert reader.cells[5:] == [hostile] * 5
    assert {tag for tag, _ in reader.tags} <= set("div table thead tbody tr th td bdi".split())


def test_the_letters_set_a_line_that_begins_with_a_latin_word() -> None:
    line = pd.DataFrame([{"before": "GDP نمو الناتج المحلي", "keyword": "x", "after": ""}])
    assert '<bdi dir="rtl" lang="ar">GDP نمو' in show_lines(line).html


def test_three_columns_are_enough() -> None:
    shown = show_lines(LINES[["before", "keyword", "after"]])
    assert repr(shown).splitlines() == ["القائم على [الهيمنة] ستعمل الصين", "[الأحادية] CNN"]


def test_no_line_is_no_error() -> None:
    assert repr(show_lines(LINES[:0])) == "No lines."
    assert "<td" not in show_lines(LINES[:0]).html


def test_a_table_that_is_no_concordance_is_refused() -> None:
    with pytest.raises(InputError, match="without keyword, after"):
        show_lines(LINES[["before"]])


def test_the_table_holds_no_script() -> None:
    assert "script" not in show_lines(LINES).html
