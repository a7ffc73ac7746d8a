"""The parameters of a notebook: what its cell tagged `parameters` declares, and filling it in."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path

from nbformat import NotebookNode

from analysis.reading.errors import InputError

#: Paths are kept as paths until they are filled in, as what Python writes as a literal is.
Value = str | int | float | bool | None | Path


def declared(notebook: NotebookNode) -> list[str]:
    """Return the names that a notebook's cell tagged `parameters` gives a value, in their order."""
    return list(_values(_cell(notebook)))


def fill(notebook: NotebookNode, parameters: Mapping[str, Value]) -> NotebookNode:
    """Return a copy of a notebook in which its parameters have these values.

    A value takes the place of the one in the cell, so that the reader sees what was run; names that
    the notebook does not declare are passed over.
    """
    filled = deepcopy(notebook)
    cell = _cell(filled)
    # From the last to the first, so that the places of those before stay true.
    for name, value in reversed(_values(cell).items()):
        if name in parameters:
            cell["source"] = _replaced(cell["source"], value, _literal(parameters[name]))
    return filled


def check_names(notebooks: Mapping[Path, NotebookNode], parameters: Mapping[str, Value]) -> None:
    """Raise unless each parameter is declared by at least one of the notebooks.

    One that only some declare is no mistake: the lexicon says nothing to a notebook that counts no
    terms.
    """
    known = sorted({name for notebook in notebooks.values() for name in declared(notebook)})
    for name in parameters:
        if name not in known:
            raise InputError(
                f"a parameter is one that a notebook declares ({', '.join(known) or 'none does'})",
                found=name,
                mend="Correct the name, or give it a value in the cell tagged 'parameters'.",
            )


def _literal(value: Value) -> str:
    return repr(str(value) if isinstance(value, Path) else value)


def _cell(notebook: NotebookNode) -> NotebookNode:
    cells: list[NotebookNode] = notebook.cells
    for cell in cells:
        if cell.cell_type == "code" and "parameters" in cell.metadata.get("tags", []):
            return cell
    return NotebookNode(source="")


def _values(cell: NotebookNode) -> dict[str, ast.expr]:
    """Return the value of each plain assignment of a cell; a cell that is no Python has none."""
    try:
        statements = ast.parse(cell["source"]).body
    except SyntaxError:
        return {}
    found: dict[str, ast.expr] = {}
    for statement in statements:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            found[statement.targets[0].id] = statement.value
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            found |= {statement.target.id: statement.value} if statement.value else {}
    return found


def _replaced(source: str, value: ast.expr, literal: str) -> str:
    """Return the source with another literal where a value stands; `ast` counts in UTF-8 bytes."""
    lines = source.encode("utf-8").split(b"\n")
    end_line = value.end_lineno or value.lineno
    before = [*lines[: value.lineno - 1], lines[value.lineno - 1][: value.col_offset]]
    after = [lines[end_line - 1][value.end_col_offset or 0 :], *lines[end_line:]]
    return (b"\n".join(before) + literal.encode("utf-8") + b"\n".join(after)).decode("utf-8")
