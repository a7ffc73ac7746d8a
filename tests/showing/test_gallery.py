"""The gallery: every chart on the five articles, in both languages, on pages that stay small."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from analysis.showing.direction import is_arabic
from tests.showing.charts.samples import CHARTS
from tests.showing.gallery import write


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("gallery")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", "")
        assert write(out) == 0
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


@pytest.mark.parametrize("name", ["english", "arabic"])
def test_a_page_stays_under_45_kilobytes_a_chart_at_both_widths(gallery: Path, name: str) -> None:
    assert (gallery / f"{name}.html").stat().st_size < 60_000 + 45_000 * len(CHARTS)
