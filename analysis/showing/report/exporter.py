"""A run notebook as one HTML file that fetches nothing: `jupyter nbconvert --to report`."""

from __future__ import annotations

import json
import unicodedata
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import jinja2
from nbconvert.exporters import HTMLExporter
from traitlets import default

from analysis.reading.spelling import normalize
from analysis.showing.direction import attributes, isolate
from analysis.showing.report.clean import clean
from analysis.showing.report.page import Page, page

_TEMPLATES = files("analysis.showing.report") / "templates"


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
            style=_style(), script=_script(), policy=_policy, folding=_folding, page=page
        )
        return environment

    def overview(self, entries: list[dict[str, Any]]) -> str:
        """Return the index page: one row per notebook.

        Parameters
        ----------
        entries : list of dict
            `question`, `findings` (list of str), `link`, `label`, `failure` of each notebook.
        """
        return str(self.environment.get_template("overview.html.j2").render(entries=entries))


def _style() -> str:
    pages = (_TEMPLATES / "khitab" / "page.css").read_text("utf-8")
    shown = (files("analysis.showing") / "style" / "display.css").read_text("utf-8")
    return f"\n{shown}{pages}"


def _script() -> str:
    return "\n" + (_TEMPLATES / "khitab" / "search.js").read_text("utf-8")


def _policy(shown: Page) -> str:
    """Return what the browser may do for a page: show its own pictures, style and script."""
    script = f"'{_hash(_script())}'" if shown.searchable else "'none'"
    return (
        f"default-src 'none'; img-src data:; style-src '{_hash(_style())}'; script-src {script}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


@cache
def _folding() -> str:
    """Return how spelling folds each letter at the level "standard", for the search box, as JSON.

    What is composition only (NFC) is left out: the browser does that itself.
    """
    folded = {chr(code): normalize(chr(code), "standard") for code in range(0x41, 0xD800)}
    folded |= {chr(code): normalize(chr(code), "standard") for code in range(0xF900, 0x10000)}
    letters = {old: new for old, new in folded.items() if new != unicodedata.normalize("NFC", old)}
    return json.dumps(letters, ensure_ascii=False, separators=(",", ":"))
