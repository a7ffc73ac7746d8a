"""Tables that a reader sorts and searches, on the page in Chromium; without script they stay."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.showing.report.build import build

CELL = """import pandas as pd
from analysis.showing.cells import show_table
words = ["غزو", "هجوم", "عدوان", "تدخل", "أزمة", "حرب", "صراع", "نزاع", "قلق", "تيار", "ضغط", "ضدّ"]
rate = [1.5, None, 10, 2, 9, 3, 8, 4, 7, 5, 6, 0.5]
table = pd.DataFrame({"word": words, "n": range(12), "rate": rate, "a": 1, "b": "x"})
show_table(table, first=4, file="words", caption="Twelve words")"""
SHORT = 'show_table(table.head(2)[["word", "n"]])'


# Built before the browser opens, whose event loop is the only one then.
@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, make_notebook, write_notebooks) -> Path:
    root = tmp_path_factory.mktemp("sorting")
    made = make_notebook("# What is it called?", CELL, SHORT)
    assert build(write_notebooks(root / "in", table=made), root / "out", {}, say=str) == 0
    return root / "out"


@pytest.fixture
def visit(browser: Any, folder: Path) -> Iterator[Callable[..., Any]]:
    complaints: list[str] = []
    contexts = []

    def open_page(width: int = 1280, **options: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto((folder / "table.html").as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def column(page: Any, place: int) -> list[str]:
    cells = page.locator(f".khitab-whole table tbody tr > :nth-child({place})")
    return cells.all_text_contents()


def head(page: Any, name: str) -> Any:
    return page.locator("thead").first.get_by_role("button", name=name, exact=True)


def test_a_head_sorts_all_rows_and_the_first_of_them_are_those_shown(visit) -> None:
    page = visit()
    head(page, "n").click()
    assert column(page, 2) == [str(n) for n in range(11, -1, -1)]
    assert page.locator("table").first.locator("tbody tr").count() == 4
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_a_second_click_turns_the_order_and_a_third_brings_back_the_notebooks(visit) -> None:
    page = visit()
    for _ in range(2):
        head(page, "n").click()
    assert column(page, 2) == [str(n) for n in range(12)]
    given = column(page, 1)
    head(page, "word").click()
    assert column(page, 1) != given
    for _ in range(2):
        head(page, "word").click()
    assert column(page, 1) == given
    assert page.locator("th[aria-sort]").count() == 0


def test_numbers_are_sorted_as_numbers_and_what_is_missing_stands_last(visit) -> None:
    page = visit()
    head(page, "rate").click()
    down = column(page, 3)
    head(page, "rate").click()
    up = column(page, 3)
    assert down[-1] == up[-1] == "–"
    assert [float(text) for text in up[:-1]] == sorted(float(text) for text in down[:-1])
    assert down[:-1] == up[-2::-1]


def test_the_keyboard_sorts_too(visit) -> None:
    page = visit()
    head(page, "rate").focus()
    page.keyboard.press("Enter")
    assert column(page, 3)[0] == "10.00"


def test_a_long_table_is_searched_with_what_is_folded_of_it(visit) -> None:
    page = visit()
    page.get_by_label("Search this table").fill("ازمة")
    shown = [row for row in page.locator(".khitab-whole tbody tr").all() if row.is_visible()]
    assert [row.locator("td").first.inner_text() for row in shown] == ["أزمة"]
    assert page.locator(".search output").inner_text() == "1 of 12 rows"


def test_a_short_table_has_neither(visit) -> None:
    page = visit()
    assert page.locator(".search").count() == 1
    assert page.locator("table").last.get_by_role("button").count() == 0


def test_on_a_phone_the_heads_stand_above_the_cards_large_enough_to_touch(visit) -> None:
    page = visit(375)
    for name in ("word", "rate"):
        place = head(page, name).bounding_box()
        assert place["height"] >= 24
        assert place["x"] + place["width"] <= 375
    head(page, "n").click()
    assert column(page, 2)[0] == "11"
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_without_script_the_table_stays_as_it_was(visit) -> None:
    page = visit(java_script_enabled=False)
    assert column(page, 2) == [str(n) for n in range(12)]
    assert page.locator("button, input").count() == 0


@pytest.mark.parametrize(("kind", "read"), [("csv", pd.read_csv), ("parquet", pd.read_parquet)])
def test_the_whole_is_there_to_take_away(visit, kind: str, read: Callable[..., Any]) -> None:
    link = visit().locator(f"a[download='words.{kind}']")
    content = b64decode(link.get_attribute("href").partition("base64,")[2])
    table = read(BytesIO(content))
    assert table["n"].tolist() == list(range(12))
    assert table["word"].iloc[4] == "أزمة"
