"""A run notebook as one HTML file that fetches nothing: `jupyter nbconvert --to report`."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from typing import Any

import jinja2
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from traitlets import default

from analysis.showing.direction import attributes, isolate
from analysis.showing.explorer.rules import rules
from analysis.showing.explorer.script import READING, SEEING, script
from analysis.showing.report.clean import clean
from analysis.showing.report.page import Page, page
from analysis.showing.report.typeface import arabic_face

_TEMPLATES = files("analysis.showing.report") / "templates"
ARABIC = re.compile(r"[\u0621-\u064a]")


class ReportExporter(HTMLExporter):
    """Notebook to page: readable on a phone, in print, in the dark, from right to left.

    One file without a network request. Style and script are in it and named by their hash in its
    Content-Security-Policy, so nothing else can style or run.
    """

    export_from_notebook = "Khitab report"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "khitab"

    @default("extra_template_basedirs")
    def _default_extra_template_basedirs(self) -> list[str]:
        return [str(_TEMPLATES)]

    @default("exclude_anchor_links")
    def _exclude_anchor_links_default(self) -> bool:
        return True

    def _create_environment(self) -> jinja2.Environment:
        """Give the templates the page's parts: style, script, policy, and how text is set."""
        environment: jinja2.Environment = super()._create_environment()
        environment.filters.update(clean=clean, page=page, isolate=isolate, direction=attributes)
        environment.globals.update(
            style=_style, script=_script, policy=_policy, spelling=_spelling, page=page
        )
        return environment

    def opening(self, notebook: NotebookNode) -> str:
        """Return what a run notebook shows, without the page around it, to open the index with."""
        html, _ = self.from_notebook_node(notebook)
        main = BeautifulSoup(html, "html.parser").main
        for code in main.select("details.code") if main else []:
            code.decompose()
        return main.decode_contents() if main else ""

    def overview(
        self,
        entries: list[dict[str, Any]],
        explorers: Sequence[dict[str, str]] = (),
        *,
        elsewhere: str = "",
        lang: str = "en",
        opening: str = "",
        around: Mapping[str, Any] | None = None,
    ) -> str:
        """Return the index page: one row per notebook, and the explorers.

        Of each notebook the entry has `question`, `findings` (`text` and `lang` of each), `link`,
        `label`, `failure`; of each explorer `name` and `html`. `elsewhere` is the page where the
        explorers stand, if not in this one, `opening` what stands above the rows, with its heading,
        `around` what the texts are called (`corpus`).
        """
        template = self.environment.get_template("overview.html.j2")
        shown: dict[str, Any] = {"explorers": explorers, "elsewhere": elsewhere, "lang": lang}
        shown |= {"opening": opening, "around": around or {}}
        return str(template.render(entries=entries, **shown))

    def explorers(self, explorers: Sequence[dict[str, str]], *, lang: str = "en") -> str:
        """Return a page that holds nothing but explorers: `name` and `html` of each."""
        template = self.environment.get_template("explorers.html.j2")
        return str(template.render(explorers=explorers, lang=lang))


def _style(shown: Page) -> str:
    """Return the style of a page; the explorer's only where there is one."""
    names = ["display.css", *(["explorer.css"] if shown.explorable else [])]
    sheets = [(files("analysis.showing") / "style" / name).read_text("utf-8") for name in names]
    own = (_TEMPLATES / "khitab" / "page.css").read_text("utf-8")
    face = [arabic_face()] if ARABIC.search(shown.html) or shown.explorable else []
    return "\n".join(["", *face, *sheets, own])


def _script(shown: Page) -> str:
    """Return the one script of a page: what its explorers and its tables need."""
    explorer = [*READING, *SEEING] if shown.explorable else []
    tables = ["search", *(["sorting"] if shown.sortable else [])]
    if not (shown.searchable or shown.sortable):
        return script(*explorer) if explorer else ""
    return script(*(explorer or ["spelling"]), *tables)


def _policy(shown: Page) -> str:
    """Return what the browser may do for a page: show its own pictures, style and script."""
    text = _script(shown)
    may_run = f"'{_hash(text)}'" if text else "'none'"
    return (
        f"default-src 'none'; img-src data:; font-src data:; style-src '{_hash(_style(shown))}'; "
        f"script-src {may_run}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _spelling() -> str:
    """Return how spelling folds each letter, for the search over concordance lines, as JSON."""
    return json.dumps(rules()["spelling"], ensure_ascii=False, separators=(",", ":"))
