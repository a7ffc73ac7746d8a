"""What the charts' tests share: the texts of a chart as a reader sees them, and long names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import combinations

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Text
from scipy.stats import chi2

LONG = [
    "الولايات المتحدة الأمريكية",
    "منظمة شنغهاي للتعاون الاقتصادي والأمني",
    "الهيمنة",
    "الأحادية القطبية (والتسلّط)",
    "«الناتو»",
    "لا",
    "القرن الحادي والعشرون",
    "الله",
]


def texts(ax: Axes) -> Iterator[Text]:
    """Every text of the figure that has something to say."""
    yield from (text for text in ax.figure.findobj(Text) if text.get_text() and text.get_visible())


def plain(text: str) -> str:
    """A drawn text as letters only, whatever the matplotlib: unshaped, unordered, sorted."""
    letters = unicodedata.normalize("NFKC", text)
    return "".join(sorted(re.sub(r"[^\w$%.,:;–]|_", "", letters)))


def _boxes(ax: Axes) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Where level and upright texts stand, without the little by which a box exceeds its ink."""
    boxes = []
    for text in texts(ax):
        box = text.get_window_extent()
        if text.get_rotation() == 0:
            slack = 0.06 * box.height
            boxes.append((text.get_text(), (box.x0, box.y0 + slack, box.x1, box.y1 - slack)))
        elif text.get_rotation() % 90 == 0:
            slack = 0.06 * box.width
            boxes.append((text.get_text(), (box.x0 + slack, box.y0, box.x1 - slack, box.y1)))
    return boxes


def assert_nothing_cut_or_covered(ax: Axes) -> None:
    """Every text stands inside the figure, and no two on each other."""
    page = ax.figure.bbox
    for text in texts(ax):
        box = text.get_window_extent()
        assert page.x0 <= box.x0, text
        assert box.x1 <= page.x1, text
        assert page.y0 <= box.y0, text
        assert box.y1 <= page.y1, text
    for (first, one), (second, two) in combinations(_boxes(ax), 2):
        apart = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
        assert apart, f"{first!r} and {second!r} overlap"


@pytest.fixture
def nothing_cut() -> Callable[[Axes], None]:
    return assert_nothing_cut_or_covered


@pytest.fixture
def written() -> Callable[[Axes], list[str]]:
    """The texts of a chart, each as its sorted letters."""
    return lambda ax: [plain(text.get_text()) for text in texts(ax)]


@pytest.fixture
def letters() -> Callable[[str], str]:
    return plain


@pytest.fixture(scope="session")
def long_names() -> list[str]:
    return LONG


@pytest.fixture(scope="session")
def make_rates() -> Callable[..., pd.DataFrame]:
    """A table of rates from counts: {family: [n, …]} over groups with their totals."""

    def make(counts: dict[str, list[int]], groups: dict[object, int], by: str) -> pd.DataFrame:
        rows = [
            {"family": family, by: group, "n": n, "total": total}
            for family, numbers in counts.items()
            for n, (group, total) in zip(numbers, groups.items(), strict=True)
        ]
        table = pd.DataFrame(rows)
        per = 1000 / table["total"].where(table["total"] > 0)
        table["per_1000"] = table["n"] * per
        table["low"] = chi2.ppf(0.025, 2 * table["n"]) / 2 * per
        table.loc[(table["n"] == 0) & (table["total"] > 0), "low"] = 0.0
        table["high"] = chi2.ppf(0.975, 2 * table["n"] + 2) / 2 * per
        table["docs"] = (table["n"] > 0).astype(int)
        return table

    return make
