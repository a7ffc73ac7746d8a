"""The script of the explorer: its parts in the order in which they build on each other."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

#: How words are read; the search over concordance lines needs the first of them.
READING = (
    *("spelling", "tokens", "forms", "strangers", "terms", "index", "hits", "lines"),
    *("interval", "voices"),
)
SEEING = ("data", "elements", "answer", "rates", "article", "table", "explorer")


@cache
def script(*parts: str) -> str:
    """Give parts of the script as one, closed in itself: it leaves no name behind in the page."""
    folder = files(__package__) / "js"
    texts = [(folder / f"{part}.js").read_text("utf-8") for part in parts]
    return '(() => {\n"use strict";\n' + "\n".join(texts) + "})();\n"


def explorer_script() -> str:
    """Give the script that makes the explorers of a page live."""
    return script(*READING, *SEEING)
