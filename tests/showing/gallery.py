"""Every chart on the five articles, in both languages: `make gallery` writes the pages.

Each chart's own test file says what it shows here, so that a new chart is in the gallery at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis import Figure
from analysis.showing import charts
from analysis.showing.report.build import build
from tests.showing.charts.samples import CHARTS, FiveArticles, of_chart

ROOT = Path(__file__).resolve().parents[2]

OPENING = {
    "english": (
        "# Do the charts draw Arabic right, in English furniture?\n\n"
        "Every chart of the library, drawn from the five articles with what it says by itself in "
        "English. The same in Arabic: [arabic](arabic.html)."
    ),
    "arabic": (
        '<div dir="rtl" lang="ar">\n\n'
        "# هل تظهر العربيّة صحيحة في الرسوم كلّها، بما فيها ما تضيفه من نصّ؟\n\n"
        "كلّ رسوم المكتبة من المقالات الخمس، وما تضيفه عربيّ: العناوين الفرعيّة والمحاور والأشهر "
        "ومفاتيح الألوان. والصفحة نفسها بالإنجليزيّة: [النسخة الإنجليزيّة](english.html).\n\n"
        "</div>"
    ),
}


def draw(name: str, five: FiveArticles) -> Figure:
    """Return a chart of the five articles, as its test file draws it."""
    ax = of_chart(name).on_five_articles(five)
    alt = charts.describe(ax)
    return Figure(ax, alt=alt, caption=f"{alt.partition('. ')[0]}.")


def notebook(page: str) -> nbformat.NotebookNode:
    """Return the notebook of one language: a heading and a picture a chart."""
    start = (
        "import analysis as ar\n"
        "from tests.showing.gallery import CHARTS, FiveArticles, draw\n\n"
        "ar.notebook_style()\n"
        f'five = FiveArticles("{page[:2]}")'
    )
    said = {
        "english": '"charts, each from one table of these articles."',
        "arabic": '"رسمًا، كلّ رسم من جدول واحد."',
    }
    count = f'ar.say(f"{{len(CHARTS)}} " {said[page]}, headline=True)'
    cells = [new_markdown_cell(OPENING[page]), new_code_cell(start), new_code_cell(count)]
    for name in CHARTS:
        cells += [new_markdown_cell(f"## `{name}`"), new_code_cell(f'draw("{name}", five)')]
    return new_notebook(cells=cells)


def write(out: Path) -> int:
    """Run both notebooks and write their pages; return 0 where all went well."""
    path = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), path]))
    with TemporaryDirectory() as folder:
        for page in OPENING:
            nbformat.write(notebook(page), Path(folder, f"{page}.ipynb"))
        return build(Path(folder), out, say=print)


if __name__ == "__main__":
    sys.exit(write(ROOT / "reports" / "gallery"))
