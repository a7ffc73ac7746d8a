"""The report over small corpora: its notebooks' code run in this process, without a kernel."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.command.preparing import Prepared
from analysis.showing import display
from analysis.showing.display import Shown
from analysis.showing.report.notebook import read_notebooks
from analysis.showing.report.parameters import fill

NOTEBOOKS = Path(__file__).parents[2] / "analysis" / "showing" / "report" / "notebooks"


def executed(prepared: Prepared, folder: Path, lang: str) -> dict[str, list[Shown]]:
    """Run the code of each notebook over these tables; give what its cells show."""
    (folder / "data").mkdir(exist_ok=True)
    for name, table in prepared.tables.items():
        table.to_parquet(folder / "data" / f"{name}.parquet")
    values = {"by": prepared.by, "unit": prepared.unit, "lang": lang}
    shown = {}
    for path, notebook in read_notebooks(NOTEBOOKS).items():
        space: dict[str, Any] = {}
        cells = [cell for cell in fill(notebook, values).cells if cell.cell_type == "code"]
        results = [_last(cell.source, space) for cell in cells]
        shown[path.stem] = [result for result in results if isinstance(result, Shown)]
        assert not plt.get_fignums(), "a chart was drawn and not shown"
    return shown


def _last(source: str, space: dict[str, Any]) -> Any:
    """Run a cell; give the value of its last line, as Jupyter shows it."""
    body = ast.parse(source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), space)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), space) if last else None


@pytest.fixture
def run_notebooks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Mapping[str, list[Shown]]]:
    """Run the report's notebooks over tables that were prepared, in this process."""
    monkeypatch.chdir(tmp_path)
    # Charts are laid out to the last letter, but not painted: that takes half of the time.
    monkeypatch.setattr(display, "_encoded", lambda figure: "")

    def run(prepared: Prepared, lang: str = "en") -> Mapping[str, list[Shown]]:
        return executed(prepared, tmp_path, lang)

    return run


@pytest.fixture(scope="session")
def corpus_table() -> Callable[..., pd.DataFrame]:
    """Texts as a table that `prepare` reads, with further columns if given."""

    def table(*texts: str, **columns: list[Any]) -> pd.DataFrame:
        rows = {"doc": [f"{number:03}" for number in range(len(texts))], "text": list(texts)}
        return pd.DataFrame(rows | columns)

    return table
