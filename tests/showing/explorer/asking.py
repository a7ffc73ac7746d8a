"""The explorer on a page of the report, and what a reader does with it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.showing.display import Shown
from analysis.showing.report.exporter import ReportExporter

Visit = Callable[..., Any]


def page_of(shown: Shown, folder: Path, title: str = "# Ask the texts") -> Path:
    """Write the page that the report makes of a cell's explorer."""
    output = new_output("display_data", data={"text/html": shown.html})
    cells = [new_markdown_cell(title), new_code_cell("", outputs=[output])]
    html, _ = ReportExporter().from_notebook_node(new_notebook(cells=cells))
    path = folder / "page.html"
    path.write_text(html, "utf-8")
    return path


def ask(page: Any, word: str) -> None:
    """Type a word and leave the box, which answers at once."""
    box = page.locator(".khitab-ask input")
    box.fill(word)
    box.blur()


def line_count(page: Any) -> int:
    return int(page.locator(".khitab-live table.khitab-lines tbody tr").count())


def saved(page: Any) -> list[dict[str, str]]:
    """Take the lines as CSV and read them back."""
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def place_in_text(page: Any) -> int:
    """Count the characters of the article before its current mark, as Python does."""
    before = page.evaluate("""() => {
      const text = document.querySelector("dialog .khitab-text").cloneNode(true);
      text.querySelectorAll(".khitab-name").forEach(name => name.remove());
      const range = document.createRange();
      range.setStart(text, 0);
      range.setEndBefore(text.querySelector("[aria-current]"));
      return range.toString();
    }""")
    return len(before)
