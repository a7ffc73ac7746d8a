"""Pages made from the docstrings, one a floor, by pdoc: they open offline, and each name links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
from pdoc import doc, docstrings, render

import analysis as ar
from analysis.measuring.formulas import MEASURES
from analysis.measuring.formulas.measures import described
from analysis.reading.columns import TABLES
from analysis.reading.errors import InputError
from analysis.showing import charts
from tests.reference.names import found, public

_ROLE = re.compile(r":(?:func|class|mod|data|meth):`~?\.?([\w.]+)`")
_SEE = re.compile(r"^See Also\n-+\n(.+)$", re.MULTILINE)
_CELL_END = re.compile(r"[\u0600-\u06ff][)»٪.]*(?=\s{2}|\s\d|['\"])")
_DOCTEST = re.compile(r"(?:^>>> .*\n(?:.*\S.*\n?)*)+", re.MULTILINE)


def write(out: Path, used: Iterable[Mapping[str, str]] = ()) -> list[Path]:
    """Write the reference: an index, a page a floor, and one of all tables."""
    templates = Path(__file__).with_name("templates")
    render.configure(
        docformat="markdown", show_source=False, search=False, template_directory=templates
    )
    floors = public()
    pages = {floor: _floor(floor, names) for floor, names in floors.items()}
    pages["tables"] = _page("tables", _tables())
    pages["Khitab"] = _page("Khitab", _index(floors, used))
    out.mkdir(parents=True, exist_ok=True)
    for name, module in pages.items():
        html = render.html_module(module, all_modules=pages)
        file = "index.html" if name == "Khitab" else f"{name}.html"
        Path(out, file).write_text(html, encoding="utf-8")
    return sorted(out.glob("*.html"))


def _page(name: str, text: str, members: Mapping[str, Any] | None = None) -> doc.Module:
    module = ModuleType(name)
    module.__dict__.update(members or {}, __all__=list(members or {}), __doc__=text)
    page = doc.Module(module)
    for member in page.members.values():
        _linked(member)
    return page


def _linked(member: doc.Doc) -> None:
    """Give a name's text, and that of its methods, in Markdown with links."""
    member.__dict__["docstring"] = markdown(member.docstring)
    if isinstance(member, doc.Class):
        for method in member.members.values():
            _linked(method)


def _floor(floor: str, names: list[str]) -> doc.Module:
    package = getattr(ar, floor)
    text = markdown(package.__doc__ or "")
    if floor == "measuring":
        text += "\n\n###### Measures\n\n" + _grid(described(MEASURES))
    members = {name: found(name) for name in names if "." not in name}
    if floor == "showing":
        drawn = {name: staticmethod(getattr(charts, name)) for name in charts.__all__}
        members["charts"] = type("charts", (), {"__doc__": charts.__doc__, **drawn})
    if floor == "reading":
        members["InputError"] = InputError
    return _page(floor, text, members)


def markdown(text: str) -> str:
    """Return a numpydoc docstring as Markdown: sections, links to public names, code."""
    text = _SEE.sub(lambda see: f"See also\n--------\n{_links(see[1].split(', '))}", text)
    text = _ROLE.sub(lambda role: _link(role[1].rpartition(".")[2], role[1]), text)
    text = _DOCTEST.sub(lambda code: f"```python\n{_printed(code[0].rstrip())}\n```\n", text)
    return docstrings.numpy(text.replace("::\n", ":\n"))


def _printed(example: str) -> str:
    """Return an example in whose output each Arabic cell keeps to its own place."""
    lines = example.split("\n")
    given = (">>> ", "... ")
    return "\n".join(
        line if line.startswith(given) else _CELL_END.sub("\\g<0>\u200e", line) for line in lines
    )


def _links(names: Iterable[str]) -> str:
    return ", ".join(_link(name, name) for name in names)


def _link(name: str, shown: str) -> str:
    page = next((floor for floor, names in public().items() if name in names), None)
    return f"[`{shown}`]({page}.html#{name})" if page else f"`{shown}`"


def _tables() -> str:
    """Return every table of the house with its columns, from the one place that knows them."""
    text = (
        "One row per thing, one vocabulary of columns everywhere. A table says "
        "what it is by its columns; every function checks them.\n"
    )
    for name, table in TABLES.items():
        rows = [(f"`{column}`", kind, "always") for column, kind in table.columns.items()]
        rows += [(f"`{column}`", kind, "where known") for column, kind in table.more.items()]
        text += f"\n## {name}\n\n{_grid(pd.DataFrame(rows, columns=['column', 'type', 'there']))}"
    return text


def _index(floors: Mapping[str, list[str]], used: Iterable[Mapping[str, str]]) -> str:
    text = (ar.__doc__ or "").replace("::\n", ":\n") + "\n"
    for floor, names in floors.items():
        text += f"\n**[{floor}]({floor}.html)**: {_links(names)}\n"
    text += "\n[The columns of every table](tables.html)\n"
    rows = [{**row, "name": _link(row["name"], row["name"])} for row in used]
    if rows:
        text += "\n## Where each name is used, proved, and how long it takes\n\n"
        text += _grid(pd.DataFrame(rows))
    return text


def _grid(table: pd.DataFrame) -> str:
    """Return a table in Markdown."""
    rows = [list(table), ["---"] * len(table.columns), *table.astype(str).to_numpy().tolist()]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"
