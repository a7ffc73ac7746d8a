"""How the notebooks are written, and that they run, on the five articles and on other texts."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MEND = "Clear all outputs before committing: jupyter nbconvert --clear-output --inplace notebooks/*"
MOST_LINES = 6


def cells(path: Path, kind: str) -> list[nbformat.NotebookNode]:
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def code_lines(source: str) -> int:
    """Lines of code; the text of a sentence that runs over lines is prose, wherever it stands."""
    prose = {
        line
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant | ast.JoinedStr)
        for line in range(node.lineno + 1, node.end_lineno + 1)
    }
    lines = enumerate(source.split("\n"), start=1)
    written = [n for n, line in lines if line.strip() and not line.strip().startswith("#")]
    return len(set(written) - prose)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestEachNotebook:
    def test_is_valid_and_names_the_plain_kernel(self, path: Path) -> None:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        assert notebook.metadata.kernelspec.name == "python3"

    def test_is_committed_without_outputs(self, path: Path) -> None:
        for cell in cells(path, "code"):
            assert not cell.outputs, MEND
            assert cell.execution_count is None, MEND

    def test_defines_nothing_and_keeps_its_cells_short(self, path: Path) -> None:
        for cell in cells(path, "code"):
            kinds = {type(node) for node in ast.walk(ast.parse(cell.source))}
            assert not kinds & {ast.FunctionDef, ast.ClassDef, ast.Lambda}, cell.source
            assert code_lines(cell.source) <= MOST_LINES, cell.source

    def test_asks_one_question_and_says_one_finding(self, path: Path) -> None:
        titles = [c for c in cells(path, "markdown") if c.source.startswith("# ")]
        assert len(titles) == 1
        assert titles[0].source.split("\n")[0].endswith("?")
        said = [cell.source for cell in cells(path, "code") if "ar.say(" in cell.source]
        assert len([source for source in said if "headline=True" in source]) == 1

    def test_says_what_it_cannot_tell_and_where_it_doubts(self, path: Path) -> None:
        text = "\n".join(cell.source for cell in cells(path, "markdown"))
        headings = [line[3:] for line in text.split("\n") if line.startswith("## ")]
        assert headings[0] == "Bottom line"
        assert headings[1] == "What this page cannot tell"
        assert {"Doubt", "What would change our mind"} & set(headings)

    def test_holds_more_prose_than_code(self, path: Path) -> None:
        prose, code = (
            sum(len(cell.source.split()) for cell in cells(path, kind))
            for kind in ("markdown", "code")
        )
        assert prose > 1.5 * code

    def test_styles_itself_first_and_takes_a_corpus(self, path: Path) -> None:
        code = cells(path, "code")
        assert "ar.notebook_style()" in code[0].source
        parameters = [c for c in code if "parameters" in c.metadata.get("tags", [])]
        assert len(parameters) == 1
        assert 'corpus = "../seeds"' in parameters[0].source

    def test_sets_arabic_blocks_and_words_apart(self, path: Path) -> None:
        for cell in cells(path, "markdown"):
            marked = r'<bdi lang="ar">.*?</bdi>|<div dir="rtl" lang="ar">\n\n.*?\n\n</div>'
            bare = re.sub(marked, "", cell.source, flags=re.DOTALL)
            assert not any("\u0600" <= letter <= "\u06ff" for letter in bare), bare


def test_a_long_sentence_is_prose_and_a_long_call_is_code() -> None:
    assert code_lines('say(f"""\nso many words\n{1 + 1} of them\n""")\n# why\n') == 1
    assert code_lines("f(\n    1,\n    2,\n)") == 4
