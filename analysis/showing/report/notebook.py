"""The notebooks of a folder before and after they run: one edition of them, and what they say."""

from __future__ import annotations

import json
from base64 import b64decode
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
from bs4 import BeautifulSoup
from nbconvert.filters import markdown2html
from nbformat import NotebookNode

from analysis.reading.errors import InputError
from analysis.showing.direction import escape
from analysis.showing.display import EXPLORER, FINDING


def read_notebooks(folder: Path) -> dict[Path, NotebookNode]:
    """Return the notebooks of a folder by path, or refuse one without any, or with a broken one."""
    paths = sorted(folder.glob("*.ipynb")) if folder.is_dir() else []
    if not paths:
        raise InputError(
            "notebooks is a folder that holds .ipynb files",
            found=str(folder),
            mend="Name another folder.",
        )
    return {path: _notebook(path) for path in paths}


def _notebook(path: Path) -> NotebookNode:
    try:
        text = path.read_text("utf-8")
        # Checked before it is read: nbformat takes whatever is no notebook for an old version.
        nbformat.validate(json.loads(text))
        notebook: NotebookNode = nbformat.reads(text, as_version=4)
    except (OSError, ValueError, TypeError, AttributeError, nbformat.ValidationError) as error:
        raise InputError(
            "a notebook is a valid .ipynb file",
            found=str(error).splitlines()[0] if str(error) else type(error).__name__,
            mend="Open and save it in JupyterLab, or take it out of the folder.",
            file=path,
        ) from error
    return notebook


def edition(notebook: NotebookNode, lang: str) -> NotebookNode:
    """Return a copy of a notebook without the cells of the other language.

    Code is shared by both editions of a notebook. A text cell whose metadata say `"lang": "ar"`
    is of the Arabic one only.
    """
    chosen = deepcopy(notebook)
    chosen.cells = [cell for cell in chosen.cells if cell.metadata.get("lang", lang) == lang]
    return chosen


def question(notebook: NotebookNode) -> str:
    """Return the first heading of the first level of a notebook, as plain text; "" without one."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = BeautifulSoup(markdown2html(cell.source), "html.parser").h1
            if heading is not None:
                return " ".join(heading.get_text().removesuffix("¶").split())
    return ""


def findings(notebook: NotebookNode) -> list[dict[str, Any]]:
    """Return what the headlines of a run notebook say, `text` and `lang` of each."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output["data"][FINDING] for output in outputs if FINDING in output.get("data", {})]


def pictures(notebook: NotebookNode) -> list[bytes]:
    """Return the pictures of a run notebook, as PNG files."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    shown = [output["data"].get("image/png") for output in outputs if "data" in output]
    return [b64decode(png) for png in shown if png]


def take_explorers(notebook: NotebookNode) -> list[dict[str, str]]:
    """Return the explorers of a run notebook, and leave a link to the index page in their place.

    The index is where a reader begins, and one page is enough to hold all texts.
    """
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    shown = [output["data"] for output in outputs if EXPLORER in output.get("data", {})]
    taken = [{"name": data[EXPLORER]["name"], "html": data["text/html"]} for data in shown]
    for data, explorer in zip(shown, taken, strict=True):
        data["text/html"] = f'<p><a href="index.html#explorer">{escape(explorer["name"])}</a></p>'
    return taken
