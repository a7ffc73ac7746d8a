"""The reference and its closing table: no name is missing, no link is broken, each is proved."""

from __future__ import annotations

import re
from inspect import getdoc
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from bs4 import BeautifulSoup

import analysis as ar
from analysis.reading.columns import TABLES
from analysis.reading.errors import InputError
from analysis.showing import charts
from tests.reference.calls import CALLS, Steps
from tests.reference.names import ROOT, found, proved, public, used
from tests.reference.pages import markdown, write

NAMES = [name for names in public().values() for name in names]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BeautifulSoup]:
    out = tmp_path_factory.mktemp("reference")
    row = {"name": "rates", "used in": "README.md, line 1"}
    files = write(out, [row])
    return {file.name: BeautifulSoup(file.read_text("utf-8"), "html.parser") for file in files}


@pytest.fixture(scope="module")
def five() -> Steps:
    return Steps()


def test_there_is_a_page_a_floor_and_each_public_name_stands_on_its_own(pages: dict) -> None:
    assert set(pages) == {f"{name}.html" for name in (*public(), "tables", "index")}
    for floor, names in public().items():
        assert {name for name in names if pages[f"{floor}.html"].find(id=name)} == {*names}
    linked = {code.get_text() for code in pages["index.html"].select("a > code")}
    assert {*NAMES} <= linked


def test_no_link_of_the_reference_is_broken_or_fetches_anything(pages: dict) -> None:
    for page in pages.values():
        for link in page.select("a[href]"):
            file, _, place = str(link["href"]).partition("#")
            if file.startswith("https://pdoc.dev"):
                continue
            target = pages[file] if file else page
            assert not place or target.find(id=place) or target.find(attrs={"name": place}), link
        assert not page.select("script[src], link[href], img[src^=http]")


def test_every_table_stands_there_with_each_of_its_columns(pages: dict) -> None:
    page = pages["tables.html"]
    assert [head.get_text() for head in page.select("main h2")] == list(TABLES)
    for table, known in zip(page.select("main table"), TABLES.values(), strict=True):
        cells = [row.find("td").get_text() for row in table.select("tbody tr")]
        assert cells == [*known.columns, *known.more]


def test_arabic_in_code_is_left_to_the_browsers_own_order(pages: dict) -> None:
    styles = [style.get_text() for style in pages["counting.html"].select("style")]
    order = re.findall(r"unicode-bidi:\s*([\w-]+)", " ".join(styles))
    assert order[-1] == "isolate"


@pytest.mark.parametrize("name", NAMES)
def test_each_name_says_what_to_see_also_and_refers_to_names_that_are_there(name: str) -> None:
    doc = getdoc(found(name)) or ""
    (see,) = re.findall(r"^See Also\n-+\n(.+)$", doc, re.MULTILINE)
    assert {*see.split(", ")} <= {*NAMES} - {name}
    for role in re.findall(r":func:`([\w.]+)`", doc):
        assert role in NAMES or role.startswith("."), role


def test_every_public_name_is_used_in_the_essay_or_the_readme_and_proved_by_a_test() -> None:
    assert sorted({*NAMES} - used().keys()) == []
    assert sorted({*NAMES} - proved().keys()) == []
    for place in proved().values():
        file, _, test = place.partition("::")
        assert f"def {test}(" in Path(ROOT, file).read_text("utf-8")


def test_the_floors_export_what_the_library_does() -> None:
    for floor in ("reading", "finding", "counting", "measuring"):
        assert {*public()[floor]} == {*getattr(ar, floor).__all__} - {"MEASURES", "InputError"}
    assert {name[7:] for name in NAMES if name.startswith("charts.")} == {*charts.__all__}


def test_every_public_name_has_a_call_on_the_five_articles() -> None:
    assert set(CALLS) == set(NAMES)


@pytest.mark.parametrize("name", CALLS)
def test_a_call_on_the_five_articles_gives_something(name: str, five: Steps) -> None:
    if name == "trend":
        with pytest.raises(InputError, match="8 dates"):
            CALLS[name](five)
        return
    made: Any = CALLS[name](five)
    if isinstance(made, pd.DataFrame):
        assert len(made.columns) > 0
    else:
        assert made


def test_the_roles_sections_and_examples_of_a_docstring_become_links_and_code() -> None:
    text = markdown(
        "Give it.\n\nSee Also\n--------\nrates, charts.voice\n\nNotes\n-----\nAs :func:`.rates` "
        "and :class:`Other`.\n\nExamples\n--------\n>>> f()\n0  هيمنة  1\n"
    )
    assert "[`rates`](measuring.html#rates), [`charts.voice`](showing.html#charts.voice)" in text
    assert "As [`.rates`](measuring.html#rates)" in text or "As [`rates`]" in text
    assert "`Other`" in text
    assert "```python\n>>> f()\n0  هيمنة\u200e  1\n```" in text
