"""All notebooks of a folder, run and written as pages, with an index of what they found."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import nbformat
from bs4 import BeautifulSoup
from nbconvert.filters import markdown2html
from nbformat import NotebookNode

from analysis.reading.errors import InputError
from analysis.showing.direction import escape
from analysis.showing.display import EXPLORER, FINDING
from analysis.showing.report.exporter import ReportExporter
from analysis.showing.report.parameters import Value, check_names, declared, fill
from analysis.showing.report.runner import Loop, RunError, run
from analysis.showing.writing import write_whole

Say = Callable[[str], object]

#: Explorers of more bytes than these stand in a page of their own.
MOST = 400_000
EXPLORER_PAGE = "explore.html"


@dataclass(frozen=True)
class _Plan:
    """What holds for every notebook of one build."""

    out: Path
    parameters: Mapping[str, Value]
    timeout: float
    say: Say
    slots: asyncio.Semaphore


def build(
    notebooks: str | Path,
    out: str | Path,
    parameters: Mapping[str, Value] | None = None,
    *,
    timeout: float = 600,
    jobs: int = 2,
    say: Say = print,
) -> int:
    """Run notebooks and write a page for each, and index.html; return how many failed.

    Parameters
    ----------
    notebooks : path
        A folder; all its `.ipynb` files, by name.
    out : path
        The folder for the pages; made if it is not there.
    parameters : mapping, optional
        Values for the cells tagged `parameters`. A `Path` is filled in as an absolute path, since
        code runs in the notebook's folder; the page shows it as given.
    timeout : float
        Seconds that one cell may take.
    jobs : int
        Notebooks that run at the same time.
    say : callable
        Told each line of progress.

    Returns
    -------
    int
        Number of notebooks without a page. Of such a one stands `NAME.error.txt` in `out`, with
        the traceback; a page of an earlier run is left, and the index does not link to it.

    Raises
    ------
    InputError
        Before anything runs: when there are no notebooks, one is not readable, no notebook knows
        a parameter, or `out` cannot be written to.
    """
    found = _read(Path(notebooks))
    check_names(found, parameters or {})
    folder = _writable(Path(out))
    plan = _Plan(folder, parameters or {}, timeout, say, asyncio.Semaphore(jobs))
    with asyncio.Runner(loop_factory=Loop) as runner:
        entries = runner.run(_all(found, plan))
    _write_index(folder, entries)
    say(f"{folder / 'index.html'}: {len(entries)} notebooks")
    return sum(bool(entry["failure"]) for entry in entries)


async def _all(found: Mapping[Path, NotebookNode], plan: _Plan) -> list[dict[str, Any]]:
    return list(await asyncio.gather(*(_one(path, found[path], plan) for path in found)))


async def _one(path: Path, notebook: NotebookNode, plan: _Plan) -> dict[str, Any]:
    """Run one notebook and write its page, or say why not; return its row of the index."""
    entry: dict[str, Any] = {
        "question": question(notebook) or path.stem,
        "label": path.stem,
        "link": f"{path.stem}.html",
        "findings": [],
        "explorers": [],
        "failure": None,
    }
    errors = plan.out / f"{path.stem}.error.txt"
    try:
        async with plan.slots:
            ran = await _run(path, notebook, plan)
        explorers = take_explorers(ran)
        shown = fill(ran, plan.parameters)
        metadata = {"name": path.stem, "path": str(path.parent)}
        resources = {"metadata": metadata, "index": "index.html"}
        html, _ = ReportExporter().from_notebook_node(shown, resources)
        write_whole(plan.out / entry["link"], html.encode("utf-8"))
        errors.unlink(missing_ok=True)
    except RunError as failure:
        plan.say(f"{path.name}, {failure} (traceback: {errors})")
        write_whole(errors, failure.details.encode("utf-8", "replace"))
        return entry | {"failure": str(failure), "link": errors.name, "label": "traceback"}
    except OSError as failure:
        plan.say(f"{path.name}: the page cannot be written: {failure}")
        return entry | {"failure": f"the page cannot be written: {failure}", "link": None}
    return entry | {"findings": findings(ran), "explorers": explorers}


async def _run(path: Path, notebook: NotebookNode, plan: _Plan) -> NotebookNode:
    """Run a notebook with its parameters, saying how far it is."""
    passed_over = [name for name in plan.parameters if name not in declared(notebook)]
    if passed_over:
        plan.say(f"{path.name}: has no parameter {', '.join(passed_over)}")
    values = {
        name: value.resolve() if isinstance(value, Path) else value
        for name, value in plan.parameters.items()
    }
    return await run(
        fill(notebook, values),
        folder=path.resolve().parent,
        timeout=plan.timeout,
        say=lambda line: plan.say(f"{path.name}: {line}"),
    )


def question(notebook: NotebookNode) -> str:
    """Return the first heading of the first level of a notebook, as plain text; "" without one."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = BeautifulSoup(markdown2html(cell.source), "html.parser").h1
            if heading is not None:
                return " ".join(heading.get_text().removesuffix("¶").split())
    return ""


def findings(notebook: NotebookNode) -> list[str]:
    """Return what the headlines of a run notebook, `say(…, headline=True)`, say."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [
        str(output["data"][FINDING]["text"])
        for output in outputs
        if FINDING in output.get("data", {})
    ]


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


def _write_index(folder: Path, entries: list[dict[str, Any]]) -> None:
    """Write index.html; with many texts, the page to search them in stands beside it."""
    exporter = ReportExporter()
    explorers = [explorer for entry in entries for explorer in entry["explorers"]]
    aside = folder / EXPLORER_PAGE
    apart = sum(len(explorer["html"].encode("utf-8")) for explorer in explorers) > MOST
    if apart:
        write_whole(aside, exporter.explorers(explorers).encode("utf-8"))
    else:
        aside.unlink(missing_ok=True)
    html = exporter.overview(entries, explorers, elsewhere=aside.name if apart else "")
    write_whole(folder / "index.html", html.encode("utf-8"))


def _read(folder: Path) -> dict[Path, NotebookNode]:
    """Return the notebooks of a folder by path."""
    paths = sorted(folder.glob("*.ipynb")) if folder.is_dir() else []
    if not paths:
        raise InputError(
            "notebooks is a folder that holds .ipynb files",
            found=str(folder),
            mend="Name the folder with --notebooks.",
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


def _writable(out: Path) -> Path:
    """Return the folder for the pages, there and writable."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise InputError(
            "the folder for the pages can be written to",
            found=f"{out} ({error.strerror or error})",
            mend="Name another with --out.",
        ) from error
    return out
