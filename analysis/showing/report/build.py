"""All notebooks of a folder, run and written as pages, with an index of what they found."""

from __future__ import annotations

import asyncio
import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
from nbformat import NotebookNode

from analysis.showing.report.bar import Bar
from analysis.showing.report.editions import beside, link
from analysis.showing.report.exporter import ReportExporter
from analysis.showing.report.notebook import (
    edition,
    findings,
    pictures,
    question,
    read_notebooks,
    take_explorers,
)
from analysis.showing.report.parameters import Value, check_names, declared, fill
from analysis.showing.report.runner import Loop, RunError, run
from analysis.showing.report.shelf import Shelf

Say = Callable[[str], object]

#: Explorers of more bytes than these stand in a page of their own.
MOST = 400_000
EXPLORER_PAGE = "explore.html"
#: The notebook that opens the index page.
OPENING = "index"
#: Where tables stand beside the pages: those that the notebooks load, and those too long for one.
DATA = "data"
_LONG = 30_000
_SECONDS = 600  # that one cell may take
_JOBS = 2  # notebooks that run at the same time
_TABLE = re.compile(
    r'download="([^"/\\]+)" href="data:'
    r'(?:text/csv;charset=utf-8|application/vnd\.apache\.parquet);base64,([^"]+)"'
)


@dataclass(frozen=True)
class _Plan:
    """What holds for every notebook of one build."""

    shelf: Shelf
    parameters: Mapping[str, Value]
    bar: Bar
    slots: asyncio.Semaphore
    in_shelf: bool
    paired: bool
    entries: list[dict[str, Any]]

    def write(self, page: str, html: str) -> None:
        """Write a page, and link it with the one in the other language."""
        self.shelf.write(page, html.encode("utf-8"))
        if self.paired:
            link(self.shelf.folder / page)

    @property
    def corpus(self) -> str:
        """What the texts are called, where all notebooks are told it."""
        return str(self.parameters.get("corpus", "")) if self.in_shelf else ""

    @property
    def lang(self) -> str:
        return str(self.parameters.get("lang", "en"))


def build(
    notebooks: str | Path,
    out: str | Path,
    parameters: Mapping[str, Value] | None = None,
    *,
    tables: Mapping[str, pd.DataFrame] | None = None,
    say: Say = print,
) -> int:
    """Run notebooks and write a page for each, and index.html; return how many failed.

    All `.ipynb` files of the folder run, by name. What `index.ipynb` shows, if it is there, opens
    the index page, and its first picture is written to index.png, too. A folder `ar` in it holds
    the Arabic edition, whose pages go to `ar` in `out`. The pages of one name in two languages are
    linked, whichever was made first. Pages of a report over something else, by this function, are
    removed from `out` first; of a report with `tables` also from the folder of the other language,
    which is published with it. `parameters` are values for the cells tagged so: a `Path` is filled
    in as an absolute path, since code runs in the notebook's folder, and shown as given; `lang`
    also chooses the edition: text cells of the other language are left out. `tables` are written to
    `data/NAME.parquet` in `out`, for notebooks that load them; these run in `out`. `say` is told
    each line of progress, and that a report is removed. Of a notebook that fails `NAME.error.txt`
    stands in `out`, with the traceback; a page of an earlier run is left, and the index does not
    link to it. What is wrong with notebooks, parameters or `out` is refused before anything runs.
    """
    parameters = parameters or {}
    found = read_notebooks(Path(notebooks))
    check_names(found, {name: parameters[name] for name in parameters if name != "lang"})
    data = {name: table.to_parquet(index=False) for name, table in (tables or {}).items()}
    digest = sha256(b"".join(data.values())).hexdigest() if data else ""
    lang = str(parameters.get("lang", "en"))
    texts = sha256(data.get("documents", b"")).hexdigest()
    told = {name: value for name, value in parameters.items() if name != "lang"}
    made_of = f"{Path(notebooks).resolve()} {told} {texts}\n{lang} {digest}".strip()
    chosen = {path: edition(notebook, lang) for path, notebook in found.items()}
    bar = Bar(say, {path.name: len(notebook.cells) for path, notebook in chosen.items()})
    plan = _Plan(
        Shelf(Path(out), made_of, say),
        parameters,
        bar,
        asyncio.Semaphore(_JOBS),
        tables is not None,
        tables is not None or beside(Path(notebooks)).is_dir(),
        [_entry(path, notebook) for path, notebook in chosen.items()],
    )
    if plan.in_shelf:
        plan.shelf.clear_beside(beside(Path(out)))
    for name, content in data.items():
        plan.shelf.write(f"{DATA}/{name}.parquet", content)
    with bar, asyncio.Runner(loop_factory=Loop) as runner:
        entries = runner.run(_all(chosen, plan))
    _write_index(plan, entries)
    say(f"{plan.shelf.folder / 'index.html'}: {len(entries)} notebooks")
    return sum(bool(entry["failure"]) for entry in entries)


async def _all(chosen: Mapping[Path, NotebookNode], plan: _Plan) -> list[dict[str, Any]]:
    return list(await asyncio.gather(*(_one(path, chosen[path], plan) for path in chosen)))


def _entry(path: Path, notebook: NotebookNode) -> dict[str, Any]:
    """Return the row of the index of a notebook that has not run."""
    return {
        "name": path.stem,
        "question": question(notebook) or path.stem,
        "link": f"{path.stem}.html",
        "findings": [],
        "explorers": [],
        "failure": None,
    }


async def _one(path: Path, notebook: NotebookNode, plan: _Plan) -> dict[str, Any]:
    """Run one notebook and write its page, or say why not; return its row of the index."""
    entry = _entry(path, notebook)
    errors = f"{path.stem}.error.txt"
    try:
        async with plan.slots:
            ran = await _run(path, notebook, plan)
        plan.bar.end(path.name)
        explorers = take_explorers(ran)
        if path.stem == OPENING:
            entry["opening"] = ReportExporter().opening(ran)
            for png in pictures(ran)[:1]:
                plan.shelf.write(f"{OPENING}.png", png)
        else:
            _write_page(path, ran, plan)
        plan.shelf.remove(errors)
    except RunError as failure:
        plan.bar.say(f"{path.name}, {failure} (traceback: {plan.shelf.folder / errors})")
        plan.shelf.write(errors, failure.details.encode("utf-8", "replace"))
        return entry | {"failure": str(failure), "link": errors, "label": "traceback"}
    except OSError as failure:
        plan.bar.say(f"{path.name}: the page cannot be written: {failure}")
        return entry | {"failure": f"the page cannot be written: {failure}", "link": None}
    return entry | {"findings": findings(ran), "explorers": explorers}


def _write_page(path: Path, ran: NotebookNode, plan: _Plan) -> None:
    """Write a run notebook as a page, and the tables too long for it beside it."""

    def taken_out(match: re.Match[str]) -> str:
        content = b64decode(match[2])
        if len(content) < _LONG:
            return match[0]
        name = f"{DATA}/{path.stem}-{match[1]}"
        plan.shelf.write(name, content)
        return f'download="{match[1]}" href="{name}"'

    shown = fill(ran, plan.parameters)
    metadata = {"name": path.stem, "path": str(path.parent)}
    around = {"corpus": plan.corpus} | _beside(path.stem, plan)
    html, _ = ReportExporter().from_notebook_node(
        shown, {"metadata": metadata, "index": "index.html", "around": around}
    )
    plan.write(f"{path.stem}.html", _TABLE.sub(taken_out, html))


def _beside(name: str, plan: _Plan) -> dict[str, Any]:
    """Return the pages before and after one."""
    told = [entry for entry in plan.entries if entry["name"] != OPENING]
    place = [entry["name"] for entry in told].index(name)
    around = {"before": told[place - 1 : place] if place else [], "after": told[place + 1 :]}
    return {side: entries[0] for side, entries in around.items() if entries}


async def _run(path: Path, notebook: NotebookNode, plan: _Plan) -> NotebookNode:
    """Run a notebook with its parameters, saying how far it is."""
    known = {*declared(notebook), "lang"}
    passed_over = [name for name in plan.parameters if name not in known]
    if passed_over:
        plan.bar.say(f"{path.name}: has no parameter {', '.join(passed_over)}")
    values = {
        name: value.resolve() if isinstance(value, Path) else value
        for name, value in plan.parameters.items()
    }
    return await run(
        fill(notebook, values),
        folder=plan.shelf.folder.resolve() if plan.in_shelf else path.resolve().parent,
        timeout=_SECONDS,
        step=lambda cell, cells: plan.bar.step(path.name, cell, cells),
        quiet=plan.in_shelf,
    )


def _write_index(plan: _Plan, entries: list[dict[str, Any]]) -> None:
    """Write index.html; with many texts, the page to search them in stands beside it."""
    exporter = ReportExporter()
    explorers = [explorer for entry in entries for explorer in entry["explorers"]]
    apart = sum(len(explorer["html"].encode("utf-8")) for explorer in explorers) > MOST
    if apart:
        html = exporter.explorers(explorers, lang=plan.lang)
        plan.write(EXPLORER_PAGE, html)
    else:
        plan.shelf.remove(EXPLORER_PAGE)
    elsewhere = EXPLORER_PAGE if apart else ""
    told = [entry for entry in entries if entry["name"] != OPENING or entry["failure"]]
    html = exporter.overview(
        told,
        explorers,
        elsewhere=elsewhere,
        lang=plan.lang,
        opening="".join(entry.get("opening", "") for entry in entries),
        around={"corpus": plan.corpus},
    )
    plan.write("index.html", html)
