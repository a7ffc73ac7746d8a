"""How the notebooks of the essay are written, in both editions."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from string import Formatter

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[1]
ENGLISH = sorted((ROOT / "notebooks").glob("*.ipynb"))
ARABIC = sorted((ROOT / "notebooks" / "ar").glob("*.ipynb"))
NOTEBOOKS = [*ENGLISH, *ARABIC]
QUESTIONS = [path for path in ENGLISH if path.stem != "index"]
MEND = "Clear all outputs before committing: jupyter nbconvert --clear-output --inplace NOTEBOOK"
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


def headings(path: Path) -> list[str]:
    text = "\n".join(cell.source for cell in cells(path, "markdown"))
    return [line for line in text.split("\n") if line.startswith("#")]


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
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

    def test_styles_itself_first_and_names_its_edition(self, path: Path) -> None:
        code = cells(path, "code")
        assert "ar.notebook_style()" in code[0].source
        (parameters,) = [c for c in code if "parameters" in c.metadata.get("tags", [])]
        assert f'lang = "{"ar" if path in ARABIC else "en"}"' in parameters.source

    def test_folds_its_set_up_in_jupyterlab(self, path: Path) -> None:
        kinds = [cell.metadata.get("jupyter", {}) for cell in cells(path, "code")]
        hidden = [kind.get("source_hidden", False) for kind in kinds]
        assert hidden[:3] == [True] * 3
        assert hidden == sorted(hidden, reverse=True)


@pytest.mark.parametrize("path", QUESTIONS, ids=name)
class TestEachQuestion:
    def test_asks_one_question_and_says_one_finding(self, path: Path) -> None:
        titles = [line for line in headings(path) if line.startswith("# ")]
        assert len(titles) == 1
        assert titles[0].endswith("?")
        said = [cell.source for cell in cells(path, "code") if "ar.say(" in cell.source]
        assert len([source for source in said if "headline=True" in source]) == 1

    def test_answers_at_once(self, path: Path) -> None:
        notebook = nbformat.read(path, as_version=4)
        kinds = [cell.cell_type for cell in notebook.cells]
        second = kinds.index("markdown", 1)
        assert any("headline=True" in cell.source for cell in notebook.cells[:second])

    def test_says_where_it_doubts(self, path: Path) -> None:
        assert {"## Doubt", "## What would change our mind"} & set(headings(path))

    def test_sets_arabic_words_apart(self, path: Path) -> None:
        for cell in cells(path, "markdown"):
            marked = r'<bdi lang="ar">.*?</bdi>|«[^»]*»'
            bare = re.sub(marked, "", cell.source, flags=re.DOTALL)
            assert not any("\u0600" <= letter <= "\u06ff" for letter in bare), bare


def test_the_arabic_edition_has_the_same_notebooks() -> None:
    assert [path.name for path in ARABIC] == [path.name for path in ENGLISH]


@pytest.mark.parametrize("path", ENGLISH, ids=name)
def test_both_editions_share_their_code(path: Path) -> None:
    both = [
        nbformat.read(one, as_version=4).cells for one in (path, path.parent / "ar" / path.name)
    ]
    code = [
        [
            cell.source
            for cell in notebook
            if cell.cell_type == "code" and "parameters" not in cell.metadata.get("tags", [])
        ]
        for notebook in both
    ]
    assert code[0] == code[1]
    kinds = [[cell.cell_type for cell in notebook] for notebook in both]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize("path", ARABIC, ids=name)
def test_the_arabic_edition_is_written_in_arabic(path: Path) -> None:
    for cell in cells(path, "markdown"):
        block = re.fullmatch(r'<div dir="rtl" lang="ar">\n\n(.*)\n\n</div>', cell.source, re.DOTALL)
        assert block is not None, "JupyterLab sets from the right what stands in such a block"
        assert not re.search(r"[A-Za-z]", block[1]), block[1]


def test_every_phrase_is_in_both_languages_with_the_same_places() -> None:
    words = tomllib.loads((ROOT / "notebooks/data/words.toml").read_text("utf-8"))
    pages = [[page] if "en" in page else page.values() for page in words.values()]
    for phrase in (phrase for page in pages for phrase in page):
        assert set(phrase) == {"en", "ar"}
        english, arabic = (
            {place for _, place, *_ in Formatter().parse(text) if place}
            for text in (phrase["en"], phrase["ar"])
        )
        assert english == arabic, phrase
        plain = re.sub(r"\{[^}]*\}", "", phrase["ar"])
        assert not re.search(r"[A-Za-z]", plain), plain


def test_a_long_sentence_is_prose_and_a_long_call_is_code() -> None:
    assert code_lines('say(f"""\nso many words\n{1 + 1} of them\n""")\n# why\n') == 1
    assert code_lines("f(\n    1,\n    2,\n)") == 4
