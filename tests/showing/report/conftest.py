"""Small notebooks, and one set of pages built once for all tests that only look at them."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.showing.report.build import build

ESSAY = Path(__file__).resolve().parents[3] / "notebooks"
PROSE = """# Who speaks of hegemony, and in whose voice?

The words الهيمنة and الأحادية are counted: الوطن 3, الأمة 5. See [the articles](02_articles.ipynb).

<div dir="rtl" lang="ar">

وأضاف شي أنه في مواجهة التيار المضاد المبني على الأحادية والتسلط القائم على الهيمنة
ستعمل الصين مع روسيا.

</div>

- a point of English
- الهيمنة والتسلط

| term | n |
|:--|--:|
| هيمنة | 4 |

> A quotation with `code` in it.

```python
label("الهيمنة")  # a comment
```
"""
IMPORTS = """from pathlib import Path
import pandas as pd
from analysis.showing.display import Figure, notebook_style, say
from analysis.showing.lines import show_lines
from analysis.showing.cells import show_table
notebook_style()"""
TABLE = """texts = [path.read_text("utf-8") for path in sorted(Path(corpus).glob("*.txt"))]
table = pd.DataFrame({"doc": range(5), "title": [t.strip()[:90] for t in texts], "a": 1.5, "b": 2,
                      "source": ["AFP", "الجزيرة", "<script>x()</script>", "–", "$a$"], "c": 3})
show_table(table, caption="The five articles, and the word الهيمنة in them")"""
LINES = """words = " ".join(texts).split()
places = [i for i, word in enumerate(words) if "لصين" in word or "أكد" in word][:20]
show_lines(pd.DataFrame([{"doc": "000", "date": pd.Timestamp("2025-05-09"), "family": "دول",
    "before": " ".join(words[i - 8:i]), "keyword": words[i],
    "after": " ".join(words[i + 1:i + 9])} for i in places]))"""
CHART = """import matplotlib.pyplot as plt
fig, ax = plt.subplots(figsize=(7, 3))
ax.barh(["a", "b"], [1, 2])
Figure(ax, alt="Bars: a 1, b 2.", caption="Bars, and the word الهيمنة.")"""
OTHER = """print("\\x1b[31mcounted\\x1b[0m", len(texts), "<b>")
table.head(2)"""


def notebook(*cells: str, parameters: str = "corpus = None") -> nbformat.NotebookNode:
    """Make a notebook: a text that begins with # or a blank is Markdown, the rest is code."""
    tagged = new_code_cell(parameters, metadata={"tags": ["parameters"]})
    made = [
        new_markdown_cell(cell) if cell.startswith(("# ", "## ")) else new_code_cell(cell)
        for cell in cells
    ]
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return new_notebook(cells=[made[0], tagged, *made[1:]], metadata=metadata)


@pytest.fixture(scope="session")
def write_notebooks():
    """Write notebooks into a folder: name, and cells in order."""

    def write(folder: Path, **notebooks: nbformat.NotebookNode) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name, made in notebooks.items():
            nbformat.write(made, folder / f"{name}.ipynb")
        return folder

    return write


@pytest.fixture(scope="session")
def make_notebook():
    return notebook


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, seeds: Path, write_notebooks) -> Path:
    """The pages of three notebooks, one of which fails, in a folder with an Arabic name."""
    root = tmp_path_factory.mktemp("صفحات و report")
    full = notebook(
        PROSE,
        IMPORTS,
        "say('The word الهيمنة stands 4 times in 1,893.', headline=True)",
        "## The five articles",
        TABLE,
        "## ثلاثة أسطر من النصوص",
        LINES,
        "## A chart",
        CHART,
        OTHER,
    )
    short = notebook(
        "# من يتكلم عن الهيمنة؟\n\nنص قصير، و GDP.",
        "lexicon",
        parameters="corpus, lexicon = 'c', 'l'",
    )
    failing = notebook(
        "# <b>Bold</b> question & <i>more</i>", "raise ValueError('<u>no</u>\\nline')"
    )
    folder = write_notebooks(
        root / "دفاتر", **{"01_voice": full, "02_articles": short, "03_x": failing}
    )
    failed = build(folder, root / "out", {"corpus": seeds}, say=lambda line: None)
    assert failed == 1
    return root / "out"


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the five articles in both editions, as `make html` writes them."""
    out = tmp_path_factory.mktemp("reports")
    failed = build(ESSAY, out)
    failed += build(ESSAY / "ar", out / "ar", {"lang": "ar"})
    assert not failed, "\n".join(path.read_text("utf-8") for path in out.glob("**/*.txt"))
    return out
