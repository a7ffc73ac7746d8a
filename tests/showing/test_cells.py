"""Any table, whole and escaped: what a reader of HTML gets back is what was put in."""

from __future__ import annotations

import re
from importlib.resources import as_file, files

import numpy as np
import pandas as pd
import pytest

from analysis import removed
from analysis.showing.cells import show_table


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1234567, "1234567"),
        (np.int64(3), "3"),
        (1.4142, "1.41"),
        (0.0, "0.00"),
        (0.0003, "0.0003"),
        (-2.5, "-2.50"),
        (float("nan"), "–"),
        (None, "–"),
        (pd.NaT, "–"),
        (pd.NA, "–"),
        (np.inf, "inf"),
        (True, "yes"),
        (np.False_, "no"),
        (pd.Timestamp("2025-05-08"), "2025-05-08"),
        (pd.Timestamp("2025-05-08 09:30"), "2025-05-08 09:30:00"),
        (pd.Period("2025-05", "M"), "2025-05"),
        (pd.Interval(0, 2.5, closed="left"), "[0, 2.50)"),
        (pd.Interval(0, 5), "(0, 5]"),
        ("x" * 400, "x" * 400),
    ],
)
def test_a_value_is_written_for_a_reader(read_html, value: object, expected: str) -> None:
    table = pd.DataFrame({"v": pd.Series([value], dtype=object)})
    assert read_html(show_table(table).html).cells == ["v", expected]


def test_decimals_are_the_callers_choice(read_html) -> None:
    table = pd.DataFrame({"v": [1.23456]})
    assert read_html(show_table(table, decimals=4).html).cells[1] == "1.2346"


def test_every_cell_reads_back_and_no_tag_is_a_cells(read_html, hostile: str) -> None:
    table = pd.DataFrame({hostile: [hostile, "plain"], "n": [1, 2]})
    reader = read_html(show_table(table, caption=hostile).html)
    assert reader.cells == [hostile, "n", hostile, "1", "plain", "2"]
    allowed = {"div", "table", "caption", "span", "thead", "tbody", "tr", "th", "td", "bdi"}
    assert {tag for tag, _ in reader.tags} <= allowed
    assert next(attrs for tag, attrs in reader.tags if tag == "div")["aria-label"] == hostile


def test_no_row_is_left_out(read_html) -> None:
    table = pd.DataFrame({"n": range(500)})
    assert read_html(show_table(table).html).cells[1:] == [str(n) for n in range(500)]


def test_an_arabic_cell_is_set_from_right_to_left_and_a_latin_one_is_not() -> None:
    html = show_table(pd.DataFrame({"title": ["قمة شنغهاي (SCO)", "a summit"]})).html
    assert '<td class="short" dir="rtl" lang="ar">قمة شنغهاي (SCO)</td>' in html
    assert '<td class="short">a summit</td>' in html


def test_arabic_in_a_latin_cell_is_isolated() -> None:
    html = show_table(pd.DataFrame({"gloss": ["hegemony: الهيمنة 3"]})).html
    assert '<bdi lang="ar">الهيمنة</bdi> 3' in html


def test_columns_keep_their_order_whatever_the_cells_hold(read_html) -> None:
    reader = read_html(show_table(pd.DataFrame({"word": ["الهيمنة"], "n": [1]})).html)
    assert next(attrs for tag, attrs in reader.tags if tag == "table")["dir"] == "ltr"


def test_a_table_with_arabic_headers_reads_from_the_right(read_html) -> None:
    reader = read_html(show_table(pd.DataFrame({"الكلمة": ["a"], "العدد": [1]})).html)
    assert next(attrs for tag, attrs in reader.tags if tag == "table")["dir"] == "rtl"


def test_numbers_and_their_header_stand_on_one_side() -> None:
    html = show_table(pd.DataFrame({"n": [1.5, np.nan]})).html
    assert html.count('class="number"') == 3


def test_an_index_that_says_something_heads_the_rows(read_html) -> None:
    table = pd.DataFrame({"n": [1]}, index=pd.Index(["الهيمنة"], name="word"))
    reader = read_html(show_table(table).html)
    assert reader.cells == ["word", "n", "الهيمنة", "1"]
    assert [attrs.get("scope") for tag, attrs in reader.tags if tag == "th"] == [
        "col",
        "col",
        "row",
    ]


def test_levels_of_index_and_header_are_all_there(read_html) -> None:
    index = pd.MultiIndex.from_tuples([("a", 1)], names=["x", None])
    columns = pd.MultiIndex.from_tuples([("n", "sum"), ("n", "")])
    reader = read_html(show_table(pd.DataFrame([[3, 4]], index=index, columns=columns)).html)
    assert reader.cells == ["x", "", "n · sum", "n", "a", "1", "3", "4"]


def test_an_empty_table_shows_its_columns(read_html) -> None:
    shown = show_table(pd.DataFrame({"word": [], "n": []}))
    assert read_html(shown.html).cells == ["word", "n"]
    assert repr(shown) == "No rows: word, n"


def test_a_table_without_columns_is_no_error() -> None:
    assert "<table" in show_table(pd.DataFrame()).html


def test_the_table_given_stays_as_it_was() -> None:
    table = pd.DataFrame({"n": [1.5]}, index=pd.Index(["a"], name="w"))
    copy = table.copy(deep=True)
    show_table(table, caption="c")
    pd.testing.assert_frame_equal(table, copy)


def test_categories_and_lists_are_shown_as_what_they_hold(read_html) -> None:
    table = pd.DataFrame({"c": pd.Categorical(["x", None]), "l": [["a"], []]})
    assert read_html(show_table(table).html).cells == ["c", "l", "x", "['a']", "–", "[]"]


def test_every_rule_that_cuts_furniture_has_an_arabic_name(documents) -> None:
    with as_file(files("analysis.reading") / "chrome.csv") as path:
        known = set(pd.read_csv(path)["rule"])
    cut = removed(documents)
    table = pd.DataFrame({"rule": sorted(known | {"repeats"} | set(cut["rule"]))})
    assert not re.search(r"[A-Za-z]", show_table(table, lang="ar").text)
