"""The gallery: every chart on the five articles, in both languages, on pages that stay small."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

import analysis
from analysis.showing import charts
from analysis.showing.direction import is_arabic
from analysis.showing.report.build import build

FOLDER = Path(analysis.__file__).parent / "showing" / "gallery"
CHARTS = [name for name in charts.__all__ if name not in ("data", "describe")]


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("gallery")
    assert build(FOLDER, out, say=lambda _: None) == 0
    return out


@pytest.mark.parametrize("name", ["english", "arabic"])
def test_every_chart_is_shown_at_both_widths_in_the_language_of_the_page(
    gallery: Path, name: str
) -> None:
    page = BeautifulSoup((gallery / f"{name}.html").read_text("utf-8"), "html.parser")
    images = page.select("figure img")
    assert len(images) == len(page.select("figure source")) == len(CHARTS)
    kinds = {image["alt"].split(".")[0] for image in images}
    assert len(kinds) == len(CHARTS)
    assert {is_arabic(kind) for kind in kinds} == {name == "arabic"}
    assert {image.get("lang") == "ar" for image in images} == {name == "arabic"}
    assert len(page.select("table.khitab-aligned mark")) > 0


@pytest.mark.parametrize("name", ["english", "arabic"])
def test_a_page_stays_under_45_kilobytes_a_chart_at_both_widths(gallery: Path, name: str) -> None:
    assert (gallery / f"{name}.html").stat().st_size < 60_000 + 45_000 * len(CHARTS)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_draws_each_chart_and_is_committed_without_outputs(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    assert not any(cell.get("outputs") for cell in cells)
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    assert set(re.findall(r"ar\.charts\.(\w+)\(", code)) == {*CHARTS, "describe"}
